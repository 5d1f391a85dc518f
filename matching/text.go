package matching

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
)

// The text part is a Bleve index of two types of documents: one profile a candidate,
// and one activity for each observation. It stores no text, no term vectors and no
// doc values: whatever is shown is cut from the truth. Documents are built without
// Bleve's mapping, so that eachWord is the tokenizer of fields and queries alike.
// Only files named text*.go and search*.go know Bleve.

// textChunk bounds the documents of a batch: smaller ones cost time, larger ones
// gigabytes.
const textChunk = 1000

// textVersion counts changes of the documents' form.
const textVersion = 1

var textStampKey = []byte("proven")

var errTextDamaged = errors.New("matching: text part is damaged")

// textPart follows the truth: want notes what changed, catchUp indexes it. The index
// is opened by its first use, so that who never asks for words never waits for them.
type textPart struct {
	store    store
	look     func(*Profile) []posting
	progress func(part string, done, total int)
	dir      string // "" is memory
	readOnly bool   // the directory must not change
	base     stamp  // what the truth was at when the index was opened

	mu    sync.Mutex  // held while the index is opened or changed
	index bleve.Index // nil until the first catchUp

	noted   sync.Mutex // guards what follows; a leaf lock
	target  stamp      // what the truth is at
	pending map[uint32]bool
}

// textFormat names the version of Bleve that this program was built with and of the
// documents.
func textFormat() string {
	version := "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, d := range info.Deps {
			if d.Path == "github.com/blevesearch/bleve/v2" {
				version = d.Version
			}
		}
	}
	return fmt.Sprintf("bleve %s, documents %d", version, textVersion)
}

// openLocked takes up an existing index if it fits, else begins a new one. It notes
// what has to be caught up.
func (t *textPart) openLocked() error {
	from := uint64(0)
	if t.dir != "" {
		if ix, s, err := openText(t.dir, t.readOnly); err == nil {
			// A read-only index cannot be caught up where it is.
			if s.fits(t.base) && (!t.readOnly || s.Seq == t.base.Seq) {
				t.index, from = ix, s.Seq
			} else if err := closeText(ix); err != nil {
				return err
			}
		}
	}
	if t.index == nil {
		if err := t.begin(); err != nil {
			return err
		}
	}
	tx, err := beginTruth(t.store, false)
	if err != nil {
		return err
	}
	defer tx.rollback()
	t.note(tx.changedSince(from))
	return nil
}

// begin makes an empty index, in memory if the directory must not change. In memory
// it is of the same kind as on disk: Bleve's NewMemOnly is another one, which took
// seven times as long to fill and to search.
func (t *textPart) begin() error {
	dir, config := t.dir, map[string]any{"bolt_timeout": lockWait.String()}
	if t.readOnly {
		dir = ""
	}
	if dir != "" {
		if err := os.RemoveAll(dir); err != nil {
			return fmt.Errorf("matching: make text part: %w", err)
		}
	}
	ix, err := bleve.NewUsing(dir, bleve.NewIndexMapping(), scorch.Name, scorch.Name, config)
	if err != nil {
		return fmt.Errorf("matching: make text part: %w", err)
	}
	t.index = ix
	return nil
}

// openText opens an index and reads its stamp. Bleve panics on a truncated segment;
// that is an error like any other here: the part is made anew.
func openText(dir string, readOnly bool) (ix bleve.Index, s stamp, err error) {
	defer func() {
		if r := recover(); r != nil {
			ix, err = nil, errTextDamaged
		}
	}()
	if err := verifySegments(dir); err != nil {
		return nil, s, err
	}
	ix, err = bleve.OpenUsing(dir, map[string]any{"bolt_timeout": lockWait.String(), "read_only": readOnly})
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

// want notes that ordinals changed and what the truth is at now.
func (t *textPart) want(s stamp, ords []uint32) {
	t.noted.Lock()
	t.target = s
	t.noted.Unlock()
	t.note(ords)
}

// note adds to what is to be indexed.
func (t *textPart) note(ords []uint32) {
	t.noted.Lock()
	defer t.noted.Unlock()
	if t.pending == nil {
		t.pending = map[uint32]bool{}
	}
	for _, ord := range ords {
		t.pending[ord] = true
	}
}

// waiting returns how many candidates are to be indexed.
func (t *textPart) waiting() int {
	t.noted.Lock()
	defer t.noted.Unlock()
	return len(t.pending)
}

// take returns what is to be indexed, ascending, and the stamp that is reached when
// all of it is.
func (t *textPart) take() ([]uint32, stamp) {
	t.noted.Lock()
	defer t.noted.Unlock()
	ords := make([]uint32, 0, len(t.pending))
	for ord := range t.pending {
		ords = append(ords, ord)
	}
	t.pending = nil
	slices.Sort(ords)
	return ords, t.target
}

// catchUp indexes all that is noted. What it could not do stays noted.
func (t *textPart) catchUp(ctx context.Context) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.index == nil {
		if err := t.openLocked(); err != nil {
			return err
		}
	}
	ords, reached := t.take()
	total := len(ords)
	for len(ords) > 0 {
		n := min(len(ords), textChunk/2)
		if err := t.indexChunk(ctx, ords[:n]); err != nil {
			t.note(ords)
			return err
		}
		ords = ords[n:]
		if t.progress != nil {
			t.progress("text", total-len(ords), total)
		}
	}
	if total == 0 || t.dir == "" || t.readOnly {
		return nil
	}
	value, err := json.Marshal(reached)
	if err == nil {
		err = t.index.SetInternal(textStampKey, value)
	}
	if err != nil {
		return fmt.Errorf("matching: text part: %w", err)
	}
	return nil
}

// indexChunk brings the documents of some candidates up to date, in batches.
func (t *textPart) indexChunk(ctx context.Context, ords []uint32) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("matching: text part: %w", err)
	}
	records, err := readRecords(t.store, ords)
	if err != nil {
		return err
	}
	present, err := t.documents(ctx, ords)
	if err != nil {
		return err
	}
	made := make([][]*document.Document, len(ords))
	inParallel(len(ords), func(i int) {
		if records[i] != nil {
			made[i] = t.build(ords[i], records[i], present[i])
		}
	})
	batch := t.index.NewBatch()
	for i := range ords {
		for _, doc := range made[i] {
			if err := batch.IndexAdvanced(doc); err != nil {
				return fmt.Errorf("matching: text part: %w", err)
			}
			if batch, err = t.flush(batch, textChunk); err != nil {
				return err
			}
		}
		for _, id := range gone(ords[i], records[i], present[i]) {
			batch.Delete(id)
			if batch, err = t.flush(batch, textChunk); err != nil {
				return err
			}
		}
	}
	_, err = t.flush(batch, 1)
	return err
}

// flush writes a batch that has reached a size and returns the one to go on with. It
// is a new one: Bleve may look at a batch even after it has written it.
func (t *textPart) flush(batch *bleve.Batch, size int) (*bleve.Batch, error) {
	if batch.Size() < size {
		return batch, nil
	}
	if err := t.index.Batch(batch); err != nil {
		return nil, fmt.Errorf("matching: text part: %w", err)
	}
	return t.index.NewBatch(), nil
}

// documents returns, for each ordinal, the IDs of the documents that stand for it.
func (t *textPart) documents(ctx context.Context, ords []uint32) ([]map[string]bool, error) {
	present := make([]map[string]bool, len(ords))
	err := t.read(func(r index.IndexReader) error {
		for i, ord := range ords {
			terms, err := r.TermFieldReader(ctx, []byte(ordTerm(ord)), ordField, false, false, false)
			if err != nil {
				return err
			}
			for d, err := terms.Next(nil); d != nil || err != nil; d, err = terms.Next(nil) {
				if err != nil {
					return errors.Join(err, terms.Close())
				}
				id, err := r.ExternalID(d.ID)
				if err != nil {
					return errors.Join(err, terms.Close())
				}
				if present[i] == nil {
					present[i] = map[string]bool{}
				}
				present[i][id] = true
			}
			if err := terms.Close(); err != nil {
				return err
			}
		}
		return nil
	})
	return present, err
}

// read calls work with a reader of Bleve's own.
func (t *textPart) read(work func(index.IndexReader) error) error {
	advanced, err := t.index.Advanced()
	if err != nil {
		return fmt.Errorf("matching: text part: %w", err)
	}
	r, err := advanced.Reader()
	if err != nil {
		return fmt.Errorf("matching: text part: %w", err)
	}
	if err := errors.Join(work(r), r.Close()); err != nil {
		return fmt.Errorf("matching: text part: %w", err)
	}
	return nil
}

func (t *textPart) close() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.index == nil {
		return nil
	}
	err := closeText(t.index)
	t.index = nil
	return err
}
