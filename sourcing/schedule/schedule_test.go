package schedule

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/proven-go/proven/sourcing"
)

const pentabarf = `<?xml version="1.0"?>
<schedule><conference><acronym>GoDay</acronym><title>Go Day</title></conference>
<day date="2026-05-09"><room name="A">
<event id="2" guid="g2"><date>2026-05-09T10:00:00+02:00</date><title>Draining pools</title><subtitle>without tears</subtitle>
<track>Runtime</track><type>lecture</type><abstract>How we stopped leaking gRPC connections.</abstract><description>call +49 30 5550134</description>
<url>https://goday.example/2</url><answers><answer>+49 30 5550134</answer></answers>
<persons><person id="7">Ada Quill</person><person id="8">Bo Fenn</person><person></person></persons></event>
<event id="1"><title>Five minutes of fuzzing</title><type>lightning_talk</type><url>javascript:alert(1)</url><persons><person>Cy Marsh</person></persons></event>
</room></day></schedule>`

const frab = `{"schedule":{"conference":{"acronym":"GoDay","title":"Go Day","days":[{"date":"2026-05-09","rooms":{"B":[
{"id":3,"date":"2026-05-09T12:00:00+02:00","title":"Tracing","subtitle":null,"abstract":"OpenTelemetry","type":"Talk","url":"https://goday.example/3","answers":[{"answer":"+49 30 5550134"}],
"persons":[{"id":9,"code":"ABC","public_name":"Di Rowe","biography":"mail di@example.org","answers":[{"answer":"+49 30 5550134"}]}]}]}}]}}}`

const hub = `{"schedule":{"conference":{"acronym":"GoDay","title":"Go Day","rooms":[]},
"events":[{"guid":"e4","start":"2026-05-09T14:00:00+02:00","title":"Owning a queue","track":{"name":"Ops"},"participants":[{"guid":"p1","name":"Ed Voss","role":"MODERATOR"}]}]}}`

func collect(t *testing.T, text string) ([]sourcing.Evidence, error) {
	t.Helper()
	c := &Collector{FS: fstest.MapFS{"s": {Data: []byte(text)}}, Files: []string{"s"}}
	var all []sourcing.Evidence
	for page, err := range c.Pages(t.Context(), sourcing.Query{}, "") {
		if err != nil {
			return all, err
		}
		all = append(all, page.Evidence...)
	}
	return all, nil
}

func TestForms(t *testing.T) {
	for _, c := range []struct{ text, want, why string }{
		{pentabarf, "schedule:goday Cy Marsh (Cy Marsh) 2026-05-09T00:00:00Z  speaker+lightning talk; schedule:goday 7 (Ada Quill) 2026-05-09T08:00:00Z https://goday.example/2 speaker; schedule:goday 8 (Bo Fenn) 2026-05-09T08:00:00Z https://goday.example/2 speaker",
			"one line a person by date; the day dates a talk without a date; nobody without a name; no address but of the web"},
		{frab, "schedule:goday ABC (Di Rowe) 2026-05-09T10:00:00Z https://goday.example/3 speaker", "the code is a better key than the number"},
		{hub, "schedule:goday p1 (Ed Voss) 2026-05-09T12:00:00Z  moderator", "events in one list, participants with a role"},
	} {
		all, err := collect(t, c.text)
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
		}
		var got []string
		for _, ev := range all {
			got = append(got, fmt.Sprintf("%s %s (%s) %s %s %s", ev.Actor.Source, ev.Actor.ID, ev.Actor.Login, ev.When.Format(time.RFC3339), ev.URL, strings.Join(ev.Reasons, "+")))
			if whole := fmt.Sprintf("%+v", ev); strings.Contains(whole, "5550134") || strings.Contains(whole, "example.org") {
				t.Errorf("%s: what is not asked for is read: %s", c.why, whole)
			}
		}
		if joined := strings.Join(got, "; "); joined != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, joined, c.want)
		}
	}
}

func TestText(t *testing.T) {
	all, err := collect(t, pentabarf)
	if err != nil || len(all) != 3 || all[1].Text != "Draining pools\nwithout tears\nHow we stopped leaking gRPC connections." || all[1].Quote != "Draining pools" {
		t.Errorf("%v: %+v", err, all)
	}
}

func TestNoSchedule(t *testing.T) {
	for _, text := range []string{"", "hello", "{}", "[]", "{\"schedule\":1}", "<html></html>", "<schedule>", "<schedule><event><title>x</event></schedule", `{"schedule":{"conference":{"days":{}}}}`} {
		if all, err := collect(t, text); !errors.Is(err, ErrSchedule) || len(all) > 0 {
			t.Errorf("%q: %d talks, error %v", text, len(all), err)
		}
	}
}

func TestQueryAndCursor(t *testing.T) {
	c := &Collector{FS: fstest.MapFS{"a": {Data: []byte(pentabarf)}, "b": {Data: []byte(frab)}}, Files: []string{"a", "b"}}
	q := sourcing.Query{Since: time.Date(2026, 5, 9, 9, 0, 0, 0, time.UTC)}
	n, pages := 0, 0
	for page, err := range c.Pages(t.Context(), q, "1") {
		if err != nil {
			t.Fatal(err)
		}
		n, pages = n+len(page.Evidence), pages+1
	}
	if n != 1 || pages != 1 {
		t.Errorf("%d talks on %d pages, want the one of the second file", n, pages)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{pentabarf, frab, hub, "<schedule><day><event/></day></schedule>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		talks, err := read(strings.NewReader(text))
		if err != nil && !errors.Is(err, ErrSchedule) {
			t.Errorf("an error without a type: %v", err)
		}
		for _, talk := range talks {
			for _, ev := range talk.evidence() {
				if ev.Actor.ID == "" || ev.Actor.Source == "" {
					t.Errorf("evidence of nobody")
				}
			}
		}
	})
}

func ExampleCollector() {
	c := &Collector{FS: fstest.MapFS{"goday.json": {Data: []byte(frab)}}, Files: []string{"goday.json"}}
	policy := sourcing.Policy{Purpose: "find speakers on tracing", Contact: "https://example.org/hiring"}
	if err := sourcing.Write(os.Stdout, sourcing.Collect(context.Background(), c, sourcing.Query{}, policy)); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"kind":"talk","actor":{"source":"schedule:goday","id":"ABC","login":"Di Rowe"},"text":"Tracing\nOpenTelemetry","url":"https://goday.example/3","when":"2026-05-09T10:00:00Z","quote":"Tracing","reasons":["speaker"],"source":"schedule","terms":"Go Day","purpose":"find speakers on tracing"}
}
