package role

import (
	"slices"
	"strings"
)

// A section says what a part of a job description is about.
type section uint8

const (
	plainPart   section = iota // nothing says so: each sentence speaks for itself
	companyPart                // who they are, benefits, how to apply, equal opportunity
	problemPart
	focusPart
	systemsPart // the technology in use
	successPart
	teamPart
	tasksPart
	mustPart
	nicePart
	levelPart
	rejectPart
	titlePart
)

// A heading is one way to call a section. Of those whose words stand in a heading the
// one that comes first here decides: "Preferred qualifications" are no requirements.
type headingWords struct {
	section section
	phrases []string
}

var headings = []headingWords{
	{rejectPart, []string{"reject", "rejected if", "not a fit", "not a match", "not for you", "not the right", "deal breakers", "dealbreakers", "deal breaker",
		"we are not looking for", "who should not apply", "please do not apply", "this is not", "ausschlusskriterien"}},
	{nicePart, []string{"nice to have", "nice to haves", "nice-to-have", "nice-to-haves", "bonus", "bonus points", "preferred", "preferably", "plus", "pluses", "a plus", "good to know",
		"good to have", "ideally", "desirable", "desired", "advantageous", "advantage", "advantages", "optional", "extra credit", "extra points", "extras", "cherry on top", "brownie points", "kudos", "even better", "love to see", "does not matter yet", "doesn't matter yet", "sweetener", "can learn", "may learn",
		"learn on the job", "can be learned", "can be learnt", "can pick up", "may pick up", "pick up from us", "can wait", "we teach", "we can teach", "we will teach", "to learn", "trainable", "not required", "would be great", "great if", "also nice", "beneficial", "icing", "von vorteil", "wünschenswert", "idealerweise", "pluspunkte",
		"kann gelernt werden", "secondary skills"}},
	{successPart, []string{"success", "succeed", "successful", "measured by", "how we measure", "goals", "outcomes", "erfolg"}},
	{focusPart, []string{"first 30 days", "first 60 days", "first 90 days", "first 100 days", "first days", "first weeks", "first months", "first three months", "first six months",
		"first focus", "first quarter", "first year", "first project", "first task", "where you start", "you will start", "your start"}},
	{companyPart, []string{"about us", "who we are", "we offer", "we can offer", "our offer", "can offer you", "benefits", "perks", "compensation", "salary", "pay range", "pay", "what you get", "you get",
		"you will get", "what's in it for you", "in it for you", "why join", "why you should join", "why us", "why work", "our promise", "equal opportunity", "equal opportunities",
		"eeo", "diversity", "inclusion", "how to apply", "apply", "application process", "interview process", "hiring process", "recruitment process", "next steps", "contact", "privacy", "our values", "our story",
		"our culture", "company", "company description", "company size", "company type", "industry", "job type", "job benefits", "location", "location options", "date posted", "employment type",
		"how we work", "the way we work", "working with us", "about the company", "wir bieten", "was wir bieten", "unser angebot", "das bieten wir", "über uns", "wer wir sind", "kontakt",
		"bewerbung", "deine benefits", "deine vorteile", "ihre vorteile", "legal", "disclaimer", "job id", "reference", "similar jobs", "share"}},
	{problemPart, []string{"problem", "the problem", "challenge", "challenges", "the challenge", "why this role exists", "why this role", "why we are hiring", "why we're hiring", "why now", "background of the role",
		"mission", "warum", "herausforderung"}},
	{levelPart, []string{"level", "seniority", "experience level", "job level", "erfahrung"}},
	{mustPart, []string{"requirement", "requirements", "required", "must", "must have", "must haves", "must-have", "must-haves", "essential", "essentials", "mandatory", "minimum", "qualification", "qualifications",
		"skill", "skills", "what you bring", "you bring", "you will bring", "you'll bring", "what you need", "you need", "you have", "you'll have", "you will have", "your profile", "who you are", "about you",
		"looking for", "we expect", "you should", "experience", "expertise", "knowledge", "competencies", "without help", "basics", "language", "you are", "your background", "the ideal candidate",
		"your skills", "you've got", "you have got", "we hope for", "hope for", "who we need", "who we want", "are you the one", "is this you", "sounds like you", "sound like you", "what it takes", "ihr profil", "dein profil", "was du mitbringst", "das bringst du mit", "das bringen sie mit", "anforderungen", "voraussetzungen", "qualifikation", "qualifikationen", "kenntnisse",
		"mitbringen", "programming languages", "core technologies", "primary skills", "key skills", "you know", "you can"}},
	{systemsPart, []string{"stack", "tech stack", "our stack", "technology", "technologies", "tech", "tools", "environment", "systems", "architecture", "tools we use", "what we use", "umgebung", "technologien"}},
	{teamPart, []string{"team", "the team", "your team", "about the team", "who you will work with", "who you'll work with", "collaboration", "you will work with", "you'll work with", "reporting to", "stakeholders"}},
	{tasksPart, []string{"responsibilities", "responsibility", "duties", "tasks", "what you'll do", "what you will do", "you will", "you'll", "your role", "the role", "about the role", "about the job", "your job", "the job",
		"you'll be doing", "you will be doing", "you would be doing", "you actually do", "description of tasks", "day to day", "day-to-day", "what you do", "role overview", "position overview", "job description", "overview", "deine aufgaben", "ihre aufgaben", "aufgaben", "tätigkeiten", "das machst du",
		"key accountabilities", "scope", "in this role", "activities", "the work", "position"}},
	{titlePart, []string{"title", "job title", "role title", "position title", "role", "stelle"}},
}

// leads are what a sentence says that ends in a colon and announces a list: too long
// for a heading, and in words that are none.
var leads = []headingWords{
	{rejectPart, refusals},
	{nicePart, slices.Concat(niceAhead, learnAhead, learnBehind, []string{"can wait", "pick up", "we teach", "we can teach", "teach you", "you can learn", "you may learn", "you learn", "you'll learn", "to be learned", "we don't expect",
		"we do not expect", "would help", "helps", "not needed", "training is given", "training given", "training provided", "if you also", "if you have also"})},
	{mustPart, []string{"you will need", "you'll need", "you'd need", "you will bring", "you'll bring", "you will have", "you'll have", "you will know", "you'll know"}},
	{tasksPart, []string{"you will", "you'll", "you would", "you'd", "your days", "your week", "your job", "your tasks"}},
	{mustPart, []string{"without our help", "without help", "without any help", "without much help", "unaided", "on your own", "needed", "we need", "you need", "from the first day", "from day one",
		"on day one", "you have done", "you have been", "you've done", "have done", "be able to", "we expect", "we'd expect", "we are after", "we're after", "we ask for", "we ask", "we look for", "we want", "looking for", "you should", "you can", "you know",
		"you bring", "you have", "the person", "they must", "candidates must", "candidates will", "applicants must", "what it takes", "what counts", "wir erwarten"}},
}

// longestHeading is the number of words beyond which a line is a sentence, longestLead
// that beyond which one before a colon announces no list.
const (
	longestHeading = 9
	longestLead    = 18
)

// leadOf returns the section that the words before a colon announce and reports whether
// they do.
func leadOf(words string) (section, bool) {
	low := lowered(strings.ReplaceAll(words, "’", "'"))
	if wordCount(low) > longestLead {
		return plainPart, false
	}
	for _, l := range leads {
		if anyPhrase(low, l.phrases) {
			return l.section, true
		}
	}
	return plainPart, false
}

// sectionOf returns the section that a heading announces and reports whether its words
// say so. A heading that names a company ("About Acme") is about the company.
func sectionOf(heading string) (section, bool) {
	low := strings.ToLower(strings.ReplaceAll(heading, "’", "'"))
	low = strings.Join(strings.FieldsFunc(low, func(r rune) bool { return strings.ContainsRune(" \t\n\r\u00a0*_#:?!.,&()[]|", r) }), " ")
	if low == "nice" { // among other words it praises
		return nicePart, true
	}
	if low == "" || wordCount(low) > longestHeading {
		return plainPart, false
	}
	for _, h := range headings {
		for _, p := range h.phrases {
			if hasPhrase(low, p) && h.enough(low, p) {
				return h.section, true
			}
		}
	}
	if strings.HasPrefix(low, "about ") || strings.HasPrefix(low, "why ") || strings.HasPrefix(low, "life at ") {
		return companyPart, true
	}
	return plainPart, false
}

// enough reports whether a phrase is enough of a heading: one common word among many
// others ("Python developer with React experience") announces nothing.
func (h headingWords) enough(low, phrase string) bool {
	return wordCount(low) <= wordCount(phrase)+4
}

// asks reports whether a section lists what a person must bring.
func (s section) asks() bool { return s == mustPart || s == levelPart }

// ranks reports whether the skills of a section can become requirements.
func (s section) ranks() bool {
	switch s {
	case plainPart, systemsPart, tasksPart, mustPart, nicePart, levelPart, teamPart, focusPart:
		return true
	}
	return false
}
