package audit

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

func TestReadRows(t *testing.T) {
	rows, err := ReadRows(strings.NewReader("\ufeffID,Score,Rank,Selected,Sex\n1,2.5,1,yes,f\n2,-3,,0,\n"))
	if err != nil || len(rows) != 2 || rows[0].Score != 2_500_000 || rows[0].Rank != 1 || !rows[0].Selected || rows[0].Groups["Sex"] != "f" || rows[1].Score != -3_000_000 || rows[1].Rank != 0 {
		t.Fatalf("%v: %+v", err, rows)
	}
	rows, err = ReadRows(strings.NewReader(",id,score\n0,a,0.12345678901234\n1,b,-0.0000005\n2,c,1\n"))
	if err != nil || rows[0].Score != 123_457 || rows[1].Score != -1 || rows[2].Score != 1_000_000 || len(rows[0].Groups) != 0 {
		t.Errorf("digits are rounded, a column without a name is left out: %+v, %v", rows, err)
	}
	for _, c := range []struct{ text, why string }{
		{"", "no head line"}, {"a,b\n", "no id"}, {"id,sex\n", "neither score nor rank"}, {"id,score\n1,x\n", "no number"}, {"id,score\n1,--5\n", "two signs"}, {"id,score\n1,+5\n", "a sign that numbers here do not have"}, {"id,score\n1,1e5\n", "an exponent"}, {"id,score\n1,1.-5\n", "a sign inside"}, {"id,score\n1,1234567890123\n", "too large"}, {"id,score,sex,sex\n1,1,f,m\n", "a column twice"},
		{"id,rank\n1,0.5\n", "half a rank"}, {"id,rank\n1,-1\n", "a rank below 1"}, {"id,rank,selected\n1,1,maybe\n", "neither yes nor no"}, {"id,rank\n,1\n", "no id"},
		{"id,rank\n7,1\n7,2\n", "an id twice"}, {"id,rank\n1\n", "a short row"}, {"id,rank\n\"1,1\n", "an open quote"},
	} {
		if _, err := ReadRows(strings.NewReader(c.text)); !errors.Is(err, ErrRows) {
			t.Errorf("%s: %v", c.why, err)
		}
	}
}

func TestWriteImpact(t *testing.T) {
	rows := ranked("mf")
	rows[0].Groups["g"] = "=HYPERLINK(1)"
	rows = append(rows, Row{ID: "x", Score: 1})
	var out bytes.Buffer
	if err := WriteImpact(&out, Sampled(rows, "g")); err != nil {
		t.Fatal(err)
	}
	want := "g,applicants,selected,selection rate,selection impact ratio,above median score,scoring rate,scoring impact ratio,below 2 % of sample\n'=HYPERLINK(1),1,0,0.000,0.000,1,1.000,1.000,no\nf,1,0,0.000,0.000,0,0.000,0.000,no\nunknown,1,,,,,,,\n"
	if out.String() != want {
		t.Errorf("%s\nwant\n%s", out.String(), want)
	}
}

func TestWriteCurve(t *testing.T) {
	var out bytes.Buffer
	rows := ranked("mfmf")
	for i := range rows {
		rows[i].Groups = map[string]string{"=g": rows[i].Groups["g"]}
	}
	if err := WriteCurve(&out, Sampled(rows, "=g"), true); err != nil {
		t.Fatal(err)
	}
	if want := "attributes,cut,lowest impact ratio\n'=g,1,0.000\n'=g,2,1.000\n'=g,3,0.500\n'=g,4,1.000\n"; out.String() != want {
		t.Errorf("%s", out.String())
	}
	out.Reset()
	if err := WriteImpact(&out, Sampled(rows, "=g")); err != nil || !strings.HasPrefix(out.String(), "'=g,") {
		t.Errorf("%v: the name of a column is read as a formula: %s", err, out.String())
	}
}

func written(t testing.TB, n int) (string, Tip) {
	t.Helper()
	var out bytes.Buffer
	log := NewLog(&out, Tip{})
	var tip Tip
	for i := range n {
		var err error
		e := Event{At: time.Date(2026, 3, 1, 0, 0, i, 0, time.UTC), Kind: "ranked", Role: "r", Candidate: fmt.Sprint(i), Points: i, Reasons: []string{"Go: 12 (<b>)"}}
		if tip, err = log.Append(e); err != nil {
			t.Fatal(err)
		}
	}
	return out.String(), tip
}

// Every line changed, removed, doubled or moved is found; a log goes on behind its tip.
func TestLog(t *testing.T) {
	text, tip := written(t, 6)
	if got, err := Verify(strings.NewReader(text)); err != nil || got != tip || tip.Lines != 6 {
		t.Fatalf("%v, %v, want %v", got, err, tip)
	}
	lines := strings.SplitAfter(strings.TrimSuffix(text, "\n"), "\n")
	lines[5] += "\n"
	for i := range lines {
		var broken *BrokenError
		for what, forged := range map[string]string{
			"changed": strings.Join(append(append(append([]string{}, lines[:i]...), strings.Replace(lines[i], `"points":`, `"points":1`, 1)+strings.Repeat(" ", 0)), lines[i+1:]...), ""),
			"spaced":  strings.Join(append(append(append([]string{}, lines[:i]...), " "+lines[i]), lines[i+1:]...), ""),
			"doubled": strings.Join(append(append(append([]string{}, lines[:i+1]...), lines[i]), lines[i+1:]...), ""),
		} {
			if forged == text {
				continue
			}
			if _, err := Verify(strings.NewReader(forged)); !errors.As(err, &broken) {
				t.Errorf("line %d %s: not found", i+1, what)
			}
		}
		removed := strings.Join(append(append([]string{}, lines[:i]...), lines[i+1:]...), "")
		got, err := Verify(strings.NewReader(removed))
		if i == len(lines)-1 && got == tip || i < len(lines)-1 && !errors.As(err, &broken) {
			t.Errorf("line %d removed: %v, %v", i+1, got, err)
		}
	}
	var broken *BrokenError
	for _, c := range []struct{ text, why string }{
		{strings.TrimSuffix(text, "\n"), "the last line does not end"},
		{strings.ReplaceAll(text, "\n", "\r\n"), "other line ends"},
		{text + "\n", "an empty line"},
		{text[:len(text)-40], "cut off within a line"},
	} {
		if _, err := Verify(strings.NewReader(c.text)); !errors.As(err, &broken) {
			t.Errorf("%s: %v", c.why, err)
		}
	}
	if _, err := Verify(iotest.ErrReader(io.ErrClosedPipe)); errors.As(err, &broken) || !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("a file that cannot be read is not a changed one: %v", err)
	}
	var more bytes.Buffer
	if _, err := NewLog(&more, tip).Append(Event{At: time.Unix(1, 0), Kind: "decided", Decision: "no", Reviewer: "maria", Because: "no relevant work shown", Reasons: []string{"Go: 0"}}); err != nil {
		t.Fatal(err)
	}
	if got, err := Verify(strings.NewReader(text + more.String())); err != nil || got.Lines != 7 {
		t.Errorf("%v, %v", got, err)
	}
}

// O11: every decision has a reason and cites evidence.
func TestO11DecisionsNeedAPersonAReasonAndEvidence(t *testing.T) {
	log := NewLog(&bytes.Buffer{}, Tip{})
	for _, e := range []Event{{At: time.Unix(1, 0), Kind: "decided", Decision: "no"}, {At: time.Unix(1, 0), Kind: "decided", Decision: "no", Reviewer: "m"}, {At: time.Unix(1, 0), Kind: "decided", Decision: "no", Reviewer: "m", Because: "x"}, {Kind: "ranked"}, {At: time.Unix(1, 0)}} {
		if _, err := log.Append(e); err == nil {
			t.Errorf("taken: %+v", e)
		}
	}
}

func FuzzVerify(f *testing.F) {
	text, _ := written(f, 3)
	f.Add(text)
	f.Add("{}\n")
	f.Fuzz(func(t *testing.T, text string) {
		var broken *BrokenError
		if _, err := Verify(strings.NewReader(text)); err != nil && !errors.As(err, &broken) {
			t.Errorf("%v", err)
		}
	})
}

func BenchmarkVerify(b *testing.B) {
	text, _ := written(b, 10_000)
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := Verify(strings.NewReader(text)); err != nil {
			b.Fatal(err)
		}
	}
}
