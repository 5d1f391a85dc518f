package matching

import (
	"errors"
	"fmt"
)

// Conditions that a caller can test with errors.Is.
var (
	ErrNotFound = errors.New("matching: no such candidate")
	ErrClosed   = errors.New("matching: index is closed")
	ErrLocked   = errors.New("matching: index is in use by another process")
	ErrReadOnly = errors.New("matching: index was opened read-only")
)

// A FormatError says that an index was written by a later version of this package.
type FormatError struct {
	Found, Known int // the index's format and the latest one known here
}

// Error says so in one line.
func (e *FormatError) Error() string {
	return fmt.Sprintf("matching: index has format %d, this version knows formats up to %d", e.Found, e.Known)
}

// A DamageError says that a record of the truth is not what was written. The parts
// derived from it cannot be trusted to be complete; restore the truth from a backup.
type DamageError struct {
	Bucket  string // kind of record: "records", "activity", "people", "meta"
	Ordinal uint32 // the candidate's number in the index; 0 for meta
}

// Error says so in one line.
func (e *DamageError) Error() string {
	return fmt.Sprintf("matching: damaged record: bucket %s, ordinal %d", e.Bucket, e.Ordinal)
}

// A CandidateError says why a candidate cannot be stored. Nothing of the call was.
type CandidateError struct {
	ID     string // shortened to 64 bytes
	Reason string // without words of the profile
}

// Error says so in one line.
func (e *CandidateError) Error() string {
	return fmt.Sprintf("matching: candidate %q: %s", e.ID, e.Reason)
}

// An EvidenceError says why evidence cannot be stored. Nothing of the call was.
type EvidenceError struct {
	Index  int // place in the arguments, from 0
	Reason string
}

// Error says so in one line.
func (e *EvidenceError) Error() string {
	return fmt.Sprintf("matching: evidence %d: %s", e.Index, e.Reason)
}

// A QueryError says why a search query cannot be understood.
type QueryError struct {
	Reason string // what is wrong, and what would be right
}

// Error says so in one line.
func (e *QueryError) Error() string { return "matching: query: " + e.Reason }
