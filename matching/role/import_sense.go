package role

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/proven-go/proven/matching/skill"
)

// Some names of skills are words as well, and the matcher counts them only where the
// words around say so. A job description says more: a name that it has used once for a
// skill means it everywhere (one sense per discourse; Gale, Church and Yarowsky 1992),
// an acronym in capitals is no word, and what stands behind "learn" or "written in"
// with a capital is a name.

// objectOf are the words behind which a name with a capital is that of a skill.
var objectOf = []string{"learn", "learning", "know", "write", "writes", "written in", "teach you", "coding in", "code in", "program in", "programming in", "services in", "proficient in", "fluent in", "experience in", "experience with",
	"experience of", "knowledge of", "production with", "and", "or"}

// settled adds to the matches of a text the ambiguous names that this document settles.
func (im *importer) settled(c span, text string, matches []skill.Match) []skill.Match {
	var all []skill.Match
	for at, next := 0, 0; at < len(text); {
		if next < len(matches) && at >= matches[next].Start {
			all = append(all, matches[next])
			at, next = max(at, matches[next].End), next+1
			continue
		}
		end := at
		for end < len(text) && nameByte(text[end]) && (next >= len(matches) || end < matches[next].Start) {
			end++
		}
		word := strings.TrimRight(text[at:end], ".")
		id, ok := im.sense(word, text[:at])
		if at == 0 && c.start == im.titleSpan.start {
			id, ok = im.senses[word]
		}
		if ok {
			all = append(all, skill.Match{Skill: id, Start: at, End: at + len(word)})
		}
		_, size := utf8.DecodeRuneInString(text[end:])
		at = end + size
		if size == 0 {
			break
		}
	}
	return all
}

func nameByte(c byte) bool { return wordByte(c) || strings.IndexByte("+#.", c) >= 0 }

// sense returns the skill that a capitalised word names, and whether the document
// settles it.
func (im *importer) sense(word, before string) (skill.ID, bool) {
	first, _ := utf8.DecodeRuneInString(word)
	if len(word) < 2 || !unicode.IsUpper(first) {
		return "", false
	}
	if id, ok := im.senses[word]; ok && (mid(before) || acronym(word)) {
		return id, true
	}
	low := strings.ToLower(strings.TrimRight(before, " "))
	if !acronym(word) && !endsIn(low[max(0, len(low)-24):], objectOf) || !mid(before) && !acronym(word) {
		return "", false
	}
	return im.alone(word)
}

// alone returns the skill that a word names if it is a whole item.
func (im *importer) alone(word string) (skill.ID, bool) {
	if m := im.taxonomy.FindInList(nil, word); len(m) == 1 && m[0].Start == 0 && m[0].End == len(word) {
		return m[0].Skill, true
	}
	return "", false
}

// mid reports whether a text in front of a word is the begin of its sentence.
func mid(before string) bool {
	before = strings.TrimRight(before, " \t\n\"'“(*_")
	return before != "" && strings.IndexByte(".!?:;-•", before[len(before)-1]) < 0
}

// acronym reports whether a word is written in capitals as a whole.
func acronym(word string) bool {
	return len(word) >= 3 && strings.ToUpper(word) == word && strings.ToLower(word) != word
}

func endsIn(low string, phrases []string) bool {
	for _, p := range phrases {
		if low == p || strings.HasSuffix(low, " "+p) {
			return true
		}
	}
	return false
}

// readSenses notes which capitalised names the document uses for a skill where the
// matcher is sure, and what the title begins with if the text comes back to it or nobody writes a word
// like that ("iOS").
func (im *importer) readSenses() {
	im.senses = map[string]skill.ID{}
	for _, b := range im.blocks {
		text := strings.ReplaceAll(im.text[b.start:b.end], "\n", " ")
		matches := im.taxonomy.Find(nil, text)
		if b.item {
			matches = im.taxonomy.FindInList(nil, text)
		}
		for _, m := range matches {
			name := text[m.Start:m.End]
			if first, _ := utf8.DecodeRuneInString(name); unicode.IsUpper(first) && !strings.Contains(name, " ") {
				im.senses[name] = m.Skill
			}
		}
	}
	title := im.text[im.titleSpan.start:im.titleSpan.end]
	word, rest, _ := strings.Cut(title, " ")
	if id, ok := im.alone(word); ok && len(im.taxonomy.TitleAreas(rest)) > 0 && (im.comesBack(word) || unicode.IsLower(rune(word[0])) && strings.ToLower(word) != word) {
		im.senses[word] = id
	}
}

// comesBack reports whether a word stands with its capital inside another sentence than
// the title: a common word would be in lower case there.
func (im *importer) comesBack(word string) bool {
	for _, s := range im.sentences {
		text := im.text[s.start:s.end]
		if i := indexPhrase(text, word); i > 0 && s.span != im.titleSpan && mid(text[:i]) {
			return true
		}
	}
	return false
}
