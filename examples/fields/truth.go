package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/proven-go/proven/parse"
)

// facts are what a document says, as far as it is measured.
type facts struct {
	name, email, phone, location, summary string
	urls                                  []string
	work, education                       []entry
	skills                                []string // as listed; an item may hold several
}

// An entry is a job or a course of study: its parts by their number. A part that is
// not known is "".
type entry [4]string

// The parts. Dates are YYYY-MM, YYYY or "present".
const (
	who   = iota // employer or school
	what         // title, or degree and subject
	start        // when it began
	end          // when it ended
)

// A truth is what a person wrote down of one document: what it shows, no more.
type truth struct {
	Doc      string   `json:"doc"`       // path of the document within its folder
	Family   string   `json:"family"`    // who or what made it
	Template string   `json:"template"`  // its layout
	LinkOnly []string `json:"link_only"` // "email", "phone" or "url …": shown only as the target of a link
	Absent   []string `json:"absent"`    // what the person has and the document does not show

	Name      string       `json:"name"`
	Label     string       `json:"label"` // not measured: a headline is often a matter of taste
	Email     string       `json:"email"`
	Phone     string       `json:"phone"`
	URLs      []string     `json:"urls"`
	Location  string       `json:"location"` // "City" or "City, Region"
	Summary   string       `json:"summary"`
	Work      []truthEntry `json:"work"`
	Education []truthEntry `json:"education"`
	Skills    []string     `json:"skills"`
}

// truthEntry is a job (Company, Title) or a course of study (Institution, Degree, Area).
type truthEntry struct {
	Company     string `json:"company"`
	Title       string `json:"title"`
	Institution string `json:"institution"`
	Degree      string `json:"degree"`
	Area        string `json:"area"`
	Start       string `json:"start"`
	End         string `json:"end"`
	Location    string `json:"location"` // not measured
	Score       string `json:"score"`    // not measured
}

// noText in Absent marks a document without a text layer, which must give an error.
const noText = "no text layer"

// readTruths reads every *.json of a folder, in the order of their names. Truths of
// documents that must give an error (scans, Word 97–2003) are left out.
func readTruths(fsys fs.FS) ([]truth, error) {
	names, err := fs.Glob(fsys, "*.json")
	if err != nil {
		return nil, err
	}
	var out []truth
	seen := map[string]string{}
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		t, err := decodeTruth(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if other, twice := seen[t.Doc]; twice {
			return nil, fmt.Errorf("%s: a second truth for the document of %s", name, other)
		}
		seen[t.Doc] = name
		if !slices.Contains(t.Absent, noText) && path.Ext(t.Doc) != ".doc" {
			out = append(out, t)
		}
	}
	if len(out) == 0 {
		return nil, errors.New("no truth file (*.json) of a document that can be read")
	}
	return out, nil
}

// decodeTruth is strict: a misspelt key would count as a fact that is not there.
func decodeTruth(data []byte) (truth, error) {
	var t truth
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&t); err != nil {
		return t, err
	}
	if t.Doc == "" {
		return t, errors.New(`no "doc", the path of the document`)
	}
	return t, nil
}

// group names the column of the table that the document belongs to.
func (t truth) group(by string) string {
	if by == "family" {
		return t.Family
	}
	return strings.TrimPrefix(path.Ext(t.Doc), ".")
}

// linked reports whether the document shows a fact only as the target of a link.
func (t truth) linked(fact string) bool { return slices.Contains(t.LinkOnly, fact) }

// jobs returns the work entries that say anything.
func (t truth) jobs() []entry {
	var out []entry
	for _, e := range t.Work {
		out = append(out, entry{e.Company, e.Title, e.Start, e.End})
	}
	return said(out)
}

// studies returns the education entries that say anything.
func (t truth) studies() []entry {
	var out []entry
	for _, e := range t.Education {
		out = append(out, entry{e.Institution, joined(" ", e.Degree, e.Area), e.Start, e.End})
	}
	return said(out)
}

// factsOf reduces a résumé to what is measured. It takes what the JSON form of the
// résumé carries, because that is what a user gets: there a job that began and has no
// end is a present one, and a course of study without an end just has none.
func factsOf(r *parse.Resume) facts {
	b := r.Basics
	f := facts{
		name: b.Name.Value, email: b.Email.Value, phone: b.Phone.Value, summary: b.Summary.Value,
		location: joined(", ", b.Location.City.Value, b.Location.Region.Value),
	}
	if f.location == "" {
		f.location = b.Location.Address.Value
	}
	if !b.URL.IsZero() {
		f.urls = append(f.urls, b.URL.Value)
	}
	for _, p := range b.Profiles {
		if p.URL.IsZero() {
			p.URL = p.Username
		}
		f.urls = append(f.urls, p.URL.Value)
	}
	for _, w := range r.Work {
		e := entry{w.Name.Value, w.Position.Value, month(w.StartDate), month(w.EndDate)}
		if e[start] != "" && e[end] == "" {
			e[end] = present
		}
		f.work = append(f.work, e)
	}
	for _, e := range r.Education {
		f.education = append(f.education,
			entry{e.Institution.Value, joined(" ", e.StudyType.Value, e.Area.Value), month(e.StartDate), month(e.EndDate)})
	}
	f.work, f.education = said(f.work), said(f.education)
	for _, s := range r.Skills {
		for _, k := range s.Keywords {
			f.skills = append(f.skills, k.Value)
		}
		if len(s.Keywords) == 0 && !s.Name.IsZero() {
			f.skills = append(f.skills, s.Name.Value)
		}
	}
	return f
}

// said drops entries without a single part.
func said(in []entry) []entry {
	return slices.DeleteFunc(in, func(e entry) bool { return e == entry{} })
}

// joined joins the parts that are not empty.
func joined(sep string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), sep)
}
