package parse

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/proven-go/proven/parse/run"
)

// alone reports whether a head names the first party and nothing else.
func (s *sheet) alone(e entry, w wording) bool {
	if w.single || !e.hasDate {
		return false
	}
	marks := ",|@–"
	if e.head+1 < len(s.rows) && s.rows[e.head+1].bullet {
		marks = "|@–" // a line alone above a list belongs to the head
	}
	for i := e.from; i < e.head; i++ {
		for _, seg := range s.rows[i].segs {
			text := s.str(seg)
			if i == e.anchor && len(s.periodsIn(i, seg)) > 0 {
				text = s.withoutDates(i)
			}
			if text != "" && placeScore(text) < 3 && (w.first(text) < 2 || strings.ContainsAny(text, marks) || w.second(text) >= 3) {
				return false
			}
		}
	}
	return true
}

// bareName reports whether a row holds nothing but a short name.
func (s *sheet) bareName(i int) bool {
	r := &s.rows[i]
	text, placed := placedName(s.rowText(i))
	if !placed {
		text = beforePlace(text)
	}
	return !r.bullet && len(r.segments) == 1 && !subHead(text) && nameLike(text) && unicode.IsUpper(firstRune(text)) && !s.label(text) &&
		!strings.ContainsAny(text, ".:;") && !strings.HasSuffix(text, ",")
}

// beforePlace cuts a place off a name before it, a town that no list knows too: "Acme
// Mills, Saltmarsh, MN".
func beforePlace(text string) string {
	parts := strings.Split(text, ",")
	if len(parts) == 1 || len(parts) > 4 {
		return text
	}
	for _, p := range parts[1:] {
		if p = strings.TrimSpace(p); !stateCodes[p] && placeScore(p) < 3 && !townWords(p) {
			return text
		}
	}
	return parts[0]
}

// placedName cuts a place off a name before it: "Acme Mills • Ulm, Germany".
func placedName(text string) (name string, placed bool) {
	for _, m := range placeMark.FindAllStringIndex(text, -1) {
		if placeScore(text[m[1]:]) >= 3 && nameLike(text[:m[0]]) {
			return text[:m[0]], true
		}
	}
	return text, false
}

var placeMark = regexp.MustCompile(`\s*[•·|]\s*|\s+\(|\s+[–—-]\s+`)

// headness says how much a row looks like a line of an entry's head: over 0 it may
// be one, below it is running text, a list item or a label.
func (s *sheet) headness(i int, w wording) int {
	mark := &s.factsOf(i).heads[w.id]
	if !mark.known {
		*mark = headMark{true, s.findHeadness(i, w)}
	}
	return mark.value
}

func (s *sheet) findHeadness(i int, w wording) int {
	r := &s.rows[i]
	text := s.rowText(i)
	rest := s.withoutDates(i)
	words := len(strings.Fields(rest))
	last, _ := utf8.DecodeLastRuneInString(text)
	first := firstRune(text)
	if words <= 26 && !r.bullet && strings.HasPrefix(text, placeholder+" City") {
		return 3
	}
	if namesParty(text) && words <= 16 {
		return 4
	}
	switch {
	case s.columnHead(i), r.bullet, words > 16, len(rest) > maxHeadLength, last == ';', last == ',' && words > 8,
		last == '.' && words > 3 && w.second(rest) < 4 && r.head == 0, last == ':' && words < 5 && w.first(rest) < 3,
		unicode.IsLower(first) && w.second(rest) < 3 && w.first(rest) < 3, first == '-' || first == '–', s.label(text), subHead(text):
		return noHeadRow
	}
	score := s.partyScore(i, rest, w)
	if r.has(run.Bold) || r.has(run.Italic) {
		score += 2
	}
	if r.head > 0 {
		score += 2
	}
	if r.gap >= 1 && words <= 8 {
		score++
	}
	if words > 10 {
		score -= 2
	}
	if sentence(rest) {
		score -= 3
	}
	if score == 0 {
		return -1
	}
	return score
}

// partyScore says how plainly a row, or one of its segments, names a party or a place.
func (s *sheet) partyScore(i int, rest string, w wording) int {
	first, second, place := w.first(rest), w.second(rest), placeScore(rest)
	if _, placed := placedName(rest); placed {
		place = 3
	}
	if segs := s.rows[i].segs; len(segs) > 1 {
		for _, seg := range segs {
			text := strings.Trim(s.str(seg), " ,;|·•–—-:/()")
			first, second, place = max(first, w.first(text)), max(second, w.second(text)), max(place, placeScore(text))
		}
	}
	score := 0
	if first >= 3 {
		score += 3
	} else if first >= 2 {
		score++
	}
	if second >= 3 {
		score += 3
	} else if second >= 2 {
		score += 2
	}
	if place >= 3 {
		score += 2
	}
	return score
}

// label reports whether a row begins with a label of a list ("Technologies: Go").
// Labels that name a party of the entry are no such labels.
func (s *sheet) label(text string) bool {
	cut := strings.IndexByte(text, ':')
	if cut < 0 || cut > 40 || strings.HasPrefix(text[cut:], "://") {
		return false
	}
	words := headWords(text[:cut])
	if len(words) == 0 || len(words) > 5 {
		return false
	}
	return !partyLabels[words[len(words)-1]] && titleScore(text[:cut]) < 2
}

// subHead reports whether a row is a head inside an entry, over what was done there:
// "Highlights", "Key responsibilities:".
func subHead(text string) bool {
	if len(text) > 48 {
		return false
	}
	words, noun := headWords(text), false
	for _, w := range words {
		noun = noun || subHeads[w]
		if !subHeads[w] && !headFillers[w] && !labelFillers[w] {
			return false
		}
	}
	return noun
}

var subHeads = wordSet(`highlights responsibilities responsibility achievements accomplishments tasks duties contributions deliverables description
	aufgaben aufgabengebiet aufgabenbereich tätigkeiten erfolge verantwortlichkeiten schwerpunkte missions réalisations tâches activités
	responsabilidades logros funciones tareas atividades realizações conquistas responsabilità mansioni taken werkzaamheden`)

// columnHead reports whether a row is the head of a table.
func (s *sheet) columnHead(i int) bool {
	for _, seg := range s.rows[i].segments {
		if !columnWords[strings.ToLower(strings.Trim(seg.text, ": "))] {
			return false
		}
	}
	return true
}

var columnWords = wordSet("company employer role title position job work dates date years year period time from to place location city school university degree course qualification institution organization organisation firm where when what grade")

var partyLabels = wordSet(`role position title company employer organization organisation client customer location place firma stelle poste entreprise empresa cargo puesto duration period dates date
	designation tenure arbeitgeber funktion zeitraum fonction employeur période función periodo função período functie werkgever`)

// sentence reports whether a phrase begins as a sentence about work does: with a verb
// in the past or the present tense, or with "I".
func sentence(s string) bool {
	words := strings.Fields(s)
	if len(words) < 4 {
		return false
	}
	w := strings.ToLower(words[0])
	lower := unicode.IsLower(firstRune(words[1]))
	if openers[w] {
		return lower || w != "the" && w != "a" && w != "an" // "The Copper Ladle"
	}
	return lower && (strings.HasSuffix(w, "ed") && len(w) > 4 || strings.HasSuffix(w, "ing") && len(w) > 5 && !activities[w])
}

// openers begin sentences about work.
var openers = wordSet(`i i'm i've my we our the a an in as to built led ran wrote drove won taught held made grew set kept oversaw took gave
	began did was were responsible worked developed designed created managed implemented supported provided maintained improved`)
