// Command parse shows what the parser reads from résumés.
//
//	go run ./examples/parse [-format json|jsonl|spans] [FILE or DIR]...
//
// Without an argument it reads testdata/resumes. It ends with status 1 if a
// document could not be read and 2 if it was called wrongly.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"iter"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"time"

	"github.com/proven-go/proven/parse"
)

func main() {
	os.Exit(command())
}

func command() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	format := flag.String("format", "spans", "`what` to print: json (JSON Resume), jsonl (a line a file, errors included), spans (fields with their places)")
	asOf := flag.String("as-of", "", "`day` meant by \"present\", as YYYY-MM-DD (default: the newest date in the document)")
	flag.Parse()
	show, ok := map[string]func(io.Writer, parse.Document) error{"json": asJSON, "jsonl": asLine, "spans": asSpans}[*format]
	if !ok {
		fmt.Fprintf(os.Stderr, "parse: unknown format %q, want json, jsonl or spans\n", *format)
		return 2
	}
	parser := new(parse.Parser)
	if *asOf != "" {
		day, err := time.Parse(time.DateOnly, *asOf)
		if err != nil {
			fmt.Fprintf(os.Stderr, "parse: bad day %q, want YYYY-MM-DD\n", *asOf)
			return 2
		}
		parser.AsOf = day
	}
	paths := flag.Args()
	if len(paths) == 0 {
		paths = []string{"testdata/resumes"}
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	status := 0
	for _, path := range paths {
		for doc := range documents(ctx, parser, path) {
			if doc.Err != nil {
				fmt.Fprintln(os.Stderr, doc.Err)
				status = 1
			}
			if err := show(out, doc); err != nil {
				fmt.Fprintln(os.Stderr, "parse:", err)
				return 1
			}
		}
		if ctx.Err() != nil {
			return 1
		}
	}
	return status
}

// documents reads a file, or all files of a folder.
func documents(ctx context.Context, parser *parse.Parser, path string) iter.Seq[parse.Document] {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return parser.Folder(ctx, os.DirFS(path), runtime.GOMAXPROCS(0))
	}
	return func(yield func(parse.Document) bool) {
		dir, name := filepath.Split(path)
		resume, err := parser.ReadFile(ctx, os.DirFS(filepath.Clean(dir)), name)
		yield(parse.Document{Name: name, ID: name, Resume: resume, Err: err})
	}
}

func asJSON(w io.Writer, doc parse.Document) error {
	if doc.Err != nil {
		return nil // already on stderr
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(doc.Resume)
}

// asLine prints one line for every file, also for one that could not be read.
func asLine(w io.Writer, doc parse.Document) error {
	line := struct {
		File        string             `json:"file"`
		Resume      *parse.Resume      `json:"resume"`
		Diagnostics []parse.Diagnostic `json:"diagnostics,omitempty"`
		Error       string             `json:"error,omitempty"`
	}{File: doc.Name, Resume: doc.Resume}
	if doc.Err != nil {
		line.Error, line.Resume = doc.Err.Error(), new(parse.Resume)
	} else {
		line.Diagnostics = doc.Resume.Diagnostics
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(line)
}

var kinds = map[parse.SectionKind]string{
	parse.HeaderSection: "header", parse.SummarySection: "summary", parse.WorkSection: "work", parse.ProjectSection: "projects",
	parse.EducationSection: "education", parse.SkillSection: "skills", parse.CertificateSection: "certificates",
	parse.LanguageSection: "languages", parse.VolunteerSection: "volunteer", parse.PublicationSection: "publications",
	parse.AwardSection: "awards", parse.InterestSection: "interests", parse.ReferenceSection: "references",
}

// asSpans prints the fields that matter for a ranking with their places in the text.
func asSpans(w io.Writer, doc parse.Document) error {
	fmt.Fprintf(w, "== %s\n", doc.Name)
	if doc.Err != nil {
		fmt.Fprintf(w, "error: %v\n\n", doc.Err)
		return nil
	}
	r := doc.Resume
	field := func(name string, f parse.Field) {
		if !f.IsZero() {
			fmt.Fprintf(w, "%-12s %5d–%-5d %s\n", name, f.Span.Start, f.Span.End, f.Value)
		}
	}
	b := r.Basics
	field("name", b.Name)
	field("label", b.Label)
	field("email", b.Email)
	field("phone", b.Phone)
	field("url", b.URL)
	field("city", b.Location.City)
	field("summary", b.Summary)
	for _, p := range b.Profiles {
		field("profile", p.URL)
	}
	for _, s := range r.Sections {
		head := r.Text[s.Head.Start:s.Head.End]
		fmt.Fprintf(w, "%-12s %5d–%-5d %s\n", "section", s.Span.Start, s.Span.End, kinds[s.Kind]+" “"+head+"”")
	}
	for _, j := range r.Work {
		fmt.Fprintf(w, "%-12s %5d–%-5d %s | %s | %s | %s | %d highlights\n", "job", j.Span.Start, j.Span.End,
			when(j.StartDate, j.EndDate), j.Position.Value, j.Name.Value, j.Location.Value, len(j.Highlights))
	}
	for _, e := range r.Education {
		fmt.Fprintf(w, "%-12s %5d–%-5d %s | %s | %s | %s\n", "study", e.Span.Start, e.Span.End,
			when(e.StartDate, e.EndDate), e.StudyType.Value, e.Area.Value, e.Institution.Value)
	}
	for _, s := range r.Skills {
		field("group", s.Name)
		for _, k := range s.Keywords {
			field("skill", k)
		}
	}
	for _, h := range r.Hidden {
		fmt.Fprintf(w, "%-12s page %d, %s: %q\n", "hidden", h.Page, h.Reason, h.Text)
	}
	for _, d := range r.Diagnostics {
		fmt.Fprintf(w, "%-12s %s %s\n", "diagnostic", d.Code, d.Detail)
	}
	fmt.Fprintf(w, "%-12s %s\n\n", "dated", r.Dated)
	return nil
}

func when(start, end parse.Date) string {
	if end.Present {
		return start.String() + " to present"
	}
	return start.String() + " to " + end.String()
}
