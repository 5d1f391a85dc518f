package run

import "strings"

// Looks are a [Style] of which some is said and the rest left to what lies below, as
// where a style of a document is based on another. The zero Looks say nothing.
type Looks struct{ on, said Style }

// Set says that text has a look, or that it has not.
func (l *Looks) Set(look Style, on bool) {
	l.said |= look
	l.on &^= look
	if on {
		l.on |= look
	}
}

// Said reports whether something is said of a look.
func (l Looks) Said(look Style) bool { return l.said&look != 0 }

// Over returns l with what is not said taken from below.
func (l Looks) Over(below Looks) Looks {
	return Looks{on: l.on | below.on&^l.said, said: l.said | below.said}
}

// Style returns the looks that are said to be there.
func (l Looks) Style() Style { return l.on }

// NamedHead returns the heading level that the name of one of Word's own styles stands
// for, 0 for other names. Those names are stored in English whatever the language.
func NamedHead(style string) int {
	style = strings.ToLower(strings.TrimSpace(style))
	if style == "title" {
		return 1
	}
	if rest, ok := strings.CutPrefix(style, "heading "); ok && len(rest) == 1 && rest[0] >= '1' && rest[0] <= '9' {
		return int(rest[0] - '0')
	}
	return 0
}

// White reports whether a colour, 0xRRGGBB, is white or as good as white.
func White(rgb uint32) bool {
	return rgb>>16 >= 0xF5 && rgb>>8&0xFF >= 0xF5 && rgb&0xFF >= 0xF5
}
