// Package pdf turns a PDF document into positioned runs of text. It reads what a
// page draws, glyph by glyph, and decides nothing about reading order.
//
// The file's own tables are never trusted: the objects are found by scanning, and
// the object layer (github.com/ledongthuc/pdf) is given a copy with tables written
// here (index.go, rewrite.go). So a file with a lost or lying cross-reference table
// reads like any other, and no number in it can make the object layer loop or
// allocate without end. Content streams, fonts, widths and encodings are read here,
// after ISO 32000-1.
//
// Files that are encrypted with an empty user password are deciphered, all usual
// filters undone, fields of forms and other annotations read as they look, layers
// that are switched off marked as not seen, and drawn list marks made runs.
//
// Not done: right-to-left and vertical writing, the glyph numbers of Adobe's East
// Asian collections beyond ASCII, encodings that only a CFF or TrueType font program
// tells, visibility expressions of layers.
package pdf
