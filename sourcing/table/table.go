package table

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"strconv"
	"strings"
	"time"

	"github.com/proven-go/proven/sourcing"
)

// MaxBytes is the largest table that is read, in bytes.
const MaxBytes = 64 << 20

// ErrRow is what a table that cannot be read is reported as, with the number of the
// line, never with its words.
var ErrRow = errors.New("table: bad row")

// A Collector reads tables. It may be used by several goroutines at once.
type Collector struct {
	FS    fs.FS
	Files []string // names in FS, read in this order; CSV unless the name ends in .jsonl or .ndjson
}

// Name returns "table".
func (c *Collector) Name() string { return "table" }

// Describe names the files.
func (c *Collector) Describe() string { return strings.Join(c.Files, "\n") }

// Plan needs no request: the files are here.
func (c *Collector) Plan(context.Context, sourcing.Query) (sourcing.Plan, error) {
	return sourcing.Plan{}, nil
}

// Pages yields one page for each file, its rows in order. A bad row is an error and
// nothing of its file is yielded. Repos of the query do not matter to it.
func (c *Collector) Pages(ctx context.Context, q sourcing.Query, from sourcing.Cursor) iter.Seq2[sourcing.Page, error] {
	return func(yield func(sourcing.Page, error) bool) {
		first, _ := strconv.Atoi(string(from))
		for i := max(first, 0); i < len(c.Files); i++ {
			rows, err := c.read(c.Files[i])
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				yield(sourcing.Page{}, fmt.Errorf("%s: %w", c.Files[i], err))
				return
			}
			page := sourcing.Page{Next: sourcing.Cursor(strconv.Itoa(i + 1))}
			for _, ev := range rows {
				if (q.Since.IsZero() || !ev.When.Before(q.Since)) && (q.Until.IsZero() || ev.When.Before(q.Until)) {
					page.Evidence = append(page.Evidence, ev)
				}
			}
			if !yield(page, nil) {
				return
			}
		}
	}
}

func (c *Collector) read(name string) ([]sourcing.Evidence, error) {
	file, err := c.FS.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, MaxBytes+1))
	if err != nil {
		return nil, err
	}
	if len(data) > MaxBytes {
		return nil, fmt.Errorf("table: larger than %d bytes", MaxBytes)
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if strings.HasSuffix(name, ".jsonl") || strings.HasSuffix(name, ".ndjson") {
		return readLines(data)
	}
	return readCSV(data)
}

// readCSV reads rows below a head line of column names.
func readCSV(data []byte) ([]sourcing.Evidence, error) {
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1
	head, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("%w 1: no head line", ErrRow)
	}
	for i := range head {
		head[i] = strings.ToLower(strings.TrimSpace(head[i]))
	}
	var all []sourcing.Evidence
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			return nil, fmt.Errorf("%w %d: quotes do not match", ErrRow, bad.Line)
		}
		line, _ := r.FieldPos(0)
		cells := map[string]string{}
		for i, cell := range row[:min(len(row), len(head))] {
			cells[head[i]] = strings.TrimSpace(cell)
		}
		ev, err := evidence(cells)
		if err != nil {
			return nil, fmt.Errorf("%w %d: %w", ErrRow, line, err)
		}
		all = append(all, ev)
	}
}

// readLines reads one JSON object of texts a line; topics may be a list.
func readLines(data []byte) ([]sourcing.Evidence, error) {
	var all []sourcing.Evidence
	line := 0
	for text := range bytes.Lines(data) {
		line++
		if text = bytes.TrimSpace(text); len(text) == 0 {
			continue
		}
		var values map[string]any
		if err := json.Unmarshal(text, &values); err != nil {
			return nil, fmt.Errorf("%w %d: bad JSON", ErrRow, line)
		}
		cells := map[string]string{}
		for key, v := range values {
			cells[strings.ToLower(key)] = cell(v)
		}
		ev, err := evidence(cells)
		if err != nil {
			return nil, fmt.Errorf("%w %d: %w", ErrRow, line, err)
		}
		all = append(all, ev)
	}
	return all, nil
}

// cell is the text of a JSON value; a list is joined as a CSV cell writes it.
func cell(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case []any:
		parts := make([]string, len(v))
		for i := range v {
			parts[i] = cell(v[i])
		}
		return strings.Join(parts, ";")
	}
	return ""
}

// kinds says what each role is evidence of. Who organises or helps is somebody to talk
// to; that alone shows no skill.
var kinds = map[string]sourcing.Kind{
	"speaker": sourcing.Talk, "lightning": sourcing.Talk, "lightning talk": sourcing.Talk, "panelist": sourcing.Talk, "workshop": sourcing.Talk,
	"organiser": sourcing.Profile, "organizer": sourcing.Profile, "community helper": sourcing.Profile, "helper": sourcing.Profile,
	"package author": sourcing.Package, "author": sourcing.Package, "maintainer": sourcing.Owner, "owner": sourcing.Owner, "reviewer": sourcing.Review,
}

// evidence makes one line of the cells of a row.
func evidence(cells map[string]string) (sourcing.Evidence, error) {
	role := strings.ToLower(cells["role"])
	ev := sourcing.Evidence{Kind: kinds[role], Text: cells["text"], URL: webAddress(cells["url"]), Quote: cells["title"], Source: "table", Terms: cells["source"], Reasons: []string{role}}
	var err error
	switch ev.Actor = actor(cells); {
	case ev.Actor.ID == "":
		return ev, errors.New("nobody: want a person, an id or a github login")
	case ev.Kind == "":
		return ev, errors.New("unknown role, want speaker, lightning talk, organiser, package author, maintainer, reviewer or community helper")
	case ev.Terms == "":
		return ev, errors.New("no source: where does the row come from?")
	}
	if ev.When, err = day(cells["date"]); err != nil {
		return ev, err
	}
	if ev.Text == "" {
		ev.Text = ev.Quote
	} else if ev.Quote != "" {
		ev.Text = ev.Quote + "\n" + ev.Text
	}
	for topic := range strings.SplitSeq(cells["topics"], ";") {
		if topic = strings.TrimSpace(topic); topic != "" {
			ev.Subject = append(ev.Subject, "topic:"+topic)
		}
	}
	ev.Place.Repo = cells["repo"]
	return ev, nil
}

// actor is whom a row is about, by the best key it has. A name is a key within its
// list only.
func actor(cells map[string]string) sourcing.Actor {
	login := strings.TrimPrefix(cells["github"], "@")
	login = strings.Trim(strings.TrimPrefix(login, "https://github.com/"), "/")
	list := "table:" + strings.ToLower(cells["source"])
	switch {
	case login != "" && cells["id"] != "":
		return sourcing.Actor{Source: "github", ID: cells["id"], Login: login}
	case login != "":
		return sourcing.Actor{Source: "github", ID: "login:" + strings.ToLower(login), Login: login}
	case cells["id"] != "":
		return sourcing.Actor{Source: list, ID: cells["id"], Login: cells["person"]}
	}
	return sourcing.Actor{Source: list, ID: cells["person"], Login: cells["person"]}
}

// day reads a date of one of the usual forms that order their parts.
func day(text string) (time.Time, error) {
	for _, layout := range []string{time.DateOnly, time.RFC3339, "2006-01", "2006"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, errors.New("bad date, want YYYY-MM-DD, YYYY-MM or YYYY")
}

// webAddress returns the address of a page, and nothing for any other scheme.
func webAddress(text string) string {
	if strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://") {
		return text
	}
	return ""
}
