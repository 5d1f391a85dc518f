package html

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

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
	MaxText  int // text kept, in bytes; 0 means 4 MiB; what follows is left out with a warning
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
	w := &walker{ctx: ctx, left: limits.MaxText, warnings: t.warnings}
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
		w.warn("the style sheets are too large to be followed")
	}
	doc := run.Document{Flow: true, Images: w.images, Warnings: w.warnings}
	for _, p := range b.finish() {
		doc.Runs = append(doc.Runs, p...)
	}
	doc.Year, doc.Month = month(t.dates)
	return doc, nil
}

func (w *walker) warn(what string) {
	if !slices.Contains(w.warnings, what) {
		w.warnings = append(w.warnings, what)
	}
}

// month returns the first month in a list of dates.
func month(dates []string) (year, month int) {
	for _, s := range dates {
		var y, m int
		if n, _ := fmt.Sscanf(strings.TrimSpace(s), "%4d-%2d", &y, &m); n == 2 && y > 1980 && y < 2200 && m >= 1 && m <= 12 {
			return y, m
		}
	}
	return 0, 0
}
