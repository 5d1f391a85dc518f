package matching

import (
	"context"
	"fmt"

	"github.com/proven-go/proven/matching/role"
)

// A Correction is what somebody's correction of their own record changed, for the
// person, for who decides, and for the log.
type Correction struct {
	ID      string         `json:"id"`
	Role    string         `json:"role"` // hash of the spec
	Seq     uint64         `json:"seq"`  // sequence number of the index after it
	Before  Result         `json:"before"`
	After   Result         `json:"after"`
	Changed []ChangeOfLine `json:"changed"` // requirements whose points or evidence differ, in the role's order
}

// A ChangeOfLine is what a correction did to one requirement.
type ChangeOfLine struct {
	Label  string `json:"label"`
	Before Reason `json:"before"`
	After  Reason `json:"after"`
}

// Correct puts a corrected candidate in place of the one with its ID and says what that
// changes for one role: the result and the reasons before and after. Tags are kept if
// the corrected candidate has none, public activity and accounts if its own profile
// holds none; everything else is as the correction says. Without such a candidate the
// error is [ErrNotFound].
func (ix *Index) Correct(ctx context.Context, c Candidate, spec *role.Spec) (*Correction, error) {
	old, err := ix.Get(ctx, c.ID)
	if err != nil {
		return nil, err
	}
	if c.Tags == nil {
		c.Tags = old.Tags
	}
	if c.Profile.Activity == nil {
		c.Profile.Activity = old.Profile.Activity
	}
	if c.Person.Actors == nil {
		c.Person.Actors = old.Person.Actors
	}
	x := &Correction{ID: c.ID, Role: spec.Hash()}
	if x.Before, _, err = ix.resultOf(ctx, spec, c.ID); err != nil {
		return nil, err
	}
	if err := ix.Put(ctx, c); err != nil {
		return nil, err
	}
	if x.After, x.Seq, err = ix.resultOf(ctx, spec, c.ID); err != nil {
		return nil, err
	}
	for i, before := range x.Before.Reasons {
		if after := x.After.Reasons[i]; !sameReason(before, after) {
			x.Changed = append(x.Changed, ChangeOfLine{before.Label, before, after})
		}
	}
	return x, nil
}

// resultOf ranks one candidate alone, held out or not.
func (ix *Index) resultOf(ctx context.Context, spec *role.Spec, id string) (Result, uint64, error) {
	list, err := ix.Rank(ctx, spec, Query{IDs: []string{id}})
	if err != nil {
		return Result{}, 0, err
	}
	for _, r := range append(list.Results, list.HeldOut...) {
		return r, list.Seq, nil
	}
	return Result{}, 0, fmt.Errorf("%w: %q", ErrNotFound, id)
}

// sameReason reports whether two reasons rest on the same words and are worth the same.
func sameReason(a, b Reason) bool {
	if a.Points != b.Points || a.Skill != b.Skill || a.Phrase != b.Phrase || len(a.Evidence) != len(b.Evidence) {
		return false
	}
	for i := range a.Evidence {
		if a.Evidence[i].Quote != b.Evidence[i].Quote || a.Evidence[i].Depth != b.Evidence[i].Depth || a.Evidence[i].Months != b.Evidence[i].Months {
			return false
		}
	}
	return true
}
