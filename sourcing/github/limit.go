package github

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"

	"golang.org/x/time/rate"
)

// A limit is what is known of one of the platform's counters, and the pace that keeps
// it: a bucket that the headers of every answer adjust.
type limit struct {
	pace      *rate.Limiter
	total     int // requests of a window; 0 until an answer says
	remaining int
	reset     time.Time
	shut      time.Time // a secondary limit ends then
	credit    int       // answers that cost nothing
}

// The paces before anything is known: 1.2 a second for most, one in 2.1 s for search,
// one in 6.5 s for code search.
func newLimit(resource string) *limit {
	switch resource {
	case "search":
		return &limit{pace: rate.NewLimiter(rate.Every(2100*time.Millisecond), 1)}
	case "code_search":
		return &limit{pace: rate.NewLimiter(rate.Every(6500*time.Millisecond), 1)}
	}
	return &limit{pace: rate.NewLimiter(rate.Limit(corePace), 10)}
}

const (
	corePace      = 1.2            // requests a second
	longestWindow = 24 * time.Hour // of a limit; the platform's last an hour
	mostOfWindow  = 1_000_000      // requests of a window
	longestAfter  = 50 * 365 * 24 * time.Hour
)

// closed returns until when nothing may be asked, the zero time if it may now. Percent
// of the window are left to others.
func (l *limit) closed(now time.Time, percent int) time.Time {
	if l.shut.After(now) {
		return l.shut
	}
	if l.total > 0 && l.reset.After(now) && l.remaining <= l.total*percent/100 {
		return l.reset
	}
	return time.Time{}
}

// delay takes one request out of the bucket and returns how long to wait for it.
func (l *limit) delay(now time.Time) time.Duration {
	if l.credit > 0 {
		l.credit--
		return 0
	}
	return l.pace.ReserveN(now, 1).DelayFrom(now)
}

// refund gives back what an answer did not cost.
func (l *limit) refund() { l.credit++ }

// learn takes over what the headers of an answer say about its limit, also under
// another name than the path made one think.
func (x *exchange) learn(resp *http.Response) {
	h := resp.Header
	if name := h.Get("X-Ratelimit-Resource"); name != "" && name != x.resource {
		x.resource = name
		if x.t.limits[name] == nil {
			x.t.limits[name] = newLimit(name)
		}
	}
	l := x.t.limits[x.resource]
	now := x.t.Now()
	remaining, err := strconv.Atoi(h.Get("X-Ratelimit-Remaining"))
	reset, err2 := strconv.ParseInt(h.Get("X-Ratelimit-Reset"), 10, 64)
	if err != nil || err2 != nil || remaining < 0 || reset > now.Add(longestWindow).Unix() {
		return // not the platform's numbers: a wait for them could be one of centuries
	}
	l.remaining, l.reset = remaining, time.Unix(reset, 0)
	if total, err := strconv.Atoi(h.Get("X-Ratelimit-Limit")); err == nil && total <= mostOfWindow {
		l.total = total
	}
	if left := l.reset.Sub(now).Seconds(); left > 0 && x.resource == "core" {
		spare := max(remaining-l.total*x.t.reserve()/100, 1)
		l.pace.SetLimitAt(now, rate.Limit(min(corePace, max(float64(spare)/left, 1.0/60))))
	}
}

// limited reports whether a refusal is a limit, and how long to wait: what Retry-After
// says, else until the window ends if it is used up, else a minute that doubles with
// every refusal in a row. Any other refusal is an answer.
func (x *exchange) limited(resp *http.Response, body []byte) (time.Duration, bool) {
	t, h := x.t, resp.Header
	now := t.Now()
	after, asked := retryAfter(h.Get("Retry-After"), now)
	primary := h.Get("X-Ratelimit-Remaining") == "0"
	if !asked && !primary && !secondary(resp, body) {
		return 0, false
	}
	wait := after
	if l := t.limits[x.resource]; !asked && primary && l.reset.After(now) {
		wait = l.reset.Sub(now) + time.Second // the header has whole seconds
	} else {
		t.strikes++
		if !asked {
			wait = min(minSecondary<<min(t.strikes-1, maxStrikes), defaultWait)
		}
		for _, l := range t.limits { // it is about the client, not about a resource
			l.shut = now.Add(wait)
		}
	}
	return wait, true
}

// retryAfter reads seconds or a date, a larger number than a duration holds as
// fifty years.
func retryAfter(text string, now time.Time) (time.Duration, bool) {
	if n, err := strconv.Atoi(text); err == nil && n >= 0 {
		return time.Duration(min(n, int(longestAfter/time.Second))) * time.Second, true
	}
	if at, err := http.ParseTime(text); err == nil {
		return max(at.Sub(now), time.Second), true
	}
	return 0, false
}

// secondary reports whether the text of a refusal speaks of a secondary limit. A 429
// is one whatever it says.
func secondary(resp *http.Response, body []byte) bool {
	if resp.StatusCode == http.StatusTooManyRequests || resp.Header.Get("Gh-Limited-By") != "" {
		return true
	}
	var said struct {
		Message string `json:"message"`
		Docs    string `json:"documentation_url"`
	}
	if json.Unmarshal(body, &said) != nil {
		return false
	}
	message := strings.ToLower(said.Message)
	return strings.Contains(message, "secondary rate limit") || strings.Contains(message, "abuse detection") || strings.Contains(message, "api rate limit exceeded") ||
		strings.HasSuffix(said.Docs, "secondary-rate-limits") || strings.HasSuffix(said.Docs, "abuse-rate-limits")
}
