package run

// MaxCells is how many cells may share a line; a row with more is no table for the eye.
const MaxCells = 64

// Row puts the cells of one table row in reading order and leaves free lines out.
// Cells side by side are read line by line, as a person reads "Title | 2019 – 2021";
// but where two or more cells are long, the table is used for columns, and each is
// read to its end.
func Row(cells [][]Para) (out []Para) {
	kept := make([][]Para, len(cells))
	long, full := 0, 0
	for i, cell := range cells {
		for _, p := range cell {
			for _, l := range p.lines() {
				if !l.Blank() {
					kept[i] = append(kept[i], l)
				}
			}
		}
		if Long(kept[i]) {
			long++
		}
		if len(kept[i]) > 0 {
			full++
		}
	}
	if long > 1 || full < 2 || full > MaxCells {
		out = append(out, FreeLine()) // a row begins a block
		for _, cell := range kept {
			out = append(out, cell...)
		}
		return out
	}
	for k := 0; ; k++ {
		line := across(kept, k)
		if line == nil {
			return out
		}
		out = append(out, line)
	}
}

// Long reports whether a cell, without free lines, is a column of text and not a part
// of lines that it shares with other cells: four lines, two of more than 160 bytes, or
// one of more than 200, which no row of a table holds twice.
func Long(cell []Para) bool {
	size := 0
	for _, p := range cell {
		size += p.Len() + 1 // and the end of the line
	}
	return len(cell) > 3 || len(cell) > 1 && size > 160 || size > 200
}

// lines cuts a paragraph at its line breaks: a whole column may stand in one paragraph.
func (p Para) lines() []Para {
	var out []Para
	from := 0
	for i := 1; i < len(p); i++ {
		if p[i].Break == Line {
			out = append(out, p[from:i:i])
			from = i
		}
	}
	return append(out, p[from:])
}

// across joins the paragraphs with the number k of all cells; it is nil if none has
// so many.
func across(cells [][]Para, k int) (line Para) {
	for _, cell := range cells {
		if k < len(cell) {
			at := len(line)
			if line = append(line, cell[k]...); at > 0 {
				line[at].Break = Cell
			}
		}
	}
	return line
}
