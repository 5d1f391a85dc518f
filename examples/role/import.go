package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
)

// longest is the size in bytes beyond which a file is no job description; role.Import
// says so of one that is a byte larger.
const longest = 8 << 20

// importFile makes a draft of a job description: YAML on standard output, with the
// sentence behind every line; what the text leaves open on standard error.
func (p program) importFile(_ context.Context, args []string) error {
	files, err := p.flags("import").parse(args, "")
	if err != nil {
		return err
	}
	f, err := os.Open(files[0])
	if err != nil {
		return err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, longest+1))
	if err != nil {
		return err
	}
	if spec, err := role.Read(bytes.NewReader(data)); err == nil && len(spec.Clusters) > 0 {
		return fmt.Errorf("%s is a role spec already; role lint %s says what it leaves open", files[0], files[0])
	}
	draft, err := role.Import(data, skill.Default())
	var fault *role.Error
	if errors.As(err, &fault) {
		fault.File = files[0]
	}
	if err != nil {
		return err
	}
	for _, f := range draft.Findings {
		fmt.Fprintf(p.err, "%s\n    better: %s\n", term.Clean(f.String()), term.Clean(f.Suggestion))
	}
	if len(draft.Spec.Clusters) == 0 {
		return fmt.Errorf("%s: no sentence names a known skill, so there is no draft", files[0])
	}
	text, err := draft.YAML()
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(p.out, term.Safe(string(text)))
	return err
}
