package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/sourcing"
)

// maxProof is the number of links on a card.
const maxProof = 3

// cards ranks the people of a collection for a role and prints a card for each.
func (c *collection) cards(ctx context.Context, w io.Writer, spec *role.Spec) error {
	ix, err := matching.Options{AsOf: c.options.asOf}.Open()
	if err != nil {
		return err
	}
	defer ix.Close()
	if err := ix.Add(ctx, c.evidence...); err != nil {
		return err
	}
	list, err := ix.Rank(ctx, spec, matching.Query{Top: c.options.top})
	if err != nil {
		return err
	}
	byActor := map[string][]sourcing.Evidence{}
	for _, ev := range c.evidence {
		key := ev.Actor.Source + ":" + ev.Actor.ID
		byActor[key] = append(byActor[key], ev)
	}
	fmt.Fprintf(w, "%s: %d people with %d lines of evidence.\n", term.Clean(spec.Title), ix.Len(), len(c.evidence))
	fmt.Fprintf(w, "Cost: %d requests, %d more at no cost. Role %.8s. Absence of public work says nothing about anybody.\n", c.state.Cost.Requests, c.state.Cost.Cached, list.Role)
	for _, r := range list.Results {
		if r.Points == 0 {
			break // nothing of the role was seen
		}
		person, err := ix.Get(ctx, r.ID)
		if err != nil {
			return err
		}
		var lines []sourcing.Evidence
		for _, a := range person.Person.Actors {
			lines = append(lines, byActor[a.Source+":"+a.ID]...)
		}
		c.card(w, list.Max, r, lines)
	}
	return nil
}

// card prints what a recruiter may say about one person, and where it comes from.
func (c *collection) card(w io.Writer, most int, r matching.Result, lines []sourcing.Evidence) {
	line := func(head, format string, args ...any) {
		fmt.Fprintf(w, "  %-9s%s\n", head, fmt.Sprintf(format, args...))
	}
	who := lines[0].Actor
	fmt.Fprintf(w, "\n%s (%s %s)  %s by %s skills, %d of %d points\n", term.Clean(who.Login), term.Clean(who.Source), term.Clean(who.ID), r.Band, r.Layer, r.Points, most)
	for _, reason := range r.Reasons {
		if reason.Points > 0 && len(reason.Evidence) > 0 {
			line("why", "%s: “%s”", term.Clean(reason.Label), term.Clean(short(reason.Evidence[0].Quote, 100)))
		}
	}
	for _, ev := range proof(lines) {
		line("proof", "%s  %s, %s", term.Clean(ev.URL), day(ev.When), term.Clean(strings.Join(ev.Reasons, ", ")))
	}
	if roles := rolesOf(lines); roles != "" {
		line("role", "%s", term.Clean(roles))
	}
	if merged, closed := count(lines, sourcing.MergedPull), count(lines, sourcing.ClosedPull); merged+closed > 0 {
		line("merge", "%d merged, %d closed without a merge", merged, closed)
	}
	first, last := span(lines)
	line("active", "%s to %s", day(first), day(last))
	line("not", "looked for and not found: %s; private work is unknown", absent(lines))
	line("is", "human as far as name and account type say; joined by hard keys only")
	line("contact", "only channels the person published%s; no e-mail is stored; not on the suppression list; delete by %s", links(lines), day(c.policy.DeleteBy(c.state.Started)))
}

// proof returns the latest lines with a link, one a kind first.
func proof(lines []sourcing.Evidence) []sourcing.Evidence {
	latest := slices.Clone(lines)
	slices.SortStableFunc(latest, func(a, b sourcing.Evidence) int { return b.When.Compare(a.When) })
	var shown []sourcing.Evidence
	kinds := map[sourcing.Kind]bool{}
	for _, again := range []bool{false, true} {
		for _, ev := range latest {
			if ev.URL != "" && ev.Kind != sourcing.Profile && kinds[ev.Kind] == again && len(shown) < maxProof && !slices.ContainsFunc(shown, func(s sourcing.Evidence) bool { return s.URL == ev.URL }) {
				kinds[ev.Kind] = true
				shown = append(shown, ev)
			}
		}
	}
	return shown
}

// rolesOf says what somebody is in which place: owner, reviewer, author.
func rolesOf(lines []sourcing.Evidence) string {
	var all []string
	for _, ev := range lines {
		if ev.Kind == sourcing.Owner || ev.Kind == sourcing.Authorship || ev.Kind == sourcing.Release {
			what := fmt.Sprintf("%s in %s %s", ev.Kind, ev.Place.Repo, ev.Place.Path)
			if what = strings.TrimSpace(what); !slices.Contains(all, what) {
				all = append(all, what)
			}
		}
	}
	if len(all) > 3 {
		all = append(all[:3], fmt.Sprintf("%d more", len(all)-3))
	}
	return strings.Join(all, "; ")
}

func count(lines []sourcing.Evidence, kind sourcing.Kind) int {
	n := 0
	for _, ev := range lines {
		if ev.Kind == kind {
			n++
		}
	}
	return n
}

// absent names the kinds of proof that were not found.
func absent(lines []sourcing.Evidence) string {
	var none []string
	for _, kind := range []sourcing.Kind{sourcing.Authorship, sourcing.ReviewComment, sourcing.MergedPull, sourcing.Owner, sourcing.Release, sourcing.Talk} {
		if count(lines, kind) == 0 {
			none = append(none, string(kind))
		}
	}
	if len(none) == 0 {
		return "nothing"
	}
	return strings.Join(none, ", ")
}

func span(lines []sourcing.Evidence) (first, last time.Time) {
	for _, ev := range lines {
		if ev.When.IsZero() {
			continue
		}
		if first.IsZero() || ev.When.Before(first) {
			first = ev.When
		}
		if ev.When.After(last) {
			last = ev.When
		}
	}
	return first, last
}

// links returns the pages that the person put on a public profile.
func links(lines []sourcing.Evidence) string {
	for _, ev := range lines {
		for _, s := range ev.Subject {
			if page, ok := strings.CutPrefix(s, "link:"); ok {
				return " (" + term.Clean(page) + ")"
			}
		}
	}
	return ""
}

func day(t time.Time) string {
	if t.IsZero() {
		return "date unknown"
	}
	return t.Format(time.DateOnly)
}

// short cuts a text at a character.
func short(text string, n int) string {
	runes := []rune(text)
	if len(runes) <= n {
		return text
	}
	return string(runes[:n-1]) + "…"
}
