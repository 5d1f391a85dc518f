package parse

import "testing"

func TestRolesOfOneEmployer(t *testing.T) {
	const head = "Mara Doe\n\nEXPERIENCE\n\n"
	for _, c := range []struct{ text, want, why string }{
		{
			"Bell Systems\n4 years 2 months\nLead Engineer\nMarch 2021 - Present (2 years 8 months)\nUppsala, Sweden\nRan things.\nEngineer\nJanuary 2019 - February 2021 (2 years 2 months)\nUppsala, Sweden\nBuilt things.\nAcme AB\nIntern\nJune 2018 - August 2018 (3 months)\n",
			"Lead Engineer @ Bell Systems, 2021-03…now; Engineer @ Bell Systems, 2019-01…2021-02; Intern @ Acme AB, 2018-06…2018-08",
			"LinkedIn: the employer with the total time, then the roles",
		},
		{
			"Bell Systems, Uppsala, Sweden      2018 - present\n\nLead Engineer      2021 - present\n  * Ran things.\n\nEngineer      2018 - 2021\n  * Built things.\n\nAcme AB, Stockholm, Sweden      2016 - 2018\n\nIntern      2016 - 2018\n  * Helped.\n",
			"Lead Engineer @ Bell Systems, 2021…now; Engineer @ Bell Systems, 2018…2021; Intern @ Acme AB, 2016…2018",
			"the employer with its own dates",
		},
		{
			"Bell Systems AB      Mar 2021 - Present\nLead Engineer      Uppsala, Sweden\n  * Ran things.\n\nKorn Mills      Jan 2019 - Feb 2021\nEngineer      Ulm, Germany\n  * Built.\n",
			"Lead Engineer @ Bell Systems AB, 2021-03…now; Engineer @ Korn Mills, 2019-01…2021-02",
			"AB in capitals before a date is a legal form",
		},
		{
			"Aug 2019 - Present\nLead Engineer\nKorn\nRan the mills of the whole town for years.\n\nMay 2016 - Jul 2019\nEngineer\nBell for Mills\nBuilt the mills of the whole town for years.\n",
			"Lead Engineer @ Korn, 2019-08…now; Engineer @ Bell for Mills, 2016-05…2019-07",
			"a plain name below the title",
		},
	} {
		if got := jobsOf(read(t, "a.txt", head+c.text)); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.why, got, c.want)
		}
	}
}
