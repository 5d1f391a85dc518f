package skill

import (
	"cmp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Source code names what it uses by the paths of packages: "github.com/jackc/pgx/v5",
// "sqlalchemy.orm", "org.springframework.boot:spring-boot". They are a table of their
// own and no aliases, because a path says more than a word of a text does: "room" or
// "click" is no accident in an import, and no text is searched for paths.

// LookupPackage returns the skill that a package shows by the path under which code
// imports it or a manifest requires it, and reports whether there is one: the skill of
// the longest path of the taxonomy that is the whole path or ends before a slash, dot
// or colon of it. So a path covers the packages, versions and classes below it:
// "github.com/jackc/pgx" covers "github.com/jackc/pgx/v5/pgxpool". Case does not
// matter. A path of more than 512 bytes shows nothing.
func (t *Taxonomy) LookupPackage(path string) (ID, bool) {
	const longest = 512
	if len(path) > longest {
		return "", false
	}
	path = strings.ToLower(strings.TrimSpace(path))
	for path != "" {
		if id, ok := t.paths[path]; ok {
			return id, true
		}
		path = path[:max(0, strings.LastIndexAny(path, "/.:"))]
	}
	return "", false
}

func (s *source) readPackage(file string, n *yaml.Node) error {
	e := packageEntry{at: place{file, n.Line}}
	err := eachKey(file, n, "a package", func(key string, at place, v *yaml.Node) (err error) {
		switch key {
		case "skill":
			e.Skill, err = textOf[ID](at, key, v)
		case "paths":
			e.Paths, err = listOf[string](file, key, v)
		default:
			err = at.errorf("unknown key %q of a package, want skill or paths", key)
		}
		return err
	})
	s.packages = append(s.packages, e)
	return err
}

// overlayPackages returns the paths of both, one an entry and ordered, those of add in
// the place of those of base that are the same.
func overlayPackages(base, add []packageEntry) []packageEntry {
	each := func(entries []packageEntry) (all []packageEntry) {
		for _, e := range entries {
			for _, path := range e.Paths {
				all = append(all, packageEntry{e.Skill, []string{strings.ToLower(path)}, e.at})
			}
		}
		return all
	}
	return overlay(each(base), each(add), func(a, b packageEntry) int { return cmp.Compare(a.Paths[0], b.Paths[0]) })
}

// linkPackages fills the table of paths.
func (t *Taxonomy) linkPackages(all *source) error {
	t.paths = make(map[string]ID, len(all.packages))
	for _, e := range all.packages {
		if _, ok := t.number[e.Skill]; !ok {
			return e.at.errorf("package %q shows %q, which is no skill", e.Paths[0], e.Skill)
		}
		t.paths[e.Paths[0]] = e.Skill
	}
	return nil
}

// checkPackages reports the first path that stands twice or that no path can equal.
func (s *source) checkPackages() error {
	seen := make(map[string]place)
	for _, e := range s.packages {
		if len(e.Paths) == 0 {
			return e.at.errorf("package of skill %q without paths", e.Skill)
		}
		for _, path := range e.Paths {
			key := strings.ToLower(path)
			if p, ok := seen[key]; ok {
				return e.at.errorf("package %q already stands in %s:%d", path, p.file, p.line)
			}
			if !validPath(path) {
				return e.at.errorf("bad package %.100q, want a path without blanks of at most %d bytes that ends in no sign", path, maxName)
			}
			seen[key] = e.at
		}
	}
	return nil
}

// validPath reports whether something can be imported under a path.
func validPath(path string) bool {
	return path != "" && len(path) <= maxName && !strings.ContainsAny(path[len(path)-1:], "/.:") &&
		!slices.ContainsFunc([]byte(path), func(c byte) bool { return c <= ' ' || c >= 0x7f })
}
