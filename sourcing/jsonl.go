package sourcing

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
)

// MaxLine is the longest line of evidence that Read takes, in bytes.
const MaxLine = 1 << 20

// ErrEvidence is what a line that is not evidence is reported as.
var ErrEvidence = errors.New("not a line of evidence")

// Read yields the evidence of a JSON Lines text, one object a line, and stops after
// its first error, which names the line. Empty lines are skipped and unknown keys are
// dropped, among them any that could hold an e-mail address. A line needs a kind, a
// source and the source and ID of its actor.
func Read(r io.Reader) iter.Seq2[Evidence, error] {
	return func(yield func(Evidence, error) bool) {
		scanner := bufio.NewScanner(r)
		scanner.Buffer(make([]byte, 0, 64<<10), MaxLine)
		line := 0
		for scanner.Scan() {
			line++
			text := scanner.Bytes()
			if line == 1 {
				text = bytes.TrimPrefix(text, []byte("\ufeff"))
			}
			text = bytes.TrimSpace(text)
			if len(text) == 0 {
				continue
			}
			ev, err := decode(text)
			if err != nil {
				yield(Evidence{}, fmt.Errorf("sourcing: line %d: %w", line, err))
				return
			}
			if !yield(ev, nil) {
				return
			}
		}
		if err := scanner.Err(); err != nil {
			yield(Evidence{}, fmt.Errorf("sourcing: line %d: %w", line+1, err))
		}
	}
}

// decode reads one line. Its errors hold no words of the line.
func decode(text []byte) (Evidence, error) {
	var ev Evidence
	if err := json.Unmarshal(text, &ev); err != nil {
		if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			return ev, fmt.Errorf("%w: key %q has a wrong type, want %s", ErrEvidence, wrong.Field, wrong.Type)
		}
		return ev, fmt.Errorf("%w: bad JSON", ErrEvidence)
	}
	switch {
	case ev.Kind == "":
		return ev, fmt.Errorf("%w: no kind", ErrEvidence)
	case ev.Source == "":
		return ev, fmt.Errorf("%w: no source", ErrEvidence)
	case ev.Actor.Source == "" || ev.Actor.ID == "":
		return ev, fmt.Errorf("%w: no actor with source and id", ErrEvidence)
	}
	return ev, nil
}

// Write writes evidence as JSON Lines and stops at the first error.
func Write(w io.Writer, evidence iter.Seq2[Evidence, error]) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	for ev, err := range evidence {
		if err != nil {
			return err
		}
		if err := encoder.Encode(ev); err != nil {
			return fmt.Errorf("sourcing: write: %w", err)
		}
	}
	return nil
}
