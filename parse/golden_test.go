package parse_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/proven-go/proven/parse"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const (
	resumes = "../testdata/resumes"
	golden  = "../testdata/golden"
)

// TestGolden holds what is read of each invented person. A golden file shows the text
// with numbered lines, and every field with its place in it; places are lines, not
// bytes, so that a changed word makes a diff of one line.
// go test ./parse -run Golden -update rewrites the files.
func TestGolden(t *testing.T) {
	files, err := os.ReadDir(resumes)
	if err != nil {
		t.Fatal(err)
	}
	stale, err := filepath.Glob(filepath.Join(golden, "*.*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name := filepath.Join(golden, f.Name()+".txt")
		stale = slices.DeleteFunc(stale, func(s string) bool { return s == name })
		t.Run(f.Name(), func(t *testing.T) {
			r, err := new(parse.Parser).ReadFile(t.Context(), os.DirFS(resumes), f.Name())
			if err != nil {
				t.Fatal(err)
			}
			compareGolden(t, name, portrait(f.Name(), r))
		})
	}
	for _, name := range stale {
		if *update {
			if err := os.Remove(name); err != nil {
				t.Error(err)
			}
			continue
		}
		t.Errorf("%s belongs to no résumé", name)
	}
}

// compareGolden compares got with a golden file, or writes it.
func compareGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(golden, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) {
		return
	}
	a, b := strings.Split(string(want), "\n"), strings.Split(string(got), "\n")
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	a, b = append(a, "(end)"), append(b, "(end)")
	t.Errorf("line %d:\n was %s\n now %s\nrewrite with -update and read the diff", n+1, a[n], b[n])
}

// sections are the names of the kinds.
var sections = map[parse.SectionKind]string{
	parse.OtherSection: "other", parse.HeaderSection: "header", parse.SummarySection: "summary", parse.WorkSection: "work",
	parse.ProjectSection: "projects", parse.EducationSection: "education", parse.SkillSection: "skills",
	parse.CertificateSection: "certificates", parse.LanguageSection: "languages", parse.VolunteerSection: "volunteer",
	parse.PublicationSection: "publications", parse.AwardSection: "awards", parse.InterestSection: "interests",
	parse.ReferenceSection: "references",
}

// portrait shows a résumé: fields, sections, what is hidden or doubtful, and the text.
func portrait(name string, r *parse.Resume) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s, dated %s\n\nfields: place, confidence, value, and where the page has other words, those\n", name, r.Dated)
	for path, f := range r.Fields() {
		at := place(r, f.Span)
		if f.Page > 1 {
			at = fmt.Sprintf("p%d %s", f.Page, at)
		}
		fmt.Fprintf(&b, "%-28s %-8s %3d  %s%s\n", path, at, f.Confidence, f.Value, printed(r, f))
	}
	b.WriteString("\nsections\n")
	for _, s := range r.Sections {
		row(&b, "%-28s %-8s %s", sections[s.Kind], place(r, s.Span), quote(r, s.Head))
	}
	b.WriteString("\nhidden\n")
	for _, h := range r.Hidden {
		fmt.Fprintf(&b, "page %d, %s: %q\n", h.Page, h.Reason, h.Text)
	}
	b.WriteString("\ndiagnostics\n")
	for _, d := range r.Diagnostics {
		row(&b, "%-28s %-8s %s %s", d.Code, place(r, d.Span), quote(r, d.Span), d.Detail)
	}
	b.WriteString("\ntext\n")
	for i, line := range strings.Split(strings.TrimSuffix(r.Text, "\n"), "\n") {
		row(&b, "%3d  %s", i+1, strings.ReplaceAll(line, "\t", "  ⇥  "))
	}
	return b.Bytes()
}

// row writes a line without blanks at its end.
func row(b *bytes.Buffer, format string, args ...any) {
	b.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " ") + "\n")
}

// place returns the lines of a span, counted from 1: "L3" or "L3-4"; "-" for a value
// that the text does not hold.
func place(r *parse.Resume, s parse.Span) string {
	if s.Empty() {
		return "-"
	}
	first := 1 + strings.Count(r.Text[:s.Start], "\n")
	last := first + strings.Count(strings.TrimSuffix(r.Text[s.Start:s.End], "\n"), "\n")
	if last > first {
		return fmt.Sprintf("L%d-%d", first, last)
	}
	return fmt.Sprintf("L%d", first)
}

// quote returns the text of a span in quotes, "" for an empty one.
func quote(r *parse.Resume, s parse.Span) string {
	if s.Empty() {
		return ""
	}
	return fmt.Sprintf("%q", r.Text[s.Start:s.End])
}

// printed returns the words at the place of a field where they are not its value.
func printed(r *parse.Resume, f parse.Field) string {
	if at := r.Text[f.Span.Start:f.Span.End]; !f.Span.Empty() && strings.Join(strings.Fields(at), " ") != f.Value {
		return fmt.Sprintf("  ← %q", at)
	}
	return ""
}
