package parse

import "slices"

// Months are counted on one line of time, as 12·year + month − 1. A month that a date
// leaves open is the middle of what it names: the season's middle, or June.

// index returns the month of a date on that line; 0 if its year is unknown.
func (d Date) index() int {
	switch {
	case d.Year <= 0:
		return 0
	case d.Month >= 1 && d.Month <= 12:
		return 12*d.Year + d.Month - 1
	case d.Season.Month() > 0:
		return 12*d.Year + d.Season.Month() - 1
	}
	return 12*d.Year + 5
}

// A stretch is a run of months, first and last included.
type stretch struct{ first, last int }

// stretch returns the months from start to end; ok is false if they are not known.
func (d Date) stretch(end, dated Date) (s stretch, ok bool) {
	if end.Present {
		if end = dated; d.index() == end.index() {
			return s, false
		}
	}
	s = stretch{d.index(), end.index()}
	if s.last < s.first && end.Year == d.Year && end.Month == 0 && end.Season == NoSeason {
		s.last = s.first // "September 2019 – 2019": at least that month
	}
	return s, s.first > 0 && s.last >= s.first
}

// Months returns how long a job lasted, in calendar months, the first and the last one
// included: "March 2019 – May 2019" is 3. dated is the month in which "present" ends,
// [Resume.Dated] as a rule. A year without a month counts as its June and a season as
// its middle month ([Season.Month]), so that "2016 – 2019" is 37 (June to June) and a
// job of "2019" alone is 1. The result is 0 if the start or the end is unknown or the end
// is before the start. The end of a present job is unknown if dated is zero, or the
// month of its start: then no later date says how long it went on.
func (w Work) Months(dated Date) int {
	s, ok := w.StartDate.stretch(w.EndDate, dated)
	if !ok {
		return 0
	}
	return s.last - s.first + 1
}

// Experience returns the time in all jobs of Work, in calendar months; a month in which
// several jobs overlap counts once. Dates are read as by [Work.Months], "present" as
// [Resume.Dated]; jobs of unknown length add nothing. Volunteer work, projects and
// studies are no part of it.
func (r *Resume) Experience() (months int) {
	var all []stretch
	for _, w := range r.Work {
		if s, ok := w.StartDate.stretch(w.EndDate, r.Dated); ok {
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b stretch) int { return a.first - b.first })
	next := 0 // first month not counted yet
	for _, s := range all {
		if s.first = max(s.first, next); s.first <= s.last {
			months += s.last - s.first + 1
			next = s.last + 1
		}
	}
	return months
}
