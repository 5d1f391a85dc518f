package skill

import (
	"slices"
	"strings"
)

// kinds is the closed list of kinds.
func kinds() []Kind {
	return []Kind{Language, Framework, Database, Tool, Platform, Protocol, Practice}
}

// reserved are the beginnings of the IDs under which other packages store levels,
// years and areas beside the skills.
func reserved() []string { return []string{"level-", "years-", "area-"} }

// checkEntries reports the first entry of a file that breaks a rule by itself.
func (s *source) checkEntries() error {
	for i := range s.skills {
		if err := s.skills[i].check(); err != nil {
			return err
		}
	}
	for i := range s.edges {
		if err := s.edges[i].check(); err != nil {
			return err
		}
	}
	return nil
}

// checkTwice reports the first entry that stands twice. The other rules between
// entries are checked where they are linked and named.
func (s *source) checkTwice() error {
	ids := make(map[ID]place)
	for _, e := range s.skills {
		if p, ok := ids[e.ID]; ok {
			return e.at.errorf("skill %q already stands in %s:%d", e.ID, p.file, p.line)
		}
		ids[e.ID] = e.at
	}
	edges := make(map[[2]ID]place)
	for _, e := range s.edges {
		key := [2]ID{e.From, e.To}
		if p, ok := edges[key]; ok {
			return e.at.errorf("edge from %q to %q already stands in %s:%d", e.From, e.To, p.file, p.line)
		}
		edges[key] = e.at
	}
	titles := make(map[string]place)
	for _, e := range s.titles {
		if err := e.check(titles); err != nil {
			return err
		}
	}
	return s.checkPackages()
}

func (e *skillEntry) check() error {
	switch {
	case !validID(e.ID):
		return e.at.errorf("bad id %q, want lower-case letters, digits and hyphens, beginning with a letter or digit", e.ID)
	case slices.ContainsFunc(reserved(), func(p string) bool { return strings.HasPrefix(string(e.ID), p) }):
		return e.at.errorf("id %q begins with a reserved word, one of %s", e.ID, strings.Join(reserved(), ", "))
	case e.Name == "":
		return e.at.errorf("skill %q has no name", e.ID)
	case !slices.Contains(kinds(), e.Kind):
		return e.at.errorf("unknown kind %q of skill %q, want one of %q", e.Kind, e.ID, kinds())
	case e.Since != 0 && (e.Since < 1940 || e.Since > 2100):
		return e.at.errorf("since %d of skill %q is no year of 1940..2100", e.Since, e.ID)
	case slices.Contains(e.Implies, e.ID):
		return e.at.errorf("skill %q implies itself", e.ID)
	case e.Parent == e.ID:
		return e.at.errorf("skill %q is its own parent", e.ID)
	case len(e.Implies) > maxImplied:
		return e.at.errorf("skill %q implies %d others, want at most %d", e.ID, len(e.Implies), maxImplied)
	}
	for _, r := range e.Repositories {
		if !validRepository(r) {
			return e.at.errorf("repository %.100q of skill %q is not owner/name", r, e.ID)
		}
	}
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		if len(name) > maxName {
			return e.at.errorf("a name of skill %q has %d bytes, want at most %d", e.ID, len(name), maxName)
		}
		if phraseOf(name) == nil {
			return e.at.errorf("name %q of skill %q cannot be found in texts: between its words stands one blank, hyphen, dot, slash or ampersand", name, e.ID)
		}
	}
	return e.checkContext()
}

// validRepository reports whether a text has the form owner/name of GitHub.
func validRepository(r string) bool {
	owner, name, ok := strings.Cut(r, "/")
	good := func(part, more string) bool {
		return part != "" && len(part) <= 100 && strings.Trim(part, ".") != "" &&
			strings.IndexFunc(part, func(c rune) bool {
				return (c >= 0x80 || lower[byte(c)] == 0) && !strings.ContainsRune(more, c)
			}) < 0
	}
	return ok && good(owner, "-") && good(name, "-_.")
}

// validID reports whether an ID can stand as a feature name in any engine.
func validID(id ID) bool {
	if id == "" || id[0] == '-' || len(id) > 64 {
		return false
	}
	for _, c := range []byte(id) {
		if c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}

// checkContext checks that a context rule speaks of names that the skill has.
func (e *skillEntry) checkContext() error {
	if e.Context == nil {
		return nil
	}
	for _, name := range e.Context.Names {
		if name != e.Name && !slices.Contains(e.Aliases, name) {
			return e.at.errorf("context of skill %q is for %q, which is none of its names", e.ID, name)
		}
	}
	for _, w := range e.Context.Words {
		if len(phraseOf(w)) != 1 {
			return e.at.errorf("context word %q of skill %q is not one word", w, e.ID)
		}
	}
	for _, not := range e.Context.Not {
		if p := phraseOf(not); p == nil || len(p) > maxNot || len(e.ambiguousIn(p)) == 0 {
			return e.at.errorf("phrase %q against skill %q must hold an ambiguous name and at most %d words", not, e.ID, maxNot)
		}
	}
	return nil
}

// ambiguous returns the names that need context.
func (e *skillEntry) ambiguous() []string {
	switch {
	case e.Context == nil:
		return nil
	case len(e.Context.Names) == 0:
		return []string{e.Name}
	}
	return e.Context.Names
}

// ambiguousIn returns the places of ambiguous names in a phrase.
func (e *skillEntry) ambiguousIn(p phrase) (at []int) {
	for _, name := range e.ambiguous() {
		q := phraseOf(name)
		for i := 0; i+len(q) <= len(p); i++ {
			if p[i:i+len(q)].key() == q.key() {
				at = append(at, i)
			}
		}
	}
	return at
}

func (e *edgeEntry) check() error {
	switch {
	case e.From == "" || e.To == "":
		return e.at.errorf("edge from %q to %q: want two skills", e.From, e.To)
	case e.From == e.To:
		return e.at.errorf("edge from %q to itself", e.From)
	case e.Eighths < 1 || e.Eighths > 7:
		return e.at.errorf("edge from %q to %q is worth %d eighths, want 1..7", e.From, e.To, e.Eighths)
	case strings.TrimSpace(e.Why) == "":
		return e.at.errorf("edge from %q to %q has no reason", e.From, e.To)
	}
	return nil
}

func (e *titleEntry) check(seen map[string]place) error {
	if len(e.Names) == 0 {
		return e.at.errorf("title without names")
	}
	for _, name := range e.Names {
		p := phraseOf(name)
		if p == nil || len(name) > maxName {
			return e.at.errorf("title %.100q is too long or cannot be found in texts", name)
		}
		if at, ok := seen[p.key()]; ok {
			return e.at.errorf("title %q already stands in %s:%d", name, at.file, at.line)
		}
		seen[p.key()] = e.at
	}
	return nil
}
