package matching

import (
	"bytes"
	"fmt"
	"strings"
)

// pdf sets a sheet in Courier of 9 points, 54 lines to a page.
func (s sheet) pdf(hidden string) []byte {
	lines := append([]string{s.name, s.label}, s.contacts...)
	for _, x := range s.sections {
		lines = append(lines, "", x.head)
		for _, p := range x.text {
			lines = append(lines, wrap(p, 94, "")...)
		}
		for _, e := range x.entries {
			lines = append(lines, e.title, strings.TrimPrefix(e.at+", "+e.dates, ", "))
			for _, l := range e.lines {
				lines = append(lines, wrap("• "+l, 94, "  ")...)
			}
		}
	}
	var pages []string
	for at := 0; at < len(lines); at += 54 {
		var b strings.Builder
		if at == 0 && hidden != "" {
			fmt.Fprintf(&b, "q BT 3 Tr /F 9 Tf 50 20 Td (%s) Tj ET Q\n", pdfText(hidden))
			fmt.Fprintf(&b, "q 1 g BT /F 9 Tf 50 8 Td (%s) Tj ET Q\n", pdfText(hidden))
		}
		for i, l := range lines[at:min(at+54, len(lines))] {
			if l != "" {
				fmt.Fprintf(&b, "BT /F 9 Tf 50 %d Td (%s) Tj ET\n", 770-13*i, pdfText(l))
			}
		}
		pages = append(pages, b.String())
	}
	return pdfOf(pages)
}

// pdfText writes a text in WinAnsi, with a question mark for what it has not.
func pdfText(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '(' || r == ')' || r == '\\':
			b.WriteString(`\` + string(r))
		case r == '–':
			b.WriteByte(0x96)
		case r == '’':
			b.WriteByte(0x92)
		case r == '•':
			b.WriteByte(0x95)
		case r < 0x100:
			b.WriteByte(byte(r))
		default:
			b.WriteByte('?')
		}
	}
	return b.String()
}

func pdfOf(pages []string) []byte {
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>"}
	var kids []string
	for _, p := range pages {
		n := len(objects) + 1
		kids = append(kids, fmt.Sprintf("%d 0 R", n))
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>", n+1),
			fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(p), p))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", strings.Join(kids, " "), len(pages))
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, pos := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", pos)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

// wrap breaks a text into lines of at most width letters.
func wrap(text string, width int, indent string) []string {
	var lines []string
	line := ""
	for _, w := range strings.Fields(text) {
		if line != "" && len([]rune(line))+1+len([]rune(w)) > width {
			lines = append(lines, line)
			line = indent + w
			continue
		}
		line = strings.TrimPrefix(line+" "+w, " ")
		if len(lines) > 0 && !strings.HasPrefix(line, indent) {
			line = indent + line
		}
	}
	return append(lines, line)
}
