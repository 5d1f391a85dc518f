package gitlog

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"strconv"
	"strings"
)

// One commit in the output is a head and its files, every part ended by a zero byte:
//
//	\x01 time \0 name \0 address \0 address as written \0 co-authors \0 reviewers \0 \n
//	added \t removed \t path \0
//	added \t removed \t \0 old path \0 new path \0       (a rename)
//
// Binary files have "-" for numbers. Heads begin with a byte that no path begins with.
const headFormat = "%x01%ct%x00%aN%x00%aE%x00%ae%x00%(trailers:key=Co-authored-by,valueonly,separator=%x02)%x00%(trailers:key=Reviewed-by,valueonly,separator=%x02)"

// maxPart is how much is read of one part: of a path, a name, all trailers of a
// commit. The rest of a longer one is left out; nobody needs to read it, and a single
// commit must not spoil a history.
const maxPart = 64 << 10

// maxName is how much of a name is kept.
const maxName = 200

// A commit is one change of the history.
type commit struct {
	when      int64 // when it landed, Unix seconds
	author    ident
	together  []ident // co-authors
	reviewers []ident
	files     []change // at most one more than a sweep has
}

// An ident is who git says it was: after .mailmap, and the address before.
type ident struct{ name, mail, raw string }

// A change is what a commit did to one file.
type change struct {
	path           string
	from           string // the path before, if it was moved
	added, removed int
}

// walk reads the history, newest first, into a tally.
func (c *Collector) walk(ctx context.Context, t *tally, alive func() bool) error {
	t.mailmap = c.mailmap(ctx)
	seen := 0
	return c.stream(ctx, func(r io.Reader) error {
		return readLog(r, func(x *commit) error {
			t.add(x)
			if seen++; seen%5000 == 0 && !alive() {
				return errStop
			}
			return nil
		})
	}, "log", "-z", "--numstat", "-M", "--no-merges", "--no-ext-diff", "--no-textconv", "-O/dev/null", "--no-color", "--no-show-signature", "--format="+headFormat, "--end-of-options", c.rev(), "--")
}

// readLog reads commits off the output of git, calling each with the same commit.
func readLog(r io.Reader, each func(*commit) error) error {
	p := parts{r: bufio.NewReaderSize(r, maxPart)}
	var x commit
	open := false
	for {
		part, err := p.next()
		if err != nil {
			if open && errors.Is(err, io.EOF) {
				return each(&x)
			}
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		part = bytes.TrimPrefix(part, []byte("\n"))
		if len(part) > 0 && part[0] == 1 {
			if open {
				if err := each(&x); err != nil {
					return err
				}
			}
			when, _ := strconv.ParseInt(string(part[1:]), 10, 64)
			x = commit{when: when, files: x.files[:0]}
			x.author = ident{name: shortName(p.text()), mail: p.text(), raw: p.text()}
			x.together = idents(p.text())
			x.reviewers = idents(p.text())
			open = true
			continue
		}
		if f, ok := readChange(part, p.text); ok && open && len(x.files) <= maxFiles {
			x.files = append(x.files, f)
		}
	}
}

// parts reads what stands between zero bytes.
type parts struct{ r *bufio.Reader }

// next returns the next part, its beginning if it is longer than the buffer. It is
// valid until the next call.
func (p parts) next() ([]byte, error) {
	part, err := p.r.ReadSlice(0)
	switch {
	case err == nil:
		return part[:len(part)-1], nil
	case errors.Is(err, io.EOF) && len(part) > 0:
		return part, nil
	case !errors.Is(err, bufio.ErrBufferFull):
		return nil, err
	}
	part = bytes.Clone(part)
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = p.r.ReadSlice(0)
	}
	return part, nil
}

// text returns the next part, "" at the end.
func (p parts) text() string {
	part, err := p.next()
	if err != nil {
		return ""
	}
	return string(part)
}

func shortName(name string) string {
	if len(name) > maxName {
		return ""
	}
	return name
}

// readChange reads one file of a commit; a rename takes two more parts.
func readChange(part []byte, next func() string) (f change, ok bool) {
	added, rest, ok1 := bytes.Cut(part, []byte("\t"))
	removed, path, ok2 := bytes.Cut(rest, []byte("\t"))
	if !ok1 || !ok2 {
		return f, false
	}
	f.path = string(path)
	if len(path) == 0 {
		f.from = next()
		f.path = next()
	}
	var err1, err2 error
	f.added, err1 = strconv.Atoi(string(added))
	f.removed, err2 = strconv.Atoi(string(removed))
	return f, err1 == nil && err2 == nil // binary files have no lines
}

// idents reads the values of a trailer, "Name <address>" each.
func idents(text string) []ident {
	if text == "" {
		return nil
	}
	var all []ident
	for value := range strings.SplitSeq(text, "\x02") {
		name, rest, ok := strings.Cut(value, "<")
		mail, _, closed := strings.Cut(rest, ">")
		if ok && closed && strings.Contains(mail, "@") {
			mail = strings.TrimSpace(mail)
			all = append(all, ident{name: shortName(strings.TrimSpace(name)), mail: mail, raw: mail})
		}
	}
	return all
}
