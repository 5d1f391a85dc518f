package skill

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// The limits of one taxonomy file. They bound what a hostile file can cost; the
// largest built-in file stays a hundred times below.
const (
	maxFileBytes = 4 << 20
	maxDepth     = 32
	maxName      = 100 // bytes
	maxImplied   = 64  // skills, with those implied through others
)

// A FileError says what is wrong with a taxonomy file and where.
type FileError struct {
	File string // name of the file; "extension" for the reader of Extend
	Line int    // counted from 1; 0 concerns the whole file
	Msg  string // the bad value and what would be right
}

// Error returns "skill: file:line: what is wrong".
func (e *FileError) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("skill: %s: %s", e.File, e.Msg)
	}
	return fmt.Sprintf("skill: %s:%d: %s", e.File, e.Line, e.Msg)
}

// place is where an entry stands, for errors.
type place struct {
	file string
	line int
}

func (p place) errorf(format string, args ...any) error {
	return &FileError{File: p.file, Line: p.line, Msg: fmt.Sprintf(format, args...)}
}

// The entries of a file with their places.
type (
	skillEntry struct {
		Skill
		at place
	}
	edgeEntry struct {
		Edge
		at place
	}
	titleEntry struct {
		Names []string
		Areas []Area
		Noun  bool // the skills in the title say what field it is
		at    place
	}
	packageEntry struct {
		Skill ID
		Paths []string
		at    place
	}
	source struct {
		skills   []skillEntry
		edges    []edgeEntry
		titles   []titleEntry
		packages []packageEntry
	}
)

// readSource reads one file. It is strict: unknown keys, wrong types, anchors and
// a second document are errors.
func readSource(name string, r io.Reader) (*source, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFileBytes+1))
	if err != nil {
		return nil, fmt.Errorf("skill: %s: %w", name, err)
	}
	at := place{file: name}
	if len(data) > maxFileBytes {
		return nil, at.errorf("more than %d bytes", maxFileBytes)
	}
	if line := tooDeep(data); line > 0 {
		at.line = line
		return nil, at.errorf("nested more than %d deep", maxDepth)
	}
	d := yaml.NewDecoder(bytes.NewReader(data))
	var doc, second yaml.Node
	switch err := d.Decode(&doc); err {
	case nil:
	case io.EOF:
		return new(source), nil
	default:
		return nil, syntaxError(at, err)
	}
	if err := d.Decode(&second); err != io.EOF {
		return nil, at.errorf("more than one document")
	}
	s := new(source)
	if err := s.read(name, doc.Content[0]); err != nil {
		return nil, err
	}
	return s, s.checkEntries()
}

// syntaxError turns an error of the YAML parser ("yaml: line 3: ...") into ours.
func syntaxError(at place, err error) error {
	msg := strings.TrimPrefix(err.Error(), "yaml: ")
	if rest, ok := strings.CutPrefix(msg, "line "); ok {
		if n, rest, ok := strings.Cut(rest, ": "); ok {
			if line, err := strconv.Atoi(n); err == nil {
				at.line, msg = line, rest
			}
		}
	}
	return at.errorf("%s", msg)
}

// tooDeep returns the first line on which brackets or block structure nest deeper
// than a taxonomy needs, or 0. It runs before the YAML parser, whose time and stack
// grow with depth; it does not know quotes, which no sane entry fills with brackets.
func tooDeep(data []byte) int {
	depth, line := 0, 0
	for row := range bytes.Lines(data) {
		line++
		indent := len(row) - len(bytes.TrimLeft(row, " -?:\t"))
		if indent > 2*maxDepth {
			return line
		}
		for _, c := range row {
			switch c {
			case '[', '{':
				depth++
			case ']', '}':
				depth = max(0, depth-1)
			}
			if depth > maxDepth {
				return line
			}
		}
	}
	return 0
}

// read reads the top of a file.
func (s *source) read(file string, n *yaml.Node) error {
	return eachKey(file, n, "top level", func(key string, at place, v *yaml.Node) error {
		switch key {
		case "skills":
			return eachItem(file, v, func(n *yaml.Node) error { return s.readSkill(file, n) })
		case "edges":
			return eachItem(file, v, func(n *yaml.Node) error { return s.readEdge(file, n) })
		case "titles":
			return eachItem(file, v, func(n *yaml.Node) error { return s.readTitle(file, n) })
		case "packages":
			return eachItem(file, v, func(n *yaml.Node) error { return s.readPackage(file, n) })
		}
		return at.errorf("unknown key %q, want skills, edges, titles or packages", key)
	})
}

func (s *source) readSkill(file string, n *yaml.Node) error {
	e := skillEntry{at: place{file, n.Line}}
	err := eachKey(file, n, "a skill", func(key string, at place, v *yaml.Node) (err error) {
		switch key {
		case "id":
			e.ID, err = textOf[ID](at, key, v)
		case "name":
			e.Name, err = textOf[string](at, key, v)
		case "kind":
			e.Kind, err = textOf[Kind](at, key, v)
		case "areas":
			e.Areas, err = areasOf(file, v)
		case "aliases":
			e.Aliases, err = listOf[string](file, key, v)
		case "parent":
			e.Parent, err = textOf[ID](at, key, v)
		case "repos":
			e.Repositories, err = listOf[string](file, key, v)
		case "implies":
			e.Implies, err = listOf[ID](file, key, v)
		case "since":
			e.Since, err = numberOf(at, key, v)
		case "context":
			e.Context, err = contextOf(file, v)
		default:
			err = at.errorf("unknown key %q of a skill, want id, name, kind, areas, parent, aliases, implies, since, repos or context", key)
		}
		return err
	})
	s.skills = append(s.skills, e)
	return err
}

func contextOf(file string, n *yaml.Node) (*Context, error) {
	c := new(Context)
	err := eachKey(file, n, "a context", func(key string, at place, v *yaml.Node) (err error) {
		switch key {
		case "names":
			c.Names, err = listOf[string](file, key, v)
		case "words":
			c.Words, err = listOf[string](file, key, v)
		case "not":
			c.Not, err = listOf[string](file, key, v)
		case "proper":
			c.Proper, err = flagOf(at, key, v)
		default:
			err = at.errorf("unknown key %q of a context, want names, words, not or proper", key)
		}
		return err
	})
	return c, err
}

func (s *source) readEdge(file string, n *yaml.Node) error {
	e := edgeEntry{at: place{file, n.Line}}
	both := false
	err := eachKey(file, n, "an edge", func(key string, at place, v *yaml.Node) (err error) {
		switch key {
		case "from":
			e.From, err = textOf[ID](at, key, v)
		case "to":
			e.To, err = textOf[ID](at, key, v)
		case "eighths":
			e.Eighths, err = numberOf(at, key, v)
		case "why":
			e.Why, err = textOf[string](at, key, v)
		case "both":
			both, err = flagOf(at, key, v)
		default:
			err = at.errorf("unknown key %q of an edge, want from, to, eighths, why or both", key)
		}
		return err
	})
	s.edges = append(s.edges, e)
	if both {
		e.From, e.To = e.To, e.From
		s.edges = append(s.edges, e)
	}
	return err
}

func (s *source) readTitle(file string, n *yaml.Node) error {
	e := titleEntry{at: place{file, n.Line}}
	err := eachKey(file, n, "a title", func(key string, at place, v *yaml.Node) (err error) {
		switch key {
		case "names":
			e.Names, err = listOf[string](file, key, v)
		case "areas":
			e.Areas, err = areasOf(file, v)
		case "noun":
			e.Noun, err = flagOf(at, key, v)
		default:
			err = at.errorf("unknown key %q of a title, want names, areas or noun", key)
		}
		return err
	})
	s.titles = append(s.titles, e)
	return err
}
