package identity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Names are folded once, when a record is read: to small letters without marks, in
// Latin letters where a script has a usual transliteration, without titles and
// particles. What is left is a few words. Bounds keep a hostile name small.
const (
	nameBytes = 256 // read of a name
	nameWords = 6   // kept of it
	wordBytes = 24  // kept of a word
)

// A personName is a folded name.
type personName struct {
	words      string // separated by one space; "" is unknown
	generation generation
}

// A generation is what tells a father from a son of the same name.
type generation uint8

const (
	noGeneration generation = iota
	senior
	junior
	third
	fourth
)

var generations = map[string]generation{
	"sr": senior, "snr": senior, "senior": senior, "jr": junior, "jnr": junior, "junior": junior,
	"ii": junior, "iii": third, "iv": fourth,
}

// titles are no part of a name. "née" comes before a former surname, which is.
var titles = wordSet("dr prof mr mrs ms miss mx ing dipl herr frau mme phd md msc bsc mba pmp cissp nee geb formerly")

// particles come and go with language and form.
var particles = wordSet("de da do dos das di del della du des van von der den ter ten la le el al bin ibn y e zu af av")

// samples are names of forms and templates. They are nobody's.
var samples = wordSet("john doe|jane doe|jon doe|max mustermann|erika mustermann|your name|full name|first last|firstname lastname|first name last name|name surname|name|candidate name|test user")

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	sep := " "
	if strings.Contains(list, "|") {
		sep = "|"
	}
	for _, w := range strings.Split(list, sep) {
		set[w] = true
	}
	return set
}

// foldName folds a name. A name of a form or template is unknown.
func foldName(s string) personName {
	all := strings.Fields(foldLetters(cutBytes(s, nameBytes)))
	var n personName
	var kept, plain []string
	for i, w := range all {
		g := generations[w]
		switch {
		case titles[w]:
			continue
		case g != noGeneration && i > 0:
			n.generation = g
			continue
		}
		w = cutBytes(w, wordBytes)
		plain = append(plain, w)
		if !particles[w] {
			kept = append(kept, w)
		}
	}
	if len(kept) < 2 { // "Van Le" is a name of two particles
		kept = plain
	}
	n.words = strings.Join(kept[:min(len(kept), nameWords)], " ")
	if samples[n.words] {
		return personName{}
	}
	return n
}

// cutBytes returns at most max bytes of a string, ended at a whole rune.
func cutBytes(s string, max int) string {
	if len(s) <= max {
		return s
	}
	for max > 0 && !utf8.RuneStart(s[max]) {
		max--
	}
	return s[:max]
}

// foldLetters returns the letters of a text, small, without marks and in Latin where
// there is a transliteration; everything else but an apostrophe separates words.
func foldLetters(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToValidUTF8(s, " ")) {
		r = unicode.ToLower(r)
		latin, known := letters[r]
		switch {
		case known:
			b.WriteString(latin)
		case unicode.IsLetter(r):
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’', r == 'ʼ', r == '`', r == '´':
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// latin reports whether a folded name is written in Latin letters.
func latin(words string) bool {
	for i := range len(words) {
		if words[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// letters are the Latin forms of letters that do not decompose into one, and of the
// scripts whose passports have one usual transliteration. Cyrillic й is decomposed
// before it is looked up.
var letters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i", 'ŋ': "ng", 'ħ': "h", 'ə': "a",
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'ґ': "g", 'д': "d", 'е': "e", 'є': "ye", 'ж': "zh", 'з': "z", 'и': "i", 'і': "i",
	'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh",
	'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya",
	'ђ': "dj", 'ј': "j", 'љ': "lj", 'њ': "nj", 'ћ': "c", 'џ': "dz",
	'α': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'ζ': "z", 'η': "i", 'θ': "th", 'ι': "i", 'κ': "k", 'λ': "l", 'μ': "m",
	'ν': "n", 'ξ': "x", 'ο': "o", 'π': "p", 'ρ': "r", 'σ': "s", 'ς': "s", 'τ': "t", 'υ': "y", 'φ': "f", 'χ': "ch", 'ψ': "ps", 'ω': "o",
}
