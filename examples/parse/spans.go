package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/parse"
)

// A mark is a field's place in the text.
type mark struct {
	parse.Span
	path  string
	doubt bool // read by a guess or by its place alone
}

// doubtful is the confidence from which on a field is not marked as doubtful.
const doubtful = parse.Known

// asSpans prints the text of a document with every field marked where it stands,
// then what is not in the text: links, hidden text, diagnostics.
func asSpans(colour bool) func(io.Writer, parse.Document) error {
	return func(w io.Writer, doc parse.Document) error {
		fmt.Fprintf(w, "== %s\n", term.Clean(doc.Name))
		if doc.Err != nil {
			fmt.Fprintf(w, "error: %s\n\n", term.Clean(doc.Err.Error()))
			return nil
		}
		r := doc.Resume
		marks, elsewhere := marksOf(r)
		fmt.Fprintln(w, strings.TrimRight(marked(r.Text, marks, colour), "\n"))
		fmt.Fprintln(w, "--")
		for _, line := range elsewhere {
			fmt.Fprintln(w, line)
		}
		for _, h := range r.Hidden {
			fmt.Fprintf(w, "hidden (page %d, %s): %s\n", h.Page, h.Reason, term.Clean(h.Text))
		}
		for _, d := range r.Diagnostics {
			fmt.Fprintf(w, "diagnostic: %s %s\n", d.Code, d.Detail)
		}
		months := r.Experience()
		_, err := fmt.Fprintf(w, "experience: %d years %d months; dated %s\n\n", months/12, months%12, cmp.Or(r.Dated.String(), "nowhere"))
		return err
	}
}

// marksOf returns the places of the fields, outer before inner, and a line for each
// field that is not in the text. A place that crosses another one is left out: marks
// nest.
func marksOf(r *parse.Resume) (marks []mark, elsewhere []string) {
	for path, f := range r.Fields() {
		if f.Span.Empty() {
			elsewhere = append(elsewhere, fmt.Sprintf("%s: %s", path, term.Clean(f.Value)))
			continue
		}
		marks = append(marks, mark{f.Span, path, f.Confidence < doubtful})
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	var open []mark
	marks = slices.DeleteFunc(marks, func(m mark) bool {
		for len(open) > 0 && open[len(open)-1].End <= m.Start {
			open = open[:len(open)-1]
		}
		if len(open) > 0 && open[len(open)-1].End < m.End {
			return true
		}
		open = append(open, m)
		return false
	})
	return marks, elsewhere
}

// marked writes the marks into the text: ‹path: words›, in colour on a terminal.
func marked(text string, marks []mark, colour bool) string {
	var b strings.Builder
	var open []mark
	at := 0
	move := func(to int) { // closes what ends before to
		for len(open) > 0 && open[len(open)-1].End <= to {
			inner := open[len(open)-1]
			open = open[:len(open)-1]
			b.WriteString(term.Safe(text[at:inner.End]))
			at = inner.End
			b.WriteString(closing(open, colour))
		}
		b.WriteString(term.Safe(text[at:to]))
		at = to
	}
	for _, m := range marks {
		move(m.Start)
		b.WriteString(opening(m, colour))
		open = append(open, m)
	}
	move(len(text))
	return b.String()
}

func opening(m mark, colour bool) string {
	doubt := ""
	if m.doubt {
		doubt = "?"
	}
	if !colour {
		return "‹" + m.path + doubt + ": "
	}
	return "\x1b[2m‹" + m.path + doubt + " \x1b[0m" + ink(m.path)
}

// closing ends a mark and, on a terminal, takes up the colour around it.
func closing(around []mark, colour bool) string {
	if !colour {
		return "›"
	}
	end := "\x1b[0m\x1b[2m›\x1b[0m"
	if len(around) > 0 {
		end += ink(around[len(around)-1].path)
	}
	return end
}

// ink is the colour of a part of the résumé.
func ink(path string) string {
	part, _, _ := strings.Cut(path, ".")
	part, _, _ = strings.Cut(part, "[")
	switch part {
	case "basics":
		return "\x1b[36m" // cyan
	case "work", "projects", "volunteer":
		return "\x1b[32m" // green
	case "education", "certificates":
		return "\x1b[33m" // yellow
	}
	return "\x1b[35m" // magenta
}
