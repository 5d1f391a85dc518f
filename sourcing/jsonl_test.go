package sourcing

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"os"
	"strings"
	"testing"
	"time"
)

const line = `{"kind":"review","actor":{"source":"github","id":"7","login":"a"},"subject":["language:Go"],"place":{"repo":"x/y"},"when":"2026-01-02T00:00:00Z","source":"github"}`

func collect(t *testing.T, text string) ([]Evidence, error) {
	t.Helper()
	var all []Evidence
	for ev, err := range Read(strings.NewReader(text)) {
		if err != nil {
			return all, err
		}
		all = append(all, ev)
	}
	return all, nil
}

func TestRead(t *testing.T) {
	all, err := collect(t, line+"\n\n"+line)
	if err != nil || len(all) != 2 {
		t.Fatalf("%d observations, %v, want 2: empty lines are skipped, the last line needs no end", len(all), err)
	}
	ev := all[0]
	if ev.Kind != Review || ev.Actor.ID != "7" || ev.Place.Repo != "x/y" || !ev.When.Equal(time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("read %+v", ev)
	}
}

func TestReadErrors(t *testing.T) {
	for _, c := range []struct{ line, why string }{
		{`{"kind":`, "bad JSON"},
		{`[]`, "an array is no object"},
		{`{"kind":7,"actor":{"source":"s","id":"1"},"source":"s"}`, "a kind is a text"},
		{`{"actor":{"source":"s","id":"1"},"source":"s"}`, "no kind"},
		{`{"kind":"issue","actor":{"source":"s","id":"1"}}`, "no source"},
		{`{"kind":"issue","actor":{"login":"ada@example.org"},"source":"s"}`, "no key of the actor"},
	} {
		all, err := collect(t, line+"\n"+c.line+"\n"+line)
		if !errors.Is(err, ErrEvidence) || len(all) != 1 {
			t.Errorf("%s: %d observations, error %v", c.why, len(all), err)
			continue
		}
		if !strings.Contains(err.Error(), "line 2") || strings.Contains(err.Error(), "ada@") {
			t.Errorf("%s: error %q, want the line and none of its words", c.why, err)
		}
	}
}

func TestReadBoundsALine(t *testing.T) {
	if _, err := collect(t, strings.Repeat("x", MaxLine+1)); err == nil {
		t.Error("a line over the limit is read")
	}
}

func TestReadDropsWhatItDoesNotKnow(t *testing.T) {
	all, err := collect(t, `{"kind":"issue","email":"ada@example.org","actor":{"source":"s","id":"1","email":"ada@example.org"},"source":"s"}`)
	if err != nil {
		t.Fatal(err)
	}
	if text := fmt.Sprintf("%+v", all); strings.Contains(text, "ada@") {
		t.Errorf("an address is kept: %s", text)
	}
}

func TestWriteReadsBack(t *testing.T) {
	var first bytes.Buffer
	if err := Write(&first, Read(strings.NewReader(line+"\n"))); err != nil {
		t.Fatal(err)
	}
	var second bytes.Buffer
	if err := Write(&second, Read(bytes.NewReader(first.Bytes()))); err != nil || first.String() != second.String() {
		t.Errorf("%v: %s is written back as %s", err, first.String(), second.String())
	}
	broken := errors.New("broken")
	if err := Write(&second, func(yield func(Evidence, error) bool) { yield(Evidence{}, broken) }); !errors.Is(err, broken) {
		t.Errorf("the error of the source is lost: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(line)
	f.Add(`{"kind":"issue"}`)
	f.Fuzz(func(t *testing.T, text string) {
		for ev, err := range Read(strings.NewReader(text)) {
			if err == nil && (ev.Kind == "" || ev.Source == "" || ev.Actor.ID == "") {
				t.Errorf("incomplete evidence from %q", text)
			}
		}
	})
}

// A collector of one's own yields evidence; Write stores it for -evidence and for
// Index.Add.
func ExampleWrite() {
	talk := Evidence{
		Kind: Talk, Actor: Actor{Source: "meetup", ID: "17"}, Subject: []string{"topic:grpc"},
		When: time.Date(2026, 3, 1, 18, 0, 0, 0, time.UTC), Quote: "What gRPC deadlines cost us", Source: "table",
	}
	var all iter.Seq2[Evidence, error] = func(yield func(Evidence, error) bool) { yield(talk, nil) }
	if err := Write(os.Stdout, all); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"kind":"talk","actor":{"source":"meetup","id":"17"},"subject":["topic:grpc"],"when":"2026-03-01T18:00:00Z","quote":"What gRPC deadlines cost us","source":"table"}
}
