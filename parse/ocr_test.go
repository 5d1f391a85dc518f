package parse

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
)

// scanned is a PDF with a filled rectangle, a hidden word and no text.
func scanned() []byte {
	return pdfFile("0.5 g 50 50 500 700 re f BT 3 Tr /F 10 Tf 50 760 Td (stuffed) Tj ET")
}

func TestOCR(t *testing.T) {
	failed := errors.New("no engine")
	for _, test := range []struct {
		why, name string
		data      []byte
		text      string
		fail      error
		want      error
		calls     int
	}{
		{"a scan is read by the hook", "scan.pdf", scanned(), ada, nil, nil, 1},
		{"a Word document without a word too", "scan.docx", docxFile(t, docxParagraph()), ada, nil, nil, 1},
		{"the hook finds nothing", "scan.pdf", scanned(), " \n", nil, ErrNoText, 1},
		{"the hook fails: its error is wrapped", "scan.pdf", scanned(), "", failed, failed, 1},
		{"and it is still a document without text", "scan.pdf", scanned(), "", failed, ErrNoText, 1},
		{"a NUL in what the hook gives is no text", "scan.pdf", scanned(), "a\x00b", nil, ErrFormat, 1},
		{"a document with text needs no OCR", "text.pdf", pdfFile(pdfLines(strings.Split(ada, "\n"))), "Jo Other", nil, nil, 0},
		{"an empty file has no picture", "x.pdf", nil, ada, nil, ErrNoText, 0},
		{"nor has plain text", "x.txt", []byte("\n\n"), ada, nil, ErrNoText, 0},
		{"a damaged file is not guessed at", "x.pdf", []byte("hello"), ada, nil, ErrDamaged, 0},
	} {
		calls := 0
		p := &Parser{OCR: func(_ context.Context, name string, data []byte) (string, error) {
			if calls++; name != test.name || !bytes.Equal(data, test.data) {
				t.Errorf("%s: the hook got %s and %d bytes", test.why, name, len(data))
			}
			return test.text, test.fail
		}}
		r, err := p.Read(t.Context(), test.name, bytes.NewReader(test.data))
		if !errors.Is(err, test.want) || calls != test.calls || (r == nil) != (test.want != nil) {
			t.Errorf("%s: got %v, %v after %d calls, want %v after %d", test.why, r, err, calls, test.want, test.calls)
			continue
		}
		if _, typed := errors.AsType[*Error](err); err != nil && !typed {
			t.Errorf("%s: %v is no *Error", test.why, err)
		}
		if r != nil {
			check(t, r)
			if r.Basics.Name.Value != "Ada Example" || has(r, OCRText) != (calls > 0) {
				t.Errorf("%s: got %q, %v", test.why, r.Basics.Name.Value, r.Diagnostics)
			}
		}
	}
	if _, err := new(Parser).Read(t.Context(), "scan.pdf", bytes.NewReader(scanned())); !errors.Is(err, ErrNoText) {
		t.Errorf("without a hook: got %v, want ErrNoText", err)
	}
}

// TestOCRKeepsHidden holds that what is hidden in a scan is reported though the text
// comes from its pictures.
func TestOCRKeepsHidden(t *testing.T) {
	p := &Parser{OCR: func(context.Context, string, []byte) (string, error) { return ada, nil }}
	r, err := p.Read(t.Context(), "scan.pdf", bytes.NewReader(scanned()))
	if err != nil || len(r.Hidden) != 1 || r.Hidden[0].Text != "stuffed" || !has(r, HiddenText) {
		t.Errorf("got %+v, %v", r, err)
	}
}

// TestOCREnds holds that a context that ends inside the hook ends the reading, and that
// a long text is cut.
func TestOCREnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	p := &Parser{OCR: func(context.Context, string, []byte) (string, error) { cancel(); return ada, nil }}
	if _, err := p.Read(ctx, "scan.pdf", bytes.NewReader(scanned())); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the context's error", err)
	}
	p = &Parser{MaxText: 200, OCR: func(context.Context, string, []byte) (string, error) { return strings.Repeat(ada, 9), nil }}
	r, err := p.Read(t.Context(), "scan.pdf", bytes.NewReader(scanned()))
	if err != nil || len(r.Text) > 200 || !has(r, LimitReached) {
		t.Errorf("got %v, %v", r, err)
	}
}
