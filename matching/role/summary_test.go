package role

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestSummaryMarkdown(t *testing.T) {
	s := Summary{
		Title:      "Engineer for <C++> & a | b",
		FirstFocus: "one\ntwo",
		Systems:    "*not stated*",
		Success:    `a \ b`,
		Spec:       "0123",
	}
	const want = `# Role impact summary: Engineer for \<C++\> \& a \| b

| | |
|---|---|
| First focus | one<br>two |
| Systems | \*not stated\* |
| Success | a \\ b |
| Collaboration | *not stated* |

Spec 0123
`
	if got := s.Markdown(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := ParseSummary("A letter.\n\n" + want + "\nBest wishes\n"); got != s {
		t.Errorf("read back %+v, want %+v", got, s)
	}
	if got := ParseSummary("no summary | at all"); got != (Summary{}) {
		t.Errorf("%+v from a text without a summary", got)
	}
}

// TestSummaryReadsBack: Markdown and JSON give the summary again, whatever its texts.
func TestSummaryReadsBack(t *testing.T) {
	rnd := rand.New(rand.NewPCG(11, 11))
	for range 2000 {
		text := func() string { return randomText(rnd, false) }
		s := Summary{text(), text(), text(), text(), text(), platformSpec().Hash()}
		markdown := s.Markdown()
		if got := ParseSummary(markdown); got != s {
			t.Fatalf("read back %+v, want %+v from\n%s", got, s, markdown)
		}
		if n := strings.Count(markdown, "\n"); n != 10 {
			t.Fatalf("%d lines, want 10: a text broke out of its row\n%s", n, markdown)
		}
		encoded, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		var got Summary
		if err := json.Unmarshal(encoded, &got); err != nil || got != s {
			t.Fatalf("JSON gives %+v, want %+v: %v", got, s, err)
		}
	}
}

func FuzzParseSummary(f *testing.F) {
	f.Add(platformSpec().Summary().Markdown())
	f.Add("# Role impact summary: \\<br>\n| Systems | *not stated* |\n| Success | &#13;\\ |\nSpec \r\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		s := ParseSummary(text)
		if again := ParseSummary(s.Markdown()); again != s {
			t.Fatalf("read %+v, and again %+v", s, again)
		}
	})
}
