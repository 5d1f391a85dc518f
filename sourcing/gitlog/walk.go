package gitlog

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// One commit in the output is a head and its files, every part ended by a zero byte:
//
//	\x01 time \0 name \0 address \0 co-authors \0 reviewers \0 \n
//	added \t removed \t path \0
//	added \t removed \t \0 old path \0 new path \0       (a rename)
//
// Binary files have "-" for numbers. Heads begin with a byte that no path begins with.
const headFormat = "%x01%ct%x00%aN%x00%aE%x00%(trailers:key=Co-authored-by,valueonly,separator=%x02)%x00%(trailers:key=Reviewed-by,valueonly,separator=%x02)"

// maxPart is the longest part that is read; longer ones end the walk with an error.
const maxPart = 1 << 20

// A commit is one change of the history.
type commit struct {
	when      int64 // when it landed, Unix seconds
	author    ident
	together  []ident // co-authors
	reviewers []ident
	files     []change
}

// An ident is who git says it was, after .mailmap.
type ident struct{ name, mail string }

// A change is what a commit did to one file.
type change struct {
	path           string
	from           string // the path before, if it was moved
	added, removed int
}

// walk reads the history, newest first, into a tally.
func (c *Collector) walk(ctx context.Context, t *tally, alive func() bool) error {
	rev := c.Rev
	if rev == "" {
		rev = "HEAD"
	}
	if strings.HasPrefix(rev, "-") {
		return fmt.Errorf("%w: bad revision", ErrClone)
	}
	seen := 0
	return c.stream(ctx, func(r io.Reader) error {
		return readLog(r, func(x *commit) error {
			t.add(x)
			if seen++; seen%5000 == 0 && !alive() {
				return errStop
			}
			return nil
		})
	}, "log", "-z", "--numstat", "-M", "--no-merges", "--no-ext-diff", "--no-textconv", "-O/dev/null", "--no-color", "--no-show-signature", "--format="+headFormat, "--end-of-options", rev, "--")
}

// readLog reads commits off the output of git, calling each with the same commit.
func readLog(r io.Reader, each func(*commit) error) error {
	scanner := bufio.NewScanner(r)
	scanner.Buffer(make([]byte, 64<<10), maxPart)
	scanner.Split(splitZero)
	var x commit
	open := false
	next := func() string {
		if !scanner.Scan() {
			return ""
		}
		return scanner.Text()
	}
	for scanner.Scan() {
		part := scanner.Bytes()
		part = bytes.TrimPrefix(part, []byte("\n"))
		if len(part) > 0 && part[0] == 1 {
			if open {
				if err := each(&x); err != nil {
					return err
				}
			}
			when, _ := strconv.ParseInt(string(part[1:]), 10, 64)
			x = commit{when: when, files: x.files[:0]}
			x.author = ident{next(), next()}
			x.together = idents(next())
			x.reviewers = idents(next())
			open = true
			continue
		}
		if f, ok := readChange(part, next); ok && open {
			x.files = append(x.files, f)
		}
	}
	if err := scanner.Err(); err != nil {
		if errors.Is(err, bufio.ErrTooLong) {
			return fmt.Errorf("%w: a path or a trailer longer than %d bytes", ErrClone, maxPart)
		}
		return err
	}
	if open {
		return each(&x)
	}
	return nil
}

func splitZero(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return i + 1, data[:i], nil
	}
	if atEOF && len(data) > 0 {
		return len(data), data, nil
	}
	return 0, nil, nil
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
			all = append(all, ident{strings.TrimSpace(name), strings.TrimSpace(mail)})
		}
	}
	return all
}
