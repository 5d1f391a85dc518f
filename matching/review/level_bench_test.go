package review

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
)

// The invented people of the benchmark carry the level they were made with. Their texts
// were written by others, for something else.
func TestP08LevelConfusion(t *testing.T) {
	data, err := os.ReadFile("../../testdata/bench/people.tsv")
	if err != nil {
		t.Fatal(err)
	}
	ix, err := matching.Options{AsOf: asOf}.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	if err := ix.PutFolder(context.Background(), "", os.DirFS("../../testdata/bench/resumes"), nil, nil); err != nil {
		t.Fatal(err)
	}
	r := Reviewer{Index: ix, Role: specOf(t, goRole)}
	levels := map[string]role.Level{"execute": role.Execute, "own": role.OwnService, "lead": role.LeadDesign}
	table, right, n := map[[2]role.Level]int{}, 0, 0
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		want, known := levels[f[2]]
		if !known || f[3] != "" {
			continue // the special kinds say less or other than they are
		}
		v, err := r.Review(context.Background(), f[0], nil)
		if err != nil {
			t.Fatal(err)
		}
		holds(t, v)
		table[[2]role.Level{want, v.Level.Shown}]++
		n++
		if want == v.Level.Shown {
			right++
		}
	}
	for _, want := range []role.Level{role.Execute, role.OwnService, role.LeadDesign} {
		t.Logf("%-12s read as none %d, execute %d, own-service %d, lead-design %d", want,
			table[[2]role.Level{want, ""}], table[[2]role.Level{want, role.Execute}], table[[2]role.Level{want, role.OwnService}], table[[2]role.Level{want, role.LeadDesign}])
	}
	t.Logf("right on %d of %d", right, n)
	if 2*right < n {
		t.Errorf("right on %d of %d, want half at least", right, n)
	}
	if high := table[[2]role.Level{role.Execute, role.LeadDesign}]; high > 0 {
		t.Errorf("%d who execute are read as leading design", high)
	}
}

// holds checks what is true of every review.
func holds(t *testing.T, v *Review) {
	t.Helper()
	if len(v.Checks) != 5 || len(v.Environment) != 4 || len(v.Screen.Questions) != 4 || len(v.Plan.Interviews) != 3 {
		t.Fatalf("%s: %d checks, %d parts, %d screen questions, %d interviews", v.ID, len(v.Checks), len(v.Environment), len(v.Screen.Questions), len(v.Plan.Interviews))
	}
	for _, c := range v.Checks {
		if c.State != Unclear && len(c.Citations) == 0 {
			t.Errorf("%s: %s is %s without a citation", v.ID, c.Name, c.State)
		}
	}
	for _, c := range v.Ledger {
		if len(c.Said) == 0 || c.Status == Corroborated && len(c.Proof) == 0 || c.Status == Contradicted && len(c.Proof) == 0 {
			t.Errorf("%s: %s %s is %s with %d and %d citations", v.ID, c.Kind, c.Subject, c.Status, len(c.Said), len(c.Proof))
		}
	}
	for _, q := range v.Questions {
		if len(q.Citations) == 0 || q.Ask == "" || q.Note == "" {
			t.Errorf("%s: %+v", v.ID, q)
		}
	}
	ids, gaps := map[string]bool{}, map[string]bool{}
	for _, talk := range v.Plan.Interviews {
		for _, item := range talk.Items {
			key := item.From + "/" + item.Label
			if ids[item.ID] || item.Gap && gaps[key] {
				t.Errorf("%s: %s, %s stands there twice", v.ID, item.ID, key)
			}
			ids[item.ID], gaps[key] = true, true
		}
	}
}
