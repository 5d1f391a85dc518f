package parse

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Mention is a place in which a document names a skill.
type Mention struct {
	Span    Span
	Section SectionKind // of the section in which it stands
	// The entry in which it stands, as an index in the list of that name; -1 if it
	// stands in none.
	Work, Volunteer, Project int
}

// Mentions returns every place in which the visible text names a skill in the words in
// which it is printed there, in order: the list of skills itself, jobs, projects, the
// summary. Capitals do not matter, nor how the words are spaced or broken over lines; a
// note in brackets behind the skill ("Go (5 years)") is left out.
//
// A mention is a whole word: "Java" is not in "JavaScript", "C" not in "C++", "C#" or
// "Objective-C", "NET" not in ".NET", "Node" not in "Node.js"; but "Go" is in "Go-based"
// and "Go/Python". E-mail and web addresses name nothing. There is no taxonomy behind
// it: other names of the skill are not found, and an ordinary word that is written like
// one ("go on") is.
func (r *Resume) Mentions(skill Field) []Mention {
	words := strings.Fields(withoutNote(skill.Value))
	if len(words) == 0 {
		return nil
	}
	var out []Mention
	first, _ := utf8.DecodeRuneInString(words[0])
	first = unicode.ToLower(first)
	for i := 0; i < len(r.Text); {
		c, n := utf8.DecodeRuneInString(r.Text[i:])
		if unicode.ToLower(c) == first && opensWord(r.Text[:i], first) {
			if end := wordsAt(r.Text, i, words); end > 0 && closesWord(r.Text[:end], r.Text[end:]) && !inAddress(r.Text, i, end) {
				out = append(out, r.mention(Span{i, end}))
				i = end
				continue
			}
		}
		i += n
	}
	return out
}

// withoutNote cuts a note in brackets off the end of a skill.
func withoutNote(s string) string {
	if open := strings.IndexByte(s, '('); open > 0 && strings.HasSuffix(s, ")") {
		return s[:open]
	}
	return s
}

// mention finds the section and the entry of a span.
func (r *Resume) mention(p Span) Mention {
	m := Mention{Span: p}
	i := sort.Search(len(r.Sections), func(i int) bool { return r.Sections[i].Span.End > p.Start })
	if i < len(r.Sections) {
		m.Section = r.Sections[i].Kind
	}
	within := func(entry Span) bool { return entry.Start <= p.Start && p.End <= entry.End }
	m.Work = slices.IndexFunc(r.Work, func(w Work) bool { return within(w.Span) })
	m.Volunteer = slices.IndexFunc(r.Volunteer, func(w Work) bool { return within(w.Span) })
	m.Project = slices.IndexFunc(r.Projects, func(p Project) bool { return within(p.Span) })
	return m
}

// wordsAt reports where words end that stand at text[i:], 0 if they do not. Any blanks
// but a tab, which parts cells, may stand between them.
func wordsAt(text string, i int, words []string) int {
	for k, word := range words {
		if k > 0 {
			rest := strings.TrimLeft(text[i:], " \n")
			if len(rest) == len(text)-i {
				return 0
			}
			i = len(text) - len(rest)
		}
		for _, want := range word {
			got, n := utf8.DecodeRuneInString(text[i:])
			if n == 0 || unicode.ToLower(got) != unicode.ToLower(want) {
				return 0
			}
			i += n
		}
	}
	return i
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_'
}

// opensWord reports whether a word that begins with first can begin behind a text.
func opensWord(before string, first rune) bool {
	r, n := utf8.DecodeLastRuneInString(before)
	switch {
	case n == 0:
		return true
	case wordRune(r), r == '@':
		return false
	case r == '.' && wordRune(first): // ".NET"; but "...Go"
		q, _ := utf8.DecodeLastRuneInString(before[:len(before)-n])
		return q == '.'
	case r == '-' && wordRune(first): // "Objective-C"; but "-Go" is an item of a list
		q, _ := utf8.DecodeLastRuneInString(before[:len(before)-n])
		return !wordRune(q)
	}
	return true
}

// closesWord reports whether a word that ends a text ends there, before what follows.
func closesWord(text, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	r, n := utf8.DecodeRuneInString(after)
	next, m := utf8.DecodeRuneInString(after[n:])
	switch {
	case n == 0:
		return true
	case !wordRune(last):
		return r != last // "C+" is not in "C++"
	case wordRune(r), r == '@', r == '+' && (m == 0 || !wordRune(next)), r == '#':
		return false
	case r == '.' || r == '\'' || r == '’':
		return m == 0 || !wordRune(next) || r != '.' // "Node.js"; "Go's"
	}
	return true
}

// inAddress reports whether text[i:j] is part of an e-mail or web address.
func inAddress(text string, i, j int) bool {
	from := strings.LastIndexAny(text[:i], " \t\n") + 1
	to := len(text)
	if n := strings.IndexAny(text[j:], " \t\n"); n >= 0 {
		to = j + n
	}
	word := text[from:to]
	if len(word) > 400 || !strings.ContainsAny(word, "@:.") {
		return false
	}
	for _, m := range append(emailShape.FindAllStringIndex(word, -1), urlShape.FindAllStringIndex(word, -1)...) {
		if from+m[0] <= i && j <= from+m[1] {
			return i > from+m[0] || j < from+m[1] // an address that is the skill itself is one
		}
	}
	return false
}
