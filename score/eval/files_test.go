package eval

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestReadQrels(t *testing.T) {
	const text = "\ufeffr1 0 a 3\n\n r1\t0\tb \t 0\r\nr2 0 a -1\n"
	q, err := ReadQrels(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	want := Qrels{"r1": {"a": 3, "b": 0}, "r2": {"a": -1}}
	if !reflect.DeepEqual(q, want) {
		t.Errorf("got %v, want %v: tabs, spaces, CRLF, empty lines, byte order mark", q, want)
	}
	if got := q.Topics(); !slices.Equal(got, []string{"r1", "r2"}) {
		t.Errorf("Topics = %v", got)
	}
	if got := q.Grades("r1", []string{"x", "a"}); !slices.Equal(got, []int{0, 3}) {
		t.Errorf("Grades = %v, want 0 for the unjudged", got)
	}
	if got := q.Ideal("r1"); !slices.Equal(got, []int{3, 0}) {
		t.Errorf("Ideal = %v", got)
	}
	if got := q.Relevant("r1", 1); got != 1 {
		t.Errorf("Relevant = %d, want 1", got)
	}
}

func TestFaults(t *testing.T) {
	qrels := func(s string) error { _, err := ReadQrels(strings.NewReader(s)); return err }
	run := func(s string) error { _, err := ReadRun(strings.NewReader(s)); return err }
	for _, tt := range []struct {
		read func(string) error
		text string
		line int
		why  string
	}{
		{qrels, "r 0 a 1\nr 0 b\n", 2, "a column is missing"},
		{qrels, "r 0 a 1 x\n", 1, "a column too many"},
		{qrels, "\n\nr 0 a high\n", 3, "no number; empty lines count"},
		{qrels, "r 0 a 1\nr 0 a 1\n", 2, "judged twice"},
		{run, "r Q0 a 1 2.5\n", 1, "a column is missing"},
		{run, "r Q0 a first 2.5 x\n", 1, "no rank"},
		{run, "r Q0 a 1 NaN x\n", 1, "no order with NaN"},
		{run, "r Q0 a 1 1e999 x\n", 1, "infinite"},
		{run, "r Q0 a 1 2 x\nr Q0 a 2 1 x\n", 2, "ranked twice"},
	} {
		err := tt.read(tt.text)
		var fault *LineError
		if !errors.As(err, &fault) || fault.Line != tt.line {
			t.Errorf("%q: %v, want a fault in line %d: %s", tt.text, err, tt.line, tt.why)
		}
	}
	if err := qrels(strings.Repeat("x", maxLine+1)); err == nil {
		t.Error("a line beyond the limit is no error")
	}
}

func TestWriteRun(t *testing.T) {
	var b bytes.Buffer
	docs := []string{"jane doe", "z\u00a0\t1", "a%20b", "é\xff"}
	if err := WriteRun(&b, "dev-01", docs, "proven"); err != nil {
		t.Fatal(err)
	}
	const want = "dev-01 Q0 jane%20doe 1 4 proven\n" +
		"dev-01 Q0 z%C2%A0%091 2 3 proven\n" +
		"dev-01 Q0 a%20b 3 2 proven\n" +
		"dev-01 Q0 é\xff 4 1 proven\n"
	if b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
	run, err := ReadRun(&b)
	if err != nil {
		t.Fatal(err)
	}
	ranking := run["dev-01"]
	if !slices.Equal(ranking.ByRank(), ranking.ByScore()) || len(ranking) != len(docs) {
		t.Errorf("ranks and scores disagree: %v, %v", ranking.ByRank(), ranking.ByScore())
	}
	for _, bad := range [][3]string{{"", "d", "t"}, {"r", "", "t"}, {"r", "d", ""}} {
		if WriteRun(&b, bad[0], []string{bad[1]}, bad[2]) == nil {
			t.Errorf("%q: no error, but the line could not be read back", bad)
		}
	}
}

func FuzzReadRun(f *testing.F) {
	f.Add("r Q0 a 1 2 x\n")
	f.Add("r\tQ0  a 1\t-2e3 x\r\n\n")
	f.Fuzz(func(t *testing.T, text string) {
		run, err := ReadRun(strings.NewReader(text))
		if err != nil {
			return
		}
		for topic, ranking := range run {
			var b bytes.Buffer
			if err := WriteRun(&b, topic, ranking.ByScore(), "t"); err != nil {
				t.Fatal(err)
			}
			again, err := ReadRun(&b)
			if err != nil || !slices.Equal(again[topic].ByScore(), ranking.ByScore()) {
				t.Fatalf("written and read again: %v, %v", again, err)
			}
		}
	})
}
