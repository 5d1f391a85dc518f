package run

import (
	"slices"
	"strings"
	"testing"
)

// paras makes paragraphs of their texts.
func paras(texts ...string) (out []Para) {
	for _, s := range texts {
		out = append(out, Para{{Text: s, Break: Paragraph}})
	}
	return out
}

// show writes paragraphs as text: ¶ paragraph, | cell.
func show(paras []Para) string {
	var b strings.Builder
	for _, p := range paras {
		for _, r := range p {
			b.WriteString([]string{"", "→", "|", "↵", "¶"}[r.Break] + r.Text)
		}
	}
	return b.String()
}

func TestRow(t *testing.T) {
	long := strings.Repeat("x", 80)
	for _, test := range []struct {
		why   string
		cells [][]Para
		want  string
	}{
		{"no cell leaves a free line", nil, "¶"},
		{"one cell is a block of its own", [][]Para{paras("a", "b")}, "¶¶a¶b"},
		{"cells side by side share lines", [][]Para{paras("2019", "Bonn"), paras("Clerk", "Acme")}, "¶2019|Clerk¶Bonn|Acme"},
		{"a short cell leaves the rest to the long one", [][]Para{paras("2019"), paras("Clerk", "Acme")}, "¶2019|Clerk¶Acme"},
		{"free lines do not count", [][]Para{paras("", "2019", " "), paras("Clerk"), paras("")}, "¶2019|Clerk"},
		{"more than three paragraphs in two cells are columns", [][]Para{paras("a", "b", "c", "d"), paras("e", "f", "g", "h")}, "¶¶a¶b¶c¶d¶e¶f¶g¶h"},
		{"but not in one", [][]Para{paras("a"), paras("e", "f", "g", "h")}, "¶a|e¶f¶g¶h"},
		{"two paragraphs of 162 bytes with their ends are long", [][]Para{paras(long, long), paras(long, long)}, "¶" + strings.Repeat("¶"+long, 4)},
		{"one paragraph never is", [][]Para{paras(long + long + long), paras("a")}, "¶" + long + long + long + "|a"},
		{"64 cells share a line", slices.Repeat([][]Para{paras("a")}, MaxCells), "¶a" + strings.Repeat("|a", MaxCells-1)},
		{"65 are no table for the eye", slices.Repeat([][]Para{paras("a")}, MaxCells+1), "¶" + strings.Repeat("¶a", MaxCells+1)},
	} {
		before := show(slices.Concat(test.cells...))
		if got := show(Row(test.cells)); got != test.want {
			t.Errorf("%s: got %q, want %q", test.why, got, test.want)
		}
		if after := show(slices.Concat(test.cells...)); after != before {
			t.Errorf("%s: the cells changed from %q to %q", test.why, before, after)
		}
	}
}

func TestFurniture(t *testing.T) {
	var f Furniture
	for _, test := range []struct {
		why  string
		lots [][]Para
		want string
	}{
		{"free lines go", [][]Para{paras("", "Ada", " ")}, "¶Ada"},
		{"what was said goes, and page numbers", [][]Para{paras("Ada"), paras("Page 1 of 2"), paras("- 3 -"), paras("Seite 1 von 2")}, ""},
		{"words beside a number stay", [][]Para{paras("Page 1", "Ada"), paras("Страница 1")}, "¶Page 1¶Ada¶Страница 1"},
		{"two paragraphs are not one of the same letters", [][]Para{paras("x", "y"), paras("xy")}, "¶x¶y¶xy"},
	} {
		if got := show(f.Keep(test.lots...)); got != test.want {
			t.Errorf("%s: got %q, want %q", test.why, got, test.want)
		}
	}
}

func TestWith(t *testing.T) {
	p := paras("a")[0]
	if got := show(p.With(paras("b", "c"), 0)); got != "¶a¶b¶c" {
		t.Errorf("boxes stand behind their paragraph: got %q", got)
	}
	if got := show(p.With(paras("b"), 2)); got != "¶b¶a" {
		t.Errorf("but before a heading: got %q", got)
	}
	if p := FreeLine(); !p.Blank() || p.Len() != 0 || show([]Para{p}) != "¶" {
		t.Errorf("a free line is a paragraph without text: got %+v", p)
	}
}

func TestFold(t *testing.T) {
	for _, test := range []struct {
		why, in string
		blank   bool
		want    string
		after   bool
	}{
		{"white space of all kinds is one blank", "a \t\r\n\fb", false, "a b", false},
		{"none at the start of a line", " a ", true, "a ", true},
		{"one behind text", " a", false, " a", false},
		{"a blank that does not break a line is text", "\u00a0", true, "\u00a0", false},
		{"nothing changes nothing", "", true, "", true},
	} {
		if got, after := Fold(test.in, test.blank); got != test.want || after != test.after {
			t.Errorf("%s: got %q, %v, want %q, %v", test.why, got, after, test.want, test.after)
		}
	}
}

// TestDraft holds that the bound on the text also bounds runs without text.
func TestDraft(t *testing.T) {
	d := NewDraft(100)
	n := 0
	for d.Charge(0) {
		n++
	}
	if n != 12 {
		t.Errorf("got %d empty runs of 8 bytes in 100, want 12", n)
	}
	if d.Charge(0) || NewDraft(10).Charge(3) || !NewDraft(10).Charge(2) {
		t.Error("a run may be kept that does not fit, or may not that does")
	}
	d.Warn("x")
	d.Warn("x")
	if !slices.Equal(d.Warnings, []string{"the text is over the limit", "x"}) {
		t.Errorf("each warning stands once: got %q", d.Warnings)
	}
	d.Add(paras("a", "b"))
	if !d.Flow || len(d.Runs) != 2 {
		t.Errorf("got %d runs in a flow document (%v), want 2", len(d.Runs), d.Flow)
	}
}

// TestDraftOnce holds that no run is kept behind one that was not: text must not
// begin in the middle.
func TestDraftOnce(t *testing.T) {
	d := NewDraft(100)
	if d.Charge(1000) || d.Charge(1) {
		t.Error("a short run is kept behind a long one that was not")
	}
}

func TestLooks(t *testing.T) {
	var own, below Looks
	own.Set(Bold, false)
	own.Set(Caps, true)
	below.Set(Bold|Italic, true)
	if got := own.Over(below); got.Style() != Italic|Caps || !got.Said(Bold) || got.Said(Bullet) {
		t.Errorf("what is said holds, also that it is not: got %+v", got)
	}
	if got := (Looks{}).Over(below); got != below {
		t.Errorf("who says nothing looks like the one below: got %+v", got)
	}
	own.Set(Caps, false)
	if own.Style() != 0 {
		t.Errorf("the last word holds: got %+v", own)
	}
}

func TestNames(t *testing.T) {
	for name, want := range map[string]int{"heading 2": 2, " Heading 9": 9, "Title": 1, "heading 10": 0, "heading 0": 0, "Subtitle": 0, "Normal": 0, "": 0} {
		if got := NamedHead(name); got != want {
			t.Errorf("style %q: got level %d, want %d", name, got, want)
		}
	}
	for rgb, want := range map[uint32]bool{0xFFFFFF: true, 0xF5F5F5: true, 0xF5F5F4: false, 0xF4FFFF: false, 0: false} {
		if got := White(rgb); got != want {
			t.Errorf("%06X: white is %v, want %v", rgb, got, want)
		}
	}
}

func TestMonth(t *testing.T) {
	for _, test := range []struct {
		why         string
		dates       []string
		year, month int
	}{
		{"with anything behind", []string{"2021-03-04T00:00:00Z"}, 2021, 3},
		{"the first that is possible", []string{"", "1601-01", "2021-13", "x", " 2019-01-01"}, 2019, 1},
		{"none", nil, 0, 0},
	} {
		if year, month := Month(test.dates...); year != test.year || month != test.month {
			t.Errorf("%s: got %d-%d, want %d-%d", test.why, year, month, test.year, test.month)
		}
	}
}
