package github

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/proven-go/proven/internal/ghfake"
	"github.com/proven-go/proven/sourcing"
)

// No host but the platform's is asked, so that none needs a robots.txt read or a pause
// of its own; and the token goes nowhere else.
func TestOneHostOnly(t *testing.T) {
	for _, c := range []struct {
		address string
		err     error
		why     string
	}{
		{page, nil, "the platform"},
		{"https://elsewhere.example/repos/o/r", ErrHost, "another host"},
		{"https://raw.githubusercontent.com/o/r/HEAD/OWNERS", ErrHost, "a host for browsers of the same company"},
		{"http://api.github.com/repos/o/r", ErrHost, "the same host, open to listeners"},
		{"https://api.github.com:8443/repos/o/r", ErrHost, "another port is another server"},
	} {
		tr, s := play(t, answer{200, "", "[]", nil}, answer{200, "", "[]", nil})
		if _, _, err := ask(t, tr, page); err != nil { // fixes the scheme
			t.Fatal(err)
		}
		if _, _, err := ask(t, tr, c.address); !errors.Is(err, c.err) || c.err == nil && err != nil {
			t.Errorf("%s: %v, want %v", c.why, err, c.err)
		}
		for _, req := range s.asked {
			if req.URL.Host != "api.github.com" || req.Header.Get("Authorization") != "Bearer secret-token" {
				t.Errorf("%s: asked %s", c.why, req.URL)
			}
		}
	}
}

// A collector whose transport serves another host says so before it asks anything.
func TestBaseURLAndHostBelongTogether(t *testing.T) {
	tr, _ := play(t)
	c := &Collector{Transport: tr, BaseURL: "https://ghe.example/api/v3"}
	n := 0
	for _, err := range c.Pages(t.Context(), sourcing.Query{Repos: []string{"o/r"}}, "") {
		if n++; !errors.Is(err, ErrHost) {
			t.Errorf("%v", err)
		}
	}
	if n != 1 {
		t.Errorf("%d pages", n)
	}
}

// Redirections of a kind the platform uses are followed, to the platform only.
func TestRedirections(t *testing.T) {
	want := newBench(t, tiny).whole(t)
	for _, c := range []struct {
		status int
		to     string
		want   bool
		why    string
	}{
		{301, "https://api.github.com/repositories/1/", true, "moved for good, by number"},
		{302, "https://api.github.com/repositories/1/", true, "moved for now"},
		{307, "https://api.github.com/repositories/1/", true, "moved for now, the newer way"},
		{308, "https://api.github.com/repositories/1/", true, "moved for good, the newer way"},
		{301, "https://elsewhere.example/repos/x/", false, "to another host: nothing is asked there, and it is not had"},
		{307, "http://api.github.com/repositories/1/", false, "down to an open connection"},
	} {
		b := newBench(t, tiny)
		b.server.Fault = func(_ int, r *http.Request) *ghfake.Fault {
			if r.URL.Host != "api.github.com" || r.URL.Scheme != "https" {
				t.Errorf("%s: asked %s", c.why, r.URL)
			}
			if rest, ok := strings.CutPrefix(r.URL.Path, "/repos/example-org/relay"); ok {
				to := c.to[:len(c.to)-1] + rest
				if r.URL.RawQuery != "" {
					to += "?" + r.URL.RawQuery
				}
				return &ghfake.Fault{Status: c.status, Headers: map[string]string{"Location": to}}
			}
			return nil
		}
		got, state, err := b.run(t.Context(), sourcing.Checkpoint{})
		if err != nil || c.want && !bytes.Equal(got, want) || !c.want && (len(got) > 0 || len(state.Gone) != 1) {
			t.Errorf("%s: %d bytes of %d, gone %v, %v", c.why, len(got), len(want), state.Gone, err)
		}
	}
	b := newBench(t, tiny)
	b.server.Fault = func(_ int, r *http.Request) *ghfake.Fault {
		return &ghfake.Fault{Status: 301, Headers: map[string]string{"Location": r.URL.String()}}
	}
	if _, _, err := b.run(t.Context(), sourcing.Checkpoint{}); err == nil {
		t.Error("a circle of redirections ends as if all were well")
	}
	if all, _ := b.server.Requests(); all > 20 {
		t.Errorf("went around %d times", all)
	}
}

// endless is an answer of which one byte comes and never the end, or no end comes.
type endless struct {
	ctx   context.Context
	still bool
}

func (e endless) Read(p []byte) (int, error) {
	if e.still {
		<-e.ctx.Done()
		return 0, e.ctx.Err()
	}
	spaces(p)
	return len(p), nil
}
func (endless) Close() error { return nil }

// spaces fills a buffer with spaces, which JSON allows anywhere.
func spaces(p []byte) {
	for i := range p {
		p[i] = ' '
	}
}

type endlessServer struct {
	still bool
	asked int
}

func (e *endlessServer) RoundTrip(req *http.Request) (*http.Response, error) {
	e.asked++
	return &http.Response{StatusCode: 200, Header: http.Header{"Content-Type": {"application/json"}}, Body: endless{req.Context(), e.still}, Request: req}, nil
}

// An answer that does not end neither hangs a run nor fills the memory.
func TestAnswersWithoutAnEnd(t *testing.T) {
	for _, c := range []struct {
		still bool
		asked int
		why   string
	}{
		{true, 3, "nothing more comes: given up in time, three times, then a pause"},
		{false, 1, "it goes on for ever: cut at the bound, and asking again would not help"},
	} {
		tr, _ := play(t)
		server := &endlessServer{still: c.still}
		tr.Base, tr.Timeout = server, 20*time.Millisecond
		if !c.still {
			tr.Timeout = time.Minute
		}
		_, _, err := ask(t, tr, page)
		var pause *sourcing.Pause
		if !errors.As(err, &pause) || server.asked != c.asked {
			t.Errorf("%s: asked %d times, %v", c.why, server.asked, err)
		}
	}
}

// The buckets of search are its own, and slower.
func TestPaceOfSearch(t *testing.T) {
	for _, c := range []struct {
		path string
		n    int
		want time.Duration
		why  string
	}{
		{"/search/repositories?q=x", 5, 8400 * time.Millisecond, "four waits of 2.1 s"},
		{"/search/code?q=x", 3, 13 * time.Second, "two waits of 6.5 s"},
		{"/repos/o/r/issues", 10, 0, "the burst of all others"},
		{"/api/v3/search/code?q=x", 3, 13 * time.Second, "behind the base path of an own server"},
	} {
		tr, s := play(t)
		for range c.n {
			s.answers = append(s.answers, answer{200, "", "[]", nil})
		}
		for range c.n {
			if _, _, err := ask(t, tr, "https://api.github.com"+c.path); err != nil {
				t.Fatal(err)
			}
		}
		if took := s.now.Sub(beginning); took < c.want-time.Millisecond || took > c.want+time.Millisecond {
			t.Errorf("%s: took %v, want %v", c.why, took, c.want)
		}
	}
}

func TestOnlyGet(t *testing.T) {
	tr, s := play(t)
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodPatch, http.MethodHead} {
		req, _ := http.NewRequestWithContext(t.Context(), method, page, strings.NewReader("{}"))
		if _, err := tr.RoundTrip(req); err == nil || len(s.asked) > 0 {
			t.Errorf("%s is sent: %v", method, err)
		}
	}
}

// busy counts how many requests are at work at once.
type busy struct {
	http.RoundTripper
	mu        sync.Mutex
	now, most int
}

func (b *busy) RoundTrip(req *http.Request) (*http.Response, error) {
	b.mu.Lock()
	b.now++
	b.most = max(b.most, b.now)
	b.mu.Unlock()
	time.Sleep(time.Millisecond)
	defer func() { b.mu.Lock(); b.now--; b.mu.Unlock() }()
	return b.RoundTripper.RoundTrip(req)
}

// Equal requests of many callers stand in one queue, and all but the first cost nothing.
func TestOneQueue(t *testing.T) {
	server := &ghfake.Server{World: ghfake.Generate(1, small)}
	counted := &busy{RoundTripper: server}
	tr, s := play(t)
	tr.Base, tr.Cache = counted, &Cache{Dir: t.TempDir()}
	tr.Now = func() time.Time { return s.now }
	var wait sync.WaitGroup
	bodies := make([]string, 8)
	for i := range bodies {
		wait.Go(func() {
			_, bodies[i], _ = ask(t, tr, "https://api.github.com/repos/example-org/relay/issues?per_page=10")
		})
	}
	wait.Wait()
	for _, b := range bodies {
		if b != bodies[0] || len(b) < 100 {
			t.Errorf("%d bytes and %d", len(b), len(bodies[0]))
		}
	}
	if all, full := server.Requests(); counted.most != 1 || all != 8 || full != 1 {
		t.Errorf("%d at once; %d requests, %d at full cost; want one, eight and one", counted.most, all, full)
	}
}

// A damaged cache costs requests and nothing else; one that cannot be written says so.
func TestDamagedCache(t *testing.T) {
	b := newBench(t, small)
	want := b.whole(t)
	_, before := b.server.Requests()
	files, n := entries(t, b.cache.Dir), 0
	for i, name := range files {
		data, _ := os.ReadFile(name)
		switch i % 5 {
		case 0:
			os.Truncate(name, int64(len(data)/2))
		case 1:
			os.WriteFile(name, bytes.Replace(data, []byte(`"Body":"W`), []byte(`"Body":"X`), 1), 0o600)
		case 2:
			os.WriteFile(name, nil, 0o600)
		case 3: // the answer of another address
			other, _ := os.ReadFile(files[(i+1)%len(files)])
			os.WriteFile(name, other, 0o600)
		default:
			n++ // left alone
		}
	}
	if got := b.whole(t); !bytes.Equal(got, want) {
		t.Errorf("%d bytes, want %d", len(got), len(want))
	}
	if _, after := b.server.Requests(); after-before < len(files)-n-len(files)/4 || after-before > len(files) {
		t.Errorf("%d requests at full cost for %d damaged answers", after-before, len(files)-n)
	}
	file := filepath.Join(t.TempDir(), "file")
	os.WriteFile(file, nil, 0o600)
	b.cache = &Cache{Dir: file}
	if _, _, err := b.run(t.Context(), sourcing.Checkpoint{}); !errors.Is(err, ErrCache) {
		t.Errorf("a file in place of the folder: %v", err)
	}
}

func entries(t *testing.T, dir string) (names []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, path)
		}
		return err
	})
	if err != nil || len(names) == 0 {
		t.Fatalf("%d files, %v", len(names), err)
	}
	return names
}

// Neither an error nor the log says what a body or a token said.
func TestErrorsAreSilent(t *testing.T) {
	const secret = `{"message":"secondary rate limit for ada@canary.example secret-token"}`
	var log []string
	for _, a := range []answer{{403, "", secret, nil}, {500, "", secret, nil}, {401, "", secret, nil}, {200, "", secret + "x", nil}, {err: io.ErrUnexpectedEOF}} {
		tr, _ := play(t, a, a, a, a, a, a, a, a, a)
		tr.Log = func(e Exchange) { log = append(log, fmt.Sprintf("%+v", e)) }
		c := &Collector{Transport: tr}
		for _, err := range c.Pages(t.Context(), sourcing.Query{Repos: []string{"o/r"}}, "") {
			if err != nil {
				log = append(log, err.Error())
			}
		}
	}
	if all := strings.Join(log, "\n"); strings.Contains(all, "canary") || strings.Contains(all, "secret") || len(log) < 10 {
		t.Errorf("%s", all)
	}
}

// An answer that costs nothing takes nothing out of the bucket either.
func TestUnchangedAnswersKeepNobodyWaiting(t *testing.T) {
	tr, s := play(t, answer{200, "Etag: \"v1\"", "[]", nil})
	tr.Cache = &Cache{Dir: t.TempDir()}
	for range 60 {
		s.answers = append(s.answers, answer{304, "", "", nil})
	}
	for range 61 {
		if _, _, err := ask(t, tr, page); err != nil {
			t.Fatal(err)
		}
	}
	if took := s.now.Sub(beginning); took != 0 || tr.Spent() != (sourcing.Cost{Requests: 1, Cached: 60}) {
		t.Errorf("took %v, spent %+v", took, tr.Spent())
	}
}

// With little left of the window, what is left is spread over it.
func TestPaceAdaptsToWhatIsLeft(t *testing.T) {
	tr, s := play(t)
	for range 30 {
		s.answers = append(s.answers, answer{200, "X-RateLimit-Limit: 100\nX-RateLimit-Remaining: 60\nX-RateLimit-Reset: reset+1000\nX-RateLimit-Resource: core", "[]", nil})
	}
	for range 30 {
		if _, _, err := ask(t, tr, page); err != nil {
			t.Fatal(err)
		}
	}
	// 50 of 60 may be spent in 1000 s: one in 20 s behind the burst of 10
	if took := s.now.Sub(beginning); took < 300*time.Second || took > 900*time.Second {
		t.Errorf("30 requests took %v, want 300 s or more", took)
	}
}

// A wait that the platform asks for and the run may not take ends the run.
func TestRetryAfterBeyondTheRun(t *testing.T) {
	for _, header := range []string{"Retry-After: 3600", "Retry-After: Sun, 01 Mar 2026 13:00:00 GMT"} {
		tr, s := play(t, answer{429, header, "{}", nil})
		_, _, err := ask(t, tr, page)
		var pause *sourcing.Pause
		if !errors.As(err, &pause) || !pause.Until.Equal(beginning.Add(time.Hour)) || len(s.asked) != 1 || len(s.slept) != 0 {
			t.Errorf("%s: %v, slept %v", header, err, s.slept)
		}
	}
}
