package skill

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Some names of skills are towns or islands too: Phoenix, Java. A comma and a capital
// behind such a name are no proof ("Elixir, Phoenix, Oban"). It is the place where a
// region follows ("Phoenix, AZ"; "Java, Indonesia") or where the words before say that
// somebody or something is there ("based in Phoenix").

// regionWords are regions that follow the name of a place, in lower case: the states
// and provinces of North America of one word, and countries.
func regionWords() []string {
	return strings.Fields(`alabama alaska arizona arkansas california colorado connecticut delaware florida georgia
		hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota
		mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont
		virginia washington wisconsin wyoming alberta manitoba ontario quebec saskatchewan
		argentina australia austria bangladesh belgium brazil bulgaria canada chile china colombia croatia denmark egypt
		england estonia finland france germany greece hungary india indonesia ireland israel italy japan kenya latvia
		lithuania malaysia mexico netherlands nigeria norway pakistan peru philippines poland portugal romania scotland
		serbia singapore slovakia slovenia spain sweden switzerland taiwan thailand turkey uk ukraine us usa vietnam wales`)
}

// stateLetters are the abbreviations that count in capitals only.
func stateLetters() []string {
	return strings.Fields(`al ak az ar ca co ct de dc fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj
		nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy ab bc mb nb nl ns on pe qc sk`)
}

// placeVerbs, with "in", "from", "near" or "at" behind them, stand before a place.
func placeVerbs() []string {
	return strings.Fields(`based born headquartered live lived lives living located office offices onsite raised
		relocated relocating reside resides residing retired stationed`)
}

// placePrepositions stand between such a verb and the place.
func placePrepositions() []string { return strings.Fields("at from in near on to") }

// placed reports whether hit i stands where places stand.
func (t *Taxonomy) placed(s *scratch, text string, i int) bool {
	return t.regionFollows(s, text, i) || t.isWhere(s, s.hits[i])
}

// regionFollows reports whether a region, which is no part of a skill, follows hit i
// behind a blank, with or without a comma.
func (t *Taxonomy) regionFollows(s *scratch, text string, i int) bool {
	h := s.hits[i]
	if h.next >= len(s.tokens) || i+1 < len(s.hits) && s.hits[i+1].first == h.next {
		return false
	}
	next := s.tokens[h.next]
	word := text[next.start:next.end]
	if strings.Trim(text[h.end:next.start], " ,") != "" {
		return false
	}
	if t.is(next.bare, stateClass) && strings.ToUpper(word) == word {
		return strings.Contains(text[h.end:next.start], ",")
	}
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) && t.is(next.bare, regionClass)
}

// isWhere reports whether a verb of being somewhere and its preposition stand before
// a hit.
func (t *Taxonomy) isWhere(s *scratch, h hit) bool {
	return h.first > 1 && s.tokens[h.first].gap == gapSpace && s.tokens[h.first-1].gap == gapSpace &&
		t.is(s.tokens[h.first-1].bare, toPlaceClass) && t.is(s.tokens[h.first-2].bare, placeClass)
}

// endsName reports whether a hit is the end of a longer proper name: a capitalised
// word that is no skill and says nothing of one stands right before it, as in
// "Conference Room".
func (t *Taxonomy) endsName(s *scratch, text string, h hit) bool {
	return h.first > 0 && s.tokens[h.first].gap == gapSpace && s.capital(text, h.first-1, h.first) &&
		!t.is(s.tokens[h.first-1].bare, weakClass|callClass|functionClass|instrumentClass)
}

// coded reports whether a name of one letter is a mark of a code or a scale: a slash
// parts it from another letter that is no skill ("E / D").
func (s *scratch) coded(text string, i int) bool {
	h := s.hits[i]
	if h.end-h.start != 1 {
		return false
	}
	if before := h.first - 1; before >= 0 && s.tokens[h.first].gap == gapSlash && s.letter(text, before) {
		return i == 0 || s.hits[i-1].next != h.first
	}
	return h.next < len(s.tokens) && s.tokens[h.next].gap == gapSlash && s.letter(text, h.next) &&
		(i+1 == len(s.hits) || s.hits[i+1].first != h.next)
}

// letter reports whether token k is one letter and no sign follows it ("C++").
func (s *scratch) letter(text string, k int) bool {
	t := s.tokens[k]
	return t.end-t.start == 1 && !t.digit && !t.sign && (k+1 == len(s.tokens) || !s.tokens[k+1].sign)
}
