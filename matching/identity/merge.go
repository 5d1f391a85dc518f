package identity

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/proven-go/proven/matching"
)

// Merged is several records of one person, kept apart: merging loses nothing and can be
// undone. Keep it (its JSON form is complete) for as long as the merged candidate
// stands in an index. It shares memory with the candidates it was made of; nothing here
// changes them.
type Merged struct {
	Parts []matching.Candidate `json:"parts"` // as they were given
}

// Merge puts two records of one person together.
func Merge(a, b matching.Candidate) Merged { return Merged{[]matching.Candidate{a, b}} }

// With returns the records of m and one more.
func (m Merged) With(c matching.Candidate) Merged {
	return Merged{append(slices.Clip(m.Parts), c)}
}

// Unmerge returns the records as they were given. What a merged candidate has learned
// since, in an index, is not part of them.
func (m Merged) Unmerge() []matching.Candidate { return slices.Clone(m.Parts) }

// Candidate returns one candidate in place of all: the smallest ID; the tags, links,
// accounts and activity of all; of name, address and number what the latest document
// has, else the next; the shortest retention and every consent. Jobs with one kind,
// title and months are one job, and equal passages of one job are one passage, so that
// a document that was read in two formats does not count twice. A passage without a
// source gets the origin of its record.
func (m Merged) Candidate() matching.Candidate {
	parts := slices.Clone(m.Parts)
	slices.SortStableFunc(parts, func(a, b matching.Candidate) int {
		return cmp.Or(cmp.Compare(b.Profile.Dated, a.Profile.Dated), cmp.Compare(a.ID, b.ID))
	})
	u := union{jobs: map[string]int{}, seen: map[string]bool{}}
	for i, p := range parts {
		if i == 0 || p.ID < u.ID {
			u.ID = p.ID
		}
		u.Tags = fresh(u.Tags, p.Tags)
		u.addPerson(p.Person)
		u.addProfile(p)
	}
	slices.Sort(u.Tags)
	return u.Candidate
}

// A union is a candidate that others are added to.
type union struct {
	matching.Candidate
	jobs map[string]int
	seen map[string]bool // passages and activity
}

// fresh appends the values that a list does not have.
func fresh[T comparable](list, more []T) []T {
	for _, v := range more {
		if !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	return list
}

func (u *union) addPerson(p matching.Person) {
	q := &u.Person
	q.Name, q.Email, q.Phone = cmp.Or(q.Name, p.Name), cmp.Or(q.Email, p.Email), cmp.Or(q.Phone, p.Phone)
	q.Links, q.Actors = fresh(q.Links, p.Links), fresh(q.Actors, p.Actors)
	q.Origin, q.Consent = beside(q.Origin, p.Origin), beside(q.Consent, p.Consent)
	if !p.Retention.IsZero() && (q.Retention.IsZero() || p.Retention.Before(q.Retention)) {
		q.Retention = p.Retention
	}
}

// beside joins two records of the caller's, unless they are the same.
func beside(a, b string) string {
	if a == "" || b == "" || slices.Contains(strings.Split(a, "; "), b) {
		return cmp.Or(a, b)
	}
	return a + "; " + b
}

func (u *union) addProfile(c matching.Candidate) {
	p := c.Profile
	u.Profile.Dated = max(u.Profile.Dated, p.Dated)
	place := make([]int, len(p.Engagements))
	for i, e := range p.Engagements {
		key := formOf(e)
		at, known := u.jobs[key]
		if !known || e.Start == 0 { // without dates two jobs of one title may be two
			at = len(u.Profile.Engagements)
			u.jobs[key] = at
			u.Profile.Engagements = append(u.Profile.Engagements, e)
		}
		place[i] = at
	}
	for _, t := range p.Passages {
		if t.Engagement >= 0 && t.Engagement < len(place) {
			t.Engagement = place[t.Engagement]
		}
		key := formOf(struct {
			Section    matching.Section
			Engagement int
			Text       string
		}{t.Section, t.Engagement, strings.Join(strings.Fields(t.Text), " ")})
		t.Source = cmp.Or(t.Source, c.Person.Origin)
		if !u.seen[key] {
			u.seen[key] = true
			u.Profile.Passages = append(u.Profile.Passages, t)
		}
	}
	for _, a := range p.Activity {
		if key := formOf(a); !u.seen[key] {
			u.seen[key] = true
			u.Profile.Activity = append(u.Profile.Activity, a)
		}
	}
}

// formOf returns a value in a form in which equal values are equal strings. The values
// are of types that always have one.
func formOf(v any) string {
	form, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(form)
}
