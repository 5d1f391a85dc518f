package ghfake

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A Server answers as the platform would. Set its fields before its first request.
type Server struct {
	World World
	Now   func() time.Time // nil means a clock that stands still
	Limit int              // requests of an hour; 0 means 5000

	// Fault may answer in place of the server: it is asked before each request, with
	// the number of the request from 1 on, and returns nil to let it pass.
	Fault func(n int, r *http.Request) *Fault

	mu       sync.Mutex
	n        int // requests so far
	full     int // those that counted
	running  int
	windows  map[string]*window
	minute   []time.Time
	notUntil time.Time
	broken   []string
	moved    map[string]string
}

// A Fault is an answer that is none. Headers may be nil. Status 0 breaks the
// connection; with Cut set the answer ends in the middle.
type Fault struct {
	Status  int
	Headers map[string]string
	Body    string
	Cut     bool
}

// maxPoints and maxAtOnce are the platform's own limits.
const (
	maxPoints = 900 // of a minute
	maxAtOnce = 100
)

// Requests returns how many requests came, and how many of them counted against the
// limit.
func (s *Server) Requests() (all, full int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.n, s.full
}

// Broken returns the rules that were broken, in order.
func (s *Server) Broken() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.broken...)
}

// Rename answers requests for an old name of a repository with where it is now.
func (s *Server) Rename(from, to string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.moved == nil {
		s.moved = map[string]string{}
	}
	s.moved[from] = to
}

// RoundTrip answers without a network.
func (s *Server) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	w := httptest.NewRecorder()
	var err error
	func() {
		defer func() {
			if v := recover(); v != nil {
				if v != http.ErrAbortHandler {
					panic(v)
				}
				err = fmt.Errorf("ghfake: the connection broke")
			}
		}()
		s.ServeHTTP(w, r)
	}()
	if err != nil {
		return nil, err
	}
	resp := w.Result()
	resp.Request = r
	if length, err := strconv.Atoi(resp.Header.Get("Content-Length")); err == nil && length > w.Body.Len() {
		resp.Body = io.NopCloser(io.MultiReader(w.Body, broken{}))
	}
	return resp, nil
}

// broken is the end of an answer that was cut off.
type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func (s *Server) clock() time.Time {
	if s.Now == nil {
		return time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	}
	return s.Now()
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.n++
	n := s.n
	s.running++
	s.watch(r)
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		s.running--
		s.mu.Unlock()
	}()
	if s.Fault != nil {
		if f := s.Fault(n, r); f != nil {
			s.fail(w, f)
			return
		}
	}
	s.answer(w, r)
}

// watch writes down which rules a request breaks.
func (s *Server) watch(r *http.Request) {
	now := s.clock()
	complain := func(format string, args ...any) {
		s.broken = append(s.broken, fmt.Sprintf("request %d, %s: ", s.n, r.URL.Path)+fmt.Sprintf(format, args...))
	}
	if !strings.Contains(r.Header.Get("User-Agent"), "(+") {
		complain("a User-Agent without a contact: %q", r.Header.Get("User-Agent"))
	}
	if r.Method != http.MethodGet {
		complain("method %s", r.Method)
	}
	if s.running > maxAtOnce {
		complain("%d at once", s.running)
	}
	s.minute = append(s.minute, now)
	for len(s.minute) > 0 && now.Sub(s.minute[0]) > time.Minute {
		s.minute = s.minute[1:]
	}
	if len(s.minute) > maxPoints {
		complain("%d points in a minute", len(s.minute))
	}
	if now.Before(s.notUntil) {
		complain("%v before the time that a limit gave", s.notUntil.Sub(now))
	}
	if size, err := strconv.Atoi(r.URL.Query().Get("per_page")); r.URL.Query().Has("per_page") && (err != nil || size < 1 || size > 100) {
		complain("per_page %q", r.URL.Query().Get("per_page"))
	}
}

// fail gives a fault for an answer and remembers how long it forbids to ask.
func (s *Server) fail(w http.ResponseWriter, f *Fault) {
	s.mu.Lock()
	s.full++
	after, err := strconv.Atoi(f.Headers["Retry-After"])
	switch {
	case err == nil:
		s.notUntil = s.clock().Add(time.Duration(after) * time.Second)
	case f.Status == http.StatusTooManyRequests || f.Status == http.StatusForbidden && strings.Contains(f.Body, "secondary"):
		s.notUntil = s.clock().Add(time.Minute)
	}
	s.mu.Unlock()
	if f.Status == 0 {
		panic(http.ErrAbortHandler)
	}
	for name, value := range f.Headers {
		w.Header().Set(name, value)
	}
	if f.Cut {
		w.Header().Set("Content-Length", strconv.Itoa(len(f.Body)+100))
	}
	w.WriteHeader(f.Status)
	fmt.Fprint(w, f.Body)
}

// answer gives the real answer, with all its headers.
func (s *Server) answer(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	to, moved := s.moved[repoOf(r.URL.Path)]
	s.mu.Unlock()
	if moved {
		w.Header().Set("Location", strings.Replace(r.URL.String(), repoOf(r.URL.Path), to, 1))
		s.count(w, "core", true)
		w.WriteHeader(http.StatusMovedPermanently)
		return
	}
	resource := "core"
	if strings.HasPrefix(r.URL.Path, "/search/") {
		resource = "search"
	}
	all, value, status := s.World.find(s.World.named(r.URL))
	if all != nil {
		value = page(w, r, all)
	}
	if status == http.StatusNoContent {
		if s.count(w, resource, true) {
			w.WriteHeader(status)
		}
		return
	}
	body, raw := value.(string)
	if !raw {
		data, err := json.Marshal(value)
		if err != nil {
			panic(err) // our own values
		}
		body = string(data)
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
	} else {
		w.Header().Set("Content-Type", "application/vnd.github.raw+json; charset=utf-8")
	}
	sum := sha256.Sum256([]byte(r.Header.Get("Accept") + ":" + body))
	tag := `W/"` + hex.EncodeToString(sum[:]) + `"`
	unchanged := status == http.StatusOK && r.Header.Get("If-None-Match") == tag
	if !s.count(w, resource, !unchanged) {
		return
	}
	if status == http.StatusOK {
		w.Header().Set("Etag", tag)
	}
	if unchanged {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.WriteHeader(status)
	fmt.Fprint(w, body)
}

// A window is what is used of a limit, and when it begins anew.
type window struct {
	until time.Time
	used  int
}

// searches is the limit of the search, for a minute.
const searches = 30

// count takes a request out of the window of its limit and says so in the headers;
// false means that the window is used up and the refusal has been written.
func (s *Server) count(w http.ResponseWriter, resource string, costs bool) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	limit, lasts := s.Limit, time.Hour
	if limit == 0 {
		limit = 5000
	}
	if resource == "search" {
		limit, lasts = searches, time.Minute
	}
	if s.windows == nil {
		s.windows = map[string]*window{}
	}
	now, at := s.clock(), s.windows[resource]
	if at == nil || !now.Before(at.until) {
		at = &window{until: now.Add(lasts).Truncate(time.Second)}
		s.windows[resource] = at
	}
	over := costs && at.used >= limit
	if costs && !over {
		at.used++
		s.full++
	}
	h := w.Header()
	h.Set("X-RateLimit-Limit", strconv.Itoa(limit))
	h.Set("X-RateLimit-Remaining", strconv.Itoa(limit-at.used))
	h.Set("X-RateLimit-Used", strconv.Itoa(at.used))
	h.Set("X-RateLimit-Reset", strconv.FormatInt(at.until.Unix(), 10))
	h.Set("X-RateLimit-Resource", resource)
	if over {
		s.notUntil = at.until
		w.WriteHeader(http.StatusForbidden)
		fmt.Fprint(w, `{"message":"API rate limit exceeded","documentation_url":"https://docs.github.com/rest/overview/rate-limits-for-the-rest-api"}`)
	}
	return !over
}

// page cuts one page out of a list and names its neighbours as the platform does: by
// the number of the repository, which nobody may rely on.
func page(w http.ResponseWriter, r *http.Request, all *list) any {
	q := r.URL.Query()
	size, number := 30, 1
	if n, err := strconv.Atoi(q.Get("per_page")); err == nil {
		size = n
	}
	if n, err := strconv.Atoi(q.Get("page")); err == nil {
		number = n
	}
	last := max((all.n+size-1)/size, 1)
	var links []string
	link := func(n int, rel string) {
		path := strings.Replace(r.URL.Path, "/repos/"+repoOf(r.URL.Path), "/repositories/1", 1)
		q.Set("page", strconv.Itoa(n))
		u := url.URL{Scheme: "https", Host: r.URL.Host, Path: path, RawQuery: q.Encode()}
		links = append(links, "<"+u.String()+`>; rel="`+rel+`"`)
	}
	if number < last {
		link(number+1, "next")
		link(last, "last")
	}
	if number > 1 {
		link(number-1, "prev")
		link(1, "first")
	}
	if len(links) > 0 {
		w.Header().Set("Link", strings.Join(links, ", "))
	}
	items := []any{}
	for i := (number - 1) * size; i < min(number*size, all.n); i++ {
		items = append(items, all.at(i))
	}
	return items
}

// repoOf returns "owner/name" of a path below /repos/.
func repoOf(path string) string {
	parts := strings.Split(strings.Trim(path, "/"), "/")
	if len(parts) < 3 || parts[0] != "repos" {
		return ""
	}
	return parts[1] + "/" + parts[2]
}
