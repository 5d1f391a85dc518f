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
// Not done: AES-256 and 40-bit RC4 decryption, LZW, right-to-left and vertical
// writing, optional content, predefined CJK encodings other than UCS-2 and UTF-16.
package pdf
