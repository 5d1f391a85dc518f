package main

import (
	"slices"
	"testing"
)

func TestOverlap(t *testing.T) {
	for _, c := range []struct {
		a, b          string
		shared, total int
		why           string
	}{
		{"Acme Ltd", "Acme", 1, 3, "one of two words, and one word"},
		{"go go go", "go go", 2, 5, "a word counts as often as both have it"},
		{"a b", "c", 0, 3, "nothing in common"},
		{"", "c", 0, 1, "an empty side"},
	} {
		if shared, total := overlap(c.a, c.b); shared != c.shared || total != c.total {
			t.Errorf("overlap(%q, %q) = %d, %d, want %d, %d: %s", c.a, c.b, shared, total, c.shared, c.total, c.why)
		}
	}
}

func TestAlike(t *testing.T) {
	for _, c := range []struct {
		a, b   string
		tenths int
		want   bool
		why    string
	}{
		{"one two three", "one two", 8, true, "2·2/5 = 0.8 is enough for 0.8"},
		{"one two three four", "one two", 8, false, "2·2/6 = 0.667 is not"},
		{"one two three four", "one two", 6, true, "but it is for 0.6"},
		{"one", "", 6, false, "nothing is like nothing"},
		{"–", "–", 6, false, "and no word is like no word"},
	} {
		if got := alike(c.a, c.b, c.tenths); got != c.want {
			t.Errorf("alike(%q, %q, %d) = %v: %s", c.a, c.b, c.tenths, got, c.why)
		}
	}
}

func TestCloseness(t *testing.T) {
	want := entry{"Acme", "Senior Engineer", "2019-04", "present"}
	for _, c := range []struct {
		got  entry
		want int
		why  string
	}{
		{want, 6_000_000_000, "2 + 2 + 1 + 1"},
		{entry{"Acme", "Engineer", "2019-04", ""}, 3_533_333_333, "2 + 0.8·(2·1/3) + 1: half alike titles count a little"},
		{entry{"Other", "Cook", "2019", "2020"}, 0, "dates of another precision do not agree"},
		{entry{"", "", "", "present"}, 1_000_000_000, "one date"},
	} {
		if got := jobs.closeness(want, c.got); got != c.want {
			t.Errorf("closeness to %v = %d, want %d: %s", c.got, got, c.want, c.why)
		}
	}
	// Two of four words are enough for a degree (2·2/6 ≥ 0.6) and not for a title.
	a, b := entry{what: "Bachelor of Science Physics"}, entry{what: "Science Physics"}
	if jobs.agree(what, a[what], b[what]) || !studies.agree(what, a[what], b[what]) {
		t.Error("degrees should get more room than titles")
	}
}

func TestPair(t *testing.T) {
	for _, c := range []struct {
		why       string
		want, got []entry
		pairs     []match
	}{
		{"the closest first, wherever it stands",
			[]entry{{"Acme", "Engineer", "2019", "2020"}, {"Bolt", "Cook", "2015", "2018"}},
			[]entry{{"Bolt", "Cook", "2015", ""}, {"Acme", "Engineer", "2019", "2020"}},
			[]match{{0, 1}, {1, 0}}},
		{"of two equal ones the one at the same place",
			[]entry{{"Acme", "Engineer", "", ""}, {"Acme", "Engineer", "", ""}},
			[]entry{{"Acme", "Engineer", "", ""}, {"Acme", "Engineer", "", ""}},
			[]match{{0, 0}, {1, 1}}},
		{"one to one: the second role at an employer finds nobody",
			[]entry{{"Acme", "Engineer", "", ""}, {"Acme", "Lead", "", ""}},
			[]entry{{"Acme", "Lead", "", ""}},
			[]match{{1, 0}}},
		{"nothing in common, no pair",
			[]entry{{"Acme", "Engineer", "", ""}},
			[]entry{{"Bolt", "Cook", "2015", "2018"}}, nil},
	} {
		if got := jobs.pair(c.want, c.got); !slices.Equal(got, c.pairs) {
			t.Errorf("pairs %v, want %v: %s", got, c.pairs, c.why)
		}
	}
}
