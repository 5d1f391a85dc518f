package parse

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/proven-go/proven/parse/docx"
	"github.com/proven-go/proven/parse/html"
	"github.com/proven-go/proven/parse/odt"
	"github.com/proven-go/proven/parse/pdf"
	"github.com/proven-go/proven/parse/rtf"
	"github.com/proven-go/proven/parse/run"
	"github.com/proven-go/proven/parse/text"
)

// detect names the format of a document: by what it contains, then by its name.
// Formats that are known but not read come with the reason.
func detect(name string, data []byte) (format string, err error) {
	ext := strings.ToLower(path.Ext(name))
	head := data[:min(len(data), 4096)]
	trimmed := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	lower := bytes.ToLower(trimmed[:min(len(trimmed), 512)])
	switch {
	case bytes.Contains(head, []byte("%PDF-")):
		return "pdf", nil
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return zipped(data)
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		if bytes.Contains(data, utf16le("EncryptedPackage")) {
			return "docx", ErrEncrypted
		}
		return "doc", fmt.Errorf("%w: Word 97–2003; convert it to .docx or .pdf", ErrFormat)
	case bytes.HasPrefix(trimmed, []byte(`{\rtf`)):
		return "rtf", nil
	case bytes.HasPrefix(lower, []byte("<")) && bytes.Contains(lower, []byte("<html")), bytes.HasPrefix(lower, []byte("<!doctype html")),
		ext == ".html" || ext == ".htm" || ext == ".xhtml":
		return "html", nil
	case ext == ".pdf", ext == ".docx", ext == ".docm":
		return ext[1:], fmt.Errorf("%w: not what its name says", ErrDamaged)
	case ext == ".json" || bytes.HasPrefix(trimmed, []byte("{")) && bytes.Contains(data, []byte(`"basics"`)) && json.Valid(data):
		return "json", nil
	case ext == ".md" || ext == ".markdown":
		return "md", nil
	case ext == ".txt" || ext == ".text" || ext == "" && plausibleText(head):
		return "txt", nil
	}
	return "", fmt.Errorf("%w: want .pdf, .docx, .odt, .rtf, .html, .md, .txt or JSON Resume", ErrFormat)
}

// known reports whether a file of this name is worth opening.
func known(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".pdf", ".docx", ".docm", ".md", ".markdown", ".txt", ".text", ".json", ".doc", ".rtf", ".odt", ".html", ".htm", ".xhtml":
		return true
	}
	return false
}

func utf16le(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return out
}

func plausibleText(head []byte) bool {
	return len(head) > 0 && bytes.IndexByte(head, 0) < 0
}

// zipped tells the formats that are zip archives.
func zipped(data []byte) (string, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "docx", fmt.Errorf("%w: the archive is cut short", ErrDamaged)
	}
	for _, f := range archive.File {
		switch n := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/")); {
		case n == "content.xml":
			return "odt", nil
		case strings.HasPrefix(n, "word/"):
			return "docx", nil
		}
	}
	return "zip", fmt.Errorf("%w: an archive that holds no Word document", ErrFormat)
}

// runs calls the reader of a format.
func (p *Parser) runs(ctx context.Context, format string, data []byte) (run.Document, error) {
	switch format {
	case "pdf":
		doc, err := pdf.Read(ctx, data, pdf.Limits{Pages: p.maxPages()})
		if errors.Is(err, pdf.ErrLimit) {
			doc.Warnings = append(doc.Warnings, "a limit cut the document short")
			err = nil
		}
		return doc, translate(err)
	case "docx":
		doc, err := docx.Read(ctx, data, docx.Limits{})
		return doc, translate(err)
	case "odt":
		doc, err := odt.Read(ctx, data, odt.Limits{})
		return doc, translate(err)
	case "rtf":
		doc, err := rtf.Read(ctx, data, rtf.Limits{})
		return doc, translate(err)
	case "html":
		doc, err := html.Read(ctx, data, html.Limits{})
		return doc, translate(err)
	case "md":
		doc, err := text.Markdown(ctx, data)
		return doc, translate(err)
	}
	doc, err := text.Read(ctx, data)
	return doc, translate(err)
}

// translate gives errors of the readers the sentinels of this package.
func translate(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, pdf.ErrEncrypted), errors.Is(err, docx.ErrEncrypted), errors.Is(err, odt.ErrEncrypted):
		return ErrEncrypted
	case errors.Is(err, docx.ErrTooLarge), errors.Is(err, odt.ErrTooLarge), errors.Is(err, rtf.ErrTooLarge), errors.Is(err, html.ErrTooLarge):
		return ErrTooLarge
	case errors.Is(err, text.ErrBinary), errors.Is(err, html.ErrBinary):
		return fmt.Errorf("%w: not a text", ErrFormat)
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	}
	return fmt.Errorf("%w: %v", ErrDamaged, err)
}
