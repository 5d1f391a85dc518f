package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/score/audit"
)

// A decision is what a person made of a candidate of a ranking.
type decision struct {
	candidate, decision, reviewer, because string
}

func (d decision) whole() bool {
	return d.candidate != "" && d.decision != "" && strings.TrimSpace(d.reviewer) != "" && strings.TrimSpace(d.because) != ""
}

// ranked is what a log keeps of one line of a ranking: no name, no words of a résumé.
type ranked struct {
	Role     string `json:"role"`
	Taxonomy string `json:"taxonomy"`
	Model    string `json:"model"`
	AsOf     string `json:"as_of"`
	Seq      uint64 `json:"seq"`
	ID       string `json:"id"`
	Points   int    `json:"points"`
	Reasons  []struct {
		Label    string `json:"label"`
		Points   int    `json:"points"`
		Evidence []struct {
			Source string `json:"source"`
			URL    string `json:"url"`
			Span   struct{ Start, End int }
		} `json:"evidence"`
	} `json:"reasons"`
}

// record appends to a log that is whole; one that is not stays as it is. The events are
// made before the first is written, and written at once. Keep to one recorder at a time:
// two would both follow the same line, and the log would say so for ever.
func record(o *options, stdin io.Reader, now time.Time, w io.Writer) error {
	file, err := os.OpenFile(o.record, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	defer file.Close()
	tip, err := audit.Verify(file)
	if err != nil {
		return err
	}
	var events []audit.Event
	if o.decision != (decision{}) {
		events, err = decided(file, o.decision)
	} else {
		events, err = rankedEvents(stdin)
	}
	if err != nil {
		return err
	}
	var text strings.Builder
	log := audit.NewLog(&text, tip)
	for _, e := range events {
		e.At = now
		if tip, err = log.Append(e); err != nil {
			return err
		}
	}
	if _, err := file.WriteString(text.String()); err != nil {
		return err
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%d events appended, %d lines in %s. Keep this elsewhere:\n%s\n", len(events), tip.Lines, term.Clean(o.record), tip.Hash)
	return err
}

// rankedEvents makes an event of each line of a ranking.
func rankedEvents(r io.Reader) ([]audit.Event, error) {
	var events []audit.Event
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 64<<10), 16<<20)
	for n := 1; lines.Scan(); n++ {
		var x ranked
		if len(lines.Bytes()) == 0 {
			continue
		}
		if err := json.Unmarshal(lines.Bytes(), &x); err != nil || x.ID == "" || x.Role == "" {
			return nil, fmt.Errorf("line %d is no line of examples/rank -format json", n)
		}
		events = append(events, x.event())
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	if len(events) == 0 {
		return nil, errors.New("no ranking on standard input")
	}
	return events, nil
}

func (x *ranked) event() audit.Event {
	e := audit.Event{Kind: "ranked", Role: x.Role, Index: x.Seq, Taxonomy: x.Taxonomy, Model: x.Model, AsOf: x.AsOf, Candidate: x.ID, Points: x.Points}
	for _, r := range x.Reasons {
		reason := fmt.Sprintf("%s: %d", r.Label, r.Points)
		for _, ev := range r.Evidence {
			if ev.URL != "" {
				reason += " (" + ev.URL + ")"
			} else {
				reason += fmt.Sprintf(" (%s, bytes %d–%d)", ev.Source, ev.Span.Start, ev.Span.End)
			}
		}
		e.Reasons = append(e.Reasons, reason)
	}
	return e
}

// decided makes the event of a decision about somebody who was ranked: it cites what the
// ranking rested on.
func decided(log io.ReadSeeker, d decision) ([]audit.Event, error) {
	e, err := lastRanked(log, d.candidate)
	e.Kind, e.Decision, e.Reviewer, e.Because = "decided", d.decision, d.reviewer, d.because
	return []audit.Event{e}, err
}

// lastRanked returns the last ranking of somebody in a log that was verified.
func lastRanked(log io.ReadSeeker, candidate string) (found audit.Event, err error) {
	if _, err := log.Seek(0, io.SeekStart); err != nil {
		return found, err
	}
	lines := bufio.NewScanner(log)
	lines.Buffer(make([]byte, 64<<10), 16<<20)
	for lines.Scan() {
		var x struct {
			Event audit.Event `json:"event"`
		}
		if json.Unmarshal(lines.Bytes(), &x) == nil && x.Event.Kind == "ranked" && x.Event.Candidate == candidate {
			found = x.Event
		}
	}
	if found.Kind == "" && lines.Err() == nil {
		return found, errors.New("the log ranks nobody of that ID")
	}
	return found, lines.Err()
}
