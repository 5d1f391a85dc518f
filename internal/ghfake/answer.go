package ghfake

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

type object = map[string]any

// find returns what is at an address: a list to be cut into pages, or one value, and
// the status of the answer.
func (w *World) find(u *url.URL) (list []any, value any, status int) {
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	gone := object{"message": "Not Found", "documentation_url": "https://docs.github.com/rest"}
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
	r := &w.Repos[i]
	since, err := time.Parse(time.RFC3339, u.Query().Get("since"))
	if u.Query().Has("since") && err != nil {
		return nil, object{"message": "Validation Failed"}, http.StatusUnprocessableEntity
	}
	switch rest := strings.Join(parts[3:], "/"); {
	case rest == "":
		return nil, r.describe(), http.StatusOK
	case rest == "pulls/comments":
		return w.comments(r, r.ReviewComments, since, true), nil, http.StatusOK
	case rest == "issues/comments":
		return w.comments(r, r.IssueComments, since, false), nil, http.StatusOK
	case rest == "issues":
		return w.issues(r, since), nil, http.StatusOK
	case rest == "contributors" && r.TooLarge:
		return nil, object{"message": "The history or contributor list is too large to list contributors for this repository via the API."}, http.StatusForbidden
	case rest == "contributors":
		return w.contributors(r), nil, http.StatusOK
	case rest == "releases":
		return w.releases(r), nil, http.StatusOK
	}
	if file, ok := strings.CutPrefix(strings.Join(parts[3:], "/"), "contents/"); ok && r.Files[file] != "" {
		return nil, r.Files[file], http.StatusOK
	}
	return nil, gone, http.StatusNotFound
}

func (w *World) person(id int64) Person {
	i := slices.IndexFunc(w.People, func(p Person) bool { return p.ID == id })
	return w.People[i]
}

func (p Person) simple() object {
	return object{"id": p.ID, "login": p.Login, "type": p.Type, "node_id": fmt.Sprintf("U_%d", p.ID), "html_url": "https://github.com/" + p.Login, "url": "https://api.github.com/users/" + p.Login, "site_admin": false}
}

func (p Person) profile() object {
	o := p.simple()
	o["bio"], o["blog"], o["email"], o["hireable"] = p.Bio, p.Blog, p.Email, p.ID%2 == 0
	o["created_at"], o["updated_at"] = "2020-01-01T00:00:00Z", "2026-01-01T00:00:00Z"
	return o
}

func (r *Repo) address(kind string, n int64) string {
	return fmt.Sprintf("https://github.com/%s/%s/%s%d", r.Owner, r.Name, kind, n)
}

func (r *Repo) describe() object {
	return object{"id": 1, "name": r.Name, "full_name": r.Owner + "/" + r.Name, "fork": r.Fork, "language": r.Language, "topics": r.Topics, "archived": false, "private": false}
}

func (w *World) comments(r *Repo, all []Comment, since time.Time, review bool) []any {
	list := []any{}
	for _, c := range all {
		if c.Created.Before(since) {
			continue
		}
		o := object{"id": c.ID, "user": w.person(c.By).simple(), "body": c.Body, "created_at": c.Created, "updated_at": c.Created, "author_association": "CONTRIBUTOR", "html_url": r.address("pull/1#discussion_r", c.ID)}
		if review {
			o["path"], o["diff_hunk"], o["original_line"], o["original_position"] = c.Path, c.Hunk, c.Line, c.Line
			o["line"], o["position"] = any(c.Line), any(c.Line)
			if c.Gone {
				o["line"], o["position"] = nil, nil
			}
		} else {
			o["html_url"] = r.address("issues/1#issuecomment-", c.ID)
		}
		list = append(list, o)
	}
	return list
}

func (w *World) issues(r *Repo, since time.Time) []any {
	list := []any{}
	for _, i := range r.Issues {
		if i.Created.Before(since) {
			continue
		}
		o := object{"id": 3e6 + i.Number, "number": i.Number, "title": i.Title, "body": i.Body, "user": w.person(i.By).simple(), "state": "open", "created_at": i.Created, "updated_at": i.Created, "html_url": r.address("issues/", int64(i.Number))}
		closed := i.Created.Add(48 * time.Hour)
		if i.Closed {
			o["state"], o["closed_at"] = "closed", closed
		}
		if i.Pull {
			o["html_url"] = r.address("pull/", int64(i.Number))
			pull := object{"html_url": o["html_url"], "merged_at": nil}
			if i.Merged {
				pull["merged_at"] = closed
			}
			o["pull_request"] = pull
		}
		list = append(list, o)
	}
	return list
}

func (w *World) contributors(r *Repo) []any {
	list := []any{}
	for _, p := range w.People {
		if n := r.Commits[p.ID]; n > 0 {
			o := p.simple()
			o["contributions"] = n
			list = append(list, o)
		}
	}
	slices.SortStableFunc(list, func(a, b any) int {
		return b.(object)["contributions"].(int) - a.(object)["contributions"].(int)
	})
	return list
}

func (w *World) releases(r *Repo) []any {
	list := []any{}
	for i := len(r.Releases) - 1; i >= 0; i-- {
		x := r.Releases[i]
		list = append(list, object{"id": i + 1, "tag_name": x.Tag, "draft": false, "author": w.person(x.By).simple(), "published_at": x.At, "created_at": x.At, "html_url": "https://github.com/" + r.Owner + "/" + r.Name + "/releases/tag/" + x.Tag})
	}
	return list
}
