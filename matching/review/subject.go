package review

import (
	"fmt"
	"strings"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/parse"
	"github.com/proven-go/proven/score"
	"github.com/proven-go/proven/sourcing"
)

// A subject is one candidate before a role: what every part of a review reads.
type subject struct {
	Reviewer
	taxonomy *skill.Taxonomy
	wanted   map[skill.ID]role.Need // direct skills of the role
	seen     *matching.Observed
	result   matching.Result
	cv       *parse.Resume
	deeds    []told
	public   []act
}

// A told is a sentence of work and how it tells.
type told struct {
	Deed
	at         matching.Sentence
	engagement int // -1 is none
	skills     []skill.ID
	field      bool   // a skill or the title of the job says that it is work of a known field
	said       string // spoken
	cite       Citation
}

// An act is one public activity.
type act struct {
	matching.Activity
	index int
	cite  Citation
}

func newSubject(r Reviewer, seen *matching.Observed, result matching.Result, cv *parse.Resume) *subject {
	s := &subject{Reviewer: r, taxonomy: r.Index.Taxonomy(), seen: seen, result: result, cv: cv, wanted: map[skill.ID]role.Need{}}
	plan, _ := role.Compile(r.Role, s.taxonomy)
	for _, q := range plan.Requirements {
		for _, t := range q.Terms {
			if q.Kind == role.SkillLine && t.For == "" && t.Via == "" && s.wanted[t.Skill] != role.Must {
				s.wanted[t.Skill] = q.Need
			}
		}
	}
	s.readDeeds()
	for i, a := range seen.Profile.Activity {
		s.public = append(s.public, act{a, i, citeActivity(a)})
	}
	return s
}

// readDeeds reads the sentences of jobs, projects and volunteer work.
func (s *subject) readDeeds() {
	type place struct{ passage, start int }
	named := map[place][]skill.ID{}
	for _, g := range s.seen.Skills {
		if g.Named && g.Passage >= 0 {
			at := place{g.Passage, g.Evidence.Span.Start}
			named[at] = append(named[at], g.Skill)
		}
	}
	for _, t := range s.seen.Sentences {
		e := s.seen.Profile.Passages[t.Passage].Engagement
		if t.Section != matching.WorkText || e >= 0 && s.seen.Profile.Engagements[e].Kind == matching.Study {
			continue
		}
		d := told{Deed: ReadDeed(t.Text), at: t, engagement: e, said: spoken(t.Text), cite: cite(t.Evidence),
			skills: named[place{t.Passage, t.Evidence.Span.Start}]}
		d.field = len(d.skills) > 0 || e >= 0 && len(s.taxonomy.TitleAreas(s.seen.Profile.Engagements[e].Title)) > 0
		s.deeds = append(s.deeds, d)
	}
}

// owned reports whether a deed tells of ownership in a known field: who "ran the till"
// answered for it, and not for a service.
func (d told) owned() bool { return d.Ownership == Own && d.field }

// cited returns the citations of the deeds that pass a test, the strongest.
func (s *subject) cited(pass func(told) bool) []Citation {
	var all []Citation
	for _, d := range s.deeds {
		if pass(d) {
			all = append(all, d.cite)
		}
	}
	return strongest(all)
}

// citePublic returns the citations of activities that pass a test, the strongest.
func (s *subject) citePublic(pass func(act) bool) []Citation {
	var all []Citation
	for _, a := range s.public {
		if pass(a) {
			all = append(all, a.cite)
		}
	}
	return strongest(all)
}

// owning are the kinds of public activity that show who answers for a place.
var owning = map[sourcing.Kind]bool{sourcing.Owner: true, sourcing.Release: true, sourcing.Package: true, sourcing.Authorship: true}

func isOwning(a act) bool { return owning[a.Kind] }

// maxQuote bounds the quote of an activity, in bytes.
const maxQuote = 300

// citeActivity cites a public activity by its own words, else by what it is about.
func citeActivity(a matching.Activity) Citation {
	c := Citation{Quote: a.Quote, Source: a.Source, URL: a.URL, From: a.When, To: a.When, Depth: score.Used}
	if c.Quote == "" {
		c.Quote = a.Text
	}
	if c.Quote == "" {
		c.Quote = fmt.Sprintf("%s: %s", a.Kind, strings.Join(a.Subject, ", "))
	}
	if c.Quote = strings.Join(strings.Fields(c.Quote), " "); len(c.Quote) > maxQuote {
		cut := strings.LastIndexByte(c.Quote[:maxQuote], ' ')
		c.Quote = strings.ToValidUTF8(c.Quote[:max(cut, 1)], "") + " …"
	}
	c.Place = strings.Trim(a.Place.Repo+" "+a.Place.Path, " ")
	if owning[a.Kind] {
		c.Depth = score.Owned
	}
	return c
}

// citeEngagement cites an engagement by its printed title, else by its first words.
func (s *subject) citeEngagement(index int) Citation {
	e := s.seen.Profile.Engagements[index]
	c := Citation{Quote: e.Title, Title: e.Title, From: e.Start, To: e.End, Depth: score.Named}
	for _, p := range s.seen.Profile.Passages {
		if p.Engagement != index {
			continue
		}
		if c.Quote == "" || p.Section == matching.TitleText {
			line, _, _ := strings.Cut(p.Text, "\n")
			c.Quote, c.Source = line, p.Source
			c.Span = parse.Span{Start: p.Start, End: p.Start + len(line)}
			break
		}
	}
	return c
}

// name returns a skill's name as its makers write it.
func (s *subject) name(id skill.ID) string {
	if k, ok := s.taxonomy.Skill(id); ok {
		return k.Name
	}
	return string(id)
}
