package rtf

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"github.com/proven-go/proven/parse/run"
)

// The reasons why a document cannot be read. Errors of [Read] wrap one of them or
// the context's error.
var (
	ErrDamaged  = errors.New("rtf: damaged document")
	ErrTooLarge = errors.New("rtf: document over the size limit")
)

// Limits bound the work for one document. The zero Limits are usable.
type Limits struct {
	MaxBytes int // largest document, in bytes; 0 means 64 MiB, since pictures are written as digits
	MaxText  int // text kept, in bytes; 0 means 4 MiB; a run counts 8 bytes more; what follows is left out with a warning
	Depth    int // deepest nesting of groups told apart; 0 means 200
}

func (l Limits) orDefault() Limits {
	if l.MaxBytes <= 0 {
		l.MaxBytes = 64 << 20
	}
	if l.MaxText <= 0 {
		l.MaxText = 4 << 20
	}
	if l.Depth <= 0 {
		l.Depth = 200
	}
	return l
}

// Read returns the runs of an RTF document. The result is a flow document: headers
// first, then the body, then notes and footers. An empty paragraph is a run without
// text, so that the caller sees free lines. A document that ends early, or whose
// groups do not match, gives what was read with a warning; bytes that do not begin an
// RTF document give [ErrDamaged].
func Read(ctx context.Context, data []byte, limits Limits) (run.Document, error) {
	limits = limits.orDefault()
	if len(data) > limits.MaxBytes {
		return run.Document{}, ErrTooLarge
	}
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n\x00")
	if !bytes.HasPrefix(data, []byte(`{\rtf`)) {
		return run.Document{}, ErrDamaged
	}
	r := newReader(data, limits)
	if err := r.read(ctx); err != nil {
		return run.Document{}, err
	}
	r.document()
	return r.Document, nil
}

// reader reads one document.
type reader struct {
	lexer
	*run.Draft
	limits  Limits
	stack   []state // of the groups that are open; the last one is at hand
	over    int     // groups open beyond the limit of nesting
	fonts   map[int]font
	colours []uint32 // 0xRRGGBB, or automatic
	mix     uint32   // the colour of the table being read
	levels  map[int]style
	ansi    int // code page of the document
	deffont int
	text    decoder
	skip    int // fallback characters behind a \u that are still to be left out
	body    *sink
	lots    [3][][]run.Para // paragraphs of each header, note and footer
	stamp   [2]date         // of creation and of the last change
}

func newReader(data []byte, limits Limits) *reader {
	r := &reader{lexer: lexer{data: data}, Draft: run.NewDraft(limits.MaxText), limits: limits, fonts: map[int]font{}, levels: map[int]style{}, ansi: 1252, body: &sink{next: run.Paragraph}}
	r.stack = []state{{sink: r.body, unicode: 1, char: plainChar}}
	return r
}

// at is the state of the group at hand.
func (r *reader) at() *state { return &r.stack[len(r.stack)-1] }

// read takes the document token by token.
func (r *reader) read(ctx context.Context) error {
	for n := 0; ; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		t, ok := r.next()
		if !ok {
			break
		}
		if t.kind != character && t.kind != hexByte {
			r.flush()
		}
		switch t.kind {
		case open:
			r.open()
		case closing:
			if len(r.stack)+r.over <= 2 { // what stands behind the document is none of it
				r.close()
				if len(bytes.Trim(r.data[r.pos:], " \t\r\n\x00\x1a")) > 0 {
					r.Warn("bytes behind the end of the document were left out")
				}
				return nil
			}
			r.close()
		case word:
			r.control(t)
		case symbol:
			r.symbol(t.char)
		case character, hexByte:
			r.char(t.char)
		}
	}
	r.flush()
	for len(r.stack) > 1 {
		r.close()
	}
	r.Warn("the document ends early")
	return nil
}

func (r *reader) open() {
	r.skip = 0
	if len(r.stack) > r.limits.Depth {
		r.over++
		r.Warn("groups are nested too deep")
		return
	}
	s := *r.at()
	s.fresh, s.owner, s.starred = true, false, false
	r.stack = append(r.stack, s)
}

func (r *reader) close() {
	r.skip = 0
	if r.over > 0 {
		r.over--
		return
	}
	if len(r.stack) < 2 {
		return
	}
	s := *r.at()
	r.stack = r.stack[:len(r.stack)-1]
	if s.owner {
		r.leave(s)
	}
}

// document puts what was read in reading order.
func (r *reader) document() {
	r.body.finish()
	head, foot := new(run.Furniture).Keep(r.lots[headers]...), new(run.Furniture).Keep(r.lots[footers]...)
	for _, paras := range [][]run.Para{head, r.body.paras, slices.Concat(r.lots[notes]...), foot} {
		r.Add(paras)
	}
	for _, d := range []date{r.stamp[1], r.stamp[0]} {
		if d.year > 1980 && d.year < 2200 && d.month >= 1 && d.month <= 12 {
			r.Year, r.Month = d.year, d.month
			break
		}
	}
}
