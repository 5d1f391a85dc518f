package sourcing

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestScrub(t *testing.T) {
	for _, c := range []struct{ in, want, why string }{
		{"mail ada.l+x@mail.example.org, thanks", "mail [removed], thanks", "an address"},
		{"ada at example dot org", "ada at example dot org", "words alone are no address"},
		{"ada [at] example [dot] org", "[removed]", "signs spelled out"},
		{"<mailto:ada@example.org>", "<[removed]>", "a link"},
		{"jürgen@müller.example", "[removed]", "letters of any script"},
		{"Signed-off-by: Ada <ada@example.org>", "Signed-off-by: Ada <[removed]>", "a trailer"},
		{"call +49 30 1234567 or (030) 123 4567", "call [removed] or [removed]", "numbers"},
		{"tel 555-013-4477", "tel [removed]", "groups of digits"},
		{"go get example.org/x/y@v1.2.3", "go get example.org/x/y@v1.2.3", "a module version"},
		{"@octo please see #1234 and 3f2a9c1", "@octo please see #1234 and 3f2a9c1", "a mention is no address"},
		{"on 2026-03-01 at 10:22:41 it took 1250 ms", "on 2026-03-01 at 10:22:41 it took 1250 ms", "dates and figures"},
		{"10.0.12.7:8080 and 1.2.3-rc.1", "10.0.12.7:8080 and 1.2.3-rc.1", "addresses of machines"},
	} {
		if got := Scrub(c.in); got != c.want {
			t.Errorf("%s: Scrub(%q) = %q, want %q", c.why, c.in, got, c.want)
		}
	}
}

// Every field of a line is clean, and people with unclean keys stay apart.
func TestCleanEveryField(t *testing.T) {
	const dirty = "ada@canary.example +49 30 5550134"
	ev := Evidence{
		Kind: Talk, Actor: Actor{"table:" + dirty, dirty, dirty}, Subject: []string{"topic:" + dirty, "link:https://x.example/ada%40canary.example"}, Text: dirty, Quote: dirty,
		Place: Place{dirty, dirty, 1}, URL: "https://x.example/ada@canary.example?tel=+49305550134", Reasons: []string{dirty}, Source: dirty, Terms: dirty,
	}
	subject := ev.Subject
	got := clean(ev)
	if all := fmt.Sprintf("%+v", got); strings.Contains(all, "canary") || strings.Contains(all, "5550134") {
		t.Error(all)
	}
	if subject[0] != "topic:"+dirty {
		t.Error("the caller's subjects were changed")
	}
	ev.Actor.ID = "bo@canary.example"
	if other := clean(ev); other.Actor.ID == got.Actor.ID || other.Actor.ID == "" || clean(ev).Actor.ID != other.Actor.ID {
		t.Errorf("%q and %q", other.Actor.ID, got.Actor.ID)
	}
	plain := Evidence{Actor: Actor{"github", "41898282", "ada-example"}, Subject: []string{"import:github.com/jackc/pgx/v5", "language:C++"}, URL: "https://github.com/o/r/pull/812#discussion_r1234567890", Place: Place{"o/r", "migrations/0001_begin.sql", 3}}
	if after := clean(plain); fmt.Sprint(after) != fmt.Sprint(plain) {
		t.Errorf("what holds nothing is changed: %+v", after)
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		want string
		why  string
	}{
		{"short", 10, "short", "fits"},
		{"one two three four", 16, "one two three…", "cut at characters: no space near the end"},
		{"one two three fourfive", 19, "one two three…", "cut at a space near the end"},
		{"äääääääääää", 10, "äää…", "no character is cut in half"},
	} {
		got := cut(c.in, c.n)
		if got != c.want || len(got) > c.n || !utf8.ValidString(got) {
			t.Errorf("%s: cut(%q) = %q", c.why, c.in, got)
		}
	}
}

// Nobody on the list is named in the words of others.
func TestMentionsOfTheSuppressed(t *testing.T) {
	p := allowed
	var err error
	if p.Suppress, err = ReadSuppression(strings.NewReader("github:@Left-Out\n")); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ source, in, want, why string }{
		{"github", "As @left-out said, (cc @LEFT-OUT, @left-outer).", "As [removed] said, (cc [removed], @left-outer).", "whole names, in any case"},
		{"gitlab", "As @left-out said.", "As @left-out said.", "an account of another site"},
	} {
		got := p.apply([]Evidence{{Kind: Review, Actor: Actor{c.source, "1", "ada-example"}, Text: c.in, Quote: c.in}}, time.Time{})
		if len(got) != 1 || got[0].Text != c.want || got[0].Quote != c.want {
			t.Errorf("%s: %+v", c.why, got)
		}
	}
}

func TestReadSuppression(t *testing.T) {
	s, err := ReadSuppression(strings.NewReader("# people who asked us\n\ngithub:42\nGitHub:@Ada-Example\nhttps://github.com/Bob-Example/ # page\ncara@example.org\n"))
	if err != nil || s.Len() != 4 {
		t.Fatalf("%d entries, %v, want 4", s.Len(), err)
	}
	for _, c := range []struct {
		actor Actor
		want  bool
		why   string
	}{
		{Actor{"github", "42", "renamed"}, true, "an ID survives a new login"},
		{Actor{"github", "7", "ada-EXAMPLE"}, true, "logins ignore case"},
		{Actor{"github", "8", "bob-example"}, true, "the address of a page"},
		{Actor{"gitlab", "42", "ada-example"}, false, "another source"},
		{Actor{"github", "9", ""}, false, "nobody"},
	} {
		if got := s.Has(c.actor); got != c.want {
			t.Errorf("%s: %v", c.why, got)
		}
	}
	if !s.HasMail(" Cara@Example.org") || s.HasMail("dora@example.org") {
		t.Error("an address is compared without its case")
	}
	if (*Suppression)(nil).Has(Actor{}) {
		t.Error("no list holds nobody")
	}
	if _, err := ReadSuppression(strings.NewReader("github:42\njust a name\n")); !errors.Is(err, ErrSuppression) || !strings.Contains(err.Error(), "line 2") || strings.Contains(err.Error(), "just") {
		t.Errorf("a line that names nobody: %v", err)
	}
}

// A list is written by hand, in any editor: nothing of its form lets somebody slip
// through, and what could match nobody is an error.
func TestSuppressionForms(t *testing.T) {
	ada := Actor{"github", "42", "ada-example"}
	for _, c := range []struct {
		list  string
		actor Actor
		why   string
	}{
		{"\ufeffgithub:42\n", ada, "a byte order mark"},
		{"github:7\r\ngithub:42\r\n", ada, "CRLF"},
		{"github: 42", ada, "a space behind the colon"},
		{"github:42\t# asked in May", ada, "a comment behind a tab"},
		{"GitHub:@Ada-Example # asked", ada, "a login in capitals"},
		{"https://github.com:443/ada-example?tab=repositories", ada, "a page with a port and a query"},
		{"mailto:Ada@Example.org", Actor{"git", MailHash("ada@example.org")[:16], "Ada"}, "an address as a link"},
		{"table:Go Day:Ada Quill", Actor{"table:go day", "Ada Quill", "Ada Quill"}, "a name in a list"},
		{"schedule:goday:@ada quill", Actor{"schedule:goday", "7", "Ada Quill"}, "a name in a schedule"},
	} {
		s, err := ReadSuppression(strings.NewReader(c.list))
		if err != nil || !s.Has(c.actor) {
			t.Errorf("%s: slips through, %v", c.why, err)
		}
	}
	for _, line := range []string{"@ada-example", "github:ada-example", "github:", ":42", "github:@", "https://github.com", "Ada Quill <ada@example.org>", "ada@", "mailto:"} {
		if _, err := ReadSuppression(strings.NewReader(line)); !errors.Is(err, ErrSuppression) {
			t.Errorf("%q could match nobody and is taken: %v", line, err)
		}
	}
}

// Whatever a source says, a line that was written can be read.
func TestWrittenLinesCanBeRead(t *testing.T) {
	long := strings.Repeat("\x01a", 1<<20)
	terms := make([]string, 5000)
	for i := range terms {
		terms[i] = strings.Repeat("\x02", maxTerm)
	}
	ev := clean(Evidence{Kind: Review, Source: long, Actor: Actor{long, long, long}, Subject: append(terms, long), Text: long, Place: Place{long, long, 1}, URL: "https://" + long, Quote: long, Reasons: terms, Terms: long})
	var b strings.Builder
	if err := Write(&b, func(yield func(Evidence, error) bool) { yield(ev, nil) }); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, err := range Read(strings.NewReader("\ufeff" + b.String())) {
		if err != nil {
			t.Errorf("a line of %d bytes: %v", b.Len(), err)
		}
		n++
	}
	if n != 1 || ev.URL != "" {
		t.Errorf("%d lines, an address of %d bytes", n, len(ev.URL))
	}
}

func FuzzScrub(f *testing.F) {
	f.Add("ada@example.org +49 30 1234567")
	f.Fuzz(func(t *testing.T, text string) {
		ev := clean(Evidence{Text: text, Quote: text})
		if len(ev.Text) > MaxText || len(ev.Quote) > MaxQuote || !utf8.ValidString(ev.Text) {
			t.Errorf("%d and %d bytes", len(ev.Text), len(ev.Quote))
		}
	})
}
