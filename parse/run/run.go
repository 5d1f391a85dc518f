package run

// A Document is what a format reader found in one container.
type Document struct {
	Runs []Run // in the order of the file
	// Flow reports whether Runs are in reading order with a Break before each, as in
	// Word, Markdown or text; then X, Y and Width mean nothing. Otherwise they are
	// placed on pages, as in PDF, and the reading order is to be found.
	Flow     bool
	Pages    int      // pages read; 0 where the format has none
	Images   int      // pictures seen: many pictures and no text is a scan
	Year     int      // of the container's own creation or change date; 0 is unknown
	Month    int      // 1..12, 0 is unknown
	Warnings []string // what could not be read, without any words of the document
}

// A Run is a piece of text in one style at one place. Units are points; the origin
// is the page's top left corner and Y grows downwards to the baseline.
type Run struct {
	Text   string
	Page   int // from 1; 0 where the format has no pages
	X, Y   float64
	Width  float64
	Size   float64 // as drawn, in points; 0 is unknown
	Style  Style
	Head   int    // heading level 1..9 where the format itself says so; 0 is none
	Link   string // target of a hyperlink over this run
	Break  Break  // what separates it from the run before (flow documents only)
	Hidden Hidden // why a reader of the page does not see it; Visible if he does
}

// Style is a set of looks.
type Style uint8

// The looks.
const (
	Bold Style = 1 << iota
	Italic
	Caps   // drawn in capitals or small capitals though stored otherwise
	Bullet // first run of a list item
)

// Break says what stands before a run of a flow document.
type Break uint8

// The breaks, from the weakest to the strongest.
const (
	None Break = iota
	Tab
	Cell      // next cell of the same table row
	Line      // line break inside a paragraph
	Paragraph // new paragraph, list item or table row
)

// Hidden says why a run is not visible.
type Hidden uint8

// The reasons.
const (
	Visible    Hidden = iota
	Invisible         // drawn with no ink: text render mode 3, w:vanish, display:none
	SameColour        // drawn in the colour of its background
	Tiny              // under 4 points
	OffPage           // outside the page or clipped away
)
