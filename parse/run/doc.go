// Package run defines the positioned run, the one thing that every document format
// is turned into before anything is understood: a piece of text, its place and its
// look. The format readers below parse produce a [Document]; parse reads it.
package run
