package parse

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/proven-go/proven/parse/run"
)

// A JSON Resume says itself what is what, so nothing has to be found. The reader
// writes its facts down as a readable text, one a line under a head a section, so
// that every field has a span like the fields of any other format.

// loose is a JSON Resume as found in the wild: fields of the schema before 1.0
// stand beside those of today, and numbers or null where strings belong.
type loose struct {
	Basics       looseBasics   `json:"basics"`
	Work         []looseEntry  `json:"work"`
	Volunteer    []looseEntry  `json:"volunteer"`
	Education    []looseEntry  `json:"education"`
	Projects     []looseEntry  `json:"projects"`
	Awards       []looseFact   `json:"awards"`
	Certificates []looseFact   `json:"certificates"`
	Publications []looseFact   `json:"publications"`
	Skills       []looseSkills `json:"skills"`
	Languages    []looseFact   `json:"languages"`
	Interests    []looseSkills `json:"interests"`
	Meta         struct {
		LastModified words `json:"lastModified"`
	} `json:"meta"`
}

type looseBasics struct {
	Name     words `json:"name"`
	Label    words `json:"label"`
	Email    words `json:"email"`
	Phone    words `json:"phone"`
	URL      words `json:"url"`
	Website  words `json:"website"`
	Summary  words `json:"summary"`
	Location struct {
		Address     words `json:"address"`
		PostalCode  words `json:"postalCode"`
		City        words `json:"city"`
		Region      words `json:"region"`
		CountryCode words `json:"countryCode"`
	} `json:"location"`
	Profiles []struct {
		Network  words `json:"network"`
		Username words `json:"username"`
		URL      words `json:"url"`
	} `json:"profiles"`
}

type looseEntry struct {
	Name         words   `json:"name"`
	Company      words   `json:"company"`
	Organization words   `json:"organization"`
	Institution  words   `json:"institution"`
	Position     words   `json:"position"`
	Location     words   `json:"location"`
	URL          words   `json:"url"`
	Website      words   `json:"website"`
	StartDate    words   `json:"startDate"`
	EndDate      words   `json:"endDate"`
	Summary      words   `json:"summary"`
	Description  words   `json:"description"`
	Area         words   `json:"area"`
	StudyType    words   `json:"studyType"`
	Score        words   `json:"score"`
	GPA          words   `json:"gpa"`
	Highlights   []words `json:"highlights"`
	Courses      []words `json:"courses"`
	Keywords     []words `json:"keywords"`
	Roles        []words `json:"roles"`
	Entity       words   `json:"entity"`
	Type         words   `json:"type"`
}

type looseFact struct {
	Name        words `json:"name"`
	Title       words `json:"title"`
	Language    words `json:"language"`
	Fluency     words `json:"fluency"`
	Date        words `json:"date"`
	ReleaseDate words `json:"releaseDate"`
	Issuer      words `json:"issuer"`
	Awarder     words `json:"awarder"`
	Publisher   words `json:"publisher"`
	URL         words `json:"url"`
	Website     words `json:"website"`
	Summary     words `json:"summary"`
}

type looseSkills struct {
	Name     words   `json:"name"`
	Level    words   `json:"level"`
	Keywords []words `json:"keywords"`
}

// words is a string; any other scalar is taken as it is written, null and objects as
// nothing. Its text is visible text: folded, without zero-width characters.
type words string

// UnmarshalJSON never fails, so that one odd value does not lose the document.
func (w *words) UnmarshalJSON(data []byte) error {
	var s string
	switch {
	case json.Unmarshal(data, &s) == nil:
	case len(data) > 0 && strings.IndexByte("-0123456789", data[0]) >= 0:
		s = string(data)
	}
	*w = words(s)
	return nil
}

// or returns the first of w and the others that says something.
func (w words) or(others ...words) words {
	for _, o := range others {
		if w != "" {
			break
		}
		w = o
	}
	return w
}

// readJSON reads a JSON Resume.
func (p *Parser) readJSON(ctx context.Context, data []byte) (*Resume, error) {
	var in loose
	if err := json.Unmarshal([]byte(strings.TrimPrefix(string(data), "\xef\xbb\xbf")), &in); err != nil {
		if _, shape := errors.AsType[*json.UnmarshalTypeError](err); !shape {
			return nil, fmt.Errorf("%w: no valid JSON", ErrDamaged)
		}
	}
	w := &writer{r: &Resume{}, limit: p.maxText()}
	w.resume(in)
	if strings.TrimSpace(w.text.String()) == "" {
		if !strings.Contains(string(data), `"basics"`) {
			return nil, fmt.Errorf("%w: JSON, but no JSON Resume", ErrFormat)
		}
		return nil, fmt.Errorf("%w: no field is filled", ErrNoText)
	}
	w.r.Text = w.text.String()
	w.end()
	r := w.r
	r.stated()
	if w.hidden != "" {
		r.Hidden = append(r.Hidden, Hidden{Text: w.hidden, Reason: "zero-width"})
	}
	var doc run.Document
	if d, n := dateAt(scan(string(in.Meta.LastModified))); n > 0 {
		doc.Year, doc.Month = d.Year, d.Month
	}
	r.date(p.AsOf, doc, r.newest())
	var parts []part
	for _, s := range r.Sections {
		parts = append(parts, part{kind: s.Kind, headed: !s.Head.Empty()})
	}
	r.report(doc, parts, w.cut)
	return r, ctx.Err()
}
