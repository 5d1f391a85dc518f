package sourcing

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// File runs a collection into a JSON Lines file and keeps a checkpoint beside it. If
// the checkpoint file is there, the run goes on from it and the result is, to the
// byte, that of an unbroken run; else it begins and replaces the evidence file. After
// each page the evidence is on the disk before the checkpoint says so, whatever
// happens in between. Report, if not nil, is told every page; its evidence must not
// be kept.
//
// The state reached is returned with any error, one of type *[Pause] too: call again
// later. At the end the checkpoint stays and says Done; a run that is done asks
// nothing.
func (g *Gather) File(ctx context.Context, out, checkpoint string, report func(GatheredPage)) (Checkpoint, error) {
	state, err := g.resume(checkpoint)
	if err != nil || state.Done {
		return state, err
	}
	file, err := os.OpenFile(out, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return state, fmt.Errorf("sourcing: %w", err)
	}
	defer file.Close()
	if err := rewind(file, state.Written); err != nil {
		return state, err
	}
	for page, err := range g.Pages(ctx, state) {
		if err != nil {
			return state, err
		}
		page.After.Written = state.Written
		n, err := appendLines(file, page.Evidence)
		if err != nil {
			return state, err
		}
		page.After.Written += n
		if err := writeCheckpoint(checkpoint, page.After); err != nil {
			return state, err
		}
		state = page.After
		if report != nil {
			report(page)
		}
	}
	if err := file.Close(); err != nil {
		return state, fmt.Errorf("sourcing: %w", err)
	}
	return state, nil
}

// resume reads the checkpoint, the zero one if there is none yet.
func (g *Gather) resume(name string) (Checkpoint, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return Checkpoint{}, nil
	}
	if err != nil {
		return Checkpoint{}, fmt.Errorf("sourcing: %w", err)
	}
	return readCheckpoint(data, g.run())
}

// rewind cuts off what was written after the checkpoint. A file that is shorter than
// the checkpoint says is not the one of this run.
func rewind(file *os.File, written int64) error {
	info, err := file.Stat()
	if err != nil {
		return fmt.Errorf("sourcing: %w", err)
	}
	if info.Size() < written {
		return fmt.Errorf("%w: the evidence file has %d bytes, want %d", ErrCheckpoint, info.Size(), written)
	}
	if err := file.Truncate(written); err != nil {
		return fmt.Errorf("sourcing: %w", err)
	}
	_, err = file.Seek(written, io.SeekStart)
	return err
}

// appendLines writes evidence and waits until it is on the disk.
func appendLines(file *os.File, evidence []Evidence) (int64, error) {
	if len(evidence) == 0 {
		return 0, nil
	}
	counted := &counter{w: file}
	all := func(yield func(Evidence, error) bool) {
		for ev := range slices.Values(evidence) {
			if !yield(ev, nil) {
				return
			}
		}
	}
	if err := Write(counted, all); err != nil {
		return 0, err
	}
	if err := file.Sync(); err != nil {
		return 0, fmt.Errorf("sourcing: %w", err)
	}
	return counted.n, nil
}

type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

// writeCheckpoint replaces a checkpoint as a whole: a reader sees the old or the new.
func writeCheckpoint(name string, c Checkpoint) error {
	data, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("sourcing: %w", err)
	}
	temp, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*")
	if err != nil {
		return fmt.Errorf("sourcing: %w", err)
	}
	defer os.Remove(temp.Name()) // fails after the rename, as it should
	_, err = temp.Write(append(data, '\n'))
	err = errors.Join(err, temp.Sync(), temp.Close())
	if err == nil {
		err = os.Rename(temp.Name(), name)
	}
	if err != nil {
		return fmt.Errorf("sourcing: %w", err)
	}
	return nil
}
