package review

import (
	"slices"

	"github.com/proven-go/proven/matching"
)

// A Timeline is the jobs of a profile in time. Months that several jobs share count once.
type Timeline struct {
	Jobs     []Job     `json:"jobs"`     // in the order of their start, undated ones last
	Months   int       `json:"months"`   // worked, each month once; jobs of unknown length add nothing
	Gaps     []Stretch `json:"gaps"`     // months between jobs: printed, never a question
	Overlaps []Overlap `json:"overlaps"` // jobs that share more than one month
}

// A Job is one paid engagement.
type Job struct {
	Engagement int            `json:"engagement"` // index in the profile
	Title      string         `json:"title,omitempty"`
	Start      matching.Month `json:"start,omitempty"`
	End        matching.Month `json:"end,omitempty"` // zero is unknown
	Current    bool           `json:"current,omitempty"`
	Months     int            `json:"months"` // 0 is unknown
	Citation   Citation       `json:"citation"`
}

// A Stretch is a run of months, first and last included.
type Stretch struct {
	Start matching.Month `json:"start"`
	End   matching.Month `json:"end"`
}

// Months returns the length of a stretch, 0 if it ends before it begins.
func (s Stretch) Months() int { return max(0, int(s.End-s.Start)+1) }

// An Overlap is a time in which two jobs ran side by side. Part-time work, a change
// within one employer and a date taken from memory all look like that.
type Overlap struct {
	First  int `json:"first"` // index into Timeline.Jobs
	Second int `json:"second"`
	Stretch
}

// timeline arranges the jobs.
func (s *subject) timeline() Timeline {
	var t Timeline
	for i, e := range s.seen.Profile.Engagements {
		if e.Kind != matching.Job {
			continue
		}
		j := Job{Engagement: i, Title: e.Title, Start: e.Start, End: e.End, Current: e.Current, Citation: s.citeEngagement(i)}
		// A current job of which no later date is known has an unknown length.
		if e.Start != 0 && e.End >= e.Start && !(e.Current && e.End == e.Start) {
			j.Months = Stretch{e.Start, e.End}.Months()
		}
		t.Jobs = append(t.Jobs, j)
	}
	slices.SortStableFunc(t.Jobs, func(a, b Job) int {
		if (a.Start == 0) != (b.Start == 0) {
			return int(b.Start - a.Start) // unknown last
		}
		return int(a.Start - b.Start)
	})
	var stretches []Stretch
	for i, a := range t.Jobs {
		if a.Months == 0 {
			continue
		}
		stretches = append(stretches, Stretch{a.Start, a.End})
		for k := i + 1; k < len(t.Jobs); k++ {
			both := Stretch{max(a.Start, t.Jobs[k].Start), min(a.End, t.Jobs[k].End)}
			if t.Jobs[k].Months > 0 && both.Months() > 1 { // one month is a change of jobs
				t.Overlaps = append(t.Overlaps, Overlap{i, k, both})
			}
		}
	}
	for i, m := range Merge(stretches) {
		t.Months += m.Months()
		if i > 0 {
			t.Gaps = append(t.Gaps, Stretch{Merge(stretches)[i-1].End + 1, m.Start - 1})
		}
	}
	return t
}

// Merge returns the months that any of the stretches covers, as stretches in order that
// neither touch nor overlap. Stretches that end before they begin are left out; the
// argument is not changed.
func Merge(stretches []Stretch) []Stretch {
	sorted := slices.DeleteFunc(slices.Clone(stretches), func(s Stretch) bool { return s.End < s.Start })
	slices.SortFunc(sorted, func(a, b Stretch) int {
		if a.Start != b.Start {
			return int(a.Start - b.Start)
		}
		return int(a.End - b.End)
	})
	var merged []Stretch
	for _, s := range sorted {
		if n := len(merged); n > 0 && s.Start <= merged[n-1].End+1 {
			merged[n-1].End = max(merged[n-1].End, s.End)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}

// monthsIn returns the months that some engagements cover, each once, and how many of
// them have a length.
func (s *subject) monthsIn(engagements map[int]bool) (months, dated int) {
	var stretches []Stretch
	for i, e := range s.seen.Profile.Engagements {
		if engagements[i] && e.Kind != matching.Study && e.Start != 0 && e.End >= e.Start {
			stretches = append(stretches, Stretch{e.Start, e.End})
		}
	}
	for _, m := range Merge(stretches) {
		months += m.Months()
	}
	return months, len(stretches)
}
