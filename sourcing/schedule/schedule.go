package schedule

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/proven-go/proven/sourcing"
)

// MaxBytes is the largest schedule that is read, in bytes.
const MaxBytes = 64 << 20

// ErrSchedule is what a file that is no schedule is reported as.
var ErrSchedule = errors.New("schedule: neither a Pentabarf XML nor a frab, pretalx or hub JSON schedule")

// A Collector reads schedule files. It may be used by several goroutines at once.
type Collector struct {
	FS    fs.FS
	Files []string // names in FS, read in this order
}

// Name returns "schedule".
func (c *Collector) Name() string { return "schedule" }

// Describe names the files.
func (c *Collector) Describe() string { return strings.Join(c.Files, "\n") }

// Plan needs no request: the files are here.
func (c *Collector) Plan(context.Context, sourcing.Query) (sourcing.Plan, error) {
	return sourcing.Plan{}, nil
}

// Pages yields one page for each file, its evidence ordered by date, then by talk and
// person. Repos of the query do not matter to it.
func (c *Collector) Pages(ctx context.Context, q sourcing.Query, from sourcing.Cursor) iter.Seq2[sourcing.Page, error] {
	return func(yield func(sourcing.Page, error) bool) {
		first, _ := strconv.Atoi(string(from))
		for i := max(first, 0); i < len(c.Files); i++ {
			page := sourcing.Page{Next: sourcing.Cursor(strconv.Itoa(i + 1))}
			talks, err := c.read(c.Files[i])
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				yield(sourcing.Page{}, fmt.Errorf("%s: %w", c.Files[i], err))
				return
			}
			for _, t := range talks {
				if within(t.when, q) {
					page.Evidence = append(page.Evidence, t.evidence()...)
				}
			}
			if !yield(page, nil) {
				return
			}
		}
	}
}

func (c *Collector) read(name string) ([]talk, error) {
	file, err := c.FS.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return read(file)
}

func within(when time.Time, q sourcing.Query) bool {
	return (q.Since.IsZero() || !when.Before(q.Since)) && (q.Until.IsZero() || when.Before(q.Until))
}

// A talk is one event of a schedule.
type talk struct {
	conference, source string // title, and the name space of the persons' keys
	id                 string
	title, about       string
	url                string
	when               time.Time
	lightning          bool
	persons            []person
}

// A person of a talk; role is "speaker" unless the schedule says otherwise.
type person struct{ key, name, role string }

// read reads a schedule of any of the forms, ordered by date and ID. What is none is
// [ErrSchedule].
func read(r io.Reader) ([]talk, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, err
	}
	if len(data) > MaxBytes {
		return nil, fmt.Errorf("%w: larger than %d bytes", ErrSchedule, MaxBytes)
	}
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
	var talks []talk
	switch {
	case bytes.HasPrefix(data, []byte("<")):
		talks, err = readXML(data)
	case bytes.HasPrefix(data, []byte("{")):
		talks, err = readJSON(data)
	default:
		return nil, ErrSchedule
	}
	slices.SortStableFunc(talks, func(a, b talk) int {
		return cmp.Or(a.when.Compare(b.when), cmp.Compare(a.id, b.id))
	})
	return talks, err
}

// evidence returns one line for each person of a talk. A person without a key is
// known by the name; one without a name is nobody.
func (t *talk) evidence() []sourcing.Evidence {
	var all []sourcing.Evidence
	for _, p := range t.persons {
		key := cmp.Or(p.key, p.name)
		if key == "" {
			continue
		}
		reasons := []string{cmp.Or(p.role, "speaker")}
		if t.lightning {
			reasons = append(reasons, "lightning talk")
		}
		all = append(all, sourcing.Evidence{
			Kind:  sourcing.Talk,
			Actor: sourcing.Actor{Source: t.source, ID: key, Login: p.name},
			Text:  strings.TrimSpace(t.title + "\n" + t.about), Quote: t.title,
			URL: t.url, When: t.when, Reasons: reasons, Source: "schedule", Terms: t.conference,
		})
	}
	return all
}

// isLightning reports whether the type or the track of a talk says that it is short.
func isLightning(kind, track string) bool {
	return strings.Contains(strings.ToLower(kind+" "+track), "lightning")
}

// moment reads the date of a talk; an unreadable one is unknown.
func moment(text string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", time.DateOnly} {
		if t, err := time.Parse(layout, strings.TrimSpace(text)); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}
