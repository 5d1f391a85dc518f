package parse

import "github.com/proven-go/proven/parse/run"

// A line is one line of visible text in reading order, whatever the format. It is
// what the layout stage hands to the stages that look for sections and fields.
type line struct {
	segments []segment // at least one; the gaps between them are tabs, cells or wide space
	page     int       // from 1; 0 where the format has no pages
	y        float64   // baseline, points from the top; 0 in flow documents
	gap      float64   // free height above it in units of its own size; in flow documents the free lines above
	block    bool      // a paragraph, list item, table row or column begins here
	bullet   bool      // begins with a list mark, which is not part of the text
	fresh    bool      // the first line of a region of the page: a column, or what spans columns
	head     int       // heading level where the format itself says so; 0 is none
}

// A segment is a piece of a line without a wide gap in it. Its text is clean:
// composed (NFKC), without private-use characters, white space folded.
type segment struct {
	text   string
	x0, x1 float64 // points from the left; 0 in flow documents
	size   float64 // points; 0 is unknown
	style  run.Style
	link   string
}
