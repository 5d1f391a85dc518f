package pdf

import (
	"slices"
	"unicode/utf16"
)

// A cmap maps character codes to text (ToUnicode) or to CIDs (the encoding of a
// composite font). It is a program in PostScript; read are only its tables, which all
// writers produce in the same form (Adobe Technical Note 5014).
type cmap struct {
	spaces []codeSpace
	chars  map[codeKey]string
	ranges []codeRange // sorted by first code for the search
	cids   []codeRange
}

// codeKey is a code with its length: <20> and <0020> are two codes.
type codeKey struct {
	code uint32
	n    int
}

type codeSpace struct {
	n         int
	low, high uint32
}

type codeRange struct {
	n         int
	low, high uint32
	to        []uint16 // of low; the last unit counts up
	cid       uint32
}

// maxEntries bounds the entries of one cmap; a two-byte code has 65,536.
const maxEntries = 1 << 17

func readCMap(data []byte) *cmap {
	m := &cmap{chars: map[codeKey]string{}}
	l := &lexer{data: data}
	var args []value
	for {
		v := l.next(0)
		if v.kind == endKind {
			break
		}
		if v.kind != wordKind {
			if len(args) < 3*maxEntries {
				args = append(args, v)
			}
			continue
		}
		switch string(v.str) {
		case "endcodespacerange":
			m.addSpaces(args)
		case "endbfchar":
			m.addChars(args)
		case "endbfrange":
			m.addRanges(args)
		case "endcidchar":
			m.addCIDs(args, 2)
		case "endcidrange":
			m.addCIDs(args, 3)
		}
		args = args[:0]
	}
	// Later entries win over earlier ones, as they do for a program.
	slices.Reverse(m.ranges)
	slices.SortStableFunc(m.ranges, func(a, b codeRange) int { return int(a.low) - int(b.low) })
	return m
}

// codeOf reads a code of up to four bytes.
func codeOf(v value) (code uint32, n int) {
	if v.kind != stringKind || len(v.str) > 4 {
		return 0, 0
	}
	for _, b := range v.str {
		code = code<<8 | uint32(b)
	}
	return code, len(v.str)
}

func (m *cmap) size() int { return len(m.chars) + len(m.ranges) + len(m.cids) + len(m.spaces) }

func (m *cmap) addSpaces(args []value) {
	for ; len(args) >= 2 && len(m.spaces) < 100; args = args[2:] {
		low, n := codeOf(args[0])
		high, _ := codeOf(args[1])
		if n > 0 {
			m.spaces = append(m.spaces, codeSpace{n, low, high})
		}
	}
}

func (m *cmap) addChars(args []value) {
	for ; len(args) >= 2 && m.size() < maxEntries; args = args[2:] {
		if code, n := codeOf(args[0]); n > 0 && args[1].kind == stringKind {
			m.chars[codeKey{code, n}] = string(utf16.Decode(units(args[1].str)))
		}
	}
}

func (m *cmap) addRanges(args []value) {
	for ; len(args) >= 3 && m.size() < maxEntries; args = args[3:] {
		low, n := codeOf(args[0])
		high, _ := codeOf(args[1])
		if n == 0 || high < low {
			continue
		}
		if args[2].kind == stringKind {
			m.ranges = append(m.ranges, codeRange{n: n, low: low, high: high, to: units(args[2].str)})
			continue
		}
		for i, item := range args[2].items {
			if uint32(i) > high-low || m.size() >= maxEntries {
				break
			}
			m.chars[codeKey{low + uint32(i), n}] = string(utf16.Decode(units(item.str)))
		}
	}
}

// addCIDs reads "<code> cid" (width 2) or "<low> <high> cid" (width 3).
func (m *cmap) addCIDs(args []value, width int) {
	for ; len(args) >= width && m.size() < maxEntries; args = args[width:] {
		low, n := codeOf(args[0])
		high, _ := codeOf(args[width-2])
		if n > 0 && high >= low {
			m.cids = append(m.cids, codeRange{n: n, low: low, high: high, cid: code32(args[width-1].num)})
		}
	}
}

// units reads UTF-16 with the high byte first. A single byte, which is against the
// rules but written, is its own unit.
func units(b []byte) []uint16 {
	if len(b) == 1 {
		return []uint16{uint16(b[0])}
	}
	out := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		out = append(out, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return out
}

// text returns what a code of n bytes means. A nil cmap knows nothing.
func (m *cmap) text(code uint32, n int) (string, bool) {
	if m == nil {
		return "", false
	}
	if s, ok := m.chars[codeKey{code, n}]; ok {
		return s, true
	}
	if s, ok := m.fromRange(code, n); ok {
		return s, true
	}
	// Codes of a simple font are one byte, yet some writers list them as two.
	if n == 1 {
		if s, ok := m.chars[codeKey{code, 2}]; ok {
			return s, true
		}
		return m.fromRange(code, 2)
	}
	return "", false
}

func (m *cmap) fromRange(code uint32, n int) (string, bool) {
	end, _ := slices.BinarySearchFunc(m.ranges, code, func(r codeRange, c uint32) int {
		if r.low <= c {
			return -1
		}
		return 1
	})
	// Ranges hardly ever overlap: a look at the nearest few is enough.
	for i := end - 1; i >= 0 && i >= end-8; i-- {
		r := m.ranges[i]
		if r.n != n || code > r.high || len(r.to) == 0 {
			continue
		}
		to := slices.Clone(r.to)
		to[len(to)-1] += uint16(code - r.low)
		return string(utf16.Decode(to)), true
	}
	return "", false
}

// next splits the first code off s by the code spaces; two bytes where none fits.
func (m *cmap) next(s []byte) (code uint32, n int) {
	for i := 0; i < len(s) && i < 4; i++ {
		code = code<<8 | uint32(s[i])
		for _, space := range m.spaces {
			if space.n == i+1 && code >= space.low && code <= space.high {
				return code, i + 1
			}
		}
	}
	if len(s) == 1 {
		return uint32(s[0]), 1
	}
	return uint32(s[0])<<8 | uint32(s[1]), 2
}

// cid returns the CID of a code; the code itself where the cmap does not say.
func (m *cmap) cid(code uint32) uint32 {
	for _, r := range m.cids {
		if code >= r.low && code <= r.high {
			return r.cid + code - r.low
		}
	}
	return code
}
