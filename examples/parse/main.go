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

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/parse"
)

func main() {
	os.Exit(command())
}

func command() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	format := flag.String("format", "spans", "`what` to print: json (JSON Resume), jsonl (a line a file, errors included), spans (the text with every field marked)")
	asOf := flag.String("as-of", "", "`day` meant by \"present\", as YYYY-MM-DD (default: the newest date in the document)")
	flag.Parse()
	show, ok := map[string]func(io.Writer, parse.Document) error{"json": asJSON, "jsonl": asLine, "spans": asSpans(term.Is(os.Stdout))}[*format]
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
