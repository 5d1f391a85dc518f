package github

import (
	"context"
	"time"

	gh "github.com/google/go-github/v60/github"
)

// A Repo is a repository that a search turned up, with what it says of itself.
type Repo struct {
	Name     string // "owner/name"
	Language string
	Topics   []string
	Pushed   time.Time // last push; zero if unknown
}

// MaxFound is the most that one Find returns.
const MaxFound = 30

// Find asks the platform's search for repositories, once, and returns the best matches
// in its order: at most [MaxFound], without forks and archived ones. Words are those of
// the search box, "language:Go topic:grpc". Searching has a limit of its own, 30 a
// minute; it finds where work is done, never people.
func (c *Collector) Find(ctx context.Context, words string) ([]Repo, error) {
	_, client, err := c.begin("")
	if err != nil {
		return nil, err
	}
	found, _, err := client.Search.Repositories(ctx, words+" archived:false fork:false", &gh.SearchOptions{ListOptions: gh.ListOptions{PerPage: MaxFound}})
	if err = asked(err); err != nil || found == nil {
		return nil, err
	}
	var all []Repo
	for _, r := range found.Repositories {
		if r == nil || r.GetArchived() || r.GetFork() {
			continue
		}
		if _, _, err := split(r.GetFullName()); err == nil && len(all) < MaxFound {
			all = append(all, Repo{r.GetFullName(), r.GetLanguage(), r.Topics, r.GetPushedAt().UTC()})
		}
	}
	return all, nil
}
