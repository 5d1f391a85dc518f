package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
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
	byActor, machines := c.people()
	var all []sourcing.Evidence
	for _, key := range slices.Sorted(maps.Keys(byActor)) {
		all = append(all, byActor[key]...)
	}
	if err := ix.Add(ctx, all...); err != nil {
		return err
	}
	list, err := ix.Rank(ctx, spec, matching.Query{Top: c.options.top})
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%s: %d people with %d lines of evidence.\n", term.Clean(spec.Title), ix.Len(), len(c.evidence))
	fmt.Fprintf(w, "Cost: %d requests, %d more at no cost. Role %.8s. Absence of public work says nothing about anybody.\n", c.state.Cost.Requests, c.state.Cost.Cached, list.Role)
	for _, line := range slices.Concat(machines, notHad(c.state.Gone)) {
		fmt.Fprintln(w, term.Clean(line))
	}
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

// people returns the evidence of each actor, and who was left out because what they
// did looks like a machine's work.
func (c *collection) people() (byActor map[string][]sourcing.Evidence, machines []string) {
	byActor = map[string][]sourcing.Evidence{}
	for _, ev := range c.evidence {
		key := ev.Actor.Source + ":" + ev.Actor.ID
		byActor[key] = append(byActor[key], ev)
	}
	for _, key := range slices.Sorted(maps.Keys(byActor)) {
		if machine, why := sourcing.Behaviour(byActor[key]); machine {
			machines = append(machines, fmt.Sprintf("Left out as a machine: %s, %s.", byActor[key][0].Actor.Login, strings.Join(why, ", ")))
			delete(byActor, key)
		}
	}
	return byActor, machines
}

// maxGone is how many lines say what could not be had.
const maxGone = 5

// notHad says what the sources did not give.
func notHad(gone []string) []string {
	var lines []string
	for i, what := range gone {
		if i == maxGone {
			return append(lines, fmt.Sprintf("Not to be had: %d more.", len(gone)-i))
		}
		lines = append(lines, "Not to be had: "+what+".")
	}
	return lines
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
	if n, changed := clearReviews(lines); n > 0 {
		line("reviews", "%d clear review comments, %d on lines that changed afterwards, in %s", n, changed, places(lines, sourcing.ReviewComment))
	}
	for _, ev := range proof(lines) {
		line("proof", "%s  %s, %s", term.Clean(ev.URL), day(ev.When), term.Clean(strings.Join(told(ev.Reasons), ", ")))
	}
	if roles := rolesOf(lines); roles != "" {
		line("role", "%s", term.Clean(roles))
	}
	if merged, closed := count(lines, sourcing.MergedPull), count(lines, sourcing.ClosedPull); merged+closed > 0 {
		line("merge", "%d merged, %d closed without a merge", merged, closed)
	}
	first, last := span(lines)
	line("active", "last %s (%s), first seen %s", day(last.When), cmp.Or(last.Kind, "no dated work"), day(first.When))
	line("not", "looked for and not found: %s; private work is unknown", absent(lines))
	line("is", "%s; joined by hard keys only", human(lines))
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

// told returns the reasons that tell something: that a comment is no template goes
// without saying.
func told(reasons []string) []string {
	return slices.DeleteFunc(slices.Clone(reasons), func(r string) bool {
		return r == sourcing.LongEnough || r == sourcing.OwnWords || r == sourcing.Respectful
	})
}

// rolesOf says what somebody is in which place: owner, reviewer, author.
func rolesOf(lines []sourcing.Evidence) string {
	var all []string
	for _, ev := range lines {
		if ev.Kind == sourcing.Owner || ev.Kind == sourcing.Authorship || ev.Kind == sourcing.Release {
			what := fmt.Sprintf("%s in %s %s", roleOf(ev), ev.Place.Repo, ev.Place.Path)
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

// roleOf names what one line makes of somebody.
func roleOf(ev sourcing.Evidence) string {
	switch {
	case ev.Kind == sourcing.Release:
		return "published releases"
	case ev.Kind == sourcing.Authorship:
		return "author"
	case len(ev.Reasons) > 0:
		return strings.TrimPrefix(ev.Reasons[0], "listed ")
	}
	return string(ev.Kind)
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

// span returns the first and the last dated line of work; a profile page is none.
func span(lines []sourcing.Evidence) (first, last sourcing.Evidence) {
	for _, ev := range lines {
		if ev.When.IsZero() || ev.Kind == sourcing.Profile {
			continue
		}
		if first.When.IsZero() || ev.When.Before(first.When) {
			first = ev
		}
		if ev.When.After(last.When) {
			last = ev
		}
	}
	return first, last
}

// clearReviews counts clear review comments, and those on lines that changed afterwards.
func clearReviews(lines []sourcing.Evidence) (clear, changed int) {
	for _, ev := range lines {
		if ev.Kind != sourcing.ReviewComment || !slices.Contains(ev.Reasons, "clear") {
			continue
		}
		clear++
		if slices.Contains(ev.Reasons, "the lines changed afterwards") {
			changed++
		}
	}
	return clear, changed
}

// places says in how many repositories something of a kind was seen.
func places(lines []sourcing.Evidence, kind sourcing.Kind) string {
	repos := map[string]bool{}
	for _, ev := range lines {
		if ev.Kind == kind {
			repos[ev.Place.Repo] = true
		}
	}
	if len(repos) == 1 {
		return "one repository"
	}
	return fmt.Sprintf("%d repositories", len(repos))
}

// human says why somebody is taken for a person.
func human(lines []sourcing.Evidence) string {
	_, signs := sourcing.Behaviour(lines)
	if len(signs) == 0 {
		return "human as far as name, account type and behaviour say"
	}
	return "human as far as name and account type say, but " + strings.Join(signs, ", ")
}

// links returns the page that the person put on a public profile, and whether it says
// that the person looks for work.
func links(lines []sourcing.Evidence) string {
	says := ""
	for _, ev := range lines {
		for _, r := range ev.Reasons {
			if ev.Kind == sourcing.Profile && strings.HasPrefix(r, "says hireable") {
				says = ", " + r
			}
		}
	}
	for _, ev := range lines {
		for _, s := range ev.Subject {
			if page, ok := strings.CutPrefix(s, "link:"); ok {
				return " (" + term.Clean(page) + ")" + says
			}
		}
	}
	return says
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
