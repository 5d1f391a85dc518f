package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/proven-go/proven/sourcing"
)

// activity decides what of a person can be seen in public: everything of those whose
// work is there alone, a part of the crafts of some others, noise of some more, and
// nothing of the rest.
func (p *person) activity(d draw, w *words) {
	switch {
	case p.kind == publicOnly:
		for i, name := range p.trade.core {
			deep := used
			if p.level > execute && (i == 0 || d.chance(50)) {
				deep = owned
			}
			p.public = append(p.public, use{name, deep})
		}
		for _, name := range p.trade.side {
			if d.chance(35) {
				p.public = append(p.public, use{name, used})
			}
		}
	case p.kind == stuffer || p.kind == lister || p.kind == changer:
		if d.chance(60) {
			p.noise = p.trade.core
		}
	case p.kind == rusty || p.kind == plain:
		if d.chance(25) {
			p.noise = p.trade.core[:1]
		}
	case d.chance(42):
		p.mirror(d, w)
	case d.chance(20):
		p.noise = p.trade.naming
	}
	p.public = slices.DeleteFunc(p.public, func(u use) bool { return len(w.crafts[u.craft].pub) == 0 })
	if len(p.public)+len(p.noise) > 0 || d.chance(8) {
		given, family, _ := strings.Cut(p.name, " ")
		p.login = fmt.Sprintf("%s-%s-example", plainLetters(given), plainLetters(family))
	}
}

// mirror shows a part of the crafts of the latest job in public, never deeper than
// there, and now and then a hobby.
func (p *person) mirror(d draw, w *words) {
	for _, u := range p.jobs[0].uses {
		if u.depth >= used && d.chance(60) {
			if u.depth == owned && d.chance(50) {
				u.depth = used
			}
			p.public = append(p.public, u)
		}
	}
	if d.chance(15) {
		p.public = append(p.public, use{pick(d, []string{"game", "embedded", "analysis"}), used})
	}
}

// events writes the public work of a person as evidence, the earliest first.
func (p *person) events(d draw, w *words) []sourcing.Evidence {
	var out []sourcing.Evidence
	for _, u := range p.public {
		repo := pick(d, repoNames) + "-" + u.craft
		for range d.between(2, 4) {
			out = append(out, p.contribution(d, w, u, repo))
		}
		if u.depth == owned {
			out = append(out,
				p.event(d, w, sourcing.Owner, u.craft, repo, pick(d, w.lists["owner"])),
				p.event(d, w, sourcing.Release, u.craft, repo, pick(d, w.lists["release"])))
		}
	}
	for _, craft := range p.noise {
		for range d.between(1, 5) {
			kind := pick(d, []sourcing.Kind{sourcing.Commit, sourcing.ReviewComment, sourcing.IssueComment})
			out = append(out, p.event(d, w, kind, craft, pick(d, repoNames)+"-"+craft, pick(d, w.lists["noise"])))
		}
	}
	slices.SortStableFunc(out, func(a, b sourcing.Evidence) int { return a.When.Compare(b.When) })
	return out
}

// contribution is one piece of work in a craft: a change, a review or a report.
func (p *person) contribution(d draw, w *words, u use, repo string) sourcing.Evidence {
	switch d.upTo(5) {
	case 0:
		return p.event(d, w, sourcing.ReviewComment, u.craft, repo, pick(d, w.lists["review"]))
	case 1:
		return p.event(d, w, sourcing.Issue, u.craft, repo, pick(d, w.lists["issue"]))
	case 2:
		return p.event(d, w, sourcing.Commit, u.craft, repo, pick(d, w.crafts[u.craft].pub))
	}
	return p.event(d, w, sourcing.MergedPull, u.craft, repo, pick(d, w.crafts[u.craft].pub))
}

var repoNames = []string{"relay", "harbor-bell", "paperclip", "otter", "lantern", "millrace", "tinder-box", "plover", "quarry", "sundial"}

// paths of pages on a forge, by kind.
var pages = map[sourcing.Kind]string{
	sourcing.MergedPull: "pull/%d", sourcing.ReviewComment: "pull/%d#discussion_r1", sourcing.Issue: "issues/%d",
	sourcing.IssueComment: "issues/%d#issuecomment-1", sourcing.Commit: "commit/%07x", sourcing.Release: "releases/tag/v%d", sourcing.Owner: "blob/main/OWNERS#L%d",
}

func (p *person) event(d draw, w *words, kind sourcing.Kind, craft, repo, text string) sourcing.Evidence {
	full := "example-org/" + repo
	ago := month(d.between(1, 40))
	m := asOf - ago
	c := w.crafts[craft]
	text = p.fill(d, text, p.tools[craft], "")
	return sourcing.Evidence{
		Kind:    kind,
		Actor:   sourcing.Actor{Source: "github", ID: "9" + strings.TrimPrefix(p.id, "p"), Login: p.login},
		Subject: []string{c.subject},
		Text:    strings.ReplaceAll(text, "{repo}", repo),
		Place:   sourcing.Place{Repo: full},
		URL:     "https://github.com/" + full + "/" + fmt.Sprintf(pages[kind], d.between(10, 4000)),
		When:    time.Date(m.year(), time.Month(m.calendar()), d.between(1, 28), d.between(6, 21), d.between(0, 59), 0, 0, time.UTC),
		Source:  "github", FetchedAt: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC),
		Terms: "invented data", Purpose: "benchmark",
	}
}

// plainLetters returns a name as a login writes it.
func plainLetters(s string) string {
	return strings.NewReplacer("ö", "o", "í", "i", "é", "e").Replace(strings.ToLower(s))
}
