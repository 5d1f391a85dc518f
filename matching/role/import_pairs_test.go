package role

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching/skill"
)

// The pairs are job descriptions in different styles, each beside the spec that a
// person wrote from it before anybody saw what the import makes of it. They measure the
// import: its rules hold for them by now, so texts in styles of their own come next.

// A share counts how many of the lines on one side the other side has.
type share struct{ has, of int }

func (s share) String() string {
	if s.of == 0 {
		return "    –"
	}
	return fmt.Sprintf("%5.3f", float64(s.has)/float64(s.of))
}

func (s *share) add(o share) { s.has, s.of = s.has+o.has, s.of+o.of }

// An agreement says how far a draft is what a person wrote. A line agrees if one of its
// skills stands under the same need on the other side.
type agreement struct {
	mustPrecision, mustRecall   share
	learnPrecision, learnRecall share
	level, years, reject        share
}

func (a *agreement) add(o agreement) {
	a.mustPrecision.add(o.mustPrecision)
	a.mustRecall.add(o.mustRecall)
	a.learnPrecision.add(o.learnPrecision)
	a.learnRecall.add(o.learnRecall)
	a.level.add(o.level)
	a.years.add(o.years)
	a.reject.add(o.reject)
}

func (a agreement) row(name string) string {
	return fmt.Sprintf("%-17s %s %s  %s %s  %s %s %s\n", name, a.mustPrecision, a.mustRecall, a.learnPrecision, a.learnRecall, a.level, a.years, a.reject)
}

// skillLines returns the skills of each requirement of a need.
func skillLines(s *Spec, need Need) [][]skill.ID {
	var lines [][]skill.ID
	for i := range s.Clusters {
		c := &s.Clusters[i]
		for _, l := range c.All {
			if c.need() != need {
				continue
			}
			var ids []skill.ID
			for _, name := range l.Any {
				if id, ok := skill.Default().Lookup(name); ok {
					ids = append(ids, id)
				}
			}
			lines = append(lines, ids)
		}
	}
	return lines
}

func covered(lines, by [][]skill.ID) share {
	s := share{of: len(lines)}
	for _, l := range lines {
		if slices.ContainsFunc(by, func(o []skill.ID) bool { return overlap(l, o) }) {
			s.has++
		}
	}
	return s
}

func agree(draft, want *Spec) agreement {
	is := func(same bool) share {
		if same {
			return share{1, 1}
		}
		return share{0, 1}
	}
	must, wantMust := skillLines(draft, Must), skillLines(want, Must)
	learn, wantLearn := skillLines(draft, Trainable), skillLines(want, Trainable)
	return agreement{
		mustPrecision: covered(must, wantMust), mustRecall: covered(wantMust, must),
		learnPrecision: covered(learn, wantLearn), learnRecall: covered(wantLearn, learn),
		level: is(draft.Level == want.Level), years: is(draft.Years == want.Years),
		reject: is(slices.EqualFunc(draft.Reject, want.Reject, Reject.equal)),
	}
}

// pairs returns the names of the pairs' job descriptions.
func pairs(t testing.TB) []string {
	t.Helper()
	entries, err := os.ReadDir("testdata/import/pairs")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if ext := filepath.Ext(e.Name()); ext == ".md" || ext == ".txt" && e.Name() != "quality.txt" {
			names = append(names, filepath.Join("pairs", e.Name()))
		}
	}
	return names
}

func TestImportPairs(t *testing.T) {
	var sum agreement
	var table strings.Builder
	table.WriteString("                  must P and R   learn P and R  level years reject\n")
	for _, name := range pairs(t) {
		base := strings.TrimSuffix(name, filepath.Ext(name))
		want, err := ReadFile(filepath.Join("testdata/import", base+".yaml"))
		if err != nil {
			t.Fatal(err)
		}
		a := agree(importFile(t, name).Spec, want)
		sum.add(a)
		table.WriteString(a.row(filepath.Base(base)))
	}
	table.WriteString(sum.row("all"))
	t.Logf("\n%s", table.String())
	golden := "testdata/import/pairs/quality.txt"
	if *updateDrafts {
		if err := os.WriteFile(golden, []byte(table.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if file, err := os.ReadFile(golden); err != nil || table.String() != string(file) {
		t.Errorf("the quality changed; look at it and run with -update (%v)", err)
	}
	for _, row := range []struct {
		what   string
		got    share
		tenths int
	}{
		{"must precision", sum.mustPrecision, 8}, {"must recall", sum.mustRecall, 8},
		{"trainable precision", sum.learnPrecision, 7}, {"trainable recall", sum.learnRecall, 7},
		{"level", sum.level, 7}, {"years", sum.years, 7}, {"reject", sum.reject, 7},
	} {
		if row.got.has*10 < row.got.of*row.tenths {
			t.Errorf("%s: %d of %d, want %d tenths", row.what, row.got.has, row.got.of, row.tenths)
		}
	}
}

// Every draft is a role that can be searched with: it compiles, nothing in it is an
// unknown name, and it is the same each time.
func TestDraftsCompile(t *testing.T) {
	for _, name := range append(descriptions(t), pairs(t)...) {
		t.Run(name, func(t *testing.T) {
			d := importFile(t, name)
			laws(t, d)
			plan, findings := Compile(d.Spec, nil)
			if len(plan.Requirements) == 0 || len(findings) > 0 {
				t.Errorf("%d requirements, findings %v", len(plan.Requirements), findings)
			}
			a, errA := d.YAML()
			b, errB := importFile(t, name).YAML()
			if errA != nil || errB != nil || !bytes.Equal(a, b) {
				t.Errorf("two drafts of one text: %v, %v", errA, errB)
			}
		})
	}
}
