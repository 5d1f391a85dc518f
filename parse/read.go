package parse

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/proven-go/proven/parse/run"
)

func (p *Parser) maxBytes() int64 {
	if p.MaxBytes > 0 {
		return p.MaxBytes
	}
	return 16 << 20
}

func (p *Parser) maxPages() int {
	if p.MaxPages > 0 {
		return p.MaxPages
	}
	return 200
}

func (p *Parser) maxText() int {
	if p.MaxText > 0 {
		return p.MaxText
	}
	return 1 << 20
}

// ReadFile reads the résumé in a file of fsys. Errors are of type [*Error].
func (p *Parser) ReadFile(ctx context.Context, fsys fs.FS, name string) (*Resume, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, &Error{Name: name, Err: err}
	}
	defer f.Close()
	return p.Read(ctx, name, f)
}

// Read reads a résumé: PDF, Word (.docx), Markdown, plain text or JSON Resume, told
// by content first and by the end of name second. The result is never empty: a
// document without a visible word goes to [Parser.OCR], and without that hook gives
// [ErrNoText]. Errors are of type [*Error] and
// wrap one of the conditions of this package, an error of r, or ctx's error. A panic
// while reading becomes [ErrDamaged].
func (p *Parser) Read(ctx context.Context, name string, r io.Reader) (*Resume, error) {
	data, err := readAll(r, p.maxBytes()+1)
	if err != nil {
		return nil, &Error{Name: name, Err: err}
	}
	if int64(len(data)) > p.maxBytes() {
		return nil, &Error{Name: name, Err: fmt.Errorf("%w of %d bytes", ErrTooLarge, p.maxBytes())}
	}
	if err := ctx.Err(); err != nil {
		return nil, &Error{Name: name, Err: err}
	}
	if len(data) == 0 {
		return nil, &Error{Name: name, Err: fmt.Errorf("%w: the file is empty", ErrNoText)}
	}
	format, err := detect(name, data)
	if err != nil {
		return nil, &Error{name, format, err}
	}
	resume, scan, err := p.guarded(ctx, format, data)
	if errors.Is(err, ErrNoText) && p.OCR != nil && pictured(format) {
		resume, err = p.recognise(ctx, name, data, scan)
	}
	if err != nil {
		return nil, &Error{name, format, err}
	}
	return resume, nil
}

// readAll reads r to its end, limit bytes at most. A reader that knows its size is read
// without moving the bytes about; the size is not relied on.
func readAll(r io.Reader, limit int64) ([]byte, error) {
	size := int64(0)
	switch known := r.(type) {
	case fs.File:
		if info, err := known.Stat(); err == nil {
			size = info.Size()
		}
	case interface{ Len() int }:
		size = int64(known.Len())
	}
	b := bytes.NewBuffer(make([]byte, 0, max(0, min(size, limit))+bytes.MinRead))
	_, err := b.ReadFrom(io.LimitReader(r, limit))
	return b.Bytes(), err
}

// guarded reads data of a known format; a panic on the way is an error. It also returns
// what the format's reader found, for a document without a visible word.
func (p *Parser) guarded(ctx context.Context, format string, data []byte) (resume *Resume, doc run.Document, err error) {
	defer rescue(&resume, &err)
	if format == "json" {
		resume, err = p.readJSON(ctx, data)
		return resume, doc, err
	}
	if doc, err = p.runs(ctx, format, data); err != nil {
		return nil, doc, err
	}
	resume, err = p.build(ctx, doc)
	if err == nil && format == "html" {
		err = resume.addFacts(ctx, doc, data)
	}
	return resume, doc, err
}

// rescue turns a panic into an error; it must be deferred itself.
func rescue(resume **Resume, err *error) {
	if v := recover(); v != nil {
		*resume, *err = nil, fmt.Errorf("%w: the reader failed", ErrDamaged)
	}
}
