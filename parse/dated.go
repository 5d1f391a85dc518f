package parse

import (
	"time"

	"github.com/proven-go/proven/parse/run"
)

// date sets Dated and checks the dates of the jobs against it.
func (r *Resume) date(asOf time.Time, doc run.Document) {
	switch newest := r.newest(); {
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

// newest returns the latest date of the jobs and studies. An expected graduation
// lies in the future of the document, so a course counts by its start only.
func (r *Resume) newest() Date {
	var best Date
	see := func(d Date) {
		if d.Year > 0 && (best.Year == 0 || before(best, d)) {
			best = Date{Year: d.Year, Month: d.Month}
		}
	}
	for _, list := range [][]Work{r.Work, r.Volunteer} {
		for _, w := range list {
			see(w.StartDate)
			see(w.EndDate)
		}
	}
	for _, e := range r.Education {
		see(e.StartDate)
	}
	for _, p := range r.Projects {
		see(p.StartDate)
		see(p.EndDate)
	}
	for _, c := range r.Certificates {
		see(c.Date)
	}
	return best
}

func (r *Resume) diagnose(code Code, detail string, at Span) {
	r.Diagnostics = append(r.Diagnostics, Diagnostic{code, detail, at})
}
