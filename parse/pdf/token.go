package pdf

import "slices"

// One lexer serves files, content streams and CMaps: all three are written in the
// same tokens. It never fails: what makes no sense is skipped and noted in odd or
// broken, because a reader of résumés wants the rest.

type kind uint8

const (
	nullKind kind = iota
	boolKind
	numberKind
	stringKind
	nameKind
	arrayKind
	dictKind
	refKind  // only where lexer.refs is set
	wordKind // an operator or keyword
	endKind  // no more input
)

// A value is one operand or operator.
type value struct {
	kind  kind
	num   float64 // of a number; 1 for true; the object number of a reference
	gen   int     // of a reference
	str   []byte  // of a string, name or word; may point into the input
	items []value // of an array; of a dictionary key, value, key, value, …
}

// get returns the entry of a dictionary; a null value if there is none.
func (v value) get(key string) value {
	if v.kind == dictKind {
		for i := 0; i+1 < len(v.items); i += 2 {
			if string(v.items[i].str) == key {
				return v.items[i+1]
			}
		}
	}
	return value{}
}

// is reports whether v is the given word.
func (v value) is(word string) bool { return v.kind == wordKind && string(v.str) == word }

// Bounds on containers: real ones nest below 10 deep, and the longest (widths of a
// font of 65,536 glyphs) stay below maxItems.
const (
	maxNesting = 64
	maxItems   = 1 << 18
	maxHeld    = 1 << 20 // of all containers within one value
)

type lexer struct {
	data   []byte
	pos    int
	refs   bool // read "12 0 R" as one reference
	odd    bool // met something a strict reader would refuse
	count  int  // items of containers read
	broken bool // the input ended, or a keyword stood, inside a string, array or dictionary

	open []value // items of the containers that are being read
	// Where items are not kept for longer than until the next operator, they are taken
	// from spare, which is given back then.
	reuse bool
	spare []value
}

const (
	regular = iota
	space
	delimiter
)

var classes = func() (t [256]uint8) {
	for _, c := range "\x00\t\n\f\r " {
		t[c] = space
	}
	for _, c := range "()<>[]{}/%" {
		t[c] = delimiter
	}
	return t
}()

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func (l *lexer) skipSpace() {
	for l.pos < len(l.data) {
		switch c := l.data[l.pos]; {
		case classes[c] == space:
			l.pos++
		case c == '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// next returns the next value; depth is how many containers are open.
func (l *lexer) next(depth int) value {
	for {
		l.skipSpace()
		if l.pos >= len(l.data) {
			return value{kind: endKind}
		}
		c := l.data[l.pos]
		switch {
		case isDigit(c) || c == '-' || c == '+' || c == '.':
			return l.number()
		case c == '/':
			return l.name()
		case c == '(':
			return l.literal()
		case depth > maxNesting && (c == '[' || c == '<' && l.peek(1) == '<'):
			// Not even read: a file of nothing but brackets would fill the stack,
			// and no recover helps against that.
			l.pos++
			l.odd = true
		case c == '<' && l.peek(1) == '<':
			l.pos += 2
			return l.container(dictKind, depth)
		case c == '<':
			return l.hex()
		case c == '[':
			l.pos++
			return l.container(arrayKind, depth)
		case c == '{' || c == '}' || c == ']':
			l.pos++
			return value{kind: wordKind, str: l.data[l.pos-1 : l.pos]}
		case c == '>' && l.peek(1) == '>':
			l.pos += 2
			return value{kind: wordKind, str: l.data[l.pos-2 : l.pos]}
		case c == ')' || c == '>':
			l.pos++
			l.odd = true
		default:
			return l.word()
		}
	}
}

func (l *lexer) peek(n int) byte {
	if l.pos+n < len(l.data) {
		return l.data[l.pos+n]
	}
	return 0
}

func (l *lexer) word() value {
	start := l.pos
	for l.pos < len(l.data) && classes[l.data[l.pos]] == regular {
		l.pos++
	}
	s := l.data[start:l.pos]
	switch string(s) {
	case "true":
		return value{kind: boolKind, num: 1}
	case "false":
		return value{kind: boolKind}
	case "null":
		return value{}
	}
	return value{kind: wordKind, str: s}
}

// container reads up to the closing bracket. An operator or keyword inside means
// that the bracket was forgotten: the container ends before it.
func (l *lexer) container(k kind, depth int) value {
	base := len(l.open)
	l.items(k, depth, base)
	v := value{kind: k, items: l.keep(l.open[base:])}
	l.open = l.open[:base]
	return v
}

// items pushes the items of a container; those from base on are its own.
func (l *lexer) items(k kind, depth, base int) {
	for {
		before := l.pos
		item := l.next(depth + 1)
		n := len(l.open) - base
		switch {
		case item.kind == endKind:
			l.broken = true
			return
		case item.kind == wordKind:
			if k == arrayKind && item.is("]") || k == dictKind && item.is(">>") {
				return
			}
			if c := item.str[0]; c == '{' || c == '}' || c == ']' || c == '>' {
				l.odd = true
				continue
			}
			l.pos, l.broken = before, true
			return
		case n >= maxItems || l.count >= maxHeld:
			l.odd = true
		case k == dictKind && n%2 == 0 && item.kind != nameKind:
			l.odd = true
		default:
			l.open = append(l.open, item)
			l.count++
		}
	}
}

// keep copies items to where they stay.
func (l *lexer) keep(items []value) []value {
	if len(items) == 0 {
		return nil
	}
	if !l.reuse {
		return slices.Clone(items)
	}
	base := len(l.spare)
	l.spare = append(l.spare, items...)
	return l.spare[base:len(l.spare):len(l.spare)]
}

// number reads a number, and where l.refs is set a whole reference.
func (l *lexer) number() value {
	start := l.pos
	v := value{kind: numberKind, num: l.digits()}
	if !l.refs || !isDigit(l.data[start]) {
		return v
	}
	after := l.pos
	gen, ok := l.wholeAfterSpace()
	if ok {
		l.skipSpace()
		if l.peek(0) == 'R' && (l.pos+1 >= len(l.data) || classes[l.data[l.pos+1]] != regular) {
			l.pos++
			return value{kind: refKind, num: v.num, gen: gen}
		}
	}
	l.pos = after
	return v
}

func (l *lexer) wholeAfterSpace() (int, bool) {
	before := l.pos
	l.skipSpace()
	n, digits := 0, 0
	for l.pos > before && l.pos < len(l.data) && isDigit(l.data[l.pos]) && digits < 6 {
		n = n*10 + int(l.data[l.pos]-'0')
		l.pos++
		digits++
	}
	return n, digits > 0
}

// digits reads sign, digits and point. Broken writers double signs and points: the
// first point counts, a sign behind the first digit ends nothing and is skipped. Past
// 14 digits a number grows no more: no place or size needs them.
func (l *lexer) digits() float64 {
	n, scale, sign, point := 0.0, 1.0, 1.0, false
	for ; l.pos < len(l.data); l.pos++ {
		switch c := l.data[l.pos]; {
		case isDigit(c):
			if n >= 1e14 || scale >= 1e14 {
				continue
			}
			n = n*10 + float64(c-'0')
			if point {
				scale *= 10
			}
		case c == '.':
			l.odd = l.odd || point
			point = true
		case c == '-' && n == 0 && !point:
			sign = -1
		case c == '-' || c == '+':
		default:
			return sign * n / scale
		}
	}
	return sign * n / scale
}

func (l *lexer) name() value {
	l.pos++
	start := l.pos
	escaped := false
	for l.pos < len(l.data) && classes[l.data[l.pos]] == regular {
		escaped = escaped || l.data[l.pos] == '#'
		l.pos++
	}
	s := l.data[start:l.pos]
	if !escaped {
		return value{kind: nameKind, str: s}
	}
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '#' && i+2 < len(s) && unhex(s[i+1]) >= 0 && unhex(s[i+2]) >= 0 {
			out = append(out, byte(unhex(s[i+1])<<4|unhex(s[i+2])))
			i += 2
			continue
		}
		l.odd = l.odd || s[i] == '#'
		out = append(out, s[i])
	}
	return value{kind: nameKind, str: out}
}
