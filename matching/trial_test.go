package matching

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"testing"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/parse"
)

// A variant is a document and the one that it is compared with.
type variant struct {
	kind, id, base string
}

// A trialPool collects documents, ranks them and compares.
type trialPool struct {
	candidates []Candidate
	rows       map[string]string // by ID, the strengths of everything that a role can ask for
	variants   []variant
}

// put parses a document under an ID, once.
func (p *trialPool) put(t testing.TB, id, format string, data []byte) {
	t.Helper()
	if p.rows == nil {
		p.rows = map[string]string{}
	}
	if p.rows[id] != "" {
		return
	}
	r, err := new(parse.Parser).Read(context.Background(), "x."+format, bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", id, err)
	}
	c := FromResume(id, r)
	p.candidates = append(p.candidates, c)
	p.rows[id] = fmt.Sprintf("%x", sha256.Sum256(fmt.Append(nil, derive(skill.Default(), MonthOf(2026, 6), &c.Profile))))
}

// sameRows fails for every edit that moves a strength of any skill, level or number of
// years: what no role can see, no role of the suite needs to look for. Of some kinds it
// only tells.
func (p *trialPool) sameRows(t testing.TB, told ...string) {
	t.Helper()
	for _, v := range p.variants {
		switch {
		case p.rows[v.id] == p.rows[v.base]:
		case slices.Contains(told, v.kind):
			t.Logf("%s moves a strength of %s that no role here asks for", v.kind, v.base)
		default:
			t.Errorf("%s moves a strength of %s", v.kind, v.base)
		}
	}
}

// compare notes a sheet and an edit of it in one format, in plain text if the format has
// no place for the edit.
func (p *trialPool) compare(t testing.TB, kind, format string, s, edited sheet) {
	t.Helper()
	if bytes.Equal(s.write(t, format, ""), edited.write(t, format, "")) {
		if format = "txt"; bytes.Equal(s.write(t, format, ""), edited.write(t, format, "")) {
			return // a section is edited that the sheet has not
		}
	}
	base := s.doc + "." + format
	p.put(t, base, format, s.write(t, format, ""))
	id := fmt.Sprintf("%s %s %d", base, kind, len(p.variants))
	p.put(t, id, format, edited.write(t, format, ""))
	p.variants = append(p.variants, variant{kind, id, base})
}

// A shift is what an edit did to one candidate for one role.
type shift struct {
	variant
	role     string
	from, to int // points
	max      int
	held     bool // a reject rule holds out one of the two
}

// delta returns the change in points.
func (s shift) delta() int { return s.to - s.from }

// shifts ranks everybody for every role and returns what each edit did.
func (p *trialPool) shifts(t testing.TB) []shift {
	t.Helper()
	ix := open(t, p.candidates...)
	var all []shift
	for _, s := range trialRoles(t) {
		list, err := ix.Rank(context.Background(), s, Query{})
		must(t, err)
		points, held := map[string]int{}, map[string]bool{}
		for _, r := range list.Results {
			points[r.ID] = r.Points
		}
		for _, r := range list.HeldOut {
			points[r.ID], held[r.ID] = r.Points, true
		}
		for _, v := range p.variants {
			all = append(all, shift{
				variant: v, role: s.Title, from: points[v.base], to: points[v.id], max: list.Max, held: held[v.base] != held[v.id],
			})
		}
	}
	return all
}

// trialRoles are roles of three trades, with phrases and reject rules.
func trialRoles(t testing.TB) []*role.Spec {
	t.Helper()
	var specs []*role.Spec
	for _, file := range []string{"roles/go-platform", "roles/python-api-layer", "bench/roles/react-portal"} {
		s, err := role.ReadFile("../testdata/" + file + ".yaml")
		must(t, err)
		specs = append(specs, s)
	}
	return specs
}

// report logs for each kind how many comparisons moved and how far, in points and in
// thousandths of the role's maximum.
func report(t testing.TB, all []shift) {
	t.Helper()
	var kinds []string
	for _, s := range all {
		if !slices.Contains(kinds, s.kind) {
			kinds = append(kinds, s.kind)
		}
	}
	for _, kind := range kinds {
		n, moved, least, most := 0, 0, shift{}, shift{}
		for _, s := range all {
			if s.kind != kind {
				continue
			}
			n++
			if s.delta() != 0 {
				moved++
			}
			if s.delta() < least.delta() {
				least = s
			}
			if s.delta() > most.delta() {
				most = s
			}
		}
		t.Logf("%-32s %5d comparisons, %4d moved, least %+d (%s‰), most %+d (%s‰)", kind, n, moved, least.delta(), permille(least), most.delta(), permille(most))
	}
}

// permille is a delta in thousandths of the maximum, rounded away from zero.
func permille(s shift) string {
	if s.max == 0 {
		return "0"
	}
	n := s.delta() * 1000
	if n > 0 {
		n += s.max - 1
	} else {
		n -= s.max - 1
	}
	return fmt.Sprintf("%+d", n/s.max)
}

// unmoved fails for everything that moved.
func unmoved(t testing.TB, all []shift) {
	t.Helper()
	for _, s := range all {
		if s.delta() != 0 || s.held {
			t.Errorf("%s moves %s from %d to %d of %d points for %s; held out changed: %v", s.kind, s.base, s.from, s.to, s.max, s.role, s.held)
		}
	}
}

// bounded fails for what moves further than so many thousandths of the role's maximum.
func bounded(t testing.TB, all []shift, down, up int) {
	t.Helper()
	for _, s := range all {
		if n := s.delta() * 1000; n > up*s.max || n < -down*s.max {
			t.Errorf("%s moves %s from %d to %d of %d points for %s: %s‰, want -%d to %d", s.kind, s.base, s.from, s.to, s.max, s.role, permille(s), down, up)
		}
	}
}
