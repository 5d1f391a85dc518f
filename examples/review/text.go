package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/matching/review"
)

// A page prints lines, every one of them safe for a terminal.
type page struct {
	w   io.Writer
	err error
}

// line prints one line; each word of a document in it becomes harmless, whatever it was.
func (p *page) line(indent int, format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, "%s%s\n", strings.Repeat(" ", indent), term.Clean(fmt.Sprintf(format, args...)))
	}
}

func (p *page) head(text string) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, "\n%s\n", term.Clean(text))
	}
}

// screenWidth is what a line of the profile review takes at most.
const screenWidth = 100

// cite prints a citation: the quote on a line, its time and place below.
func (p *page) cite(indent int, c review.Citation) {
	if c.Quote != "" {
		p.line(indent, "“%s”", quoted(c.Quote, screenWidth-indent-2))
	}
	p.line(indent+1, "%s", quoted(strings.TrimSpace(when(c)+"  "+where(c)), screenWidth-indent-1))
}

// cites prints at most n citations under a word.
func (p *page) cites(word string, cited []review.Citation, n int) {
	for i, c := range cited[:min(n, len(cited))] {
		if i == 0 {
			p.line(6, "%s", word)
		}
		p.cite(8, c)
	}
}

// printText prints a review for a terminal.
func printText(w io.Writer, v *review.Review, full bool) error {
	p := &page{w: w}
	p.triage(v)
	p.environment(v)
	p.timeline(v)
	p.ledger(v, full)
	p.questions(v)
	p.screen(v)
	p.plan(v)
	p.raise(v)
	p.probes(v)
	return p.err
}

// triage prints the profile review: a screen at most.
func (p *page) triage(v *review.Review) {
	p.line(0, "%s for %q as of %s: %s, %s of %s points", v.ID, v.Title, v.AsOf, v.Band, term.Thousands(v.Points), term.Thousands(v.Max))
	p.line(0, "role %.8s, taxonomy %.8s, model %s. Nothing below changes the points.", v.Role, v.Taxonomy, v.Model)
	for _, h := range v.HeldBy {
		p.line(0, "held out by the role's rule %q; a person decides", h.Rule)
	}
	p.head("Profile review")
	for _, c := range v.Checks {
		p.line(2, "%s: %s. %s", c.Name, strings.ToUpper(string(c.State)), quoted(c.Note, screenWidth-30))
		for _, cited := range c.Citations[:min(1, len(c.Citations))] {
			p.cite(6, cited)
		}
	}
}

func (p *page) environment(v *review.Review) {
	p.head("Environment")
	for _, e := range v.Environment {
		asked := e.Asked
		if asked == "" {
			asked = "not stated"
		}
		p.line(2, "%s: %s (role: %s)", e.Part, e.Credit, asked)
		for _, c := range e.Citations[:min(1, len(e.Citations))] {
			p.cite(6, c)
		}
	}
}

func (p *page) timeline(v *review.Review) {
	t := v.Timeline
	p.head(fmt.Sprintf("Timeline: %d months of work, each counted once", t.Months))
	for _, j := range t.Jobs {
		p.line(2, "%s to %s  %s", month(j.Start), month(j.End), j.Title)
	}
	for _, o := range t.Overlaps {
		p.line(2, "side by side %s to %s", o.Start, o.End)
	}
	for _, g := range t.Gaps {
		p.line(2, "no job stated %s to %s", g.Start, g.End)
	}
	p.line(2, "level: asked %s, shown %s (%s)", orNone(string(v.Level.Asked)), orNone(string(v.Level.Shown)), v.Level.Step())
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// ledger prints the claims; skills that the role does not ask for only if full.
func (p *page) ledger(v *review.Review, full bool) {
	p.head("Claims and proof")
	left := 0
	for _, c := range v.Ledger {
		if !full && c.Kind == review.SkillClaim && c.Need == "" && c.Status != review.Contradicted {
			left++
			continue
		}
		p.line(2, "[%s] %s %s %s — %s", c.Status, c.Kind, c.Subject, c.Need, c.Note)
		p.cites("said:", c.Said, 1)
		p.cites("beside it:", c.Proof, 2)
	}
	if left > 0 {
		p.line(2, "and %d skills that the role does not ask for (-full)", left)
	}
}

func (p *page) questions(v *review.Review) {
	p.head("Questions: worth asking, no judgment, no points")
	for _, q := range v.Questions {
		p.line(2, "[%s] %s %s", q.Severity, q.Note, q.Ask)
		for _, c := range q.Citations {
			p.cite(6, c)
		}
	}
	if len(v.Questions) == 0 {
		p.line(2, "none")
	}
}

func (p *page) screen(v *review.Review) {
	p.head("Screen: " + v.Screen.Paths[0].Name + " or " + v.Screen.Paths[1].Name + ", as the candidate chooses; one scorecard")
	for _, q := range v.Screen.Questions {
		p.line(2, "[%s] %s", q.Status(), q.Question)
		for _, c := range q.Citations[:min(1, len(q.Citations))] {
			p.cite(6, c)
		}
	}
}

func (p *page) plan(v *review.Review) {
	for i, talk := range v.Plan.Interviews {
		p.head(fmt.Sprintf("Interview %d: %s — %s", i+1, talk.Name, talk.Job))
		for _, item := range talk.Items {
			p.line(2, "%s %s (%s) %s", item.ID, item.Label, item.From, item.Status)
			for _, c := range item.Citations[:min(1, len(item.Citations))] {
				p.cite(6, c)
			}
		}
		for _, q := range talk.Prompts {
			p.line(4, "? %s: %s", q.Item, q.Ask)
		}
	}
}

func (p *page) raise(v *review.Review) {
	p.head("For the candidate: what would show more, where it is true")
	for _, r := range v.Raise {
		p.line(2, "%s, now %s of %s points", r.Cluster, term.Thousands(r.Points), term.Thousands(r.Max))
		for _, way := range r.Ways {
			p.line(4, "%s with %s", term.Thousands(way.Points), way.Show)
		}
	}
}

func (p *page) probes(v *review.Review) {
	p.head("To listen for; never read from a document")
	for _, probe := range v.Probes {
		p.line(2, "%s: %s (%s)", probe.Tag, probe.Ask, probe.Listen)
	}
}
