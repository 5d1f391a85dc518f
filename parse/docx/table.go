package docx

import (
	"strings"

	"github.com/proven-go/proven/parse/run"
)

// para is one paragraph: its first run has Break Paragraph.
type para []run.Run

// blank reports whether p holds no visible letter.
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

// pageFooter reports whether a header or footer holds nothing but a page number.
func pageFooter(text string) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return r < 'a' || r > 'z' && r < 128
	}) {
		if w != "page" && w != "of" && w != "seite" && w != "von" {
			return false
		}
	}
	return true
}

// table reads a w:tbl, row after row.
func (w *walker) table(at place) (out []para, err error) {
	for {
		start, ok, err := w.next()
		if err != nil || !ok {
			return out, err
		}
		switch start.Name.Local {
		case "tblPr":
			n, e := w.node(start)
			if s := n.child("tblStyle"); s != nil && w.styles.table[s.attr("val")] {
				at.box = true
			}
			if s := n.child("shd"); s != nil && colour(s.attr("fill")) != "" {
				at.fill = colour(s.attr("fill"))
			}
			err = e
		case "tr":
			var cells [][]para
			cells, err = w.cells(at)
			out = append(out, row(cells)...)
		case "tblGrid", "del", "moveFrom", "Fallback", "sdtPr":
			err = w.skip()
		default: // content controls round rows
			var inner []para
			inner, err = w.table(at)
			out = append(out, inner...)
		}
		if err != nil {
			return out, err
		}
	}
}

// cells reads the cells of one row.
func (w *walker) cells(at place) (out [][]para, err error) {
	for {
		start, ok, err := w.next()
		if err != nil || !ok {
			return out, err
		}
		switch start.Name.Local {
		case "tc":
			var cell []para
			cell, err = w.cell(at)
			out = append(out, cell)
		case "trPr", "tblPrEx", "del", "moveFrom", "Fallback", "sdtPr":
			err = w.skip()
		default:
			var inner [][]para
			inner, err = w.cells(at)
			out = append(out, inner...)
		}
		if err != nil {
			return out, err
		}
	}
}

// cell reads one w:tc.
func (w *walker) cell(at place) (out []para, err error) {
	for {
		start, ok, err := w.next()
		if err != nil || !ok {
			return out, err
		}
		var more []para
		switch start.Name.Local {
		case "tcPr":
			n, e := w.node(start)
			if s := n.child("shd"); s != nil {
				if c := colour(s.attr("fill")); c != "" {
					at.fill = c
				} else if s.attr("themeFill") != "" {
					at.box = true
				}
			}
			err = e
		case "p":
			more, err = w.paragraph(at)
		case "tbl":
			more, err = w.table(at)
		case "sdtPr", "Fallback", "del", "moveFrom":
			err = w.skip()
		default:
			more, err = w.cell(at)
		}
		out = append(out, more...)
		if err != nil {
			return out, err
		}
	}
}

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
	if long > 1 || full < 2 {
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
