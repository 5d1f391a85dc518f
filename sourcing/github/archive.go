package github

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"slices"
	"strconv"
	"strings"

	gh "github.com/google/go-github/v60/github"

	"github.com/proven-go/proven/sourcing"
)

// An Archive reads hours of GH Archive from local files: one event of the public
// timeline a line, packed or not. It is a source for the years before October 2025,
// when the platform cut the events down; what such an event no longer says is left out.
type Archive struct {
	FS    fs.FS
	Files []string // names in FS, read in this order; packed if the name ends in .gz

	// Log, if not nil, is told of every event in order: its type, whether it became
	// evidence, and why it could not be read. It is not told whose it was.
	Log func(kind string, kept bool, err error)
}

// ErrArchive is what a file that is no hour of the timeline is reported as.
var ErrArchive = errors.New("github: not a file of GH Archive")

// maxEvent is the longest line, and maxUnpacked the most that a file may hold.
const (
	maxEvent    = 16 << 20
	maxUnpacked = 4 << 30
)

// Name returns "gharchive".
func (a *Archive) Name() string { return "gharchive" }

// Describe names the files.
func (a *Archive) Describe() string { return strings.Join(a.Files, "\n") }

// Plan needs no request: the files are here.
func (a *Archive) Plan(context.Context, sourcing.Query) (sourcing.Plan, error) {
	return sourcing.Plan{}, nil
}

// Pages yields one page for each file, in the order of its lines, of the repositories
// asked for; without any, of all.
func (a *Archive) Pages(ctx context.Context, q sourcing.Query, from sourcing.Cursor) iter.Seq2[sourcing.Page, error] {
	return func(yield func(sourcing.Page, error) bool) {
		first, _ := strconv.Atoi(string(from))
		for i := max(first, 0); i < len(a.Files); i++ {
			page := sourcing.Page{Next: sourcing.Cursor(strconv.Itoa(i + 1))}
			err := a.read(ctx, a.Files[i], func(e *gh.Event) {
				ev, ok, err := eventEvidence(e, q)
				if ok {
					page.Evidence = append(page.Evidence, ev)
				}
				if a.Log != nil {
					a.Log(e.GetType(), ok, err)
				}
			})
			if err != nil {
				yield(sourcing.Page{}, fmt.Errorf("%s: %w", a.Files[i], err))
				return
			}
			if !yield(page, nil) {
				return
			}
		}
	}
}

// read calls each for every event of a file.
func (a *Archive) read(ctx context.Context, name string, each func(*gh.Event)) error {
	file, err := a.FS.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	var r io.Reader = file
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(file); err != nil {
			return fmt.Errorf("%w: bad packing", ErrArchive)
		}
	}
	scanner := bufio.NewScanner(io.LimitReader(r, maxUnpacked))
	scanner.Buffer(make([]byte, 1<<20), maxEvent)
	for line := 1; scanner.Scan(); line++ {
		if line%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if len(scanner.Bytes()) == 0 {
			continue
		}
		var e gh.Event
		if err := json.Unmarshal(scanner.Bytes(), &e); err != nil || e.GetType() == "" {
			return fmt.Errorf("%w: line %d is no event", ErrArchive, line)
		}
		each(&e)
	}
	if err := scanner.Err(); err != nil {
		return fmt.Errorf("%w: broken off", ErrArchive)
	}
	return ctx.Err()
}

// ErrEvent is what an event of a known line is reported as whose content cannot be
// read: of a kind that is not known, or in another form.
var ErrEvent = errors.New("github: an event of another form")

// eventEvidence makes evidence of an event that shows work.
func eventEvidence(e *gh.Event, q sourcing.Query) (ev sourcing.Evidence, ok bool, err error) {
	repo := e.GetRepo().GetName()
	if len(q.Repos) > 0 && !slices.ContainsFunc(q.Repos, func(r string) bool { return strings.EqualFold(r, repo) }) {
		return ev, false, nil
	}
	if e.RawPayload == nil {
		return ev, false, ErrEvent
	}
	clean, whole := scrub("", *e.RawPayload)
	raw := json.RawMessage(clean)
	e.RawPayload = &raw
	payload, err := e.ParsePayload()
	if !whole || err != nil {
		return ev, false, ErrEvent
	}
	s := scene{repo: repo, query: q}
	switch p := payload.(type) {
	case *gh.PullRequestReviewCommentEvent:
		if p.GetAction() == "created" && p.Comment != nil {
			ev, ok = s.reviewComment(p.Comment)
		}
	case *gh.IssueCommentEvent:
		if p.GetAction() == "created" && p.Comment != nil {
			ev, ok = s.issueComment(p.Comment)
		}
	case *gh.IssuesEvent:
		if p.GetAction() == "opened" && p.Issue != nil {
			ev, ok = s.issue(p.Issue)
		}
	case *gh.PullRequestEvent:
		if p.GetAction() == "closed" && p.PullRequest != nil {
			ev, ok = s.pull(p.PullRequest)
		}
	case *gh.ReleaseEvent:
		if p.GetAction() == "published" && p.Release != nil {
			ev, ok = s.release(p.Release)
		}
	}
	ev.Source = "gharchive"
	return ev, ok && ev.Text+ev.Quote != "", nil
}

// pull reads a pull request as an event carries it, as the list of issues would show it.
func (v scene) pull(p *gh.PullRequest) (sourcing.Evidence, bool) {
	links := &gh.PullRequestLinks{MergedAt: p.MergedAt}
	return v.issue(&gh.Issue{User: p.User, State: p.State, Title: p.Title, Body: p.Body, ClosedAt: p.ClosedAt, CreatedAt: p.CreatedAt, HTMLURL: p.HTMLURL, PullRequestLinks: links})
}
