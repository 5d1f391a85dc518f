package role

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// The words of behaviour behind each level, and the titles that people put in their
// place. A behaviour always decides before a title.
var (
	leadWords = []string{"lead design", "leads design", "leading design", "lead the design", "leading the design", "lead technical design", "design discussions", "technical direction",
		"architectural direction", "architectural decisions", "architecture decisions", "define the architecture", "defining the architecture", "drive the architecture", "drive architecture",
		"shape the architecture", "shaping the architecture", "own the architecture", "owns the architecture", "lead the architecture", "technical strategy", "set the direction", "set technical standards",
		"leads the discussion", "lead the discussion", "leading the discussion", "decisions that were yours", "decisions were yours", "set the technical direction", "sets the technical direction", "technical leadership",
		"architekturentscheidungen", "technische leitung"}
	ownerWords = []string{"own a service", "own services", "own the service", "owns a service", "owns services", "owning services", "owns incidents", "own incidents", "own the", "owns the", "owning the", "you own", "you will own",
		"you'll own", "take ownership", "takes ownership", "taking ownership", "full ownership", "end to end", "end-to-end", "independently", "independent execution", "works independently", "autonomously", "on your own",
		"without supervision", "minimal supervision", "minimal guidance", "little guidance", "without help from", "you build it", "from design to production", "from idea to production", "full responsibility",
		"responsible for:", "been responsible for", "were responsible for", "be responsible for a", "was yours", "were yours", "had the responsibility", "sole responsibility", "real ownership", "as its owner", "as the owner", "own this", "yours to run",
		"yours to own", "is yours", "will be yours", "takes the app over", "takes it over", "take it over", "take over", "takes over", "own responsibility", "your own thing", "from design to pager", "from design through", "from design to on-call", "without anyone", "without anybody", "the only technical person", "only technical person", "only developer", "only engineer", "without being asked", "on their own", "by themselves", "by yourself", "independent and structured", "structured and independent", "independent way of working", "independent working", "work independently", "working independently", "little supervision", "you decide", "nobody will tell you", "unaided", "without close supervision",
		"self-directed", "owned a", "owned services", "owned the", "ownership of", "eigenverantwortlich", "selbstständig", "eigenständig"}
	executeWords = []string{"established architecture", "existing architecture", "under guidance", "with guidance", "under supervision", "guided by", "supported by senior", "learn from senior", "mentored by",
		"will be explained to you", "is explained to you", "step by step", "with support from", "under the direction", "someone will show you", "we will show you how", "will be shown how", "designs are given", "assigned tasks", "defined tasks", "well-defined tasks", "first job", "no experience needed", "unter anleitung"}

	// What says so in the part about the level alone.
	leadLevel    = []string{"architect", "principal", "staff"}
	ownerLevel   = []string{"owns", "own", "independent", "independently", "alone", "unsupervised", "autonomous", "ownership"}
	executeLevel = []string{"executes", "execute", "guided", "guidance"}

	leadTitles    = []string{"principal", "staff engineer", "staff software", "staff developer", "staff", "architect", "tech lead", "technical lead", "team lead", "lead engineer", "lead developer", "lead"}
	ownerTitles   = []string{"senior", "sr", "snr", "experienced", "expert"}
	executeTitles = []string{"junior", "jr", "entry level", "entry-level", "graduate", "intern", "internship", "trainee", "apprentice", "associate", "werkstudent", "berufseinsteiger"}
)

// level sets the level from behaviour, the part about the level first, else from words
// of seniority in the title or text; the latter is a guess that findings asks about.
func (im *importer) level() {
	for _, ofLevel := range []bool{true, false} {
		for _, l := range []struct {
			level Level
			words []string
			label []string
		}{{LeadDesign, leadWords, leadLevel}, {OwnService, ownerWords, ownerLevel}, {Execute, executeWords, executeLevel}} {
			words := l.words
			if ofLevel {
				words = slices.Concat(l.words, l.label)
			}
			if s, ok := im.behaviour(words, ofLevel); ok {
				im.spec.Level = l.level
				im.cite("level", s)
				return
			}
		}
	}
	im.levelOfTitle()
}

// behaviour returns the first sentence with one of the phrases, in the part about the
// level or in the others that describe the work.
func (im *importer) behaviour(words []string, ofLevel bool) (span, bool) {
	for _, s := range im.sentences {
		low := im.low[s.start:s.end]
		if (s.section == levelPart) != ofLevel || !s.section.ranks() || s.section == nicePart || refuses(low) {
			continue
		}
		if f := firstPhrase(low, words); f.start >= 0 && !strings.HasPrefix(low[f.end:], " test") && !boilerplate(low) {
			return s.span, true
		}
	}
	return span{}, false
}

func (im *importer) levelOfTitle() {
	guesses := []struct {
		level Level
		words []string
	}{{LeadDesign, leadTitles}, {OwnService, ownerTitles}, {Execute, executeTitles}}
	title := im.low[im.titleSpan.start:im.titleSpan.end]
	for _, g := range guesses {
		if anyPhrase(title, g.words) {
			im.guessLevel(g.level, im.titleSpan)
			return
		}
	}
	for _, s := range im.sentences {
		low := im.low[s.start:s.end]
		switch {
		case s.section == companyPart || s.section == nicePart || s.section == rejectPart:
		case s.section == levelPart && anyPhrase(low, ownerTitles), len(phrasesIn(low, seniorPhrases)) > 0:
			im.guessLevel(OwnService, s.span)
			return
		case s.section == levelPart && anyPhrase(low, executeTitles):
			im.guessLevel(Execute, s.span)
			return
		}
	}
}

// guessLevel sets a level for which the text has a title and no behaviour.
func (im *importer) guessLevel(l Level, s span) {
	im.spec.Level, im.guessed = l, s
	im.cite("level", s)
}

const numberWords = "one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|zwei|drei|vier|fünf|sechs|sieben|acht|zehn"

var (
	yearsAsked = regexp.MustCompile(`\b(\d{1,2}|` + numberWords + `)\s*(?:\+|plus|or more|\(\d+\))?\s*(?:(?:-|–|—|to|bis|or)\s*(?:\d{1,2}|` + numberWords + `)\s*\+?)?\s*(?:or more |plus )?(?:years?|yrs|yoe|jahren?|jahre)\b`)
	// "several years (at least 3)", "a couple of years, say three"
	yearsBehind = regexp.MustCompile(`\b(?:years|yrs|jahre)\b(?: of experience)?\s*[(,–-]\s*(?:at least|minimum|min\.?|say|ideally|i\.e\.|mindestens)\s+(\d{1,2}|` + numberWords + `)\b`)
	numbers     = map[string]int{"one": 1, "two": 2, "zwei": 2, "three": 3, "drei": 3, "four": 4, "vier": 4, "five": 5, "fünf": 5, "six": 6, "sechs": 6, "seven": 7, "sieben": 7,
		"eight": 8, "acht": 8, "nine": 9, "ten": 10, "zehn": 10, "twelve": 12, "fifteen": 15}
	notWork = []string{"ago", "old", "founded", "since", "in a row", "growth", "contract", "funding", "we have been", "we have had", "we have built", "we have made", "we have served", "we've", "our company", "for over", "history", "degree", "guarantee", "vesting", "next", "past", "over the last",
		"anniversary", "equivalent", "students", "per year", "each year", "a year", "funded", "fixed-term", "fixed term", "for a period", "limited to", "duration", "initially for"}
	workWords = []string{"experience", "work", "working", "background", "development", "developing", "industry", "professional", "hands-on", "administration", "engineering", "practice", "in a", "as a", "with", "production", "you have", "are enough", "is enough", "or more", "more or less", "at least", "in", "erfahrung", "berufserfahrung", "of"}
)

// years sets the years of work asked for: the most that one part of the text names,
// the part about the level before the requirements before the rest.
func (im *importer) years() {
	for _, in := range []func(section) bool{
		func(s section) bool { return s == levelPart },
		func(s section) bool { return s == mustPart },
		func(s section) bool { return s == plainPart || s == tasksPart || s == teamPart },
	} {
		most, where := 0, span{}
		for _, s := range im.sentences {
			if !in(s.section) {
				continue
			}
			if n := im.yearsIn(s); n > most {
				most, where = n, s.span
			}
		}
		if most > 0 {
			im.spec.Years = min(most, maxYears)
			im.cite("years", where)
			return
		}
	}
}

// yearsIn returns the years of work that a sentence asks for, 0 for none.
func (im *importer) yearsIn(s sentence) int {
	most := 0
	for _, c := range s.clauses(im.text) {
		low := im.low[c.start:c.end]
		if anyPhrase(low, notWork) || anyPhrase(low, acceptedWords) || !s.section.asks() && !anyPhrase(low, workWords) {
			continue
		}
		for _, m := range append(yearsAsked.FindAllStringSubmatchIndex(low, -1), yearsBehind.FindAllStringSubmatchIndex(low, -1)...) {
			if need, _ := needAt(low, m[0]); need == Trainable {
				continue
			}
			word := low[m[2]:m[3]]
			n, err := strconv.Atoi(word)
			if err != nil {
				n = numbers[word]
			}
			most = max(most, n)
		}
	}
	return most
}
