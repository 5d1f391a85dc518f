package docx

import "github.com/proven-go/proven/parse/run"

// table reads a w:tbl, row after row.
func (w *walker) table(at place) (out []run.Para, err error) {
	for {
		start, ok, err := w.Next()
		if err != nil || !ok {
			return out, err
		}
		switch start.Name.Local {
		case "tblPr":
			n, e := w.properties(start)
			if s := n.Child("tblStyle"); s != nil && w.styles.table[s.Attr("val")] {
				at.box = true
			}
			if s := n.Child("shd"); s != nil && colour(s.Attr("fill")) != "" {
				at.fill = colour(s.Attr("fill"))
			}
			err = e
		case "tr":
			if !w.Charge(0) { // a row without cells leaves a free line
				err = w.Skip()
				break
			}
			var cells [][]run.Para
			cells, err = w.cells(at)
			out = append(out, run.Row(cells)...)
		case "tblGrid", "del", "moveFrom", "Fallback", "sdtPr":
			err = w.Skip()
		default: // content controls round rows
			var inner []run.Para
			inner, err = w.table(at)
			out = append(out, inner...)
		}
		if err != nil {
			return out, err
		}
	}
}

// cells reads the cells of one row.
func (w *walker) cells(at place) (out [][]run.Para, err error) {
	for {
		start, ok, err := w.Next()
		if err != nil || !ok {
			return out, err
		}
		switch start.Name.Local {
		case "tc":
			var cell []run.Para
			cell, err = w.cell(at)
			if len(cell) > 0 {
				out = append(out, cell)
			}
		case "trPr", "tblPrEx", "del", "moveFrom", "Fallback", "sdtPr":
			err = w.Skip()
		default:
			var inner [][]run.Para
			inner, err = w.cells(at)
			out = append(out, inner...)
		}
		if err != nil {
			return out, err
		}
	}
}

// cell reads one w:tc.
func (w *walker) cell(at place) (out []run.Para, err error) {
	for {
		start, ok, err := w.Next()
		if err != nil || !ok {
			return out, err
		}
		var more []run.Para
		switch start.Name.Local {
		case "tcPr":
			n, e := w.properties(start)
			if s := n.Child("shd"); s != nil {
				if c := colour(s.Attr("fill")); c != "" {
					at.fill = c
				} else if s.Attr("themeFill") != "" {
					at.box = true
				}
			}
			err = e
		case "p":
			more, err = w.paragraph(at)
		case "tbl":
			more, err = w.table(at)
		case "sdtPr", "Fallback", "del", "moveFrom":
			err = w.Skip()
		default:
			more, err = w.cell(at)
		}
		out = append(out, more...)
		if err != nil {
			return out, err
		}
	}
}
