package main

import (
	"fmt"
	"runtime"
	"strings"

	"github.com/proven-go/proven/internal/dice"
	"github.com/proven-go/proven/matching"
)

// invented makes n records of invented people, the same for one seed. Of a hundred
// people seventy-five have one record, twenty have two and five have three, each with
// fields missing or changed. Frequent names are as frequent as 1/rank.
func invented(n int, seed uint64) labelled {
	pairs := 0
	return labelled{
		who:   func(id string) string { who, _, _ := strings.Cut(id, "-"); return who },
		pairs: func() int { return pairs },
		candidates: func(yield func(matching.Candidate) bool) {
			pairs = 0
			roll := dice.Dice(seed)
			for done, number := 0, 0; done < n; number++ {
				p := newPerson(&roll, number)
				records := 1
				if d := roll.Below(100); d < 25 {
					records = 2 + d/20
				}
				for i := range min(records, n-done) {
					pairs += i
					done++
					if !yield(p.record(&roll, i)) {
						return
					}
				}
			}
		},
	}
}

// A soul is an invented person.
type soul struct {
	number                int
	given, middle, family string
	jobs                  []matching.Engagement
	sentences             []string
}

const (
	givenNames  = 2_000
	familyNames = 60_000
)

func newPerson(roll *dice.Dice, number int) soul {
	p := soul{number: number, given: word(zipf(roll, givenNames)), family: word(givenNames + zipf(roll, familyNames))}
	if roll.Below(3) == 0 {
		p.middle = word(zipf(roll, givenNames))
	}
	month := matching.MonthOf(1995+roll.Below(25), 1+roll.Below(12))
	for range 1 + roll.Below(5) {
		length := matching.Month(3 + roll.Below(60))
		p.jobs = append(p.jobs, matching.Engagement{Kind: matching.Job, Title: pick(roll, titles), Start: month, End: month + length})
		month += length + matching.Month(roll.Below(4))
	}
	for range 5 + roll.Below(8) {
		p.sentences = append(p.sentences, sentence(roll))
	}
	return p
}

// record is one of a person's records.
func (p soul) record(roll *dice.Dice, i int) matching.Candidate {
	chance := func(percent int) bool { return roll.Below(100) < percent }
	c := matching.Candidate{ID: fmt.Sprintf("p%07d-%d", p.number, i)}
	who := &c.Person
	given, family := p.given, p.family
	switch {
	case i > 0 && chance(10):
		given = given[:1] + "."
	case p.middle != "" && !chance(30):
		given += " " + p.middle
	}
	if i > 0 && chance(2) {
		family = word(givenNames + roll.Below(familyNames))
	}
	who.Name = given + " " + family
	if i > 0 && chance(5) {
		who.Name = family + " " + given
	}
	login := fmt.Sprintf("%s.%s%d", p.given, p.family, p.number)
	switch {
	case chance(20):
	case i > 0 && chance(20):
		who.Email = fmt.Sprintf("%s%d@mail%d.example", p.given, roll.Below(100_000), roll.Below(50))
	default:
		who.Email = fmt.Sprintf("%s@mail%d.example", login, p.number%50)
	}
	if chance(60) {
		who.Phone = fmt.Sprintf("+1 %d %07d", 200+p.number%700, p.number*7919%10_000_000)
	}
	if chance(20) {
		who.Links = []string{fmt.Sprintf("https://github.com/%s-%d", p.family, p.number)}
	}
	c.Profile = p.profile(roll, i)
	return c
}

func (p soul) profile(roll *dice.Dice, i int) (profile matching.Profile) {
	profile.Engagements = p.jobs
	if len(p.jobs) > 2 && roll.Below(3) == 0 { // the oldest job left out
		profile.Engagements = p.jobs[1:]
	}
	if roll.Below(10) == 0 {
		return profile // no text
	}
	for _, s := range p.sentences {
		if i > 0 && roll.Below(5) == 0 {
			s = sentence(roll)
		}
		profile.Passages = append(profile.Passages, matching.Passage{Section: matching.WorkText, Engagement: -1, Text: s})
	}
	return profile
}

// head is how many names are the most frequent ones, all alike: about one person in a
// hundred and forty has each.
const head = 16

// zipf returns a number below n; from head on each is about as likely as 1/number.
func zipf(roll *dice.Dice, n int) int {
	top := head << roll.Below(log2(n/head)) // every doubling of the rank is as likely as every other
	if top == head {
		return roll.Below(head)
	}
	return top/2 + roll.Below(top/2)
}

func log2(n int) int {
	bits := 0
	for ; n > 1; n /= 2 {
		bits++
	}
	return max(bits, 1)
}

// word makes a word of syllables of a number; different numbers give different words.
func word(n int) string {
	const consonants, vowels = "bdfgklmnprstvz", "aeiou"
	var b strings.Builder
	for n += 70; n > 0; n /= 70 {
		b.WriteByte(consonants[n%70/5])
		b.WriteByte(vowels[n%5])
	}
	return b.String()
}

func pick(roll *dice.Dice, list []string) string { return list[roll.Below(len(list))] }

// sentence makes a sentence of set phrases with words of its own.
func sentence(roll *dice.Dice) string {
	own := func() string { return word(zipf(roll, 20_000)) }
	return strings.Join([]string{pick(roll, deeds), own(), own(), pick(roll, things), own(), own(), pick(roll, ends), own()}, " ")
}

var (
	titles = strings.Split("software engineer|senior software engineer|backend developer|frontend developer|data engineer|site reliability engineer|engineering manager|systems administrator|test engineer|platform engineer|consultant|team lead", "|")
	deeds  = strings.Split("designed the|maintained the|led the migration of|reduced latency of|wrote tests for|was responsible for the|introduced monitoring of|rewrote", "|")
	things = strings.Split("service for|pipeline behind|platform of|interface between|cluster that runs|library for|database of", "|")
	ends   = strings.Split("with a team of|halved the cost of|handed it over to|for users of|documented it for", "|")
)

// taken returns the bytes that the program has taken from the system.
func taken() uint64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.Sys
}
