package ghfake

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

type object = map[string]any

// A list is what is cut into pages; only the items of the page asked for are made.
type list struct {
	n  int
	at func(i int) any
}

// listOf makes a list of the items that are kept.
func listOf[T any](all []T, keep func(*T) bool, at func(*T) any) *list {
	var kept []int
	for i := range all {
		if keep(&all[i]) {
			kept = append(kept, i)
		}
	}
	return &list{len(kept), func(i int) any { return at(&all[kept[i]]) }}
}

var gone = object{"message": "Not Found", "documentation_url": "https://docs.github.com/rest"}

// named returns the address by name of one by number: /repositories/1/issues is that
// of the first repository.
func (w *World) named(u *url.URL) *url.URL {
	rest, ok := strings.CutPrefix(u.Path, "/repositories/")
	number, rest, _ := strings.Cut(rest, "/")
	i, err := strconv.Atoi(number)
	if !ok || err != nil || i < 1 || i > len(w.Repos) {
		return u
	}
	named := *u
	named.Path = strings.TrimSuffix("/repos/"+w.Repos[i-1].Owner+"/"+w.Repos[i-1].Name+"/"+rest, "/")
	return &named
}

// find returns what is at an address: a list to be cut into pages, or one value, and
// the status of the answer.
func (w *World) find(u *url.URL) (all *list, value any, status int) {
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	if u.Path == "/search/repositories" {
		return nil, w.search(u.Query().Get("q")), http.StatusOK
	}
	if len(parts) == 2 && (parts[0] == "user" || parts[0] == "users") {
		for _, p := range w.People {
			if strconv.FormatInt(p.ID, 10) == parts[1] || parts[0] == "users" && strings.EqualFold(p.Login, parts[1]) {
				return nil, p.profile(), http.StatusOK
			}
		}
		return nil, gone, http.StatusNotFound
	}
	i := slices.IndexFunc(w.Repos, func(r Repo) bool { return strings.EqualFold(r.Owner+"/"+r.Name, repoOf(u.Path)) })
	if i < 0 {
		return nil, gone, http.StatusNotFound
	}
	since, err := time.Parse(time.RFC3339, u.Query().Get("since"))
	if u.Query().Has("since") && err != nil {
		return nil, object{"message": "Validation Failed"}, http.StatusUnprocessableEntity
	}
	return w.findIn(&w.Repos[i], strings.Join(parts[3:], "/"), since)
}

// search finds repositories by "language:" and "topic:" of a query; all must hold.
func (w *World) search(q string) object {
	items := []any{}
	for i := range w.Repos {
		r := &w.Repos[i]
		holds := !r.Fork && !r.Archived
		for word := range strings.FieldsSeq(q) {
			key, value, _ := strings.Cut(word, ":")
			holds = holds && (key != "language" || value == r.Language) && (key != "topic" || slices.Contains(r.Topics, value))
		}
		if holds {
			o := r.describe()
			o["score"], o["has_downloads"] = 1, true
			items = append(items, o)
		}
	}
	return object{"total_count": len(items), "incomplete_results": false, "items": items}
}

// findIn answers for what lies below a repository.
func (w *World) findIn(r *Repo, rest string, since time.Time) (all *list, value any, status int) {
	people := make(map[int64]*Person, len(w.People))
	for i := range w.People {
		people[w.People[i].ID] = &w.People[i]
	}
	comment := func(c *Comment) bool { return !c.Created.Before(since) }
	switch rest {
	case "":
		return nil, r.describe(), http.StatusOK
	case "pulls/comments":
		return listOf(r.ReviewComments, comment, func(c *Comment) any { return r.reviewComment(c, people[c.By]) }), nil, http.StatusOK
	case "issues/comments":
		return listOf(r.IssueComments, comment, func(c *Comment) any { return r.issueComment(c, people[c.By]) }), nil, http.StatusOK
	case "issues":
		return listOf(r.Issues, func(i *Issue) bool { return !i.Created.Before(since) }, func(i *Issue) any { return r.issue(i, people[i.By]) }), nil, http.StatusOK
	case "contributors":
		return w.contributors(r)
	case "releases":
		newest := slices.Clone(r.Releases)
		slices.Reverse(newest)
		return listOf(newest, func(*Release) bool { return true }, func(x *Release) any { return r.release(x, people[x.By]) }), nil, http.StatusOK
	}
	if file, ok := strings.CutPrefix(rest, "contents/"); ok && r.Files[file] != "" {
		return nil, r.Files[file], http.StatusOK
	}
	return nil, gone, http.StatusNotFound
}

func (w *World) contributors(r *Repo) (all *list, value any, status int) {
	switch {
	case r.TooLarge:
		return nil, object{"message": "The history or contributor list is too large to list contributors for this repository via the API."}, http.StatusForbidden
	case len(r.Commits) == 0:
		return nil, nil, http.StatusNoContent
	}
	people := slices.DeleteFunc(slices.Clone(w.People), func(p Person) bool { return r.Commits[p.ID] == 0 })
	slices.SortStableFunc(people, func(a, b Person) int { return cmp.Compare(r.Commits[b.ID], r.Commits[a.ID]) })
	return listOf(people, func(*Person) bool { return true }, func(p *Person) any {
		o := p.simple()
		o["contributions"] = r.Commits[p.ID]
		return o
	}), nil, http.StatusOK
}
