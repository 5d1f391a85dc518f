package parse

import "testing"

// mended runs one segment a line through a stage that mends lines.
func mended(mend func([]line), texts ...string) []string {
	lines := make([]line, len(texts))
	for i, text := range texts {
		lines[i].segments = []segment{{text: text}}
	}
	mend(lines)
	out := make([]string, len(texts))
	for i := range lines {
		out[i] = lines[i].segments[0].text
	}
	return out
}

func TestTornSegment(t *testing.T) {
	for _, test := range []struct{ in, want, why string }{
		{"J ava d eveloper a t S pring", "Java developer at Spring", "torn-off first letters"},
		{"C developer with a goal", "C developer with a goal", "a few single letters are words"},
		{"D ecember 2 019 - p resent", "December 2019 - present", "… with digits"},
		{"Im w orking a s a S oware e xpert", "Im working as a Soware expert", "of two letters in a row the second may be torn off the third"},
		{"I w as a m ember o f t he t eam", "I was a member of the team", "… also where the first two make a word"},
		{"grades A B C D and E F", "grades A B C D and E F", "single letters without a rest"},
	} {
		if got := mended(mendTorn, test.in)[0]; got != test.want {
			t.Errorf("%q: got %q, want %q (%s)", test.in, got, test.want, test.why)
		}
	}
}

func TestTornDocument(t *testing.T) {
	plain := []string{"J ava d eveloper a t S pring", "D esign o f t he m ills", "t he b ooks o f t wo s hops", "w ith a t eam o f s ix p eople"}
	for _, test := range []struct{ in, want, why string }{
		{"Java D eveloper", "Java Developer", "one torn word"},
		{"June 2 017", "June 2017", "a torn year"},
		{"PL S QL, M S S QL", "PL SQL, MS SQL", "capitals"},
		{"I am a clerk with a plan and C knowledge", "I am a clerk with a plan and C knowledge", "words of one letter alone prove nothing"},
	} {
		if got := mended(mendTorn, append(plain, test.in)...)[len(plain)]; got != test.want {
			t.Errorf("%q in a torn document: got %q, want %q (%s)", test.in, got, test.want, test.why)
		}
		if got := mended(mendTorn, test.in)[0]; got != test.in {
			t.Errorf("%q in a sound document: got %q", test.in, got)
		}
	}
}

func TestLostLigatures(t *testing.T) {
	for _, test := range []struct {
		in   []string
		want string
		why  string
	}{
		{[]string{"Soware Engineer", "Educaon"}, "Software Engineer", "two different remains are proof"},
		{[]string{"SOWARE ENGINEER", "Educaon"}, "SOFTWARE ENGINEER", "capitals stay"},
		{[]string{"Soware Engineer", "Soware Tester"}, "Soware Engineer", "one word may be a name"},
		{[]string{"Acves, condent", "applicaons"}, "Acves, confident", "only whole words of the list"},
	} {
		if got := mended(mendLigatures, test.in...)[0]; got != test.want {
			t.Errorf("%q: got %q, want %q (%s)", test.in, got, test.want, test.why)
		}
	}
	for rest, word := range remains {
		if len(rest) < 5 || rest == word || remains[word] != "" {
			t.Errorf("remainder %q of %q", rest, word)
		}
	}
}
