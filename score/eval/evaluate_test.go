package eval

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestEvaluate(t *testing.T) {
	qrels := Qrels{"a": {"x": 1}, "b": {"x": 1}, "none": {"x": 0}}
	run := Run{"a": {{"x", 1, 2}, {"y", 2, 1}}, "z": {{"x", 1, 1}}}
	measures, err := ParseMeasures("AP RR@1")
	if err != nil {
		t.Fatal(err)
	}
	r := Evaluate(qrels, run, measures, DocDescending)
	if !slices.Equal(r.Topics, []string{"a", "b", "none"}) || !slices.Equal(r.Missing, []string{"b", "none"}) || !slices.Equal(r.Ignored, []string{"z"}) {
		t.Errorf("topics %v, missing %v, ignored %v", r.Topics, r.Missing, r.Ignored)
	}
	if got := r.Of(measures[0]); !slices.Equal(got, []float64{1, 0, 0}) || !near(r.Mean(measures[0]), 1.0/3) {
		t.Errorf("AP = %v, want 0 for silence", got)
	}
	if r.Of(Measure{}) != nil || r.Mean(Measure{}) != 0 {
		t.Error("a measure that was not computed has values")
	}
	var b bytes.Buffer
	if err := r.Write(&b); err != nil {
		t.Fatal(err)
	}
	const want = "AP\ta\t1.000000\nRR@1\ta\t1.000000\nAP\tb\t0.000000\nRR@1\tb\t0.000000\n" +
		"AP\tnone\t0.000000\nRR@1\tnone\t0.000000\nAP\tall\t0.333333\nRR@1\tall\t0.333333\n"
	if b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

func TestWriteQrels(t *testing.T) {
	q := Qrels{"r2": {"b": 0, "a c": 3}, "r1": {"x": -1}}
	var b bytes.Buffer
	if err := WriteQrels(&b, q); err != nil {
		t.Fatal(err)
	}
	const want = "r1 0 x -1\nr2 0 a%20c 3\nr2 0 b 0\n"
	if b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
	again, err := ReadQrels(&b)
	if err != nil || !reflect.DeepEqual(again, Qrels{"r2": {"b": 0, "a%20c": 3}, "r1": {"x": -1}}) {
		t.Errorf("read back %v, %v", again, err)
	}
	for _, bad := range []Qrels{{"": {"x": 1}}, {"r": {"": 1}}, {"#r": {"x": 1}}} {
		if WriteQrels(&b, bad) == nil {
			t.Errorf("%v: no error, but it could not be read back", bad)
		}
	}
}

func TestCommentsAndDuplicates(t *testing.T) {
	q, err := ReadQrels(strings.NewReader("# judged in May\r\nr 0 a 1\r\n  # more\nr 0 #b 2\n"))
	if err != nil || len(q["r"]) != 2 {
		t.Errorf("got %v, %v: only a line whose first column begins with # is a comment", q, err)
	}
	_, err = ReadQrels(strings.NewReader("r 0 a 1\n#\nr 0 a 2\n"))
	var fault *LineError
	if !errors.Is(err, ErrDuplicate) || !errors.As(err, &fault) || fault.Line != 3 {
		t.Errorf("got %v, want ErrDuplicate in line 3", err)
	}
	_, err = ReadRun(strings.NewReader("r Q0 a 1 2 x\nr Q0 a 2 1 x\n"))
	if !errors.Is(err, ErrDuplicate) {
		t.Errorf("got %v, want ErrDuplicate", err)
	}
	if _, err = ReadRun(strings.NewReader("r Q0 a one 2 x\n")); errors.Is(err, ErrDuplicate) {
		t.Errorf("got %v, want another fault", err)
	}
}

func FuzzReadQrels(f *testing.F) {
	f.Add("r 0 a 1\n# c\n\nr 0 b -1\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		q, err := ReadQrels(strings.NewReader(text))
		if err != nil {
			return
		}
		var b bytes.Buffer
		if err := WriteQrels(&b, q); err != nil {
			t.Fatal(err)
		}
		if again, err := ReadQrels(&b); err != nil || !reflect.DeepEqual(again, q) {
			t.Fatalf("written and read again: %v, %v", again, err)
		}
	})
}

func ExampleEvaluate() {
	qrels, _ := ReadQrels(strings.NewReader("go 0 ann 3\ngo 0 bob 0\ngo 0 cem 1\n"))
	run, _ := ReadRun(strings.NewReader("go Q0 ann 1 9.5 x\ngo Q0 bob 2 7 x\ngo Q0 cem 3 7 x\n"))
	measures, _ := ParseMeasures("nDCG@10 AP P@2")
	for _, order := range []Order{DocDescending, FileRank} {
		result := Evaluate(qrels, run, measures, order)
		for _, m := range measures {
			fmt.Printf("%v %.3f  ", m, result.Mean(m))
		}
		fmt.Println(order)
	}
	// Output:
	// nDCG@10 1.000  AP 1.000  P@2 1.000  docno-descending
	// nDCG@10 0.964  AP 0.833  P@2 0.500  file-rank
}
