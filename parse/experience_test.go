package parse

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// job reads a job from its dates as printed.
func job(t testing.TB, dates string) Work {
	t.Helper()
	ps := periods(dates, 0)
	if len(ps) != 1 {
		t.Fatalf("%q holds %d periods", dates, len(ps))
	}
	start, end := entry{dated: ps[0], hasDate: true}.dates()
	return Work{StartDate: start, EndDate: end}
}

func TestMonths(t *testing.T) {
	dated := Date{Year: 2024, Month: 5}
	for _, test := range []struct {
		dates string
		want  int
		why   string
	}{
		{"March 2019 – May 2019", 3, "March, April, May: both ends count"},
		{"03/2019 - 03/2019", 1, "one month"},
		{"Jan 2018 – Dec 2018", 12, "a whole year"},
		{"2018-11 – 2019-02", 4, "over the new year: Nov, Dec, Jan, Feb"},
		{"Nov 2023 – present", 7, "present is May 2024: 2 + 5"},
		{"2016 – 2019", 37, "June to June: 3·12 + 1"},
		{"2019", 1, "a year alone is its June"},
		{"2016 – Feb 2019", 33, "June 2016 to February 2019: 7 + 24 + 2"},
		{"Sep 2019 – 2019", 1, "an end in the year of the start is not before it"},
		{"Summer 2012", 1, "a season alone is its middle month"},
		{"Spring 2012 – Fall 2012", 7, "April to October"},
		{"Summer 2012 – 2013", 12, "July to June"},
		{"Winter 2012/13 – June 2013", 6, "January to June: the winter of its second year"},
		{"Q1 2019 – Q4 2019", 10, "February to November"},
		{"Q3, 2019 – present", 58, "August 2019 to May 2024: 5 + 4·12 + 5"},
	} {
		if got := job(t, test.dates).Months(dated); got != test.want {
			t.Errorf("%s (%s): got %d, want %d", test.dates, test.why, got, test.want)
		}
	}
	for _, test := range []struct {
		w     Work
		dated Date
		why   string
		want  int
	}{
		{Work{}, dated, "nothing is known", 0},
		{Work{StartDate: Date{Year: 2019}}, dated, "no end", 0},
		{Work{EndDate: Date{Year: 2019}}, dated, "no start", 0},
		{Work{StartDate: Date{Year: 2019}, EndDate: Date{Year: 2018}}, dated, "the end is before the start", 0},
		{Work{StartDate: Date{Year: 2019, Month: 3}, EndDate: Date{Present: true}}, Date{}, "nobody says when present was", 0},
		{Work{StartDate: dated, EndDate: Date{Present: true}}, dated, "no later date says how long it went on", 0},
	} {
		if got := test.w.Months(test.dated); got != test.want {
			t.Errorf("%s: got %d, want %d", test.why, got, test.want)
		}
	}
}

func TestExperience(t *testing.T) {
	for _, test := range []struct {
		why  string
		jobs []string
		want int
	}{
		{"none", nil, 0},
		{"one after the other", []string{"Jan 2018 – Dec 2018", "Jan 2019 – Mar 2019"}, 15},
		{"they share a month: 12 + 3 − 1", []string{"Jan 2018 – Dec 2018", "Dec 2018 – Feb 2019"}, 14},
		{"one inside the other", []string{"Jan 2018 – Dec 2018", "Mar 2018 – Apr 2018"}, 12},
		{"the same dates twice", []string{"2016 – 2019", "2016 – 2019"}, 37},
		{"a gap is not counted: 2 + 2", []string{"Jan 2018 – Feb 2018", "Jan 2020 – Feb 2020"}, 4},
		{"present ends at the date of the document: Nov 2023 to May 2024", []string{"Nov 2023 – present", "Jan 2024 – present"}, 7},
	} {
		r := &Resume{Dated: Date{Year: 2024, Month: 5}}
		for _, dates := range test.jobs {
			r.Work = append(r.Work, job(t, dates))
		}
		if got := r.Experience(); got != test.want {
			t.Errorf("%s: got %d, want %d", test.why, got, test.want)
		}
	}
}

// TestExperienceLaws holds that the sum equals a count month by month, and that the
// order of the jobs does not matter.
func TestExperienceLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		r := &Resume{Dated: Date{Year: 2012, Month: 6}}
		for range rng.IntN(6) {
			start := Date{Year: 2005 + rng.IntN(6), Month: rng.IntN(13)}
			end := Date{Year: 2005 + rng.IntN(8), Month: rng.IntN(13)}
			if rng.IntN(5) == 0 {
				end = Date{Present: true}
			}
			r.Work = append(r.Work, Work{StartDate: start, EndDate: end})
		}
		worked := map[int]bool{}
		for _, w := range r.Work {
			first := w.StartDate.index()
			for m := range w.Months(r.Dated) {
				worked[first+m] = true
			}
		}
		got := r.Experience()
		if got != len(worked) {
			t.Fatalf("%+v: got %d, want %d", r.Work, got, len(worked))
		}
		rng.Shuffle(len(r.Work), func(i, j int) { r.Work[i], r.Work[j] = r.Work[j], r.Work[i] })
		if again := r.Experience(); again != got {
			t.Fatalf("another order gives %d, not %d", again, got)
		}
	}
}

func ExampleResume_Experience() {
	r := &Resume{
		Work: []Work{
			{StartDate: Date{Year: 2019, Month: 3}, EndDate: Date{Present: true}},
			{StartDate: Date{Year: 2014, Month: 1}, EndDate: Date{Year: 2019, Month: 4}},
		},
		Dated: Date{Year: 2020, Month: 12},
	}
	fmt.Println(r.Work[0].Months(r.Dated), r.Work[1].Months(r.Dated), r.Experience())
	// Output: 22 64 84
}
