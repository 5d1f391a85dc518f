package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	gh "github.com/google/go-github/v60/github"

	"github.com/proven-go/proven/sourcing"
	"github.com/proven-go/proven/sourcing/github"
)

// A mapping is one recorded exchange, as WireMock stores it.
type mapping struct {
	Request struct {
		Method string `json:"method"`
		URL    string `json:"url"`
	} `json:"request"`
	Response struct {
		Status   int             `json:"status"`
		Body     string          `json:"body"`
		JSON     json.RawMessage `json:"jsonBody"`
		BodyFile string          `json:"bodyFileName"`
		Headers  map[string]any  `json:"headers"`
	} `json:"response"`
}

// mappings returns the files below a folder, in order.
func mappings(dir string) (names []string, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && filepath.Base(filepath.Dir(path)) == "mappings" && strings.HasSuffix(path, ".json") {
			names = append(names, path)
		}
		return err
	})
	if err == nil && len(names) == 0 {
		err = fmt.Errorf("%s: no mappings", dir)
	}
	return names, err
}

// read reads a mapping and the file that holds its body.
func read(name string) (*mapping, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var m mapping
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, err
	}
	if m.Response.JSON != nil {
		m.Response.Body = string(m.Response.JSON)
	}
	if file := m.Response.BodyFile; file != "" {
		if !filepath.IsLocal(file) {
			return nil, errors.New("a body outside of its folder")
		}
		body, err := os.ReadFile(filepath.Join(filepath.Dir(filepath.Dir(name)), "__files", file))
		if err != nil {
			return nil, err
		}
		m.Response.Body = string(body)
	}
	return &m, nil
}

// beginning is the time at which every replay begins.
var beginning = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// A player answers the first request with a recording, and those after it with
// nothing that could fail.
type player struct {
	m     *mapping
	asked int
}

func (p *player) RoundTrip(req *http.Request) (*http.Response, error) {
	if p.asked++; p.asked > 1 {
		return &http.Response{StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(strings.NewReader("null")), Request: req}, nil
	}
	r := p.m.Response
	h := http.Header{}
	for name, value := range r.Headers {
		if list, ok := value.([]any); ok {
			for _, v := range list {
				h.Add(name, fill(fmt.Sprint(v)))
			}
		} else {
			h.Set(name, fill(fmt.Sprint(value)))
		}
	}
	return &http.Response{StatusCode: r.Status, Header: h, Body: io.NopCloser(strings.NewReader(r.Body)), Request: req}, nil
}

var (
	template = regexp.MustCompile(`\{\{(?:now|testStartDate)([^}]*)\}\}`)
	offset   = regexp.MustCompile(`offset='(-?\d+) (second|minute|hour|day)s?'`)
)

// fill puts times for the templates of a header.
func fill(value string) string {
	return template.ReplaceAllStringFunc(value, func(text string) string {
		at := beginning
		if m := offset.FindStringSubmatch(text); m != nil {
			n, _ := strconv.Atoi(m[1])
			at = at.Add(time.Duration(n) * map[string]time.Duration{"second": time.Second, "minute": time.Minute, "hour": time.Hour, "day": 24 * time.Hour}[m[2]])
		}
		if strings.Contains(text, "'unix'") {
			return strconv.FormatInt(at.Unix(), 10)
		}
		return at.Format(http.TimeFormat)
	})
}

// A refusal is an answer that gives nothing, in a form that is understood.
type refusal struct{ status int }

func (r *refusal) Error() string { return fmt.Sprintf("understood as refused: status %d", r.status) }

// play asks for what was recorded, as the collector asks, and reports whether the
// answer was taken for a limit.
func (m *mapping) play(ctx context.Context) (limited bool, err error) {
	now := beginning
	t := &github.Transport{
		Base: &player{m: m}, Agent: "proven/1 (+https://example.org/replay)", MaxWait: 2 * time.Hour, Now: func() time.Time { return now },
		Sleep: func(ctx context.Context, d time.Duration) error { now = now.Add(d); return ctx.Err() },
		Log: func(e github.Exchange) {
			limited = limited || e.Status == http.StatusForbidden || e.Status == http.StatusTooManyRequests
		},
	}
	client := gh.NewClient(&http.Client{Transport: t})
	req, err := client.NewRequest(http.MethodGet, strings.TrimPrefix(m.Request.URL, "/"), nil)
	if err != nil {
		return false, errors.New("no address")
	}
	value := typeOf(req.URL.Path)
	if value == nil {
		return false, errors.New("no type for such an address")
	}
	_, err = client.Do(ctx, req, value)
	var refused *gh.ErrorResponse
	var pause *sourcing.Pause
	switch {
	case errors.As(err, &refused):
		return false, &refusal{refused.Response.StatusCode}
	case errors.As(err, &pause):
		return false, errors.New("gave up")
	case err != nil:
		return false, fmt.Errorf("cannot be decoded: %T", err)
	}
	return limited, nil
}
