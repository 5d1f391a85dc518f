package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReplay(t *testing.T) {
	var out strings.Builder
	if err := run(t.Context(), "../../testdata/replay/wiremock", "../../testdata/replay/events.json", &out); err != nil {
		t.Fatal(err)
	}
	const want = `Recorded answers: 5
     1 decoded
     2 recognised as limits, and asked again in time
     1 not asked: POST
     1 understood as refused: status 404
     0 errors
Recorded events: 4
     2 became evidence
     1 evidence of PullRequestEvent
     1 evidence of PullRequestReviewCommentEvent
     0 errors
`
	if out.String() != want {
		t.Errorf("got\n%s", out.String())
	}
}

// What cannot be read is counted by kind and ends in an error.
func TestErrorsAreCounted(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "case", "mappings"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"a.json": `{"request":{"url":"/repos/o/r","method":"GET"},"response":{"status":200,"body":"[]"}}`,
		"b.json": `{"request":{"url":"/nowhere","method":"GET"},"response":{"status":200,"body":"{}"}}`,
		"c.json": `{"request":{"url":"/repos/o/r","method":"GET"},"response":{"status":200,"bodyFileName":"../c"}}`,
		"d.json": `{`,
		"e.json": `{"request":{"url":"/repos/o/r","method":"GET"},"response":{"status":503,"body":""}}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, "case", "mappings", name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	events := filepath.Join(dir, "events.json")
	os.WriteFile(events, []byte(`{"type":"IssuesEvent","repo":{"name":"o/r"},"payload":[1]}`), 0o600)
	var out strings.Builder
	err := run(t.Context(), dir, events, &out)
	if err == nil || !strings.Contains(err.Error(), "5 could not be read") {
		t.Errorf("%v", err)
	}
	for _, want := range []string{"2 no mapping", "1 no type for such an address", "1 cannot be decoded", "1 decoded", "1 IssuesEvent: github: an event of another form"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	if err := run(t.Context(), t.TempDir(), "", &out); err == nil {
		t.Error("a folder without mappings")
	}
}

func TestFill(t *testing.T) {
	for _, c := range []struct{ in, want, why string }{
		{"{{now offset='3 seconds' format='unix'}}", "1772366403", "Unix seconds"},
		{"{{testStartDate offset='-1 hours' format='unix'}}", "1772362800", "before"},
		{"{{now timezone='GMT' format='EEE, dd MMM yyyy HH:mm:ss z'}}", "Sun, 01 Mar 2026 12:00:00 GMT", "a date of a header"},
		{"plain", "plain", "no template"},
	} {
		if got := fill(c.in); got != c.want {
			t.Errorf("%s: %q", c.why, got)
		}
	}
}
