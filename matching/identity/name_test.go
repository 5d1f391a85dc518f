package identity

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestNames(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want level
		why  string
	}{
		{"Robert J. McCarthy", "ROBERT J. MCCARTHY", nameSame, "case says nothing"},
		{"Jürgen Weiß", "Jurgen Weiss", nameSame, "marks say nothing"},
		{"Müller, Jürgen", "Juergen Mueller", nameVariant, "ue is a way to write ü"},
		{"Watanabe Kenji", "Kenji Watanabe", nameOrder, "family name first"},
		{"Ana Beatriz de Souza Carvalho", "Ana Carvalho", nameFewer, "a second given name and surname left out"},
		{"Marie-Claire Dubois", "Marie Claire Dubois", nameSame, "a hyphen is a space"},
		{"Mary Ann Lee", "Maryann Lee", nameVariant, "one word or two"},
		{"Dr. Lena Vasquez, PhD", "Lena Vasquez", nameSame, "titles are no part"},
		{"Bob Kirkpatrick", "Robert Kirkpatrick", nameShort, "Bob is short for Robert"},
		{"Alex Petrov", "Alexandra Petrov", nameShort, "a short form is the beginning of the long one"},
		{"John Smith", "John Smithson", nameSurname, "surnames have no short form"},
		{"J. R. Smith", "John Robert Smith", nameInitials, "initials for both"},
		{"J. Smith", "John Adam Smith", nameInitials, "initial for one, the other left out"},
		{"J. Smith", "Mary Smith", nameFamily, "the initial is another one"},
		{"Дмитрий Кузнецов", "Dmitrii Kuznetsov", nameSame, "the usual transliteration"},
		{"Дмитрий Кузнецов", "Dmitry Kuznetsov", nameVariant, "another one"},
		{"Jonathon Miller", "Jonathan Miller", nameVariant, "one letter"},
		{"渡辺 健二", "Kenji Watanabe", missing, "two scripts without a transliteration"},
		{"渡辺 健二", "渡辺 健二", nameSame, "one script"},
		{"Anna Berg", "Anna Lund", nameSurname, "marriage or not"},
		{"Anna Maria Berg", "Anna Berg-Lund", namePartly, "two words in common, one each that is not"},
		{"Karla Steinbach", "Katja Steinbach", nameFamily, "sisters"},
		{"John Albert Norwood", "John Bertram Norwood", nameMiddle, "middle names differ"},
		{"Walter Prescott Jr.", "Walter Prescott Sr.", nameJunior, "said to be two"},
		{"Walter Prescott II", "Walter Prescott, Jr", nameSame, "the second is the junior"},
		{"Walter Prescott Jr.", "Walter Prescott", nameGeneration, "left out, or the father"},
		{"Walter Jr.", "Anna Sr.", nameDifferent, "generations are of one name"},
		{"Kenji", "Kenji Watanabe", nameWord, "a given name alone"},
		{"Kenji", "Kenji", nameWord, "twice"},
		{"Van Le", "Le Van", nameOrder, "particles that are the name"},
		{"Vincent van Gogh", "Vincent Gogh", nameSame, "particles come and go"},
		{"O'Brien, Sean", "Sean OBrien", nameOrder, "an apostrophe is nothing"},
		{"John Doe", "John Doe", missing, "a sample name is nobody's"},
		{"Your Name", "Anna Berg", missing, "the name of a form"},
		{"", "Anna Berg", missing, "not there"},
		{"Rosa Blum", "Viktor Salo", nameDifferent, "nothing in common"},
	} {
		a, b := foldName(c.a), foldName(c.b)
		if got := nameLevel(a, b); got != c.want {
			t.Errorf("%q, %q: %q, want %q: %s", c.a, c.b, levels[got].Name, levels[c.want].Name, c.why)
		}
		if nameLevel(a, b) != nameLevel(b, a) {
			t.Errorf("%q, %q: not symmetric", c.a, c.b)
		}
	}
}

// FuzzNames: whatever the names, comparing them is symmetric, a name is itself, and what
// is kept of one is bounded.
func FuzzNames(f *testing.F) {
	for _, s := range []string{"Anna Berg", "Дмитрий Кузнецов", "渡辺 健二", "J. R. Smith Jr.", "van de der", "ß", "\xff\xfe", "İpek Yıldız", strings.Repeat("é", 5000), "a b c d e f g h", "ck sch y"} {
		f.Add(s, "Robert J. McCarthy")
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, x, y string) {
		a, b := foldName(x), foldName(y)
		if nameLevel(a, b) != nameLevel(b, a) {
			t.Errorf("%q, %q: %v and %v", x, y, nameLevel(a, b), nameLevel(b, a))
		}
		self := nameLevel(a, a)
		if a.words != "" && self != nameSame && self != nameWord {
			t.Errorf("%q against itself: %q", x, levels[self].Name)
		}
		if words := strings.Fields(a.words); len(words) > nameWords || len(a.words) > nameWords*(wordBytes+1) || !utf8.ValidString(a.words) {
			t.Errorf("%q keeps %q", x, a.words)
		}
		if len(nameKeys(a, nil)) > nameWords {
			t.Errorf("%q has %d keys", x, len(nameKeys(a, nil)))
		}
		if contradicts(nameLevel(a, b)) && levels[nameLevel(a, b)].Weight > 0 {
			t.Errorf("%q, %q contradict with a weight above 0", x, y)
		}
	})
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"miller", "miller", 0}, {"miller", "millar", 1}, {"miller", "mliler", 1}, {"miller", "mille", 1}, {"miller", "moller", 1}, {"kitten", "sitting", 3}, {"a", "abcdefgh", 3}, {"", "ab", 2}} {
		if got := distance(c.a, c.b); got != c.want || distance(c.b, c.a) != got {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

// TestSpellingsShareAKey: names that are one in another spelling meet in a block.
func TestSpellingsShareAKey(t *testing.T) {
	for _, c := range [][2]string{
		{"Dmitry Kuznetsov", "Дмитрий Кузнецов"}, {"Kenji Watanabe", "WATANABE, Kenji"}, {"J. Smith", "John Smith"}, {"Bob Kirkpatrick", "Robert Kirkpatrick"},
		{"Ana Beatriz de Souza Carvalho", "Ana Carvalho"}, {"Mueller, Juergen", "Jürgen Müller"}, {"Yulia Solovyova", "Julia Solovjova"}, {"Mohammed El Amrani", "Muhammad El-Amrani"},
	} {
		a, b := nameKeys(foldName(c[0]), nil), nameKeys(foldName(c[1]), nil)
		met := false
		for _, k := range a {
			for _, l := range b {
				met = met || k == l
			}
		}
		if !met {
			t.Errorf("%q and %q share no key", c[0], c[1])
		}
	}
}
