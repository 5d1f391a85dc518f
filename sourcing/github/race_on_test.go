//go:build race

package github

// raced reports whether the race detector watches: everything is ten times slower.
const raced = true
