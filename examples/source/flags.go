package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/proven-go/proven/sourcing"
	"github.com/proven-go/proven/sourcing/github"
	"github.com/proven-go/proven/sourcing/gitlog"
	"github.com/proven-go/proven/sourcing/schedule"
	"github.com/proven-go/proven/sourcing/table"
)

// formats are what -format takes.
var formats = []string{"cards", "jsonl"}

// options are the flags.
type options struct {
	role, format, out, checkpoint      string
	repos, git, tables, plans, archive []string
	since, asOf                        time.Time
	purpose, contact, suppress         string
	token, baseURL, cache              string
	budget, top                        int
	dryRun, findRepos                  bool

	now   func() time.Time // the clock of requests
	sleep func(context.Context, time.Duration) error
}

// flags reads the command line. Without arguments the program reads the invented lists
// of testdata.
func flags(args []string, now time.Time) (*options, error) {
	o := &options{asOf: now, now: time.Now}
	set := flag.NewFlagSet("source", flag.ContinueOnError)
	many := func(list *[]string, name, usage string) {
		set.Func(name, usage+" (may be repeated)", func(s string) error { *list = append(*list, s); return nil })
	}
	day := func(t *time.Time, name, usage string) {
		set.Func(name, usage, func(s string) (err error) { *t, err = time.Parse(time.DateOnly, s); return err })
	}
	set.StringVar(&o.role, "role", "testdata/roles/go-platform.yaml", "role spec, a `FILE`: ranks the cards; with -dry-run alone, proposes repositories")
	many(&o.repos, "repo", "sweep a repository on GitHub, `owner/name`")
	many(&o.git, "git", "read a clone, a `DIR`, without asking any site")
	many(&o.tables, "table", "read a list of people, a CSV or JSON Lines `FILE`")
	many(&o.plans, "schedule", "read a conference schedule, an XML or JSON `FILE`")
	many(&o.archive, "archive", "read an hour of GH Archive, a `FILE`; -repo then chooses from it")
	day(&o.since, "since", "nothing before `YYYY-MM-DD`")
	day(&o.asOf, "as-of", "`YYYY-MM-DD` from which ages count (default today)")
	set.StringVar(&o.purpose, "purpose", "", "why you collect; stands in every line of evidence; needed")
	set.StringVar(&o.contact, "contact", "", "who you are, a page or an e-mail address; sites are told; needed")
	set.StringVar(&o.suppress, "suppress", "", "people who must not be collected, a `FILE` of source:id, source:@login, pages or addresses")
	set.StringVar(&o.token, "token-file", "", "GitHub token in a `FILE`; without one GitHub answers 60 requests an hour")
	set.StringVar(&o.baseURL, "base-url", "", "GitHub Enterprise, the `URL` of its API")
	set.StringVar(&o.cache, "cache", "", "keep answers in `DIR`, so that asking again costs nothing (default beside -out)")
	set.IntVar(&o.budget, "budget", 0, "end the run after `N` requests, to go on later; 0 is no bound")
	set.StringVar(&o.checkpoint, "checkpoint", "", "where the run remembers how far it is, a `FILE` (default -out with .checkpoint)")
	set.BoolVar(&o.dryRun, "dry-run", false, "ask for nothing: print what would be asked")
	set.BoolVar(&o.findRepos, "find-repos", false, "search GitHub for repositories of -role, one request a cluster, and print them")
	set.StringVar(&o.format, "format", "cards", strings.Join(formats, " or "))
	set.IntVar(&o.top, "top", 20, "cards shown; 0 is all")
	set.StringVar(&o.out, "out", "", "write evidence to `FILE`, as JSON Lines for -evidence of the other programs")
	if err := set.Parse(args); err != nil {
		return nil, err
	}
	if set.NArg() > 0 {
		return nil, fmt.Errorf("unexpected argument %q", set.Arg(0))
	}
	return o, o.complete(set.NFlag() == 0)
}

// complete fills in what follows from other flags and checks the rest.
func (o *options) complete(bare bool) error {
	if bare {
		o.tables, o.plans = []string{"testdata/sourcing/speakers.csv"}, []string{"testdata/sourcing/goday.xml"}
		o.purpose, o.contact = "demonstration", "https://example.org/hiring"
	}
	if o.dryRun && o.purpose == "" && o.contact == "" {
		o.purpose, o.contact = "dry run", "https://example.org/nobody-is-asked"
	}
	if o.out != "" && o.checkpoint == "" {
		o.checkpoint = o.out + ".checkpoint"
	}
	if o.out != "" && o.cache == "" {
		o.cache = o.out + ".cache"
	}
	policy := sourcing.Policy{Purpose: o.purpose, Contact: o.contact}
	switch {
	case !slices.Contains(formats, o.format):
		return fmt.Errorf("unknown format %q, want %s", o.format, strings.Join(formats, " or "))
	case o.top < 0 || o.budget < 0:
		return errors.New("-top and -budget want 0 or more")
	case o.findRepos && (o.dryRun || len(o.repos) > 0):
		return errors.New("-find-repos asks for nothing but repositories: leave out -repo and -dry-run")
	case policy.Check() != nil:
		return fmt.Errorf("%w (-purpose, -contact)", policy.Check())
	}
	return nil
}

// gather sets up one run of all collectors that were asked for.
func (o *options) gather() (*sourcing.Gather, error) {
	g := &sourcing.Gather{Query: sourcing.Query{Repos: o.repos, Since: o.since}, Started: time.Now().UTC().Truncate(time.Second)}
	g.Policy = sourcing.Policy{Purpose: o.purpose, Contact: o.contact}
	if o.suppress != "" {
		file, err := os.Open(o.suppress)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		if g.Policy.Suppress, err = sourcing.ReadSuppression(file); err != nil {
			return nil, err
		}
	}
	for _, name := range o.tables {
		g.Collectors = append(g.Collectors, &table.Collector{FS: os.DirFS(filepath.Dir(name)), Files: []string{filepath.Base(name)}})
	}
	for _, name := range o.plans {
		g.Collectors = append(g.Collectors, &schedule.Collector{FS: os.DirFS(filepath.Dir(name)), Files: []string{filepath.Base(name)}})
	}
	for _, dir := range o.git {
		g.Collectors = append(g.Collectors, &gitlog.Collector{Dir: dir})
	}
	for _, name := range o.archive {
		g.Collectors = append(g.Collectors, &github.Archive{FS: os.DirFS(filepath.Dir(name)), Files: []string{filepath.Base(name)}})
	}
	if len(o.repos) > 0 && len(o.archive) == 0 {
		c, err := o.github()
		if err != nil {
			return nil, err
		}
		g.Collectors = append(g.Collectors, c)
	}
	return g, nil
}

// github sets up the one collector that asks a site.
func (o *options) github() (*github.Collector, error) {
	t := &github.Transport{Agent: "proven/1 (+" + o.contact + ")", Now: o.now, Sleep: o.sleep, Budget: o.budget}
	if o.token != "" {
		token, err := os.ReadFile(o.token)
		if err != nil {
			return nil, err
		}
		t.Token = strings.TrimSpace(string(token))
	}
	if o.cache != "" {
		t.Cache = &github.Cache{Dir: o.cache}
	}
	if o.baseURL != "" {
		u, err := url.Parse(o.baseURL)
		if err != nil || u.Host == "" {
			return nil, errors.New("-base-url wants an address such as https://github.example.org/api/v3/")
		}
		t.Host = u.Host
	}
	return &github.Collector{Transport: t, BaseURL: o.baseURL}, nil
}
