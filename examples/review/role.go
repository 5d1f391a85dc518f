package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/sourcing"
)

// longest is the size in bytes beyond which a file is no job description.
const longest = 8 << 20

// readRole reads a role spec. Any other file is a job description: it is imported, and
// its words are returned for comparing a résumé's wording with it.
func readRole(name string, t *skill.Taxonomy) (spec *role.Spec, words string, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, "", err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, longest+1))
	if err != nil {
		return nil, "", err
	}
	switch extension := strings.ToLower(filepath.Ext(name)); {
	case extension == ".yaml", extension == ".yml", extension == ".json" && !bytes.Contains(data, []byte(`"@type"`)):
		spec, err = role.ReadFile(name)
		return spec, "", err
	}
	draft, err := role.Import(data, t)
	var fault *role.Error
	if errors.As(err, &fault) {
		fault.File = name
	}
	if err != nil {
		return nil, "", err
	}
	if len(draft.Spec.Clusters) == 0 {
		return nil, "", fmt.Errorf("%s: no sentence names a known skill, so there is nothing to review by", name)
	}
	fmt.Fprintf(os.Stderr, "review: imported from %s, a draft to calibrate: %d findings, see examples/role import\n", term.Clean(name), len(draft.Findings))
	return draft.Spec, draft.Text, nil
}

// first returns the ID of the first of a ranking.
func first(ctx context.Context, ix *matching.Index, spec *role.Spec) (string, error) {
	list, err := ix.Rank(ctx, spec, matching.Query{Top: 1})
	if err != nil {
		return "", err
	}
	for _, r := range append(list.Results, list.HeldOut...) {
		return r.ID, nil
	}
	return "", errors.New("no document that can be read, so there is nobody to review")
}

// addEvidence adds the observations of a JSON Lines file.
func addEvidence(ctx context.Context, ix *matching.Index, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := ix.AddAll(ctx, sourcing.Read(f)); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
