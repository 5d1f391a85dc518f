package html

import (
	"context"
	"errors"

	"github.com/proven-go/proven/parse/run"
)

// The reasons why a page cannot be read. Errors of [Read] wrap one of them or the
// context's error.
var (
	ErrBinary   = errors.New("html: not a text")
	ErrTooLarge = errors.New("html: document over the size limit")
)

// Limits bound the work for one page. The zero Limits are usable.
type Limits struct {
	MaxBytes int // largest page, in bytes; 0 means 32 MiB
	MaxText  int // text kept, in bytes; 0 means 4 MiB; a run counts 8 bytes more; what follows is left out with a warning
	Nodes    int // elements and texts kept; 0 means 100,000; what follows is left out with a warning
	Depth    int // deepest nesting of elements told apart; 0 means 120
}

func (l Limits) orDefault() Limits {
	if l.MaxBytes <= 0 {
		l.MaxBytes = 32 << 20
	}
	if l.MaxText <= 0 {
		l.MaxText = 4 << 20
	}
	if l.Nodes <= 0 {
		l.Nodes = 100_000
	}
	if l.Depth <= 0 {
		l.Depth = 120
	}
	return l
}

// Read returns the runs of a page. The result is a flow document; a run without text
// that begins a paragraph shows where a block of the page begins. Broken markup is
// read as well as it can be and is no error.
func Read(ctx context.Context, data []byte, limits Limits) (run.Document, error) {
	limits = limits.orDefault()
	if len(data) > limits.MaxBytes {
		return run.Document{}, ErrTooLarge
	}
	text, err := decode(data)
	if err != nil {
		return run.Document{}, err
	}
	t, err := grow(ctx, text, limits)
	if err != nil {
		return run.Document{}, err
	}
	w := &walker{Draft: run.NewDraft(limits.MaxText), ctx: ctx}
	for _, what := range t.warnings {
		w.Warn(what)
	}
	for _, s := range t.sheets {
		w.sheet.parse(s)
	}
	w.sheet.index()
	b := w.builder()
	w.node(b, t.root, base)
	if err := ctx.Err(); err != nil {
		return run.Document{}, err
	}
	if w.sheet.spent > maxMatches {
		w.Warn("the style sheets are too large to be followed")
	}
	w.Add(b.finish())
	w.Year, w.Month = run.Month(t.dates...)
	return w.Document, nil
}
