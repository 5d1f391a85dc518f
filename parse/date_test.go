package parse

import (
	"fmt"
	"testing"
)

// period.show writes a period as "start…end", "now" for the present.
func (p period) show() string {
	end := p.end.String()
	if p.end.Present {
		end = "now"
	}
	if p.single {
		return end
	}
	return p.start.String() + "…" + end
}

func TestPeriods(t *testing.T) {
	for _, test := range []struct{ in, want, why string }{
		{"08/2015 - Current", "2015-08…now", "month in digits"},
		{"May 2014 to Current", "2014-05…now", "month in words, 'to'"},
		{"Sept 2018 – May 2023", "2018-09…2023-05", "dash"},
		{"2004/ 2013", "2004…2013", "a stroke between two years: a month has two digits"},
		{"2016 – now", "2016…now", "bare year"},
		{"03.2017 - 2018", "2017-03…2018", "ends of unequal precision"},
		{"2016 / 09", "2016-09", "year first"},
		{"2016-09 - 2017-10", "2016-09…2017-10", "ISO"},
		{"since 2014", "2014…now", "since"},
		{"seit März 2014", "2014-03…now", "German"},
		{"janv. 2019 - août 2020", "2019-01…2020-08", "French"},
		{"enero de 2019 – actualidad", "2019-01…now", "Spanish"},
		{"Summer 2012", "2012", "a season is no month"},
		{"June 2013 - July 2015 (2 years 2 months)", "2013-06…2015-07", "duration behind"},
		{"May – August 2015", "2015-05…2015-08", "one year for both ends"},
		{"Nov - Feb 2015", "2014-11…2015-02", "… over the turn of the year"},
		{"2012-13", "2012…2013", "end in two digits"},
		{"Aug '18 - Jan '19", "2018-08…2019-01", "apostrophes"},
		{"20192021", "2019…2021", "lost dash, years glued"},
		{"Feb 2017 Aug 2018", "2017-02…2018-08", "lost dash, equal precision"},
		{"2018 -", "2018…", "open"},
		{"July 2020 – present time", "2020-07…now", "present time"},
		{"2020, June", "2020-06", "year, month"},
		{"07.03.2019", "2019-03-07", "day first with dots"},
		{"12/31/2019", "2019-12-31", "day second with slashes"},
		{"March 7, 2019", "2019-03-07", "in words"},
		{"Dec 2019 to present", "2019-12…now", ""},
		{"version 2.0.2019", "", "no date inside a version number"},
		{"+49 711 5550 1234", "", "no date in a phone number"},
		{"Windows Server 2008 R2", "2008", "a product's year is a single date: entries decide"},
		{"Current projects", "", "a word in a sentence is no date"},
		{"99999999999999999999", "", "no overflow"},
	} {
		got := ""
		for _, p := range periods(test.in, 0) {
			if got != "" {
				got += " "
			}
			got += p.show()
			if p.span.Start < 0 || p.span.End > len(test.in) || p.span.Empty() {
				t.Errorf("%q: bad span %v", test.in, p.span)
			}
		}
		if got != test.want {
			t.Errorf("%q: got %q, want %q (%s)", test.in, got, test.want, test.why)
		}
	}
}

func TestTitleScore(t *testing.T) {
	for _, test := range []struct {
		in     string
		title  bool
		reason string
	}{
		{"Senior Software Engineer", true, "ends in a noun for a person"},
		{"Director of Information Technology", true, "the noun stands before 'of'"},
		{"Database Programmer/Analyst (.NET Developer)", true, "brackets do not count"},
		{"Softwareentwickler", true, "a German compound"},
		{"Systems Engineer II", true, "a grade behind"},
		{"Acme Software GmbH", false, "an employer"},
		{"Go, SQL, Docker", false, "skills"},
		{"", false, "nothing"},
	} {
		if got := titleScore(test.in) >= 3; got != test.title {
			t.Errorf("titleScore(%q) = %d: %s", test.in, titleScore(test.in), test.reason)
		}
	}
}

func FuzzPeriods(f *testing.F) {
	for _, s := range []string{"May 2014 to Current", "2012-13", "20192021 (2 years", "since '18", "Nov - Feb 2015", "1.5 years"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, p := range periods(s, 0) {
			if p.span.Start < last || p.span.End > len(s) || p.span.Empty() {
				t.Fatal(fmt.Sprint("spans overlap or leave the text: ", p.span))
			}
			last = p.span.End
			if p.end.Month > 12 || p.start.Month > 12 || p.end.Day > 31 {
				t.Fatalf("no such date: %+v", p)
			}
		}
	})
}
