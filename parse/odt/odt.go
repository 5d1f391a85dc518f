package odt

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/proven-go/proven/parse/run"
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
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return run.Document{}, fmt.Errorf("%w: not a zip archive", ErrDamaged)
	}
	p := &pack{files: map[string]*zip.File{}, limits: limits.orDefault()}
	for _, f := range archive.File {
		p.files[strings.TrimPrefix(strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/")), "/")] = f
	}
	if p.encrypted() {
		return run.Document{}, ErrEncrypted
	}
	if p.files["content.xml"] == nil {
		return run.Document{}, fmt.Errorf("%w: no content part", ErrDamaged)
	}
	return p.document(ctx)
}

// pack is the open archive with its limits.
type pack struct {
	files    map[string]*zip.File // by lower-case name
	limits   Limits
	warnings []string
}

// read returns the bytes of a part, nil if there is none. A part over the limit is
// an error: a résumé never needs it.
func (p *pack) read(name string) ([]byte, error) {
	f := p.files[name]
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: part cannot be opened", ErrDamaged)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, p.limits.MaxPart+1))
	if int64(len(data)) > p.limits.MaxPart {
		return nil, ErrTooLarge
	}
	if err != nil && len(data) == 0 {
		return nil, fmt.Errorf("%w: part cannot be decompressed", ErrDamaged)
	}
	if err != nil {
		p.warn("a part is cut short")
	}
	return data, nil
}

func (p *pack) warn(what string) {
	if !slices.Contains(p.warnings, what) {
		p.warnings = append(p.warnings, what)
	}
}

// encrypted reports whether the manifest says that parts need a key, either each of
// them or all in one package.
func (p *pack) encrypted() bool {
	if p.files["encrypted-package"] != nil {
		return true
	}
	data, err := p.read("meta-inf/manifest.xml")
	return err == nil && bytes.Contains(data, []byte("encryption-data"))
}

// document reads the parts that hold text: the styles first, whose master pages have
// the headers and footers.
func (p *pack) document(ctx context.Context) (run.Document, error) {
	doc := run.Document{Flow: true}
	content, err := p.read("content.xml")
	if err != nil {
		return doc, err
	}
	common, err := p.read("styles.xml")
	if err != nil {
		p.warn("the style part could not be read")
		common = nil
	}
	w := &walker{pack: p, ctx: ctx, left: p.limits.MaxText, styles: styles{named: map[string]look{}, raw: map[string]*node{}}}
	// Footers are told from headers only by their element, so each part's paragraphs
	// come in three lots.
	frame, err := w.part(common)
	if ctx.Err() != nil {
		return doc, ctx.Err()
	}
	if err != nil {
		p.warn("a header or footer could not be read")
	}
	body, err := w.part(content)
	if err != nil {
		return doc, err
	}
	for _, q := range slices.Concat(distinct(frame.head), body.main, body.notes, distinct(frame.foot)) {
		doc.Runs = append(doc.Runs, q...)
	}
	doc.Images = w.images
	doc.Year, doc.Month = p.modified()
	doc.Warnings = p.warnings
	return doc, ctx.Err()
}

// distinct takes out what says nothing in headers and footers: first, left and right
// pages often repeat one header, and many hold nothing but a page number.
func distinct(lots [][]para) (out []para) {
	seen := map[string]bool{}
	for _, paras := range lots {
		paras = slices.DeleteFunc(paras, para.blank)
		text := plain(paras)
		if seen[text] || pageNumber(text) {
			continue
		}
		seen[text] = true
		out = append(out, paras...)
	}
	return out
}

// modified returns the month in which the document was last changed, as its own
// description says; zeros if it does not.
func (p *pack) modified() (year, month int) {
	data, err := p.read("meta.xml")
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
	for _, s := range []string{x.Meta.Date, x.Meta.Created} {
		var y, m int
		if n, _ := fmt.Sscanf(strings.TrimSpace(s), "%4d-%2d", &y, &m); n == 2 && y > 1980 && y < 2200 && m >= 1 && m <= 12 {
			return y, m
		}
	}
	return 0, 0
}
