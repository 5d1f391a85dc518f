package main

import (
	"strings"
	"testing"
)

func TestTally(t *testing.T) {
	v := tally{right: 2, given: 4, asked: 5}
	// P = 2/4, R = 2/5, F1 = 2·2/(4+5) = 0.444…
	if v.precision() != 0.5 || v.recall() != 0.4 || v.f1() != 4.0/9 {
		t.Errorf("P %v, R %v, F1 %v", v.precision(), v.recall(), v.f1())
	}
	if z := (tally{}); z.precision() != 0 || z.recall() != 0 || z.f1() != 0 {
		t.Error("nothing counted should be 0, not NaN")
	}
}

func TestTable(t *testing.T) {
	table := newTable()
	table.add("pdf", sheet{"name": {tally: tally{1, 1, 1}}, "skills.recall": {tally: tally{1, 4, 4}}})
	table.add("txt", sheet{"name": {tally: tally{0, 1, 1}}})
	table.add("pdf", sheet{"name": {tally: tally{0, 0, 1}}})
	var out strings.Builder
	if err := table.print(&out); err != nil {
		t.Fatal(err)
	}
	// name: 1 right, 2 given, 3 asked; F1 = 2/5. pdf: 1 right, 1 given, 2 asked; F1 = 2/3.
	for _, want := range []string{
		"| field                             |     P |     R | all (3) | pdf (2) | txt (1) |",
		"| name                              | 0.500 | 0.333 |   0.400 |   0.667 |   0.000 |",
		"| email                             |     – |     – |       – |       – |       – |",
		"| skills.recall                     |     – | 0.250 |   0.250 |   0.250 |       – |",
	} {
		if !strings.Contains(out.String(), want+"\n") {
			t.Errorf("no line %q in\n%s", want, out.String())
		}
	}
}

func TestMisses(t *testing.T) {
	s := sheet{
		"phone": {wrong: []wrong{{"1", ""}, {"2", "3"}}},
		"name":  {wrong: []wrong{{"", "Zoë"}}},
	}
	var out strings.Builder
	if err := printMisses(&out, append(s.misses("a.pdf"), s.misses("b.pdf")...), 3); err != nil {
		t.Fatal(err)
	}
	want := "\nname\n  a.pdf  not there: \"Zoë\"\n  b.pdf  not there: \"Zoë\"\n" +
		"\nphone\n  a.pdf  missed: \"1\"\n  a.pdf  want \"2\", got \"3\"\n  b.pdf  missed: \"1\"\n"
	if out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}
