package skill

import (
	"slices"
	"strings"
)

// Many skills are named by everyday words: Go, Spring, Access, C. Whether such a word
// is the skill is decided by points for what stands around it in its line: its case,
// other skills beside it, words that go with it. The weights were set by hand on the
// labelled sentences of testdata (the dev part) and on résumés; the test prints
// precision and recall for both parts.
const (
	enough     = 3  // points from which a word counts
	cased      = 2  // written as its makers write it, where that is no accident
	uncased    = -2 // all in lower case where its makers write capitals
	called     = 3  // right before "developer", "programming" and the like
	besideSure = 3  // in a row with a skill that needs no context
	besideSame = 1  // in a row with another ambiguous name
	wholeLower = 3  // a whole item of a list, but in lower case
	nearSure   = 1  // a skill that needs no context within reach
	nearWord   = 2  // a word of its rule within reach
	nearWeak   = 1  // a word that speaks for any skill within reach
	instrument = 1  // "in", "with" or "use" before a name with its capitals: "letters in Word"
	manyWords  = 1  // a name of several words in lower case is rarely an accident
	reach      = 8  // words to each side
	reachOne   = 4  // the same for a name of one letter
	maxNot     = 6  // words of a phrase that speaks against
	maxRow     = 12 // names of a row that are looked at to each side
)

// weakWords speak for any skill a little.
func weakWords() []string {
	return strings.Fields(`api apis app application applications apps backend code codebase coded coding
		database databases deployed develop developed developer developers developing development engineer
		engineered framework frameworks frontend implemented implementing language languages libraries library
		microservice microservices migrated module modules package packages platform platforms programmed programmer programming
		proficient ported rewrote rewritten scripts server servers service services skills software stack
		technologies technology tests tool tools upgraded used using via web written wrote`)
}

// callWords, right behind a name, say what somebody does with it.
func callWords() []string {
	return strings.Fields(`code codebase coder coding dev developer developers devs development engineer engineers
		programmer programmers programming`)
}

// functionWords say nothing about what the word beside them means.
func functionWords() []string {
	return strings.Fields(`a above ahead an and around as at back beyond by down for from further in into it
		its let of off on or out over s still the through to under up was were when will with you your`)
}

// instrumentWords stand before what somebody works with.
func instrumentWords() []string {
	return strings.Fields("in into use uses using with write writes writing")
}

// A rule is the compiled context of a skill.
type rule struct {
	names  []string // as their makers write them
	words  []int32  // sorted
	nots   []not
	proper bool // also a name of people or places
}

// A not is a phrase that speaks against; the ambiguous name stands at word at. It is
// soft if it has only function words besides ("go to", "react in") and is not written
// with the capitals of the name: then a name with its capitals is not meant.
type not struct {
	words []int32
	at    int
	soft  bool
}

// compileRules numbers the words of the context rules.
func (t *Taxonomy) compileRules(all *source) {
	lists := [...][]string{
		weakWords(), callWords(), functionWords(), instrumentWords(), regionWords(), stateLetters(), placeVerbs(), placePrepositions(),
	}
	for _, list := range lists {
		for _, w := range list {
			t.names.add(w)
		}
	}
	t.year = t.names.add("year")
	t.rules = make([]*rule, len(t.skills))
	for i := range all.skills {
		e := &all.skills[i]
		if e.Context == nil {
			continue
		}
		r := &rule{names: e.ambiguous(), proper: e.Context.Proper}
		for _, w := range e.Context.Words {
			r.words = append(r.words, t.names.add(phraseOf(w)[0].text))
		}
		slices.Sort(r.words)
		for _, text := range e.Context.Not {
			p := phraseOf(text)
			var words []int32
			for _, w := range p {
				words = append(words, t.names.add(w.text))
			}
			soft := strings.ToLower(text) == text
			for _, at := range e.ambiguousIn(p) {
				r.nots = append(r.nots, not{words: words, at: at, soft: soft && onlyFunction(p, at)})
			}
		}
		t.rules[i] = r
	}
	t.class = make([]class, len(t.names.words))
	for i, list := range lists {
		for _, w := range list {
			t.class[t.names.add(w)] |= 1 << i
		}
	}
}

// A class says what a word does for any ambiguous name.
type class uint8

const (
	weakClass       class = 1 << iota // speaks for it a little
	callClass                         // speaks for it right behind it
	functionClass                     // says nothing
	instrumentClass                   // speaks for a name with its capitals right behind it
	regionClass                       // follows a place
	stateClass                        // the same, if in capitals
	placeClass                        // says of something where it is
	toPlaceClass                      // stands between that and the place
)

// is reports whether a word is of a class.
func (t *Taxonomy) is(word int32, c class) bool { return word != noWord && t.class[word]&c != 0 }

// onlyFunction reports whether a phrase holds function words only, but for word at.
func onlyFunction(p phrase, at int) bool {
	for i, w := range p {
		if i != at && !slices.Contains(functionWords(), w.text) {
			return false
		}
	}
	return true
}

// counts reports whether hit i of the line is the skill of its term's context rule.
func (t *Taxonomy) counts(s *scratch, text string, i int, list bool) bool {
	h := s.hits[i]
	if suffix(text, h.start) || s.coded(text, i) {
		return false
	}
	r := t.rules[t.terms[h.term].rule]
	if r.proper && t.placed(s, text, i) {
		return false
	}
	write := r.writing(text[h.start:h.end])
	whole := list && wholeItem(text[s.line:], h.start-s.line, h.end-s.line)
	if whole && write == asMakers {
		return true
	}
	points := r.casePoints(t, s, text, h, write)
	if t.spokenAgainst(s.tokens, text, h, r, points == cased) {
		return false
	}
	if len(r.words) == 0 {
		return true
	}
	if whole && write == inLower {
		points += wholeLower
	}
	near, strong := t.nearPoints(s, i, r)
	if points == cased && t.instrument(s, h) {
		switch {
		case !r.proper:
			points += instrument
		case !strong:
			points = 0 // "network engineer in Phoenix"
		}
	}
	if h.next-h.first > 1 && points <= 0 {
		points += manyWords
	}
	if !r.proper || !t.endsName(s, text, h) {
		points += t.rowPoints(s, text, i, write)
	}
	return points+near+t.callPoints(s, h, write) >= enough
}

// suffix reports whether a name is the end of a dotted one ("training.com").
func suffix(text string, start int) bool {
	return start > 1 && text[start-1] == '.' && lower[text[start-2]] != 0
}

// spokenAgainst reports whether a phrase of the rule stands around a hit.
func (t *Taxonomy) spokenAgainst(tokens []token, text string, h hit, r *rule, proper bool) bool {
	for _, n := range r.nots {
		from := h.first - n.at
		if n.soft && proper || from < 0 || from+len(n.words) > len(tokens) {
			continue
		}
		if t.phraseAt(tokens[from:], text, n.words) {
			return true
		}
	}
	return false
}

func (t *Taxonomy) phraseAt(tokens []token, text string, words []int32) bool {
	for k, w := range words {
		if tokens[k].bare != w && (w != t.year || !isYear(text[tokens[k].start:tokens[k].end])) {
			return false
		}
		if k > 0 && tokens[k].gap == gapHard {
			return false
		}
	}
	return true
}

// isYear reports whether a word is a year of this or the last century.
func isYear(word string) bool {
	return len(word) == 4 && (word[:2] == "19" || word[:2] == "20") && word[2] <= '9' && word[3] <= '9'
}
