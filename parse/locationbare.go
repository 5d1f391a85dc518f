package parse

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Most towns stand in no list. Where a person writes contacts down, a town is told by
// its position: it is the one item that is no name, no title, no contact and no label.

// bareLocation takes the item that its position alone makes a place: the only one left
// over in the rows of the contacts, or else in the rows beside them. Where several are
// left over they are a list of something, and none is taken.
func (s *sheet) bareLocation(b *Basics, near []int, parts []part) {
	if !b.Location.City.IsZero() || b.Name.IsZero() {
		return
	}
	block := s.contactBlock(near, parts)
	for _, within := range []bool{true, false} {
		var found []Span
		for _, i := range block {
			if with := s.holdsContact(i); with != within || !with && !s.besideContacts(i, block) {
				continue
			}
			found = append(found, s.leftOver(b, i, parts)...)
		}
		if len(found) == 1 {
			s.setLocation(b, found[0])
		}
		if len(found) > 0 {
			return
		}
	}
}

// maxContactRow bounds a row of contacts, in bytes; longer ones are running text.
const maxContactRow = 240

// contactBlock returns the rows of near that stand in the first part or under
// "Contact", or hold an e-mail address, as a footer does.
func (s *sheet) contactBlock(near []int, parts []part) []int {
	var out []int
	for _, i := range near {
		k := slices.IndexFunc(parts, func(p part) bool { return p.from <= i && i < p.to })
		if k < 0 || len(s.rowText(i)) > maxContactRow || s.rows[i].bullet && len(periods(s.rowText(i), 0)) > 0 {
			continue
		}
		if k == 0 && !parts[0].headed || parts[k].kind == HeaderSection || emailShape.MatchString(s.rowText(i)) {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return out
}

// holdsContact reports whether an address, a number or an account stands in a row.
func (s *sheet) holdsContact(i int) bool {
	text := s.rowText(i)
	return emailShape.MatchString(text) || len(phonesIn(text, false)) > 0 || urlShape.MatchString(text) || mailLink(s.rows[i]) || handleShape.MatchString(text)
}

// besideContacts reports whether a row of a block stands right above or below one with
// a contact.
func (s *sheet) besideContacts(i int, block []int) bool {
	for _, n := range []int{i - 1, i + 1} {
		if slices.Contains(block, n) && s.holdsContact(n) {
			return true
		}
	}
	return false
}

// leftOver returns what row i holds besides name, title, contacts and labels, as far as
// it can be a place. A row with running text in it has nothing left over.
func (s *sheet) leftOver(b *Basics, i int, parts []part) []Span {
	var out []Span
	for _, q := range s.contactPieces(i) {
		if len(strings.Fields(s.str(q))) > 9 {
			return nil
		}
		q = s.placeSpan(b, q)
		if q.Empty() || !bareTown(s.str(q)) || shortCaps(s.str(q)) && !allCaps(b.Name.Value) || s.linked(i, q) || s.listsItem(s.str(q), parts) {
			continue
		}
		out = append(out, q)
	}
	return out
}

// placeSpan cuts the person's name and headline off the front of a piece ("Jane Doe,
// Ulm"), and marks off both its ends. It is empty if nothing else is there.
func (s *sheet) placeSpan(b *Basics, q Span) Span {
	q = s.trim(s.unsigned(q), " \t\n,;|·•–—-:/*")
	for _, known := range []Span{b.Name.Span, b.Label.Span, b.Summary.Span} {
		if known.Empty() || q.End <= known.Start || known.End <= q.Start {
			continue
		}
		if q.Start != known.Start || q.End <= known.End || s.text[known.End] != ',' {
			return Span{}
		}
		q = s.trim(Span{known.End, q.End}, " \t\n,;|·•–—-:/*")
	}
	if sameWords(s.str(q), b.Name.Value) {
		return Span{}
	}
	return q
}

// sameWords reports whether a name has all words of a phrase, or the words that its
// initials stand for.
func sameWords(phrase, name string) bool {
	words := strings.Fields(strings.ToLower(name))
	for w := range strings.FieldsSeq(strings.ToLower(phrase)) {
		initial := strings.TrimSuffix(w, ".")
		short := len([]rune(initial)) == 1
		if !slices.ContainsFunc(words, func(n string) bool { return n == w || short && strings.HasPrefix(n, initial) }) {
			return false
		}
	}
	return true
}

// linked reports whether a piece of row i is the text of a link: that names a page.
func (s *sheet) linked(i int, q Span) bool {
	for k, seg := range s.rows[i].segs {
		if seg.Start <= q.Start && q.End <= seg.End && s.rows[i].segments[k].link != "" && q.End-q.Start == seg.End-seg.Start {
			return true
		}
	}
	return false
}

// listsItem reports whether a part with skills or languages names a phrase.
func (s *sheet) listsItem(phrase string, parts []part) bool {
	for _, p := range parts {
		if p.kind != SkillSection && p.kind != LanguageSection && p.kind != InterestSection {
			continue
		}
		for i := p.from; i < p.to; i++ {
			if strings.Contains(s.rowText(i), phrase) {
				return true
			}
		}
	}
	return false
}

// bareTown reports whether a phrase can be a place that no list knows: "Port Ellery",
// "Ulm, Bavaria 89073", "14 Mill Row, Saltmarsh".
func bareTown(text string) bool {
	parts := strings.Split(postalShape.ReplaceAllString(text, ""), ",")
	if len(parts) > 4 || titleScore(text) >= 2 || employerScore(text) >= 2 || schoolScore(text) >= 3 || degreeScore(text) >= 3 || len(periods(text, 0)) > 0 {
		return false
	}
	if first := strings.TrimSpace(parts[0]); len(parts) > 1 && (street(first) || houseEnd.MatchString(first)) {
		parts = parts[1:]
	}
	for k, p := range parts {
		p = strings.TrimSpace(p)
		if k > 0 && (stateCodes[p] || placeNames[strings.ToLower(p)]) || p == "" && k == len(parts)-1 && k > 0 {
			continue
		}
		if k > 1 || !townWords(p) {
			return false
		}
	}
	return true
}

// townWords reports whether one to four words are written as a town's name is, and none
// of them is a word of heads, labels, trades or states of a person.
func townWords(p string) bool {
	words := strings.Fields(p)
	if len(words) == 0 || len(words) > 4 || !unicode.IsUpper(firstRune(words[0])) || humanLanguages(p) || networkNames[strings.ToLower(p)] || fieldScore(p) > 0 {
		return false
	}
	loud := allCaps(p)
	for i, w := range words {
		lower := strings.ToLower(strings.Trim(w, "."))
		if i > 0 && smallWords[lower] && w == lower {
			continue
		}
		_, noun := headNouns[lower]
		switch {
		case noun, headFillers[lower] && len(words) == 1, notInNames[lower], contactLabels[lower], placeLabels[lower], partyLabels[lower],
			columnWords[lower], siteWords[lower], networkNames[lower], activities[lower], ranks[lower], titleWord(lower), notInTowns[lower],
			trades[lower], abstract.MatchString(lower) && lower != "station":
			return false
		case loud && len([]rune(p)) < 4, !loud && !townWord.MatchString(w), loud && !loudWord.MatchString(w):
			return false
		}
	}
	return true
}

// shortCaps reports whether a phrase is a short word in capitals, as letters that stand
// for a degree or a trade are.
func shortCaps(s string) bool { return len(s) < 7 && !strings.Contains(s, " ") && allCaps(s) }

// townWord is a word with a capital at its front and behind a mark, at the most:
// "Saltmarsh", "St.", "Aix-en-Provence", "L'Aquila".
var (
	townWord = regexp.MustCompile(`^(?:Mc|Mac)?\p{Lu}\p{Ll}*(?:[-'’]\p{L}?\p{Ll}*)*\.?$`)
	loudWord = regexp.MustCompile(`^\p{Lu}+(?:[-'’]\p{Lu}+)*\.?$`)
)

// abstract ends nouns of skills and trades, which towns are hardly named by.
var abstract = regexp.MustCompile(`(?:ship|tics|logy|script|ness|ment|tion|chain|ware|ops)$`)

// notInTowns say of a person what is no place.
var notInTowns = wordSet(`married single divorced male female nationality citizen citizenship resident visa permit licence license driving driver
	available availability immediately relocate relocation willing open hiring seeking looking yes no none date birth born age gender sex status
	skype whatsapp telegram signal discord slack wechat line download click here view pdf docx print page updated version
	he him she her they them pronouns mr mrs ms dr phd mba msc bsc confidential objective agile scrum python java golang go rust ruby
	kotlin swift scala docker kubernetes linux windows azure aws excel oracle terraform ansible jenkins git cloud security finance
	automation machine learning deep artificial intelligence growth product content strategy innovation quality operations
	lives living based located near greater fax scholar site green card holder notice period enthusiast lover geek nerd fan thinker builder guru ninja
	wizard maker solver hire me us passionate certified accredited british indian american canadian australian israeli brazilian mexican swiss austrian european
	pakistani nigerian nepali nationality full half engine optimization solving thinking science physics mathematics`)
