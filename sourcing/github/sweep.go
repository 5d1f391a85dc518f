package github

import (
	"cmp"
	"context"
	"path"
	"strconv"
	"strings"
	"time"

	gh "github.com/google/go-github/v60/github"

	"github.com/proven-go/proven/sourcing"
)

const (
	perPage  = 100
	maxPages = 20_000 // of one list
)

func (v *visit) options() gh.ListOptions {
	return gh.ListOptions{Page: v.at.Page + 1, PerPage: perPage}
}

// more reports whether the answer names a next page. Short pages do not count: lists
// are filtered after they were cut into pages. A list that leads back, or on for ever,
// ends here and is told of: the platform ends every list long before maxPages.
func (v *visit) more(r *gh.Response) bool {
	if r == nil || r.NextPage == 0 {
		return false
	}
	v.astray = r.NextPage <= v.at.Page+1 || v.at.Page >= maxPages
	return !v.astray
}

// describe reads what the repository says of itself. A repository that is gone, and a
// fork, which shows the work of others, is skipped.
func (v *visit) describe(ctx context.Context) ([]sourcing.Evidence, bool, error) {
	r, _, err := v.client.Repositories.Get(ctx, v.owner, v.repo)
	if err != nil || r.GetFork() {
		v.at.About = about{Skip: true}
		return nil, false, err
	}
	if name := r.GetLanguage(); name != "" {
		v.at.About.Subject = append(v.at.About.Subject, "language:"+name)
	}
	for _, topic := range r.Topics {
		v.at.About.Subject = append(v.at.About.Subject, "topic:"+topic)
	}
	return nil, false, nil
}

// A scene is where something happened, and what of it is asked for.
type scene struct {
	repo    string // "owner/name"
	subject []string
	query   sourcing.Query
}

func (v *visit) scene() scene {
	return scene{v.owner + "/" + v.repo, v.at.About.Subject, v.query}
}

// evidence begins a line about something of this repository.
func (v scene) evidence(kind sourcing.Kind, who *gh.User, when gh.Timestamp, address string) sourcing.Evidence {
	return sourcing.Evidence{
		Kind: kind, Actor: actor(who), Subject: v.subject, Place: sourcing.Place{Repo: v.repo},
		URL: address, When: when.UTC(), Source: "github", Terms: terms,
	}
}

// terms is what the platform's rules mean for whoever reads the evidence.
const terms = "GitHub Acceptable Use Policies: no unsolicited bulk contact, no sale of personal data"

func actor(u *gh.User) sourcing.Actor {
	return sourcing.Actor{Source: "github", ID: strconv.FormatInt(u.GetID(), 10), Login: u.GetLogin()}
}

// human reports whether an account is one: the platform says so, and nothing in its
// name says otherwise.
func human(u *gh.User) bool {
	return u.GetID() != 0 && (u.GetType() == "" || u.GetType() == "User") && !sourcing.Machine(actor(u))
}

// in reports whether a moment lies in the query.
func (v scene) in(t time.Time) bool {
	return (v.query.Since.IsZero() || !t.Before(v.query.Since)) && (v.query.Until.IsZero() || t.Before(v.query.Until))
}

func (v *visit) reviewComments(ctx context.Context) ([]sourcing.Evidence, bool, error) {
	list, resp, err := v.client.PullRequests.ListComments(ctx, v.owner, v.repo, 0, &gh.PullRequestListCommentsOptions{
		Sort: "created", Direction: "asc", Since: v.query.Since, ListOptions: v.options(),
	})
	return kept(list, v.scene().reviewComment), v.more(resp), err
}

// kept makes evidence of what is worth a line.
func kept[T any](list []*T, make func(*T) (sourcing.Evidence, bool)) []sourcing.Evidence {
	var all []sourcing.Evidence
	for _, x := range list {
		if x == nil {
			continue
		}
		if ev, ok := make(x); ok {
			all = append(all, ev)
		}
	}
	return all
}

func (v scene) reviewComment(c *gh.PullRequestComment) (ev sourcing.Evidence, ok bool) {
	points, reasons := sourcing.Clarity(sourcing.Comment{Text: c.GetBody(), Path: c.GetPath(), Hunk: c.GetDiffHunk()})
	if !human(c.User) || !v.in(c.GetCreatedAt().Time) || points < told {
		return ev, false
	}
	ev = v.evidence(sourcing.ReviewComment, c.User, c.GetCreatedAt(), c.GetHTMLURL())
	ev.Text, ev.Quote = c.GetBody(), quote(c.GetBody())
	ev.Place.Path, ev.Place.Line = c.GetPath(), cmp.Or(c.GetLine(), c.GetOriginalLine())
	ev.Subject = subjectOf(v.subject, c.GetPath())
	ev.Reasons = clear(points, reasons)
	if c.Position == nil && c.OriginalPosition != nil {
		ev.Reasons = append(ev.Reasons, "the lines changed afterwards")
	}
	return ev, true
}

// told is the clarity from which a comment is worth keeping: below, it says too little
// to show anything.
const told = 3

// clear puts the verdict before its reasons.
func clear(points int, reasons []string) []string {
	if points >= sourcing.Clear {
		return append([]string{"clear"}, reasons...)
	}
	return reasons
}

func (v *visit) issueComments(ctx context.Context) ([]sourcing.Evidence, bool, error) {
	o := &gh.IssueListCommentsOptions{Sort: gh.String("created"), Direction: gh.String("asc"), ListOptions: v.options()}
	if !v.query.Since.IsZero() {
		o.Since = &v.query.Since
	}
	list, resp, err := v.client.Issues.ListComments(ctx, v.owner, v.repo, 0, o)
	return kept(list, v.scene().issueComment), v.more(resp), err
}

func (v scene) issueComment(c *gh.IssueComment) (ev sourcing.Evidence, ok bool) {
	points, reasons := sourcing.Clarity(sourcing.Comment{Text: c.GetBody()})
	if !human(c.User) || !v.in(c.GetCreatedAt().Time) || points < told {
		return ev, false
	}
	ev = v.evidence(sourcing.IssueComment, c.User, c.GetCreatedAt(), c.GetHTMLURL())
	ev.Text, ev.Quote, ev.Reasons = c.GetBody(), quote(c.GetBody()), clear(points, reasons)
	return ev, true
}

// issues reads issues and pull requests in one list, which says of a pull request
// whether it was merged. What is still open shows nothing yet, except an issue.
func (v *visit) issues(ctx context.Context) ([]sourcing.Evidence, bool, error) {
	list, resp, err := v.client.Issues.ListByRepo(ctx, v.owner, v.repo, &gh.IssueListByRepoOptions{
		State: "all", Sort: "created", Direction: "asc", Since: v.query.Since, ListOptions: v.options(),
	})
	return kept(list, v.scene().issue), v.more(resp), err
}

func (v scene) issue(i *gh.Issue) (ev sourcing.Evidence, ok bool) {
	kind, when := sourcing.Issue, i.GetCreatedAt()
	if pull := i.PullRequestLinks; pull != nil {
		switch kind, when = sourcing.ClosedPull, i.GetClosedAt(); {
		case pull.MergedAt != nil:
			kind, when = sourcing.MergedPull, *pull.MergedAt
		case i.GetState() != "closed":
			return ev, false
		}
	}
	if !human(i.User) || !v.in(when.Time) {
		return ev, false
	}
	ev = v.evidence(kind, i.User, when, i.GetHTMLURL())
	ev.Text, ev.Quote = strings.TrimSpace(i.GetTitle()+"\n"+i.GetBody()), i.GetTitle()
	switch kind {
	case sourcing.MergedPull:
		ev.Reasons = []string{"merged"}
	case sourcing.ClosedPull:
		ev.Reasons = []string{"closed without a merge"}
	default:
		points, reasons := sourcing.Clarity(sourcing.Comment{Text: ev.Text})
		ev.Reasons = clear(points, reasons)
		return ev, points >= told
	}
	return ev, true
}

// contributors says who has commits, as the platform counts them. It has no dates.
func (v *visit) contributors(ctx context.Context) ([]sourcing.Evidence, bool, error) {
	list, resp, err := v.client.Repositories.ListContributors(ctx, v.owner, v.repo, &gh.ListContributorsOptions{ListOptions: v.options()})
	var all []sourcing.Evidence
	for _, c := range list {
		if c == nil {
			continue
		}
		u := &gh.User{ID: c.ID, Login: c.Login, Type: c.Type}
		if !human(u) {
			continue
		}
		ev := v.scene().evidence(sourcing.Commit, u, gh.Timestamp{}, "https://github.com/"+v.owner+"/"+v.repo+"/commits?author="+c.GetLogin())
		ev.Quote = strconv.Itoa(c.GetContributions()) + " commits"
		ev.Reasons = []string{"listed contributor"}
		all = append(all, ev)
	}
	return all, v.more(resp), err
}

func (v *visit) releases(ctx context.Context) ([]sourcing.Evidence, bool, error) {
	o := v.options()
	list, resp, err := v.client.Repositories.ListReleases(ctx, v.owner, v.repo, &o)
	older := false
	for _, r := range list {
		older = older || r != nil && !v.query.Since.IsZero() && r.GetPublishedAt().Before(v.query.Since)
	}
	return kept(list, v.scene().release), v.more(resp) && !older, err // newest first
}

func (v scene) release(r *gh.RepositoryRelease) (ev sourcing.Evidence, ok bool) {
	if !human(r.Author) || r.GetDraft() || !v.in(r.GetPublishedAt().Time) {
		return ev, false
	}
	ev = v.evidence(sourcing.Release, r.Author, r.GetPublishedAt(), r.GetHTMLURL())
	ev.Quote, ev.Reasons = "released "+r.GetTagName(), []string{"published a release"}
	return ev, true
}

// quote is the first paragraph that is neither a quotation nor code.
func quote(body string) string {
	fenced := false
	for line := range strings.Lines(body) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "```") {
			fenced = !fenced
		} else if !fenced && line != "" && line[0] != '>' {
			return line
		}
	}
	return ""
}

// languages are the ones that a file name tells better than the repository does.
var languages = map[string]string{
	".go": "Go", ".py": "Python", ".java": "Java", ".kt": "Kotlin", ".rs": "Rust", ".rb": "Ruby", ".php": "PHP", ".cs": "C#", ".ts": "TypeScript", ".tsx": "TypeScript",
	".js": "JavaScript", ".jsx": "JavaScript", ".scala": "Scala", ".swift": "Swift", ".c": "C", ".cc": "C++", ".cpp": "C++", ".tf": "Terraform", ".sql": "SQL", ".proto": "Protocol Buffers",
	".sh": "Shell", ".ex": "Elixir", ".exs": "Elixir", ".erl": "Erlang", ".hs": "Haskell", ".clj": "Clojure", ".dart": "Dart", ".vue": "Vue",
}

// subjectOf names the language of a file in place of the repository's own.
func subjectOf(repo []string, file string) []string {
	language := languages[strings.ToLower(path.Ext(file))]
	if language == "" {
		return repo
	}
	subject := []string{"language:" + language}
	for _, s := range repo {
		if !strings.HasPrefix(s, "language:") {
			subject = append(subject, s)
		}
	}
	return subject
}
