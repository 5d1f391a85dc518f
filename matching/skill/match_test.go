package skill

import (
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"
)

// checkMatches holds what is promised of the matches of any text.
func checkMatches(t *testing.T, x *Taxonomy, text string) {
	t.Helper()
	for _, list := range []bool{false, true} {
		all := x.search(nil, text, list)
		end := 0
		for _, m := range all {
			if m.Start < end || m.End <= m.Start || m.End > len(text) {
				t.Fatalf("match %+v is out of order, overlaps or is empty (%q)", m, text)
			}
			end = m.End
			word := text[m.Start:m.End]
			if utf8.ValidString(text) && !utf8.ValidString(word) {
				t.Fatalf("match %q cuts a character", word)
			}
			if _, ok := x.Lookup(word); !ok {
				t.Fatalf("match %q for %s is nothing that Lookup knows (%q)", word, m.Skill, text)
			}
		}
		var lines []Match
		at := 0
		for line := range strings.SplitAfterSeq(text, "\n") {
			for _, m := range x.search(nil, line, list) {
				lines = append(lines, Match{m.Skill, m.Start + at, m.End + at})
			}
			at += len(line)
		}
		if !slices.Equal(all, lines) {
			t.Fatalf("the text gives %v, its lines %v (%q)", all, lines, text)
		}
		if again := x.search(all[:0:0], text, list); !slices.Equal(all, again) {
			t.Fatalf("a second search gives %v, not %v (%q)", again, all, text)
		}
	}
}

// found returns "id:text" of the matches.
func found(x *Taxonomy, text string, list bool) string {
	var out []string
	for _, m := range x.search(nil, text, list) {
		out = append(out, string(m.Skill)+":"+text[m.Start:m.End])
	}
	return strings.Join(out, " | ")
}

func TestFind(t *testing.T) {
	x := Default()
	for _, row := range []struct{ text, want, why string }{
		{"Developed in C++, C# and .NET.", "cpp:C++ | csharp:C# | dotnet:.NET", "signs belong to the name"},
		{"C++11/14 and Python3", "cpp:C++ | python:Python3", "versions do not hide a name"},
		{"(.NET)", "dotnet:.NET", "a bracket before the dot"},
		{"C#/.NET", "csharp:C# | dotnet:.NET", "a slash before the dot"},
		{"C#.NET", "csharp:C#.NET", "an alias with a dot"},
		{"F# scripts", "fsharp:F#", "another sharp"},
		{"the net result, internet", "", "not .NET"},
		{"Node.js, NodeJS, Node JS, node-js", "nodejs:Node.js | nodejs:NodeJS | nodejs:Node JS | nodejs:node-js", "one name, many ways"},
		{"Java/J2EE", "java:Java | jakarta-ee:J2EE", "a slash parts"},
		{"HTML5/CSS3", "html:HTML5 | css:CSS3", "names with numbers"},
		{"PL/SQL and T-SQL", "plsql:PL/SQL | tsql:T-SQL", "names with a sign in them"},
		{"Spring Boot, Spring MVC", "spring-boot:Spring Boot | spring-mvc:Spring MVC", "the longest name wins"},
		{"JavaScript", "javascript:JavaScript", "not Java"},
		{"React Native with TypeScript", "react-native:React Native | typescript:TypeScript", "not React"},
		{"Ruby on Rails", "rails:Ruby on Rails", "not Ruby"},
		{"RESTful web services", "rest-api:RESTful web services", "several words"},
		{"Wrote a service in Go.", "go:Go", "the language"},
		{"Let us go.", "", "the verb"},
		{"Experience with C, C++, Java", "c:C | cpp:C++ | java:Java", "a letter in a row"},
		{"Sold vitamin C.", "", "a phrase speaks against"},
		{"Worked in R&D.", "", "not the language"},
		{"Java Developer (m/f/d)", "java:Java", "a letter behind a letter and a slash"},
		{"Repaired A/C units, wrote Java and C/C++", "java:Java | c:C | cpp:C++", "the same, and a language before a slash"},
		{"jane.go@java.com and www.react.dev/learn", "", "addresses"},
		{"https://github.com/someone/kotlin", "", "an address"},
		{"Java\nScript", "java:Java", "a line ends a name"},
		{"JAVA DEVELOPER", "java:JAVA", "a line of capitals"},
		{"Caf\u00e9 Kotlin\u2019s na\u00efve", "kotlin:Kotlin", "letters with accents and an apostrophe"},
		{"K\u00d6TLIN KOTLIN\u00c4", "", "a letter outside ASCII makes another word"},
		{"\u2022Java\u00a0\u2013\u00a0Kotlin\u2022", "java:Java | kotlin:Kotlin", "bullets, dashes, blanks that do not break"},
		{"\u00e2\u20ac\u00a2 Java \u00e2\u20ac\u201c Kotlin", "java:Java | kotlin:Kotlin", "mojibake of bullets"},
		{"Java\xff\xfeKotlin \x80PHP\xc3", "java:Java | kotlin:Kotlin | php:PHP", "invalid UTF-8 only separates"},
		{"\ufeffJava", "java:Java", "a byte order mark"},
		{"C\u0327 Kotlin", "kotlin:Kotlin", "a mark is part of the word"},
		{"TypeScript(3 years);PHP[legacy]", "typescript:TypeScript | php:PHP", "signs without blanks"},
		{"", "", "nothing"},
		{"+++###...", "", "signs only"},
		{"#golang", "go:golang", "a tag"},
	} {
		if got := found(x, row.text, false); got != row.want {
			t.Errorf("%q: found %s, want %s: %s", row.text, got, row.want, row.why)
		}
		checkMatches(t, x, row.text)
	}
}

func TestFindInList(t *testing.T) {
	x := Default()
	for _, row := range []struct{ text, want, why string }{
		{"Go, Rust, C, R", "go:Go | rust:Rust | c:C | r:R", "whole items"},
		{"Go", "go:Go", "an item alone"},
		{"Express | React | Spring", "express:Express | react:React | spring:Spring", "bars"},
		{"\u2022 Swift \u2022 Ruby", "swift:Swift | ruby:Ruby", "bullets"},
		{"- Go", "go:Go", "a dash at the beginning"},
		{"Go (3 years), C - 5 years", "go:Go | c:C", "a length of time"},
		{"Spring 5, Java 17", "spring:Spring | java:Java", "versions"},
		{"languages: go, rust, python", "go:go | rust:rust | python:python", "in lower case, beside a sure one"},
		{"go-getter, access control, swift response", "", "parts of items"},
		{"Ability to go the extra mile, Java", "java:Java", "a part of an item"},
		{"SAP R/3", "sap:SAP R/3", "no R"},
	} {
		if got := found(x, row.text, true); got != row.want {
			t.Errorf("%q: found %s, want %s: %s", row.text, got, row.want, row.why)
		}
		checkMatches(t, x, row.text)
	}
}

func TestFindAppends(t *testing.T) {
	x := Default()
	before := []Match{{Skill: "x", Start: 1, End: 2}}
	got := x.Find(before, "Kotlin")
	if want := []Match{{"x", 1, 2}, {"kotlin", 0, 6}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// randomText strings names, words and signs together.
func randomText(x *Taxonomy, r *rand.Rand, words int) string {
	signs := []string{" ", " ", " ", ", ", "/", "-", ".", "\n", " and ", "; ", " (", ") ", "#", "++", " .", "\u00a0", "\xff", "\u2022", "@", "\u00e9", "3", "&"}
	plain := []string{"go", "to", "the", "in", "live", "access", "wrote", "services", "Vitamin", "C", "R", "year", "2019", "http://", "x"}
	var b strings.Builder
	for range words {
		s := x.skills[r.IntN(len(x.skills))]
		switch names := append(s.Aliases, s.Name); r.IntN(3) {
		case 0:
			b.WriteString(plain[r.IntN(len(plain))])
		case 1:
			b.WriteString(strings.ToUpper(names[r.IntN(len(names))]))
		default:
			b.WriteString(names[r.IntN(len(names))])
		}
		b.WriteString(signs[r.IntN(len(signs))])
	}
	return b.String()
}

func TestMatchLaws(t *testing.T) {
	x := Default()
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		checkMatches(t, x, randomText(x, r, 1+r.IntN(60)))
	}
}

// TestEveryName finds every unambiguous name in a sentence.
func TestEveryName(t *testing.T) {
	x := Default()
	for _, s := range x.All() {
		for _, name := range append([]string{s.Name}, s.Aliases...) {
			text := "Wrote things, " + name + ", more"
			id, _ := x.Lookup(name)
			term := x.terms[valueOf(x, name)]
			if term.rule != noSkill {
				continue
			}
			if got := x.Find(nil, text); len(got) != 1 || got[0].Skill != id {
				t.Errorf("%q of %s: found %v", name, s.ID, got)
			}
		}
	}
}

func valueOf(x *Taxonomy, name string) int32 {
	first, _ := x.names.next(name, 0)
	v, _ := x.names.longest(name, []token{first})
	return v
}

func TestFindConcurrently(t *testing.T) {
	x := Default()
	text := randomText(x, rand.New(rand.NewPCG(3, 4)), 300)
	want := x.Find(nil, text)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				if got := x.Find(nil, text); !slices.Equal(got, want) {
					t.Errorf("another goroutine finds %v, not %v", got, want)
				}
			}
		})
	}
	wg.Wait()
}

// TestAllocations allows what an empty pool costs (the race detector empties it at
// random), and nothing a word.
func TestAllocations(t *testing.T) {
	x := Default()
	text := strings.Repeat("Wrote services in Go and C, moved access control to Java; Spring 2019.\n", 500)
	dst := x.Find(nil, text)
	if n := testing.AllocsPerRun(20, func() { dst = x.Find(dst[:0], text) }); n > 20 {
		t.Errorf("%v allocations for %d matches, want at most 20", n, len(dst))
	}
}

// TestLongLine shows that a line without end costs what its length costs; where
// words were looked up by pairs, it would take minutes.
func TestLongLine(t *testing.T) {
	x := Default()
	for _, part := range []string{"GO ", "go, ", "C/", "Access Spring ", "R&D R.", "a@", "Go-", "Java and "} {
		text := strings.Repeat(part, 1<<16/len(part))
		start := time.Now()
		x.FindInList(nil, text)
		if d := time.Since(start); d > 20*time.Second {
			t.Errorf("%.20q...: %v", text, d)
		}
	}
}

func FuzzFind(f *testing.F) {
	x := Default()
	for _, s := range []string{
		"Wrote C++, C# and .NET in Node.js", "Go, Rust\nC/R&D", "C#.NET .NET", "a@go.com http://x.io/c", "\xff\xfeJava\xc3", "K\u00d6TLIN \u2022 GO GO",
		"spring 2019, Access to Access", "#+#+c++#", ".net.net .net", "\u0130stanbul Java\u0307", "C\u2019s R.D. C. \u2019C", "Java\n\xea\x19C\x89",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { checkMatches(t, x, text) })
}
