// Package contract checks, against GitHub's own description of its interface, that the
// collector asks only for what exists and that the fake server of the tests answers as
// the platform does. It is a module of its own, so that nobody who uses the library
// gets the validator. The description is api.json.gz: see the slice folder for how it
// is made.
package contract
