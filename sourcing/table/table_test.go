package table

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/proven-go/proven/sourcing"
)

const speakers = `Person,GitHub,Role,Title,Date,URL,Source,Topics,Phone
Ada Quill,@ada-quill-example,speaker,"Draining pools, slowly",2026-05-09,https://goday.example/2,Go Day,go; grpc,+49 30 5550134
Bo Fenn,,Lightning Talk,Five minutes of fuzzing,2026-05,javascript:x,Go Day,,
Cy Marsh,,organiser,,2026,,Go Day,,
`

const lines = `{"person":"Di Rowe","id":7,"role":"package author","title":"pgkit","text":"A pool for PostgreSQL.","date":"2025-11-02","source":"registry export","topics":["postgresql","go"],"repo":"di/pgkit","email":"di@example.org"}

{"github":"https://github.com/ed-example/","role":"maintainer","date":"2024","source":"owners file"}
`

func collect(t *testing.T, name, text string) ([]sourcing.Evidence, error) {
	t.Helper()
	c := &Collector{FS: fstest.MapFS{name: {Data: []byte(text)}}, Files: []string{name}}
	var all []sourcing.Evidence
	for page, err := range c.Pages(t.Context(), sourcing.Query{}, "") {
		if err != nil {
			return all, err
		}
		all = append(all, page.Evidence...)
	}
	return all, nil
}

func TestRows(t *testing.T) {
	for _, c := range []struct{ name, text, want, why string }{
		{"speakers.csv", speakers, `talk github login:ada-quill-example "Draining pools, slowly" 2026-05-09 https://goday.example/2 [topic:go topic:grpc] Go Day
talk table:go day Bo Fenn "Five minutes of fuzzing" 2026-05-01  [] Go Day
profile table:go day Cy Marsh "" 2026-01-01  [] Go Day`, "three rows are three lines of evidence, each with source and date; no other column is read"},
		{"authors.jsonl", lines, `package table:registry export 7 "pgkit" 2025-11-02  [topic:postgresql topic:go] registry export
owner github login:ed-example "" 2024-01-01  [] owners file`, "lists and numbers in JSON; an ID is a better key than a name"},
	} {
		all, err := collect(t, c.name, c.text)
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
		}
		var got []string
		for _, ev := range all {
			got = append(got, fmt.Sprintf("%s %s %s %q %s %s %v %s", ev.Kind, ev.Actor.Source, ev.Actor.ID, ev.Quote, ev.When.Format("2006-01-02"), ev.URL, ev.Subject, ev.Terms))
			if whole := fmt.Sprintf("%+v", ev); strings.Contains(whole, "5550134") || strings.Contains(whole, "example.org") {
				t.Errorf("%s: what is not asked for is read: %s", c.why, whole)
			}
		}
		if joined := strings.Join(got, "\n"); joined != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.why, joined, c.want)
		}
	}
}

func TestBadRows(t *testing.T) {
	const head = "person,role,date,source\n"
	for _, c := range []struct{ name, text, want, why string }{
		{"a.csv", "", "1", "no head line"},
		{"a.csv", head + "Ada,speaker,2026,x\n,speaker,2026,x\n", "3", "nobody"},
		{"a.csv", head + "Ada,guru,2026,x\n", "2", "unknown role"},
		{"a.csv", head + "Ada,speaker,9/5/26,x\n", "2", "a date whose parts have no known order"},
		{"a.csv", head + "Ada,speaker,2026,\n", "2", "no source"},
		{"a.csv", head + "\"Ada,speaker", "2", "an open quote"},
		{"a.jsonl", "\n{]\n", "2", "bad JSON"},
		{"a.jsonl", `{"person":{"x":1},"role":"speaker","date":"2026","source":"s"}`, "1", "an object is no text"},
	} {
		all, err := collect(t, c.name, c.text)
		if !errors.Is(err, ErrRow) || len(all) > 0 || !strings.Contains(err.Error(), "bad row "+c.want) || strings.Contains(err.Error(), "Ada") || strings.Contains(err.Error(), "guru") {
			t.Errorf("%s: %d rows, error %v", c.why, len(all), err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(speakers, false)
	f.Add(lines, true)
	f.Fuzz(func(t *testing.T, text string, asLines bool) {
		read := readCSV
		if asLines {
			read = readLines
		}
		all, err := read([]byte(text))
		if err != nil && !errors.Is(err, ErrRow) {
			t.Errorf("an error without a type: %v", err)
		}
		for _, ev := range all {
			if ev.Actor.ID == "" || ev.Kind == "" || ev.Terms == "" {
				t.Errorf("incomplete: %+v", ev)
			}
		}
	})
}

func ExampleCollector() {
	c := &Collector{FS: fstest.MapFS{"speakers.csv": {Data: []byte("person,role,title,date,source\nAda Quill,speaker,Draining pools,2026-05-09,Go Day\n")}}, Files: []string{"speakers.csv"}}
	policy := sourcing.Policy{Purpose: "find speakers", Contact: "https://example.org/hiring"}
	if err := sourcing.Write(os.Stdout, sourcing.Collect(context.Background(), c, sourcing.Query{}, policy)); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"kind":"talk","actor":{"source":"table:go day","id":"Ada Quill","login":"Ada Quill"},"text":"Draining pools","when":"2026-05-09T00:00:00Z","quote":"Draining pools","reasons":["speaker"],"source":"table","terms":"Go Day","purpose":"find speakers"}
}
