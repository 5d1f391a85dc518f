package role

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/proven-go/proven/matching/skill"
)

// Years of a technology stand in words ("at least ten years of Remix", "Remix: 8+
// years"); the years of a spec are of relevant work, and impossible only where none of
// its must-haves is that old.
var (
	ageAsked  = regexp.MustCompile(`(?i)\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)\b\s*(\+|plus\b|or more\b)?\s*((-|–|to)\s*\d{1,2}\s*\+?)?\s*[- ]?(years?|yrs?)\b`)
	clauseEnd = regexp.MustCompile(`(?i)[.;:()\n]\s|[.;:()\n]$|,\s*(with|ideally|including|preferably|of which|plus|some|and|but)\b|\b(and|ideally|preferably) some\b`)
	notAsked  = regexp.MustCompile(`(?i)^[\s-]*(ago|later|old|of age)\b`)
	fillers   = regexp.MustCompile(`(?i)^(\s*\b(of|in|with|using|experience|experiences|professional|production|hands-on|commercial|practical|solid|relevant|work|working|writing|coding)\b)+`)
	eitherOf  = regexp.MustCompile(`(?i)\bor\b|/`)
	yearWords = map[string]int{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20}
)

// ages finds more years asked of a technology than it is old.
func (c *checker) ages() {
	if c.year == 0 {
		return
	}
	for _, t := range c.spec.prose() {
		for _, d := range demandsIn(t.text, c.taxonomy) {
			young := c.youngest(d)
			if s, ok := c.taxonomy.Skill(young); ok {
				c.find(YearsBeyondAge, t.path, "%d years of %s, first released in %d, at most %d years ago", d.years, s.Name, s.Since, c.year-s.Since)
			}
		}
	}
	c.ageOfMusts()
}

// youngest returns a skill of a demand that is not so old, "" if there is none. Of
// skills joined by "or", one that is old enough will do.
func (c *checker) youngest(d demand) skill.ID {
	var young []skill.ID
	for _, id := range d.skills {
		if s, _ := c.taxonomy.Skill(id); c.tooYoung(s, d.years) {
			young = append(young, id)
		}
	}
	if len(young) == 0 || d.either && len(young) < len(d.skills) {
		return ""
	}
	return young[0]
}

func (c *checker) tooYoung(s skill.Skill, years int) bool {
	return s.Since > 0 && years > max(c.year-s.Since, 0)
}

// ageOfMusts finds years of work in a role whose must-haves, as far as their age is
// known, are all younger.
func (c *checker) ageOfMusts() {
	var oldest skill.Skill
	for _, a := range c.asked {
		if !a.must() {
			continue
		}
		if a.unknown || len(a.line.Text) > 0 {
			return // words of any age
		}
		for _, id := range c.technologies(a.direct) {
			s, _ := c.taxonomy.Skill(id)
			if s.Since == 0 {
				return
			}
			if oldest.Since == 0 || s.Since < oldest.Since {
				oldest = s
			}
		}
	}
	if c.tooYoung(oldest, c.spec.Years) {
		c.find(YearsBeyondAge, "years", "%d years of relevant work, and the oldest must-have, %s, was first released in %d", c.spec.Years, oldest.Name, oldest.Since)
	}
}

// A demand is a number of years asked of skills.
type demand struct {
	skills []skill.ID
	years  int
	either bool // of one of them
}

// demandsIn returns the years that a text asks of skills: of those named in the clause
// behind the number, else of the last one before it in its clause.
func demandsIn(text string, t *skill.Taxonomy) []demand {
	var demands []demand
	hits := ageAsked.FindAllStringSubmatchIndex(text, -1)
	from := 0 // end of the number before
	for i, hit := range hits {
		to := len(text)
		if i+1 < len(hits) {
			to = hits[i+1][0]
		}
		years := yearsOf(text[hit[2]:hit[3]])
		behind := text[hit[1]:to]
		if notAsked.MatchString(behind) {
			continue
		}
		if end := clauseEnd.FindStringIndex(behind); end != nil {
			behind = behind[:end[0]]
		}
		if ids := skillsBeside(behind, text[from:hit[0]], t); len(ids) > 0 {
			demands = append(demands, demand{ids, years, eitherOf.MatchString(behind)})
		}
		from = hit[1]
	}
	return demands
}

// skillsBeside returns the skills of a clause behind a number of years. A name that is
// also an everyday word ("Go") counts right behind the number: nothing else can be
// meant there. Where none is behind, the last one before the number in its sentence.
func skillsBeside(behind, before string, t *skill.Taxonomy) []skill.ID {
	var ids []skill.ID
	for _, m := range t.Find(nil, behind) {
		ids = append(ids, m.Skill)
	}
	if len(ids) > 0 {
		return ids
	}
	words := strings.Fields(fillers.ReplaceAllString(behind, ""))
	for n := min(3, len(words)); n > 0; n-- {
		if id, ok := t.Lookup(strings.Trim(strings.Join(words[:n], " "), ",;:!?")); ok {
			return []skill.ID{id}
		}
	}
	if at := strings.LastIndexAny(before, ".;\n"); at >= 0 {
		before = before[at+1:]
	}
	if all := t.FindInList(nil, before); len(all) > 0 {
		return []skill.ID{all[len(all)-1].Skill}
	}
	return nil
}

func yearsOf(word string) int {
	if n, ok := yearWords[strings.ToLower(word)]; ok {
		return n
	}
	n, _ := strconv.Atoi(word)
	return n
}
