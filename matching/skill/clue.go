package skill

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A writing says how a text writes an ambiguous name.
type writing uint8

const (
	otherwise writing = iota // "JAVA", "Basic" for BASIC
	asMakers                 // with the capitals of its makers
	inLower                  // all in lower case, where its makers write capitals
)

// writing compares a name in a text, without a version behind it, with how its
// makers write it.
func (r *rule) writing(name string) writing {
	name = strings.TrimRight(name, "0123456789")
	switch {
	case slices.ContainsFunc(r.names, func(made string) bool { return sameSpelling(name, made) }):
		return asMakers
	case strings.IndexFunc(name, unicode.IsUpper) < 0:
		return inLower
	}
	return otherwise
}

// sameSpelling reports whether a name in a text is written as its makers write it, but
// for what follows by rule: signs between words ("Web-Components") and a plural
// ("PCBs").
func sameSpelling(name, made string) bool {
	i := 0
	for j := 0; j < len(made); j++ {
		if between(made[j]) {
			continue
		}
		for i < len(name) && between(name[i]) {
			i++
		}
		if i == len(name) || name[i] != made[j] {
			return false
		}
		i++
	}
	return i == len(name) || name[i:] == "s" || name[i:] == "S"
}

// between reports whether a byte parts the words of a name.
func between(c byte) bool { return c == ' ' || c == '-' || c == '.' || c == '_' }

// casePoints judges how a name is written. Capitals say something only where they
// are a choice: not at the start of a sentence, not in a line of capitals, not among
// words that are all capitalised.
func (r *rule) casePoints(t *Taxonomy, s *scratch, text string, h hit, w writing) int {
	if w == inLower {
		return uncased
	}
	word := text[h.start:h.end]
	if w == otherwise || strings.IndexFunc(word, unicode.IsUpper) < 0 {
		return 0
	}
	shouted := len(word) > 1 && strings.IndexFunc(word, unicode.IsLower) < 0
	if shouted && !lowerAround(text[s.line:], h.start-s.line) {
		return 0
	}
	if shouted || !startsSentence(s.tokens, text, h.first) && !t.titled(s, text, h) && !t.goesOn(s, text, h, r) {
		return cased
	}
	return 0
}

// goesOn reports whether a name is the beginning of a longer proper name that is no
// skill: "Spring Career Fair", "Excel Logistics". A word that speaks for this or any
// skill ("Outlook Messaging", "Go Developer") and a function word do not make it one.
func (t *Taxonomy) goesOn(s *scratch, text string, h hit, r *rule) bool {
	if h.next >= len(s.tokens) || s.tokens[h.next].gap != gapSpace || !s.capital(text, h.next, h.next) {
		return false
	}
	word := s.tokens[h.next].bare
	_, own := slices.BinarySearch(r.words, word)
	return !own && !t.is(word, weakClass|callClass|functionClass)
}

// instrument reports whether a word such as "in" stands right before a hit.
func (t *Taxonomy) instrument(s *scratch, h hit) bool {
	return h.first > 0 && s.tokens[h.first].gap == gapSpace && t.is(s.tokens[h.first-1].bare, instrumentClass)
}

// lowerAround reports whether a line has lower-case letters around a place. It does
// not look far, so that a line of a million capitals costs no more than its length.
func lowerAround(line string, at int) bool {
	const far = 128
	part := line[max(0, at-far):min(len(line), at+far)]
	return strings.IndexFunc(part, unicode.IsLower) >= 0
}

// startsSentence reports whether a word begins a line or a sentence.
func startsSentence(tokens []token, text string, k int) bool {
	if k == 0 {
		return true
	}
	gap := text[tokens[k-1].end:tokens[k].start]
	return tokens[k].gap == gapHard && strings.ContainsAny(gap, ".!?•:\"“")
}

// titled reports whether the words before and after a hit are capitalised words
// that are no skills, as in headings and names.
func (t *Taxonomy) titled(s *scratch, text string, h hit) bool {
	before := h.first > 0 && s.capital(text, h.first-1, h.first)
	after := h.next < len(s.tokens) && s.capital(text, h.next, h.next)
	return before && after || before && h.next == len(s.tokens) && h.first < 3 || after && h.first < 1
}

// capital reports whether token k is a capitalised word and not part of a hit. The
// gap is the one before token g, which parts it from the hit.
func (s *scratch) capital(text string, k, g int) bool {
	r, _ := utf8.DecodeRuneInString(text[s.tokens[k].start:])
	if !unicode.IsUpper(r) || s.tokens[g].gap == gapHard {
		return false
	}
	i := sort.Search(len(s.hits), func(i int) bool { return s.hits[i].next > k })
	return i == len(s.hits) || s.hits[i].first > k
}

// callPoints judges the words right behind a name: "Go developer", "R programming", and
// with a word for any skill between them, "Go platform engineer".
func (t *Taxonomy) callPoints(s *scratch, h hit, w writing) int {
	if h.next >= len(s.tokens) || w == inLower && h.end-h.start == 1 {
		return 0
	}
	next := s.tokens[h.next]
	if next.gap != gapSpace && next.gap != gapJoin {
		return 0
	}
	if t.is(next.bare, callClass) {
		return called
	}
	k := h.next + 1
	if w != inLower && t.is(next.bare, weakClass) && k < len(s.tokens) && s.tokens[k].gap == gapSpace && t.is(s.tokens[k].bare, callClass) {
		return called
	}
	return 0
}

// rowPoints judges the names in a row with hit i ("Java, Go and Rust"). One name of
// the row that needs no context speaks for all. Names with only a blank between them
// are a row of two at most, and none for a word in lower case ("granted SQL access").
func (t *Taxonomy) rowPoints(s *scratch, text string, i int, w writing) int {
	points := 0
	for _, step := range [2]int{-1, 1} {
		for k := i + step; k >= 0 && k < len(s.hits) && (k-i)*step <= maxRow; k += step {
			a, b := s.hits[min(k, k-step)], s.hits[max(k, k-step)]
			gap := text[a.end:b.start]
			if !inRow(gap) {
				break
			}
			loose := strings.Trim(gap, " \t") == ""
			if loose && (w == inLower || w == otherwise || k != i+step) {
				break
			}
			if t.terms[s.hits[k].term].rule == noSkill {
				return besideSure
			}
			points = besideSame
			if loose {
				break
			}
		}
	}
	return points
}

// inRow reports whether the text between two names makes them items of one row: a
// comma, a slash, "and", "or", "with", a version, or only a blank.
func inRow(gap string) bool {
	if len(gap) > 12 {
		return false
	}
	word := strings.TrimFunc(gap, func(r rune) bool { return !unicode.IsLetter(r) })
	switch word {
	case "", "and", "or", "with", "plus", "AND", "And":
		return !strings.ContainsAny(gap, "!?:") && !strings.Contains(gap, ". ")
	}
	return false
}

// nearPoints judges the words and skills within reach of hit i and reports whether a
// word of its rule is among them. Words that speak for any skill say nothing for a name
// of people or places: "wrote an essay about ...".
func (t *Taxonomy) nearPoints(s *scratch, i int, r *rule) (points int, strong bool) {
	h, far := s.hits[i], reach
	if h.end-h.start == 1 {
		far = reachOne
	}
	before, after := max(0, h.first-far), min(len(s.tokens), h.next+far)
	sure := t.sureWithin(s.hits, i, before, after)
	if sure {
		points += nearSure
	}
	weak := false
	for k := before; k < after; k++ {
		if k == h.first {
			k = h.next - 1
			continue
		}
		if !strong {
			_, strong = slices.BinarySearch(r.words, s.tokens[k].bare)
		}
		weak = weak || t.is(s.tokens[k].bare, weakClass)
	}
	if strong {
		points += nearWord
	}
	if weak && (sure || !r.proper) {
		points += nearWeak
	}
	return points, strong
}

// sureWithin reports whether a skill that needs no context stands between two
// tokens, other than hit i.
func (t *Taxonomy) sureWithin(hits []hit, i, before, after int) bool {
	for k := i - 1; k >= 0 && hits[k].next > before; k-- {
		if t.terms[hits[k].term].rule == noSkill {
			return true
		}
	}
	for k := i + 1; k < len(hits) && hits[k].first < after; k++ {
		if t.terms[hits[k].term].rule == noSkill {
			return true
		}
	}
	return false
}

// wholeItem reports whether [start, end) is a whole item of a list, with at most a
// version or a length of time behind it.
func wholeItem(line string, start, end int) bool {
	for start > 0 && (line[start-1] == ' ' || line[start-1] == '\t') {
		start--
	}
	rest := strings.TrimLeft(line[end:], " \t0123456789.x+")
	return itemBegins(line[:start]) && itemEnds(rest)
}

// itemSigns stand between the items of lists.
const itemSigns = ",;|/\\•·()[]&:*▪●‣–—\n\r\t"

// itemBegins reports whether an item of a list begins behind text.
func itemBegins(text string) bool {
	if text == "" || strings.HasSuffix(text, " and") || strings.HasSuffix(text, " or") {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(itemSigns, r) || r == '+'
}

// itemEnds reports whether an item of a list ends before text.
func itemEnds(text string) bool {
	if text == "" || strings.HasPrefix(text, "and ") || strings.HasPrefix(text, "or ") {
		return true
	}
	r, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune(itemSigns, r) || strings.HasPrefix(text, "- ")
}
