package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/proven-go/proven/matching/skill"
)

// maxLine bounds what is read of one line, in bytes: a line is a document.
const maxLine = 16 << 20

// find reads text, a document a line, and writes one JSON line for each: the skills it
// names with half-open byte ranges of the line. Lines count from 1; an empty one is
// answered too. What lies behind the first 16 MiB of a line is not read, which is an
// error in the end.
func (p program) find(ctx context.Context) error {
	in := bufio.NewReaderSize(p.in, 256<<10)
	taxonomy := skill.Default()
	var text, out []byte
	var matches []skill.Match
	cut := 0
	for line := 1; ; line++ {
		if line%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		var whole bool
		var err error
		text, whole, err = readLine(in, text[:0])
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("line %d: %w", line, err)
		}
		if errors.Is(err, io.EOF) && len(text) == 0 {
			break
		}
		if !whole {
			cut++
			fmt.Fprintf(p.err, "role: line %d: only the first %d bytes were read\n", line, maxLine)
		}
		doc := string(text)
		matches = taxonomy.Find(matches[:0], doc)
		out = appendSkills(out[:0], line, doc, matches)
		if _, err := p.out.Write(out); err != nil {
			return err
		}
		if in.Buffered() == 0 { // nobody waits for an answer that is ready
			if err := flush(p.out); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			break
		}
	}
	if cut > 0 {
		return fmt.Errorf("%d lines were longer than %d bytes", cut, maxLine)
	}
	return nil
}

func flush(w io.Writer) error {
	if b, ok := w.(*bufio.Writer); ok {
		return b.Flush()
	}
	return nil
}

// readLine appends a line without its end to dst, at most maxLine bytes of it, and
// reports whether that is all. The error is io.EOF where no line end follows.
func readLine(in *bufio.Reader, dst []byte) (line []byte, whole bool, err error) {
	whole = true
	for {
		part, err := in.ReadSlice('\n')
		part = bytes.TrimSuffix(part, []byte("\n"))
		if room := maxLine - len(dst); len(part) > room {
			part, whole = part[:room], false
		}
		dst = append(dst, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return dst, whole, err
		}
	}
}

// appendSkills appends {"line","skills":[{"id","start","end","text"}]} and a line end.
func appendSkills(out []byte, line int, doc string, matches []skill.Match) []byte {
	out = append(out, `{"line":`...)
	out = strconv.AppendInt(out, int64(line), 10)
	out = append(out, `,"skills":[`...)
	for i, m := range matches {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(append(out, `{"id":"`...), m.Skill...), `","start":`...)
		out = strconv.AppendInt(out, int64(m.Start), 10)
		out = append(out, `,"end":`...)
		out = strconv.AppendInt(out, int64(m.End), 10)
		out = appendJSON(append(out, `,"text":`...), doc[m.Start:m.End])
		out = append(out, '}')
	}
	return append(out, "]}\n"...)
}

// appendJSON appends a string as JSON. Names of skills hardly ever need an escape.
func appendJSON(out []byte, text string) []byte {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c == '"' || c == '\\' || c >= 0x7f {
			quoted, err := json.Marshal(text)
			if err != nil {
				quoted = []byte(`""`) // cannot be: every string can be encoded
			}
			return append(out, quoted...)
		}
	}
	return append(append(append(out, '"'), text...), '"')
}
