package skill

import (
	"slices"
	"strings"
)

// People write one name in many ways. What follows from a rule is not listed in the
// data: case; blank, hyphen and dot for one another ("Node.js", "Node JS"); the words
// in one ("nodejs"); the plural or singular of the last word ("REST APIs"); a version
// number behind ("Java 8", "Python3"). What does not follow is an alias.

// A phrase is a name as words in lower case.
type phrase []phraseWord

type phraseWord struct {
	text  string
	slash bool // a slash stands before it
	dot   bool // a blank and a dot stand before it, as in "Microsoft .NET"
}

// phraseOf splits a name into its words. It returns nil for a name that no text can
// match: one without words or with signs between them that end a name.
func phraseOf(name string) phrase {
	p := make(phrase, 0, 4)
	pos := 0
	for {
		t, ok := noWords.next(name, pos)
		if !ok {
			break
		}
		word := strings.ToLower(name[t.start:t.end])
		dot := len(p) > 0 && name[pos:t.start] == " ."
		switch {
		case dot:
		case len(p) == 0 && t.start > 0:
			if t.start != 1 || name[0] != '.' {
				return nil
			}
			word = "." + word
		case len(p) > 0 && (t.gap == gapHard || t.gap == gapLine || t.gap == gapNone && !t.sign):
			return nil
		}
		p = append(p, phraseWord{text: word, slash: t.gap == gapSlash, dot: dot})
		pos = t.end
	}
	if pos != len(name) || len(p) == 0 {
		return nil
	}
	return p
}

// noWords is a lexicon without words, by which a name is read as a text would be.
var noWords = &lexicon{table: make([]slot, 1)}

// key returns the words of a phrase, which two names share if they are one.
func (p phrase) key() string {
	if len(p) == 1 {
		return p[0].text
	}
	var b strings.Builder
	n := len(p)
	for _, w := range p {
		n += len(w.text)
	}
	b.Grow(n)
	for i, w := range p {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
	}
	return b.String()
}

// hasSign reports whether the phrase holds "++" or "#".
func (p phrase) hasSign() bool {
	return slices.ContainsFunc(p, func(w phraseWord) bool { return strings.Trim(w.text, "+#") == "" })
}

// spellings returns the phrase with and without each of its slashes.
func (p phrase) spellings() []phrase {
	all := []phrase{p}
	if !slices.ContainsFunc(p, func(w phraseWord) bool { return w.slash }) {
		return all
	}
	for i, w := range p {
		if !w.slash || len(all) > 8 {
			continue
		}
		for _, q := range slices.Clone(all) {
			q = slices.Clone(q)
			q[i].slash = false
			all = append(all, q)
		}
	}
	return all
}

// derived returns the forms of a name that follow from the rules above. A name of
// one word has a plural only if plural says so: "Dockers" is not a form of Docker.
func (p phrase) derived(plural bool) []phrase {
	if len(p) == 0 || p.hasSign() {
		return nil
	}
	var all []phrase
	if len(p) > 1 || plural {
		if w := otherNumber(p[len(p)-1].text); w != "" {
			q := slices.Clone(p)
			q[len(q)-1].text = w
			all = append(all, q)
		}
	}
	for _, q := range append([]phrase{p}, all...) {
		if j := q.joined(); j != "" {
			all = append(all, phrase{{text: j}})
		}
	}
	return all
}

// joined returns the words of a phrase in one, or "" if that is too short to be told
// from another word.
func (p phrase) joined() string {
	if len(p) < 2 {
		return ""
	}
	var b strings.Builder
	for _, w := range p {
		b.WriteString(strings.TrimPrefix(w.text, "."))
	}
	if b.Len() < 5 {
		return ""
	}
	return b.String()
}

// otherNumber returns the plural of a singular word and the singular of a plural, or
// "" where the spelling does not say which it is.
func otherNumber(word string) string {
	n := len(word)
	for i := range n {
		if word[i] < 'a' || word[i] > 'z' {
			return ""
		}
	}
	switch {
	case n < 3, strings.HasSuffix(word, "ing"), strings.HasSuffix(word, "ss"),
		strings.HasSuffix(word, "us"), strings.HasSuffix(word, "is"), strings.HasSuffix(word, "js"):
		return ""
	case strings.HasSuffix(word, "ies") && n > 5:
		return word[:n-3] + "y"
	case word[n-1] == 's' && n > 4:
		return word[:n-1]
	case word[n-1] == 's':
		return ""
	case word[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(word[n-2])):
		return word[:n-1] + "ies"
	}
	return word + "s"
}
