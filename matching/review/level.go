package review

import (
	"slices"
	"strings"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
)

// A LevelFit sets the level that a role asks for beside the level that the text shows.
// Titles are cited and decide nothing: a level is a behaviour.
type LevelFit struct {
	Asked  role.Level `json:"asked,omitempty"` // empty asks for none
	Shown  role.Level `json:"shown,omitempty"` // empty: the text tells of no deed, which is silence
	Shows  []Citation `json:"shows,omitempty"` // the sentences behind Shown
	Titles []Citation `json:"titles,omitempty"`
}

// Step says how Shown stands to Asked: "as asked", "above", "below" or "unknown".
func (l LevelFit) Step() string {
	asked, shown := rank(l.Asked), rank(l.Shown)
	switch {
	case asked == 0 || shown == 0:
		return "unknown"
	case shown > asked:
		return "above"
	case shown < asked:
		return "below"
	}
	return "as asked"
}

// rank orders levels from 1; 0 is none.
func rank(l role.Level) int {
	return slices.Index([]role.Level{role.Execute, role.OwnService, role.LeadDesign}, l) + 1
}

// leads are cues of work with others on how things should be.
var leads = cues(`led a, led the, led an, led two, led three, led four, led five, leading a, leading the, tech lead, technical lead,
	team lead, squad lead, lead of, head of, headed, architected, mentored, mentoring, coached, coaching, design review, design reviews,
	across teams, across the teams, other teams, all teams, every team, guild, the rfc, the adr, rfcs, adrs, standard for, guidelines,
	under my review, spearheaded, championed, standardised on, standardized on, decided, design documents, design discussions`)

// level estimates the level from deeds: leading design takes two sentences of leading
// that the writer answered for or that give a reason; owning takes one of ownership, in
// a text or in public; executing takes any deed.
func (s *subject) level() LevelFit {
	l := LevelFit{Asked: s.Role.Level, Titles: s.levelTitles()}
	leading := func(d told) bool {
		return d.Claim && d.Ownership != Support && leads.in(d.said) && (d.Ownership == Own || d.Insight >= Design)
	}
	n := 0
	for _, d := range s.deeds {
		if leading(d) {
			n++
		}
	}
	owned := append(s.cited(told.owned), s.citePublic(isOwning)...)
	switch used := append(s.cited(func(d told) bool { return d.Claim }), s.citePublic(isWork)...); {
	case n >= 2:
		l.Shown, l.Shows = role.LeadDesign, s.cited(leading)
	case len(owned) > 0:
		l.Shown, l.Shows = role.OwnService, strongest(owned)
	case len(used) > 0:
		l.Shown, l.Shows = role.Execute, strongest(used)
	}
	return l
}

// isWork reports whether a public activity is work of one's own.
func isWork(a act) bool { return workKinds[a.Kind] }

// levelWords stand in titles of more than the first years, with the months of jobs that
// usually lie before them. The figures only decide whether to ask.
var levelWords = []struct {
	word   string
	months int
}{
	{"chief", 72}, {"cto", 72}, {"principal", 72}, {"distinguished", 72}, {"director", 60}, {"head", 48}, {"staff", 48},
	{"architect", 36}, {"lead", 24}, {"senior", 24}, {"sr", 24},
}

// levelWord returns the first level word of a title and its months.
func levelWord(title string) (word string, months int) {
	words := wordsIn(title)
	for _, l := range levelWords {
		if slices.Contains(words, l.word) {
			return l.word, l.months
		}
	}
	return "", 0
}

// levelTitles cites the jobs whose title holds a level word.
func (s *subject) levelTitles() []Citation {
	var all []Citation
	for i, e := range s.seen.Profile.Engagements {
		if word, _ := levelWord(e.Title); word != "" && e.Kind == matching.Job && strings.TrimSpace(e.Title) != "" {
			all = append(all, s.citeEngagement(i))
		}
	}
	return all
}
