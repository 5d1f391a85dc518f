package sourcing

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// ErrCheckpoint is what a checkpoint that does not belong to a run is reported as.
var ErrCheckpoint = errors.New("sourcing: the checkpoint belongs to another run")

// A Checkpoint is what a run has reached: enough to go on as if it had never been
// broken off. It holds no evidence, no secret and no address; the cursor may hold
// the IDs and logins of people seen, so it is deleted with the evidence. The zero Checkpoint
// is the beginning.
type Checkpoint struct {
	Run     string    `json:"run"`            // hash of query, collectors and policy: another run cannot go on from it
	Started time.Time `json:"started"`        // of the run; stamped on all its evidence
	Place   int       `json:"place"`          // index of the collector at work
	Cursor  Cursor    `json:"cursor"`         // where that one goes on
	Written int64     `json:"written"`        // bytes of evidence in the file so far
	Lines   int       `json:"lines"`          // and its lines
	Cost    Cost      `json:"cost"`           // of the run so far
	Gone    []string  `json:"gone,omitempty"` // what could not be had
	Done    bool      `json:"done"`           // reports whether nothing is left to ask
}

// readCheckpoint reads a checkpoint and checks that it is one of a run.
func readCheckpoint(data []byte, run string) (Checkpoint, error) {
	var c Checkpoint
	if err := json.Unmarshal(data, &c); err != nil {
		return c, fmt.Errorf("%w: not a checkpoint", ErrCheckpoint)
	}
	if c.Run != run || run == "" {
		return c, fmt.Errorf("%w: its query, collectors or policy differ", ErrCheckpoint)
	}
	if c.Place < 0 || c.Written < 0 || c.Lines < 0 {
		return c, fmt.Errorf("%w: it is damaged", ErrCheckpoint)
	}
	return c, nil
}
