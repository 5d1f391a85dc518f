package review

import (
	"math/rand/v2"
	"testing"

	"github.com/proven-go/proven/matching"
)

const threeJobs = `# Robin Example

## Experience

### Platform Engineer, Example Works
Jan 2020 - Dec 2021

- Owned the ledger service in Go.

### Teacher, Example School
Jul 2021 - Jun 2022

- Taught evening classes in Python.

### Engineer, Example Yard
Jan 2017 - Dec 2017

- Wrote services in Java.
`

func TestP04Timeline(t *testing.T) {
	v := person{text: threeJobs}.of(t, specOf(t, goRole))
	// 2017: 12 months; January 2020 to June 2022: 30 months, six of them in both jobs.
	if v.Timeline.Months != 42 {
		t.Errorf("%d months, want 42: shared months count once", v.Timeline.Months)
	}
	if n := resumeOf(t, "p.md", threeJobs).Experience(); n != v.Timeline.Months {
		t.Errorf("%d months, the parser counts %d", v.Timeline.Months, n)
	}
	if len(v.Timeline.Overlaps) != 1 || v.Timeline.Overlaps[0].Months() != 6 {
		t.Errorf("overlaps %+v, want July to December 2021", v.Timeline.Overlaps)
	}
	gap := Stretch{matching.MonthOf(2018, 1), matching.MonthOf(2019, 12)}
	if len(v.Timeline.Gaps) != 1 || v.Timeline.Gaps[0] != gap {
		t.Errorf("gaps %+v, want 2018 and 2019", v.Timeline.Gaps)
	}
	if _, asked := question(v, Overlapping); !asked {
		t.Error("six shared months are worth a question")
	}
}

func TestP04MergeLaws(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		var all []Stretch
		covered := map[matching.Month]bool{}
		for range random.IntN(8) {
			s := Stretch{matching.Month(random.IntN(60)), matching.Month(random.IntN(60))}
			all = append(all, s)
			for m := s.Start; m <= s.End; m++ {
				covered[m] = true
			}
		}
		months := 0
		merged := Merge(all)
		for i, m := range merged {
			months += m.Months()
			if i > 0 && m.Start <= merged[i-1].End+1 {
				t.Fatalf("%v: %v touches what is before it", all, m)
			}
		}
		if months != len(covered) {
			t.Fatalf("%v: %d months, %d are covered", all, months, len(covered))
		}
	}
}

func TestP08Level(t *testing.T) {
	own, task := "Owned the ledger service in Go.", "Wrote handlers in Go."
	lead := []string{"Led a group of five engineers on the Go platform.", "Wrote the RFC on service boundaries in Go; alternatives were turned down because of cost."}
	for _, row := range []struct {
		lines []string
		want  string
	}{
		{[]string{task}, "execute"}, {[]string{task, own}, "own-service"}, {append(lead, own), "lead-design"}, {nil, ""},
		{[]string{"Supported the team that owned Go services.", task}, "execute"},
	} {
		v := person{text: job("Senior Staff Engineer", "Jan 2020 - Dec 2023", row.lines...)}.of(t, specOf(t, goRole))
		if string(v.Level.Shown) != row.want {
			t.Errorf("%q: level %q, want %q: titles decide nothing", row.lines, v.Level.Shown, row.want)
		}
		if v.Level.Shown != "" && len(v.Level.Shows) == 0 {
			t.Errorf("%q: a level without its sentences", row.lines)
		}
	}
}
