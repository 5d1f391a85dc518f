package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/review"
)

// write prints to a file, whole or not at all, or to standard output.
func write(name string, print func(io.Writer) error) error {
	if name == "" {
		w := bufio.NewWriter(os.Stdout)
		return errors.Join(print(w), w.Flush())
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".review-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	w := bufio.NewWriter(f)
	if err := errors.Join(print(w), w.Flush(), f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

// printJSON prints a review as JSON. Characters that could steer a terminal or hide in
// it are written as escapes, so that nothing is lost and nothing acts.
func printJSON(w io.Writer, v *review.Review) error {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	var safe bytes.Buffer
	for _, r := range string(data) {
		if r == '\n' || unicode.IsPrint(r) {
			safe.WriteRune(r)
		} else if r > 0xFFFF {
			r -= 0x10000
			fmt.Fprintf(&safe, `\u%04x\u%04x`, 0xD800+r>>10, 0xDC00+r&0x3FF)
		} else {
			fmt.Fprintf(&safe, `\u%04x`, r)
		}
	}
	safe.WriteByte('\n')
	_, err = w.Write(safe.Bytes())
	return err
}

// quoted returns a quote of at most n runes, safe on one line.
func quoted(text string, n int) string {
	text = term.Clean(text)
	if r := []rune(text); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return text
}

// when returns the months of a citation.
func when(c review.Citation) string {
	switch {
	case c.To == 0 && c.From == 0:
		return ""
	case c.From == 0 || c.From == c.To:
		return c.To.String()
	case c.To == 0:
		return "since " + c.From.String()
	}
	return c.From.String() + " to " + c.To.String()
}

// where returns the place of a citation: the document and its bytes, or the public place.
func where(c review.Citation) string {
	at := c.Source
	if c.Place != "" {
		at = c.Place
	}
	if !c.Span.Empty() {
		at = strings.TrimSpace(fmt.Sprintf("%s %d-%d", at, c.Span.Start, c.Span.End))
	}
	return term.Clean(at)
}

// month returns a month, "?" if it is unknown.
func month(m matching.Month) string {
	if m == 0 {
		return "?"
	}
	return m.String()
}
