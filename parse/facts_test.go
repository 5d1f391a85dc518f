package parse

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// stating returns a page with JSON-LD of a person in its head; the rules find no name,
// place or address in what it shows.
func stating(person string) string {
	return `<html><head><script type="application/ld+json">{"@context":"https://schema.org","@type":"Person",` + person + `}</script></head><body>
<p>hello there, i am Ada Example and this page tells what i did over the last ten years or so in this trade of ours.</p>
<h2>Experience</h2><p>Clerk, Acme Ltd, 2015 - 2019</p><p>Kept the books in order.</p>
<h2>Interests</h2><p>reach me on +49 711 5550 1234 at home, or <a href="https://ada.example/me">on the web</a></p>
<p>53111 Quellstadt, QX</p><p style="display:none">Eve Hidden, eve@hidden.example</p>
<h2>References</h2><p>Bob Referee, bob@referee.example</p></body></html>`
}

func TestFacts(t *testing.T) {
	basics := func(page string) Basics {
		t.Helper()
		r, err := new(Parser).Read(t.Context(), "ada.html", strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		r.visit(func(at slot, f *Field) {
			if !f.Span.Empty() && at.list == "basics" && at.name == "name" && foldSpace(r.Text[f.Span.Start:f.Span.End]) != f.Value {
				t.Errorf("the span of %q holds %q", f.Value, r.Text[f.Span.Start:f.Span.End])
			}
		}, func(slot, *Date) {})
		return r.Basics
	}
	show := func(b Basics) string {
		out, err := json.Marshal(b)
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	silent := show(basics(stating(`"x":1`)))
	for _, test := range []struct{ why, person, want string }{
		{"a name that the rules miss", `"name":"Ada Example"`, `"name":"Ada Example"`},
		{"a page that is linked", `"name":"Ada Example","url":"https://ada.example/me/"`, `"url":"https://ada.example/me"`},
		{"a town with its code; other lines are not looked at", `"address":{"postalCode":"53111","addressLocality":"Quellstadt","addressCountry":"QX"}`, `"postalCode":"53111","city":"Quellstadt","countryCode":"QX"`},
	} {
		if got := show(basics(stating(test.person))); !strings.Contains(got, test.want) || strings.Contains(silent, test.want) {
			t.Errorf("%s: got %s, want %s in it, and not in %s", test.why, got, test.want, silent)
		}
	}
	for _, test := range []struct{ why, person string }{
		{"what is shown nowhere", `"name":"Eve Sample","email":"eve@sample.example","telephone":"+1 503 555 0100","jobTitle":"Architect","sameAs":"https://github.com/eve","url":"https://eve.example"`},
		{"what is in the page but hidden", `"name":"Eve Hidden","email":"eve@hidden.example"`},
		{"what is shown of a referee", `"name":"Bob Referee"`},
		{"a part of a word or an address", `"name":"Exam","url":"https://ada.example"`},
		{"the title of a job is not the person's", `"jobTitle":"Clerk"`},
		{"broken JSON", `"name":"Ada Example",,`},
	} {
		if got := show(basics(stating(test.person))); got != silent {
			t.Errorf("%s: got %s, want %s", test.why, got, silent)
		}
	}
	if f := basics(stating(`"name":"Ada Example"`)).Name; f.Confidence != Stated || f.Span.Empty() {
		t.Errorf("got %+v, want the words' span, and Stated", f)
	}
}

// Facts never change a field that the rules have filled.
func TestFactsFillOnly(t *testing.T) {
	page := func(fact string) string {
		return fmt.Sprintf(`<div itemscope itemtype="https://schema.org/Person">%s<h1>Ada Example</h1><p>Platform Engineer</p><p>ada@ada.example</p></div>
<h2>Skills</h2><p>Go, Python, taught by Ada Other, ada@other.example</p>`, fact)
	}
	var got [2]string
	for i, fact := range []string{"", `<meta itemprop="name" content="Ada Other"><meta itemprop="email" content="ada@other.example">`} {
		r, err := new(Parser).Read(t.Context(), "ada.html", strings.NewReader(page(fact)))
		if err != nil {
			t.Fatal(err)
		}
		got[i] = fmt.Sprint(r.Basics)
	}
	if got[0] != got[1] {
		t.Errorf("got %s, want %s", got[1], got[0])
	}
}

// A number that is only the target of a visible link counts, one of a hidden link not.
func TestFactsLinked(t *testing.T) {
	for _, test := range []struct{ why, link, want string }{
		{"a visible link", `<a href="tel:+4971155501234">call me</a>`, "+49 711 5550 1234"},
		{"a hidden link", `<a href="tel:+4971155501234" style="display:none">call me</a>`, ""},
		{"a link without words", `<a href="tel:+4971155501234"> &#8203;</a>`, ""},
	} {
		page := `<div itemscope itemtype="https://schema.org/Person"><h1 itemprop="name">Ada Example</h1><meta itemprop="telephone" content="+49 711 5550 1234"><p>` + test.link + `</p></div><h2>Skills</h2><p>Go, Python</p>`
		r, err := new(Parser).Read(t.Context(), "ada.html", strings.NewReader(page))
		if err != nil || r.Basics.Phone.Value != test.want {
			t.Errorf("%s: got %q (%v), want %q", test.why, r.Basics.Phone.Value, err, test.want)
		}
	}
}
