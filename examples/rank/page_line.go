package main

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/score"
)

// A line is one requirement of one candidate, with the quotes behind its points.
type line struct {
	Label, State string
	Points, Max  string
	Share        int
	Sum          string // how the points come about
	Path         string // how a near skill stands in
	Quotes       []quote
	More         int // evidence that counts too and is not shown
	Raises       []string
}

// A quote is one piece of evidence in its context.
type quote struct {
	Before, Words, After string
	Depth, Job, Time     string
	Place, Link          string
}

// line describes the n-th reason of a result.
func (r *report) line(reason matching.Reason, b backing, n int) line {
	l := line{
		Label: reason.Label, State: state(reason), Points: term.Thousands(reason.Points), Max: term.Thousands(reason.Max),
		Share: share(reason.Points, reason.Max), Path: reason.Path(r.index.Taxonomy()),
	}
	if reason.Points > 0 {
		l.Sum = fmt.Sprintf("%s = boost %s × strength %d of 511", l.Points, term.Thousands(reason.Boost), reason.Strength)
		if by := r.by(reason); by != "" {
			l.Sum += ", by " + by
		}
	}
	for i, e := range reason.Evidence {
		if i == r.detail.quotes {
			l.More = len(reason.Evidence) - i
			break
		}
		around := b.around[n][i]
		around.before, around.after = tail(around.before, r.detail.around), head(around.after, r.detail.around)
		l.Quotes = append(l.Quotes, newQuote(e, around))
	}
	l.Raises = r.raises(reason, b.raises[n], r.detail.raises)
	return l
}

// by names what won a requirement, if its label does not say so.
func (r *report) by(reason matching.Reason) string {
	if reason.Kind != role.SkillLine {
		return ""
	}
	if reason.Skill == "" {
		return "the words “" + reason.Phrase + "”"
	}
	return skillName(r.index.Taxonomy(), reason.Skill)
}

// state says in words how a requirement is met.
func state(reason matching.Reason) string {
	switch {
	case reason.Points == 0:
		return "Not seen"
	case reason.Kind == role.YearsLine:
		return "From the dates of jobs"
	case reason.Kind == role.LevelLine && reason.Via != "":
		return "A lower level shown"
	case reason.Kind == role.LevelLine:
		return "Shown in work"
	}
	switch reason.Shown {
	case score.InWork:
		return "Shown in work"
	case score.Adjacent:
		return "Near skill, in work"
	case score.Claimed:
		return "Listed, not yet shown"
	}
	return "Near skill, listed only"
}

var depthWords = map[score.Depth]string{
	score.Listed: "Listed", score.Named: "Named in work", score.Used: "Used", score.Owned: "Owned", score.Designed: "Designed or debugged",
}

// newQuote shows a piece of evidence.
func newQuote(e matching.Evidence, around surroundings) quote {
	q := quote{
		Before: around.before, Words: e.Quote, After: around.after,
		Depth: depthWords[e.Depth], Job: e.Title, Time: strings.TrimPrefix(when(e), ", "), Place: e.Place, Link: link(e.URL),
	}
	if q.Job == q.Words {
		q.Job = ""
	}
	switch {
	case e.Source != "" && e.Span.End > 0:
		q.Place = fmt.Sprintf("%s, bytes %d–%d", e.Source, e.Span.Start, e.Span.End)
	case e.Source != "":
		q.Place = strings.TrimPrefix(q.Place+", "+e.Source, ", ")
	}
	if q.Link == "" && e.URL != "" {
		q.Place = strings.TrimPrefix(q.Place+", "+e.URL, ", ")
	}
	return q
}

// link returns an address that may stand behind a link, "" for every other: a person
// who clicks must land on a web page and nowhere else.
func link(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || address != clean(address) {
		return ""
	}
	return address
}

// raises says what would earn a requirement more, in words for a person. The last one
// of the advice is left out: it only says that everything would earn everything.
func (r *report) raises(reason matching.Reason, raises []matching.Raise, most int) []string {
	var all []string
	for _, raise := range raises {
		if len(all) == most || raise.Action == matching.ShowInFull && len(all) > 0 {
			break
		}
		text := raise.Action.Words()
		if what := cmp.Or(raise.Phrase, r.raisedSkill(reason, raise)); what != "" {
			text = what + ": " + text
		}
		if raise.Action == matching.AddMonths {
			text += fmt.Sprintf(" (%s)", duration(raise.Months))
		}
		all = append(all, fmt.Sprintf("%s (+%d %% of this line)", text, share(raise.Gain, reason.Max)))
	}
	return all
}

// raisedSkill names the skill of a raise; level and years have none that a person
// would know.
func (r *report) raisedSkill(reason matching.Reason, raise matching.Raise) string {
	if reason.Kind != role.SkillLine {
		return ""
	}
	return skillName(r.index.Taxonomy(), raise.Skill)
}
