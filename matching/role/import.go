package role

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/proven-go/proven/matching/skill"
)

// Limits of a job description. A long one has 20 KB of words; pages of hiring systems
// carry scripts of a few megabytes around them.
const (
	maxImportBytes = 8 << 20
	maxImportText  = 64 << 10
	maxDraftLines  = 60 // requirements of a draft; what comes later is left out, with a finding
)

// Import reads a job description and returns a draft of its role: UTF-8 text,
// Markdown, HTML, or a schema.org JobPosting as JSON, bare or inside HTML. It takes
// the text at its word. Skills become requirements where the text asks for them: must
// or trainable by the headings ("Requirements", "Nice to have") and by cues of the
// sentence ("must", "ideally", "a plus", "willing to learn"), which win; alternatives
// ("Go or Java", "clouds such as …") share a line; "or similar" accepts what is
// adjacent. Whom a sentence turns away becomes a rule, and no requirement.
// Weights follow emphasis: the title, order, repetition. Benefits, salary, equal
// opportunity and what the company says of itself are read over.
//
// A draft is a proposal to calibrate, not a role: see its findings. A text without any
// known skill gives a draft without clusters. A document of more than 8 MiB, of more
// than 64 KiB of words, that is not UTF-8, or that is broken or foreign JSON is an
// error of type *[Error]. A nil taxonomy is the built-in one. Equal input gives an
// equal draft.
func Import(data []byte, t *skill.Taxonomy) (*Draft, error) {
	if t == nil {
		t = skill.Default()
	}
	text, markup, fault := importText(data)
	if fault != nil {
		return nil, fault
	}
	im := &importer{
		text:     text,
		markup:   markup,
		low:      lowered(text),
		lines:    lineStarts(text),
		taxonomy: t,
		spec:     &Spec{places: places{}},
	}
	im.blocks = blocks(text)
	im.sentences = sentences(text, im.blocks)
	im.title()
	im.readSenses()
	im.summary()
	im.level()
	im.years()
	im.baseline()
	im.clusters()
	im.reject()
	im.intake()
	return &Draft{Spec: im.spec, Text: text, Sources: im.ordered(), Findings: im.findings(), markup: markup}, nil
}

// An importer holds one document while its draft is made.
type importer struct {
	text      string
	markup    bool   // the text was taken out of HTML or JSON
	low       string // text in lower case, each character at the same place
	lines     []int  // where the lines of the text begin
	taxonomy  *skill.Taxonomy
	blocks    []block
	sentences []sentence
	spec      *Spec
	sources   []Source
	titleSpan span
	senses    map[string]skill.ID // what a capitalised name means in this document
	problem   span                // the sentence that says why the work exists
	manages   bool                // the role is about management
	guessed   span                // the words of seniority that the level was guessed from
	bare      []span              // sentences that ask for something in which no skill is known
	left      int                 // requirements left out
}

// importText returns the words of a document and whether they were taken out of markup.
func importText(data []byte) (text string, markup bool, fault *Error) {
	if len(data) > maxImportBytes {
		return "", false, &Error{Problem: fmt.Sprintf("larger than %d bytes, no job description", maxImportBytes)}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if fault := checkUTF8(data); fault != nil {
		return "", false, fault
	}
	text = string(data)
	switch {
	case startsJSON(data):
		markup = true
		text, fault = postingText(data)
	case looksLikeHTML(text):
		markup = true
		text, fault = htmlText(text)
	}
	switch {
	case fault != nil:
		return "", false, fault
	case len(text) > maxImportText:
		return "", false, &Error{Problem: fmt.Sprintf("more than %d bytes of text, no job description", maxImportText)}
	case strings.TrimSpace(text) == "":
		return "", false, &Error{Line: 1, Column: 1, Problem: "no text, want a job description"}
	}
	return withoutControls(text), markup, nil
}

// checkUTF8 returns the place of the first byte that is no text.
func checkUTF8(data []byte) *Error {
	if utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 {
		return nil
	}
	line, column := 1, 0
	for i := 0; i < len(data); {
		c, size := utf8.DecodeRune(data[i:])
		column++
		if c == utf8.RuneError && size == 1 || c == 0 {
			return &Error{Line: line, Column: column, Problem: "not UTF-8 text, want text, Markdown, HTML or JSON"}
		}
		if c == '\n' {
			line, column = line+1, 0
		}
		i += size
	}
	return nil
}

func startsJSON(data []byte) bool {
	data = bytes.TrimLeft(data, " \t\r\n")
	if len(data) == 0 || data[0] != '{' && data[0] != '[' {
		return false
	}
	inner := bytes.TrimLeft(data[1:], " \t\r\n")
	return len(inner) > 0 && (data[0] == '{' && (inner[0] == '"' || inner[0] == '}') || data[0] == '[' && inner[0] == '{')
}

// looksLikeHTML reports whether a text begins with markup, or holds the marks of lists
// and paragraphs that no prose has.
func looksLikeHTML(text string) bool {
	head := strings.TrimLeftFunc(text, unicode.IsSpace)
	if len(head) > 1 && head[0] == '<' && (head[1] == '!' || head[1] == '?' || wordByte(head[1])) {
		return true
	}
	low := strings.ToLower(text[:min(len(text), 64<<10)])
	for _, mark := range []string{"</p>", "</li>", "</div>", "<br>", "<br/>", "<br />", "</h1>", "</h2>", "</h3>"} {
		if strings.Contains(low, mark) {
			return true
		}
	}
	return false
}

// withoutControls puts a blank for each byte of a character that no text needs and
// no terminal should get.
func withoutControls(text string) string {
	bad := func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' || !printable(r) && r > 0x7f }
	if strings.IndexFunc(text, bad) < 0 {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if bad(r) {
			b.WriteString("   "[:utf8.RuneLen(r)])
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
