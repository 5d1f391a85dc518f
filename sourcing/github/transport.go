package github

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/proven-go/proven/sourcing"
)

// A Transport is an [http.RoundTripper] that asks GitHub politely: one request at a
// time, as fast as the limits allow and no faster. It waits out limits of every form
// (403 and 429, with and without headers), repeats what failed in passing, asks again
// only for what has changed, and ends with a [*sourcing.Pause] what would take longer
// than it may. It changes a Transport's fields at no time after its first use; several
// goroutines may use it at once and wait for each other.
//
// The client library above it must not keep limits of its own: answers are marked as
// from a cache, which turns that off.
type Transport struct {
	Base    http.RoundTripper // asks the network; nil means http.DefaultTransport
	Host    string            // the only host that gets the token; "" means api.github.com
	Token   string            // "" asks without one: 60 requests an hour
	Agent   string            // User-Agent with a contact in it; needed
	Cache   *Cache            // answers of before; nil keeps none
	Budget  int               // requests that may count against the limits; 0 is no bound
	Reserve int               // share of each limit that is left to others, in percent; 0 means 10, negative none
	MaxWait time.Duration     // longest single wait; a longer one is a pause; 0 means 15 minutes
	Timeout time.Duration     // for one answer to be there as a whole; 0 means a minute
	Log     func(Exchange)    // told of every exchange, in order; nil for none

	Now   func() time.Time                                 // nil means time.Now
	Sleep func(ctx context.Context, d time.Duration) error // nil waits on the clock of the machine

	mu      sync.Mutex // held for a whole exchange: one queue
	limits  map[string]*limit
	spent   sourcing.Cost
	strikes int    // secondary limits in a row
	scheme  string // of the first request; none falls back to another
}

// An Exchange is one request and its answer, without a secret and without a body.
type Exchange struct {
	Resource string // the limit that it counts against
	Path     string
	Status   int  // 0 if there was no answer
	Cached   bool // reports whether the answer was "not modified"
	Waited   time.Duration
}

// Bounds of one exchange.
const (
	maxBody      = 32 << 20
	maxAttempts  = 3 // of what fails in passing
	maxAccepted  = 5 // of an answer that is still being computed
	maxStrikes   = 4 // secondary limits in a row, then a pause
	defaultWait  = 15 * time.Minute
	defaultTime  = time.Minute
	minSecondary = time.Minute
)

// ErrTransport is returned by a Transport that cannot be polite.
var ErrTransport = errors.New("github: a Transport wants an Agent with a contact, such as \"proven/1 (+https://example.org/hiring)\", and a clock")

// ErrHost is a request, mostly a redirection, to another host than the platform's.
// None is sent: no other site has been asked whether it wants to be read, so there is
// no robots.txt to keep and nothing to wait for between its pages.
var ErrHost = errors.New("github: another host than the platform's, or another scheme, is not asked")

// ErrOpen is a token that would travel without encryption to another machine.
var ErrOpen = errors.New("github: a token is sent over https only, and to this machine")

// errCut is an answer that ends too early, errLarge one that does not end.
var (
	errCut   = errors.New("github: an answer that is cut off")
	errLarge = errors.New("github: an answer that is too large")
)

// Spent returns what has been asked so far.
func (t *Transport) Spent() sourcing.Cost {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.spent
}

// RoundTrip asks for one thing until it has an answer. Only GET requests are sent.
func (t *Transport) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.Body != nil {
		defer req.Body.Close()
	}
	if req.Method != http.MethodGet {
		return nil, fmt.Errorf("github: %s is not collecting", req.Method)
	}
	if !strings.Contains(t.Agent, "(+") || t.Now == nil {
		return nil, ErrTransport
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.scheme = cmp.Or(t.scheme, req.URL.Scheme)
	if req.URL.Host != t.host() || req.URL.Scheme != t.scheme {
		return nil, ErrHost
	}
	if t.Token != "" && t.scheme != "https" && !loopback(req.URL.Hostname()) {
		return nil, ErrOpen
	}
	x := exchange{t: t, req: req, resource: guess(req.URL.Path)}
	for {
		answer, again, err := x.attempt()
		if err != nil || !again {
			return answer, err
		}
	}
}

// exchange is the state of one RoundTrip.
type exchange struct {
	t        *Transport
	req      *http.Request
	resource string
	failed   int // in passing
	accepted int
	waited   time.Duration
}

// attempt sends the request once and says whether to send it again.
func (x *exchange) attempt() (answer *http.Response, again bool, err error) {
	t := x.t
	if err := x.before(); err != nil {
		return nil, false, err
	}
	stored, known := t.Cache.get(x.key())
	resp, body, err := x.send(stored)
	if ctxErr := x.req.Context().Err(); ctxErr != nil {
		return nil, false, ctxErr
	}
	if err != nil || resp.StatusCode >= 500 {
		t.count(false)
		x.log(resp, false)
		return x.retry(resp, err)
	}
	x.learn(resp)
	unchanged := known && resp.StatusCode == http.StatusNotModified
	t.count(unchanged)
	x.log(resp, unchanged)
	switch {
	case unchanged:
		t.strikes = 0
		t.limits[x.resource].refund()
		return stored.response(x.req), false, nil
	case resp.StatusCode == http.StatusForbidden || resp.StatusCode == http.StatusTooManyRequests:
		if wait, limited := x.limited(resp, body); limited {
			return nil, true, x.wait(wait, "limit of "+x.resource)
		}
	case resp.StatusCode == http.StatusAccepted && x.accepted < maxAccepted-1:
		x.accepted++
		return nil, true, x.wait(time.Second<<(x.accepted-1), "an answer being computed")
	case resp.StatusCode == http.StatusOK:
		var whole bool
		if body, whole = scrub(x.form(resp), body); !whole {
			return x.retry(resp, errCut)
		}
		if err := t.Cache.put(x.key(), resp, body); err != nil {
			return nil, false, err
		}
	}
	t.strikes = 0
	return finish(resp, body), false, nil
}

// before waits for the limits of the resource and checks the budget.
func (x *exchange) before() error {
	t := x.t
	if t.limits == nil {
		t.limits = map[string]*limit{}
	}
	if t.limits[x.resource] == nil {
		t.limits[x.resource] = newLimit(x.resource)
	}
	if t.Budget > 0 && t.spent.Requests >= t.Budget {
		return &sourcing.Pause{Reason: fmt.Sprintf("budget of %d requests spent", t.Budget)}
	}
	now := t.Now()
	if until := t.limits[x.resource].closed(now, t.reserve()); !until.IsZero() {
		if err := x.wait(until.Sub(now), "limit of "+x.resource); err != nil {
			return err
		}
		now = t.Now()
	}
	return t.sleep(x.req.Context(), t.limits[x.resource].delay(now))
}

// send asks once, with the condition of a stored answer, and reads the whole answer:
// one that is cut off, or does not end in time, is a failure, not an answer.
func (x *exchange) send(stored entry) (*http.Response, []byte, error) {
	ctx, cancel := context.WithTimeout(x.req.Context(), cmp.Or(x.t.Timeout, defaultTime))
	defer cancel()
	req := x.req.Clone(ctx)
	req.Body = nil
	req.Header.Set("User-Agent", x.t.Agent)
	req.Header.Del("Authorization")
	if x.t.Token != "" {
		req.Header.Set("Authorization", "Bearer "+x.t.Token)
	}
	if stored.ETag != "" {
		req.Header.Set("If-None-Match", stored.ETag)
	}
	base := x.t.Base
	if base == nil {
		base = http.DefaultTransport
	}
	resp, err := base.RoundTrip(req)
	if err != nil {
		return nil, nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxBody+1))
	if err == nil && len(body) > maxBody {
		err = errLarge
	}
	return resp, body, err
}

// retry repeats what failed in passing, after a wait that doubles. What is left of a
// failure without an answer is a pause: nothing may be skipped.
func (x *exchange) retry(resp *http.Response, err error) (*http.Response, bool, error) {
	if errors.Is(err, errLarge) {
		return nil, false, &sourcing.Pause{Reason: fmt.Sprintf("an answer larger than %d bytes", maxBody)}
	}
	if x.failed++; x.failed < maxAttempts {
		jitter := time.Duration(x.t.spent.Requests*137%500) * time.Millisecond
		return nil, true, x.wait(time.Second<<(x.failed-1)+jitter, "a failed answer")
	}
	if err != nil {
		return nil, false, &sourcing.Pause{Reason: fmt.Sprintf("no answer after %d tries", maxAttempts)}
	}
	return nil, false, &sourcing.Pause{Reason: fmt.Sprintf("status %d after %d tries", resp.StatusCode, maxAttempts)}
}

// wait sleeps, or pauses the run if that would take too long.
func (x *exchange) wait(d time.Duration, why string) error {
	longest := x.t.MaxWait
	if longest == 0 {
		longest = defaultWait
	}
	if d > longest || x.t.strikes > maxStrikes {
		return &sourcing.Pause{Reason: why, Until: x.t.Now().Add(d)}
	}
	x.waited += d
	return x.t.sleep(x.req.Context(), d)
}

func (x *exchange) log(resp *http.Response, cached bool) {
	if x.t.Log == nil {
		return
	}
	e := Exchange{Resource: x.resource, Path: x.req.URL.Path, Cached: cached, Waited: x.waited}
	if resp != nil {
		e.Status = resp.StatusCode
	}
	x.t.Log(e)
}

func (t *Transport) count(cached bool) {
	if cached {
		t.spent.Cached++
	} else {
		t.spent.Requests++
	}
}

func (t *Transport) host() string {
	if t.Host == "" {
		return "api.github.com"
	}
	return t.Host
}

// loopback reports whether a host is this machine.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

func (t *Transport) reserve() int {
	if t.Reserve == 0 {
		return 10
	}
	return max(t.Reserve, 0)
}

func (t *Transport) sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	if t.Sleep != nil {
		return t.Sleep(ctx, d)
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// finish gives an answer a body to read and keeps the client library from counting.
func finish(resp *http.Response, body []byte) *http.Response {
	resp.Body = io.NopCloser(bytes.NewReader(body))
	resp.ContentLength = int64(len(body))
	resp.Header.Del("Content-Length")
	resp.Header.Set("X-From-Cache", "1")
	for name := range resp.Header {
		if strings.HasPrefix(name, "X-Ratelimit-") || name == "Retry-After" {
			resp.Header.Del(name)
		}
	}
	return resp
}

// guess returns the limit that a path most likely counts against.
func guess(path string) string {
	switch {
	case strings.HasSuffix(path, "/search/code"):
		return "code_search"
	case strings.HasPrefix(path, "/search/"), strings.HasPrefix(path, "/api/v3/search/"):
		return "search"
	}
	return "core"
}

// form is what an answer must be: text where a file was asked for raw, else JSON,
// whatever it calls itself. A page for browsers in place of JSON, as proxies send, is no
// answer.
func (x *exchange) form(resp *http.Response) string {
	if strings.Contains(x.req.Header.Get("Accept"), ".raw") {
		return resp.Header.Get("Content-Type")
	}
	return ""
}

// key is what an answer is stored under: the address and the form asked for.
func (x *exchange) key() string {
	u := url.URL{Scheme: x.req.URL.Scheme, Host: x.req.URL.Host, Path: x.req.URL.Path, RawPath: x.req.URL.RawPath, RawQuery: x.req.URL.RawQuery}
	return x.req.Header.Get("Accept") + "\n" + u.String()
}
