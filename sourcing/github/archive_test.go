package github

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/proven-go/proven/sourcing"
)

const events = `{"id":"1","type":"PullRequestReviewCommentEvent","repo":{"name":"o/r"},"created_at":"2015-01-01T12:00:00Z","payload":{"action":"created","comment":{"id":9,"path":"a.go","diff_hunk":"@@","body":"Please close the rows here, otherwise the pool runs dry. Mail ada@canary.example.","created_at":"2015-01-01T12:00:00Z","html_url":"https://github.com/o/r/pull/1#r9","user":{"id":7,"login":"ada-example","type":"User"}}}}
{"id":"2","type":"PullRequestEvent","repo":{"name":"o/r"},"payload":{"action":"closed","pull_request":{"title":"Cap the retries","state":"closed","merged_at":"2015-01-01T12:01:00Z","html_url":"https://github.com/o/r/pull/2","user":{"id":8,"login":"bo-example"}}}}
{"id":"3","type":"PullRequestEvent","repo":{"name":"o/r"},"payload":{"action":"opened","pull_request":{"title":"Not yet","user":{"id":8,"login":"bo-example"}}}}
{"id":"4","type":"IssueCommentEvent","repo":{"name":"o/other"},"payload":{"action":"created","comment":{"body":"This happens only if the queue is empty when it starts, because nothing wakes the worker.","created_at":"2015-01-01T12:02:00Z","user":{"id":9,"login":"release-bot"}}}}
{"id":"5","type":"WatchEvent","repo":{"name":"o/r"},"payload":{"action":"started"}}
{"id":"6","type":"BrandNewEvent","repo":{"name":"o/r"},"payload":{}}
{"id":"7","type":"PushEvent","repo":{"name":"o/r"},"payload":{"commits":[{"author":{"email":"ada@canary.example"}}]}}
`

func archived(t *testing.T, name string, data []byte, q sourcing.Query) ([]sourcing.Evidence, error) {
	t.Helper()
	var all []sourcing.Evidence
	for page, err := range (&Archive{FS: fstest.MapFS{name: {Data: data}}, Files: []string{name}}).Pages(t.Context(), q, "") {
		if err != nil {
			return all, err
		}
		all = append(all, page.Evidence...)
	}
	return all, nil
}

func TestArchive(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	fmt.Fprint(w, events)
	w.Close()
	for name, data := range map[string][]byte{"hour.json": []byte(events), "hour.json.gz": packed.Bytes()} {
		all, err := archived(t, name, data, sourcing.Query{})
		if err != nil || len(all) != 2 {
			t.Fatalf("%s: %d lines, want a comment and a merged pull request: no machine, nothing that is open, no stars; %v", name, len(all), err)
		}
		if all[0].Kind != sourcing.ReviewComment || all[0].Actor.ID != "7" || all[0].Place.Repo != "o/r" || strings.Contains(all[0].Text, "canary") || all[1].Kind != sourcing.MergedPull {
			t.Errorf("%s: %+v", name, all)
		}
	}
	if all, _ := archived(t, "hour.json", []byte(events), sourcing.Query{Repos: []string{"o/elsewhere"}}); len(all) != 0 {
		t.Errorf("a repository that was not asked for: %+v", all)
	}
}

func TestNoArchive(t *testing.T) {
	for _, c := range []struct{ name, data string }{{"a.json", "hello"}, {"a.json", "{}"}, {"a.json", "[]"}, {"a.json.gz", "hello"}, {"a.json", events + "{"}} {
		if all, err := archived(t, c.name, []byte(c.data), sourcing.Query{}); !errors.Is(err, ErrArchive) || len(all) > 0 {
			t.Errorf("%q: %d lines, %v", c.data[:min(len(c.data), 20)], len(all), err)
		}
	}
}

func FuzzArchive(f *testing.F) {
	for line := range strings.Lines(events) {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		if _, err := archived(t, "a.json", []byte(line), sourcing.Query{}); err != nil && !errors.Is(err, ErrArchive) {
			t.Errorf("an error without a type: %v", err)
		}
	})
}

func FuzzReadOwners(f *testing.F) {
	f.Add("CODEOWNERS", "* @ada @org/team a@x.example\n")
	f.Add("OWNERS", "approvers:\n- ada\nreviewers:\n  - bo\n")
	f.Add("MAINTAINERS.md", "| Ada | @ada |\n")
	f.Fuzz(func(t *testing.T, file, text string) {
		for _, o := range readOwners(file, text) {
			if o.Login == "" || strings.ContainsAny(o.Login, "@/ ") || o.Role == "" {
				t.Errorf("%+v", o)
			}
		}
	})
}

func TestReadOwners(t *testing.T) {
	for _, c := range []struct{ file, text, want, why string }{
		{"CODEOWNERS", "# @nobody\n* @ada @org/team\n/store/ @bo cy@x.example\n", "ada * code owner; bo /store/ code owner", "teams, comments and addresses are nobody"},
		{"OWNERS", "options:\n  no_parent_owners: true\napprovers:\n- ada\n- bo # lead\nemeritus_approvers:\n- cy\n", "ada  approver; cy  former approver", "lists by role; what is no plain login is left out"},
		{"MAINTAINERS.md", "# Maintainers\n\n| Name | Login |\n| Ada | [@ada](https://github.com/ada) |\nwrite to list@x.example\n", "ada  maintainer", "mentions in a table, no addresses"},
	} {
		var got []string
		for _, o := range readOwners(c.file, c.text) {
			got = append(got, fmt.Sprintf("%s %s %s", o.Login, o.Path, o.Role))
		}
		if joined := strings.Join(got, "; "); joined != c.want {
			t.Errorf("%s: %q, want %q", c.why, joined, c.want)
		}
	}
}
