package role

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// Limits of a role file. A long spec has about 10 KB, 200 brackets as JSON and six
// levels; the parser behind never sees more than these.
const (
	maxBytes    = 256 << 10
	maxBrackets = 4096 // opening brackets: bounds the nesting of flow style, however it is quoted
	maxIndent   = 256  // bytes of indentation and dashes of a line: bounds that of block style
	maxDepth    = 12   // mappings and lists inside each other
)

// ReadFile reads a role file by its path in the operating system. Faults of the
// content are of type *[Error] and carry the file's name.
func ReadFile(name string) (*Spec, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("role: %w", err)
	}
	defer f.Close()
	spec, err := Read(f)
	var fault *Error
	if errors.As(err, &fault) {
		fault.File = name
	}
	return spec, err
}

// Read reads one role spec in the format of the package documentation, as YAML or
// JSON, of at most 256 KiB. It is strict: an unknown or doubled key, a wrong type, an
// impossible value, an alias, a second document is an error of type *[Error].
func Read(r io.Reader) (*Spec, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxBytes+utf8.UTFMax)) // not to cut a character
	if err != nil {
		return nil, fmt.Errorf("role: %w", err)
	}
	if fault := checkText(data); fault != nil {
		return nil, fault
	}
	root, fault := parse(data)
	if fault != nil {
		return nil, fault
	}
	return decode(root)
}

// checkText holds the limits that must hold before the YAML parser sees the text.
func checkText(data []byte) *Error {
	line, column, indent, brackets := 1, 0, 0, 0
	leading := true
	for i := 0; i < len(data); {
		if i >= maxBytes {
			return &Error{Line: line, Column: column + 1, Problem: fmt.Sprintf("larger than %d bytes", maxBytes)}
		}
		c, size := utf8.DecodeRune(data[i:])
		i += size
		column++
		switch {
		case c == utf8.RuneError && size == 1:
			return &Error{Line: line, Column: column, Problem: "not UTF-8 text"}
		case !printable(c) && !(c == '\ufeff' && i == size): // it may be the byte order mark
			return &Error{Line: line, Column: column, Problem: fmt.Sprintf("control character %U", c)}
		case c == '[' || c == '{':
			brackets++
		}
		if leading = leading && (c == ' ' || c == '\t' || c == '-' || c == '?' || c == ':'); leading {
			indent++
		}
		if brackets > maxBrackets || indent > maxIndent {
			return &Error{Line: line, Column: column, Problem: "nested too deep, or too many brackets"}
		}
		if c == '\n' {
			line, column, indent, leading = line+1, 0, 0, true
		}
	}
	return nil
}

// printable reports whether YAML allows a character in a text.
func printable(c rune) bool {
	switch {
	case c == '\t', c == '\n', c == '\r', c == '\u0085':
		return true
	case c == '\ufeff', c == '\ufffe', c == '\uffff':
		return false
	}
	return c >= ' ' && c < 0x7f || c >= 0xa0
}

// parse returns the root node of the only document. A panic of the YAML parser is a
// fault of the text like any other.
func parse(data []byte) (root *yaml.Node, fault *Error) {
	defer func() {
		if recover() != nil {
			root, fault = nil, &Error{Line: 1, Column: 1, Problem: "not YAML"}
		}
	}()
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if json.Valid(data) {
		data = joinSurrogates(data)
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var first, second yaml.Node
	switch err := decoder.Decode(&first); {
	case err == io.EOF:
		return nil, &Error{Line: 1, Column: 1, Problem: "empty, want a role spec"}
	case err != nil:
		return nil, syntaxError(data)
	}
	switch err := decoder.Decode(&second); {
	case err == nil:
		return nil, &Error{Line: second.Line, Column: second.Column, Problem: "a second document, want one"}
	case err != io.EOF:
		return nil, syntaxError(data)
	}
	return first.Content[0], nil
}

var surrogates = regexp.MustCompile(`\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}`)

// joinSurrogates rewrites the one escape of JSON that YAML does not know: a character
// beyond 16 bits as a pair.
func joinSurrogates(data []byte) []byte {
	return surrogates.ReplaceAllFunc(data, func(pair []byte) []byte {
		if len(pair) != len(`\ud83d\ude00`) {
			return pair // an escaped backslash
		}
		high, _ := strconv.ParseInt(string(pair[2:6]), 16, 32)
		low, _ := strconv.ParseInt(string(pair[8:12]), 16, 32)
		return fmt.Appendf(nil, `\U%08x`, 0x10000+(high-0xd800)<<10+(low-0xdc00))
	})
}
