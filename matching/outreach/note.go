package outreach

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/score"
)

// ErrNoSignal is returned for somebody of whom nothing specific to the role is sourced.
var ErrNoSignal = errors.New("outreach: nothing sourced that this role is about")

// ErrSpec is what a spec that cannot carry a note is reported as.
var ErrSpec = errors.New("outreach: the spec does not say enough")

// A Note is a first message and where each part of it comes from.
type Note struct {
	Role  string `json:"role"` // hash of the spec
	Slots []Slot `json:"slots"`
}

// A Slot is one part of a note.
type Slot struct {
	Kind   Kind   `json:"kind"`
	Text   string `json:"text"`
	Source string `json:"source"` // "spec: problem", or where the evidence stands
}

// A Kind names a slot.
type Kind string

// The seven slots, in the order of a note.
const (
	Name        Kind = "name"
	Signal      Kind = "signal"
	Problem     Kind = "problem"
	Language    Kind = "language"
	Environment Kind = "environment"
	Ownership   Kind = "ownership"
	Offer       Kind = "offer"
)

// offer promises what the reader gets, and asks for nothing.
const offer = "May I send a one-page brief and the interview steps? No pressure either way."

// For writes the note for one result of a ranking. The first name is the caller's, from
// the people bucket; empty greets without one. What the person has shown comes from the
// strongest cited evidence of a skill requirement, shown in work and with a source; if
// there is none, the error is [ErrNoSignal]. The spec must state a problem, and its
// first cluster says the language; else the error is [ErrSpec].
func For(firstName string, spec *role.Spec, plan *role.Plan, r matching.Result) (*Note, error) {
	if strings.TrimSpace(spec.Problem) == "" || len(spec.Clusters) == 0 {
		return nil, fmt.Errorf("%w: want a problem and a cluster", ErrSpec)
	}
	signal, source, ok := signalOf(r)
	if !ok {
		return nil, ErrNoSignal
	}
	n := &Note{Role: plan.Hash}
	add := func(kind Kind, text, source string) {
		if text = oneLine(text); text != "" {
			n.Slots = append(n.Slots, Slot{kind, text, source})
		}
	}
	hello := "Hello,"
	if firstName = oneLine(firstName); firstName != "" {
		hello = "Hello " + firstName + ","
	}
	add(Name, hello, "caller")
	add(Signal, "I read “"+signal+"”.", source)
	add(Problem, "Our problem: "+sentence(shortened(spec.Problem, 110)), "spec: problem")
	add(Language, asked(plan, 0), "spec: clusters[0]")
	if text := environment(spec); text != "" {
		add(Environment, text, "spec: baseline")
	}
	add(Ownership, owns(spec), "spec: level")
	add(Offer, offer, "fixed")
	return n, nil
}

// Text returns the note as it would be sent.
func (n *Note) Text() string {
	parts := make([]string, len(n.Slots))
	for i, s := range n.Slots {
		parts[i] = s.Text
	}
	return strings.Join(parts, " ")
}

// signalOf returns the best sourced evidence of what the role asks for.
func signalOf(r matching.Result) (quote, source string, ok bool) {
	points := 0
	for _, reason := range r.Reasons {
		if reason.Kind != role.SkillLine {
			continue
		}
		for _, e := range reason.Evidence {
			where := e.URL
			if where == "" {
				where = fmt.Sprintf("%s, bytes %d–%d", cmp.Or(e.Source, r.ID), e.Span.Start, e.Span.End)
			}
			if reason.Points > points && e.Depth >= score.Used && strings.TrimSpace(e.Quote) != "" {
				points, quote, source, ok = reason.Points, shortened(oneLine(e.Quote), 90), where, true
			}
		}
	}
	return quote, source, ok
}

// asked says what a requirement of the plan is about, in the words of its label.
func asked(plan *role.Plan, i int) string {
	if i >= len(plan.Requirements) {
		return ""
	}
	return "The work: " + sentence(plan.Requirements[i].Label)
}

// environment says where the work runs, as far as the spec does.
func environment(spec *role.Spec) string {
	var parts []string
	for _, p := range []string{spec.Baseline.Cloud, spec.Baseline.Containers} {
		p = strings.TrimSpace(p)
		if p != "" && !slices.Contains([]string{"yes", "no", "none", "unknown"}, strings.ToLower(p)) {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "It runs on " + sentence(strings.Join(parts, " and "))
}

// owns says what the person would answer for.
func owns(spec *role.Spec) string {
	switch spec.Level {
	case role.OwnService:
		return "You would own a service end to end."
	case role.LeadDesign:
		return "You would lead design discussions."
	case role.Execute:
		return "You would build within a settled architecture."
	}
	if focus := oneLine(spec.Impact.FirstFocus); focus != "" {
		return "First: " + sentence(shortened(focus, 60))
	}
	return ""
}

// sentence ends a text with a full stop.
func sentence(text string) string {
	return strings.TrimRight(oneLine(text), ".!… ") + "."
}

// oneLine folds white space and drops control characters.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return r <= ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == 0x2028 || r == 0x2029 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
	}), " ")
}

// shortened cuts a text at a word, to at most n characters.
func shortened(text string, n int) string {
	text = oneLine(text)
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	cut := string([]rune(text)[:n-1])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, ",;:– ") + "…"
}
