package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// An Order says which order of a run is measured. Programs differ in it, and on runs
// with tied scores their figures differ with it; see [Ties].
type Order uint8

const (
	// DocDescending is the order of trec_eval from 10.0 on: score descending, on a tie
	// document name descending (by bytes). It is the zero value.
	DocDescending Order = iota
	// DocDescending32 is the order of trec_eval up to 9.0.8 and of what is built on it
	// (pytrec_eval): the same, but scores are kept in single precision, so that two
	// which differ only beyond about seven digits are a tie.
	DocDescending32
	// DocAscending is score descending, on a tie document name ascending: the order of
	// the MS MARCO script and of ir_measures' judgment rate.
	DocAscending
	// FileRank is the rank column of the file, on a tie the order of its lines. No
	// score is looked at.
	FileRank
)

var orderNames = [...]string{"docno-descending", "docno-descending-32", "docno-ascending", "file-rank"}

// String returns the name of the order, or "order(n)" for a value outside the list.
func (o Order) String() string {
	if int(o) < len(orderNames) {
		return orderNames[o]
	}
	return fmt.Sprintf("order(%d)", uint8(o))
}

// MarshalText returns the name of o as String does.
func (o Order) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText reads the name of an order; any other text is an error.
func (o *Order) UnmarshalText(text []byte) error {
	i := slices.Index(orderNames[:], string(text))
	if i < 0 {
		return fmt.Errorf("eval: unknown order %.40q, want one of %q", text, orderNames)
	}
	*o = Order(i)
	return nil
}

// compare puts the entry that is ranked first before the other.
func (o Order) compare(a, b Entry) int {
	switch o {
	case FileRank:
		return cmp.Compare(a.Rank, b.Rank)
	case DocAscending:
		return cmp.Or(o.tied(a, b), strings.Compare(a.Doc, b.Doc))
	}
	return cmp.Or(o.tied(a, b), strings.Compare(b.Doc, a.Doc))
}

// tied compares what decides before names do: 0 is a tie.
func (o Order) tied(a, b Entry) int {
	switch o {
	case FileRank:
		return cmp.Compare(a.Rank, b.Rank)
	case DocDescending32:
		return cmp.Compare(float32(b.Score), float32(a.Score))
	}
	return cmp.Compare(b.Score, a.Score)
}

// In returns the documents in an order; a value outside the list of orders means
// [DocDescending].
func (r Ranking) In(o Order) []string { return r.sorted(o).docs() }

// docs returns the documents as they stand.
func (r Ranking) docs() []string {
	docs := make([]string, len(r))
	for i, e := range r {
		docs[i] = e.Doc
	}
	return docs
}

func (r Ranking) sorted(o Order) Ranking {
	sorted := slices.Clone(r)
	slices.SortStableFunc(sorted, o.compare)
	return sorted
}

// ByRank returns the documents in the order of the rank column, on a tie in that of
// the file: [FileRank].
func (r Ranking) ByRank() []string { return r.In(FileRank) }

// ByScore returns the documents in the order of trec_eval: [DocDescending].
func (r Ranking) ByScore() []string { return r.In(DocDescending) }
