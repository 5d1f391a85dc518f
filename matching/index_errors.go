package matching

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
)

// Conditions that a caller can test with errors.Is.
var (
	ErrNotFound = errors.New("matching: no such candidate")
	ErrClosed   = errors.New("matching: index is closed")
	ErrLocked   = errors.New("matching: index is in use by another process")
	ErrReadOnly = errors.New("matching: index was opened read-only")
	ErrNoText   = errors.New("matching: index was opened without text")
	ErrErased   = errors.New("matching: candidate was erased")
	// ErrNotStored wraps what the system said when a change could not be written, for
	// want of room as a rule: the index is as it was before.
	ErrNotStored = errors.New("matching: change could not be stored")
)

// unwritable makes a read-only medium a case of fs.ErrPermission, like a read-only file.
func unwritable(err error) error {
	if errors.Is(err, syscall.EROFS) {
		return fmt.Errorf("%w (%w)", err, fs.ErrPermission)
	}
	return err
}

// A FormatError says that an index was written by another version of this package.
type FormatError struct {
	Found, Known int // the index's format and the one that this version reads
}

// Error says so in one line.
func (e *FormatError) Error() string {
	return fmt.Sprintf("matching: index has format %d, this version reads format %d", e.Found, e.Known)
}

// A DamageError says that a record of the truth is not what was written. What is derived
// from the truth leaves its candidate out; put or delete the candidate again, or restore
// the truth from a backup. Damage of "meta" or "tree" is not of one record: only a
// backup helps.
type DamageError struct {
	Bucket  string // kind of record: "records", "activity", "tallies", "people", "erased", "meta"; "tree" is the file itself
	Ordinal uint32 // the candidate's number in the index; 0 for meta and tree
}

// Error says so in one line.
func (e *DamageError) Error() string {
	return fmt.Sprintf("matching: damaged record: bucket %s, ordinal %d", e.Bucket, e.Ordinal)
}

// A CandidateError says why a candidate cannot be stored. Nothing of the call was.
type CandidateError struct {
	ID     string // shortened to 64 bytes
	Reason string // without words of the profile
	Err    error  // ErrErased, or nil
}

// Unwrap returns Err.
func (e *CandidateError) Unwrap() error { return e.Err }

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
