package matching

import (
	"cmp"
	"slices"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// A Raise is one thing that would earn a requirement more points, if it is true: it is
// computed by the functions of package score from the candidate's own evidence with
// one change made, and nothing else. Raises do not add up.
type Raise struct {
	Action Action      `json:"action"`
	Skill  skill.ID    `json:"skill,omitempty"`  // by which skill
	Phrase string      `json:"phrase,omitempty"` // or phrase
	Depth  score.Depth `json:"depth,omitempty"`  // the depth that is assumed, where the action is about it
	Months int         `json:"months,omitempty"` // the months that are assumed, where the action is about them
	Gain   int         `json:"gain"`             // points more than now, at least 1
}

// An Action is a kind of change to what a profile says.
type Action string

// The actions. Each says what is assumed; "the best evidence" is the strongest that the
// work of the profile holds for the skill.
const (
	TellUse      Action = "tell use"        // the same work, told with what was done with it
	TellOwned    Action = "tell ownership"  // the same work, told with what one answered for
	TellDesign   Action = "tell design"     // the same work, told with what one designed or debugged, and why
	ShowInJob    Action = "show in a job"   // used in the latest job and told there, in place of a list entry or of nothing
	GiveDates    Action = "give dates"      // dates for work that has none: as much as three recent years
	WorkRecently Action = "work recently"   // the best evidence again, within the last four years
	WorkLonger   Action = "work longer"     // the best evidence over Months
	WorkMore     Action = "work more on it" // the best evidence as the main matter of its job
	ShowAgain    Action = "show again"      // the best evidence a second time, independent of the first: another job, a public repository
	NameField    Action = "name the field"  // every job belongs to the field and says so
	AddMonths    Action = "add months"      // Months more of recent work in the field
	ShowInFull   Action = "show in full"    // Months of recent work at Depth, the whole of a job: earns all points
)

var actionWords = map[Action]string{
	TellUse:      "say in the text of the same work what you did with it",
	TellOwned:    "say in the text of the same work what you owned or ran",
	TellDesign:   "say in the text of the same work what you designed or debugged, and why",
	ShowInJob:    "say what you did with it in your latest job, if you did",
	GiveDates:    "give the dates of the work that shows it",
	WorkRecently: "show work with it within the last four years",
	WorkLonger:   "show work with it over a longer time",
	WorkMore:     "show work in which it was the main matter",
	ShowAgain:    "show it in a second job, project or public repository",
	NameField:    "say of each job what field it was in, if it was in this one",
	AddMonths:    "show more recent months of work in the field",
	ShowInFull:   "show recent work in full: what you owned, and for how long",
}

// Words says an action to the candidate, "" for one outside the list.
func (a Action) Words() string { return actionWords[a] }

// A trial is one action as a change of an offer's evidence. ok is false where the
// action says nothing of the offer.
type trial struct {
	Raise
	change func(o offer, c career) (evidence []score.Evidence, ok bool)
}

// raises tries every action on every offer and keeps of each action the best. Of the
// tellings of the same work a deeper one is kept only if it earns more.
func raises(q role.Requirement, offers []offer, c career, now Reason) []Raise {
	if now.Points >= now.Max {
		return nil
	}
	var kept []Raise
	told := 0
	for _, t := range trialsOf(q.Kind) {
		best := t.Raise
		for _, o := range offers {
			evidence, ok := t.change(o, c)
			if !ok {
				continue
			}
			if gain := o.points(evidence) - now.Points; gain > best.Gain {
				best.Gain, best.Skill, best.Phrase = gain, o.skill, o.phrase
				if t.Action == ShowInJob || t.Action == AddMonths {
					added := evidence[len(evidence)-1]
					best.Depth, best.Months = added.Depth, added.Months
				}
			}
		}
		switch t.Action {
		case TellUse, TellOwned, TellDesign:
			if best.Gain <= told {
				continue
			}
			told = best.Gain
		}
		if best.Gain > 0 {
			kept = append(kept, best)
		}
	}
	slices.SortStableFunc(kept, func(a, b Raise) int {
		return cmp.Or(cmp.Compare(last(a), last(b)), cmp.Compare(b.Gain, a.Gain))
	})
	return kept
}

// last is 1 for what earns everything: it stands behind what is easier.
func last(r Raise) int {
	if r.Action == ShowInFull {
		return 1
	}
	return 0
}

// trialsOf returns the actions that say something of a kind of requirement. A level is
// shown by behaviour or not at all: telling it otherwise makes no other depth of it.
func trialsOf(kind role.RequirementKind) []trial {
	switch kind {
	case role.YearsLine:
		return yearsTrials
	case role.LevelLine:
		return slices.Concat(shownTrials, timeTrials)
	}
	return slices.Concat(toldTrials, shownTrials, timeTrials)
}

var toldTrials = []trial{
	{Raise{Action: TellUse, Depth: score.Used}, tell(score.Used)},
	{Raise{Action: TellOwned, Depth: score.Owned}, tell(score.Owned)},
	{Raise{Action: TellDesign, Depth: score.Designed}, tell(score.Designed)},
}

var shownTrials = []trial{{Raise{Action: ShowInJob}, showInJob}}

var timeTrials = []trial{
	{Raise{Action: GiveDates, Months: fullTerm}, giveDates},
	{Raise{Action: WorkRecently}, again(func(e *score.Evidence) { e.Age = min(e.Age, lately) })},
	{Raise{Action: WorkLonger, Months: fullTerm}, again(func(e *score.Evidence) { e.Months = max(e.Months, fullTerm) })},
	{Raise{Action: WorkMore}, again(func(e *score.Evidence) { e.Share = 0 })},
	{Raise{Action: ShowAgain}, again(func(e *score.Evidence) { e.Origin += " again" })},
	{Raise{Action: ShowInFull, Depth: score.Owned, Months: fullTerm}, showInFull},
}

var yearsTrials = []trial{
	{Raise{Action: GiveDates, Months: fullTerm}, giveDates},
	{Raise{Action: NameField}, func(_ offer, c career) ([]score.Evidence, bool) { return c.stretches(), true }},
	{Raise{Action: AddMonths}, addMonths},
}

// working returns the evidence of an offer that stands in work, not in a claim.
func (o offer) working() []score.Evidence {
	var work []score.Evidence
	for _, s := range o.shown {
		if s.work && s.shown.Depth >= score.Named {
			work = append(work, s.shown)
		}
	}
	return work
}

// tell deepens what the work of a profile says, and leaves its time alone.
func tell(d score.Depth) func(offer, career) ([]score.Evidence, bool) {
	return func(o offer, _ career) ([]score.Evidence, bool) {
		work := o.working()
		for i := range work {
			work[i].Depth = max(work[i].Depth, d)
		}
		return append(o.evidence(), work...), len(work) > 0
	}
}

// showInJob lets the latest job use what no work shows yet. Only what earns
// the whole: nobody should learn a neighbour to stand in for what is asked.
func showInJob(o offer, c career) ([]score.Evidence, bool) {
	e := c.latest()
	e.Depth = max(score.Used, o.depth)
	if o.level {
		e.Depth = score.Owned // as every behaviour is
	}
	return append(o.evidence(), e), o.whole && len(o.working()) == 0
}

func giveDates(o offer, _ career) ([]score.Evidence, bool) {
	evidence, found := o.evidence(), false
	for i, s := range o.shown {
		if s.work && undated(s.shown) {
			evidence[i], found = dated(s.shown), true
		}
	}
	return evidence, found
}

// again adds the best evidence of work once more, changed.
func again(change func(*score.Evidence)) func(offer, career) ([]score.Evidence, bool) {
	return func(o offer, _ career) ([]score.Evidence, bool) {
		work := deepEnough(o.working(), o.depth)
		_, order := score.Explain(work)
		if len(order) == 0 {
			return nil, false
		}
		e := work[order[0]]
		change(&e)
		return append(o.evidence(), e), true
	}
}

func showInFull(o offer, _ career) ([]score.Evidence, bool) {
	return []score.Evidence{{Depth: max(score.Owned, o.depth), Months: fullTerm, Origin: string(Job)}}, o.whole
}

// addMonths adds as many recent months as are missing to the years asked for.
func addMonths(o offer, _ career) ([]score.Evidence, bool) {
	evidence := o.evidence()
	for months := 1; months <= 12*o.years; months++ {
		more := append(slices.Clip(evidence), score.Evidence{Depth: score.Used, Months: months})
		if score.Tenure(more, o.years) == score.MaxStrength {
			return more, o.whole
		}
	}
	return nil, false
}
