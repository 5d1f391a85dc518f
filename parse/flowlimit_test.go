package parse

import (
	"context"
	"strings"
	"testing"

	"github.com/proven-go/proven/parse/run"
)

// TestLongLines reads lines that no page holds. A line of a hundred thousand segments
// once took time that grew with its square.
func TestLongLines(t *testing.T) {
	for _, c := range []struct{ name, cell, why string }{
		{"tabs", "a\t", "a tab ends a segment"},
		{"runs of tabs", "a\t\t\t", "empty segments count for nothing"},
		{"wide blanks", "a   ", "three blanks stand for a tab"},
		{"dates", "2019\t", "a date in every segment"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := "Jane Doe\n\nWork Experience\n" + strings.Repeat(c.cell, (32<<10)/len(c.cell)) + "\n"
			r, err := new(Parser).Read(context.Background(), "a.txt", strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			word := strings.Fields(c.cell)[0]
			if got, want := strings.Count(r.Text, word), strings.Count(text, word); got != want {
				t.Errorf("%s: %d cells, want all %d", c.why, got, want)
			}
			for line := range strings.Lines(r.Text) {
				if n := strings.Count(line, "\t") + 1; n > maxSegments {
					t.Fatalf("%s: a line of %d segments, want at most %d", c.why, n, maxSegments)
				}
			}
		})
	}
}

func TestLongRows(t *testing.T) {
	var cells run.Document
	for range 3 * maxSegments {
		cells.Runs = append(cells.Runs, run.Run{Text: "a", Break: run.Cell})
	}
	if got := len(flowLines(cells)); got != 3 {
		t.Errorf("%d lines of a table row with three times the cells of a line, want 3", got)
	}
	wide := line{page: 2, y: 30, bullet: true, segments: make([]segment, 2*maxSegments+1)}
	got := narrowed([]line{wide})
	if len(got) != 3 || len(got[2].segments) != 1 || got[2].page != 2 || got[1].bullet {
		t.Errorf("a line of a page came as %d lines, want 3 of its page, one list item", len(got))
	}
	if one := []line{{segments: make([]segment, maxSegments)}}; len(narrowed(one)) != 1 {
		t.Error("a line of just as many segments was cut")
	}
}
