// Package docx reads the text of a Word document (ECMA-376, .docx) into runs in
// reading order.
//
// It takes the body, headers, footers, foot and end notes, tables row by row, text
// boxes once, content controls and hyperlinks. It leaves out deleted text, field
// codes and the fallback copy of drawings. It does not lay out pages.
package docx
