package github

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/proven-go/proven/sourcing"
)

// A script answers requests in order and a clock stands still except in sleep.
type script struct {
	t       *testing.T
	answers []answer
	asked   []*http.Request
	now     time.Time
	slept   []time.Duration
}

// answer is one line of a script: headers are "Name: value" lines; {reset+N} stands for
// the Unix time N seconds from the beginning.
type answer struct {
	status  int
	headers string
	body    string
	err     error
}

var beginning = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func (s *script) RoundTrip(req *http.Request) (*http.Response, error) {
	if len(s.asked) >= len(s.answers) {
		s.t.Fatalf("request %d to %s is not in the script", len(s.asked)+1, req.URL)
	}
	a := s.answers[len(s.asked)]
	s.asked = append(s.asked, req)
	if a.err != nil {
		return nil, a.err
	}
	h := http.Header{}
	for line := range strings.SplitSeq(a.headers, "\n") {
		if name, value, ok := strings.Cut(line, ": "); ok {
			if after, ok := strings.CutPrefix(value, "reset+"); ok {
				n, _ := strconv.ParseInt(after, 10, 64)
				value = strconv.FormatInt(beginning.Unix()+n, 10)
			}
			h.Set(name, value)
		}
	}
	return &http.Response{StatusCode: a.status, Header: h, Body: io.NopCloser(strings.NewReader(a.body)), Request: req}, nil
}

func play(t *testing.T, answers ...answer) (*Transport, *script) {
	s := &script{t: t, answers: answers, now: beginning}
	tr := &Transport{Base: s, Token: "secret-token", Agent: "proven/1 (+https://example.org/hiring)"}
	tr.Now = func() time.Time { return s.now }
	tr.Sleep = func(ctx context.Context, d time.Duration) error {
		s.now = s.now.Add(d)
		s.slept = append(s.slept, d)
		return ctx.Err()
	}
	return tr, s
}

func ask(t *testing.T, tr *Transport, address string) (*http.Response, string, error) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := tr.RoundTrip(req)
	if err != nil {
		return nil, "", err
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(body), nil
}

const page = "https://api.github.com/repos/o/r/issues/comments?page=1"

// Every way in which the platform says "not now", and how long it means.
func TestLimits(t *testing.T) {
	ok := answer{200, "", "[]", nil}
	const used = "X-RateLimit-Limit: 5000\nX-RateLimit-Remaining: 0\nX-RateLimit-Reset: reset+600\nX-RateLimit-Resource: core"
	const docs = `{"message":"no","documentation_url":"https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits"}`
	for _, c := range []struct {
		refusal answer
		wait    time.Duration
		why     string
	}{
		{answer{403, used, "{}", nil}, 601 * time.Second, "403, window used up: until it ends"},
		{answer{429, used, "{}", nil}, 601 * time.Second, "429, window used up: the same"},
		{answer{403, "Retry-After: 30", docs, nil}, 30 * time.Second, "secondary with Retry-After"},
		{answer{429, "Retry-After: 30", "{}", nil}, 30 * time.Second, "429 with Retry-After"},
		{answer{429, "Retry-After: Sun, 01 Mar 2026 12:02:00 GMT", "{}", nil}, 2 * time.Minute, "Retry-After as a date"},
		{answer{403, "X-RateLimit-Remaining: 4000\nX-RateLimit-Reset: reset+3600", docs, nil}, time.Minute, "secondary by its address, no Retry-After: a minute, not until the window ends"},
		{answer{403, "", `{"message":"You have exceeded a secondary rate limit. Please wait."}`, nil}, time.Minute, "secondary by its words only"},
		{answer{403, "", `{"message":"You have triggered an abuse detection mechanism."}`, nil}, time.Minute, "the older words"},
		{answer{403, "Gh-Limited-By: search-elapsed-time-shared-grouped", `{"message":"no"}`, nil}, time.Minute, "only a header says so"},
		{answer{429, "", "", nil}, time.Minute, "429 without a word"},
		{answer{200, used, "[]", nil}, 0, "an answer that uses the window up is an answer"},
	} {
		tr, s := play(t, c.refusal, ok)
		resp, _, err := ask(t, tr, page)
		if err != nil || resp.StatusCode != 200 {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		if c.wait == 0 {
			if _, _, err = ask(t, tr, page); err != nil || len(s.slept) != 1 || s.slept[0] != 600*time.Second {
				t.Errorf("%s, and the next one waits for the window: slept %v, %v", c.why, s.slept, err)
			}
		} else if s.now.Sub(beginning) < c.wait || s.now.Sub(beginning) > c.wait+2*time.Second {
			t.Errorf("%s: waited %v, want %v", c.why, s.now.Sub(beginning), c.wait)
		}
		if resp.Header.Get("X-From-Cache") != "1" || resp.Header.Get("X-RateLimit-Remaining") != "" {
			t.Errorf("%s: the client library would keep limits of its own: %v", c.why, resp.Header)
		}
	}
}

// A refusal that is no limit is an answer.
func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		status int
		body   string
	}{
		{403, `{"message":"The history or contributor list is too large to list contributors for this repository via the API."}`},
		{404, `{}`}, {410, `{}`}, {451, `{}`}, {401, `{}`}, {422, `{}`},
	} {
		tr, s := play(t, answer{c.status, "", c.body, nil})
		resp, _, err := ask(t, tr, page)
		if err != nil || resp.StatusCode != c.status || len(s.asked) != 1 || len(s.slept) != 0 {
			t.Errorf("%d: %v, asked %d times, slept %v", c.status, err, len(s.asked), s.slept)
		}
	}
}

func TestStrikesEndTheRun(t *testing.T) {
	secondary := answer{403, "", `{"message":"secondary rate limit"}`, nil}
	tr, s := play(t, secondary, secondary, secondary, secondary, secondary, secondary)
	_, _, err := ask(t, tr, page)
	var pause *sourcing.Pause
	if !errors.As(err, &pause) || pause.Until.IsZero() {
		t.Fatalf("after %d refusals: %v", len(s.asked), err)
	}
	want := []time.Duration{time.Minute, 2 * time.Minute, 4 * time.Minute, 8 * time.Minute}
	if fmt.Sprint(s.slept) != fmt.Sprint(want) {
		t.Errorf("slept %v, want %v: doubling, then a pause", s.slept, want)
	}
}

func TestALongWaitIsAPause(t *testing.T) {
	tr, _ := play(t, answer{403, "X-RateLimit-Limit: 60\nX-RateLimit-Remaining: 0\nX-RateLimit-Reset: reset+3000", "", nil})
	_, _, err := ask(t, tr, page)
	var pause *sourcing.Pause
	if !errors.As(err, &pause) || !pause.Until.Equal(beginning.Add(3001*time.Second)) {
		t.Errorf("%v, want a pause until the window ends", err)
	}
}

func TestReserveIsLeft(t *testing.T) {
	tr, s := play(t, answer{200, "X-RateLimit-Limit: 5000\nX-RateLimit-Remaining: 500\nX-RateLimit-Reset: reset+300\nX-RateLimit-Resource: core", "[]", nil}, answer{200, "", "[]", nil})
	for range 2 {
		if _, _, err := ask(t, tr, page); err != nil {
			t.Fatal(err)
		}
	}
	if s.now.Sub(beginning) < 300*time.Second {
		t.Errorf("waited %v: a tenth of the window is for others", s.now.Sub(beginning))
	}
}

func TestResourceOfHeader(t *testing.T) {
	tr, s := play(t, answer{200, "X-RateLimit-Limit: 30\nX-RateLimit-Remaining: 0\nX-RateLimit-Reset: reset+60\nX-RateLimit-Resource: search", "[]", nil}, answer{200, "", "[]", nil})
	tr.Host = "ghe.example"
	if _, _, err := ask(t, tr, "https://ghe.example/base/search/repositories?q=x"); err != nil {
		t.Fatal(err)
	}
	if _, _, err := ask(t, tr, "https://ghe.example/base/repos/o/r/issues"); err != nil || len(s.slept) != 0 {
		t.Errorf("a used up search behind a base path shut the core: slept %v, %v", s.slept, err)
	}
}

func TestFailuresInPassing(t *testing.T) {
	ok := answer{200, "", "[1]", nil}
	for _, c := range []struct {
		answers []answer
		pause   bool
		why     string
	}{
		{[]answer{{502, "", "", nil}, {503, "", "", nil}, ok}, false, "two failures, then an answer"},
		{[]answer{{err: io.ErrUnexpectedEOF}, ok}, false, "a broken connection"},
		{[]answer{{500, "", "", nil}, {500, "", "", nil}, {500, "", "", nil}}, true, "three failures end the run, nothing is skipped"},
		{[]answer{{err: io.EOF}, {err: io.EOF}, {err: io.EOF}}, true, "no connection"},
	} {
		tr, _ := play(t, c.answers...)
		_, body, err := ask(t, tr, page)
		var pause *sourcing.Pause
		if errors.As(err, &pause) != c.pause || !c.pause && (err != nil || strings.TrimSpace(body) != "[1]") {
			t.Errorf("%s: %q, %v", c.why, body, err)
		}
	}
}

func TestAccepted(t *testing.T) {
	wait := answer{202, "", "{}", nil}
	tr, s := play(t, wait, wait, wait, wait, wait)
	resp, _, err := ask(t, tr, page)
	if err != nil || resp.StatusCode != 202 || fmt.Sprint(s.slept) != "[1s 2s 4s 8s]" {
		t.Errorf("slept %v, %v; want four waits that double, then unknown", s.slept, err)
	}
}

func TestCacheRevalidates(t *testing.T) {
	tr, s := play(t,
		answer{200, "Etag: \"v1\"\nLink: <https://api.github.com/x?page=2>; rel=\"next\"", `[{"body":"mail ada@example.org"}]`, nil},
		answer{304, "", "", nil}, answer{304, "", "", nil}, answer{200, "Etag: \"v2\"", `["new"]`, nil})
	tr.Cache = &Cache{Dir: t.TempDir()}
	want := `[{"body":"mail [removed]"}]` + "\n"
	for i := range 3 {
		resp, body, err := ask(t, tr, page)
		if err != nil || body != want || !strings.Contains(resp.Header.Get("Link"), "page=2") {
			t.Fatalf("request %d: %q, %v, %v", i, body, resp, err)
		}
	}
	if _, body, err := ask(t, tr, page); err != nil || body != "[\"new\"]\n" {
		t.Errorf("what has changed is taken: %q, %v", body, err)
	}
	if got := tr.Spent(); got != (sourcing.Cost{Requests: 2, Cached: 2}) {
		t.Errorf("spent %+v", got)
	}
	if s.asked[1].Header.Get("If-None-Match") != `"v1"` {
		t.Error("asked without the condition")
	}
	accept, _ := http.NewRequest(http.MethodGet, page, nil)
	accept.Header.Set("Accept", "application/vnd.github.raw+json")
	if x := (exchange{t: tr, req: accept}); x.key() == (&exchange{t: tr, req: s.asked[0]}).key() {
		t.Error("two forms of one page share an entry")
	}
}

func TestBudgetPauses(t *testing.T) {
	tr, _ := play(t, answer{200, "", "[]", nil}, answer{200, "", "[]", nil})
	tr.Budget = 2
	for i := range 3 {
		_, _, err := ask(t, tr, page)
		var pause *sourcing.Pause
		if errors.As(err, &pause) != (i == 2) {
			t.Errorf("request %d: %v", i, err)
		}
	}
}

func TestPace(t *testing.T) {
	var answers []answer
	for range 40 {
		answers = append(answers, answer{200, "", "[]", nil})
	}
	tr, s := play(t, answers...)
	for range 40 {
		if _, _, err := ask(t, tr, page); err != nil {
			t.Fatal(err)
		}
	}
	if took := s.now.Sub(beginning); took < 24*time.Second || took > 26*time.Second {
		t.Errorf("40 requests took %v, want 30 of them at 1.2 a second behind a burst of 10", took)
	}
}

func TestAContactIsNeeded(t *testing.T) {
	tr, _ := play(t)
	tr.Agent = "proven/1"
	if _, _, err := ask(t, tr, page); !errors.Is(err, ErrTransport) {
		t.Errorf("asked without a contact: %v", err)
	}
	if _, _, err := ask(t, &Transport{Agent: "proven/1 (+https://example.org)"}, page); !errors.Is(err, ErrTransport) {
		t.Errorf("asked without a clock: %v", err)
	}
}

func TestCancelled(t *testing.T) {
	tr, _ := play(t, answer{502, "", "", nil})
	ctx, cancel := context.WithCancel(t.Context())
	tr.Sleep = func(ctx context.Context, _ time.Duration) error { cancel(); return ctx.Err() }
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, page, nil)
	if _, err := tr.RoundTrip(req); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestScrub(t *testing.T) {
	clean, _ := scrub("application/json", []byte(`{"email":"a@example.org","body":"Signed-off-by: A <a@example.org>\nnext","sha":"0012345678901","n":12345678901234567890,"user":{"login":"a","notification_email":"b@example.org"}}`))
	got := string(clean)
	want := `{"body":"Signed-off-by: A <[removed]>\nnext","n":12345678901234567890,"sha":"0012345678901","user":{"login":"a"}}` + "\n"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if clean, whole := scrub("application/vnd.github.raw+json; charset=utf-8", []byte("* @ada ada@example.org")); !whole || string(clean) != "* @ada [removed]" {
		t.Errorf("a file that is no JSON: %s", clean)
	}
	if _, whole := scrub("application/json", []byte(`[{"id":`)); whole {
		t.Error("half an answer is taken for one")
	}
}
