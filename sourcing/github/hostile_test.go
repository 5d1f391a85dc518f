package github

import (
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/proven-go/proven/internal/ghfake"
	"github.com/proven-go/proven/sourcing"
)

// Numbers that no platform sends stop nobody for centuries and let nobody hurry.
func TestNumbersBeyondReason(t *testing.T) {
	ok := answer{200, "", "[]", nil}
	const reset = "\nX-Ratelimit-Limit: 5000\nX-Ratelimit-Resource: core"
	for _, c := range []struct {
		headers, why string
	}{
		{"X-Ratelimit-Remaining: 0\nX-Ratelimit-Reset: 1772366400000" + reset, "milliseconds"},
		{"X-Ratelimit-Remaining: -5\nX-Ratelimit-Reset: reset+3000" + reset, "less than none left"},
		{"X-Ratelimit-Remaining: 10\nX-Ratelimit-Reset: reset+3000\nX-Ratelimit-Limit: 9000000000000000000", "a window of any size"},
		{"X-Ratelimit-Remaining: 10\nX-Ratelimit-Reset: -9223372036854775808" + reset, "before the beginning"},
	} {
		tr, s := play(t, answer{200, c.headers, "[]", nil}, ok)
		for range 2 {
			if _, _, err := ask(t, tr, page); err != nil {
				t.Errorf("%s: %v", c.why, err)
			}
		}
		if s.now.Sub(beginning) > time.Minute {
			t.Errorf("%s: waited %v", c.why, s.now.Sub(beginning))
		}
	}
	for _, after := range []string{"315360000", "99999999999", "9223372036854775807"} {
		tr, s := play(t, answer{429, "Retry-After: " + after, "{}", nil})
		_, _, err := ask(t, tr, page)
		var pause *sourcing.Pause
		if !errors.As(err, &pause) || pause.Until.Before(beginning.AddDate(9, 0, 0)) || len(s.asked) != 1 {
			t.Errorf("Retry-After %s: %v, asked %d times", after, err, len(s.asked))
		}
	}
}

// A page for browsers in place of JSON is no answer: the run ends resumably, and the
// page is not kept for the next time.
func TestPageForBrowsers(t *testing.T) {
	html := answer{200, "Content-Type: text/html\nEtag: \"1\"", "<html>Sign in</html>", nil}
	tr, s := play(t, html, html, html)
	tr.Cache = &Cache{Dir: t.TempDir()}
	_, _, err := ask(t, tr, page)
	var pause *sourcing.Pause
	if !errors.As(err, &pause) || len(s.asked) != 3 {
		t.Errorf("%v after %d requests", err, len(s.asked))
	}
	if s.asked[2].Header.Get("If-None-Match") != "" {
		t.Error("it was kept")
	}
}

// A token goes over an open line to nobody but this machine.
func TestTokenOnAnOpenLine(t *testing.T) {
	for _, c := range []struct {
		host  string
		token string
		err   error
		why   string
	}{
		{"ghe.example", "secret-token", ErrOpen, "another machine"},
		{"localhost.example", "secret-token", ErrOpen, "a name that only looks like this machine's"},
		{"ghe.example", "", nil, "nothing to keep secret"},
		{"127.0.0.1:8080", "secret-token", nil, "this machine"},
		{"[::1]:8080", "secret-token", nil, "this machine"},
	} {
		tr, s := play(t, answer{200, "", "[]", nil})
		tr.Host, tr.Token = c.host, c.token
		if _, _, err := ask(t, tr, "http://"+c.host+"/repos/o/r"); !errors.Is(err, c.err) || c.err == nil && err != nil || c.err != nil && len(s.asked) > 0 {
			t.Errorf("%s: %v, asked %d times", c.why, err, len(s.asked))
		}
	}
}

// A list whose next page is the one it stands on is read once, and told of.
func TestListThatLeadsBack(t *testing.T) {
	b := newBench(t, tiny)
	b.server.Fault = func(_ int, r *http.Request) *ghfake.Fault {
		if strings.HasSuffix(r.URL.Path, "/pulls/comments") {
			return &ghfake.Fault{Status: 200, Body: "[]", Headers: map[string]string{"Link": `<https://api.github.com/repos/example-org/relay/pulls/comments?page=1>; rel="next"`}}
		}
		return nil
	}
	_, state, err := b.run(t.Context(), sourcing.Checkpoint{})
	if err != nil || !slices.Contains(state.Gone, "review comments of example-org/relay: the list leads back") {
		t.Errorf("%v, %v", err, state.Gone)
	}
	asked := slices.DeleteFunc(b.log, func(e Exchange) bool { return !strings.HasSuffix(e.Path, "/pulls/comments") })
	if len(asked) != 1 {
		t.Errorf("asked %d times", len(asked))
	}
}

// An answer of another form ends the run with an error that a caller can tell, and that
// holds no word of the answer.
func TestAnswersOfAnotherForm(t *testing.T) {
	for _, fault := range []*ghfake.Fault{
		{Status: 200, Body: `[{"id":"person@example.org"}]`},
		{Status: 302, Headers: map[string]string{"Location": "/repos/example-org/relay/pulls/comments"}},
	} {
		b := newBench(t, tiny)
		b.server.Fault = func(_ int, r *http.Request) *ghfake.Fault {
			if strings.HasSuffix(r.URL.Path, "/pulls/comments") {
				return fault
			}
			return nil
		}
		if _, _, err := b.run(t.Context(), sourcing.Checkpoint{}); !errors.Is(err, ErrAnswer) || strings.Contains(err.Error(), "person") {
			t.Errorf("%d: %v", fault.Status, err)
		}
	}
}

// Whoever objects while a run goes on is left out of the rest of it, and nobody else.
func TestObjectionWhileRunning(t *testing.T) {
	var cursorAtProfiles sourcing.Checkpoint
	b := newBench(t, tiny)
	for page, err := range b.gather().Pages(t.Context(), sourcing.Checkpoint{}) {
		if err != nil {
			t.Fatal(err)
		}
		if len(page.Evidence) > 0 && page.Evidence[0].Kind == sourcing.Profile {
			cursorAtProfiles = page.After
			break
		}
	}
	var at cursor
	if err := json.Unmarshal([]byte(cursorAtProfiles.Cursor), &at); err != nil {
		t.Fatal(err)
	}
	people := (&visit{at: &at}).people()
	b.log = nil
	g := b.gather()
	var err error
	if g.Policy.Suppress, err = sourcing.ReadSuppression(strings.NewReader("github:" + people[0])); err != nil {
		t.Fatal(err)
	}
	for _, err := range g.Pages(t.Context(), cursorAtProfiles) {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, id := range people[at.Page:] {
		if _, err := strconv.Atoi(id); err == nil && !slices.ContainsFunc(b.log, func(e Exchange) bool { return e.Path == "/user/"+id }) {
			t.Errorf("the objection of the first made %s slip out", id)
		}
	}
}
