package matching

import (
	"fmt"
	"slices"
	"strings"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/parse"
	"github.com/proven-go/proven/score"
)

// explain returns the reasons of a profile for a plan, one for each requirement in
// order. Their points are what the columns computed: both take the same strengths.
func explain(plan *role.Plan, v *profileView) []Reason {
	reasons := make([]Reason, len(plan.Requirements))
	for i, q := range plan.Requirements {
		reasons[i] = v.reason(q)
	}
	return reasons
}

// reason finds the best way in which a profile meets one requirement.
func (v *profileView) reason(q role.Requirement) Reason {
	r := Reason{Cluster: q.Cluster, Label: q.Label, Kind: q.Kind, Need: q.Need, Max: score.Points(q.Boost, score.MaxStrength)}
	met := v.ways(q)
	ways := make([]score.Way, len(met))
	for i, m := range met {
		ways[i] = score.Way{Boost: m.boost, Strength: m.strength}
		r.Shown = max(r.Shown, m.shown)
	}
	best, points := score.Best(ways)
	if best < 0 {
		return r
	}
	m := met[best]
	r.Points, r.Boost, r.Strength, r.Evidence = points, m.boost, m.strength, m.cited(v)
	if best < len(q.Terms) {
		t := q.Terms[best]
		r.Skill, r.For, r.Via = t.Skill, t.For, t.Via
	} else {
		p := q.Phrases[best-len(q.Terms)]
		r.Phrase, r.Via = p.Text, p.Via
	}
	return r
}

// A way is how a profile meets a requirement by one of its terms or phrases.
type way struct {
	boost    int
	strength score.Strength
	shown    score.Shown
	cited    func(*profileView) []Evidence // made only for the winner
}

// ways returns one way for each term, then one for each phrase.
func (v *profileView) ways(q role.Requirement) []way {
	ways := make([]way, 0, len(q.Terms)+len(q.Phrases))
	for _, t := range q.Terms {
		if q.Kind == role.YearsLine {
			ways = append(ways, v.tenureWay(t))
		} else {
			ways = append(ways, v.skillWay(t.Boost, v.bySkill[t.Skill], t))
		}
	}
	for _, p := range q.Phrases {
		ways = append(ways, v.phraseWay(p))
	}
	return ways
}

// skillWay meets a requirement by observations of one skill.
func (v *profileView) skillWay(boost int, observed []int, t role.Term) way {
	evidence, indices := v.evidence(observed, t.Depth)
	strength, used := score.Explain(evidence)
	w := way{boost: boost, strength: strength}
	for _, i := range indices {
		w.shown = max(w.shown, shownBy(v.all[i], t.For != ""))
	}
	w.cited = func(v *profileView) []Evidence {
		cited := make([]Evidence, len(used))
		for n, u := range used {
			cited[n] = v.cite(v.all[indices[u]])
		}
		return cited
	}
	return w
}

// shownBy says how one observation meets a must-have.
func shownBy(o observation, adjacent bool) score.Shown {
	inWork := o.work && o.shown.Depth >= score.Named
	switch {
	case adjacent && inWork:
		return score.Adjacent
	case adjacent:
		return score.Missing
	case inWork:
		return score.InWork
	}
	return score.Claimed
}

// tenureFor returns the time in the area that a reserved years ID names, and the
// years it asks for; nil if the profile shows none.
func (v *profileView) tenureFor(id skill.ID) (*tenure, int) {
	for i, t := range v.tenures {
		for n := 1; n <= role.MaxYears; n++ {
			if id == role.YearsID(n, t.area) {
				return &v.tenures[i], n
			}
		}
	}
	return nil, 0
}

// tenureWay meets a requirement by years of work in an area.
func (v *profileView) tenureWay(t role.Term) way {
	in, years := v.tenureFor(t.Skill)
	if in == nil {
		return way{boost: t.Boost}
	}
	return way{
		boost:    t.Boost,
		strength: score.Tenure(in.evidence(), years),
		shown:    score.InWork,
		cited: func(v *profileView) []Evidence {
			var cited []Evidence
			for _, s := range slices.Backward(in.parts) { // the latest first
				cited = append(cited, v.citeStretch(s))
			}
			return cited
		},
	}
}

// phraseWay meets a requirement by the best sentence that holds a phrase.
func (v *profileView) phraseWay(p role.Phrase) way {
	strength, best := v.phrase(p.Text)
	w := way{boost: p.Boost, strength: strength}
	if strength > 0 {
		w.shown = shownBy(best, p.Via != "")
	}
	w.cited = func(v *profileView) []Evidence { return []Evidence{v.cite(best)} }
	return w
}

// phrase returns the strength of the best sentence that holds a phrase, word by word
// and whatever the case, and that sentence. The words of public activity name what
// they name; they are no deed.
func (v *profileView) phrase(text string) (score.Strength, observation) {
	words := wordsOf(text)
	var strength score.Strength
	var best observation
	if len(words) == 0 {
		return 0, best
	}
	better := func(o observation) {
		if alone := score.Of([]score.Evidence{o.shown}); alone > strength {
			strength, best = alone, o
		}
	}
	r := reader{asOf: v.asOf, profile: v.profile}
	for _, t := range r.told() {
		if containsWords(v.profile.Passages[t.passage].Text[t.start:t.end], words) {
			better(r.observed(t))
		}
	}
	spans := r.activitySpans()
	for i, a := range v.profile.Activity {
		if o, ok := r.acted(i, spans); ok && (containsWords(a.Text, words) || containsWords(a.Quote, words)) {
			o.shown.Depth = min(o.shown.Depth, score.Named)
			better(o)
		}
	}
	return strength, best
}

// maxQuote bounds a quote, in bytes: enough for a long sentence.
const maxQuote = 400

// cite turns an observation into evidence that a person can check.
func (v *profileView) cite(o observation) Evidence {
	e := Evidence{
		Depth: o.shown.Depth, Months: o.shown.Months, Share: o.shown.Share, Age: o.shown.Age, Origin: o.shown.Origin, Last: o.last,
	}
	if o.cite.passage < 0 {
		a := v.profile.Activity[o.cite.activity]
		e.Quote, e.Source, e.URL = quote(a.Quote), a.Source, a.URL
		if e.Quote == "" {
			e.Quote = quote(a.Text)
		}
		if e.Quote == "" {
			e.Quote = fmt.Sprintf("%s: %s", a.Kind, strings.Join(a.Subject, ", "))
		}
		e.Place = strings.Trim(a.Place.Repo+" "+a.Place.Path, " ")
		return e
	}
	p := v.profile.Passages[o.cite.passage]
	e.Quote, e.Source = quote(p.Text[o.cite.start:o.cite.end]), p.Source
	e.Span = parse.Span{Start: p.Start + o.cite.start, End: p.Start + o.cite.end}
	if p.Engagement >= 0 && p.Engagement < len(v.profile.Engagements) {
		e.Title = v.profile.Engagements[p.Engagement].Title
	}
	return e
}

// citeStretch cites a job as time worked: its title, where that is printed.
func (v *profileView) citeStretch(s stretch) Evidence {
	shown := s.evidence()
	e := Evidence{
		Title: v.profile.Engagements[s.engagement].Title, Depth: shown.Depth, Months: shown.Months, Age: shown.Age,
		Last: s.end, Origin: fmt.Sprintf("%s-%03d", Job, s.engagement),
	}
	e.Quote = e.Title
	for _, p := range v.profile.Passages {
		if p.Engagement == s.engagement && p.Section == TitleText {
			e.Source, e.Span = p.Source, parse.Span{Start: p.Start, End: p.Start + len(p.Text)}
			break
		}
	}
	return e
}

// quote folds a text into one line and cuts it at a word if it is too long.
func quote(text string) string {
	text = fold(text)
	if len(text) <= maxQuote {
		return text
	}
	cut := strings.LastIndexByte(text[:maxQuote], ' ')
	if cut <= 0 {
		cut = maxQuote
		for cut > 0 && text[cut]&0xC0 == 0x80 {
			cut--
		}
	}
	return text[:cut] + " …"
}
