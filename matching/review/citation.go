package review

import (
	"cmp"
	"slices"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/parse"
	"github.com/proven-go/proven/score"
)

// A Citation is a quote with its place and time, so that a person can check it.
type Citation struct {
	Quote  string         `json:"quote"`            // the words, cut from the document
	Source string         `json:"source,omitempty"` // document or collector
	Span   parse.Span     `json:"span,omitzero"`    // place of the quote in the document's text
	URL    string         `json:"url,omitempty"`    // of public activity
	Place  string         `json:"place,omitempty"`  // of public activity: repository and path
	Title  string         `json:"title,omitempty"`  // of the engagement
	Depth  score.Depth    `json:"depth"`            // how deep scoring reads it
	From   matching.Month `json:"from,omitempty"`   // first month of the engagement or activity
	To     matching.Month `json:"to,omitempty"`     // last month
}

// cite makes a citation of evidence. The length of an engagement gives its first month.
func cite(e matching.Evidence) Citation {
	c := Citation{
		Quote: e.Quote, Source: e.Source, Span: e.Span, URL: e.URL, Place: e.Place, Title: e.Title, Depth: e.Depth, To: e.Last,
	}
	if e.Last != 0 && e.Months > 0 {
		c.From = e.Last - matching.Month(e.Months) + 1
	}
	return c
}

// dated reports whether anything says when it was.
func (c Citation) dated() bool { return c.To != 0 }

// maxCitations bounds what is shown for one statement: a reader checks two or three.
const maxCitations = 3

// strongest returns at most [maxCitations] citations, each quote once: the deepest first,
// then the latest, then by place.
func strongest(all []Citation) []Citation {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b Citation) int {
		return cmp.Or(cmp.Compare(b.Depth, a.Depth), cmp.Compare(b.To, a.To), cmp.Compare(a.Span.Start, b.Span.Start))
	})
	var kept []Citation
	for _, c := range all {
		if len(kept) < maxCitations && !slices.ContainsFunc(kept, func(k Citation) bool { return k.Quote == c.Quote }) {
			kept = append(kept, c)
		}
	}
	return kept
}
