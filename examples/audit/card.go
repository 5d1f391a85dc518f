package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// card prints what the ranking of this module does, out of the tables that it uses.
func card(w io.Writer) error {
	t := skill.Default()
	edges := 0
	skills := t.All()
	for _, s := range skills {
		edges += len(t.Near(s.ID))
	}
	fmt.Fprintf(w, `# Model card

**What it is.** A ranking of candidates for one role by evidence of skills in their résumés
and public work. Rules and tables, no learned model: equal input gives equal points.

| | |
|---|---|
| model | %s |
| taxonomy | %s: %d skills, %d reasoned edges |
| points | whole numbers; boost × strength, summed over the requirements; strength 0 to %d |

**What it reads.** Text of jobs, projects, summaries, lists and courses; dates of jobs; job
titles; public activity that was added. **What it cannot read:** names, contacts,
photographs, employers, schools, places, hidden text. The types that scoring sees have no
field for them, and a test fails if one is added.

## What evidence is worth

`, matching.Model(), t.Hash(), len(skills), edges, score.MaxStrength)
	strengths(w)
	fmt.Fprint(w, `
Depth is the deepest that the words tell; months count once, however many sentences name
a skill; a share below a whole counts months in part; further jobs close a part of what is
missing. A list is a claim and stays below any mention in work.

## What it is not good at

- It reads English best; deeds in other languages are often taken for mentions.
- What is not written is not seen: silence lowers only the points of its own requirement.
- Development figures rest on machine-assisted labels and on invented people.
- Nobody should be turned down by points alone: bands and quotes are for a person who reads.

## Before you use it

Audit it on your own applicants with this program, also with -swap, and tell them:
see -notice.
`)
	return nil
}

// strengths prints the table of strengths, by depth, length and age.
func strengths(w io.Writer) {
	spans := []struct {
		head        string
		months, age int
	}{{"a month, now", 1, 0}, {"a year, now", 12, 0}, {"3 years, now", 36, 0}, {"3 years, 5 years ago", 36, 60}, {"3 years, 9 years ago", 36, 108}, {"no dates", 0, score.UnknownAge}}
	fmt.Fprint(w, "| depth | bounds |")
	for _, s := range spans {
		fmt.Fprintf(w, " %s |", s.head)
	}
	fmt.Fprintf(w, "\n|---|---|%s\n", strings.Repeat("---|", len(spans)))
	for _, d := range score.Depths() {
		least, most := score.Bounds(d)
		fmt.Fprintf(w, "| %s | %d–%d |", d, least, most)
		for _, s := range spans {
			fmt.Fprintf(w, " %d |", score.Of([]score.Evidence{{Depth: d, Months: s.months, Age: s.age, Origin: "job"}}))
		}
		fmt.Fprintln(w)
	}
}

// notice prints what a candidate should be told.
func notice(w io.Writer) error {
	least, most := score.Bounds(score.Listed)
	_, full := score.Bounds(score.Designed)
	_, err := fmt.Fprintf(w, `# How your application is read

A program puts applications in an order for the person who reads them. It looks in what
you sent, and in public work that you linked, for evidence of what the role asks for.

- It counts **what you did** more than what you list: a list alone earns %d to %d of %d.
- It counts **how long ago and how long**, up to three years; the last four years count in full.
- It asks **the same of everybody**: your name, age, gender, origin, photograph, address,
  school and employers have no part in it, and neither has a gap between jobs.
- Private work counts as much as public work. Having no public account costs nothing.
- Every point is tied to words of yours. You may ask for them, for what was looked for and
  not found, and have mistakes corrected; a correction is read again, and both are logged.
- A person decides. You may ask for a person to look at your application without it.

Model %s.
`, least, most, full, matching.Model())
	return err
}
