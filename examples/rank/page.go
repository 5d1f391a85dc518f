package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/review"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/score"
)

// A page is the report as page.html shows it: words and whole numbers, nothing left to
// compute. Texts are as they stand in documents; the template escapes them and
// [neutral] takes out what is no text.
type page struct {
	assets
	Title, Problem string
	Blind          bool
	Ranked         int
	Max            string
	Bands          []count // from the best; held out last
	Columns        []column
	People         []person
	HeldOut        []person
	More           int // ranked and not shown
	Findings       []role.Finding
	Probes         []review.Probe // the same for everybody
	AsOf, Role     string
	Taxonomy       string
	Model          string
}

// A count is how many people a band holds.
type count struct {
	Band, Class string
	N           int
}

// A column is one cluster of the role, or its level or years.
type column struct {
	Name, Need string
	Share      int // of the role's points, in hundredths
}

// newPage makes the page of a report.
func newPage(r *report) *page {
	l := r.list
	p := &page{
		assets: newAssets(),
		Title:  r.spec.Title, Problem: r.spec.Problem, Blind: r.options.blind, Ranked: l.Ranked, Max: term.Thousands(l.Max),
		Findings: r.findings, Probes: review.Probes(), AsOf: l.AsOf.String(), Role: l.Role, Taxonomy: l.Taxonomy, Model: l.Model,
		More: l.Ranked - len(l.Results) - len(l.HeldOut),
	}
	for i, res := range r.all() {
		who := r.person(i, res)
		if i == 0 {
			p.Columns = columns(res, l.Max)
		}
		if len(res.HeldBy) > 0 {
			p.HeldOut = append(p.HeldOut, who)
		} else {
			p.People = append(p.People, who)
		}
	}
	p.Bands = bands(l)
	return p
}

// bands counts the results of each band, and who is held out.
func bands(l *matching.List) []count {
	var all []count
	for band := score.Strong; ; band-- {
		n := 0
		for _, res := range l.Results {
			if res.Band == band {
				n++
			}
		}
		all = append(all, count{band.String(), class(band), n})
		if band == score.NoEvidence {
			return append(all, count{"held out", "held", len(l.HeldOut)})
		}
	}
}

// class is a band as the name of a style.
func class(b score.Band) string { return strings.ReplaceAll(b.String(), " ", "-") }

// columns names the clusters of a role, each with its share of the points.
func columns(res matching.Result, max int) []column {
	var all []column
	for _, line := range clusters(res) {
		all = append(all, column{Name: line.name, Need: need(line), Share: share(line.max, max)})
	}
	return all
}

// need says how much a cluster is needed; level and years say nothing.
func need(line clusterLine) string {
	switch {
	case line.reasons[0].Kind != role.SkillLine:
		return ""
	case line.reasons[0].Need == role.Trainable:
		return "trainable"
	}
	return "must have"
}

// share returns points in hundredths of a maximum: 100 only for all of it, 0 only for
// none.
func share(points, most int) int {
	if points <= 0 || most <= 0 {
		return 0
	}
	return max(1, 100*points/most)
}

// A cell is what one candidate shows of one cluster: a share for the heat map, and the
// same in words for who sees no heat.
type cell struct {
	Share, Shade int
	Word         string
}

// newCell sums up a cluster.
func newCell(line clusterLine) cell {
	c := cell{Share: share(line.points, line.max), Word: word(line)}
	c.Shade = (c.Share + 19) / 20
	return c
}

// word says in one or two words how a cluster is shown.
func word(line clusterLine) string {
	if line.points == 0 {
		return "not seen"
	}
	switch line.reasons[0].Kind {
	case role.YearsLine:
		if n := months(line.reasons[0].Evidence); n > 0 {
			return duration(n)
		}
		return "undated"
	case role.LevelLine:
		if line.reasons[0].Via != "" {
			return "a level lower"
		}
		return "as asked"
	}
	ways := map[score.Shown]int{}
	for _, reason := range line.reasons {
		ways[reason.Shown]++
	}
	switch n := len(line.reasons); {
	case ways[score.InWork] == n:
		return "in work"
	case ways[score.InWork] > 0:
		return fmt.Sprintf("in work, %d of %d", ways[score.InWork], n)
	case ways[score.Adjacent] > 0:
		return "near skill"
	}
	return "only listed"
}

// months adds up the time of jobs.
func months(jobs []matching.Evidence) int {
	n := 0
	for _, e := range jobs {
		n += e.Months
	}
	return n
}

// A person is one candidate of the page.
type person struct {
	Anchor, Place string // "p1"; "1", or "–" for who is held out
	ID, Name      string // Name is empty if it is the ID, hidden or unknown
	Band, Class   string
	Points        string
	Share         int
	Low, High     int  // hundredths between which the share could move
	Spread        bool // reports whether it could
	Layer, Dated  string
	Groups        []group
	Held          *held // nil for who is not held out
	Train         []string
	Uses          string // how much of the candidate the role uses
	Review        *reviewed
}

// Held is the reject rules that were met, and what the profile shows.
type held struct {
	Rules  []string
	Quotes []quote
}

// A group is one cluster of one candidate.
type group struct {
	Name, Need string
	Cell       cell
	Lines      []line
}

// person describes the i-th result.
func (r *report) person(i int, res matching.Result) person {
	p := person{
		Anchor: fmt.Sprintf("p%d", i+1), Place: fmt.Sprint(i + 1), ID: res.ID, Name: r.name(res.ID), Band: res.Band.String(), Class: class(res.Band),
		Points: term.Thousands(res.Points), Share: share(res.Points, r.list.Max), Layer: layerWords[res.Layer], Dated: res.Dated.String(),
	}
	switch {
	case r.options.blind:
		p.Name = fmt.Sprintf("Candidate %d", i+1)
	case p.Name == p.ID:
		p.Name = ""
	}
	b := r.backing[i]
	p.Review, p.Uses = r.reviewed(b.review, i), r.uses(b.mutual)
	if b.spread != nil {
		p.Low, p.High = share(b.spread.Low, r.list.Max), share(b.spread.High, r.list.Max)
		p.Spread = p.Low < p.High
	}
	if len(res.HeldBy) > 0 {
		p.Place, p.Held = "–", newHeld(res.HeldBy)
	}
	p.Train = r.training(res)
	n := 0
	for _, c := range clusters(res) {
		g := group{Name: c.name, Need: need(c), Cell: newCell(c)}
		for _, reason := range c.reasons {
			g.Lines = append(g.Lines, r.line(reason, b, n))
			n++
		}
		p.Groups = append(p.Groups, g)
	}
	return p
}

var layerWords = map[matching.Layer]string{
	matching.DirectLayer:   "All must-haves shown directly",
	matching.AdjacentLayer: "All must-haves shown, some by near skills",
	matching.PartialLayer:  "Not all must-haves shown",
}

// newHeld lists the rules, and what stands against them, each job once.
func newHeld(by []matching.HeldBy) *held {
	var h held
	for _, b := range by {
		h.Rules = append(h.Rules, b.Rule)
		for _, e := range b.Evidence {
			if q := newQuote(e, surroundings{}); !slices.Contains(h.Quotes, q) {
				h.Quotes = append(h.Quotes, q)
			}
		}
	}
	return &h
}

// training says what would have to be learned.
func (r *report) training(res matching.Result) []string {
	var all []string
	for _, t := range res.ToTrain() {
		text := t.Label
		if t.From != "" {
			text += ", from " + skillName(r.index.Taxonomy(), t.From)
			if t.Via != "" {
				text += " (" + t.Via + ")"
			}
		}
		if t.Need == role.Trainable {
			text += "; trainable on the job"
		}
		all = append(all, text)
	}
	return all
}
