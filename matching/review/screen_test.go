package review

import (
	"os"
	"strings"
	"testing"

	"github.com/proven-go/proven/sourcing"
)

func TestO03Screen(t *testing.T) {
	full := person{text: job("Engineer", "Jan 2020 - Dec 2023", "Found that a missing index held the queue and fixed it.",
		"Chose Postgres over Mongo because orders need transactions.", "Owned the schema of the ledger database in PostgreSQL.",
		"Mentored two juniors and ran the code reviews in Go.")}.of(t, specOf(t, goRole))
	empty := person{text: "# Robin Example\n\n## Interests\n\nchess\n"}.of(t, specOf(t, goRole))
	for why, row := range map[string]struct {
		v    *Review
		want string
	}{"all told": {full, "evidenced"}, "nothing told": {empty, "to ask"}} {
		if len(row.v.Screen.Questions) != 4 {
			t.Fatalf("%s: %d questions, want 4", why, len(row.v.Screen.Questions))
		}
		for i, q := range row.v.Screen.Questions {
			if q.ID != screenIDs[i] || q.Status() != row.want || q.Evidenced != (len(q.Citations) > 0) {
				t.Errorf("%s: %s is %s with %d citations, want %s", why, q.ID, q.Status(), len(q.Citations), row.want)
			}
		}
	}
}

func TestO04TwoPathsOneScorecard(t *testing.T) {
	var ratings []Rating
	for _, id := range screenIDs {
		ratings = append(ratings, Rating{id, 4, "took the problem apart before typing"})
	}
	for _, path := range ScreenPaths() {
		if err := (Scorecard{Candidate: "p", Path: path.Name, Ratings: ratings}).Check(); err != nil {
			t.Errorf("%s: %v", path.Name, err)
		}
	}
	for why, card := range map[string]Scorecard{
		"no such path":      {Path: "72-hour task", Ratings: ratings},
		"a question twice":  {Path: Pairing, Ratings: append(ratings[:3:3], ratings[0])},
		"one is missing":    {Path: Pairing, Ratings: ratings[:3]},
		"a four, no note":   {Path: Pairing, Ratings: append(ratings[:3:3], Rating{screenIDs[3], 4, " "})},
		"six points":        {Path: Pairing, Ratings: append(ratings[:3:3], Rating{screenIDs[3], 6, "x"})},
		"an empty path":     {Ratings: ratings},
		"nothing was rated": {Path: ShortAsync},
	} {
		if err := card.Check(); err == nil || !strings.HasPrefix(err.Error(), "review: ") {
			t.Errorf("%s: got %v, want an error", why, err)
		}
	}
}

func TestO05Stages(t *testing.T) {
	for _, row := range []struct {
		stage Stage
		want  string
		why   string
	}{
		{Stage{Name: "task", TakeHome: true, Hours: 72}, "long-take-home unpaid-take-home", "72 unpaid hours"},
		{Stage{Name: "task", TakeHome: true, Window: 72}, "long-take-home unpaid-take-home", "hours not stated: the window counts"},
		{Stage{Name: "task", TakeHome: true, Hours: 3, Paid: true}, "", "three paid hours"},
		{Stage{Name: "task", TakeHome: true, Hours: 3}, "unpaid-take-home", "three unpaid hours"},
		{Stage{Name: "task", TakeHome: true, Hours: 8, Paid: true}, "long-take-home", "a paid day is long all the same"},
		{Stage{Name: "pairing", Hours: 1.5}, "", "no take-home"},
	} {
		var got []string
		for _, f := range LintStages([]Stage{row.stage}) {
			got = append(got, f.Code)
			if len(f.Options) != 3 || f.Message == "" {
				t.Errorf("%s: %+v, want both schools", row.why, f)
			}
		}
		if strings.Join(got, " ") != row.want {
			t.Errorf("%+v: got %v, want %q: %s", row.stage, got, row.want, row.why)
		}
	}
	if got := LintStages(ScreenPaths()); len(got) != 0 {
		t.Errorf("our own paths: %+v", got)
	}
}

func TestO10NoteHints(t *testing.T) {
	data, err := os.ReadFile("../../testdata/review/notes.tsv")
	if err != nil {
		t.Fatal(err)
	}
	names := map[Hint]string{AbstractionOnly: "abstraction", Overclaim: "overclaim", OwnedOrTeam: "team"}
	right, all := map[string]int{}, map[string]int{}
	for line := range strings.Lines(string(data)) {
		f := strings.SplitN(strings.TrimSpace(line), "\t", 3)
		if f[0] == "split" {
			continue
		}
		got := "none"
		if hints := Hints(f[2], nil); len(hints) > 0 {
			got = names[hints[0]]
		}
		all[f[0]]++
		if got == f[1] {
			right[f[0]]++
		} else if f[0] == "dev" {
			t.Logf("dev: %s, got %s: %s", f[1], got, f[2])
		}
	}
	t.Logf("right on dev %d of %d, on test %d of %d", right["dev"], all["dev"], right["test"], all["test"])
	if 100*right["test"] < 75*all["test"] {
		t.Errorf("right on %d of %d notes of the test part, want three quarters", right["test"], all["test"])
	}
}

func TestP12Architecture(t *testing.T) {
	var files []sourcing.Evidence
	for _, path := range []string{"docs/adr/0007-queue.md", "rfcs/0012-discovery.md", "db/migrations/0031_split.sql", "docs/readme.md"} {
		files = append(files, sourcing.Evidence{Kind: sourcing.MergedPull, Subject: []string{"language:Go"}, When: asOf,
			Place: sourcing.Place{Repo: "example-org/relay", Path: path}, Quote: "Adds " + path})
	}
	text := job("Engineer", "Jan 2020 - Dec 2023", "Chose Postgres over Mongo because orders need transactions.", "Partitioned the audit table so that retention is a drop.",
		"Split orders from stock so that each team deploys alone, at the price of a second database.",
		"Replaced per-request authentication by signed tokens, accepting that revocation takes minutes.",
		"Refactored the legacy tariff module because nobody could test it.")
	v := person{text: text, activity: files}.of(t, specOf(t, goRole))
	n := map[string]int{}
	for _, thought := range v.Architecture {
		n[thought.About]++
		if thought.Citation.Quote == "" {
			t.Errorf("%s without a quote", thought.About)
		}
	}
	for _, topic := range Topics() {
		if n[topic] == 0 {
			t.Errorf("nothing found on %s: %v", topic, n)
		}
	}
	if n["artefact"] != 3 {
		t.Errorf("%d artefacts, want the decision record, the proposal and the migration", n["artefact"])
	}
	issue := sourcing.Place{Repo: "example-org/relay", Path: "docs/adr/0007-queue.md"}
	if got := Artefact(issue, sourcing.Issue); got != "" {
		t.Errorf("an issue about a decision record is %q, want none", got)
	}
}
