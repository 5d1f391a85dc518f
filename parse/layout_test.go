package parse

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/proven-go/proven/parse/run"
)

// at is a run of 10 points whose letters are 5 points wide.
func at(x, y float64, text string) run.Run {
	return run.Run{Text: text, Page: 1, X: x, Y: y, Width: 5 * float64(len([]rune(text))), Size: 10}
}

// column is a text of one line a string, 12 points apart.
func column(x, y float64, lines ...string) (out []run.Run) {
	for i, l := range lines {
		out = append(out, at(x, y+12*float64(i), l))
	}
	return out
}

// shown writes placed lines: segments parted by " > ", a list mark as "* ".
func shown(lines []line) string {
	var all []string
	for _, l := range lines {
		var segs []string
		for _, s := range l.segments {
			segs = append(segs, s.text)
		}
		mark := ""
		if l.bullet {
			mark = "* "
		}
		all = append(all, mark+strings.Join(segs, " > "))
	}
	return strings.Join(all, "\n")
}

func TestPlaceLines(t *testing.T) {
	big := run.Run{Text: "Jane Roe", Page: 1, X: 50, Y: 50, Width: 100, Size: 24}
	raisedTo := run.Run{Text: "th", Page: 1, X: 60, Y: 96, Width: 6, Size: 6}
	hidden := at(50, 112, "secret")
	hidden.Hidden = run.SameColour
	linked := func(x float64, text, target string) run.Run {
		r := at(x, 100, text)
		r.Link = target
		return r
	}
	for _, c := range []struct {
		runs []run.Run
		want string
		why  string
	}{
		{[]run.Run{at(50, 100, "one"), at(68, 100, "two")}, "one two", "3 points are 0.3 of the size: a space"},
		{[]run.Run{at(50, 100, "one"), at(66, 100, "two")}, "onetwo", "1 point is kerning"},
		{[]run.Run{at(50, 100, "one "), at(72, 100, "two")}, "one two", "not two spaces"},
		{[]run.Run{at(50, 100, "job"), at(400, 100, "2019")}, "job > 2019", "a wide gap parts segments"},
		{[]run.Run{at(50, 100, "job      2019")}, "job > 2019", "so do three spaces"},
		{[]run.Run{at(400, 100, "2019"), at(50, 100, "job"), at(50, 112, "text")}, "job > 2019\ntext", "dates drawn first join their line"},
		{[]run.Run{at(50, 112, "two"), at(50, 100, "one")}, "one\ntwo", "drawn from below"},
		{[]run.Run{big, at(200, 50, "x")}, "Jane Roe > x", "sizes may differ on a line"},
		{[]run.Run{at(50, 100, "20"), raisedTo, at(68, 100, "May")}, "20th May", "a raised text joins its line"},
		{[]run.Run{at(50, 100, "one"), hidden}, "one", "what is hidden is left out"},
		{[]run.Run{linked(50, "mail", "mailto:j@example.org"), linked(75, "web", "https://example.org")}, "mail > web", "each link keeps its segment"},
		{[]run.Run{at(50, 100, "of\ufb01ce \ue0a1")}, "office", "ligatures composed, icons dropped"},
		{[]run.Run{at(50, 100, "soft\u00adware work\u00ad"), at(50, 112, "shop")}, "software work-\nshop", "a soft hyphen is seen at a line's end only"},
		{[]run.Run{at(50, 100, "•"), at(62, 100, "one"), at(50, 112, "- two"), at(50, 124, "â€¢ three"), at(50, 136, "-four")},
			"* one\n* two\n* three\n-four", "list marks, also misread ones"},
		{[]run.Run{at(50, 100, "•"), at(90, 100, "one"), at(50, 112, "o"), at(90, 112, "two")}, "* one\n* two", "marks with a tab behind"},
		{[]run.Run{at(50, 100, "•"), at(60, 108, "one")}, "* one", "a mark on a line of its own"},
		{[]run.Run{at(50, 100, "S"), at(58, 100, "K"), at(66, 100, "I"), at(74, 100, "L"), at(82, 100, "L"), at(96, 100, "S")},
			"SKILL S", "letter spacing of 3 points: only 9 points are a space"},
		{[]run.Run{at(50, 100, "S K I L L S")}, "SKILLS", "capitals with spaces between"},
		{[]run.Run{at(50, 100, "J A N E  R O E")}, "JANE ROE", "two spaces part words then"},
		{[]run.Run{at(50, 100, "A B C")}, "A B C", "three letters may be a list"},
	} {
		lines, _ := place(run.Document{Runs: c.runs, Pages: 1})
		if got := shown(lines); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.why, got, c.want)
		}
	}
}

func TestPlaceBlocks(t *testing.T) {
	bold := at(50, 172, "Head")
	bold.Style = run.Bold
	runs := []run.Run{at(50, 100, "one"), at(50, 112, "two"), at(50, 136, "three"), at(50, 148, "• four"), at(50, 160, "five"), bold}
	lines, _ := place(run.Document{Runs: runs})
	want := []bool{true, false, true, true, false, true} // start, goes on, free line, list item, goes on, bold
	for i, l := range lines {
		if l.block != want[i] {
			t.Errorf("line %d (%s): block %v", i+1, l.segments[0].text, l.block)
		}
	}
	if g := lines[2].gap; g != 1.4 {
		t.Errorf("gap %v, want 1.4: 24 points of distance, 10 of type", g)
	}
}

func TestPlaceFurniture(t *testing.T) {
	for _, c := range []struct{ foot1, foot2, want, why string }{
		{"Page 1 of 2", "Page 2 of 2", "text 1\ntext 2", "page of pages"},
		{"Jane Roe – 1/2", "Jane Roe – 2/2", "text 1\ntext 2", "with a name"},
		{"1", "2", "text 1\ntext 2", "a number alone"},
		{"Seite 1", "Seite 2", "text 1\ntext 2", "another language"},
		{"Jane Roe, CV", "Jane Roe, CV", "text 1\nJane Roe, CV\ntext 2", "a repeated line stays once"},
		{"Grade 4/5", "Grade 5/5", "text 1\nGrade 4/5\ntext 2\nGrade 5/5", "not the number of this page"},
		{"2019", "2020", "text 1\n2019\ntext 2\n2020", "a year is no page"},
	} {
		var runs []run.Run
		for p, foot := range []string{c.foot1, c.foot2} {
			for _, r := range []run.Run{at(50, 100, fmt.Sprint("text ", p+1)), at(50, 780, foot)} {
				r.Page = p + 1
				runs = append(runs, r)
			}
		}
		lines, _ := place(run.Document{Runs: runs, Pages: 2})
		if got := shown(lines); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.why, got, c.want)
		}
	}
}

// TestPlaceManyChunks: a page of scattered letters costs no more than reading it.
func TestPlaceManyChunks(t *testing.T) {
	var runs []run.Run
	for i := range 3 * maxChunks {
		runs = append(runs, at(float64(i%7*90), float64(i%11*15), "x"))
	}
	if lines, _ := place(run.Document{Runs: runs, Pages: 1}); len(lines) != len(runs) {
		t.Errorf("%d lines of %d", len(lines), len(runs))
	}
}

// TestPlaceKeepsWords: no word is lost or made up, whatever the order of drawing and
// wherever things stand; and the input stays as it is.
func TestPlaceKeepsWords(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		var runs []run.Run
		letters := map[rune]int{}
		for i := range 5 + rng.IntN(60) {
			word := strings.Repeat(string(rune('a'+i%26)), 2+rng.IntN(30))
			r := at(float64(rng.IntN(12)*50), float64(30+rng.IntN(40)*12), word)
			r.Size = float64(5 + rng.IntN(20))
			runs = append(runs, r)
			for _, c := range word {
				letters[c]++
			}
		}
		before := fmt.Sprint(runs)
		lines, _ := place(run.Document{Runs: runs, Pages: 1})
		again, _ := place(run.Document{Runs: runs, Pages: 1})
		if shown(lines) != shown(again) || before != fmt.Sprint(runs) {
			t.Fatal("not the same twice, or the input was changed")
		}
		for _, c := range shown(lines) {
			if c >= 'a' && c <= 'z' {
				letters[c]--
			}
		}
		for c, n := range letters {
			if n != 0 {
				t.Fatalf("%d of letter %c lost", n, c)
			}
		}
		for _, l := range lines {
			if len(l.segments) == 0 || l.page != 1 || l.gap < 0 {
				t.Fatalf("odd line %+v", l)
			}
		}
	}
}
