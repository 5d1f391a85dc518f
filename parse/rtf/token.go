package rtf

// kind says what a token is.
type kind uint8

const (
	open      kind = iota // {
	closing               // }
	word                  // \name or \nameN
	symbol                // \ and one other character
	character             // a byte of text
	hexByte               // a byte of text written as \'xx
)

// token is one piece of the source.
type token struct {
	kind  kind
	char  byte   // of a symbol, character or hexByte
	name  string // of a word
	value int
	given bool // a word came with a value
}

// lexer cuts the source into tokens. It never fails: what is no token is text.
type lexer struct {
	data []byte
	pos  int
}

// maxWord is the longest control word; the specification has none over 32 letters.
const maxWord = 40

// next returns the next token; ok is false at the end.
func (l *lexer) next() (t token, ok bool) {
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		switch c {
		case '\r', '\n', 0:
			continue
		case '{':
			return token{kind: open}, true
		case '}':
			return token{kind: closing}, true
		case '\\':
			return l.escape()
		}
		return token{kind: character, char: c}, true
	}
	return token{}, false
}

// escape reads what stands behind a backslash.
func (l *lexer) escape() (token, bool) {
	if l.pos >= len(l.data) {
		return token{}, false
	}
	c := l.data[l.pos]
	if letter(c) {
		return l.word(), true
	}
	l.pos++
	if c != '\'' {
		return token{kind: symbol, char: c}, true
	}
	if l.pos+2 > len(l.data) {
		l.pos = len(l.data)
		return token{}, false
	}
	hi, ok1 := digit(l.data[l.pos])
	lo, ok2 := digit(l.data[l.pos+1])
	if !ok1 || !ok2 {
		return token{kind: symbol, char: c}, true
	}
	l.pos += 2
	return token{kind: hexByte, char: hi<<4 | lo}, true
}

// word reads a control word with its value and the blank that ends it, and passes
// over the bytes that belong to \bin.
func (l *lexer) word() token {
	from := l.pos
	for l.pos < len(l.data) && letter(l.data[l.pos]) && l.pos-from < maxWord {
		l.pos++
	}
	t := token{kind: word, name: string(l.data[from:l.pos])}
	minus := l.pos < len(l.data)-1 && l.data[l.pos] == '-' && decimal(l.data[l.pos+1])
	if minus {
		l.pos++
	}
	for l.pos < len(l.data) && decimal(l.data[l.pos]) {
		if t.value < 1<<30 {
			t.value = t.value*10 + int(l.data[l.pos]-'0')
		}
		t.given = true
		l.pos++
	}
	if minus {
		t.value = -t.value
	}
	if l.pos < len(l.data) && l.data[l.pos] == ' ' {
		l.pos++
	}
	if t.name == "bin" && t.value > 0 {
		l.pos = min(len(l.data), l.pos+t.value)
	}
	return t
}

func letter(c byte) bool  { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
func decimal(c byte) bool { return c >= '0' && c <= '9' }

func digit(c byte) (byte, bool) {
	switch {
	case decimal(c):
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}
