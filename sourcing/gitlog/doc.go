// Package gitlog reads who wrote what from a clone, without asking any site: for each
// person and directory the commits, lines and months, who began it and who still works
// on it, who reviewed; with the imports that the files use.
//
// It runs the git program, read-only, with the configuration of the clone disarmed: no
// hooks, no external or textual diff, no signature check, no fetching. Identities go
// through .mailmap. An e-mail address is used to tell people apart and never leaves the
// package: GitHub's noreply addresses become the account, every other one a hash.
package gitlog
