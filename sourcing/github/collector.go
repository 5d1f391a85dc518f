package github

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"net/url"
	"strings"

	gh "github.com/google/go-github/v60/github"

	"github.com/proven-go/proven/sourcing"
)

// A Collector sweeps repositories. Give it a [Transport] with an Agent; nothing else
// is needed. It may be used by one goroutine at a time.
type Collector struct {
	Transport *Transport
	BaseURL   string // "" means https://api.github.com/; another one needs its host in Transport.Host
	People    int    // profiles read at the end, of those with most evidence first; 0 means 300, negative none
}

// Name returns "github".
func (c *Collector) Name() string { return "github" }

// Describe says which platform and how many profiles.
func (c *Collector) Describe() string { return fmt.Sprint(c.BaseURL, " ", c.people()) }

func (c *Collector) people() int {
	if c.People == 0 {
		return 300
	}
	return max(c.People, 0)
}

// ErrRepo is what a name that is no "owner/name" is reported as.
var ErrRepo = errors.New("github: want repositories as owner/name")

// cursor is where a run stands: the repository, the sweep, its page, and who has been
// seen how often, by numeric ID.
type cursor struct {
	Repo  int             `json:"repo"`
	Sweep int             `json:"sweep"`
	Page  int             `json:"page"` // 0 is the first
	About about           `json:"about,omitzero"`
	Seen  map[string]seen `json:"seen,omitempty"`
	Owed  []owed          `json:"owed,omitempty"` // evidence of people whose ID is not known yet
}

// seen is a person of the run: the login, and how many lines of evidence there are.
type seen struct {
	Login string `json:"login"`
	Lines int    `json:"lines"`
}

// owed is a line of an owners file whose login nobody has been seen under.
type owed struct {
	Repo    string   `json:"repo"`
	File    string   `json:"file"`
	Owner   owner    `json:"owner"`
	Subject []string `json:"subject,omitempty"`
}

// about is what every line of evidence of a repository says about it.
type about struct {
	Subject []string `json:"subject,omitempty"`
	Skip    bool     `json:"skip,omitempty"` // gone, a fork or not to be had
}

// visit is a run of a collector at one page.
type visit struct {
	client *gh.Client
	query  sourcing.Query
	owner  string
	repo   string
	at     *cursor
	astray bool // the list of the last answer leads back
}

// A sweep asks for one page of a repository. It returns its evidence and whether
// there are more pages.
type sweep struct {
	what string
	plan int // pages that a busy repository needs for a year
	ask  func(v *visit, ctx context.Context) ([]sourcing.Evidence, bool, error)
}

// sweeps are made of each repository, in this order.
var sweeps = [...]sweep{
	{"description", 1, (*visit).describe},
	{"review comments", 1, (*visit).reviewComments},
	{"discussions", 1, (*visit).issueComments},
	{"issues and pull requests", 1, (*visit).issues},
	{"contributors", 1, (*visit).contributors},
	{"releases", 1, (*visit).releases},
	{ownersSweep, len(ownersFiles), (*visit).owners},
}

const ownersSweep = "owners files"

// Plan counts one page for every sweep: nobody knows before how many there are.
func (c *Collector) Plan(_ context.Context, q sourcing.Query) (sourcing.Plan, error) {
	var p sourcing.Plan
	for _, repo := range q.Repos {
		if _, _, err := split(repo); err != nil {
			return p, err
		}
		for i, s := range sweeps {
			p.Steps = append(p.Steps, sourcing.Step{What: s.what + " of " + repo, Requests: s.plan, AtLeast: i > 0 && s.plan == 1})
		}
	}
	if n := c.people(); n > 0 && len(q.Repos) > 0 {
		p.Steps = append(p.Steps, sourcing.Step{What: fmt.Sprintf("profiles, at most %d", n), Requests: 1, AtLeast: true})
	}
	return p, nil
}

// split cuts "owner/name".
func split(repo string) (owner, name string, err error) {
	owner, name, ok := strings.Cut(repo, "/")
	if !ok || owner == "" || name == "" || strings.ContainsAny(repo, " ?#%\\") || strings.Contains(name, "/") || strings.Contains(repo, "..") {
		return "", "", fmt.Errorf("%w, not %.80q", ErrRepo, repo)
	}
	return owner, name, nil
}

// Pages yields one page for each answer: repository after repository, sweep after
// sweep, and last the profiles of the people seen.
func (c *Collector) Pages(ctx context.Context, q sourcing.Query, from sourcing.Cursor) iter.Seq2[sourcing.Page, error] {
	return func(yield func(sourcing.Page, error) bool) {
		at, client, err := c.begin(from)
		if err != nil {
			yield(sourcing.Page{}, err)
			return
		}
		for at.Repo < len(q.Repos) {
			v := &visit{client: client, query: q, at: at}
			if v.owner, v.repo, err = split(q.Repos[at.Repo]); err == nil {
				err = c.step(ctx, v, yield)
			}
			if err != nil {
				if err != errStop {
					yield(sourcing.Page{}, err)
				}
				return
			}
		}
		c.profiles(ctx, &visit{client: client, query: q, at: at}, yield)
	}
}

// errStop ends a run because nobody reads on.
var errStop = errors.New("stop")

func (c *Collector) begin(from sourcing.Cursor) (*cursor, *gh.Client, error) {
	at := &cursor{Seen: map[string]seen{}}
	if from != "" {
		if err := json.Unmarshal([]byte(from), at); err != nil || at.Repo < 0 || at.Sweep < 0 || at.Sweep >= len(sweeps) || at.Page < 0 {
			return nil, nil, fmt.Errorf("github: %w", sourcing.ErrCheckpoint)
		}
	}
	client := gh.NewClient(&http.Client{Transport: c.Transport})
	if c.BaseURL != "" {
		base, err := url.Parse(strings.TrimSuffix(c.BaseURL, "/") + "/")
		if err != nil {
			return nil, nil, fmt.Errorf("github: bad base address: %w", err)
		}
		client.BaseURL = base
	}
	if client.BaseURL.Host != c.Transport.host() {
		return nil, nil, fmt.Errorf("%w: Transport.Host is %q, want that of BaseURL, %q", ErrHost, c.Transport.host(), client.BaseURL.Host)
	}
	return at, client, nil
}

// step asks for one page, moves the cursor behind it and yields it.
func (c *Collector) step(ctx context.Context, v *visit, yield func(sourcing.Page, error) bool) error {
	before := c.Transport.Spent()
	what := sweeps[v.at.Sweep].what
	evidence, more, err := sweeps[v.at.Sweep].ask(v, ctx)
	gone := missing(what, v.query.Repos[v.at.Repo], err)
	if err = asked(err); err != nil {
		return err
	}
	if v.astray {
		gone = fmt.Sprintf("%s of %s: the list leads back", what, v.query.Repos[v.at.Repo])
	}
	for _, ev := range evidence {
		if v.query.Suppress.Has(ev.Actor) {
			continue // not even counted
		}
		v.at.Seen[ev.Actor.ID] = seen{ev.Actor.Login, v.at.Seen[ev.Actor.ID].Lines + 1}
	}
	switch {
	case v.at.About.Skip, !more && v.at.Sweep == len(sweeps)-1:
		v.at.Repo, v.at.Sweep, v.at.Page, v.at.About = v.at.Repo+1, 0, 0, about{}
	case more:
		v.at.Page++
	default:
		v.at.Sweep, v.at.Page = v.at.Sweep+1, 0
	}
	return c.yield(v, sourcing.Page{Evidence: evidence, Gone: gone}, before, yield)
}

// yield completes a page by the cursor behind it and its cost.
func (c *Collector) yield(v *visit, page sourcing.Page, before sourcing.Cost, yield func(sourcing.Page, error) bool) error {
	next, err := json.Marshal(v.at)
	if err != nil {
		return err
	}
	after := c.Transport.Spent()
	page.Next = sourcing.Cursor(next)
	page.Cost = sourcing.Cost{Requests: after.Requests - before.Requests, Cached: after.Cached - before.Cached}
	if !yield(page, nil) {
		return errStop
	}
	return nil
}

// missing says what a repository does not give, "" if nothing is missing. That most
// kinds of owners files are not there is no news.
func missing(what, repo string, err error) string {
	var refused *gh.ErrorResponse
	var accepted *gh.AcceptedError
	switch {
	case errors.As(err, &accepted):
		return fmt.Sprintf("%s of %s: not computed in time", what, repo)
	case errors.Is(err, ErrHost):
		return fmt.Sprintf("%s of %s: moved to another site", what, repo)
	case errors.As(err, &refused) && (refused.Response.StatusCode != http.StatusNotFound || what != ownersSweep):
		return fmt.Sprintf("%s of %s: status %d", what, repo, refused.Response.StatusCode)
	}
	return ""
}

// ErrAnswer is an answer that ends a run: JSON of another form than the platform's, or
// redirections without an end. The run can be taken up again at the page that failed.
var ErrAnswer = errors.New("github: an answer in a form that cannot be read, or a redirection without an end")

// asked turns what the client library makes of an answer back into ours: what ended
// the run comes out as it went in, and what one repository does not give (gone, too
// large, not computed, blocked by law) is no error of the run.
func asked(err error) error {
	var pause *sourcing.Pause
	var refused *gh.ErrorResponse
	var accepted *gh.AcceptedError
	switch {
	case errors.As(err, &pause):
		return pause
	case errors.As(err, &accepted), errors.Is(err, ErrHost):
		return nil
	case errors.Is(err, ErrCache):
		return ErrCache
	case errors.Is(err, ErrOpen):
		return ErrOpen
	case errors.As(err, &refused) && refused.Response.StatusCode == http.StatusUnauthorized:
		return errors.New("github: the token is not accepted")
	case errors.As(err, &refused):
		return nil
	case errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded):
		return err
	case err != nil:
		return ErrAnswer // its own text may hold words of the answer
	}
	return nil
}
