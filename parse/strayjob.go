package parse

import "strings"

// Where the text of a sidebar runs between the rows of the column beside it, as in text
// copied row by row out of a page, the head of a list ("Skills") stands over jobs of the
// other column. They are told by their dates: no list has ranges beside titles.

// withStrayJobs cuts jobs off the lists that they have come under.
func (s *sheet) withStrayJobs(parts []part) []part {
	var out []part
	for _, p := range parts {
		out = append(out, p)
		woven := len(out) > 1 && out[len(out)-2].barren()
		switch p.kind {
		case SkillSection, LanguageSection, InterestSection:
		case HeaderSection:
			if !woven {
				continue
			}
		default:
			continue
		}
		if at := s.strayJob(p, woven); at > 0 {
			out[len(out)-1].to = at
			out = append(out, part{kind: WorkSection, from: at, to: p.to, body: Span{s.rows[at].span.Start, s.rows[at].span.End}})
		}
	}
	return out
}

// barren reports whether a part is a head over jobs without a row below it: the head
// that follows stands beside it, and the jobs are under that one.
func (p part) barren() bool { return p.kind == WorkSection && p.headed && p.first() >= p.to }

// strayJob returns the row where the first of a list's jobs begins, 0 if it has none. In
// woven parts a title alone is enough.
func (s *sheet) strayJob(p part, woven bool) int {
	for i := p.first(); i < p.to; i++ {
		if woven && s.bareTitle(s.withoutDates(i)) && !(s.rows[i].bullet && len(s.datesOf(i)) == 0) {
			return i
		}
		if !s.jobDates(i) {
			continue
		}
		switch {
		case s.bareTitle(s.withoutDates(i)):
			return i
		case i+1 < p.to && !s.rows[i+1].bullet && s.bareTitle(s.rowText(i+1)):
			return i
		case i > p.first() && !s.rows[i-1].bullet && s.bareTitle(s.rowText(i-1)):
			return i - 1
		}
	}
	return 0
}

// jobDates reports whether a row of a few words holds the time of a job, a range of
// which one end at least has a month.
func (s *sheet) jobDates(i int) bool {
	if s.rows[i].bullet {
		return false
	}
	for _, d := range s.datesOf(i) {
		if !d.single && (d.start.Month > 0 || d.end.Month > 0) {
			return !sentence(s.rowText(i))
		}
	}
	return false
}

// bareTitle reports whether a text of a few words names a job by its title.
func (s *sheet) bareTitle(text string) bool {
	return titleScore(text) >= 3 && len(strings.Fields(text)) <= 12 && !sentence(text) && !strings.HasSuffix(text, ",")
}
