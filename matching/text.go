package matching

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
)

// The text part is a Bleve index of two types of documents: one profile a candidate,
// and one activity for each observation. It stores no text, no term vectors and no
// doc values: whatever is shown is cut from the truth. Documents are built without
// Bleve's mapping, so that eachWord is the tokenizer of fields and queries alike, and
// made into segments here (see text_segment.go).
// Only files named text*.go and search*.go know Bleve.

// textChunk bounds the candidates of a batch, which becomes one segment: smaller ones are
// merged more often (of 500 it took twice the time), larger ones hold more in memory.
const textChunk = 2000

// textVersion counts changes of the documents' form.
const textVersion = 2

var textStampKey = []byte("proven")

var errTextDamaged = errors.New("matching: text part is damaged")

// textPart follows the truth: want notes what changed, and a run (see text_follow.go)
// indexes it. The index is opened by its first use, so that who never asks for words
// never waits for them.
type textPart struct {
	store    store
	look     func(*Profile) []posting
	recent   *recent // records with their rows, of those that it waits for
	progress func(part string, done, total int)
	dir      string // "" is memory
	readOnly bool   // the directory must not change
	off      bool   // there is none: nothing is noted, and nobody asks for words

	mu      sync.Mutex // guards what follows; a leaf lock
	target  stamp      // what the truth is at
	pending map[uint32]bool
	renew   map[uint32]bool // of pending: build every document again, also those that are there
	run     *textRun        // under way, or nil
	index   bleve.Index     // nil until the first run; changed by runs and close only
	ending  bool            // runs end early and no new one begins
	rebuilt int             // how often a damaged or foreign index was thrown away
}

// read reads candidates as readSome does.
func (t *textPart) read(ords []uint32) ([]*record, error) {
	return readPart(t.store, ords, t.recent)
}

// rowOf returns what is derived of a candidate.
func (t *textPart) rowOf(r *record) []posting {
	if r.row == nil {
		return t.look(&r.Profile)
	}
	return r.row
}

// wants reports whether a candidate is to be indexed.
func (t *textPart) wants(ord uint32) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.pending[ord]
}

// textFormat names the version of Bleve that this program was built with and of the
// documents.
var textFormat = sync.OnceValue(func() string {
	version := "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, d := range info.Deps {
			if d.Path == "github.com/blevesearch/bleve/v2" {
				version = d.Version
			}
		}
	}
	return fmt.Sprintf("bleve %s, documents %d", version, textVersion)
})

// open takes up an existing index if it fits, else begins a new one. It notes what has
// to be caught up.
func (t *textPart) open() error {
	t.mu.Lock()
	want := t.target
	t.mu.Unlock()
	from, ix := uint64(0), bleve.Index(nil)
	if t.dir != "" {
		if old, s, err := openText(t.dir, t.readOnly); err == nil {
			// A read-only index cannot be caught up where it is.
			if s.fits(want) && (!t.readOnly || s.Seq == want.Seq) {
				ix, from = old, s.Seq
			} else if err := closeText(old); err != nil {
				return err
			}
		} else if !errors.Is(err, os.ErrNotExist) {
			t.mu.Lock()
			t.rebuilt++
			t.mu.Unlock()
		}
	}
	if ix == nil {
		var err error
		if ix, err = t.begin(); err != nil {
			return err
		}
	}
	tx, err := beginTruth(t.store, false)
	if err != nil {
		return errors.Join(err, closeText(ix))
	}
	defer tx.rollback()
	changed := tx.changedSince(from)
	if err := tx.fault(); err != nil {
		return errors.Join(err, closeText(ix))
	}
	t.note(changed)
	t.mu.Lock()
	t.index = ix
	t.mu.Unlock()
	return nil
}

// begin makes an empty index, in memory if the directory must not change. In memory
// it is of the same kind as on disk: Bleve's NewMemOnly is another one, which took
// seven times as long to fill and to search.
func (t *textPart) begin() (bleve.Index, error) {
	dir, config := t.dir, map[string]any{"bolt_timeout": lockWait.String(), "forceSegmentType": textSegments.Type(), "forceSegmentVersion": int(textSegments.Version())}
	if t.readOnly {
		dir = ""
	}
	if dir != "" {
		if err := os.RemoveAll(dir); err != nil {
			return nil, fmt.Errorf("matching: make text part: %w", err)
		}
	}
	ix, err := bleve.NewUsing(dir, bleve.NewIndexMapping(), scorch.Name, scorch.Name, config)
	if err != nil {
		return nil, fmt.Errorf("matching: make text part: %w", err)
	}
	return ix, nil
}

// openText opens an index and reads its stamp. Bleve checks nothing, panics on half a
// segment and keeps its lock then: so the files are checked first. What goes wrong is
// an error like any other: the part is made anew.
func openText(dir string, readOnly bool) (ix bleve.Index, s stamp, err error) {
	if _, err := os.Stat(dir); err != nil {
		return nil, s, fmt.Errorf("matching: open text part: %w", err)
	}
	if err := verifyText(dir); err != nil {
		return nil, s, err
	}
	if !readOnly { // from here on the files change
		if err := removeSums(dir); err != nil {
			return nil, s, err
		}
	}
	config := map[string]any{"bolt_timeout": lockWait.String(), "read_only": readOnly}
	fault := guard(func() { ix, err = bleve.OpenUsing(dir, config) })
	if fault != nil {
		return nil, s, errTextDamaged
	}
	if err != nil {
		return nil, s, fmt.Errorf("matching: open text part: %w", err)
	}
	value, err := ix.GetInternal(textStampKey)
	if err == nil && len(value) > 0 {
		err = json.Unmarshal(value, &s)
	}
	if err != nil {
		return nil, s, errors.Join(err, closeText(ix))
	}
	return ix, s, nil
}

func closeText(ix bleve.Index) error {
	if err := ix.Close(); err != nil {
		return fmt.Errorf("matching: close text part: %w", err)
	}
	return nil
}

// drop closes an index that failed; the next run opens it again or begins a new one.
func (t *textPart) drop() error {
	t.mu.Lock()
	ix := t.index
	t.index = nil
	t.mu.Unlock()
	if ix == nil {
		return nil
	}
	return closeText(ix)
}

// close waits for the run under way and closes the index. Searches under way keep what
// they hold.
func (t *textPart) close() error {
	t.mu.Lock()
	t.ending = true
	run := t.run
	t.mu.Unlock()
	if run != nil {
		<-run.done
	}
	opened := t.index != nil // nobody changes it any more
	err := t.drop()
	if err == nil && opened && t.dir != "" && !t.readOnly {
		err = writeSums(t.dir)
	}
	return err
}
