package parse

import (
	"math"
	"strings"
	"unicode"

	"github.com/proven-go/proven/parse/run"
)

// In narrow columns the heads of entries take two lines: "Lead Designer at Acme" and
// "Studios". They are put together again where the first word of the second line would
// not have fitted on the first. Running text stays as it is: its stages know paragraphs.

// Bounds on what is put together: a head, not a paragraph.
const (
	maxWrapped      = 3   // lines
	maxWrappedBytes = 130 // of text
)

// rejoin joins the wrapped lines among those of one region, which come from top to
// bottom.
func rejoin(in []line) []line {
	margin, ok := rightMargin(in)
	if !ok {
		return in
	}
	tight := math.Inf(1)
	for _, l := range in[1:] {
		tight = math.Min(tight, l.gap)
	}
	var out []line
	for i := 0; i < len(in); {
		j := i + 1
		for j < len(in) && in[j].gap <= tight+0.35 && wraps(in[j-1], in[j], margin) {
			j++
		}
		head := in[i]
		if j-i > 1 && joinable(in[i:j]) {
			for _, l := range in[i+1 : j] {
				head = joinLines(head, l)
			}
			out = append(out, head)
		} else {
			out = append(out, in[i:j]...)
		}
		i = j
	}
	return out
}

// rightMargin returns where the lines of a region end. Only a region with running text
// has one: the longest item of a list is no margin.
func rightMargin(lines []line) (float64, bool) {
	margin := 0.0
	for _, l := range lines {
		margin = math.Max(margin, l.segments[len(l.segments)-1].x1)
	}
	full, prose := 0, false
	for _, l := range lines {
		last := l.segments[len(l.segments)-1]
		if last.x1 > margin-4*last.size && !aside(last.text) {
			full++
			prose = prose || len(strings.Fields(last.text)) > 4
		}
	}
	return margin, prose && full >= 4
}

// wraps reports whether b goes on with a because its first word did not fit.
func wraps(a, b line, margin float64) bool {
	last, next := a.segments[len(a.segments)-1], b.segments[0]
	if n := len(a.segments) - 2; n >= 0 && aside(last.text) && math.Abs(next.x0-a.segments[n].x0) < 0.5*next.size {
		margin, last = last.x0-0.5*last.size, a.segments[n] // the text stops before its date
		a.segments = a.segments[:n+1]
	}
	if len(b.segments) > 1 || b.bullet || b.block || a.page != b.page || b.y <= a.y ||
		math.Abs(last.size-next.size) > 0.05*last.size || (last.style^next.style)&(run.Bold|run.Italic) != 0 {
		return false
	}
	if len(a.segments) > 1 && aside(last.text) || next.x0 < a.segments[0].x0-0.5*next.size || next.x0 > last.x0+3*next.size {
		return false
	}
	word := firstWord(next.text)
	width := (next.x1 - next.x0) / float64(max(1, len(next.text))) * float64(len(word)+1)
	return last.x1+width > margin
}

// joinable reports whether some lines are a head rather than running text.
func joinable(lines []line) bool {
	if len(lines) > maxWrapped || lines[0].bullet || len(lines[0].segments) > 2 {
		return false
	}
	total := 0
	for _, l := range lines {
		total += l.width()
	}
	end := lines[len(lines)-1].segments[0].text
	first := lines[0].segments[len(lines[0].segments)-1].text
	if n := len(lines[0].segments) - 2; n >= 0 && aside(first) {
		first = lines[0].segments[n].text
	}
	return total <= maxWrappedBytes && (!strings.HasSuffix(end, ".") || legalForms[strings.ToLower(strings.Trim(lastWord(end), ".,"))]) && !sentence(first) && (unicode.IsUpper(firstRune(lines[0].segments[0].text)) || unicode.IsDigit(firstRune(lines[0].segments[0].text))) ||
		total <= maxWrappedBytes && aside(lines[0].segments[0].text) && !sentence(first)
}

// joinLines puts the only segment of b behind the last one of a.
func joinLines(a, b line) line {
	n := len(a.segments) - 1
	if n > 0 && aside(a.segments[n].text) && math.Abs(b.segments[0].x0-a.segments[n-1].x0) < 0.5*b.segments[0].size {
		n--
	}
	segs := append([]segment(nil), a.segments...)
	last := &segs[n]
	if strings.HasSuffix(last.text, "-") {
		last.text += b.segments[0].text
	} else {
		last.text += " " + b.segments[0].text
	}
	last.x1 = math.Max(last.x1, b.segments[0].x1)
	if last.link == "" {
		last.link = b.segments[0].link
	}
	a.segments = segs
	return a
}
