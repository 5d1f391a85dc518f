package eval

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Graded is what a measure sees of one topic: grades, no names.
type Graded struct {
	Ranked []int // grades of the ranked documents in order; [Unjudged] where there is none
	Pool   []int // grades of all judged documents of the topic, ranked or not, in any order
}

// A Measure is one of the measures of this package with its parameters. Two measures
// are equal if they compute the same. The zero Measure is nDCG without a cut-off;
// others come from [ParseMeasure].
type Measure struct {
	kind   kind
	cutoff int     // 0 is none
	rel    int     // least grade that is relevant; 0 is 1
	p      float64 // of RBP; 0 is defaultP
	exp    bool    // of nDCG
}

// kind is the family of a measure.
type kind uint8

const (
	nDCG kind = iota
	ap
	precision
	recall
	rr
	rprec
	bpref
	success
	rbp
	judged
)

// defaultP is the persistence of RBP where none is given: that of ir_measures, whose
// spelling of names this package reads. trec_eval's is .9.
const defaultP = 0.8

// names are the canonical names of ir_measures, by kind.
var names = [...]string{"nDCG", "AP", "P", "R", "RR", "Rprec", "Bpref", "Success", "RBP", "Judged"}

// aliases are further spellings that ir_measures reads.
var aliases = map[string]kind{"NDCG": nDCG, "MAP": ap, "Precision": precision, "Recall": recall,
	"MRR": rr, "RPrec": rprec, "BPref": bpref}

// String returns the name in the spelling of ir_measures, with the parameters that are
// not their default: nDCG@10, AP(rel=2), RBP(p=0.9). [ParseMeasure] reads it back.
func (m Measure) String() string {
	var args []string
	if m.exp {
		args = append(args, "dcg='exp-log2'")
	}
	if m.kind == rbp {
		args = append(args, "p="+strconv.FormatFloat(m.persistence(), 'g', -1, 64))
	}
	if m.rel > 1 || m.kind == rbp {
		args = append(args, "rel="+strconv.Itoa(m.least()))
	}
	s := names[m.kind]
	if len(args) > 0 {
		s += "(" + strings.Join(args, ",") + ")"
	}
	if m.cutoff > 0 {
		s += "@" + strconv.Itoa(m.cutoff)
	}
	return s
}

// MarshalText returns the name of m as String does.
func (m Measure) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads a name as [ParseMeasure] does.
func (m *Measure) UnmarshalText(text []byte) error {
	parsed, err := ParseMeasure(string(text))
	if err == nil {
		*m = parsed
	}
	return err
}

func (m Measure) least() int { return max(m.rel, 1) }

func (m Measure) persistence() float64 {
	if m.p == 0 {
		return defaultP
	}
	return m.p
}

// Of returns the value for one topic, in [0, 1].
func (m Measure) Of(g Graded) float64 {
	if m.kind == nDCG { // graded: rel does not touch it, as in trec_eval
		if m.exp {
			return NDCGExp(g.Ranked, g.Pool, m.cutoff)
		}
		return NDCG(g.Ranked, g.Pool, m.cutoff)
	}
	ranked := binary(g.Ranked, m.least())
	relevant, nonrelevant := count(g.Pool, m.least())
	top := ranked[:cut(len(ranked), m.cutoff)]
	switch m.kind {
	case ap:
		return AP(top, relevant)
	case precision:
		return Precision(ranked, m.cutoff)
	case recall:
		return Recall(ranked, relevant, m.cutoff)
	case rr:
		return RR(top)
	case rprec:
		return RPrecision(ranked, relevant)
	case bpref:
		return Bpref(ranked, relevant, nonrelevant)
	case success:
		return Success(ranked, m.cutoff)
	case rbp:
		return RBP(ranked, m.persistence(), m.cutoff)
	}
	return JudgedAt(ranked, m.cutoff)
}

// binary returns 1 for a grade of at least rel, [Unjudged] for a negative one and 0
// for the others.
func binary(grades []int, rel int) []int {
	out := make([]int, len(grades))
	for i, grade := range grades {
		switch {
		case grade >= rel:
			out[i] = 1
		case grade < 0:
			out[i] = Unjudged
		}
	}
	return out
}

// count returns how many judged documents are relevant and how many are not.
func count(pool []int, rel int) (relevant, nonrelevant int) {
	for _, grade := range pool {
		switch {
		case grade >= rel:
			relevant++
		case grade >= 0:
			nonrelevant++
		}
	}
	return relevant, nonrelevant
}

// kindOf returns the family that a name means.
func kindOf(name string) (kind, error) {
	if i := slices.Index(names[:], name); i >= 0 {
		return kind(i), nil
	}
	if k, ok := aliases[name]; ok {
		return k, nil
	}
	return 0, fmt.Errorf("eval: unknown measure %.40q, want one of %s", name, strings.Join(names[:], ", "))
}
