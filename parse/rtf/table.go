package rtf

import (
	"strings"

	"github.com/proven-go/proven/parse/run"
)

// para is one paragraph: its first run has Break Paragraph.
type para []run.Run

// blank reports whether p holds no letter.
func (p para) blank() bool {
	for _, r := range p {
		if strings.TrimSpace(r.Text) != "" {
			return false
		}
	}
	return true
}

// plain returns the text of paragraphs, to compare them.
func plain(paras []para) string {
	var b strings.Builder
	for _, p := range paras {
		for _, r := range p {
			b.WriteString(r.Text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// pageNumber reports whether a header or footer holds nothing but a page number.
func pageNumber(text string) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r < 'a' || r > 'z' && r < 128 }) {
		if w != "page" && w != "of" && w != "seite" && w != "von" {
			return false
		}
	}
	return true
}

// maxCells is how many cells may share a line; a row with more is no table for the eye.
const maxCells = 64

// row puts the cells of one row in reading order. Cells side by side are read line
// by line, as a person reads "Title | 2019 – 2021"; but where two or more cells are
// long, the table is used for columns, and each is read to its end.
func row(cells [][]para) (out []para) {
	long, full := 0, 0
	for i := range cells {
		var kept []para
		size := 0
		for _, p := range cells[i] {
			if !p.blank() {
				kept = append(kept, p)
				size += len(plain([]para{p}))
			}
		}
		cells[i] = kept
		if len(kept) > 3 || len(kept) > 1 && size > 160 {
			long++
		}
		if len(kept) > 0 {
			full++
		}
	}
	if long > 1 || full < 2 || full > maxCells {
		out = append(out, para{{Break: run.Paragraph}}) // a row begins a block
		for _, c := range cells {
			out = append(out, c...)
		}
		return out
	}
	for k := 0; ; k++ {
		var line para
		for _, c := range cells {
			if k < len(c) {
				if line != nil {
					c[k][0].Break = run.Cell
				}
				line = append(line, c[k]...)
			}
		}
		if line == nil {
			return out
		}
		out = append(out, line)
	}
}
