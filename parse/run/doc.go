// Package run defines the positioned run, the one thing that every document format
// is turned into before anything is understood: a piece of text, its place and its
// look. The format readers below parse produce a [Document]; parse reads it.
//
// Beside it stands what the readers of flow documents share on the way there: a
// [Draft] that bounds what is kept, paragraphs ([Para]), the order of reading in
// table rows ([Row]) and round them ([Furniture]), and looks by named styles ([Looks]).
package run
