package matching

import (
	"fmt"
	"time"

	"github.com/proven-go/proven/parse"
	"github.com/proven-go/proven/score"
	"github.com/proven-go/proven/sourcing"
)

// A Candidate is one person as an embedder hands them over: what scoring may see
// (Profile) and what only presentation may (Person), apart.
type Candidate struct {
	ID      string   // the caller's own; not empty, at most 1,024 bytes
	Tags    []string // the caller's; filter rankings, invisible to scoring
	Profile Profile
	Person  Person
}

// Person is who a candidate is. It is kept in a bucket of its own that no scoring
// function can read.
type Person struct {
	Name   string   `json:"name,omitempty"`
	Email  string   `json:"email,omitempty"`
	Phone  string   `json:"phone,omitempty"`
	Links  []string `json:"links,omitempty"`  // pages that the person published
	Actors []Actor  `json:"actors,omitempty"` // accounts joined by a hard key
	Origin string   `json:"origin,omitempty"` // where the record came from: a file name, a collector
	// Consent and Retention are the caller's records; the index keeps them.
	Consent   string    `json:"consent,omitempty"`
	Retention time.Time `json:"retention,omitzero"` // keep no longer than this
}

// Actor is an account at a source.
type Actor = sourcing.Actor

// A Profile is everything of a candidate that can reach a score: passages of text,
// engagements and public activity. It has no field for a name, a contact, a
// photograph, a school, a group or a place of living.
type Profile struct {
	Dated       Month        `json:"dated,omitempty"` // the month that "present" means; zero is unknown
	Engagements []Engagement `json:"engagements,omitempty"`
	Passages    []Passage    `json:"passages,omitempty"`
	Activity    []Activity   `json:"activity,omitempty"`
}

// An Engagement is a job, a project or a course: what passages can belong to.
type Engagement struct {
	Kind  EngagementKind `json:"kind"`
	Title string         `json:"title,omitempty"` // job title or project name; never an employer or a school
	Start Month          `json:"start,omitempty"`
	End   Month          `json:"end,omitempty"` // the last month of it; for "present" the profile's Dated
	// Current reports whether it goes on to the present.
	Current bool `json:"current,omitempty"`
	// Doubtful reports whether the parser took its title or dates by their place alone.
	// It moves no point: it widens [Uncertainty].
	Doubtful bool `json:"doubtful,omitempty"`
}

// An EngagementKind tells paid work from other things.
type EngagementKind string

// The kinds.
const (
	Job       EngagementKind = "job"
	Project   EngagementKind = "project"
	Study     EngagementKind = "study"
	Volunteer EngagementKind = "volunteer"
)

// A Passage is a piece of visible text of a document, with its place in the document
// and in the career. Quotes are cut from passages.
type Passage struct {
	Section    Section `json:"section"`
	Engagement int     `json:"engagement"` // index into Profile.Engagements; -1 is none
	Text       string  `json:"text"`
	Source     string  `json:"source,omitempty"` // document it stands in
	Start      int     `json:"start"`            // byte offset of Text in the document's text
}

// A Section says what kind of passage it is, as far as scoring cares.
type Section string

// The sections.
const (
	TitleText   Section = "title"   // the job title of an engagement
	HeadText    Section = "head"    // the headline of the profile
	SummaryText Section = "summary" // what the person says about themselves
	WorkText    Section = "work"    // the text of a job, a project, volunteer work
	ListText    Section = "list"    // a list of skills
	StudyText   Section = "study"   // courses and certificates
	OtherText   Section = "other"   // everything else
)

// Activity is one sourced observation without its actor.
type Activity struct {
	Kind    sourcing.Kind  `json:"kind"`
	Subject []string       `json:"subject,omitempty"`
	Text    string         `json:"text,omitempty"`
	Place   sourcing.Place `json:"place,omitzero"`
	URL     string         `json:"url,omitempty"`
	When    Month          `json:"when,omitempty"`
	Quote   string         `json:"quote,omitempty"`
	Reasons []string       `json:"reasons,omitempty"`
	Source  string         `json:"source"`
}

// A Month counts calendar months: 12·year + month − 1. Zero is unknown.
type Month int32

// MonthOf returns the month of a year (1..9999) and a month (1..12). A month outside
// that range counts as the middle of the year; a year outside gives zero.
func MonthOf(year, month int) Month {
	if year < 1 || year > 9999 {
		return 0
	}
	if month < 1 || month > 12 {
		month = 6
	}
	return Month(12*year + month - 1)
}

// String returns "YYYY-MM", or "" for the unknown month.
func (m Month) String() string {
	if m <= 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", m/12, m%12+1)
}

// MarshalText returns String.
func (m Month) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (m *Month) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*m = 0
		return nil
	}
	t, err := time.Parse("2006-01", string(text))
	if err != nil {
		return fmt.Errorf("matching: bad month, want YYYY-MM: %w", err)
	}
	*m = MonthOf(t.Year(), int(t.Month()))
	return nil
}

// Evidence is one observation as a result cites it.
type Evidence struct {
	Quote  string      `json:"quote"`            // the words, cut from the document
	Source string      `json:"source,omitempty"` // document or collector
	URL    string      `json:"url,omitempty"`
	Span   parse.Span  `json:"span,omitzero"` // the quote's place in the document's text
	Place  string      `json:"place,omitempty"`
	Depth  score.Depth `json:"depth"`
	Months int         `json:"months,omitempty"` // length of the engagement
	Last   Month       `json:"last,omitempty"`   // last seen
	Share  int         `json:"share,omitempty"`  // how much of the engagement's work is about it, in 64ths; 0 is all
	Age    int         `json:"age"`              // months from Last to the profile's month, or the index's for public activity; -1 is unknown
	Origin string      `json:"origin"`           // what it stands on; equal origins are not independent
	Title  string      `json:"title,omitempty"`  // the engagement's
}
