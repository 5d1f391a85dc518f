package skill

import (
	"cmp"
	"io"
	"slices"
	"sync"
)

// A Taxonomy is a set of skills, the edges between them and the words that name
// them. It does not change once made and is safe for use by several goroutines. The
// zero Taxonomy holds nothing.
type Taxonomy struct {
	skills  []Skill      // ordered by ID
	number  map[ID]int32 // place in skills
	implied [][]ID       // by number
	near    map[ID][]Edge
	names   *lexicon // names of skills; values are numbers of terms
	terms   []term
	rules   []*rule  // by number of skill; nil for a name that needs no context
	year    int32    // the word that stands for any year in a context rule
	class   []class  // by number of word
	titles  *lexicon // job titles; values are numbers of jobs
	jobs    []titleEntry
	paths   map[string]ID // of packages, in lower case
	hash    string
	merged  *source
	pool    *sync.Pool // of *scratch
}

// A term is what a name means: a skill, or one skill where the context speaks for it
// and another or none where it does not.
type term struct {
	plain int32 // number of the skill, or noSkill
	rule  int32 // number of the skill whose context rule decides, or noSkill
}

const noSkill int32 = -1

// Default returns the built-in taxonomy. It is read once.
func Default() *Taxonomy { return builtIn() }

// Extend returns a taxonomy that also holds the entries of r, a YAML file of at most
// 4 MiB in the format of the package comment. A skill with a known ID replaces it,
// an edge between the same two skills replaces it, a title with a known name
// replaces that name, a known path of a package shows another skill. An error is a [*FileError] or comes from r.
func (t *Taxonomy) Extend(r io.Reader) (*Taxonomy, error) {
	add, err := readSource("extension", r)
	if err != nil {
		return nil, err
	}
	base := t.merged
	if base == nil {
		base = new(source)
	}
	return build(base, add)
}

// Hash identifies the content of the taxonomy and the rules of its matcher: equal
// hashes find the same skills in the same text. 32 hexadecimal digits.
func (t *Taxonomy) Hash() string { return t.hash }

// All returns the skills, ordered by ID. The slice is the caller's, what the skills
// point to is not.
func (t *Taxonomy) All() []Skill { return slices.Clone(t.skills) }

// Len returns how many skills there are.
func (t *Taxonomy) Len() int { return len(t.skills) }

// Skill returns the skill of an ID and reports whether there is one.
func (t *Taxonomy) Skill(id ID) (Skill, bool) {
	n, ok := t.number[id]
	if !ok {
		return Skill{}, false
	}
	return t.skills[n], true
}

// Number returns the place of a skill in [Taxonomy.All], for what is kept by number and
// not by ID, and true; of an unknown ID the place where it would stand, and false. So
// the numbers of two skills stand in the order of their IDs.
func (t *Taxonomy) Number(id ID) (int, bool) {
	if n, ok := t.number[id]; ok {
		return int(n), true
	}
	return slices.BinarySearchFunc(t.skills, id, func(s Skill, id ID) int { return cmp.Compare(s.ID, id) })
}

// Implied returns the skills that using id shows too, directly or through others,
// ordered by ID, id itself not among them. The slice must not be changed.
func (t *Taxonomy) Implied(id ID) []ID {
	n, ok := t.number[id]
	if !ok {
		return nil
	}
	return t.implied[n]
}

// Ancestors returns the parent of a skill, the parent of that and so on up to a root:
// [message-queues, distributed-systems] for Kafka. It says what a skill is a kind or
// a part of; unlike Implied it claims nothing about somebody who knows the skill. A
// root and an unknown ID have none. The slice is the caller's.
func (t *Taxonomy) Ancestors(id ID) []ID {
	var up []ID
	for n, ok := t.number[id]; ok; n, ok = t.number[t.skills[n].Parent] {
		if n2 := t.skills[n].Parent; n2 != "" {
			up = append(up, n2)
		}
	}
	return up
}

// Children returns the skills whose parent is id, ordered by ID, for "" the roots.
// It looks at every skill. The slice is the caller's.
func (t *Taxonomy) Children(id ID) []ID {
	var below []ID
	for _, s := range t.skills {
		if s.Parent == id {
			below = append(below, s.ID)
		}
	}
	return below
}

// Near returns the edges that lead to a skill: what else is worth something where it
// is asked, the most first, then by ID. The slice must not be changed.
func (t *Taxonomy) Near(to ID) []Edge { return t.near[to] }

// compareEdges orders the edges that lead to one skill.
func compareEdges(a, b Edge) int {
	return cmp.Or(cmp.Compare(a.To, b.To), cmp.Compare(b.Eighths, a.Eighths), cmp.Compare(a.From, b.From))
}
