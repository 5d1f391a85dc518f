package parse

import "testing"

func TestWovenColumns(t *testing.T) {
	r := read(t, "a.txt", `Jane Doe

WORK EXPERIENCE

Acme Mills (Ulm, Germany) I am working on critical business projects
Software Engineer a wide stack of tools for the mills
December 2019 - present - Java, Spring and other things of that kind
Bell Works (Bonn, Germany) Designing a backend for the support of customers
Senior Developer an application as a part of the large team
June 2017 - December 2019 - Java, Camel and Docker for all of them
`)
	if got, want := jobsOf(r), "Software Engineer @ Acme Mills, 2019-12…now; Senior Developer @ Bell Works, 2017-06…2019-12"; got != want {
		t.Errorf("heads woven with text: got\n%s\nwant\n%s", got, want)
	}
}
