package matching

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/proven-go/proven/score"
	"github.com/proven-go/proven/sourcing"
)

// The lines below are what the collectors write: see sourcing/github, sourcing/gitlog
// and sourcing/table.

// reviewOf is one clear review comment of a sweep of a repository.
func reviewOf(id string, n int) sourcing.Evidence {
	says := []string{
		"Please close the rows here, otherwise the connection stays open until the collector runs.",
		"If the context ends while we hold the lock, nobody ever releases it; consider a deferred unlock.",
		"This retries without a limit. Please add a cap, because every node would dial again at the same moment.",
		"Should this return the wrapped error? Callers check for it by errors.Is when the stream ends.",
	}[n%4]
	return sourcing.Evidence{
		Kind: sourcing.ReviewComment, Actor: sourcing.Actor{Source: "github", ID: id, Login: "person-" + id + "-example"},
		Subject: []string{"language:Go", "topic:grpc", "topic:kubernetes"}, Text: says, Quote: says,
		Place: sourcing.Place{Repo: "example-org/relay", Path: "pool/retry.go", Line: 10 + n},
		URL:   fmt.Sprintf("https://github.com/example-org/relay/pull/%d#discussion_r%d", n, n), When: time.Date(2024, time.Month(1+n%12), 1+n/2, 0, 0, 0, 0, time.UTC),
		Reasons: []string{"clear", sourcing.LongEnough, sourcing.OwnWords, sourcing.HasLocus, sourcing.HasAct, sourcing.HasReason, sourcing.Respectful}, Source: "github",
	}
}

// A reviewer without a commit and without a résumé ranks for a role in Go, and what is
// cited is the reviews.
func TestReviewerWithoutCommits(t *testing.T) {
	ix := open(t)
	var all []sourcing.Evidence
	for n := range 40 {
		all = append(all, reviewOf("71", n))
	}
	for _, kind := range []sourcing.Kind{sourcing.Issue, sourcing.IssueComment} { // somebody else, who talks
		ev := reviewOf("72", 1)
		ev.Kind, ev.Subject, ev.Text, ev.Quote = kind, []string{"language:Go"}, "It does not work here.", "It does not work here."
		all = append(all, ev)
	}
	must(t, ix.Add(context.Background(), all...))
	list := rank(t, ix, Query{})
	if len(list.Results) != 2 || list.Results[0].ID != "github:71" {
		t.Fatalf("%+v", list.Results)
	}
	first, second := list.Results[0], list.Results[1]
	if first.Points*10 < list.Max*4 || first.Points <= second.Points || first.Band == score.NoEvidence {
		t.Errorf("%d points of %d, %s; who only talks has %d", first.Points, list.Max, first.Band, second.Points)
	}
	cited := 0
	for _, r := range first.Reasons {
		if r.Points == 0 {
			continue
		}
		if r.Recompute() != r.Points || len(r.Evidence) == 0 {
			t.Errorf("%s: %d points, %d again, %d citations", r.Label, r.Points, r.Recompute(), len(r.Evidence))
		}
		for _, ev := range r.Evidence {
			cited++
			if !strings.Contains(ev.URL, "#discussion_r") || ev.Quote == "" {
				t.Errorf("%s cites %+v", r.Label, ev)
			}
		}
	}
	if cited == 0 {
		t.Error("nothing is cited")
	}
}

// Three rows of a list of speakers are three observations, each cited with its source,
// its date and its page.
func TestSpeakerTable(t *testing.T) {
	ix := open(t)
	for n, row := range []struct{ topics, title string }{
		{"go;grpc", "Draining gRPC pools without losing a call"}, {"kubernetes", "What our operators taught us"}, {"prometheus", "Alerts before users"},
	} {
		ev := sourcing.Evidence{
			Kind: sourcing.Talk, Actor: sourcing.Actor{Source: "github", ID: "login:ada-quill-example", Login: "ada-quill-example"}, Text: row.title, Quote: row.title,
			URL: fmt.Sprintf("https://goday.example/%d", n), When: time.Date(2024, time.Month(3+n), 9, 0, 0, 0, 0, time.UTC), Reasons: []string{"speaker"}, Source: "table", Terms: "Go Day",
		}
		for topic := range strings.SplitSeq(row.topics, ";") {
			ev.Subject = append(ev.Subject, "topic:"+topic)
		}
		must(t, ix.Add(context.Background(), ev))
	}
	list := rank(t, ix, Query{})
	if len(list.Results) != 1 || list.Results[0].Points == 0 {
		t.Fatalf("%+v", list.Results)
	}
	cited := map[string]string{}
	for _, r := range list.Results[0].Reasons {
		for _, ev := range r.Evidence {
			if ev.Source != "table" || ev.Last == 0 || ev.Quote == "" {
				t.Errorf("%s cites %+v", r.Label, ev)
			}
			cited[ev.URL] = ev.Quote
		}
	}
	if len(cited) != 3 {
		t.Errorf("%d observations cited, want 3: %v", len(cited), cited)
	}
}

// backendRole asks for backend services, or the ownership of what they run on.
const backendRole = `
title: Backend engineer
problem: Services fail in ways that nobody can see.
level: execute
clusters:
  - name: Services
    need: must
    all:
      - any: [go]
        adjacent: [terraform, linux]
        depth: own
      - any: [grpc]
        adjacent: [kubernetes]
        depth: own
`

// Whoever ran platforms reaches the adjacent layer by what they owned there, and not
// by what they touched.
func TestPlatformPeopleNeedOwnership(t *testing.T) {
	for _, c := range []struct {
		kinds []sourcing.Kind
		layer Layer
		some  bool
		why   string
	}{
		{[]sourcing.Kind{sourcing.Authorship, sourcing.Owner}, AdjacentLayer, true, "author of a directory and named in its owners file"},
		{[]sourcing.Kind{sourcing.Authorship}, AdjacentLayer, true, "author of a directory"},
		{[]sourcing.Kind{sourcing.Commit, sourcing.ReviewComment, sourcing.MergedPull}, PartialLayer, false, "took part: commits, reviews, merged changes"},
		{[]sourcing.Kind{sourcing.Issue, sourcing.IssueComment, sourcing.Profile}, PartialLayer, false, "talked about it"},
	} {
		ix := open(t)
		for i, kind := range c.kinds {
			must(t, ix.Add(context.Background(), sourcing.Evidence{
				Kind: kind, Actor: sourcing.Actor{Source: "github", ID: "81", Login: "sre-example"}, Subject: []string{"language:Terraform", "topic:kubernetes"},
				Place: sourcing.Place{Repo: "example-org/clusters", Path: "infra/network"}, Quote: "Wrote 900 of 1400 lines in infra/network.", When: time.Date(2024, time.Month(1+i), 1, 0, 0, 0, 0, time.UTC), Source: "gitlog",
			}))
		}
		list, err := ix.Rank(context.Background(), spec(t, backendRole), Query{})
		if err != nil || len(list.Results) != 1 {
			t.Fatalf("%s: %+v, %v", c.why, list, err)
		}
		points := 0
		for _, r := range list.Results[0].Reasons {
			if r.Cluster == "Services" {
				points += r.Points
			}
		}
		if got := list.Results[0]; got.Layer != c.layer || points > 0 != c.some {
			t.Errorf("%s: layer %s with %d points for services, want %s", c.why, got.Layer, points, c.layer)
		}
	}
}

// What the collectors write as a subject names a skill of the taxonomy.
func TestSubjects(t *testing.T) {
	ix := open(t)
	r := reader{known: known{taxonomy: ix.Taxonomy()}}
	for _, c := range []struct{ term, want, why string }{
		{"language:Go", "go", "a language as the platform names it"},
		{"language:Protocol Buffers", "protobuf", "a language of two words"},
		{"topic:kubernetes", "kubernetes", "a topic"},
		{"topic:distributed-systems", "distributed-systems", "a topic of two words"},
		{"import:google.golang.org/grpc", "grpc", "the last element of a Go import"},
		{"import:go.mongodb.org/mongo-driver/mongo", "mongodb", "an alias as an element"},
		{"import:github.com/prometheus/client_golang/prometheus", "prometheus", "the package of a module"},
		{"import:flask", "flask", "a Python package"},
		{"import:express", "express", "a package of JavaScript"},
		{"link:https://ada.example", "", "a page of a person is no skill"},
		{"topic:hacktoberfest", "", "a topic that is no skill"},
	} {
		if got, ok := r.subject(c.term); string(got) != c.want || ok != (c.want != "") {
			t.Errorf("%s: %s is %q, want %q", c.why, c.term, got, c.want)
		}
	}
}
