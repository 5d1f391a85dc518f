package run

import "strings"

// Furniture sorts the headers and footers of one document, which often say nothing
// new: first, left and right pages repeat one header, and many hold nothing but a page
// number. The zero Furniture has seen none.
type Furniture struct{ seen map[string]bool }

// Keep returns the paragraphs of headers or footers, each lot one of them, without
// free lines, lots that were seen before, and mere page numbers.
func (f *Furniture) Keep(lots ...[]Para) (out []Para) {
	for _, lot := range lots {
		var text strings.Builder
		var kept []Para
		for _, p := range lot {
			if p.Blank() {
				continue
			}
			kept = append(kept, p)
			for _, r := range p {
				text.WriteString(r.Text)
			}
			text.WriteByte('\n')
		}
		if s := text.String(); !f.seen[s] && !pageNumber(s) {
			if f.seen == nil {
				f.seen = map[string]bool{}
			}
			f.seen[s] = true
			out = append(out, kept...)
		}
	}
	return out
}

// pageNumber reports whether a header or footer holds nothing but a page number.
func pageNumber(text string) bool {
	other := func(r rune) bool { return r < 'a' || r > 'z' && r < 128 }
	for _, w := range strings.FieldsFunc(strings.ToLower(text), other) {
		if w != "page" && w != "of" && w != "seite" && w != "von" {
			return false
		}
	}
	return true
}
