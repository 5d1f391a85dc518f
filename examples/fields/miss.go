package main

import (
	"fmt"
	"io"
)

// A miss is one wrong value of one document.
type miss struct {
	field, doc string
	wrong
}

// misses lists what was not read rightly, in the order of the table.
func (s sheet) misses(doc string) []miss {
	var out []miss
	for _, field := range columns {
		for _, w := range s[field.name].wrong {
			out = append(out, miss{field.name, doc, w})
		}
	}
	return out
}

// printMisses shows up to n wrong values of every field, in the order of the documents.
func printMisses(w io.Writer, all []miss, n int) error {
	for _, field := range columns {
		shown := 0
		for _, m := range all {
			if m.field != field.name || shown == n {
				continue
			}
			shown++
			if shown == 1 {
				if _, err := fmt.Fprintf(w, "\n%s\n", field.name); err != nil {
					return err
				}
			}
			if _, err := fmt.Fprintf(w, "  %s  %s\n", m.doc, m.wrong); err != nil {
				return err
			}
		}
	}
	return nil
}

// String says what was wanted and what was got.
func (w wrong) String() string {
	switch {
	case w.want == "":
		return fmt.Sprintf("not there: %q", w.got)
	case w.got == "":
		return fmt.Sprintf("missed: %q", w.want)
	}
	return fmt.Sprintf("want %q, got %q", w.want, w.got)
}
