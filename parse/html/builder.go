package html

import (
	"strings"

	"github.com/proven-go/proven/parse/run"
)

// builder gathers the paragraphs of one box.
type builder struct {
	*walker
	paras  []run.Para
	runs   run.Para
	next   run.Break
	blank  bool // the line so far ends in white space, or is empty
	wide   bool // what comes next is set off from what was before
	free   bool // a free line is wanted before the next paragraph
	bullet bool // a style sheet draws a list mark
}

func (w *walker) builder() *builder {
	return &builder{walker: w, next: run.Paragraph, blank: true}
}

// block ends the paragraph at hand.
func (b *builder) block() {
	if len(b.runs) > 0 {
		b.paras = append(b.paras, b.runs)
	}
	b.runs, b.next, b.blank, b.wide = nil, run.Paragraph, true, false
}

// space puts a free line before the next paragraph, but none at the start of a box and
// no two together.
func (b *builder) space() {
	b.block()
	if n := len(b.paras); n > 0 && !(b.paras[n-1].Blank()) {
		b.paras = append(b.paras, run.FreeLine())
	}
}

func (b *builder) breakBefore(k run.Break) {
	b.next = max(b.next, k)
	b.blank, b.wide = true, false
}

// apart sets what comes next off from what was before.
func (b *builder) apart() { b.wide = len(b.runs) > 0 }

// finish returns the paragraphs, without free lines at the end.
func (b *builder) finish() []run.Para {
	b.block()
	for n := len(b.paras); n > 0 && b.paras[n-1].Blank(); n-- {
		b.paras = b.paras[:n-1]
	}
	return b.paras
}

// join adds the runs of a box to the line at hand.
func (b *builder) join(p run.Para) {
	first := p[0]
	first.Break = b.next
	if b.wide && b.next == run.None {
		first.Break = run.Tab
	}
	if len(b.runs) > 0 {
		first.Style &^= run.Bullet
	}
	b.next, b.wide, b.blank = run.None, false, false
	b.runs = append(append(b.runs, first), p[1:]...)
}

// text adds a text, its white space folded as the look demands.
func (b *builder) text(s string, l look) {
	if !strings.HasPrefix(l.pre, "pre") && l.pre != "break-spaces" {
		b.add(b.fold(s), l)
		return
	}
	for i, line := range strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		if i > 0 {
			b.breakBefore(run.Line)
		}
		if l.pre == "pre-line" {
			line = b.fold(line)
		}
		b.add(line, l)
	}
}

// fold joins white space to single blanks, none at the start of a line.
func (b *builder) fold(s string) (out string) {
	out, b.blank = run.Fold(s, b.blank)
	return out
}

// add appends a run, within the text budget.
func (b *builder) add(s string, l look) {
	if s == "" || strings.TrimSpace(s) == "" && (len(b.runs) == 0 || b.wide) {
		return
	}
	if !b.Charge(len(s)) {
		return
	}
	r := run.Run{Text: s, Size: l.points(), Style: l.looks.Style(), Head: l.head, Link: l.link, Break: b.next, Hidden: l.hiddenness()}
	if b.wide && b.next == run.None {
		r.Break = run.Tab
	}
	b.next, b.wide = run.None, false
	b.runs = append(b.runs, r)
}
