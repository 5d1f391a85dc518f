package main

import (
	"reflect"
	"regexp"

	gh "github.com/google/go-github/v60/github"
)

// types say what stands at each address; the first that matches counts.
var types = []struct {
	path  *regexp.Regexp
	value any
}{
	{at(`rate_limit`), new(struct{ Resources *gh.RateLimits })},
	{at(`user|users/[^/]+|user/\d+`), new(gh.User)},
	{at(`orgs/[^/]+`), new(gh.Organization)},
	{at(`events|users?/[^/]+/events(/public)?`), new([]*gh.Event)},
	{at(`search/repositories`), new(gh.RepositoriesSearchResult)},
	{at(`search/commits`), new(gh.CommitsSearchResult)},
	{at(`search/users`), new(gh.UsersSearchResult)},
	{at(`search/issues`), new(gh.IssuesSearchResult)},
	{in(``), new(gh.Repository)},
	{in(`/commits`), new([]*gh.RepositoryCommit)},
	{in(`/commits/[^/]+/pulls`), new([]*gh.PullRequest)},
	{in(`/commits/[^/]+/branches-where-head`), new([]*gh.BranchCommit)},
	{in(`/commits/[^/]+`), new(gh.RepositoryCommit)},
	{in(`/contributors`), new([]*gh.Contributor)},
	{in(`/releases`), new([]*gh.RepositoryRelease)},
	{in(`/tags`), new([]*gh.RepositoryTag)},
	{in(`/statuses/[^/]+`), new([]*gh.RepoStatus)},
	{in(`/stats/commit_activity`), new([]*gh.WeeklyCommitActivity)},
	{in(`/stats/code_frequency`), new([][]int)},
	{in(`/stats/contributors`), new([]*gh.ContributorStats)},
	{in(`/issues`), new([]*gh.Issue)},
	{in(`/issues/events`), new([]*gh.IssueEvent)},
	{in(`/issues/\d+`), new(gh.Issue)},
	{in(`/issues/comments|/issues/\d+/comments`), new([]*gh.IssueComment)},
	{in(`/(issues|pulls)/comments/\d+/reactions`), new([]*gh.Reaction)},
	{in(`/pulls`), new([]*gh.PullRequest)},
	{in(`/pulls/comments|/pulls/\d+/comments|/pulls/\d+/reviews/\d+/comments`), new([]*gh.PullRequestComment)},
	{in(`/pulls/comments/\d+`), new(gh.PullRequestComment)},
	{in(`/pulls/\d+/reviews`), new([]*gh.PullRequestReview)},
	{in(`/pulls/\d+/reviews/\d+`), new(gh.PullRequestReview)},
	{in(`/pulls/\d+`), new(gh.PullRequest)},
}

func at(path string) *regexp.Regexp { return regexp.MustCompile(`^/(?:` + path + `)$`) }

// in matches what lies below a repository, by its name or its number.
func in(path string) *regexp.Regexp {
	return regexp.MustCompile(`^/(?:repos/[^/]+/[^/]+|repositories/\d+)(?:` + path + `)$`)
}

// typeOf returns a new value of the type that the collector's client has for an
// address, nil if it has none.
func typeOf(path string) any {
	for _, t := range types {
		if t.path.MatchString(path) {
			return reflect.New(reflect.TypeOf(t.value).Elem()).Interface()
		}
	}
	return nil
}
