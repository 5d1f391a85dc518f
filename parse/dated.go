package parse

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/proven-go/proven/parse/run"
)

// date sets Dated and checks the dates of the jobs against it.
func (r *Resume) date(asOf time.Time, doc run.Document, newest Date) {
	switch {
	case !asOf.IsZero():
		r.Dated = Date{Year: asOf.Year(), Month: int(asOf.Month())}
	case newest.Month > 0 || newest.Year > doc.Year:
		// A bare year could be any of its months; the container may know the one.
		r.Dated = newest
	case doc.Year > 0:
		r.Dated = Date{Year: doc.Year, Month: doc.Month}
	default:
		r.Dated = newest
	}
	for _, list := range [][]Work{r.Work, r.Volunteer} {
		for _, w := range list {
			r.checkDates(w)
		}
	}
}

func (r *Resume) checkDates(w Work) {
	if w.EndDate.Present && r.Dated.IsZero() {
		r.diagnose(UnknownPresent, "", w.EndDate.Span)
	}
	if !w.EndDate.Present && before(w.EndDate, w.StartDate) {
		r.diagnose(DateConflict, "the end is before the start", w.EndDate.Span)
	}
	if !r.Dated.IsZero() && before(r.Dated, w.StartDate) {
		r.diagnose(DateConflict, "the start is after the date of the document", w.StartDate.Span)
	}
}

// newest returns the latest date in the visible text that says when the person did
// something: jobs, courses, talks, honours, certificates. What lies ahead or is no such
// date does not count: an expected graduation, a licence's end, a birthday, the year in
// the name of a product, and whatever is later than the container itself.
func (s *sheet) newest(parts []part, doc run.Document) Date {
	var seen []Date
	var begun Date // newest start: the container cannot be older than that
	for _, p := range parts {
		if p.kind == ReferenceSection {
			continue
		}
		for i := p.from; i < p.to; i++ {
			for _, d := range s.active(i, p.kind) {
				seen = append(seen, d.end)
				if p.kind == WorkSection && newer(d.start, begun) {
					begun = d.start
				}
			}
		}
	}
	limit := Date{Year: doc.Year, Month: doc.Month}
	if doc.Year == 0 || before(limit, begun) {
		limit = Date{Year: lastYear}
	}
	var best Date
	for _, d := range seen {
		if !before(limit, d) && newer(d, best) {
			best = Date{Year: d.Year, Month: d.Month}
		}
	}
	return best
}

// newest is the same for a résumé that comes as fields.
func (r *Resume) newest() Date {
	var best Date
	see := func(dates ...Date) {
		for _, d := range dates {
			if newer(d, best) {
				best = Date{Year: d.Year, Month: d.Month}
			}
		}
	}
	for _, list := range [][]Work{r.Work, r.Volunteer} {
		for _, w := range list {
			see(w.StartDate, w.EndDate)
		}
	}
	for _, e := range r.Education {
		see(e.StartDate)
	}
	for _, p := range r.Projects {
		see(p.StartDate, p.EndDate)
	}
	for _, c := range r.Certificates {
		see(c.Date)
	}
	for _, a := range r.Awards {
		see(a.Date)
	}
	for _, p := range r.Publications {
		see(p.ReleaseDate)
	}
	return best
}

// newer reports whether a is later than b, or as late and finer.
func newer(a, b Date) bool {
	if a.Year == 0 {
		return false
	}
	return b.Year == 0 || before(b, a) || a.Year == b.Year && b.Month == 0 && a.Month > 0
}

// active returns the dates of row i at which something had begun or ended; the newest
// one of each range stands in end.
func (s *sheet) active(i int, kind SectionKind) []period {
	dates := s.datesOf(i)
	if len(dates) == 0 {
		return nil
	}
	text := s.rowText(i)
	if liesAhead(text) || birth.MatchString(text) || stamps[strings.ToLower(strings.Trim(firstWord(text), ":"))] {
		return nil
	}
	var out []period
	for _, p := range dates {
		switch {
		case p.single && p.end.Month == 0 && !s.yearCounts(text, p, kind):
			continue
		case p.end.Present, kind == EducationSection && !p.single:
			p.end = p.start // a course may end after the document was written
		case kind == EducationSection:
			continue
		}
		if p.single {
			p.start = p.end
		}
		out = append(out, p)
	}
	return out
}

// yearCounts reports whether a bare year is a date rather than a number or a version:
// it stands at an end of the row, in brackets, or behind "in" and the like.
func (s *sheet) yearCounts(text string, p period, kind SectionKind) bool {
	before, after := strings.TrimRight(text[:p.span.Start], " "), strings.TrimLeft(text[p.span.End:], " .")
	if strings.HasSuffix(before, "(") && strings.HasPrefix(after, ")") || yearMark.MatchString(before) {
		return true
	}
	if kind == SkillSection || kind == SummarySection || kind == HeaderSection || kind == OtherSection {
		return false
	}
	edge := before == "" || after == "" && strings.ContainsAny(lastMark(before), ",|•·–—-\t:")
	return edge || strings.HasSuffix(before, ",") && strings.HasPrefix(after, ",")
}

func lastMark(s string) string {
	if s == "" {
		return ""
	}
	_, n := utf8.DecodeLastRuneInString(s)
	return s[len(s)-n:]
}

var (
	ahead    = regexp.MustCompile(`(?i)\b(?:expected|anticipated|expir\w+|valid|renew\w*|due|graduating|upcoming|voraussichtlich|prévue?|previst[oa])\b`)
	birth    = regexp.MustCompile(`(?i)(?:^|[^\p{L}])(?:born|birth\w*|d\.?o\.?b\.?|geb(?:\.|oren|urts\w*)|née? le|date de naissance|nacid[oa]|nacimiento|nascid[oa]|nascimento|nat[oa] (?:il|a)|nascita|geboorte\w*|urodz\w*|narozen\w*|født|född)(?:[^\p{L}]|$)`)
	yearMark = regexp.MustCompile(`(?i)\b(?:in|since|until|till|during|from|year|im jahr|seit|en|depuis|desde)$`)
)

// liesAhead reports whether ahead matches a text. Few texts have one of its words.
func liesAhead(text string) bool {
	lower := strings.ToLower(text)
	return slices.ContainsFunc(aheadStems, func(w string) bool { return strings.Contains(lower, w) }) && ahead.MatchString(text)
}

var aheadStems = strings.Fields("expected anticipated expir valid renew due graduating upcoming voraussichtlich prévu previst")

func (r *Resume) diagnose(code Code, detail string, at Span) {
	r.Diagnostics = append(r.Diagnostics, Diagnostic{code, detail, at})
}
