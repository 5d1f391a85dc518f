package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Dates are read by a small scanner instead of patterns: words and numbers become
// tokens, and a date is one of a few sequences of tokens. Ranges are two dates with
// a range mark, or nothing at all, between them (see daterange.go).

// token is a word, a number or a single mark of a text.
type token struct {
	text  string // a word of dates in lower case; any other word as it stands
	span  Span   // within the scanned text
	n     int    // value of a number
	kind  tokenKind
	glued bool // no blank before it
}

type tokenKind uint8

const (
	markToken tokenKind = iota
	numberToken
	wordToken
)

// scan cuts s into tokens.
func scan(s string) []token { return appendTokens(nil, s) }

// appendTokens appends the tokens of s to toks.
func appendTokens(toks []token, s string) []token {
	last := -1
	for t, ok := nextToken(s, 0); ok; t, ok = nextToken(s, t.span.End) {
		t.glued = last == t.span.Start
		last = t.span.End
		toks = append(toks, t)
	}
	return toks
}

// nextToken returns the first token of s at or behind byte i.
func nextToken(s string, i int) (t token, ok bool) {
	for i < len(s) {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		j := i + size
		switch {
		case unicode.IsSpace(r):
			i = j
			continue
		case r >= '0' && r <= '9':
			return numberAt(s, i), true
		case unicode.IsLetter(r):
			j = wordEnd(s, j)
			return token{kind: wordToken, text: lowerWord(s[i:j]), span: Span{i, j}}, true
		}
		return token{kind: markToken, text: s[i:j], span: Span{i, j}}, true
	}
	return token{}, false
}

// numberAt returns the number that begins at byte i of s.
func numberAt(s string, i int) token {
	j := digitsEnd(s, i)
	if j-i == 8 && years(s[i:i+4], s[i+4:j]) {
		j = i + 4 // "20192021": the dash got lost
	}
	n := 0
	for _, d := range s[i:min(j, i+9)] {
		n = n*10 + int(d-'0')
	}
	return token{kind: numberToken, text: s[i:j], n: n, span: Span{i, j}}
}

// digitsEnd returns where the digits of s from byte i on end.
func digitsEnd(s string, i int) int {
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return i
}

// wordEnd returns where the letters and marks of s from byte i on end.
func wordEnd(s string, i int) int {
	for i < len(s) {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		i += size
	}
	return i
}

// years reports whether two strings of digits are years in order.
func years(a, b string) bool {
	return (a[:2] == "19" || a[:2] == "20") && (b[:2] == "19" || b[:2] == "20") && a <= b
}

// monthNames gives the months of the languages read, by lower-case name.
var monthNames = func() map[string]int {
	names := [12]string{
		"jan january janv janvier januar jän jänner ene enero janeiro gennaio januari",
		"feb febr february fév févr février februar febrero fev fevereiro febbraio februari",
		"mar march mär märz mrz mrt mars marzo março marco maart",
		"apr april avr avril abr abril aprile",
		"may mai mayo maio maggio mei",
		"jun june juin juni junio junho giugno",
		"jul july juil juillet juli julio julho luglio",
		"aug august août aout ago agosto augustus",
		"sep sept september septembre septiembre set setembro settembre",
		"oct october okt oktober octobre octubre out outubro ottobre",
		"nov november novembre noviembre novembro",
		"dec december dez dezember déc décembre dic diciembre dezembro dicembre desember",
	}
	m := map[string]int{}
	for i, line := range names {
		for name := range strings.FieldsSeq(line) {
			m[name] = i + 1
		}
	}
	return m
}()

// nowWords mean that something is still going on.
var nowWords = wordSet("present current currently now today ongoing heute jetzt aktuell laufend actuel actuellement présent presente actual actualidad actualmente atual atualmente atualidade oggi heden")

// wordSet makes a set of the words of s.
func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}

// Years that a résumé can hold.
const (
	firstYear = 1940
	lastYear  = 2079
)

func year(t token) bool {
	return t.kind == numberToken && len(t.text) == 4 && t.n >= firstYear && t.n <= lastYear
}

func month(t token) int {
	if t.kind == wordToken {
		return monthNames[t.text]
	}
	return 0
}

func monthNumber(t token) bool {
	return t.kind == numberToken && len(t.text) <= 2 && t.n >= 1 && t.n <= 12
}

func dayNumber(t token) bool {
	return t.kind == numberToken && len(t.text) <= 2 && t.n >= 1 && t.n <= 31
}

// dateAt reads one date at the start of toks and returns the number of tokens that
// it takes, 0 if there is none. A year with two digits needs a month before it.
func dateAt(toks []token) (Date, int) {
	if len(toks) == 0 {
		return Date{}, 0
	}
	if d, n := namedMonth(toks); n > 0 {
		return d, n
	}
	if d, n := numericDate(toks); n > 0 {
		return d, n
	}
	t := toks[0]
	if d, n := seasonAt(toks); n > 0 {
		return d, n
	}
	if year(t) {
		return yearFirst(toks)
	}
	return nowAt(toks)
}

// nowAt reads a word for the present.
func nowAt(toks []token) (Date, int) {
	t := toks[0]
	text := func(i int) string {
		if i < len(toks) {
			return toks[i].text
		}
		return ""
	}
	switch {
	case t.kind != wordToken:
	case nowWords[t.text]:
		n := 1
		if text(1) == "time" || text(1) == "day" || text(1) == "working" {
			n = 2
		}
		return Date{Present: true}, n
	case (t.text == "till" || t.text == "until" || t.text == "to") && (text(1) == "date" || nowWords[text(1)]):
		return Date{Present: true}, 2
	case t.text == "the" && nowWords[text(1)]:
		return Date{Present: true}, 2
	case t.text == "à" && text(1) == "ce" && text(2) == "jour":
		return Date{Present: true}, 3
	case t.text == "aujourd" && text(2) == "hui":
		return Date{Present: true}, 3
	}
	return Date{}, 0
}

// yearFirst reads "2019", "2019-03", "2019/03/07", "2019 March", "2019, March".
func yearFirst(toks []token) (Date, int) {
	d := Date{Year: toks[0].n}
	if len(toks) > 1 && month(toks[1]) > 0 && !(len(toks) > 2 && year(toks[2])) {
		d.Month = month(toks[1])
		return d, 2
	}
	if len(toks) < 3 {
		return d, 1
	}
	if toks[1].text == "," && month(toks[2]) > 0 && !(len(toks) > 3 && year(toks[3])) {
		d.Month = month(toks[2])
		return d, 3
	}
	sep := toks[1].text
	if (sep == "/" || (sep == "-" || sep == ".") && toks[1].glued && toks[2].glued) && monthNumber(toks[2]) && len(toks[2].text) == 2 {
		d.Month = toks[2].n
		if len(toks) > 4 && toks[3].text == sep && toks[3].glued && dayNumber(toks[4]) {
			d.Day = toks[4].n
			return d, 5
		}
		return d, 3
	}
	return d, 1
}

// numericDate reads "03/2019", "03.2019", "03-2019", "03 / 2019", "07.03.2019",
// "03/07/2019" and "03 2019".
func numericDate(toks []token) (Date, int) {
	if len(toks) < 2 || !dayNumber(toks[0]) {
		return Date{}, 0
	}
	if monthNumber(toks[0]) && len(toks[0].text) == 2 && year(toks[1]) {
		return Date{Year: toks[1].n, Month: toks[0].n}, 2
	}
	if len(toks) < 3 {
		return Date{}, 0
	}
	sep := toks[1].text
	if sep != "/" && sep != "." && sep != "-" && sep != "–" {
		return Date{}, 0
	}
	if i := 2; year(toks[i]) && monthNumber(toks[0]) {
		return Date{Year: toks[2].n, Month: toks[0].n}, 3
	}
	if sep == "/" && len(toks) > 3 && toks[2].text == "/" && year(toks[3]) && monthNumber(toks[0]) {
		return Date{Year: toks[3].n, Month: toks[0].n}, 4 // a slip of the pen: "06//2021"
	}
	if len(toks) < 5 || toks[3].text != sep || !dayNumber(toks[2]) || !year(toks[4]) {
		return Date{}, 0
	}
	a, b := toks[0].n, toks[2].n
	if sep == "." && b <= 12 || a > 12 && b <= 12 { // day first
		a, b = b, a
	}
	if a > 12 {
		return Date{}, 0
	}
	return Date{Year: toks[4].n, Month: a, Day: b}, 5
}

// namedMonth reads "March 2019", "Mar. 2019", "Mar '19", "March, 2019", "March 7,
// 2019", "7 March 2019", "March of 2019", "Mar-19" and "marzo de 2019".
func namedMonth(toks []token) (Date, int) {
	i, day := 0, 0
	if dayNumber(toks[0]) && len(toks) > 1 {
		day, i = toks[0].n, 1
		for i < len(toks) && (toks[i].text == "." || ordinals[toks[i].text] || toks[i].text == "de") {
			i++
		}
	}
	if i >= len(toks) || month(toks[i]) == 0 {
		return Date{}, 0
	}
	d := Date{Month: month(toks[i]), Day: day}
	i++
	for i < len(toks) && (toks[i].text == "." || toks[i].text == "," || toks[i].text == "of" || toks[i].text == "de" || toks[i].text == "/") {
		i++
	}
	if i < len(toks) && dayNumber(toks[i]) && day == 0 && i+1 < len(toks) {
		j := i + 1
		for j < len(toks) && (toks[j].text == "," || ordinals[toks[j].text]) {
			j++
		}
		if j < len(toks) && year(toks[j]) {
			d.Day, i = toks[i].n, j
		}
	}
	return yearBehind(d, toks, i)
}

var ordinals = wordSet("st nd rd th")

// yearBehind finishes a date whose month stands before toks[i].
func yearBehind(d Date, toks []token, i int) (Date, int) {
	if i >= len(toks) {
		return Date{}, 0
	}
	apostrophe := toks[i].text == "'" || toks[i].text == "’" || toks[i].text == "‘" || toks[i].text == "`"
	dash := (toks[i].text == "-" || toks[i].text == "–") && i+1 < len(toks)
	switch {
	case year(toks[i]):
		d.Year = toks[i].n
		return d, i + 1
	case (apostrophe || dash && toks[i].glued && toks[i+1].glued) && i+1 < len(toks) && twoDigits(toks[i+1]):
		d.Year = century(toks[i+1].n)
		return d, i + 2
	case dash && year(toks[i+1]) && toks[i].glued && toks[i+1].glued: // "Mar-2019"
		d.Year = toks[i+1].n
		return d, i + 2
	case twoDigits(toks[i]) && d.Day == 0:
		d.Year = century(toks[i].n)
		return d, i + 1
	}
	return Date{}, 0
}

func twoDigits(t token) bool { return t.kind == numberToken && len(t.text) == 2 }

func century(n int) int {
	if n < 60 {
		return 2000 + n
	}
	return 1900 + n
}
