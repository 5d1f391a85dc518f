package parse

import (
	"strings"
	"unicode"

	"github.com/proven-go/proven/parse/run"
)

// Some documents hold a whole column in one paragraph: what was a line end or a tab has
// become a row of blanks. Nobody types three blanks between words several times in one
// paragraph, so there every gap of two blanks or more is taken for the end of a line, or,
// before a date, for a tab.

// Bounds from which on a paragraph has lost its line ends.
const (
	unbrokenBytes = 200
	unbrokenGaps  = 3 // of three blanks or more
)

// lineBreaks gives the paragraphs of a flow document that have lost their line ends new
// ones. The runs of the caller are not changed.
func lineBreaks(runs []run.Run) []run.Run {
	var out []run.Run
	kept := 0 // runs up to here are in out
	for from := 0; from < len(runs); {
		to := from + 1
		for to < len(runs) && runs[to].Break == run.None {
			to++
		}
		whole := runs[from].Break == run.Paragraph || runs[from].Break == run.Cell
		if whole && (to == len(runs) || runs[to].Break == run.Paragraph || runs[to].Break == run.Cell) {
			if text := joined(runs[from:to]); unbroken(text) {
				out = append(out, runs[kept:from]...)
				out = append(out, cutRuns(runs[from:to], lostBreaks(text))...)
				kept = to
			}
		}
		from = to
	}
	if kept == 0 {
		return runs
	}
	return append(out, runs[kept:]...)
}

func joined(runs []run.Run) string {
	if len(runs) == 1 {
		return runs[0].Text
	}
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// unbroken reports whether a paragraph has lost its line ends.
func unbroken(text string) bool {
	if len(text) < unbrokenBytes || strings.ContainsAny(text, "\n\t") {
		return false
	}
	gaps, blanks, words := 0, 0, false
	for i := 0; i < len(text) && gaps < unbrokenGaps; i++ {
		if text[i] == ' ' {
			blanks++
			continue
		}
		if words && blanks >= 3 {
			gaps++
		}
		blanks, words = 0, true
	}
	return gaps >= unbrokenGaps
}

// A lostBreak is a place in a paragraph before which a break is missing.
type lostBreak struct {
	at  int
	new run.Break
}

// lostBreaks finds the missing breaks of a paragraph, in order.
func lostBreaks(text string) []lostBreak {
	var out []lostBreak
	dated := false // the cell before is a date and nothing else
	for at := 0; at < len(text); {
		from := at + len(text[at:]) - len(strings.TrimLeft(text[at:], " "))
		end := len(text)
		if gap := strings.Index(text[from:], "  "); gap >= 0 {
			end = from + gap
		}
		if from == end {
			break
		}
		date := leadingRange(text[from:end])
		switch name := from + date; {
		case date > 0 && from > 0:
			out = append(out, lostBreak{from, run.Tab})
			name += len(text[name:end]) - len(strings.TrimLeft(text[name:end], " "))
			if name < end && unicode.IsUpper(firstRune(text[name:end])) {
				out = append(out, lostBreak{name, run.Paragraph})
				out = appendName(out, text[name:end], name)
			}
		default:
			if from > 0 {
				out = append(out, lostBreak{from, run.Paragraph})
			}
			if dated {
				out = appendName(out, text[from:end], from)
			} else {
				out = appendHead(out, text[from:end], from)
			}
		}
		dated = from+date == end
		at = end
	}
	return out
}

// leadingRange returns where the range of dates ends that a text begins with, 0 if it
// begins with none.
func leadingRange(text string) int {
	ps := periods(text[:min(len(text), 60)], 0)
	if len(ps) == 0 || ps[0].single || ps[0].span.Start > 0 {
		return 0
	}
	return ps[0].span.End
}

// appendName cuts the name of an employer off what was done there, behind a date: "Acme
// Mills Kept the books".
func appendName(out []lostBreak, cell string, from int) []lostBreak {
	at := 0
	for n, w := range firstFields(cell, 6) {
		at += strings.Index(cell[at:], w)
		if !unicode.IsUpper(firstRune(w)) {
			return out
		}
		if n > 0 && tells(cell[at:]) {
			return append(out, lostBreak{from + at, run.Paragraph})
		}
		at += len(w)
	}
	return out
}

// appendHead cuts a section's head off the text behind it, and the head of a summary off
// the few words before it too.
func appendHead(out []lostBreak, cell string, from int) []lostBreak {
	words := firstFields(cell, 6)
	at := 0
	for n, w := range words[:max(0, len(words)-1)] {
		at += strings.Index(cell[at:], w)
		kind, noun := headNouns[strings.ToLower(w)]
		_, more := headNouns[strings.ToLower(words[n+1])]
		if noun && !more && unicode.IsUpper(firstRune(w)) && unicode.IsUpper(firstRune(words[n+1])) && (len(words[n+1]) == 1 || !headFillers[strings.ToLower(words[n+1])]) {
			switch kind {
			case WorkSection, EducationSection, SkillSection, LanguageSection, SummarySection:
				if n > 0 && kind != SummarySection {
					return out
				}
				if n > 0 {
					out = append(out, lostBreak{from + at, run.Paragraph})
				}
				next := at + len(w) + strings.Index(cell[at+len(w):], words[n+1])
				return append(out, lostBreak{from + next, run.Paragraph})
			}
		}
		at += len(w)
	}
	return out
}

// cutRuns cuts the runs of a paragraph at the breaks that it lacks.
func cutRuns(runs []run.Run, breaks []lostBreak) []run.Run {
	var out []run.Run
	start := 0 // of the run, in the text of the paragraph
	for _, r := range runs {
		at, end, text := start, start+len(r.Text), r.Text
		for ; len(breaks) > 0 && breaks[0].at < end; breaks = breaks[1:] {
			if b := breaks[0]; b.at > at {
				r.Text = text[at-start : b.at-start]
				out = append(out, r)
				at = b.at
			}
			r.Break = breaks[0].new
			r.Style &^= run.Bullet
		}
		r.Text = text[at-start:]
		out = append(out, r)
		start = end
	}
	return out
}
