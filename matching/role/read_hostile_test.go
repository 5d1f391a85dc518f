package role

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestHostileIsBounded: what looks small stays cheap, and what is large is refused, or
// read in about the time and memory its size takes.
func TestHostileIsBounded(t *testing.T) {
	const n = maxBytes / 8
	fill := func(unit string) string { return strings.Repeat(unit, n/len(unit)-9) }
	for name, text := range map[string]string{
		"laughs":   "a: &a [x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [*c,*c,*c]\n",
		"brackets": fill(`["]",`),
		"open":     fill("{a: "),
		"indent":   fill(strings.Repeat(" ", 250) + "- x\n"),
		"stairs":   stairs(250),
		"comments": fill("# x\n"),
		"keys":     fill("a: 1\n"),
		"quotes":   fill(`"`),
		"commas":   "[" + fill("a,") + "]",
		"names":    "{clusters: [{name: A, any: [" + fill("a,") + "]}]}",
		"dashes":   fill("-\n"),
		"question": fill("? a\n"),
		"anchors":  fill("- &a x\n"),
		"colons":   fill("a:\n"),
		"late tab": fill("-\n") + "- a: b\n\tc: d",
		"late key": fill("a:\n") + " - b\nx",
		"lines":    "a: |\n" + fill("  x\n"),
		"newlines": fill("\n"),
		"escapes":  `{"a":"` + fill(`\ud83d\ude00`) + `"}`,
		"no end":   `{"a":"` + fill("x"),
	} {
		read := func() error { _, err := Read(strings.NewReader(text)); return err }
		checkBounded(t, name, read)
	}
	checkBounded(t, "100 MB", func() error {
		endless := io.LimitReader(repeater("title: x\n"), 100<<20)
		_, err := Read(endless)
		return err
	})
}

// checkBounded holds the bounds at an eighth of the full size: 10 seconds, 100 MB
// allocated in all, an error with a place. The worst text measured, a tab at the end,
// takes .7 seconds and 440 MB at full size, 40 MB of it at a time.
func checkBounded(t *testing.T, name string, read func() error) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	err := read()
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	var fault *Error
	if !errors.As(err, &fault) || fault.Line < 1 || fault.Column < 1 {
		t.Errorf("%s: %v, want an error with line and column", name, err)
	}
	if bytes := after.TotalAlloc - before.TotalAlloc; took > 10*time.Second || bytes > 100<<20 {
		t.Errorf("%s: %v and %d MB", name, took, bytes>>20)
	}
}

// repeater reads as a text again and again.
type repeater string

func (r repeater) Read(p []byte) (int, error) {
	n := 0
	for n+len(r) <= len(p) {
		n += copy(p[n:], r)
	}
	return max(n, copy(p, r)), nil
}

// stairs nests block style one column at a time.
func stairs(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

func FuzzRead(f *testing.F) {
	f.Add(platform)
	for _, tt := range faults {
		if len(tt.text) < 1000 {
			f.Add(tt.text)
		}
	}
	x := taxonomy(f)
	f.Fuzz(func(t *testing.T, text string) {
		spec, err := Read(strings.NewReader(text))
		if err != nil {
			var fault *Error
			if !errors.As(err, &fault) || fault.Line < 1 || fault.Column < 1 || fault.Line > strings.Count(text, "\n")+strings.Count(text, "\r")+2 {
				if !strings.ContainsAny(text, "\u0085\u2028\u2029") { // line ends of YAML, too
					t.Fatalf("%v", err)
				}
			}
			return
		}
		checkSpec(t, spec)
		written, err := spec.YAML()
		if err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
		if back, err := Read(bytes.NewReader(written)); err != nil || !reflect.DeepEqual(content(back), content(spec)) {
			t.Fatalf("read back otherwise: %v\n%s", err, written)
		}
		for _, f := range Lint(spec, x) {
			if f.Line < 1 || f.Column < 1 || f.Why == "" || f.Suggestion == "" {
				t.Fatalf("half a finding: %+v", f)
			}
		}
		if v := Ready(spec, x); v.Ready != (len(v.Gaps) == 0) {
			t.Fatalf("verdict %+v", v)
		}
		if s := spec.Summary(); ParseSummary(s.Markdown()) != s {
			t.Fatalf("summary %+v", s)
		}
		plan, _ := Compile(spec, x)
		checkPlan(t, spec, plan)
	})
}

// checkSpec holds what Read promises of a spec.
func checkSpec(t *testing.T, s *Spec) {
	t.Helper()
	if len(s.Clusters) == 0 || s.Years < 0 || s.Years > 50 {
		t.Fatalf("impossible spec %+v", s)
	}
	for _, c := range s.Clusters {
		if c.Name == "" || len(c.All) == 0 || c.Weight < 1 || c.Weight > 9 || c.Need != Must && c.Need != Trainable {
			t.Fatalf("impossible cluster %+v", c)
		}
	}
	if s.Hash() != s.Hash() || len(s.Hash()) != 32 {
		t.Fatal("the hash is not one")
	}
}
