package review

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/skill"
)

// statedYears finds "5 years", "10+ yrs", "ten years"; a range counts as its lower end.
var statedYears = regexp.MustCompile(`(?i)\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)\s*(?:\+|plus)?(?:\s*(?:-|–|to)\s*\d{1,2})?\s*(?:years?|yrs?)\b`)

var numberWords = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"twelve": 12, "fifteen": 15, "twenty": 20}

// Slack between a number of years and the dates, in months: people round.
const (
	roundedUp = 6  // dates that come this near bear a number out
	beyond    = 12 // dates that end this far below, and cannot hold it, speak against it
)

// durationClaims are the numbers of years that the profile states about itself, in all
// or for the first skill that the sentence names behind the number. The dates of its
// engagements bear one out, or leave no room for it.
func (s *subject) durationClaims(t Timeline) []Claim {
	var claims []Claim
	for _, sentence := range s.seen.Sentences {
		switch sentence.Section {
		case matching.SummaryText, matching.HeadText, matching.ListText, matching.OtherText:
		default:
			continue // in the text of a job "3 years" is mostly the age of something else
		}
		for _, at := range statedYears.FindAllStringSubmatchIndex(sentence.Text, -1) {
			years := number(sentence.Text[at[2]:at[3]])
			if years == 0 || strings.HasPrefix(strings.TrimLeft(sentence.Text[at[1]:], " "), "old") {
				continue
			}
			claims = append(claims, s.durationClaim(sentence, years, at[1], t))
		}
	}
	return claims
}

func number(text string) int {
	if n, err := strconv.Atoi(text); err == nil {
		return n
	}
	return numberWords[strings.ToLower(text)]
}

// near is how many bytes behind a number of years its skill may begin: "years of
// professional experience with".
const near = 45

// yearsOf returns the skill that a number of years is about: the next one behind it,
// without a comma or another clause between.
func (s *subject) yearsOf(text string, from int) (skill.ID, bool) {
	for _, m := range s.taxonomy.Find(nil, text) {
		if m.Start >= from {
			between := text[from:m.Start]
			return m.Skill, len(between) <= near && !strings.ContainsAny(between, ",;:.()")
		}
	}
	return "", false
}

func (s *subject) durationClaim(said matching.Sentence, years, from int, t Timeline) Claim {
	c := Claim{Kind: DurationClaim, Subject: fmt.Sprintf("%d years", years), Said: []Citation{cite(said.Evidence)}}
	var months, dated int
	if id, found := s.yearsOf(said.Text, from); found {
		c.Skill, c.Need = id, s.wanted[id]
		c.Subject += ", " + s.name(c.Skill)
		in := s.engagementsWith(c.Skill)
		months, dated = s.monthsIn(in)
		c.Proof = s.citeEngagements(in)
	} else {
		months, dated = t.Months, len(t.Jobs)
		for _, j := range t.Jobs {
			c.Proof = append(c.Proof, j.Citation)
		}
		c.Proof = strongest(c.Proof)
	}
	c.Status, c.Note = s.weighYears(c.Skill, 12*years, months, dated)
	return c
}

// weighYears compares a number of months with those that dated work shows, and with
// those that the age of the technology, or a career that is told from its studies on,
// leaves room for. Where no study is dated, earlier work may have been left out.
func (s *subject) weighYears(id skill.ID, claimed, months, dated int) (Status, string) {
	room, known := s.room(id)
	switch {
	case months+roundedUp >= claimed:
		return Corroborated, fmt.Sprintf("Dated work shows %d months.", months)
	case known && room+beyond < claimed:
		return Contradicted, fmt.Sprintf("The dates leave room for %d months at most.", room)
	case dated == 0:
		return Unverifiable, "No dated work tells of it."
	}
	return OnlyClaimed, fmt.Sprintf("Dated work shows %d months; it may not tell of all.", months)
}

// room returns the months from the beginning of the earliest study or job, and from the
// first release of a technology, to the last month that the profile can speak of; known
// is false if one of the ends is unknown.
func (s *subject) room(id skill.ID) (months int, known bool) {
	var first matching.Month
	end := s.seen.Profile.Dated
	for _, e := range s.seen.Profile.Engagements {
		if e.Start != 0 && (first == 0 || e.Start < first) {
			first = e.Start
		}
		if e.Current {
			end = max(end, s.seen.AsOf) // still going on: the document may be younger than its dates
		}
	}
	if !s.studied() {
		first = 0
	}
	if k, ok := s.taxonomy.Skill(id); ok && k.Since > 0 {
		first = max(first, matching.MonthOf(k.Since, 1))
	}
	if first == 0 || end < first {
		return 0, false
	}
	return Stretch{first, end}.Months(), true
}

// engagementsWith returns the engagements in which a skill is named or implied.
func (s *subject) engagementsWith(id skill.ID) map[int]bool {
	in := map[int]bool{}
	for _, g := range s.seen.Skills {
		if g.Skill == id && g.Passage >= 0 && g.Work {
			if e := s.seen.Profile.Passages[g.Passage].Engagement; e >= 0 {
				in[e] = true
			}
		}
	}
	return in
}

// citeEngagements cites some engagements, the latest first.
func (s *subject) citeEngagements(in map[int]bool) []Citation {
	var all []Citation
	for i := range s.seen.Profile.Engagements {
		if in[i] {
			all = append(all, s.citeEngagement(i))
		}
	}
	return strongest(slices.Clip(all))
}
