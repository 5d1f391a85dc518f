package audit

import (
	"bufio"
	"bytes"
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
// before. Behind it, inside the same braces, stands the hash of its bytes up to there.
type line struct {
	Seq   int    `json:"seq"`
	Event Event  `json:"event"`
	Prev  string `json:"prev"`
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

// Append writes one event and returns the new end. A decision needs a reviewer, a reason
// and the evidence it was taken on (Reasons): nobody is turned down by nobody, for
// nothing.
func (l *Log) Append(e Event) (Tip, error) {
	if e.Kind == "" || e.At.IsZero() {
		return l.tip, errors.New("audit: an event wants a kind and a time")
	}
	if e.Decision != "" && (e.Reviewer == "" || e.Because == "" || len(e.Reasons) == 0) {
		return l.tip, errors.New("audit: a decision wants a reviewer, a reason and the evidence it rests on")
	}
	e.At = e.At.UTC()
	data, err := json.Marshal(line{Seq: l.tip.Lines + 1, Event: e, Prev: l.tip.Hash})
	if err != nil {
		return l.tip, fmt.Errorf("audit: %w", err)
	}
	data = data[:len(data)-1] // the brace comes behind the hash
	hash := sumOf(data)
	if _, err := l.w.Write(append(data, hashKey+hash+"\"}\n"...)); err != nil {
		return l.tip, fmt.Errorf("audit: %w", err)
	}
	l.tip = Tip{l.tip.Lines + 1, hash}
	return l.tip, nil
}

// hashKey stands before the hash, prevKey before that of the line before. Neither can
// stand inside a JSON text, where quotes are escaped.
const (
	hashKey = `,"hash":"`
	prevKey = `,"prev":"`
	hashLen = 2 * sha256.Size
)

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// A BrokenError names the first line of a log that is not as it was written.
type BrokenError struct {
	Line int
	Why  string
}

// Error names the line and says what is wrong with it.
func (e *BrokenError) Error() string { return fmt.Sprintf("audit: log, line %d: %s", e.Line, e.Why) }

// Verify reads a log and returns its end, and a *[BrokenError] for the first line that
// was changed, removed or moved, or that does not end. What cannot be read is the
// reader's error.
func Verify(r io.Reader) (Tip, error) {
	var tip Tip
	scanner := bufio.NewScanner(r)
	scanner.Buffer(make([]byte, 64<<10), 16<<20)
	scanner.Split(wholeLines)
	for n := 1; scanner.Scan(); n++ {
		body, hash, ok := cutHash(scanner.Bytes())
		if !ok {
			return tip, &BrokenError{n, "not a line of a log"}
		}
		if sumOf(body) != hash {
			return tip, &BrokenError{n, "it was changed"}
		}
		if !bytes.HasPrefix(body, fmt.Appendf(nil, `{"seq":%d,`, tip.Lines+1)) || !bytes.HasSuffix(body, []byte(prevKey+tip.Hash+`"`)) {
			return tip, &BrokenError{n, "the line before it is not the one it follows"}
		}
		tip = Tip{n, hash}
	}
	switch err := scanner.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return tip, &BrokenError{tip.Lines + 1, "it is too long"}
	case err != nil:
		return tip, fmt.Errorf("audit: log: %w", err)
	}
	return tip, nil
}

// wholeLines cuts at line feeds and nowhere else: a carriage return is a change. A last
// line without its end is given out with one byte more, and so is not a line of a log:
// what was appended behind it would stand in the same line.
func wholeLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i + 1, data[:i], nil
	}
	if atEOF && len(data) > 0 {
		return len(data), append(bytes.Clone(data), 0), nil
	}
	return 0, nil, nil
}

// cutHash cuts a line into what was hashed and the hash.
func cutHash(line []byte) (body []byte, hash string, ok bool) {
	at := len(line) - len(hashKey) - hashLen - len(`"}`)
	if at < 0 || string(line[at:at+len(hashKey)]) != hashKey || string(line[len(line)-2:]) != `"}` {
		return nil, "", false
	}
	return line[:at], string(line[at+len(hashKey) : len(line)-2]), true
}
