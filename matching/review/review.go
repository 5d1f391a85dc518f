package review

import (
	"context"
	"errors"
	"fmt"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/parse"
	"github.com/proven-go/proven/score"
)

// A Reviewer reviews candidates of an index for a role. It is a plain value, safe for
// use by several goroutines.
type Reviewer struct {
	Index *matching.Index
	Role  *role.Spec
	// RoleText is the job description as published, for comparing a résumé's wording
	// with it; empty takes the texts of the spec.
	RoleText string
}

// A Review is what a person should know and ask next about one candidate. Role,
// Taxonomy, Model and AsOf name what it rests on, as in [matching.List]; Points, Max,
// Band and HeldBy are those of the ranking, unchanged.
type Review struct {
	ID       string            `json:"id"`
	Title    string            `json:"title"` // of the role
	Role     string            `json:"role"`  // hash of the spec
	Taxonomy string            `json:"taxonomy"`
	Model    string            `json:"model"`
	AsOf     matching.Month    `json:"as_of"`
	Points   int               `json:"points"`
	Max      int               `json:"max"`
	Band     score.Band        `json:"band"`
	HeldBy   []matching.HeldBy `json:"held_by,omitempty"`

	Checks       []Check       `json:"checks"`       // always five, in the order of [CheckNames]
	Environment  []Environment `json:"environment"`  // always four
	Timeline     Timeline      `json:"timeline"`     // of the jobs
	Level        LevelFit      `json:"level"`        // asked and shown
	Architecture []Thought     `json:"architecture"` // sentences and files that show design thinking
	Ledger       []Claim       `json:"ledger"`       // every claim with its proof
	Questions    []Question    `json:"questions"`    // what is not clear, the most severe first
	Screen       Screen        `json:"screen"`       // four questions of the first talk
	Plan         Plan          `json:"plan"`         // three interviews
	Raise        []Raise       `json:"raise"`        // what would show more, for the candidate
	Probes       []Probe       `json:"probes"`       // what to listen for; never read from a document
}

// Review reviews one candidate. cv is the parsed résumé, for what no index keeps: hidden
// text and diagnostics; nil leaves those out. An unknown ID is [matching.ErrNotFound];
// other errors are those of [matching.Index.Rank]. Nothing in the index changes.
func (r Reviewer) Review(ctx context.Context, id string, cv *parse.Resume) (*Review, error) {
	if r.Index == nil || r.Role == nil {
		return nil, errors.New("review: a Reviewer needs an index and a role")
	}
	seen, err := r.Index.Observed(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("review: %w", err)
	}
	list, err := r.Index.Rank(ctx, r.Role, matching.Query{IDs: []string{id}})
	if err != nil {
		return nil, fmt.Errorf("review: %w", err)
	}
	ranked := append(list.Results, list.HeldOut...)
	if len(ranked) != 1 {
		return nil, fmt.Errorf("review: %w", matching.ErrNotFound)
	}
	s := newSubject(r, seen, ranked[0], cv)
	v := &Review{
		ID: id, Title: r.Role.Title, Role: list.Role, Taxonomy: list.Taxonomy, Model: list.Model, AsOf: list.AsOf,
		Points: ranked[0].Points, Max: list.Max, Band: ranked[0].Band, HeldBy: ranked[0].HeldBy, Probes: Probes(),
	}
	v.Timeline = s.timeline()
	v.Level = s.level()
	v.Architecture = s.thoughts()
	v.Ledger = s.ledger(v.Timeline)
	v.Environment = s.environment()
	v.Questions = s.questions(v)
	v.Checks = s.checks(v)
	v.Screen = s.screen(v)
	v.Plan = s.plan(v)
	v.Raise = s.raise()
	return v, nil
}
