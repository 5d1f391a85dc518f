package gitlog

import (
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/proven-go/proven/sourcing"
)

// maxFiles is the number of files from which a commit is a sweep through the tree: a
// rename, a licence, a formatter. It makes nobody an author of all it touches.
const maxFiles = 200

// maxDrop is the number of lines from which a new file was dropped in, not written.
const maxDrop = 1000

// A tally adds up who did what where.
type tally struct {
	query   sourcing.Query
	host    string
	mailmap mailmap
	idents  map[ident]int  // index into actors; -1 is a machine
	known   map[string]int // by address
	actors  []sourcing.Actor
	hidden  map[int]bool // suppressed by an address
	dirs    map[string]*place
	work    map[key]*work
	began   map[int]int64 // first commit of an actor anywhere
}

// A place is a directory with all that was ever done there.
type place struct {
	commits, lines int
	first          int // actor of the oldest commit seen
}

type key struct {
	actor int
	dir   string
}

// work is what one person did in one directory.
type work struct {
	commits, lines, reviews int
	months, month           int // different months, and the last one counted
	first, last             int64
	reviewed                int64          // last review
	languages               map[string]int // lines
}

func newTally(q sourcing.Query, host string) *tally {
	return &tally{query: q, host: host, idents: map[ident]int{}, known: map[string]int{}, hidden: map[int]bool{}, dirs: map[string]*place{}, work: map[key]*work{}, began: map[int]int64{}}
}

// actor returns the index of an identity, -1 for a machine's.
func (t *tally) actor(who ident) int {
	if i, known := t.idents[who]; known {
		return i
	}
	a := actorOf(who, t.host)
	i := -1
	if !machine(who, a) {
		i = t.index(who, a)
	}
	t.idents[who] = i
	return i
}

// index returns the index of a person, by account or by address: names differ.
func (t *tally) index(who ident, a sourcing.Actor) int {
	bare := a.Source + ":" + a.ID
	i, known := t.known[bare]
	if !known {
		i, known = t.known["<"+strings.ToLower(who.mail)]
	}
	if !known {
		i = len(t.actors)
		t.actors = append(t.actors, a)
	}
	t.known[bare], t.known["<"+strings.ToLower(who.mail)] = i, i
	if t.actors[i].Source == "git" && a.Source != "git" {
		t.actors[i] = a // .mailmap joins an account to an address seen before
	}
	if t.query.Suppress.HasMail(who.mail) || t.query.Suppress.HasMail(who.raw) {
		t.hidden[i] = true
	}
	return i
}

// add counts one commit; they come newest first.
func (t *tally) add(c *commit) {
	authors := []int{t.actor(c.author)}
	for _, who := range c.together {
		if i := t.actor(t.mailmap.apply(who)); i >= 0 && !slices.Contains(authors, i) {
			authors = append(authors, i)
		}
	}
	if authors[0] < 0 {
		authors = authors[1:] // a machine that people stand behind, or nobody
	}
	lines := t.linesByDirectory(c)
	for _, dir := range slices.Sorted(maps.Keys(lines)) {
		p := t.dirs[dir]
		if p == nil {
			p = &place{first: -1}
			t.dirs[dir] = p
		}
		p.commits++
		p.lines += lines[dir]
		for n, i := range authors {
			if n == 0 {
				p.first = i
			}
			if t.in(c.when) {
				t.at(i, dir).count(c, lines[dir]/len(authors), dir)
				t.began[i] = earlier(t.began[i], c.when)
			}
		}
		for _, who := range c.reviewers {
			if i := t.actor(t.mailmap.apply(who)); i >= 0 && !slices.Contains(authors, i) && t.in(c.when) {
				w := t.at(i, dir)
				w.reviews++
				w.reviewed = max(w.reviewed, c.when)
			}
		}
	}
}

// linesByDirectory returns the lines added in each directory, own work only.
func (t *tally) linesByDirectory(c *commit) map[string]int {
	lines := map[string]int{}
	if len(c.files) > maxFiles {
		return lines
	}
	for _, f := range c.files {
		if foreign(f.path) || f.added == 0 && f.removed == 0 || f.added > maxDrop && f.removed == 0 && f.from == "" {
			continue
		}
		lines[directory(f.path)] += f.added
	}
	return lines
}

func (t *tally) at(actor int, dir string) *work {
	k := key{actor, dir}
	w := t.work[k]
	if w == nil {
		w = &work{}
		t.work[k] = w
	}
	return w
}

// count adds a commit of so many lines.
func (w *work) count(c *commit, lines int, dir string) {
	w.commits++
	w.lines += lines
	if month := int(c.when / (30 * 24 * 3600)); month != w.month {
		w.month = month
		w.months++
	}
	w.first, w.last = earlier(w.first, c.when), max(w.last, c.when)
	for _, f := range c.files {
		name := languages[strings.ToLower(path.Ext(f.path))]
		if name == "" || directory(f.path) != dir {
			continue
		}
		if w.languages == nil {
			w.languages = map[string]int{}
		}
		w.languages[name] += f.added
	}
}

// earlier returns the earlier of two moments; 0 is none.
func earlier(a, b int64) int64 {
	if a == 0 || b < a {
		return b
	}
	return a
}

func (t *tally) in(when int64) bool {
	at := time.Unix(when, 0)
	return (t.query.Since.IsZero() || !at.Before(t.query.Since)) && (t.query.Until.IsZero() || at.Before(t.query.Until))
}

// languages are the ones that endings tell.
var languages = map[string]string{
	".go": "Go", ".py": "Python", ".java": "Java", ".kt": "Kotlin", ".rs": "Rust", ".rb": "Ruby", ".php": "PHP", ".cs": "C#", ".ts": "TypeScript", ".tsx": "TypeScript", ".js": "JavaScript", ".jsx": "JavaScript",
	".scala": "Scala", ".swift": "Swift", ".c": "C", ".h": "C", ".cc": "C++", ".cpp": "C++", ".hpp": "C++", ".tf": "Terraform", ".sql": "SQL", ".proto": "Protocol Buffers", ".sh": "Shell", ".ex": "Elixir", ".exs": "Elixir",
	".erl": "Erlang", ".hs": "Haskell", ".clj": "Clojure", ".dart": "Dart", ".vue": "Vue", ".pl": "Perl", ".lua": "Lua", ".r": "R", ".m": "Objective-C", ".zig": "Zig", ".nix": "Nix",
}

// mainLanguages returns the languages of at least a quarter of the lines, most first.
func (w *work) mainLanguages() []string {
	total := 0
	for _, n := range w.languages {
		total += n
	}
	names := slices.Sorted(maps.Keys(w.languages))
	slices.SortStableFunc(names, func(a, b string) int { return w.languages[b] - w.languages[a] })
	return slices.DeleteFunc(names, func(name string) bool { return w.languages[name]*4 < total })
}
