package review

import (
	"fmt"
	"slices"
)

// A bankPrompt is a question of a bank. Its %s is what it is bound to.
type bankPrompt struct{ bank, text string }

// The banks: what was personally owned, changed under pressure, broke and would be done
// otherwise; a design near the work of the role; and four situations with others.
var banks = [...][]bankPrompt{
	deepDive: {
		{"deep-dive", "Which part of this was yours alone, and who did the rest? (%s)"},
		{"deep-dive", "Which design changed under pressure of time, load or people, and what did you give up? (%s)"},
		{"deep-dive", "What broke in production, how did you find out, and what was different afterwards? (%s)"},
		{"deep-dive", "What would you build differently today, and which alternatives did you turn down then? (%s)"},
	},
	systemDesign: {
		{"system-design", "Sketch how you would begin: what do you need to know, what comes first, what can wait? (%s)"},
		{"system-design", "Where does your design fail first, and how would anybody notice? (%s)"},
	},
	collaboration: {
		{"collaboration", "Two teams disagree on where the boundary between their services runs. What do you do? (%s)"},
		{"collaboration", "The requirements are unclear and the date is fixed. How do you begin? (%s)"},
		{"collaboration", "A reviewer asks for changes that you think are wrong. How does it go on? (%s)"},
		{"collaboration", "Production is down, and somebody asks for a shortcut. What do you say, and what do you do the next day? (%s)"},
	},
}

// prompts asks about every item of an interview, then the questions of its bank, spread
// over the items that suit them.
func (p *planner) prompts(interview int) {
	at := &p.plan.Interviews[interview]
	for _, item := range at.Items {
		if ask := askOf(item); ask != "" {
			at.Prompts = append(at.Prompts, Prompt{Bank: "item", Item: item.ID, Ask: ask})
		}
	}
	suits := suitable(interview, at.Items)
	for i, b := range banks[interview] {
		item := suits[i%len(suits)]
		at.Prompts = append(at.Prompts, Prompt{Bank: b.bank, Item: item.ID, Ask: fmt.Sprintf(b.text, item.Label)})
	}
}

// suitable returns the items that the bank of an interview asks about: what was owned,
// else what was claimed; the work that waits; the people around it.
func suitable(interview int, items []Item) []Item {
	for _, suits := range []func(Item) bool{
		func(item Item) bool { return interview == deepDive && !item.Gap && item.From == "ownership" },
		func(item Item) bool { return interview == deepDive && !item.Gap },
		func(item Item) bool {
			return interview != deepDive && item.fixed
		},
	} {
		if kept := slices.DeleteFunc(slices.Clone(items), func(item Item) bool { return !suits(item) }); len(kept) > 0 {
			return kept
		}
	}
	return items
}

// askOf returns the question that an item asks by itself, "" if its bank asks it.
func askOf(item Item) string {
	switch {
	case item.fixed, item.From == "ownership" && !item.Gap:
		return ""
	case item.From == "ownership":
		return "Which service or system did you answer for, and what did that mean at night and at weekends?"
	case item.From == "environment":
		return fmt.Sprintf("The role works with %s. What have you run that is nearest to it, and what would be new?", item.Label)
	case item.Status == Contradicted:
		return fmt.Sprintf("Two places of the document do not go together on %s. Which holds?", item.Label)
	case item.From == string(LevelClaim):
		return fmt.Sprintf("A title says %q. Whom did you lead or advise, and what did you decide?", item.Label)
	case item.From == string(DurationClaim):
		return fmt.Sprintf("The document states %s. Where and how was that?", item.Label)
	case item.Gap && item.From == "Level":
		return fmt.Sprintf("The role asks for somebody who %s. What comes nearest to that in your work?", item.Label)
	case item.Gap:
		return fmt.Sprintf("The role needs %s. What is the nearest that you have done, and how would you get there?", item.Label)
	}
	return fmt.Sprintf("The document names %s. Take the last work with it: what did you change, and how did you know that it worked?", item.Label)
}
