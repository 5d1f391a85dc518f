package audit

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"
)

// An Event is one thing that happened with a ranking: it was made, or a person decided.
// It names what the ranking rests on, so that the same one can be made again.
type Event struct {
	At        time.Time `json:"at"`
	Kind      string    `json:"kind"` // "ranked" or "decided", or the caller's own
	Role      string    `json:"role"` // hash of the spec
	Index     uint64    `json:"index,omitempty"`
	Taxonomy  string    `json:"taxonomy,omitempty"`
	Model     string    `json:"model,omitempty"`
	AsOf      string    `json:"as_of,omitempty"`
	Candidate string    `json:"candidate,omitempty"`
	Points    int       `json:"points,omitempty"`
	Reasons   []string  `json:"reasons,omitempty"` // "label: points (evidence)"
	Reviewer  string    `json:"reviewer,omitempty"`
	Decision  string    `json:"decision,omitempty"`
	Because   string    `json:"because,omitempty"` // the reviewer's reason
}

// line is an event as it stands in the log: its number and what chains it to the line
// before.
type line struct {
	Seq   int    `json:"seq"`
	Event Event  `json:"event"`
	Prev  string `json:"prev"`
	Hash  string `json:"hash"`
}

// A Log appends events as JSON Lines, each chained to the one before by a hash, so that
// a line changed, removed or moved shows. It does not protect the end: keep the [Tip]
// elsewhere, and a log cut short shows too. Use it from one goroutine.
type Log struct {
	w   io.Writer
	tip Tip
}

// A Tip is the end of a log.
type Tip struct {
	Lines int    `json:"lines"`
	Hash  string `json:"hash"` // of the last line; "" of an empty log
}

// NewLog goes on behind a tip, the zero Tip for a new log.
func NewLog(w io.Writer, behind Tip) *Log { return &Log{w, behind} }

// Append writes one event and returns the new end. A decision needs a reviewer and a
// reason: nobody is turned down by nobody, for nothing.
func (l *Log) Append(e Event) (Tip, error) {
	if e.Kind == "" || e.At.IsZero() {
		return l.tip, errors.New("audit: an event wants a kind and a time")
	}
	if e.Decision != "" && (e.Reviewer == "" || e.Because == "") {
		return l.tip, errors.New("audit: a decision wants a reviewer and a reason")
	}
	e.At = e.At.UTC()
	x := line{Seq: l.tip.Lines + 1, Event: e, Prev: l.tip.Hash}
	hash, err := x.sum()
	if err != nil {
		return l.tip, err
	}
	x.Hash = hash
	data, err := json.Marshal(x)
	if err != nil {
		return l.tip, fmt.Errorf("audit: %w", err)
	}
	if _, err := l.w.Write(append(data, '\n')); err != nil {
		return l.tip, fmt.Errorf("audit: %w", err)
	}
	l.tip = Tip{x.Seq, hash}
	return l.tip, nil
}

// sum is the hash over everything in a line but itself.
func (x line) sum() (string, error) {
	x.Hash = ""
	data, err := json.Marshal(x)
	if err != nil {
		return "", fmt.Errorf("audit: %w", err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}

// A BrokenError names the first line of a log that is not as it was written.
type BrokenError struct {
	Line int
	Why  string
}

// Error names the line and says what is wrong with it.
func (e *BrokenError) Error() string { return fmt.Sprintf("audit: log, line %d: %s", e.Line, e.Why) }

// Verify reads a log and returns its end, and a *[BrokenError] for the first line that
// was changed, removed or moved.
func Verify(r io.Reader) (Tip, error) {
	var tip Tip
	scanner := bufio.NewScanner(r)
	scanner.Buffer(make([]byte, 64<<10), 16<<20)
	for n := 1; scanner.Scan(); n++ {
		var x line
		if err := json.Unmarshal(scanner.Bytes(), &x); err != nil {
			return tip, &BrokenError{n, "not a line of a log"}
		}
		hash, err := x.sum()
		again, _ := json.Marshal(x)
		switch {
		case err != nil || hash != x.Hash || string(again) != scanner.Text():
			return tip, &BrokenError{n, "it was changed"}
		case x.Seq != tip.Lines+1 || x.Prev != tip.Hash:
			return tip, &BrokenError{n, "the line before it is not the one it follows"}
		}
		tip = Tip{x.Seq, x.Hash}
	}
	if err := scanner.Err(); err != nil {
		return tip, &BrokenError{tip.Lines + 1, "it is too long"}
	}
	return tip, nil
}
