package parse

import (
	"bytes"
	"encoding/json"
)

// The JSON form differs from the Go types in two ways that tags cannot say: volunteer
// work has an organization in place of a name, and what is still going on has no end
// date.

// MarshalJSON returns the JSON Resume v1 form. A [Parser] reads it back with the same
// values, but not all that stands beside it: spans, pages, sections, diagnostics, hidden
// text and Dated are not in it, and every Confidence becomes [Stated]. The form has no
// word for the present and none for a season: a job with a start and no end reads as
// going on, also where its end was not shown; "present" is lost on a job without a
// start, a course and a project; "Summer 2012" is 2012.
func (r Resume) MarshalJSON() ([]byte, error) {
	type voluntary struct {
		Organization Field   `json:"organization,omitzero"`
		Position     Field   `json:"position,omitzero"`
		Location     Field   `json:"location,omitzero"`
		Description  Field   `json:"description,omitzero"`
		URL          Field   `json:"url,omitzero"`
		StartDate    Date    `json:"startDate,omitzero"`
		EndDate      Date    `json:"endDate,omitzero"`
		Summary      Field   `json:"summary,omitzero"`
		Highlights   []Field `json:"highlights,omitempty"`
	}
	var served []voluntary
	for _, w := range r.Volunteer {
		served = append(served, voluntary{w.Name, w.Position, w.Location, w.Description, w.URL, w.StartDate, w.EndDate.ended(), w.Summary, w.Highlights})
	}
	type plain Resume // without this method
	out := struct {
		Basics    Basics      `json:"basics"`
		Work      []Work      `json:"work,omitempty"`
		Volunteer []voluntary `json:"volunteer,omitempty"`
		plain
	}{r.Basics, r.Work, served, plain(r)}
	return marshal(out)
}

// MarshalJSON returns the JSON form of a job, without an end if it goes on.
func (w Work) MarshalJSON() ([]byte, error) {
	type plain Work
	w.EndDate = w.EndDate.ended()
	return marshal(plain(w))
}

// MarshalJSON returns the JSON form of a course, without an end if it goes on.
func (e Education) MarshalJSON() ([]byte, error) {
	type plain Education
	e.EndDate = e.EndDate.ended()
	return marshal(plain(e))
}

// MarshalJSON returns the JSON form of a project, without an end if it goes on.
func (p Project) MarshalJSON() ([]byte, error) {
	type plain Project
	p.EndDate = p.EndDate.ended()
	return marshal(plain(p))
}

// ended returns d, or no date at all if it is the present.
func (d Date) ended() Date {
	if d.Present {
		return Date{}
	}
	return d
}

// marshal leaves "&" and "<" as they are; an encoder around it escapes them if it is
// set so.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}
