package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// NameParts splits Name into given names, family name and suffix, as printed but for
// capitals: a name set all in capitals comes in mixed case ("VAN DER BERG" as "van der
// Berg"). "Family, Given" is put in order. Particles before the last word belong to the
// family name ("van", "de la", "al-"), except at the very front of the name. A title
// ("Dr.") is left out; generations and degrees behind the name ("Jr.", "III", "PhD") are
// the suffix. A single word is the given name. All are empty without a Name.
//
// What a name does not show is not known: without a comma, capitals or a Spanish "y" the
// last word alone is taken as the family name, so a second family name without a mark
// ("García Márquez") counts as given, and a name in the East Asian order ("Wang Wei") is
// read as if the family stood last. A family name set alone in capitals ("WANG Wei",
// "Ana GARCÍA LÓPEZ") is recognised, in front from three letters on.
func (b Basics) NameParts() (given, family, suffix string) {
	name, suffixes := cutSuffixes(foldSpace(b.Name.Value))
	suffix = strings.Join(suffixes, " ")
	before, after, inverted := strings.Cut(name, ",")
	if inverted && strings.TrimSpace(before) != "" && strings.TrimSpace(after) != "" {
		return mixedCase(untitled(strings.Fields(after))), mixedCase(untitled(strings.Fields(before))), suffix
	}
	words := untitled(strings.Fields(strings.ReplaceAll(name, ",", " ")))
	from, to := familyWords(words)
	rest := append(append([]string{}, words[:from]...), words[to:]...)
	if mixedLoud(words) {
		return mixedCase(words[:from]), mixedCase(words[from:]), suffix
	}
	return strings.Join(rest, " "), mixedFamily(words[from:to]), suffix
}

// titlesBefore stand before a name and are no part of it.
var titlesBefore = wordSet("mr mrs ms miss mx dr prof professor sir dame rev herr frau monsieur madame mme mlle señor señora sr sra srta dott ing dipl")

// untitled takes the titles off the front of a name.
func untitled(words []string) []string {
	for len(words) > 1 && titlesBefore[strings.Trim(strings.ToLower(words[0]), ".")] {
		words = words[1:]
	}
	return words
}

// generations number the bearers of a name and are written without a comma too.
var generations = wordSet("jr sr ii iii iv junior senior")

// lettersBehind are degrees and qualifications behind a name.
var lettersBehind = wordSet(`phd ph.d dphil md m.d mba m.b.a msc m.sc bsc b.sc ba b.a ma m.a bs b.s ms m.s jd j.d esq dds rn pe p.e cpa cfa pmp cissp csm
	meng m.eng beng b.eng llm ll.m llb mph edd ed.d dba pharmd facs frcs obe mbe cbe`)

// cutSuffixes takes generations and letters off the end of a name. The letters of a
// degree need a comma before them, a dot, or capitals behind a name in mixed case: "Ma"
// and "Ba" are family names.
func cutSuffixes(name string) (string, []string) {
	var out []string
	for {
		trimmed := strings.TrimRight(name, " ,")
		at := strings.LastIndexAny(trimmed, " ,")
		if at <= 0 {
			return trimmed, out
		}
		word := trimmed[at+1:]
		bare := strings.TrimSuffix(strings.ToLower(strings.Trim(word, "()")), ".")
		before := strings.TrimRight(trimmed[:at+1], " ")
		comma := strings.HasSuffix(before, ",")
		marked := comma || strings.Contains(word, ".") || strings.ContainsFunc(word[1:], unicode.IsUpper) && !allCaps(trimmed)
		switch several := len(strings.FieldsFunc(before, isBlankOrComma)) > 1; {
		case generations[bare] && (several || comma):
		case lettersBehind[bare] && marked && (several || comma):
		default:
			return trimmed, out
		}
		out = append([]string{strings.Trim(word, "()")}, out...)
		name = before
	}
}

func isBlankOrComma(r rune) bool { return r == ' ' || r == ',' }

// particles belong to the family name that follows them.
var particles = wordSet(`van von der den de del della dei degli di da do dos das du des la le las los ter ten te tot zu zum zur vom af av bin ibn bint ben
	al el ul ap op 't abu`)

// familyWords returns the range of words that is the family name.
func familyWords(words []string) (from, to int) {
	n := len(words)
	if n < 2 {
		return n, n
	}
	if from, to, ok := loudWords(words); ok {
		return from, to
	}
	from = n - 1
	if n >= 4 && strings.ToLower(words[n-2]) == "y" { // "José Ortega y Gasset"
		from = n - 3
	}
	for from > 1 && particle(words[from-1]) {
		from--
	}
	return from, n
}

func particle(w string) bool { return particles[strings.ToLower(strings.Trim(w, "’'"))] }

// loudWords finds the words set in capitals where the others are not: that is how
// family names are marked in many countries. Initials are no capitals.
func loudWords(words []string) (from, to int, ok bool) {
	from, to = -1, 0
	quiet := false
	for i, w := range words {
		loud := allCaps(w) && utf8.RuneCountInString(strings.Trim(w, ".")) > 1 && !strings.Contains(w, ".")
		switch {
		case loud && from < 0:
			from, to = i, i+1
		case loud && to == i:
			to = i + 1
		case loud:
			return 0, 0, false // capitals here and there mark nothing
		case !particle(w) && utf8.RuneCountInString(strings.Trim(w, ".")) > 1:
			quiet = true
		}
	}
	if from < 0 || !quiet || from > 0 && to < len(words) {
		return 0, 0, false
	}
	if from == 0 && utf8.RuneCountInString(strings.Join(words[:to], "")) < 3 {
		return 0, 0, false // "JR Smith": two letters in front are initials
	}
	for from > 1 && particle(words[from-1]) {
		from--
	}
	return from, to, true
}

// mixedLoud reports whether a whole name is set in capitals.
func mixedLoud(words []string) bool {
	return len(words) > 0 && allCaps(strings.Join(words, ""))
}

// mixedFamily gives a family name that is set in capitals alone its mixed case.
func mixedFamily(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w
		if allCaps(w) && utf8.RuneCountInString(w) > 2 {
			out[i] = mixedWord(w)
		}
	}
	return strings.Join(out, " ")
}

// mixedCase gives words that are all in capitals their mixed case, particles but the
// very first word in small letters; other words stay.
func mixedCase(words []string) string {
	if !mixedLoud(words) {
		return strings.Join(words, " ")
	}
	out := make([]string, len(words))
	for i, w := range words {
		switch {
		case particle(w) && i+1 < len(words):
			out[i] = strings.ToLower(w)
		case utf8.RuneCountInString(strings.Trim(w, ".")) == 1:
			out[i] = w
		default:
			out[i] = mixedWord(w)
		}
	}
	return strings.Join(out, " ")
}

// mixedWord sets a word in small letters with a capital at the front and behind every
// mark: "O'NEILL", "JEAN-LUC", "MCCARTHY".
func mixedWord(w string) string {
	var b strings.Builder
	up := true
	for _, r := range w {
		if up {
			r = unicode.ToUpper(r)
		} else {
			r = unicode.ToLower(r)
		}
		b.WriteRune(r)
		up = !unicode.IsLetter(r) && !unicode.IsMark(r)
	}
	s := b.String()
	if rest, ok := strings.CutPrefix(s, "Mc"); ok && utf8.RuneCountInString(rest) > 2 {
		first, size := utf8.DecodeRuneInString(rest)
		return "Mc" + string(unicode.ToUpper(first)) + rest[size:]
	}
	return s
}
