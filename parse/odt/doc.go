// Package odt reads the text of an OpenDocument text (ISO/IEC 26300, .odt) into runs
// in reading order.
//
// It takes headers, the body, foot and end notes and footers, tables row by row, text
// boxes once, lists and hyperlinks. It leaves out tracked deletions, comments and the
// names of pictures. It does not lay out pages.
package odt
