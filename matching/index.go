package matching

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/proven-go/proven/matching/skill"
)

// Options say how to open an index. The zero Options open a new one in memory as of
// the current month.
type Options struct {
	Dir string // made if absent; "" keeps everything in memory, with no file anywhere
	// AsOf is the month that ages are counted to. Zero keeps the month of an existing
	// index and takes the current month (UTC) for a new one: the only time that this
	// package reads the clock. Another month than before derives all strengths again.
	AsOf     time.Time
	Taxonomy *skill.Taxonomy // nil is skill.Default()
	// ReadOnly opens an existing index without changing it. Several processes may
	// read one index as long as none writes it.
	ReadOnly bool
	// NoText leaves the text part out and throws away one that is there: putting costs two
	// fifths, Search is ErrNoText, and a role that asks for words looks through the truth,
	// candidate by candidate. Opening without it makes the text again.
	NoText bool
	// Progress, if not nil, hears of long work: part is "columns", "text" or "verify",
	// and done of total candidates are ready. It is called by one goroutine at a time, which
	// waits for it, and must not call the index.
	Progress func(part string, done, total int)

	derive deriver // nil is derive; tests put in their own
}

// A deriver makes a candidate's row.
type deriver func(*skill.Taxonomy, Month, *Profile) []posting

// An Index holds candidates and ranks them. It has a truth, which every change
// reaches first, and two parts derived from it: columns for points and a text index
// for words. Both follow lazily, in portions, and are brought up to date by whatever
// needs them. It is safe for use by several goroutines; many may read while one
// writes.
//
// Locks are taken in the order write, mu, text.mu. Truth is committed under mu, so
// that whoever reads under mu sees truth and columns at one sequence number.
type Index struct {
	options  Options
	taxonomy *skill.Taxonomy
	derive   deriver
	asOf     Month
	store    store
	recent   recent

	write    gate           // held by whoever changes the truth
	deriving gate           // held by whoever derives columns
	views    sync.WaitGroup // those taken and not released; Close waits for them
	mu       sync.RWMutex   // guards what follows
	head     truthHead
	// columns are as of head but for the rows of stale.
	columns *columns // never changed, but put in the place of another
	stale   map[uint32]bool
	text    *textPart
	closed  bool
}

// The names of the parts in the index's directory.
const (
	truthFile   = "truth.db"
	columnsFile = "columns"
	textDir     = "text"
)

// Open opens the index in a directory, which is made if absent; "" is an index in
// memory. Errors are those of [Options.Open].
func Open(dir string) (*Index, error) { return Options{Dir: dir}.Open() }

// Open opens an index. Parts that are missing, damaged or made with another
// taxonomy, score model or month are derived again: the columns at once, the text
// when it is first searched. It returns ErrLocked after about
// a second if another process holds the index, a *FormatError for an index of a later
// version, a *DamageError if the truth itself is damaged, fs.ErrNotExist if a
// read-only index is not there, and fs.ErrPermission where an index that is not to be
// read-only cannot be written.
func (o Options) Open() (*Index, error) { return o.OpenContext(context.Background()) }

// OpenContext is Open with a context: when it is done before the index is open, opening
// ends with its error, and nothing is held.
func (o Options) OpenContext(ctx context.Context) (*Index, error) {
	o.Progress = oneAtATime(o.Progress)
	ix := &Index{options: o, taxonomy: o.Taxonomy, derive: o.derive, stale: map[uint32]bool{}}
	if ix.taxonomy == nil {
		ix.taxonomy = skill.Default()
	}
	if ix.derive == nil {
		ix.derive = derive
	}
	var err error
	if ix.store, err = o.openStore(ctx); err != nil {
		return nil, unwritable(err)
	}
	if err = ix.openParts(ctx); err != nil {
		return nil, errors.Join(err, ix.closeParts())
	}
	return ix, nil
}

func (o Options) openStore(ctx context.Context) (store, error) {
	if o.Dir == "" {
		return newMemoryStore(), nil
	}
	path := filepath.Join(o.Dir, truthFile)
	if o.ReadOnly {
		if _, err := os.Stat(path); err != nil {
			return nil, fmt.Errorf("matching: open index: %w", err)
		}
	} else if err := os.MkdirAll(o.Dir, 0o700); err != nil {
		return nil, fmt.Errorf("matching: open index: %w", err)
	}
	if err := checkTruthThere(o.Dir); err != nil {
		return nil, err
	}
	return openBolt(ctx, path, o.ReadOnly)
}

// openParts reads the head, fixes the month and brings the columns up to it. The text
// part follows when it is first used.
func (ix *Index) openParts(ctx context.Context) error {
	if err := ix.openHead(); err != nil {
		return err
	}
	base := ix.stamp(textFormat())
	ix.text = &textPart{store: ix.store, look: ix.look(), recent: &ix.recent, progress: ix.options.Progress, target: base, off: ix.options.NoText}
	if ix.options.Dir != "" {
		ix.text.dir = filepath.Join(ix.options.Dir, textDir)
		ix.text.readOnly = ix.options.ReadOnly
	}
	if ix.text.off && ix.text.dir != "" && !ix.text.readOnly {
		if err := os.RemoveAll(ix.text.dir); err != nil { // it would keep words of whoever is erased
			return fmt.Errorf("matching: open index: %w", err)
		}
	}
	return ix.openColumns(ctx)
}

// openHead reads the head and writes the month into it if that is new.
func (ix *Index) openHead() error {
	tx, err := beginTruth(ix.store, !ix.options.ReadOnly)
	if err != nil {
		return err
	}
	defer tx.rollback()
	if err := tx.readHead(); err != nil {
		return err
	}
	asOf := tx.head.AsOf
	if t := ix.options.AsOf; !t.IsZero() {
		asOf = MonthOf(t.Year(), int(t.Month()))
	} else if asOf == 0 {
		now := time.Now().UTC()
		asOf = MonthOf(now.Year(), int(now.Month()))
	}
	if asOf != tx.head.AsOf && !ix.options.ReadOnly {
		tx.head.AsOf = asOf
		if err := tx.finish(); err != nil {
			return err
		}
	}
	ix.head, ix.asOf = tx.head, asOf
	return nil
}

// openColumns reads the snapshot and catches up, or derives all rows.
func (ix *Index) openColumns(ctx context.Context) error {
	tx, err := beginTruth(ix.store, false)
	if err != nil {
		return err
	}
	defer tx.rollback()
	from := uint64(0)
	ix.columns = newColumns(ix.asOf)
	if ix.options.Dir != "" {
		s, c, err := readSnapshot(ctx, filepath.Join(ix.options.Dir, columnsFile))
		want := ix.stamp(snapshotMagic)
		if err == nil && s.fits(want) {
			ix.columns, from = c, s.Seq
		} else if err == nil && s.foreign(want) && isTorn(ix.store) {
			// The newer of the file's two heads is damaged: the last change is missing.
			return fmt.Errorf("matching: open index: %w", &DamageError{Bucket: treeBucket})
		} else if err == nil && s.foreign(want) && !ix.options.ReadOnly {
			// The truth was restored from a backup. Once it has moved on, the text could
			// not tell any more.
			if err := os.RemoveAll(filepath.Join(ix.options.Dir, textDir)); err != nil {
				return fmt.Errorf("matching: open index: %w", err)
			}
		} else if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, errSnapshot) {
			return err
		}
	}
	for _, ord := range tx.changedSince(from) {
		ix.stale[ord] = true
	}
	if err := tx.fault(); err != nil {
		return err
	}
	tx.rollback()
	return ix.deriveStale(ctx)
}

// stamp says what a part in a format must be made from to be of use.
func (ix *Index) stamp(format string) stamp {
	return stamp{
		Format: format, Seq: ix.head.Seq, Digest: ix.head.Digest, Next: ix.head.Next,
		Taxonomy: ix.taxonomy.Hash(), Model: Model(), AsOf: ix.asOf,
	}
}

// look is how the derived parts see a profile.
func (ix *Index) look() func(*Profile) []posting {
	derive, taxonomy, asOf := ix.derive, ix.taxonomy, ix.asOf
	return func(p *Profile) []posting { return derive(taxonomy, asOf, p) }
}

// Close brings the derived parts up to date, saves them and lets go of the index. It
// waits for rankings and searches under way. A second Close does nothing.
func (ix *Index) Close() error {
	ix.write.Lock()
	defer ix.write.Unlock()
	if ix.closed { // changes only under write
		return nil
	}
	var err error
	if !ix.options.ReadOnly && ix.options.Dir != "" {
		err = ix.deriveStale(context.Background())
		if ix.text.waiting() > 0 {
			err = errors.Join(err, ix.text.catchUp(context.Background()))
		}
	}
	ix.mu.Lock()
	ix.closed = true
	ix.mu.Unlock()
	ix.views.Wait()
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if !ix.options.ReadOnly && ix.options.Dir != "" && len(ix.stale) == 0 {
		path := filepath.Join(ix.options.Dir, columnsFile)
		err = errors.Join(err, writeSnapshot(context.Background(), path, ix.stamp(snapshotMagic), ix.columns))
	}
	return errors.Join(err, ix.closeParts())
}

func (ix *Index) closeParts() error {
	var err error
	if ix.text != nil {
		err = ix.text.close()
	}
	return errors.Join(err, ix.store.close())
}

// Len returns the number of candidates.
func (ix *Index) Len() int {
	ix.mu.RLock()
	defer ix.mu.RUnlock()
	return ix.head.Count
}

// Seq returns the sequence number of the last change. Every call that changes the
// index takes the next number.
func (ix *Index) Seq() uint64 {
	ix.mu.RLock()
	defer ix.mu.RUnlock()
	return ix.head.Seq
}

// AsOf returns the month that ages are counted to.
func (ix *Index) AsOf() Month {
	return ix.asOf
}

// Taxonomy returns the taxonomy that the index derives strengths with.
func (ix *Index) Taxonomy() *skill.Taxonomy { return ix.taxonomy }
