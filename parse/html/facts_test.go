package html

import (
	"context"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// ld wraps JSON-LD as a page does.
func ld(s string) string {
	return `<html><head><script type="application/ld+json">` + s + `</script></head><body>x</body></html>`
}

const vocabulary = `"@context":"https://schema.org",`

// factTests are pages and what they say, "property=value" joined by "; ".
var factTests = []struct{ why, in, want string }{
	{"a page without such data", "<p>Ada Example</p>", ""},
	{"a person in JSON-LD", ld(`{` + vocabulary + `"@type":"Person","name":" Ada\n Example ","jobTitle":"Engineer","email":"mailto:ada@ada.example?subject=x","telephone":"tel:+49 711 555","url":"https://ada.example","sameAs":["https://github.com/ada","https://gitlab.com/ada"],"knows":"x"}`),
		"name=Ada Example; jobTitle=Engineer; email=ada@ada.example; telephone=+49 711 555; url=https://ada.example; sameAs=https://github.com/ada; sameAs=https://gitlab.com/ada"},
	{"in a graph, with a nested address", ld(`{` + vocabulary + `"@graph":[{"@type":"WebSite","name":"x"},{"@type":["Thing","Person"],"givenName":"Ada","familyName":"Example","address":{"@type":"PostalAddress","addressLocality":"Bonn","addressCountry":{"@type":"Country","name":"DE"}}}]}`),
		"name=Ada Example; addressLocality=Bonn; addressCountry=DE"},
	{"in a list; the first one counts", ld(`[{` + vocabulary + `"@type":"http://schema.org/Person","name":"Ada"},{"@type":"Person","name":"Bob"}]`), "name=Ada"},
	{"what a page is about", ld(`{` + vocabulary + `"@type":"ProfilePage","author":{"@type":"Person","name":"Bob"},"mainEntity":{"@type":"Person","name":"Ada"}}`), "name=Ada"},
	{"the author of a thing is somebody else", ld(`{` + vocabulary + `"@type":"Article","author":{"@type":"Person","name":"Bob"}}`), ""},
	{"broken JSON gives nothing, the next block is read", ld(`{`+vocabulary+`"@type":"Person","name":"Bob"`) + ld(`{`+vocabulary+`"@type":"Person","name":"Ada"}`), "name=Ada"},
	{"values of other kinds", ld(`{` + vocabulary + `"@type":"Person","name":7,"email":null,"url":{"@id":"https://ada.example"},"jobTitle":{"@type":"DefinedTerm","name":"Clerk"},"address":"Bonn"}`), "jobTitle=Clerk; url=https://ada.example"},
	{"other scripts", `<script>{"@context":"https://schema.org","@type":"Person","name":"Ada"}</script>`, ""},
	{"a value that is too long", ld(`{` + vocabulary + `"@type":"Person","name":"` + strings.Repeat("a", 301) + `"}`), ""},
	{"microdata", `<div itemscope itemtype="http://schema.org/Person"><h1 itemprop="name">Ada <b>Example</b></h1>
		<meta itemprop="jobTitle" content="Clerk"><a itemprop="email" href="mailto:ada@ada.example">mail</a><a itemprop="url" href="https://ada.example">me</a>
		<div itemprop="address" itemscope itemtype="http://schema.org/PostalAddress"><span itemprop="addressLocality">Bonn</span></div>
		<div itemprop="worksFor" itemscope><span itemprop="name">Acme</span></div></div>
		<div itemscope itemtype="http://schema.org/Person"><p itemprop="name">Bob</div>`,
		"name=Ada Example; jobTitle=Clerk; email=ada@ada.example; url=https://ada.example; addressLocality=Bonn"},
	{"a link round a name", `<p itemscope itemtype="https://schema.org/Person"><a itemprop="name" href="https://ada.example">Ada<br>Example</a>`, "name=Ada Example"},
	{"another kind of item", `<div itemscope itemtype="http://schema.org/Organization"><p itemprop="name">Acme</p><p itemprop="founder" itemscope itemtype="http://schema.org/Person"><b itemprop="name">Bob</b></div>`, ""},
	{"RDFa under a vocabulary", `<div vocab="https://schema.org/" typeof="Person"><h1 property="name">Ada <b>Example</b></h1><meta property="jobTitle" content="Clerk">
		<a property="email" href="mailto:ada@ada.example">mail</a><a property="sameAs" href="https://github.com/ada">code</a>
		<div property="address" typeof="PostalAddress"><span property="addressLocality">Bonn</span></div><div property="worksFor" typeof="Organization"><span property="name">Acme</span></div></div>`,
		"name=Ada Example; jobTitle=Clerk; email=ada@ada.example; sameAs=https://github.com/ada; addressLocality=Bonn"},
	{"RDFa with a prefix", `<p typeof="schema:Person"><b property="schema:name">Ada</b><i property="foaf:name">Bob</i><i property="name">Bob</i>`, "name=Ada"},
	{"RDFa of another vocabulary", `<p vocab="http://xmlns.com/foaf/0.1/" typeof="Person">schema.org <b property="name">Bob</b>`, ""},
	{"a person of another thing in RDFa", `<div vocab="http://schema.org/" typeof="Article"><p property="author" typeof="Person"><b property="name">Bob</b></p></div>`, ""},
	{"both forms", ld(`{"@type":"Person","name":"Ada"}`) + `<p itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ada</b><i itemprop="jobTitle">Clerk</i>`, "name=Ada; jobTitle=Clerk"},
}

func TestFacts(t *testing.T) {
	for _, test := range factTests {
		var got []string
		for _, f := range Facts(t.Context(), []byte(test.in), Limits{}) {
			got = append(got, f.Property+"="+f.Value)
		}
		if s := strings.Join(got, "; "); s != test.want {
			t.Errorf("%s: got %q, want %q", test.why, s, test.want)
		}
	}
}

func TestFactsBounds(t *testing.T) {
	deep := ld(vocabulary + strings.Repeat(`[`, 200_000))
	nested := ld(strings.Repeat(`[`, 5000) + `{"@type":"Person",` + vocabulary + `"name":"Ada"}` + strings.Repeat(`]`, 5000))
	many := ld(`{` + vocabulary + `"@type":"Person","sameAs":["` + strings.Join(strings.Fields(numbersTo(1000)), `","`) + `"]}`)
	marks := `<p>schema.org` + strings.Repeat(`<div itemscope itemtype="http://schema.org/Person"><b itemprop="name">`, 3000)
	for _, test := range []struct {
		why, in string
		want    int
	}{
		{"JSON that nests too deep for its decoder", deep, 0},
		{"a person deeper than the limit", nested, 0},
		{"more values than are kept", many, maxFacts},
		{"items in items", marks, 0},
	} {
		if got := Facts(t.Context(), []byte(test.in), Limits{}); len(got) != test.want {
			t.Errorf("%s: %d facts, want %d", test.why, len(got), test.want)
		}
	}
	page := []byte(factTests[1].in)
	if got := Facts(t.Context(), page, Limits{MaxBytes: 10}); got != nil {
		t.Errorf("a page over the limit gives %v", got)
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	if got := Facts(over, page, Limits{}); got != nil {
		t.Errorf("an ended context gives %v", got)
	}
}

func numbersTo(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("https://example.org/" + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + " ")
	}
	return b.String()
}

func FuzzFacts(f *testing.F) {
	for _, test := range factTests {
		f.Add([]byte(test.in))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got := Facts(t.Context(), data, Limits{})
		if len(got) > maxFacts {
			t.Fatalf("%d facts", len(got))
		}
		for _, f := range got {
			known := slices.Contains(ofPerson, f.Property) || slices.Contains(ofAddress, f.Property)
			if !known || f.Value == "" || len(f.Value) > maxValue || !utf8.ValidString(f.Value) {
				t.Errorf("bad fact %q", f)
			}
		}
	})
}
