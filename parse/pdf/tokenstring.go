package pdf

func unhex(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (l *lexer) hex() value {
	l.pos++
	out := []byte{}
	high := -1
	for ; l.pos < len(l.data); l.pos++ {
		c := l.data[l.pos]
		if c == '>' {
			l.pos++
			if high >= 0 {
				l.odd = true
				out = append(out, byte(high<<4)) // a missing last digit counts as 0
			}
			return value{kind: stringKind, str: out}
		}
		d := unhex(c)
		switch {
		case d < 0:
			l.odd = l.odd || classes[c] != space
		case high < 0:
			high = d
		default:
			out = append(out, byte(high<<4|d))
			high = -1
		}
	}
	l.broken = true
	return value{kind: stringKind, str: out}
}

// literal reads a string in brackets; without escapes it points into the input.
func (l *lexer) literal() value {
	l.pos++
	start, depth := l.pos, 1
	for ; l.pos < len(l.data); l.pos++ {
		switch l.data[l.pos] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.pos++
				return value{kind: stringKind, str: l.data[start : l.pos-1]}
			}
		case '\\', '\r':
			return l.escaped(start, depth)
		}
	}
	l.broken = true
	return value{kind: stringKind, str: l.data[start:]}
}

func (l *lexer) escaped(start, depth int) value {
	out := append([]byte(nil), l.data[start:l.pos]...)
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return value{kind: stringKind, str: out}
			}
		case '\r':
			if l.peek(0) == '\n' {
				l.pos++
			}
			c = '\n'
		case '\\':
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	l.broken = true
	return value{kind: stringKind, str: out}
}

func (l *lexer) escape(out []byte) []byte {
	if l.pos >= len(l.data) {
		return out
	}
	c := l.data[l.pos]
	l.pos++
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\r':
		if l.peek(0) == '\n' {
			l.pos++
		}
		return out
	case '\n':
		return out
	}
	if c < '0' || c > '7' {
		l.odd = l.odd || c != '(' && c != ')' && c != '\\'
		return append(out, c)
	}
	n := int(c - '0')
	for i := 0; i < 2 && l.peek(0) >= '0' && l.peek(0) <= '7'; i++ {
		n = n<<3 | int(l.data[l.pos]-'0')
		l.pos++
	}
	l.odd = l.odd || n > 255
	return append(out, byte(n))
}
