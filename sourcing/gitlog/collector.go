package gitlog

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/proven-go/proven/sourcing"
)

// A Collector reads one clone, bare or not. Only Dir is needed. Memory grows with the
// number of people and directories, not of commits; trees are cut at three levels.
type Collector struct {
	Dir  string // of the clone
	Repo string // "owner/name" for the evidence; "" takes the remote named origin, else the folder's name
	Git  string // the program; "" means git
	Rev  string // where to begin; "" means HEAD
	Host string // of the accounts behind noreply addresses; "" means github
}

// Name returns "gitlog".
func (c *Collector) Name() string { return "gitlog" }

// Describe names the clone.
func (c *Collector) Describe() string { return strings.Join([]string{c.Dir, c.Repo, c.Rev}, "\n") }

// Plan needs no request: the clone is here.
func (c *Collector) Plan(context.Context, sourcing.Query) (sourcing.Plan, error) {
	return sourcing.Plan{}, nil
}

// ErrClone is what a folder that git cannot read is reported as.
var ErrClone = errors.New("gitlog: not a clone that git can read")

// linesPerPage is how many lines of evidence make a page.
const linesPerPage = 1000

// Pages walks the whole history once, then yields what it shows, ordered by directory
// and person. While it walks, an empty page for every 5,000 commits tells that it is
// alive. Going on from a cursor walks again, which costs nobody anything, and leaves
// out the pages that were kept.
func (c *Collector) Pages(ctx context.Context, q sourcing.Query, from sourcing.Cursor) iter.Seq2[sourcing.Page, error] {
	return func(yield func(sourcing.Page, error) bool) {
		kept, _ := strconv.Atoi(string(from))
		repo, err := c.repo(ctx)
		if strings.HasPrefix(c.Rev, "-") {
			err = fmt.Errorf("%w: bad revision", ErrClone)
		}
		if err != nil {
			yield(sourcing.Page{}, err)
			return
		}
		alive := func() bool { return yield(sourcing.Page{Next: from}, nil) }
		all, err := c.read(ctx, q, repo, alive)
		if err != nil {
			if err != errStop {
				yield(sourcing.Page{}, err)
			}
			return
		}
		for n := max(kept, 0); n*linesPerPage < len(all); n++ {
			page := sourcing.Page{Evidence: all[n*linesPerPage : min((n+1)*linesPerPage, len(all))], Next: sourcing.Cursor(strconv.Itoa(n + 1))}
			if !yield(page, nil) {
				return
			}
		}
	}
}

// errStop ends a walk because nobody reads on.
var errStop = errors.New("stop")

// read walks the history and, beside it, looks for the imports of the revision.
func (c *Collector) read(ctx context.Context, q sourcing.Query, repo string, alive func() bool) ([]sourcing.Evidence, error) {
	ctx, cancel := context.WithCancel(ctx)
	type result struct {
		imports map[string][]string
		err     error
	}
	searched := make(chan result, 1)
	go func() {
		imports, err := c.imports(ctx)
		searched <- result{imports, err}
	}()
	t := newTally(q, c.Host)
	err := c.walk(ctx, t, alive)
	if err != nil {
		cancel()
	}
	found := <-searched // git must have ended before anybody goes on
	cancel()
	if err == nil {
		err = found.err
	}
	if err != nil {
		return nil, err
	}
	return t.evidence(repo, found.imports), nil
}

// rev is where the history begins.
func (c *Collector) rev() string { return cmp.Or(c.Rev, "HEAD") }

// repo returns the name under which the evidence stands.
func (c *Collector) repo(ctx context.Context) (string, error) {
	if c.Repo != "" {
		return c.Repo, nil
	}
	if _, err := c.output(ctx, "rev-parse", "--git-dir"); err != nil {
		return "", err
	}
	remote, err := c.output(ctx, "config", "--get", "remote.origin.url")
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if name := nameOf(string(remote)); err == nil && name != "" {
		return name, nil
	}
	dir, err := filepath.Abs(c.Dir)
	return "local/" + filepath.Base(dir), err
}

// nameOf returns the last two parts of an address: "owner/name" of a remote in any of
// its forms, without a password that may stand in it.
func nameOf(remote string) string {
	remote = strings.TrimSuffix(strings.TrimRight(strings.TrimSpace(remote), "/"), ".git")
	parts := strings.FieldsFunc(remote, func(r rune) bool { return r == '/' || r == ':' || r == '\\' })
	if len(parts) < 2 {
		return remote
	}
	owner := parts[len(parts)-2]
	return fmt.Sprintf("%s/%s", owner[strings.LastIndexByte(owner, '@')+1:], parts[len(parts)-1])
}
