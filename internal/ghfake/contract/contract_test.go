package contract

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"github.com/proven-go/proven/internal/ghfake"
	"github.com/proven-go/proven/sourcing"
	"github.com/proven-go/proven/sourcing/github"
)

// A judge stands between a collector and a server and holds both to the description.
type judge struct {
	router routers.Router
	server http.RoundTripper
	seen   map[string]int // answers by path of the description and status
	wrong  []string
}

// described reads the description.
func described(t *testing.T) routers.Router {
	t.Helper()
	file, err := os.Open("api.json.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := openapi3.NewLoader().LoadFromData(data)
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Fatal(err)
	}
	router, err := gorillamux.NewRouter(doc)
	if err != nil {
		t.Fatal(err)
	}
	return router
}

func (j *judge) RoundTrip(req *http.Request) (*http.Response, error) {
	asked := req.Clone(req.Context())
	if at := strings.Index(asked.URL.Path, "/contents/"); at >= 0 { // the router takes no slash in a file's path
		file := at + len("/contents/")
		asked.URL.Path = asked.URL.Path[:file] + strings.ReplaceAll(asked.URL.Path[file:], "/", "-")
	}
	route, params, err := j.router.FindRoute(asked)
	if err != nil {
		j.complain("%s: %v", asked.URL, err)
		return j.server.RoundTrip(req)
	}
	question := &openapi3filter.RequestValidationInput{Request: asked, PathParams: params, Route: route, Options: &openapi3filter.Options{MultiError: true}}
	if err := openapi3filter.ValidateRequest(req.Context(), question); err != nil {
		j.complain("%s: %v", asked.URL, err)
	}
	for name := range asked.URL.Query() { // what the description does not know is wrong too
		if route.Operation.Parameters.GetByInAndName("query", name) == nil {
			j.complain("%s: no parameter %q", asked.URL, name)
		}
	}
	resp, err := j.server.RoundTrip(req)
	if err == nil {
		err = j.answer(question, resp)
	}
	return resp, err
}

// answer judges an answer. A file is asked for as plain text, which has no form.
func (j *judge) answer(question *openapi3filter.RequestValidationInput, resp *http.Response) error {
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	resp.Body = io.NopCloser(bytes.NewReader(body))
	j.seen[fmt.Sprint(question.Route.Path, " ", resp.StatusCode)]++
	if strings.Contains(resp.Header.Get("Content-Type"), ".raw") && resp.StatusCode == http.StatusOK {
		return nil
	}
	err = openapi3filter.ValidateResponse(question.Request.Context(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: question, Status: resp.StatusCode, Header: resp.Header, Body: io.NopCloser(bytes.NewReader(body)),
		Options: &openapi3filter.Options{MultiError: true, IncludeResponseStatus: resp.StatusCode != http.StatusNotFound},
	})
	if err != nil {
		j.complain("answer to %s: %v", question.Request.URL, err)
	}
	return nil
}

func (j *judge) complain(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	j.wrong = append(j.wrong, text[:min(len(text), 600)])
}

// collector returns one that asks through a judge, with a clock that only sleeping moves.
func (j *judge) collector() *github.Collector {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	return &github.Collector{Transport: &github.Transport{
		Base: j, Token: "secret-token", Agent: "proven/1 (+https://example.org/hiring)", Now: func() time.Time { return now },
		Sleep: func(_ context.Context, d time.Duration) error { now = now.Add(d); return nil },
	}}
}

func (j *judge) collect(t *testing.T) (lines int) {
	t.Helper()
	query := sourcing.Query{Repos: []string{"example-org/relay"}, Since: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)}
	policy := sourcing.Policy{Purpose: "test", Contact: "https://example.org/hiring"}
	for _, err := range sourcing.Collect(t.Context(), j.collector(), query, policy) {
		if err != nil {
			t.Fatal(err)
		}
		lines++
	}
	return lines
}

var small = ghfake.Sizes{People: 45, ReviewComments: 220, IssueComments: 150, Pulls: 60, Issues: 30, Releases: 3}

// Every request of a collection, and every answer of the fake server, is one that the
// platform describes.
func TestCollectionKeepsTheContract(t *testing.T) {
	world := ghfake.Generate(1, small)
	world.Repos[0].IssueComments[0].App = true
	j := &judge{router: described(t), server: &ghfake.Server{World: world}, seen: map[string]int{}}
	if lines := j.collect(t); lines < 200 {
		t.Errorf("%d lines of evidence", lines)
	}
	if found, err := j.collector().Find(t.Context(), "language:Go topic:grpc"); err != nil || len(found) != 1 {
		t.Errorf("%v, %v", found, err)
	}
	for _, w := range j.wrong[:min(len(j.wrong), 10)] {
		t.Error(w)
	}
	for _, path := range []string{
		"/repos/{owner}/{repo} 200", "/repos/{owner}/{repo}/pulls/comments 200", "/repos/{owner}/{repo}/issues/comments 200", "/repos/{owner}/{repo}/issues 200",
		"/repos/{owner}/{repo}/contributors 200", "/repos/{owner}/{repo}/releases 200", "/repos/{owner}/{repo}/contents/{path} 200", "/repos/{owner}/{repo}/contents/{path} 404",
		"/search/repositories 200", "/user/{account_id} 200", "/users/{username} 200",
	} {
		if j.seen[path] == 0 {
			t.Errorf("never seen: %s", path)
		}
	}
}

// The judge finds what is wrong; else its silence would mean nothing.
func TestTheJudgeSees(t *testing.T) {
	router := described(t)
	for _, c := range []struct{ address, why string }{
		{"/repos/o/r/issues/comments?sort=stars", "an order that does not exist"},
		{"/repos/o/r/issues?per_page=many", "a size that is no number"},
		{"/repos/o/r/issues?flavour=x", "a parameter that does not exist"},
		{"/repos/o/r/stargazers", "a list that is closed to others"},
	} {
		j := &judge{router: router, server: &ghfake.Server{}, seen: map[string]int{}}
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://api.github.com"+c.address, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := j.RoundTrip(req); err != nil || len(j.wrong) == 0 {
			t.Errorf("%s: %v, %v", c.why, err, j.wrong)
		}
	}
	j := &judge{router: router, server: without{&ghfake.Server{World: ghfake.Generate(1, small)}, "node_id"}, seen: map[string]int{}}
	j.collect(t)
	if len(j.wrong) == 0 {
		t.Error("answers without a field that must be there pass")
	}
}

// without is a server whose lists lack a field.
type without struct {
	server http.RoundTripper
	field  string
}

func (w without) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := w.server.RoundTrip(req)
	if err != nil || !strings.Contains(req.URL.Path, "comments") {
		return resp, err
	}
	var items []map[string]any
	if err := json.NewDecoder(resp.Body).Decode(&items); err != nil {
		return nil, err
	}
	for _, item := range items {
		delete(item, w.field)
	}
	data, err := json.Marshal(items)
	if err != nil {
		return nil, err
	}
	resp.Header.Del("Etag")
	resp.Body, resp.ContentLength = io.NopCloser(bytes.NewReader(data)), int64(len(data))
	return resp, nil
}
