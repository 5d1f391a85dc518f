// Package parse reads résumés: what does this document say, and where?
//
// A [Parser] turns a document (PDF with a text layer, DOCX, ODT, RTF, HTML, Markdown,
// plain text or JSON Resume) into a [Resume]: JSON Resume fields, each with its place
// in the visible text, the sections of that text, and diagnostics for what is
// doubtful. A document that says nothing to a reader is an error, never an empty
// Resume.
//
// The stages are: container → runs (the packages below), runs → lines in reading
// order (layout.go, flow.go), lines → text with spans (sheet.go), text → sections
// (section.go), sections → entries (entry.go) → fields (head.go, work.go, …).
// Nothing of it asks a model or a network; equal bytes give an equal Resume.
//
// Not read: Word 97 documents ([ErrFormat]), scans without a text layer
// ([ErrNoText]). Skills are given as printed: which skill the
// words name is the business of a taxonomy elsewhere.
package parse
