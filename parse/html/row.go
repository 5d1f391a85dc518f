package html

import "github.com/proven-go/proven/parse/run"

// heads reports whether a cell is the heading of what stands beside it: it holds
// nothing but headings, or that of a part with some ornament.
func heads(cell []run.Para) bool {
	only, part := true, false
	for _, p := range cell {
		only = only && (p.Blank() || p[0].Head > 0)
		for _, r := range p {
			part = part || r.Head == 1 || r.Head == 2
		}
	}
	return only || part && len(cell) > 1
}

// row puts the cells of one row in reading order. Cells side by side are read line
// by line, as a person reads "Title | 2019 – 2021", down to where a list or a long
// text begins in one of them; but where two or more cells are long, or all are cards
// of one size, the row is used for columns, and each is read to its end. So is the
// heading of a part that stands beside it.
func row(cells [][]run.Para, cards bool) (out []run.Para) {
	long, deep := 0, false
	for i := range cells {
		var kept []run.Para
		for _, p := range cells[i] {
			if !p.Blank() {
				kept = append(kept, p)
			}
		}
		if run.Long(kept) {
			long++
		} else {
			cells[i] = kept
		}
		deep = deep || len(kept) > 1
	}
	beside := len(cells) > 1 && (long > 0 || len(cells[0]) > 1) && heads(cells[0])
	if long > 1 || len(cells) < 2 || len(cells) > run.MaxCells || cards && deep || beside {
		for i, c := range cells {
			if i > 0 && !beside {
				out = append(out, run.FreeLine())
			}
			out = append(out, c...)
		}
		return out
	}
	return interleave(cells)
}

// interleave reads short cells line by line.
func interleave(cells [][]run.Para) (out []run.Para) {
	for k := 0; ; k++ {
		var line run.Para
		for _, c := range cells {
			if k < len(c) && list(c[k]) && k > 0 {
				return append(out, rest(cells, k)...)
			}
		}
		for _, c := range cells {
			if k < len(c) {
				p := c[k]
				if line != nil {
					p[0].Break = run.Cell
					p[0].Style &^= run.Bullet
				}
				line = append(line, p...)
			}
		}
		if line == nil {
			return out
		}
		out = append(out, line)
	}
}

// list reports whether p is an item of a list or running text.
func list(p run.Para) bool { return p[0].Style&run.Bullet != 0 || p.Len() > 100 }

// rest is what is left of cells from one line on, short ones first.
func rest(cells [][]run.Para, k int) (out []run.Para) {
	for _, last := range []bool{false, true} {
		for _, c := range cells {
			if k < len(c) {
				if body := len(c)-k > 1 || list(c[k]); body == last {
					out = append(out, c[k:]...)
				}
			}
		}
	}
	return out
}
