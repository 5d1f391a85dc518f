package main

import (
	"fmt"
	"strings"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/review"
	"github.com/proven-go/proven/matching/role"
)

// A check is one row of the profile review.
type check struct {
	Name, State, Note string
	Quotes            []quote
}

// A claim is one row of the ledger: what is said, and what stands beside it.
type claim struct {
	Subject, Status, Need, Note string
	Said, Proof                 []quote
}

// A question is something that is worth asking.
type question struct {
	Severity, Note, Ask string
	Quotes              []quote
}

// A talk is one interview.
type talk struct {
	Name, Job string
	Items     []item
}

// An item is one thing that an interview has to settle, with the questions about it.
type item struct {
	Label, From, Status string
	Quotes              []quote
	Asks                []string
}

// Reviewed is what to check next about one candidate.
type reviewed struct {
	Checks    []check
	Claims    []claim
	Others    int // claims about what the role does not ask for
	More      int // claims about what it asks for, beyond those shown
	Questions []question
	Left      int        // questions beyond those shown
	Screen    []question // Severity holds the status
	Paths     string
	Talks     []talk // only for the head of the list
}

// reviewed describes the review of the i-th result.
func (r *report) reviewed(v *review.Review, i int) *reviewed {
	if v == nil {
		return nil
	}
	d, w := r.detail, &reviewed{}
	for _, c := range v.Checks {
		w.Checks = append(w.Checks, check{c.Name, string(c.State), c.Note, d.cite(c.Citations, 1)})
	}
	for _, c := range v.Ledger {
		switch {
		case c.Kind == review.SkillClaim && c.Need == "" && c.Status != review.Contradicted:
			w.Others++
		case len(w.Claims) == d.claims:
			w.More++
		default:
			w.Claims = append(w.Claims, claim{subject(c), string(c.Status), needWords[c.Need], c.Note, d.cite(c.Said, 1), d.cite(c.Proof, d.perSide)})
		}
	}
	w.Left = max(0, len(v.Questions)-d.asks)
	for _, q := range v.Questions[:len(v.Questions)-w.Left] {
		w.Questions = append(w.Questions, question{string(q.Severity), q.Note, q.Ask, d.cite(q.Citations, d.perAsk)})
	}
	if i < d.plans {
		w.plan(v, d)
	}
	return w
}

// plan adds the first talk and the interviews.
func (w *reviewed) plan(v *review.Review, d detail) {
	for _, q := range v.Screen.Questions {
		w.Screen = append(w.Screen, question{Severity: q.Status(), Ask: q.Question, Quotes: d.cite(q.Citations, 1)})
	}
	var paths []string
	for _, p := range v.Screen.Paths {
		paths = append(paths, p.Name)
	}
	w.Paths = strings.Join(paths, " or ")
	for _, i := range v.Plan.Interviews {
		w.Talks = append(w.Talks, newTalk(i, d))
	}
}

var needWords = map[role.Need]string{role.Must: "must have", role.Trainable: "trainable"}

// subject names what a claim is about.
func subject(c review.Claim) string {
	if c.Kind == review.SkillClaim {
		return c.Subject
	}
	return strings.TrimSuffix(string(c.Kind)+": "+c.Subject, ": ")
}

// newTalk puts the questions of an interview below what they are about.
func newTalk(i review.Interview, d detail) talk {
	t := talk{Name: i.Name, Job: i.Job}
	for _, it := range i.Items {
		from := strings.ReplaceAll(strings.Replace(it.From, "impact.", "impact of the role: ", 1), "_", " ")
		one := item{Label: it.Label, From: from, Status: string(it.Status), Quotes: d.cite(it.Citations, 1)}
		if it.Gap {
			one.Status = "to explore"
		}
		for _, p := range i.Prompts {
			if p.Item == it.ID {
				one.Asks = append(one.Asks, strings.TrimSuffix(p.Ask, " ("+it.Label+")"))
			}
		}
		t.Items = append(t.Items, one)
	}
	return t
}

// cite shows the first citations of a review, shortened: the whole stands with the
// points.
func (d detail) cite(all []review.Citation, most int) []quote {
	var quotes []quote
	for _, c := range all[:min(most, len(all))] {
		q := newQuote(matching.Evidence{Quote: head(c.Quote, d.cited), Source: c.Source, Span: c.Span, URL: c.URL, Place: c.Place, Title: c.Title}, surroundings{})
		switch {
		case c.From > 0 && c.To > 0 && c.From != c.To:
			q.Time = fmt.Sprintf("%s to %s", c.From, c.To)
		case c.To > 0:
			q.Time = c.To.String()
		case c.From > 0:
			q.Time = "since " + c.From.String()
		}
		quotes = append(quotes, q)
	}
	return quotes
}

// uses says how much of what a candidate is strong in the role uses, and what it
// leaves; "" if work shows no skill used.
func (r *report) uses(m *matching.Mutual) string {
	if m == nil || m.Uses.Of == 0 {
		return ""
	}
	text := fmt.Sprintf("The role uses %d %% of what work shows this candidate strong in", share(m.Uses.Points, m.Uses.Of))
	var left []string
	for _, s := range m.Uses.Strengths {
		if s.Used == 0 && len(left) < 5 {
			left = append(left, skillName(r.index.Taxonomy(), s.Skill))
		}
	}
	if len(left) > 0 {
		text += "; it leaves unused: " + strings.Join(left, ", ")
	}
	return text + "."
}
