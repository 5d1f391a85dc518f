package role

import "strings"

// The word lists of cliches and of duties that every job has: whole words, in lower
// case, whatever the punctuation between them. They were written from what recruiters
// and engineers themselves complain of; words that also have a plain technical meaning
// ("agile", "scalable", "driven" in "event-driven") are left out on purpose.
var (
	clicheWords = []string{
		"rockstar", "rockstars", "rock star", "rock stars", "ninja", "ninjas", "guru", "gurus", "superstar", "hacker mindset",
		"jedi", "10x engineer", "10x developer", "top talent", "best of breed", "best in class",
		"world class", "cutting edge", "bleeding edge", "fast paced", "fast moving environment",
		"high energy", "high octane", "dynamic environment", "dynamic team", "exciting opportunity",
		"exciting challenges", "passionate", "passion for", "hungry", "hustle", "go getter",
		"self starter", "self motivated", "highly motivated", "team player", "can do attitude",
		"positive attitude", "winning attitude", "work hard play hard", "work hard and play hard",
		"like a family", "one big family", "we are a family", "wear many hats", "wears many hats",
		"hit the ground running", "think outside the box", "outside the box", "go the extra mile",
		"extra mile", "give 110", "thrive under pressure", "thrives under pressure",
		"thrive in chaos", "work well under pressure", "works well under pressure", "results driven",
		"results oriented", "result oriented", "detail oriented", "attention to detail",
		"strong communication skills", "excellent communication skills",
		"great communication skills", "proven track record", "game changer", "game changing",
		"change the world", "synergy", "synergies", "move the needle", "low hanging fruit",
		"competitive salary", "digital native", "young team", "young and dynamic", "thick skin",
	}
	dutyWords = []string{
		"will be responsible for", "is responsible for developing", "responsible for developing",
		"responsible for the development", "responsible for designing",
		"responsible for maintaining", "responsible for all", "responsible for various",
		"responsible for delivering", "responsibilities include", "duties include", "various tasks",
		"various projects", "other duties as assigned", "other tasks as assigned",
		"duties as assigned", "as required by the business", "day to day tasks",
		"day to day activities", "write clean code", "write high quality code",
		"write clean maintainable code", "clean maintainable code", "writing clean code",
		"writing high quality code", "well designed testable", "develop high quality software",
		"develop software solutions", "develop new features", "develop and maintain applications",
		"develop and maintain software", "design develop and maintain", "design build and maintain",
		"designing developing and maintaining", "full software development life cycle",
		"full software development lifecycle", "entire software development lifecycle",
		"all phases of the software development", "software development lifecycle",
		"collaborate with cross functional teams", "work with cross functional teams",
		"working with cross functional teams", "cross functional team", "cross functional teams",
		"work closely with stakeholders", "work with stakeholders", "work closely with other teams",
		"liaise with stakeholders", "participate in code reviews", "participate in meetings",
		"attend meetings", "participate in agile ceremonies", "stay up to date with",
		"keep up to date with", "keep abreast of", "emerging technologies", "latest technologies",
		"modern technologies", "best practices", "troubleshoot and debug", "troubleshoot issues",
		"ensure quality", "ensure high quality", "ensure best practices",
		"ensure the performance quality and responsiveness", "support the business",
		"contribute to the success", "drive innovation", "deliver value",
	}
)

// words finds cliches and generic duties, one finding of each a text.
func (c *checker) words() {
	for _, t := range c.spec.prose() {
		if _, ok := c.taxonomy.Lookup(t.text); ok {
			continue // the name of a skill is no manner of speaking
		}
		if found := phrasesIn(t.text, clicheWords); len(found) > 0 {
			c.find(Cliche, t.path, "said by every posting: %s", quoteAll(found))
		}
		if found := phrasesIn(t.text, dutyWords); len(found) > 0 {
			c.find(GenericResponsibility, t.path, "true of every job: %s", quoteAll(found))
		}
	}
}

func quoteAll(phrases []string) string { return `"` + strings.Join(phrases, `", "`) + `"` }
