package text

import (
	"context"
	"html"
	"regexp"
	"strings"

	"github.com/proven-go/proven/parse/run"
)

// The reader works line by line. A résumé's author breaks lines where a line ends
// for the eye, so a single line end stays a line break, although Markdown proper
// would join the lines.

var (
	atx     = regexp.MustCompile(`^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$`)
	setext  = regexp.MustCompile(`^ {0,3}(=+|-+)[ \t]*$`)
	item    = regexp.MustCompile(`^[ \t]*(?:[-*+]|\d{1,2}[.)])[ \t]+(.*)$`)
	quote   = regexp.MustCompile(`^ {0,3}>[ \t]?`)
	rule    = regexp.MustCompile(`^ {0,3}(?:[-*_][ \t]*){3,}$`)
	dashes  = regexp.MustCompile(`^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$`)
	front   = regexp.MustCompile(`^[A-Za-z_]+:`)
	comment = regexp.MustCompile(`(?s)<!--.*?-->`)
	tag     = regexp.MustCompile(`</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>`)
	lineTag = regexp.MustCompile(`(?i)<br[ \t]*/?>`)
)

// Markdown returns the runs of a Markdown text: headings, lists, emphasis, links and
// tables; other marks are taken out, HTML tags too.
func Markdown(ctx context.Context, data []byte) (run.Document, error) {
	s, err := Decode(data)
	if err != nil {
		return run.Document{}, err
	}
	lines := strings.Split(comment.ReplaceAllString(s, ""), "\n")
	m := &markdown{doc: run.Document{Flow: true}, free: true}
	for i := frontMatter(lines); i < len(lines); i++ {
		if next := i + 1; next < len(lines) && m.setext(lines[i], lines[next]) {
			i++
			continue
		}
		for part := range strings.SplitSeq(lineTag.ReplaceAllString(lines[i], "\n"), "\n") {
			m.line(part)
		}
	}
	return m.doc, ctx.Err()
}

// frontMatter returns the number of lines of a leading YAML block.
func frontMatter(lines []string) int {
	if len(lines) < 3 || strings.TrimSpace(lines[0]) != "---" || !front.MatchString(lines[1]) {
		return 0
	}
	for i, l := range lines[1:] {
		if strings.TrimSpace(l) == "---" {
			return i + 2
		}
	}
	return 0
}

type markdown struct {
	doc    run.Document
	free   bool // the line before was free
	fenced bool
}

// setext adds a heading that is underlined, and reports whether it is one.
func (m *markdown) setext(text, under string) bool {
	u := setext.FindStringSubmatch(under)
	text = strings.TrimSpace(text)
	if m.fenced || u == nil || text == "" || len(u[1]) < 2 && u[1] != "=" || strings.HasPrefix(text, "|") ||
		atx.MatchString(text) || item.MatchString(text) || rule.MatchString(text) {
		return false
	}
	level := 1
	if u[1][0] == '-' {
		level = 2
	}
	m.spans(text, run.Run{Head: level, Break: run.Paragraph})
	m.free = true
	return true
}

func (m *markdown) line(l string) {
	if trimmed := strings.TrimSpace(l); strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~") {
		m.fenced = !m.fenced
		return
	}
	r := run.Run{Break: run.Line}
	if m.free {
		r.Break = run.Paragraph
	}
	l = quote.ReplaceAllString(strings.TrimRight(l, " \t\\"), "")
	m.free = false
	switch {
	case l == "", rule.MatchString(l), strings.Contains(l, "|") && dashes.MatchString(l):
		m.doc.Runs = append(m.doc.Runs, run.Run{Break: run.Paragraph})
		m.free = true
	case m.fenced:
		r.Text = strings.TrimSpace(l)
		m.doc.Runs = append(m.doc.Runs, r)
	case atx.MatchString(l):
		sub := atx.FindStringSubmatch(l)
		m.spans(sub[2], run.Run{Head: len(sub[1]), Break: run.Paragraph})
		m.free = true
	case item.MatchString(l):
		m.spans(item.FindStringSubmatch(l)[1], run.Run{Style: run.Bullet, Break: run.Paragraph})
	case strings.HasPrefix(strings.TrimSpace(l), "|"):
		m.row(strings.Trim(strings.TrimSpace(l), "|"))
	default:
		m.spans(strings.TrimSpace(l), r)
	}
}

// row adds a line of a table.
func (m *markdown) row(l string) {
	b := run.Paragraph
	for cell := range strings.SplitSeq(l, "|") {
		if cell = strings.TrimSpace(cell); cell != "" {
			m.spans(cell, run.Run{Break: b})
			b = run.Cell
		}
	}
}

// spans adds the inline text of s as runs like first; only the first one has its
// break and its bullet.
func (m *markdown) spans(s string, first run.Run) {
	in := inline{next: first, doc: &m.doc}
	in.read(tag.ReplaceAllStringFunc(s, func(t string) string {
		if strings.HasPrefix(t, "<http") || strings.Contains(t, "@") {
			return t
		}
		return ""
	}))
	in.flush()
}

// inline reads emphasis, links, code and escapes.
type inline struct {
	doc  *run.Document
	next run.Run
	buf  strings.Builder
}

func (in *inline) flush() {
	if in.buf.Len() == 0 {
		return
	}
	r := in.next
	r.Text = html.UnescapeString(in.buf.String())
	in.buf.Reset()
	in.doc.Runs = append(in.doc.Runs, r)
	in.next.Break = run.None
	in.next.Style &^= run.Bullet
}

func (in *inline) read(s string) {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && strings.IndexByte("\\`*_{}[]()#+-.!|<>~@&\"'", s[i+1]) >= 0:
			in.buf.WriteByte(s[i+1])
			i += 2
		case c == '`' || c == '~' && strings.HasPrefix(s[i:], "~~"):
			i++
		case c == '*' || c == '_':
			i += in.mark(s, i)
		case c == '<' || c == '[' || c == '!' && strings.HasPrefix(s[i:], "!["):
			n := in.link(s[i:])
			if n == 0 {
				in.buf.WriteByte(c)
				n = 1
			}
			i += n
		default:
			in.buf.WriteByte(c)
			i++
		}
	}
}

// mark switches emphasis at s[i] and returns the length of the mark. A mark between
// blanks, and an underscore inside a word, is text.
func (in *inline) mark(s string, i int) int {
	n := 1
	for i+n < len(s) && s[i+n] == s[i] && n < 3 {
		n++
	}
	blank := func(j int) bool { return j < 0 || j >= len(s) || s[j] == ' ' || s[j] == '\t' }
	word := func(j int) bool {
		return j >= 0 && j < len(s) && (s[j] >= '0' && s[j] <= 'z' && s[j] != '_' || s[j] >= 0x80)
	}
	if blank(i-1) && blank(i+n) || s[i] == '_' && word(i-1) && word(i+n) {
		in.buf.WriteString(s[i : i+n])
		return n
	}
	in.flush()
	if n != 2 {
		in.next.Style ^= run.Italic
	}
	if n >= 2 {
		in.next.Style ^= run.Bold
	}
	return n
}

// link reads "[text](target)", "![alt](target)" or "<target>" at the start of s and
// returns its length, 0 if there is none.
func (in *inline) link(s string) int {
	if s[0] == '<' {
		end := strings.IndexByte(s, '>')
		if end < 0 || !strings.Contains(s[:end], ":") && !strings.Contains(s[:end], "@") {
			return 0
		}
		in.linked(s[1:end], s[1:end], false)
		return end + 1
	}
	image := s[0] == '!'
	from := strings.IndexByte(s, '[') + 1
	mid := strings.IndexByte(s[from:], ']') + from
	if mid < from || mid+1 >= len(s) || s[mid+1] != '(' {
		return 0
	}
	end := strings.IndexByte(s[mid:], ')') + mid
	if end < mid {
		return 0
	}
	target, _, _ := strings.Cut(strings.TrimSpace(s[mid+2:end]), " ")
	if image {
		in.doc.Images++
		return end + 1
	}
	in.linked(s[from:mid], strings.Trim(target, "<>"), true)
	return end + 1
}

func (in *inline) linked(text, target string, nested bool) {
	in.flush()
	before := in.next.Link
	if strings.Contains(target, "@") && !strings.Contains(target, ":") {
		target = "mailto:" + target
	}
	in.next.Link = target
	if nested && !strings.ContainsAny(text, "[]<>") {
		in.read(text)
	} else {
		in.buf.WriteString(strings.TrimPrefix(text, "mailto:"))
	}
	in.flush()
	in.next.Link = before
}
