package sourcing

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
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
// nothing. An evidence file that is not the one of the checkpoint, gone or cut short, is
// [ErrCheckpoint]. A second run on a file, in this process or another, is [ErrBusy]
// (on systems with flock; elsewhere keep to one yourself).
func (g *Gather) File(ctx context.Context, out, checkpoint string, report func(GatheredPage)) (Checkpoint, error) {
	if err := g.Policy.Check(); err != nil {
		return Checkpoint{}, err // before anything is replaced
	}
	state, err := g.resume(checkpoint)
	if err != nil {
		return state, err
	}
	if state.Done {
		return state, whole(out, state.Written)
	}
	file, err := os.OpenFile(out, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return state, fmt.Errorf("sourcing: %w", err)
	}
	defer file.Close()
	if err := lock(file); err != nil {
		return state, err
	}
	if state, err = g.resume(checkpoint); err != nil { // again: another run may just have ended
		return state, err
	}
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

// ErrBusy is what a file that another run writes is reported as.
var ErrBusy = errors.New("sourcing: another run writes this file")

// whole checks that the evidence of a run that is done is there.
func whole(out string, written int64) error {
	info, err := os.Stat(out)
	if err != nil {
		return fmt.Errorf("%w: it is done, and its evidence file cannot be read", ErrCheckpoint)
	}
	if info.Size() < written {
		return fmt.Errorf("%w: the evidence file has %d bytes, want %d", ErrCheckpoint, info.Size(), written)
	}
	return nil
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
	if written > 0 {
		end := make([]byte, 1)
		if _, err := file.ReadAt(end, written-1); err != nil || end[0] != '\n' {
			return fmt.Errorf("%w: the evidence file has no line that ends at byte %d", ErrCheckpoint, written)
		}
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
	// One name, not a new one each time: a run killed here leaves one file, and the next
	// one takes it. The lock of the evidence file keeps others away.
	temp, err := os.OpenFile(name+".new", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
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
