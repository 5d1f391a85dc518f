package parse

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// A Parser reads résumés. The zero Parser is ready to use, by several goroutines at
// once.
type Parser struct {
	MaxBytes int64     // largest document read, in bytes; 0 means 16 MiB
	MaxPages int       // pages read of one document; 0 means 200
	MaxText  int       // largest text kept, in bytes; 0 means 1 MiB
	AsOf     time.Time // the day meant by "present"; zero takes Resume.Dated's other sources

	// OCR returns the text of a document that has no text layer, such as a scan, its
	// lines ended by '\n'. It is called once for such a document of a format that can
	// hold pictures, with the name and bytes that the Parser was given, by as many
	// goroutines at once as use the Parser; it must not change data. The text is read as
	// plain text under the Parser's limits, and [OCRText] is among the diagnostics. An
	// error of OCR comes back wrapped, together with [ErrNoText]. nil: every such
	// document gives ErrNoText.
	OCR func(ctx context.Context, name string, data []byte) (string, error)
}

// The conditions under which a document gives no Resume. Errors wrap one of them.
var (
	ErrNoText    = errors.New("no text layer")      // a scan, or a document without a word
	ErrFormat    = errors.New("unsupported format") // not a format this package reads
	ErrDamaged   = errors.New("damaged document")   // broken beyond what can be read
	ErrEncrypted = errors.New("encrypted document") // needs a password
	ErrTooLarge  = errors.New("document over the size limit")
)

// An Error says which document could not be read and why. It never holds words of
// the document.
type Error struct {
	Name   string // file name as given
	Format string // "pdf", "docx", …; "" if unknown
	Err    error
}

// Error returns "parse: name: reason".
func (e *Error) Error() string { return fmt.Sprintf("parse: %s: %v", e.Name, e.Err) }

// Unwrap returns the reason.
func (e *Error) Unwrap() error { return e.Err }
