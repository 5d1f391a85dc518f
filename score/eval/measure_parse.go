package eval

import (
	"fmt"
	"strconv"
	"strings"
)

// maxCutoff and maxRel bound what a name may ask for.
const (
	maxCutoff = 1 << 30
	maxRel    = 1 << 20
)

// ParseMeasure reads a measure in the spelling of ir_measures:
//
//	nDCG nDCG@10 nDCG(dcg='exp-log2')@10 AP AP(rel=2) AP@100 P@5 P(rel=2)@5 R@100 RR
//	RR@10 Rprec Bpref Success@1 RBP(p=.9) RBP(p=.9,rel=2)@20 Judged@10
//
// rel is the least grade that is relevant, 1 if not given; RBP here is always binary,
// so RBP(p=.9) means RBP(p=.9,rel=1), and p is .8 if not given. P and Success need a
// cut-off. Names are sensitive to case; ir_measures' aliases (NDCG, MAP, MRR, Recall,
// …) are read too. The source of the spelling is https://ir-measur.es.
func ParseMeasure(s string) (Measure, error) {
	name, cutoff, hasCutoff := cutLast(s, "@")
	name, args, hasArgs := strings.Cut(name, "(")
	m := Measure{}
	var err error
	if m.kind, err = kindOf(name); err != nil {
		return Measure{}, err
	}
	if hasArgs {
		inner, closed := strings.CutSuffix(args, ")")
		if !closed {
			return Measure{}, fmt.Errorf("eval: measure %.60q has no closing parenthesis", s)
		}
		if err := m.arguments(inner); err != nil {
			return Measure{}, fmt.Errorf("eval: measure %.60q: %w", s, err)
		}
	}
	if hasCutoff {
		m.cutoff, err = strconv.Atoi(cutoff)
		if err != nil || m.cutoff < 1 || m.cutoff > maxCutoff || m.kind == rprec || m.kind == bpref {
			return Measure{}, fmt.Errorf("eval: measure %.60q: cut-off %.20q, want a whole number from 1 on, and none for Rprec and Bpref", s, cutoff)
		}
	} else if m.kind == precision || m.kind == success {
		return Measure{}, fmt.Errorf("eval: measure %.60q needs a cut-off, as in %s@5", s, name)
	}
	return m, nil
}

// ParseMeasures reads measures separated by white space, or by commas outside
// parentheses: "nDCG@10 AP P@5".
func ParseMeasures(s string) ([]Measure, error) {
	var out []Measure
	depth, start := 0, 0
	add := func(end int) error {
		if start < end {
			m, err := ParseMeasure(s[start:end])
			if err != nil {
				return err
			}
			out = append(out, m)
		}
		start = end + 1
		return nil
	}
	for i := range len(s) {
		switch c := s[i]; {
		case c == '(':
			depth++
		case c == ')':
			depth--
		case depth <= 0 && strings.IndexByte(", \t\r\n", c) >= 0:
			if err := add(i); err != nil {
				return nil, err
			}
		}
	}
	if err := add(len(s)); err != nil {
		return nil, err
	}
	return out, nil
}

// arguments reads "key=value" pairs separated by commas.
func (m *Measure) arguments(s string) error {
	for pair := range strings.SplitSeq(s, ",") {
		key, value, _ := strings.Cut(strings.TrimSpace(pair), "=")
		if err := m.argument(strings.TrimSpace(key), strings.TrimSpace(value)); err != nil {
			return err
		}
	}
	return nil
}

func (m *Measure) argument(key, value string) error {
	switch {
	case key == "rel" && m.kind != nDCG && m.kind != judged:
		rel, err := strconv.Atoi(value)
		if err != nil || rel < 1 || rel > maxRel {
			return fmt.Errorf("rel %.20q, want a whole number from 1 on", value)
		}
		m.rel = rel
		if rel == 1 {
			m.rel = 0 // one spelling of one measure
		}
		return nil
	case key == "p" && m.kind == rbp:
		p, err := strconv.ParseFloat(value, 64)
		if err != nil || !(p > 0 && p < 1) {
			return fmt.Errorf("p %.20q, want a number between 0 and 1", value)
		}
		m.p = p
		if p == defaultP {
			m.p = 0
		}
		return nil
	case key == "dcg" && m.kind == nDCG:
		switch strings.Trim(value, `'"`) {
		case "log2":
			m.exp = false
		case "exp-log2":
			m.exp = true
		default:
			return fmt.Errorf("dcg %.20q, want 'log2' or 'exp-log2'", value)
		}
		return nil
	}
	return fmt.Errorf("unknown parameter %.20q, want rel, p (of RBP) or dcg (of nDCG)", key)
}

// cutLast cuts around the last separator.
func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}
