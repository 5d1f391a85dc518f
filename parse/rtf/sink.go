package rtf

import "github.com/proven-go/proven/parse/run"

// sink gathers the paragraphs of one stream of text: the body, a header, a note, a
// text box.
type sink struct {
	paras  []run.Para
	runs   run.Para     // of the paragraph at hand
	next   run.Break    // what stands before the next run
	cell   []run.Para   // paragraphs of the table cell at hand
	cells  [][]run.Para // cells of the row at hand that are done
	boxes  []run.Para   // text boxes anchored in the paragraph at hand
	parent *sink        // of a text box: where it is anchored
	lot    int
	marked bool // the paragraph at hand has a list mark
	shaded bool // the row at hand has cells with a fill
	level  int  // heading level of the paragraph at hand
}

func (k *sink) add(r run.Run) {
	r.Break = k.next
	k.next = run.None
	k.level = max(k.level, r.Head)
	k.runs = append(k.runs, r)
}

// breakBefore puts a tab or line end before what comes next.
func (k *sink) breakBefore(b run.Break) { k.next = max(k.next, b) }

// endParagraph closes the paragraph at hand, inside a table or not.
func (k *sink) endParagraph(table bool) {
	if !table {
		k.endRow()
	}
	own := k.runs
	if len(own) == 0 {
		own = run.FreeLine()
	} else if k.marked && k.level == 0 {
		own[0].Style |= run.Bullet
	}
	out := own.With(k.boxes, k.level)
	if table {
		k.cell = append(k.cell, out...)
	} else {
		k.paras = append(k.paras, out...)
	}
	k.runs, k.boxes, k.marked, k.level = nil, nil, false, 0
	k.next = run.Paragraph
}

func (k *sink) endCell() {
	k.endParagraph(true)
	k.cells = append(k.cells, k.cell)
	k.cell = nil
}

func (k *sink) endRow() {
	if k.cell != nil {
		k.cells = append(k.cells, k.cell)
	}
	if k.cells != nil {
		k.paras = append(k.paras, run.Row(k.cells)...)
	}
	k.cell, k.cells = nil, nil
}

// finish closes what is open at the end of the stream.
func (k *sink) finish() {
	if len(k.runs) > 0 || len(k.boxes) > 0 {
		k.endParagraph(k.cells != nil || k.cell != nil)
	}
	k.endRow()
}

var paragraphEnds = map[string]bool{"par": true, "sect": true, "cell": true, "nestcell": true}

// place obeys a word that ends a line, paragraph, cell or row.
func (r *reader) place(t token) bool {
	s := r.at()
	if s.dest != textual {
		return false
	}
	k := s.sink
	if paragraphEnds[t.name] && !r.Charge(0) {
		return true
	}
	switch t.name {
	case "par", "sect":
		k.endParagraph(s.par.table)
	case "cell":
		k.endCell()
	case "nestcell":
		k.endParagraph(true)
		k.next = run.Cell
	case "nestrow":
		k.next = run.Paragraph
	case "row":
		if len(k.runs) > 0 {
			k.endCell()
		}
		k.endRow()
	case "tab":
		k.breakBefore(run.Tab)
	case "line", "page", "column", "softline", "lbr":
		k.breakBefore(run.Line)
	default:
		return false
	}
	return true
}
