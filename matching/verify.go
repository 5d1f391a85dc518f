package matching

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
)

// A Report is what Verify or Repair found. It is the caller's.
type Report struct {
	Seq        uint64   // the sequence number that was checked
	Candidates int      // that the truth counts
	Values     int      // of the truth, whose checksums were compared
	Documents  int      // of the text
	Damage     []Damage // ordered by part, bucket and ordinal; at most MaxDamage
	More       int      // further damage, not listed
}

// MaxDamage is how much damage a report lists.
const MaxDamage = 1000

// OK reports whether nothing is wrong, or all of it was repaired.
func (r *Report) OK() bool {
	return r.More == 0 && !slices.ContainsFunc(r.Damage, func(d Damage) bool { return !d.Repaired })
}

// Damage is one thing that is wrong.
type Damage struct {
	Part     Part
	Bucket   string // of the truth; "" where it is not of one
	Ordinal  uint32 // of the candidate; 0 where it is not of one
	ID       string // of the candidate, if it can be known
	Fault    Fault
	Repaired bool
}

// String says so in one line, without the ID.
func (d Damage) String() string {
	s := fmt.Sprintf("%s: %s", d.Part, d.Fault)
	if d.Bucket != "" {
		s = fmt.Sprintf("%s: bucket %s, ordinal %d: %s", d.Part, d.Bucket, d.Ordinal, d.Fault)
	}
	if d.Repaired {
		s += ", repaired"
	}
	return s
}

// A Part is a part of an index.
type Part string

// The parts.
const (
	TruthPart   Part = "truth"
	ColumnsPart Part = "columns"
	TextPart    Part = "text"
)

// A Fault is a way to be wrong.
type Fault string

// The faults.
const (
	BadChecksum Fault = "checksum"      // a value is not what was written
	Lost        Fault = "lost"          // something that must be there is not
	Stray       Fault = "stray"         // something is there that must not be
	Differs     Fault = "differs"       // a derived value is not what the truth gives
	BadCount    Fault = "count"         // the head counts other records than there are
	BadTree     Fault = "tree"          // the file's own structure
	OneHead     Fault = "one head only" // one of two heads of the file: the next change writes it anew
)

// Verify checks everything: the structure of the truth's file, every checksum, the
// count and the digest of all records, so that a lost one shows, and that what is
// derived fits what the truth gives: each row of the columns equals it, and the text has
// every document that it must have and no other. It reads all of the index and takes about as long as deriving it again, but for
// the text; Progress hears of it as part "verify". Changes, rankings and searches
// go on. What it finds is in the report; an error says only that it could not look.
// Opening has rebuilt derived parts whose files were damaged before Verify sees them.
func (ix *Index) Verify(ctx context.Context) (*Report, error) {
	c, err := ix.checked(ctx)
	if err != nil {
		return nil, err
	}
	return c.sorted(), nil
}

// checked runs all checks.
func (ix *Index) checked(ctx context.Context) (*checker, error) {
	c := &checker{ctx: ctx, ix: ix, damaged: map[uint32]bool{}}
	for _, check := range []func() error{c.checkTruthAndColumns, c.checkText} {
		if err := check(); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// A checker collects what is wrong.
type checker struct {
	ctx     context.Context // of the one call that the checker is for
	ix      *Index
	report  Report
	damaged map[uint32]bool // candidates whose records cannot be read: no part can agree

	rows    []uint32 // whose columns differ
	texts   []uint32 // whose documents differ
	reindex bool     // the text as a whole
	indexes bool     // ids, accounts, changes or counts of the truth
}

func (c *checker) add(d Damage) {
	if len(c.report.Damage) < MaxDamage {
		c.report.Damage = append(c.report.Damage, d)
	} else {
		c.report.More++
	}
}

func (c *checker) sorted() *Report {
	slices.SortStableFunc(c.report.Damage, func(a, b Damage) int {
		return cmp.Or(cmp.Compare(a.Part.order(), b.Part.order()), cmp.Compare(a.Bucket, b.Bucket), cmp.Compare(a.Ordinal, b.Ordinal), cmp.Compare(a.Fault, b.Fault))
	})
	return &c.report
}

func (p Part) order() int { return slices.Index([]Part{TruthPart, ColumnsPart, TextPart}, p) }

// stopped returns the context's error.
func (c *checker) stopped() error {
	if err := c.ctx.Err(); err != nil {
		return fmt.Errorf("matching: verify: %w", err)
	}
	return nil
}

// checkTruthAndColumns checks both at one sequence number.
func (c *checker) checkTruthAndColumns() error {
	v, err := c.ix.view(c.ctx)
	if err != nil {
		return err
	}
	defer v.release()
	tx, err := beginTruth(v, false)
	if err != nil {
		return err
	}
	if err := tx.readHead(); err != nil {
		if !isDamage(err) {
			return err
		}
		c.add(Damage{Part: TruthPart, Bucket: metaBucket, Fault: BadChecksum})
	}
	c.report.Seq, c.report.Candidates = tx.head.Seq, tx.head.Count
	if err := c.checkTruth(tx); err != nil {
		return err
	}
	return c.eachPortion(v, tx.head.Next, func(ords []uint32, records []*record) error {
		c.checkRows(v.columns, ords, records)
		return nil
	})
}

// verifyPortion is how many candidates are read and compared at a time: each time, every
// list of the columns is looked into, see (*columns).rows.
const verifyPortion = 256

// eachPortion reads all candidates in portions.
func (c *checker) eachPortion(s store, next uint32, work func(ords []uint32, records []*record) error) error {
	ords := make([]uint32, 0, verifyPortion)
	for from := uint32(0); from < next; {
		if err := c.stopped(); err != nil {
			return err
		}
		ords = ords[:0]
		for ord := from; ord < min(next, from+verifyPortion); ord++ {
			ords = append(ords, ord)
		}
		records, err := readSome(s, ords)
		if err != nil {
			return err
		}
		if err := work(ords[:len(records)], records); err != nil {
			return err
		}
		from += uint32(len(records))
		if p := c.ix.options.Progress; p != nil {
			p("verify", int(from), int(next))
		}
	}
	return nil
}

// checkRows compares rows and labels with what the truth gives.
func (c *checker) checkRows(have *columns, ords []uint32, records []*record) {
	look := c.ix.look()
	changes := changesOf(ords, records, func(p *Profile) []posting {
		if c.ctx.Err() != nil {
			return nil // nobody waits for what is found
		}
		return look(p)
	})
	want := newColumns(c.ix.asOf).with(changes).rows(ords)
	for i, held := range have.rows(ords) {
		switch ord := ords[i]; {
		case c.ctx.Err() != nil, c.damaged[ord] && held.id == "":
		case held.id != want[i].id, !slices.Equal(held.tags, want[i].tags), !slices.Equal(held.row, want[i].row):
			c.rows = append(c.rows, ord)
			c.add(Damage{Part: ColumnsPart, Ordinal: ord, ID: want[i].id, Fault: Differs})
		}
	}
}

// changesOf derives the rows of some candidates, which their records keep.
func changesOf(ords []uint32, records []*record, look func(*Profile) []posting) []columnChange {
	changes := make([]columnChange, len(ords))
	inParallel(len(ords), func(i int) {
		changes[i] = columnChange{ord: ords[i]}
		if r := records[i]; r != nil {
			r.row = look(&r.Profile)
			changes[i].id, changes[i].tags = r.ID, r.Tags
			changes[i].sources, changes[i].row = sourcesOf(&r.Profile), r.row
		}
	})
	return changes
}

// A heldStore lets a transaction be read as a store.
type heldStore struct{ tx storeTx }

func (s heldStore) begin(bool) (storeTx, error) { return heldTx{s.tx}, nil }
func (s heldStore) close() error                { return nil }

// checkText compares the documents of each candidate with what the truth gives, and
// the files of the segments in use with their checksums.
func (c *checker) checkText() error {
	if err := c.stopped(); err != nil || c.ix.options.NoText {
		return err
	}
	s, err := c.ix.searcher(c.ctx)
	if err != nil {
		return err
	}
	err = c.checkDocuments(s)
	return errors.Join(err, s.close())
}

func (c *checker) checkDocuments(s *searcher) error {
	if err := s.tx.readHead(); err != nil {
		return err
	}
	found := 0
	err := c.eachPortion(heldStore{s.tx.storeTx}, s.tx.head.Next, func(ords []uint32, records []*record) error {
		present, err := s.text.documents(ords)
		if err != nil {
			return err
		}
		for i, ord := range ords {
			found += len(present[i])
			if !c.damaged[ord] && !sameDocuments(ord, records[i], present[i]) {
				c.texts = append(c.texts, ord)
				c.add(Damage{Part: TextPart, Ordinal: ord, Fault: Differs})
			}
		}
		return nil
	})
	if err != nil && (isDamage(err) || errors.Is(err, errTextDamaged)) {
		c.reindex = true
		c.add(Damage{Part: TextPart, Fault: BadTree})
		return nil
	}
	if err != nil {
		return err
	}
	return c.checkSegments(s, found)
}

// checkSegments compares what belongs to no candidate.
func (c *checker) checkSegments(s *searcher, found int) error {
	count, err := s.text.count()
	c.report.Documents = count
	if err == nil && count != found {
		c.reindex = true
		c.add(Damage{Part: TextPart, Fault: Stray})
	}
	for _, path := range s.text.files() {
		err := verifySegment(c.ctx, path)
		if err := c.stopped(); err != nil {
			return err
		}
		if err != nil {
			c.reindex = true
			c.add(Damage{Part: TextPart, Fault: BadChecksum})
		}
	}
	return err
}

// sameDocuments reports whether the documents of a candidate are there, and no others.
func sameDocuments(ord uint32, r *record, present map[string]bool) bool {
	if len(gone(ord, r, present)) > 0 {
		return false
	}
	if r == nil {
		return true
	}
	for _, a := range r.Profile.Activity {
		if !present[activityName(r.ID, ord, a).String()] {
			return false
		}
	}
	return present[docName{id: r.ID, ord: ord}.String()]
}
