package main

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
)

//go:embed words/*.txt
var wordFiles embed.FS

// A craft is a thing people do at work: the names of its tools and sentences about it.
type craft struct {
	name    string
	tools   []string
	subject string   // as a collector would tag public work in it
	did     []string // used it
	own     []string // owned, designed or debugged it
	pub     []string // what stands in public
}

// A trade is an occupation.
type trade struct {
	name, family       string
	titles             [3][]string // by level
	core, side, naming []string    // crafts
	people             []string    // level/kind
	number             int         // place in the file, for stable streams
}

// A sector is a line of business.
type sector struct {
	name           string
	firms, systems []string
}

// words are the contents of the word files.
type words struct {
	crafts  map[string]*craft
	order   []string // craft names in order
	trades  []*trade
	sectors []*sector
	lists   map[string][]string // names and phrases by key
}

// readWords reads the word files: lines "key value", lists parted by semicolons, a
// number sign begins a comment.
func readWords() (*words, error) {
	w := &words{crafts: map[string]*craft{}, lists: map[string][]string{}}
	names, err := fs.Glob(wordFiles, "words/*.txt")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		text, err := wordFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		r := reader{words: w}
		for i, line := range strings.Split(string(text), "\n") {
			if line == "" || line[0] == '#' {
				continue
			}
			key, value, _ := strings.Cut(line, " ")
			if err := r.line(key, value); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", name, i+1, err)
			}
		}
	}
	return w, w.check()
}

// A reader knows which craft, trade or sector the following lines belong to.
type reader struct {
	*words
	craft  *craft
	trade  *trade
	sector *sector
}

func (r *reader) line(key, value string) error {
	switch key {
	case "craft", "trade", "sector":
		r.begin(key, value)
		return nil
	}
	switch {
	case r.craft != nil:
		return r.craft.line(key, value)
	case r.trade != nil:
		return r.trade.line(key, value)
	case r.sector != nil:
		return r.sector.line(key, value)
	case key == "given" || key == "family" || key == "towns" || key == "schools" || key == "degrees":
		r.lists[key] = list(value)
	default:
		r.lists[key] = append(r.lists[key], value)
	}
	return nil
}

func (r *reader) begin(key, name string) {
	switch key {
	case "craft":
		r.craft = &craft{name: name}
		r.crafts[name], r.order = r.craft, append(r.order, name)
	case "trade":
		r.trade = &trade{name: name, number: len(r.trades)}
		r.trades = append(r.trades, r.trade)
	case "sector":
		r.sector = &sector{name: name}
		r.sectors = append(r.sectors, r.sector)
	}
}

func (c *craft) line(key, value string) error {
	switch key {
	case "tools":
		c.tools = list(value)
	case "subject":
		c.subject = value
	case "did":
		c.did = append(c.did, value)
	case "own":
		c.own = append(c.own, value)
	case "pub":
		c.pub = append(c.pub, value)
	default:
		return fmt.Errorf("unknown key %q of a craft", key)
	}
	if (key == "did" || key == "own") && !strings.Contains(value, "{tool}") {
		return fmt.Errorf("a sentence of craft %s names no tool", c.name)
	}
	return nil
}

func (t *trade) line(key, value string) error {
	switch key {
	case "family":
		t.family = value
	case "titles":
		t.titles[execute] = list(value)
	case "senior":
		t.titles[own] = list(value)
	case "lead":
		t.titles[lead] = list(value)
	case "core":
		t.core = list(value)
	case "side":
		t.side = list(value)
	case "named":
		t.naming = list(value)
	case "people":
		t.people = strings.Fields(value)
	default:
		return fmt.Errorf("unknown key %q of a trade", key)
	}
	return nil
}

func (s *sector) line(key, value string) error {
	switch key {
	case "firms":
		s.firms = list(value)
	case "systems":
		s.systems = list(value)
	default:
		return fmt.Errorf("unknown key %q of a sector", key)
	}
	return nil
}

// check reports a trade that names a craft which is not there.
func (w *words) check() error {
	for _, t := range w.trades {
		for _, names := range [][]string{t.core, t.side, t.naming} {
			for _, name := range names {
				if w.crafts[name] == nil {
					return fmt.Errorf("trade %s: no craft %q", t.name, name)
				}
			}
		}
	}
	return nil
}

// trade returns a trade by name.
func (w *words) trade(name string) *trade {
	for _, t := range w.trades {
		if t.name == name {
			return t
		}
	}
	panic("no trade " + name) // a name in this program, not in a file
}

func list(s string) []string {
	var out []string
	for _, item := range strings.Split(s, ";") {
		if item = strings.TrimSpace(item); item != "" {
			out = append(out, item)
		}
	}
	return out
}
