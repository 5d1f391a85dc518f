// Package rtf reads the text of a Rich Text Format document (Microsoft's
// specification 1.9.1) into runs in reading order.
//
// It takes headers, the body, notes and footers, tables row by row, text boxes once
// and the targets of hyperlink fields. It leaves out pictures, objects, deleted text,
// comments and every destination that it does not know. It does not lay out pages.
package rtf
