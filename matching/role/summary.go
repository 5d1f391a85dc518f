package role

import (
	"bufio"
	"strings"
)

// A Summary is the role impact summary: what a candidate, an interviewer or an offer is
// told, in four rows. An empty row was not stated.
type Summary struct {
	Title         string `json:"title"`
	FirstFocus    string `json:"first_focus"`
	Systems       string `json:"systems"`
	Success       string `json:"success"`
	Collaboration string `json:"collaboration"`
	Spec          string `json:"spec"` // hash of the spec that it was taken from
}

// Summary returns the role impact summary of a spec.
func (s *Spec) Summary() Summary {
	return Summary{s.Title, s.Impact.FirstFocus, s.Impact.Systems, s.Impact.Success, s.Impact.Collaboration, s.Hash()}
}

const (
	summaryHead = "# Role impact summary: "
	summarySpec = "Spec "
	notStated   = "*not stated*"
)

// rows returns the four rows, in order.
func (s *Summary) rows() []struct {
	name string
	text *string
} {
	return []struct {
		name string
		text *string
	}{
		{"First focus", &s.FirstFocus},
		{"Systems", &s.Systems},
		{"Success", &s.Success},
		{"Collaboration", &s.Collaboration},
	}
}

// Markdown returns the summary as a heading, a table of four rows and the hash of the
// spec. Whatever stands in the texts shows as it is: no character of them formats or
// opens a tag, and a line break stays one. [ParseSummary] reads it back.
func (s Summary) Markdown() string {
	var b strings.Builder
	b.WriteString(summaryHead + escapeMarkdown(s.Title) + "\n\n| | |\n|---|---|\n")
	for _, row := range s.rows() {
		text := escapeMarkdown(*row.text)
		if text == "" {
			text = notStated
		}
		b.WriteString("| " + row.name + " | " + text + " |\n")
	}
	b.WriteString("\n" + summarySpec + s.Spec + "\n")
	return b.String()
}

// ParseSummary reads what Markdown wrote, also with other text around it. A part that
// is not there is empty.
func ParseSummary(markdown string) Summary {
	var s Summary
	lines := bufio.NewScanner(strings.NewReader(markdown))
	lines.Buffer(nil, len(markdown)+1)
	for lines.Scan() {
		line := lines.Text()
		if title, ok := strings.CutPrefix(line, summaryHead); ok {
			s.Title = unescapeMarkdown(title)
		}
		if hash, ok := strings.CutPrefix(line, summarySpec); ok {
			s.Spec = strings.TrimSpace(hash)
		}
		for _, row := range s.rows() {
			text, ok := strings.CutPrefix(line, "| "+row.name+" | ")
			if text, closed := strings.CutSuffix(text, " |"); ok && closed && text != notStated {
				*row.text = unescapeMarkdown(text)
			}
		}
	}
	return s
}

// markdownSigns can format, link, open a tag or end a cell.
const markdownSigns = "\\`*_[]<>|#&~!"

func escapeMarkdown(text string) string {
	var b strings.Builder
	for i := range len(text) { // the signs are single bytes, and so is what is not UTF-8
		switch c := text[i]; {
		case c == '\n':
			b.WriteString("<br>")
		case c == '\r':
			b.WriteString("&#13;")
		case strings.IndexByte(markdownSigns, c) >= 0:
			b.WriteByte('\\')
			fallthrough
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func unescapeMarkdown(text string) string {
	var b strings.Builder
	for len(text) > 0 {
		switch {
		case strings.HasPrefix(text, "<br>"):
			b.WriteByte('\n')
			text = text[len("<br>"):]
			continue
		case strings.HasPrefix(text, "&#13;"):
			b.WriteByte('\r')
			text = text[len("&#13;"):]
			continue
		case text[0] == '\\' && len(text) > 1:
			text = text[1:]
		}
		b.WriteByte(text[0])
		text = text[1:]
	}
	return b.String()
}
