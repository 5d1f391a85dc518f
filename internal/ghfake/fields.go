package ghfake

import (
	"fmt"
	"strings"
	"time"
)

const api = "https://api.github.com"

// addresses adds the many links that the platform's answers carry.
func addresses(o object, base string, names string) object {
	for name := range strings.FieldsSeq(names) {
		o[name+"_url"] = base + "/" + name
	}
	o["url"] = base
	return o
}

func (p *Person) simple() object {
	o := addresses(object{
		"id": p.ID, "login": p.Login, "type": p.Type, "node_id": fmt.Sprintf("U_%d", p.ID), "site_admin": false, "gravatar_id": "",
	}, api+"/users/"+p.Login, "events followers following gists organizations received_events repos starred subscriptions")
	o["avatar_url"], o["html_url"] = fmt.Sprintf("https://avatars.example/%d", p.ID), "https://github.com/"+p.Login
	return o
}

func (p *Person) profile() object {
	o := p.simple()
	o["bio"], o["blog"], o["email"], o["hireable"] = p.Bio, p.Blog, p.Email, p.ID%2 == 0
	o["name"], o["company"], o["location"] = nil, nil, nil
	o["followers"], o["following"], o["public_gists"], o["public_repos"] = 0, 0, 0, 3
	o["created_at"], o["updated_at"], o["user_view_type"] = "2020-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "public"
	return o
}

func (r *Repo) page() string { return "https://github.com/" + r.Owner + "/" + r.Name }
func (r *Repo) path() string { return api + "/repos/" + r.Owner + "/" + r.Name }

// repoLinks are the links of a description that nobody follows here.
const repoLinks = "archive assignees blobs branches collaborators comments commits compare contents contributors deployments downloads events forks git_commits git_refs git_tags hooks issue_comment issue_events issues keys labels languages merges milestones notifications pulls releases stargazers statuses subscribers subscription tags teams trees"

func (r *Repo) describe() object {
	owner := Person{ID: 1, Login: r.Owner, Type: "Organization"}
	o := addresses(object{
		"id": 1, "node_id": "R_1", "name": r.Name, "full_name": r.Owner + "/" + r.Name, "owner": owner.simple(), "fork": r.Fork, "language": r.Language, "topics": r.Topics,
		"description": nil, "homepage": nil, "license": nil, "default_branch": "main", "archived": r.Archived, "disabled": false, "private": false,
	}, r.path(), repoLinks)
	o["html_url"], o["clone_url"], o["git_url"], o["ssh_url"], o["svn_url"], o["mirror_url"] = r.page(), r.page()+".git", "git:github.com/"+r.Name, "git@github.com:"+r.Name, r.page(), nil
	for name := range strings.FieldsSeq("has_issues has_projects has_wiki has_pages has_discussions") {
		o[name] = true
	}
	for name := range strings.FieldsSeq("forks forks_count open_issues open_issues_count size stargazers_count watchers watchers_count network_count subscribers_count") {
		o[name] = 0
	}
	for name := range strings.FieldsSeq("created_at updated_at pushed_at") {
		o[name] = "2020-01-01T00:00:00Z"
	}
	return o
}

// said are the fields that both kinds of comment have.
func (c *Comment) said(by *Person) object {
	return object{
		"id": c.ID, "node_id": fmt.Sprintf("C_%d", c.ID), "user": by.simple(), "body": c.Body,
		"created_at": c.Created, "updated_at": c.Created, "author_association": "CONTRIBUTOR",
	}
}

func (r *Repo) reviewComment(c *Comment, by *Person) object {
	o := c.said(by)
	o["url"], o["html_url"] = fmt.Sprintf("%s/pulls/comments/%d", r.path(), c.ID), fmt.Sprintf("%s/pull/1#discussion_r%d", r.page(), c.ID)
	o["pull_request_url"], o["pull_request_review_id"] = r.path()+"/pulls/1", c.ID+1
	o["commit_id"], o["original_commit_id"] = strings.Repeat("0", 40), strings.Repeat("0", 40)
	o["_links"] = object{"self": object{"href": o["url"]}, "html": object{"href": o["html_url"]}, "pull_request": object{"href": o["pull_request_url"]}}
	o["path"], o["diff_hunk"], o["original_line"], o["original_position"] = c.Path, c.Hunk, c.Line, c.Line
	if !c.Gone { // what changed afterwards has no place any more
		o["line"], o["position"] = c.Line, c.Line
	}
	if c.ReplyTo != 0 {
		o["in_reply_to_id"] = c.ReplyTo
	}
	return o
}

func (r *Repo) issueComment(c *Comment, by *Person) object {
	o := c.said(by)
	o["url"], o["html_url"], o["issue_url"] = fmt.Sprintf("%s/issues/comments/%d", r.path(), c.ID), fmt.Sprintf("%s/issues/1#issuecomment-%d", r.page(), c.ID), r.path()+"/issues/1"
	if c.App {
		o["performed_via_github_app"] = object{
			"id": 1, "node_id": "A_1", "owner": by.simple(), "name": "an app", "description": nil, "external_url": "https://app.example", "html_url": "https://github.com/apps/app",
			"created_at": c.Created, "updated_at": c.Created, "permissions": object{}, "events": []string{},
		}
	}
	return o
}

func (r *Repo) issue(i *Issue, by *Person) object {
	o := addresses(object{
		"id": 3e6 + i.Number, "node_id": fmt.Sprintf("I_%d", i.Number), "number": i.Number, "title": i.Title, "body": i.Body, "user": by.simple(), "state": "open",
		"assignee": nil, "milestone": nil, "labels": []any{}, "locked": false, "comments": 0, "closed_at": nil, "created_at": i.Created, "updated_at": i.Created,
	}, fmt.Sprintf("%s/issues/%d", r.path(), i.Number), "comments events labels")
	o["repository_url"], o["html_url"] = r.path(), fmt.Sprintf("%s/issues/%d", r.page(), i.Number)
	closed := i.Created.Add(48 * time.Hour)
	if i.Closed {
		o["state"], o["closed_at"] = "closed", closed
	}
	if i.Pull {
		address := fmt.Sprintf("%s/pull/%d", r.page(), i.Number)
		pull := object{"url": fmt.Sprintf("%s/pulls/%d", r.path(), i.Number), "html_url": address, "diff_url": address + ".diff", "patch_url": address + ".patch", "merged_at": nil}
		if i.Merged {
			pull["merged_at"] = closed
		}
		o["html_url"], o["pull_request"] = address, pull
	}
	return o
}

func (r *Repo) release(x *Release, by *Person) object {
	o := addresses(object{
		"id": 1, "node_id": "RE_1", "name": x.Tag, "tag_name": x.Tag, "target_commitish": "main", "draft": false, "prerelease": false, "author": by.simple(),
		"published_at": x.At, "created_at": x.At, "assets": []any{},
	}, r.path()+"/releases/1", "assets upload tarball zipball")
	o["html_url"] = r.page() + "/releases/tag/" + x.Tag
	return o
}
