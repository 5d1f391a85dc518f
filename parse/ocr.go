package parse

import (
	"context"
	"fmt"
	"strings"

	"github.com/proven-go/proven/parse/run"
	"github.com/proven-go/proven/parse/text"
)

// pictured reports whether documents of a format can be nothing but pictures.
func pictured(format string) bool {
	switch format {
	case "pdf", "docx", "odt", "rtf", "html":
		return true
	}
	return false
}

// recognise reads a document through the caller's OCR. scan is what the format's reader
// found: what is hidden in it, its date and its warnings are kept. The hook runs outside
// of rescue: a panic of the caller's code is the caller's.
func (p *Parser) recognise(ctx context.Context, name string, data []byte, scan run.Document) (*Resume, error) {
	words, err := p.OCR(ctx, name, data)
	if err != nil {
		return nil, fmt.Errorf("%w: OCR: %w", ErrNoText, err)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return p.recognised(ctx, words, scan)
}

func (p *Parser) recognised(ctx context.Context, words string, scan run.Document) (resume *Resume, err error) {
	defer rescue(&resume, &err)
	doc, err := text.Read(ctx, []byte(strings.ToValidUTF8(words[:min(int64(len(words)), p.maxBytes())], "")))
	if err != nil {
		return nil, translate(err)
	}
	var hidden []run.Run
	for _, r := range scan.Runs {
		if r.Hidden != run.Visible {
			hidden = append(hidden, r)
		}
	}
	doc.Runs = append(hidden, doc.Runs...)
	doc.Year, doc.Month, doc.Warnings = scan.Year, scan.Month, scan.Warnings
	if resume, err = p.build(ctx, doc); err != nil {
		return nil, err
	}
	resume.diagnose(OCRText, "", Span{})
	return resume, nil
}
