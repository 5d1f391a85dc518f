package skill

import (
	"slices"
	"strings"
)

// scratch is what one search needs besides the result. It is reused, so that a
// search allocates nothing once warm.
type scratch struct {
	hits   []hit   // of the current line
	tokens []token // of the current line once it is settled, of one name before
	from   int     // where the word before the current line ends
	line   int     // where the first word of the current line begins, once it is settled
}

// A hit is a name found and not yet settled.
type hit struct {
	start, end  int
	first, next int // tokens of the line [first, next), where the line holds an ambiguous name
	term        int32
}

// Find appends the skills that a text names to dst, in order and without overlap,
// the longest name first at each place. A line ends every name and every context:
// join the lines of a paragraph with blanks before. Names in addresses (e-mail,
// URLs) do not count. Invalid UTF-8 only separates.
func (t *Taxonomy) Find(dst []Match, text string) []Match { return t.search(dst, text, false) }

// FindInList is Find for a list of skills, where an ambiguous name that is a whole
// item ("Go, Rust, C") counts as the skill without further words.
func (t *Taxonomy) FindInList(dst []Match, text string) []Match { return t.search(dst, text, true) }

func (t *Taxonomy) search(dst []Match, text string, list bool) []Match {
	if t.names == nil {
		return dst
	}
	s := t.pool.Get().(*scratch)
	defer t.release(s)
	s.begin(0)
	for pos := 0; ; {
		pos = t.names.skip(text, pos)
		tok, ok := t.names.next(text, pos)
		if !ok || tok.gap == gapLine {
			if len(s.hits) > 0 {
				dst = t.settle(dst, s, text[:pos], list)
			}
			s.begin(pos)
		}
		if !ok {
			return dst
		}
		if tok.word != noWord && t.names.roots[tok.word] != 0 {
			tok.end = t.hit(s, text, tok)
		}
		pos = tok.end
	}
}

// release keeps a scratch for the next search, but not what a line of a megabyte left.
func (t *Taxonomy) release(s *scratch) {
	const most = 1 << 15
	if cap(s.tokens) <= most && cap(s.hits) <= most {
		t.pool.Put(s)
	}
}

// begin begins a line behind the word that ends at from.
func (s *scratch) begin(from int) { s.hits, s.from = s.hits[:0], from }

// hit reads the longest name that begins with a word, and returns where to read on:
// what is no name may still hold one behind its first word.
func (t *Taxonomy) hit(s *scratch, text string, first token) (end int) {
	h := hit{start: first.start}
	h.term, s.tokens = t.names.longest(text, append(s.tokens[:0], first))
	h.end = s.tokens[len(s.tokens)-1].end
	if h.term == noValue || !standsAlone(text, h.start, h.end) {
		return first.end
	}
	s.hits = append(s.hits, h)
	return h.end
}

// settle appends the hits of a line that count. text ends with the line.
func (t *Taxonomy) settle(dst []Match, s *scratch, text string, list bool) []Match {
	if slices.ContainsFunc(s.hits, func(h hit) bool { return t.terms[h.term].rule != noSkill }) {
		t.read(s, text)
	}
	for i, h := range s.hits {
		m := t.terms[h.term]
		n := m.plain
		if m.rule != noSkill && t.counts(s, text, i, list) {
			n = m.rule
		}
		if n != noSkill {
			dst = append(dst, Match{Skill: t.skills[n].ID, Start: h.start, End: h.end})
		}
	}
	return dst
}

// read reads all words of the line that ends with text, for the context of its hits. Few
// lines hold an ambiguous name.
func (t *Taxonomy) read(s *scratch, text string) {
	s.tokens = s.tokens[:0]
	i := 0 // the hit that the next word may belong to
	for pos := s.from; pos < len(text); {
		tok, _ := t.names.next(text, pos)
		if i < len(s.hits) && tok.start == s.hits[i].start {
			s.hits[i].first = len(s.tokens)
		}
		s.tokens = append(s.tokens, tok)
		if i < len(s.hits) && tok.end == s.hits[i].end {
			s.hits[i].next = len(s.tokens)
			i++
		}
		pos = tok.end
	}
	s.line = s.tokens[0].start
}

// standsAlone reports whether a name at [start, end) is a word of the text and not a
// piece of something else: of an address, or, for a name of one letter, of an
// abbreviation, an initial or a compound ("R&D", "C-level", "John C.").
func standsAlone(text string, start, end int) bool {
	if end-start == 1 && !letterAlone(text, start) {
		return false
	}
	return !inAddress(text, start, end)
}

func letterAlone(text string, at int) bool {
	if at > 1 && text[at-1] == '/' && lower[text[at-2]] > '9' && (at == 2 || lower[text[at-3]] == 0) {
		return false // "m/f/d", "A/C"
	}
	if at > 0 {
		switch text[at-1] {
		case '&', '\'', '-', '.', '_', '@', '#', '+', '$', '\\':
			return false
		}
	}
	if at+1 < len(text) {
		switch text[at+1] {
		case '&', '\'', '-', '_', '@', '+', '#', '$', '\\', '*':
			return false
		case ':':
			return at+2 >= len(text) || text[at+2] != '\\' && text[at+2] != '/'
		case '.':
			return at+2 >= len(text) || lower[text[at+2]] == 0
		}
	}
	return !strings.HasPrefix(text[at+1:], "’")
}

// maxChunk bounds the run without blanks that is looked at around a name.
const maxChunk = 128

// inAddress reports whether [start, end) lies in an e-mail address or a URL.
func inAddress(text string, start, end int) bool {
	a, b := start, end
	for a > 0 && start-a < maxChunk && !blank(text[a-1]) {
		a--
	}
	for b < len(text) && b-end < maxChunk && !blank(text[b]) {
		b++
	}
	chunk := text[a:b]
	if len(chunk) == end-start {
		return false
	}
	if i := strings.IndexByte(chunk, '@'); i > 0 && lower[chunk[i-1]] != 0 {
		return true
	}
	if strings.Contains(chunk, "://") || strings.HasPrefix(chunk, "www.") {
		return true
	}
	return hostFollows(text[end:b]) || strings.Contains(chunk, ".com/") || strings.Contains(chunk, ".org/")
}

// hostFollows reports whether the text goes on as the end of a host name.
func hostFollows(rest string) bool {
	for _, top := range []string{".com", ".org", ".io", ".dev"} {
		if strings.HasPrefix(rest, top) {
			return len(rest) == len(top) || lower[rest[len(top)]] == 0
		}
	}
	return false
}

func blank(c byte) bool {
	switch c {
	case ' ', '\t', '\n', '\r', ',', ';', '|', '(', ')':
		return true
	}
	return false
}
