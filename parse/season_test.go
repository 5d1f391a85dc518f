package parse

import "testing"

func TestSeasons(t *testing.T) {
	for _, test := range []struct {
		in     string
		year   int
		season Season
		month  int
		why    string
	}{
		{"Summer 2012", 2012, Summer, 7, "the middle of June to August"},
		{"Spring 2012", 2012, Spring, 4, "of March to May"},
		{"Fall of 2012", 2012, Autumn, 10, "of September to November"},
		{"Winter 2012", 2012, Winter, 1, "of the year that is named"},
		{"Winter 2012/13", 2013, Winter, 1, "the second year, that of its January"},
		{"Winter 2012/2013", 2013, Winter, 1, "in full"},
		{"Herbst 2012", 2012, Autumn, 10, "German"},
		{"Verano de 2012", 2012, Summer, 7, "Spanish"},
		{"Q3 2019", 2019, ThirdQuarter, 8, "July to September"},
		{"Q1, 2019", 2019, FirstQuarter, 2, "January to March"},
	} {
		d, n := dateAt(scan(test.in))
		if n != len(scan(test.in)) || d.Year != test.year || d.Season != test.season || d.Month != 0 || d.Season.Month() != test.month {
			t.Errorf("%s (%s): got %+v of %d tokens", test.in, test.why, d, n)
		}
		if d.String() != d.String()[:4] {
			t.Errorf("%s: %s is finer than a year", test.in, d)
		}
	}
	for _, in := range []string{"Spring", "Summer school 2012", "Q7 2019", "Real Estate 2019", "Q 3 2019"} {
		if d, n := dateAt(scan(in)); n > 0 && d.Season != NoSeason {
			t.Errorf("%s is no season: got %+v", in, d)
		}
	}
	if NoSeason.Month() != 0 || Season(200).Month() != 0 {
		t.Error("no season has no month")
	}
}
