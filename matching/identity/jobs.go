package identity

import (
	"slices"
	"strings"

	"github.com/proven-go/proven/matching"
)

// A job is what is kept of an engagement: a hash of its title and its months.
type job struct {
	title      uint32 // 0 is unknown
	start, end uint16 // months since year 1800; end is 0 for "present"
}

const (
	keptJobs   = 8
	readJobs   = 256
	firstMonth = 1800 * 12
	nearMonths = 6 // two jobs of one title that share so many months were at one time
	titleBytes = 256
)

// foldJobs keeps the latest dated jobs of a profile, in order of time.
func foldJobs(p matching.Profile) []job {
	var jobs []job
	for _, e := range p.Engagements[:min(len(p.Engagements), readJobs)] {
		start, end := e.Start-firstMonth, e.End-firstMonth
		if e.Kind != matching.Job || start <= 0 || start > 1<<15 || !e.Current && (end < start || end > 1<<15) {
			continue
		}
		j := job{title: foldTitle(e.Title), start: uint16(start)}
		if !e.Current {
			j.end = uint16(end)
		}
		jobs = append(jobs, j)
	}
	slices.SortFunc(jobs, func(a, b job) int {
		return 4*(int(a.start)-int(b.start)) + 2*sign(int(a.end)-int(b.end)) + sign(int(a.title)-int(b.title))
	})
	jobs = slices.Compact(jobs)
	return jobs[max(0, len(jobs)-keptJobs):]
}

func sign(n int) int { return max(-1, min(1, n)) }

// foldTitle returns a hash of the words of a title, whatever their order.
func foldTitle(title string) uint32 {
	words := strings.Fields(foldLetters(cutBytes(title, titleBytes)))
	if len(words) == 0 {
		return 0
	}
	slices.Sort(words)
	return uint32(hashOf("title", strings.Join(words, " "), ""))
}

// sameMonths reports whether two jobs began in one month and ended in one. A job that
// was going on when one document was written may have ended in a later one.
func (j job) sameMonths(k job) bool {
	return j.start == k.start && (j.end == k.end || j.end == 0 || k.end == 0)
}

// shared returns the months that two jobs have in common; of a job without an end none
// is known but the first year.
func (j job) shared(k job) int {
	return min(j.last(), k.last()) - max(int(j.start), int(k.start)) + 1
}

func (j job) last() int {
	if j.end == 0 {
		return int(j.start) + 11
	}
	return int(j.end)
}

func compareJobs(a, b []job) level {
	if len(a) == 0 || len(b) == 0 {
		return missing
	}
	same, titled, near := 0, 0, 0
	var used [keptJobs]bool
	for _, x := range a {
		for i, y := range b {
			title := x.title != 0 && x.title == y.title
			if title && x.shared(y) >= nearMonths {
				near++
			}
			if !used[i] && x.sameMonths(y) {
				used[i] = true
				same++
				if title {
					titled++
				}
				break
			}
		}
	}
	switch {
	case same >= 3:
		return jobsThree
	case same == 2:
		return jobsTwo
	case titled > 0:
		return jobsOne
	case same+near > 0:
		return jobsNear
	case min(len(a), len(b)) >= 2:
		return jobsOther
	}
	return missing // one job each: another selection
}
