package odt

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"

	"github.com/proven-go/proven/parse/run"
	"github.com/proven-go/proven/parse/run/parts"
)

// The reasons why a document cannot be read. Errors of [Read] wrap one of them or
// the context's error.
var (
	ErrDamaged   = errors.New("odt: damaged document")
	ErrEncrypted = errors.New("odt: encrypted document")
	ErrTooLarge  = errors.New("odt: document over the size limit")
)

// Limits bound the work for one document. The zero Limits are usable.
type Limits struct {
	MaxPart int64 // largest part after decompression, in bytes; 0 means 32 MiB
	MaxText int   // text kept, in bytes; 0 means 4 MiB; a run counts 8 bytes more; what follows is left out with a warning
	Depth   int   // deepest nesting of elements read; 0 means 200
}

func (l Limits) orDefault() Limits {
	if l.MaxPart <= 0 {
		l.MaxPart = 32 << 20
	}
	if l.MaxText <= 0 {
		l.MaxText = 4 << 20
	}
	if l.Depth <= 0 {
		l.Depth = 200
	}
	return l
}

// Read returns the runs of an OpenDocument text. The result is a flow document:
// headers first, then the body, then notes and footers. An empty paragraph is a run
// without text, so that the caller sees free lines.
func Read(ctx context.Context, data []byte, limits Limits) (run.Document, error) {
	p := &pack{Draft: run.NewDraft(limits.orDefault().MaxText), limits: limits.orDefault()}
	archive, err := parts.Open(data, p.limits.MaxPart, p.Warn)
	if err != nil {
		return run.Document{}, fmt.Errorf("%w: not a zip archive", ErrDamaged)
	}
	p.Archive = archive
	if p.encrypted() {
		return run.Document{}, ErrEncrypted
	}
	if !p.Has("content.xml") {
		return run.Document{}, fmt.Errorf("%w: no content part", ErrDamaged)
	}
	if err := p.document(ctx); err != nil {
		return run.Document{}, err
	}
	return p.Document, ctx.Err()
}

// pack is the open archive with its limits and what was read of it.
type pack struct {
	*parts.Archive
	*run.Draft
	limits Limits
}

// encrypted reports whether the manifest says that parts need a key, either each of
// them or all in one package.
func (p *pack) encrypted() bool {
	if p.Has("encrypted-package") {
		return true
	}
	data, err := p.Read("meta-inf/manifest.xml")
	return err == nil && bytes.Contains(data, []byte("encryption-data"))
}

// document reads the parts that hold text: the styles first, whose master pages have
// the headers and footers.
func (p *pack) document(ctx context.Context) error {
	content, err := p.Read("content.xml")
	if errors.Is(err, parts.ErrTooLarge) {
		return ErrTooLarge
	}
	if err != nil {
		return fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	common, err := p.Read("styles.xml")
	if err != nil {
		p.Warn("the style part could not be read")
		common = nil
	}
	w := &walker{pack: p, ctx: ctx, styles: styles{named: map[string]look{}, raw: map[string]*parts.Node{}}}
	// Footers are told from headers only by their element, so each part's paragraphs
	// come in three lots.
	frame, err := w.part(common)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		p.Warn("a header or footer could not be read")
	}
	body, err := w.part(content)
	if err != nil {
		return err
	}
	head, foot := new(run.Furniture).Keep(frame.head...), new(run.Furniture).Keep(frame.foot...)
	for _, paras := range [][]run.Para{head, body.main, body.notes, foot} {
		p.Add(paras)
	}
	p.Year, p.Month = p.modified()
	return nil
}

// modified returns the month in which the document was last changed, as its own
// description says; zeros if it does not.
func (p *pack) modified() (year, month int) {
	data, err := p.Read("meta.xml")
	if err != nil || data == nil {
		return 0, 0
	}
	var x struct {
		Meta struct {
			Date    string `xml:"date"`
			Created string `xml:"creation-date"`
		} `xml:"meta"`
	}
	if xml.Unmarshal(data, &x) != nil {
		return 0, 0
	}
	return run.Month(x.Meta.Date, x.Meta.Created)
}
