package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/proven-go/proven/parse/run"
)

// The conditions under which a document is not read, or not to its end. Errors of
// this package wrap one of them or are the context's own.
var (
	ErrFormat    = errors.New("not a PDF document")
	ErrDamaged   = errors.New("damaged beyond reading")
	ErrEncrypted = errors.New("needs a password")
	ErrLimit     = errors.New("a limit cut the document short")
)

// Limits bound the work that one document may cause. The zero Limits are right for
// résumés.
type Limits struct {
	Pages int   // pages read; 0 means 200
	Bytes int64 // bytes of all streams together after decompression, and twice those of objects read; 0 means 64 MiB
	Steps int   // drawing operations of all pages together; 0 means 4,000,000
	Text  int   // bytes of text kept, with 16 for each run; 0 means 4 MiB
}

func (l Limits) orDefault() Limits {
	if l.Pages <= 0 {
		l.Pages = 200
	}
	if l.Bytes <= 0 {
		l.Bytes = 64 << 20
	}
	if l.Steps <= 0 {
		l.Steps = 4_000_000
	}
	if l.Text <= 0 {
		l.Text = 4 << 20
	}
	return l
}

// headerWithin is how far from the start the header may stand; mail gateways and
// scanners put junk before it.
const headerWithin = 4096

// Read returns the runs of a document, page by page in the order in which they are
// drawn. What cannot be read is left out and named in Warnings, without any words of
// the document. A document without text is no error. An error wraps [ErrFormat],
// [ErrDamaged] or [ErrEncrypted], or is ctx's; then the Document is empty. With
// [ErrLimit] the Document holds what was read up to the limit. Read does not keep or
// change data.
func Read(ctx context.Context, data []byte, limits Limits) (doc run.Document, err error) {
	defer func() {
		// Every call into the object layer is guarded where it is made; this one
		// is for what was overlooked.
		if p := recover(); p != nil {
			doc, err = run.Document{}, fmt.Errorf("pdf: %w", ErrDamaged)
		}
	}()
	if err := ctx.Err(); err != nil {
		return run.Document{}, err
	}
	start := bytes.Index(data[:min(len(data), headerWithin)], []byte("%PDF-"))
	if start < 0 {
		return run.Document{}, fmt.Errorf("pdf: %w", ErrFormat)
	}
	r := &reader{ctx: ctx, limits: limits.orDefault(), fonts: map[string]*font{}}
	if err := r.open(data[start:]); err != nil {
		return run.Document{}, err
	}
	if err := r.readPages(); err != nil {
		return run.Document{}, err
	}
	if r.meter.left < 0 {
		r.stop("object reads")
	}
	r.doc.Runs = dropRepeats(r.doc.Runs)
	r.readDate()
	if r.limit != "" {
		return r.doc, fmt.Errorf("pdf: %w: %s", ErrLimit, r.limit)
	}
	return r.doc, nil
}

// A reader holds what the pages of one document share.
type reader struct {
	ctx    context.Context // of the one call to Read that made the reader
	limits Limits
	file   []byte // the copy that the object layer reads
	meter  *meter
	root   object // the trailer
	decoder
	fonts map[string]*font
	bytes int64 // decompressed so far
	steps int
	text  int
	limit string // the first limit reached; "" is none
	doc   run.Document
}

// stop notes that a limit was reached.
func (r *reader) stop(limit string) {
	if r.limit == "" {
		r.limit = limit
	}
}

// spent reports whether the limit on drawing operations is reached, to which all work
// is charged that a page can cause.
func (r *reader) spent() bool { return r.steps > r.limits.Steps }

// warn notes what could not be read. A damaged file can hold the same fault a
// thousand times, so the list ends at 20.
func (r *reader) warn(format string, args ...any) {
	if len(r.doc.Warnings) < 20 {
		r.doc.Warnings = append(r.doc.Warnings, fmt.Sprintf(format, args...))
	}
}

// stream returns a stream's decoded bytes; what the limit cuts off or a fault
// destroys is missing at the end.
func (r *reader) stream(o object) []byte {
	at, ok := o.place()
	n := o.key("Length").num()
	if !ok || at > len(r.file) || !(n >= 0) {
		return nil
	}
	return r.decoded(r.file[at:at+int(min(n, float64(len(r.file)-at)))], o.filters())
}

// decoded applies a chain of filters within the limit on bytes.
func (r *reader) decoded(raw []byte, chain []filter) []byte {
	left := r.limits.Bytes - r.bytes
	if left <= 0 {
		r.stop("decompressed bytes")
		return nil
	}
	data, cost, err := r.decode(raw, chain, left)
	if r.bytes += cost; r.bytes >= r.limits.Bytes {
		r.stop("decompressed bytes")
	}
	if err != nil {
		r.warn("%v", err)
	}
	return data
}

// readDate takes year and month of the last change, else of the creation, from the
// document's information dictionary ("D:20230405120000Z").
func (r *reader) readDate() {
	info := r.root.key("Info")
	for _, key := range []string{"ModDate", "CreationDate"} {
		s := info.key(key).raw()
		if len(s) < 8 || s[:2] != "D:" {
			continue
		}
		var year, month int
		if n, _ := fmt.Sscanf(s[2:8], "%4d%2d", &year, &month); n == 2 && year >= 1990 && month >= 1 && month <= 12 {
			r.doc.Year, r.doc.Month = year, month
			return
		}
	}
}

// wrapDamaged returns an ErrDamaged that says why.
func wrapDamaged(why string) error { return fmt.Errorf("pdf: %w: %s", ErrDamaged, why) }
