package main

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/proven-go/proven/parse"
)

// A person is one résumé under the name of its file.
type person struct {
	*parse.Resume
	file string
}

// An edit changes one thing of a résumé's text.
type edit struct {
	name string
	edit func(person) string
}

// edits are made one at a time. The first ones touch who somebody is; a score that they
// change is a fault of the ranking.
var edits = []edit{
	{"the name: a woman's, English", name("Margaret Ellsworth")},
	{"the name: a man's, Nigerian", name("Chukwuemeka Okonjo")},
	{"the name: a woman's, Chinese", name("Xiaoling Zhang")},
	{"the name: a man's, Arabic", name("Abdulrahman Al-Harbi")},
	{"pronouns: she", pronouns("she", "her", "her", "hers")},
	{"pronouns: he", pronouns("he", "him", "his", "his")},
	{"born 1961, married, two children", lines("Date of birth: 4 May 1961", "Marital status: married, two children")},
	{"gender, nationality, photograph", lines("Gender: female", "Nationality: Kenyan", "Photograph attached")},
	{"the place", fields("Ulaanbaatar", "basics.location.city", "basics.location.region", "basics.location.address", "basics.location.countryCode")},
	{"the address and number", fields("someone.else@mail.example", "basics.email")},
	{"the schools: less known", schools("Springvale Community College")},
	{"the schools: famous", schools("Massachusetts Institute of Technology")},
	{"the years of study: twenty earlier", years(-20)},
	{"padding: a neutral paragraph", padding},
	{"the order of sections", turned},
}

// name puts another name wherever the person's own stands, whole or in part.
func name(other string) func(person) string {
	return func(p person) string {
		parts := strings.Fields(p.Basics.Name.Value)
		if len(parts) == 0 {
			return p.Text
		}
		text := strings.ReplaceAll(p.Text, p.Basics.Name.Value, other)
		given, family, _ := strings.Cut(other, " ")
		for i, part := range parts {
			if len([]rune(part)) < 3 {
				continue
			}
			by := given
			if i > 0 {
				by = family
			}
			text = regexp.MustCompile(`\b`+regexp.QuoteMeta(part)+`\b`).ReplaceAllLiteralString(text, by)
		}
		return text
	}
}

var pronoun = regexp.MustCompile(`(?i)\b(she|he|they|her|him|them|his|their|hers|theirs)\b`)

// pronouns puts one set of pronouns in place of any other, and states it.
func pronouns(subject, object, possessive, own string) func(person) string {
	by := map[string]string{"she": subject, "he": subject, "they": subject, "him": object, "them": object, "her": possessive, "his": possessive, "their": possessive, "hers": own, "theirs": own}
	stated := lines("Pronouns: " + subject + "/" + object)
	return func(p person) string {
		p = p.with(stated(p))
		return pronoun.ReplaceAllStringFunc(p.Text, func(word string) string {
			other := by[strings.ToLower(word)]
			if unicode.IsUpper(rune(word[0])) {
				other = strings.ToUpper(other[:1]) + other[1:]
			}
			return other
		})
	}
}

// lines adds lines below the one with the name.
func lines(added ...string) func(person) string {
	return func(p person) string {
		first, rest, _ := strings.Cut(p.Text, "\n")
		return first + "\n" + strings.Join(added, "\n") + "\n" + rest
	}
}

// fields puts one value in place of some fields.
func fields(value string, paths ...string) func(person) string {
	return func(p person) string {
		return p.replaced(func(path, old string) string {
			if slices.Contains(paths, path) {
				return value
			}
			return old
		})
	}
}

// schools puts one school in place of all.
func schools(value string) func(person) string {
	return func(p person) string {
		return p.replaced(func(path, old string) string {
			if strings.HasPrefix(path, "education[") && strings.HasSuffix(path, ".institution") {
				return value
			}
			return old
		})
	}
}

var year = regexp.MustCompile(`\b(19|20)\d\d\b`)

// years moves the dates of studies.
func years(by int) func(person) string {
	return func(p person) string {
		return p.replaced(func(path, old string) string {
			if !strings.HasPrefix(path, "education[") || !strings.HasSuffix(path, "Date") {
				return old
			}
			return year.ReplaceAllStringFunc(old, func(y string) string {
				n, _ := strconv.Atoi(y)
				return strconv.Itoa(n + by)
			})
		})
	}
}

// padding adds a paragraph that says nothing of work.
func padding(p person) string {
	return strings.TrimRight(p.Text, "\n") + "\n\nInterests\nLong walks, a community choir and old maps. In the summer a vegetable garden takes most of the weekend, and in the winter there are books about the history of cities.\n"
}

// turned puts the sections behind the first in the opposite order.
func turned(p person) string {
	if len(p.Sections) < 3 {
		return p.Text
	}
	var b strings.Builder
	write := func(s parse.Section) {
		b.WriteString(strings.TrimRight(p.Text[s.Span.Start:s.Span.End], "\n") + "\n\n")
	}
	write(p.Sections[0])
	for _, s := range slices.Backward(p.Sections[1:]) {
		write(s)
	}
	return b.String()
}

// replaced returns the text with the printed form of every field put through a function.
func (p person) replaced(by func(path, old string) string) string {
	type change struct {
		span parse.Span
		text string
	}
	var changes []change
	for path, f := range p.Fields() {
		if f.Span.Start < 0 || f.Span.End > len(p.Text) || f.Span.Start >= f.Span.End {
			continue
		}
		old := p.Text[f.Span.Start:f.Span.End]
		if text := by(path, old); text != old {
			changes = append(changes, change{f.Span, text})
		}
	}
	slices.SortFunc(changes, func(a, b change) int { return a.span.Start - b.span.Start })
	var b strings.Builder
	at := 0
	for _, c := range changes {
		if c.span.Start >= at {
			b.WriteString(p.Text[at:c.span.Start] + c.text)
			at = c.span.End
		}
	}
	return b.String() + p.Text[at:]
}

// with returns the person with another text, without fields.
func (p person) with(text string) person {
	return person{Resume: &parse.Resume{Text: text}, file: p.file}
}
