package sourcing

import (
	"slices"
	"strings"
	"testing"
)

func TestClarity(t *testing.T) {
	inline := Comment{Path: "pool/retry.go", Hunk: "+	for attempt := 0; ; attempt++ {\n+		dialOnce(ctx)"}
	for _, c := range []struct {
		text string
		want int
		lack string
		why  string
	}{
		{"This retries without a limit; please add a cap, because every node would retry at once after an outage.", 6, "", "problem, suggestion and reason"},
		{"LGTM", 2, LongEnough, "a template: attached and respectful, no more"},
		{"Should we return early here when the context is already cancelled?", 6, "", "a question about behaviour with its condition"},
		{"why this?", 2, HasAct, "a bare question asks the reader to guess"},
		{"> please add a cap because nodes retry\n\nok", 2, HasReason, "what is quoted is not said"},
		{"Please rename this one so that only an idiot could misread the loop again.", 5, Respectful, "an insult"},
		{"I added the cap that you asked for, because the retries went on forever.", 4, HasLocus, "speaks of the writer's own change"},
		{"Consider moving `dialOnce` out of the loop body entirely here.", 6, "", "names something of the change"},
	} {
		inline.Text = c.text
		points, reasons := Clarity(inline)
		if points != c.want || points != len(reasons) || c.lack != "" && slices.Contains(reasons, c.lack) {
			t.Errorf("%s: %d points for %q: %v", c.why, points, c.text, reasons)
		}
	}
	if points, reasons := Clarity(Comment{}); points != 1 || reasons[0] != Respectful {
		t.Errorf("silence is %d points: %v", points, reasons)
	}
}

// Repeating a comment, and padding it, earns nothing once it says enough.
func TestClarityIgnoresLength(t *testing.T) {
	c := Comment{Path: "a.go", Text: "Please close the body here, otherwise the connection is never reused by the client."}
	want, _ := Clarity(c)
	c.Text = strings.Repeat(c.Text+"\n", 50)
	if got, _ := Clarity(c); got != want {
		t.Errorf("fifty times the comment: %d points, once: %d", got, want)
	}
}

func FuzzClarity(f *testing.F) {
	f.Add("please `x` because", "hunk")
	f.Fuzz(func(t *testing.T, text, hunk string) {
		points, reasons := Clarity(Comment{Text: text, Hunk: hunk})
		if points < 0 || points > MaxClarity || points != len(reasons) {
			t.Errorf("%d points, %d reasons", points, len(reasons))
		}
	})
}
