package review

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/parse"
)

// A Severity says how soon to ask.
type Severity string

// The severities.
const (
	Low    Severity = "low"    // when there is time
	Medium Severity = "medium" // in the first talk
	High   Severity = "high"   // before anything else
)

// A Code names a kind of question. Codes do not change.
type Code string

// The codes.
const (
	UnclearTenure   Code = "unclear-tenure"   // a job whose beginning or end is not stated
	ShortStays      Code = "short-stays"      // several jobs of under a year
	Overlapping     Code = "overlapping-jobs" // jobs that share months
	DateConflict    Code = "date-conflict"    // an end before its start, a start in the future
	TitleAndLevel   Code = "title-and-level"  // a title out of step with time or text
	ToValidate      Code = "to-validate"      // skills of the role that are only claimed
	Contradiction   Code = "contradiction"    // a claim that the profile itself speaks against
	ListOnly        Code = "list-only"        // many skills, hardly any told of in work
	RepeatedTerms   Code = "repeated-terms"   // one skill named over and over outside work
	SharedWording   Code = "shared-wording"   // runs of words that stand in the role text too
	HiddenText      Code = "hidden-text"      // text that a reader of the page does not see
	DoubtfulReading Code = "doubtful-reading" // the document may have been read wrongly
)

// A Question is something that is not clear and worth asking. It is no judgment, changes
// no score and holds nobody out. A time without a job is never one.
type Question struct {
	Code      Code       `json:"code"`
	Severity  Severity   `json:"severity"`
	Note      string     `json:"note"` // what was seen
	Ask       string     `json:"ask"`  // the question, to the candidate or to oneself
	Citations []Citation `json:"citations"`
}

// questions returns what to ask, the most severe first, then in the order of the codes.
func (s *subject) questions(v *Review) []Question {
	all := slices.Concat(s.askTenure(v.Timeline), s.askTitles(v), s.askClaims(v.Ledger), s.askLists(v.Ledger), s.askWording(), s.askReading())
	all = slices.DeleteFunc(all, func(q Question) bool { return len(q.Citations) == 0 })
	slices.SortStableFunc(all, func(a, b Question) int { return cmp.Compare(urgency(b.Severity), urgency(a.Severity)) })
	return all
}

func urgency(s Severity) int { return slices.Index([]Severity{Low, Medium, High}, s) }

// shortMonths is under what a stay counts as short, and severalStays how many are asked
// about: one or two say nothing.
const (
	shortMonths  = 12
	severalStays = 3
)

// askTenure asks about dates of jobs.
func (s *subject) askTenure(t Timeline) []Question {
	var unclear, conflict, short, shared []Citation
	nShort := 0
	for _, j := range t.Jobs {
		switch {
		case j.Start != 0 && j.End != 0 && j.End < j.Start, s.seen.Profile.Dated != 0 && j.Start > s.seen.Profile.Dated:
			conflict = append(conflict, j.Citation)
		case j.Start == 0 || j.End == 0 && !j.Current:
			unclear = append(unclear, j.Citation)
		case j.Months > 0 && j.Months < shortMonths && !j.Current:
			nShort++
			short = append(short, j.Citation)
		}
	}
	for _, o := range t.Overlaps {
		shared = append(shared, t.Jobs[o.First].Citation, t.Jobs[o.Second].Citation)
	}
	all := []Question{
		{DateConflict, Medium, "The dates of a job do not go together.", "Which dates are right?", strongest(conflict)},
		{UnclearTenure, Low, fmt.Sprintf("Jobs without a stated beginning or end: %d.", len(unclear)), "From when to when was this, and was it full time?", strongest(unclear)},
		{Overlapping, Low, fmt.Sprintf("Times in which two jobs share months: %d. Each month is counted once.", len(t.Overlaps)),
			"Did these run side by side, or is one date from memory? How was the time split?", strongest(shared)},
	}
	if nShort >= severalStays {
		all = append(all, Question{ShortStays, Low, fmt.Sprintf("Finished jobs of under a year: %d.", nShort),
			"Were these contracts or projects with a fixed end, and what was finished in each?", strongest(short)})
	}
	return all
}

// toldEnough is how many sentences a job has before its silence on ownership is asked about.
const toldEnough = 3

// askTitles asks where a title is out of step with the months worked before it ended, or
// with what the text of its job tells.
func (s *subject) askTitles(v *Review) []Question {
	var early, untold []Citation
	for _, j := range v.Timeline.Jobs {
		word, months := levelWord(j.Title)
		if word == "" {
			continue
		}
		if before := s.workedUntil(v.Timeline, j); j.Start != 0 && before > 0 && before < months {
			early = append(early, j.Citation)
		}
		n, own := 0, false
		for _, d := range s.deeds {
			if d.engagement == j.Engagement && d.Claim {
				n++
				own = own || d.Ownership == Own || d.Insight >= Design
			}
		}
		if n >= toldEnough && !own {
			untold = append(untold, j.Citation)
		}
	}
	severity := Low // earlier jobs may have been left out
	if s.studied() {
		severity = Medium
	}
	all := []Question{
		{TitleAndLevel, severity, "A title came after few months of dated work.", "What did the title mean there: who was led, what was decided?", strongest(early)},
		{TitleAndLevel, Low, "The text below a title tells of tasks, not of what was answered for.", "What was decided and answered for in this job?", strongest(untold)},
	}
	if v.Level.Step() == "below" {
		all = append(all, Question{TitleAndLevel, Low, fmt.Sprintf("The role asks for %q; the text shows %q.", v.Level.Asked, v.Level.Shown),
			"Which work came nearest to the level that the role asks for?", v.Level.Shows})
	}
	return all
}

// studied reports whether the profile dates a course of studies, so that it tells the
// career from its beginning.
func (s *subject) studied() bool {
	return slices.ContainsFunc(s.seen.Profile.Engagements, func(e matching.Engagement) bool {
		return e.Kind == matching.Study && (e.Start != 0 || e.End != 0)
	})
}

// workedUntil returns the months worked, each once, until the end of a job; 0 if any job
// has no length, because then nobody knows.
func (s *subject) workedUntil(t Timeline, until Job) int {
	var stretches []Stretch
	for _, j := range t.Jobs {
		if j.Months == 0 {
			return 0
		}
		if j.Start <= until.End {
			stretches = append(stretches, Stretch{j.Start, min(j.End, until.End)})
		}
	}
	months := 0
	for _, m := range Merge(stretches) {
		months += m.Months()
	}
	return months
}

// askClaims asks about claims of the role's skills that stand alone or are contradicted.
func (s *subject) askClaims(ledger []Claim) []Question {
	var must, trainable []Citation
	var all []Question
	nMust, nTrainable := 0, 0
	for _, c := range ledger {
		switch {
		case c.Status == Contradicted:
			q := Question{Contradiction, Medium, "Two places of the profile do not go together: " + c.Subject + ". " + c.Note, "Which of the two holds?", append(slices.Clip(c.Said), c.Proof...)}
			if c.Need == role.Must {
				q.Severity = High
			}
			all = append(all, q)
		case c.Status == OnlyClaimed && c.Kind == SkillClaim && c.Need == role.Must:
			nMust++
			must = append(must, c.Said...)
		case c.Status == OnlyClaimed && c.Kind == SkillClaim && c.Need != "":
			nTrainable++
			trainable = append(trainable, c.Said...)
		}
	}
	return append(all,
		Question{ToValidate, Medium, fmt.Sprintf("Must-have skills that are named, and no work in hand tells of them: %d.", nMust), "Where was this used last, and for what?", strongest(must)},
		Question{ToValidate, Low, fmt.Sprintf("Trainable skills that are named, and no work in hand tells of them: %d.", nTrainable), "How far does this go: read, tried, used at work?", strongest(trainable)})
}

// Bounds from which a list is asked about.
const (
	longList    = 15 // skills named
	mostOfThem  = 80 // of a hundred are only claimed
	overAndOver = 6  // places outside work that name one skill
)

// outside are the sections in which a skill is named and no work is told.
var outside = map[matching.Section]bool{matching.ListText: true, matching.SummaryText: true, matching.HeadText: true, matching.OtherText: true}

// askLists asks about lists that hardly any work backs, and about repetition.
func (s *subject) askLists(ledger []Claim) []Question {
	named, alone := 0, 0
	var lists []Citation
	for _, c := range ledger {
		if c.Kind != SkillClaim {
			continue
		}
		named++
		if c.Status == OnlyClaimed {
			alone++
			lists = append(lists, c.Said...)
		}
	}
	var all []Question
	if named >= longList && 100*alone >= mostOfThem*named {
		all = append(all, Question{ListOnly, Medium, fmt.Sprintf("%d of %d skills are named and no work in hand tells of them.", alone, named),
			"Which five of these did you use in the last two years, and for what?", strongest(lists)})
	}
	var repeated []Citation
	for _, c := range ledger {
		var places []Citation
		for _, g := range s.seen.Skills {
			if c.Kind == SkillClaim && g.Skill == c.Skill && g.Named && outside[g.Section] {
				places = append(places, cite(g.Evidence))
			}
		}
		if len(places) >= overAndOver {
			repeated = append(repeated, places...)
		}
	}
	return append(all, Question{RepeatedTerms, Low, "A skill is named in six places or more outside the text of work; it counts once.",
		"Which work stands behind it?", strongest(repeated)})
}

// hiddenWords is how many hidden words are more than a stray mark.
const hiddenWords = 5

// askReading asks about hidden text and about a document that may have been read wrongly.
// Templates hide text too; what is hidden is counted and not repeated.
func (s *subject) askReading() []Question {
	if s.cv == nil {
		return nil
	}
	var hidden, doubts []Citation
	words := 0
	for _, h := range s.cv.Hidden {
		words += len(wordsIn(h.Text))
		c := Citation{Place: "hidden: " + h.Reason}
		if h.Page > 0 {
			c.Place = fmt.Sprintf("page %d, hidden: %s", h.Page, h.Reason)
		}
		if !slices.ContainsFunc(hidden, func(k Citation) bool { return k.Place == c.Place }) {
			hidden = append(hidden, c)
		}
	}
	for _, d := range s.cv.Diagnostics {
		if d.Code != parse.HiddenText {
			doubts = append(doubts, Citation{Place: string(d.Code), Span: d.Span})
		}
	}
	severity := Low // a stray mark, as converters leave
	if words >= hiddenWords {
		severity = Medium
	}
	return []Question{
		{HiddenText, severity, fmt.Sprintf("Pieces of text that a reader of the page does not see: %d. None counts, for or against.", len(s.cv.Hidden)),
			"Is the hidden text known to the candidate? Templates and converters leave some.", hidden[:min(len(hidden), maxCitations)]},
		{DoubtfulReading, Low, "The document may not have been read as it was meant.", "Does the document itself say the same as this review?", doubts[:min(len(doubts), maxCitations)]},
	}
}
