// Role helps a hiring manager and a recruiter to calibrate a role before anybody is
// searched for.
//
//	go run ./examples/role                             # lint and pool of a role of testdata
//	go run ./examples/role lint role.yaml              # what is vague, missing or impossible
//	go run ./examples/role render role.yaml            # the role impact summary
//	go run ./examples/role diff old.yaml new.yaml      # what changed
//	go run ./examples/role import posting.md           # a draft from a job description
//	go run ./examples/role pool -resumes inbox role.yaml   # whom each requirement costs
//	go run ./examples/role search role.yaml            # strings to paste into search engines
//	go run ./examples/role -find < texts.txt           # the skills in each line, as JSON
//
// It ends with status 1 if something failed and 2 if it was called wrongly.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"

	"github.com/proven-go/proven/internal/term"
)

const usage = `Usage:
  role                                    lint and pool of a role of testdata
  role lint    [-format text|json] [-strict] [-as-of YYYY-MM-DD] [FILE]
  role render  [-format markdown|json] [FILE]
  role diff    [-format text|json] OLD NEW
  role import  FILE                       a draft as YAML; what it leaves open on stderr
  role pool    [-resumes DIR] [-top N] [-into ID] [-as-of YYYY-MM-DD] [-format text|json] [FILE]
  role search  [-format text|json] [FILE]
  role -find                              text on stdin, a document a line; JSON Lines on stdout

FILE is a role spec, YAML or JSON (default testdata/roles/go-platform.yaml);
for import a job description in text, Markdown, HTML or JSON.
role COMMAND -h explains the flags of a command.
`

// A program is what a command reads and writes.
type program struct {
	in       io.Reader
	out, err io.Writer
}

// errUsage says that the program was called wrongly; the reason is printed already or
// stands before it.
var errUsage = errors.New("see role -h")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := program{os.Stdin, os.Stdout, os.Stderr}.run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

// commands are the words behind the program's name.
var commands = []struct {
	name string
	run  func(p program, ctx context.Context, args []string) error
}{
	{"lint", program.lint}, {"render", program.render}, {"diff", program.diff},
	{"import", program.importFile}, {"pool", program.pool}, {"search", program.search},
}

// run is main without the process: it returns the exit status.
func (p program) run(ctx context.Context, args []string) int {
	out := bufio.NewWriterSize(p.out, 64<<10)
	err := program{p.in, out, p.err}.dispatch(ctx, args)
	if flushed := out.Flush(); err == nil {
		err = flushed
	}
	if err == nil || errors.Is(err, flag.ErrHelp) {
		return 0
	}
	// Errors of the package role begin with its name already.
	fmt.Fprintln(p.err, "role:", term.Clean(strings.TrimPrefix(err.Error(), "role: ")))
	if errors.Is(err, errUsage) {
		return 2
	}
	return 1
}

func (p program) dispatch(ctx context.Context, args []string) error {
	if len(args) == 0 {
		if err := p.lint(ctx, nil); err != nil {
			return err
		}
		fmt.Fprintln(p.out)
		return p.pool(ctx, nil)
	}
	switch args[0] {
	case "-h", "-help", "--help", "help":
		_, err := io.WriteString(p.out, usage)
		return err
	case "-find", "--find":
		if len(args) > 1 {
			return fmt.Errorf("unexpected argument %q: -find reads standard input; %w", args[1], errUsage)
		}
		return p.find(ctx)
	}
	var names []string
	for _, c := range commands {
		if c.name == args[0] {
			return c.run(p, ctx, args[1:])
		}
		names = append(names, c.name)
	}
	return fmt.Errorf("unknown command %q, want %s or -find; %w", args[0], strings.Join(names, ", "), errUsage)
}

// defaultRole is the role that a command without a file reads.
const defaultRole = "testdata/roles/go-platform.yaml"

// A line is the command line of one command.
type line struct {
	*flag.FlagSet
	format  string
	formats []string
}

// flags begins a command line; the first format is the default.
func (p program) flags(name string, formats ...string) *line {
	l := &line{FlagSet: flag.NewFlagSet("role "+name, flag.ContinueOnError), formats: formats}
	l.SetOutput(p.err)
	if len(formats) > 0 {
		l.StringVar(&l.format, "format", formats[0], strings.Join(formats, " or "))
	}
	return l
}

// parse reads the flags and returns the files: as many as there are defaults, which
// stand in for missing ones; an empty default must be given.
func (l *line) parse(args []string, defaults ...string) ([]string, error) {
	if err := l.Parse(args); errors.Is(err, flag.ErrHelp) {
		return nil, err
	} else if err != nil {
		return nil, fmt.Errorf("%s: %w", l.Name(), errUsage) // the flag set has said why
	}
	files := slices.Clone(l.Args())
	switch {
	case l.format != "" && !slices.Contains(l.formats, l.format):
		return nil, fmt.Errorf("unknown format %q, want %s; %w", l.format, strings.Join(l.formats, " or "), errUsage)
	case len(files) > len(defaults):
		return nil, fmt.Errorf("unexpected argument %q (flags stand before files); %w", files[len(defaults)], errUsage)
	}
	for _, name := range defaults[len(files):] {
		if name == "" {
			return nil, fmt.Errorf("%s: a file is missing; %w", l.Name(), errUsage)
		}
		files = append(files, name)
	}
	return files, nil
}

// writeJSON prints a value for programs.
func (p program) writeJSON(v any) error {
	enc := json.NewEncoder(p.out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
