package skill

import "slices"

// A claims hands out names to skills: the names as written first, then the forms
// that follow from them, which give way to names as written. Two skills may share a
// name as written only if one of them has a context rule for it. A form that follows
// from names of two skills is no name of either: nobody wrote it down, so neither file
// is wrong, and to choose would be a guess that depends on the order of the skills.
type claims struct {
	t       *Taxonomy
	all     *source
	byKey   map[string]int32 // number of the term
	refused map[refusal]bool // forms that follow from names of two skills
}

// A refusal is a form and whether it was claimed as ambiguous.
type refusal struct {
	term      int32
	ambiguous bool
}

// nameSkills makes the lexicon of names, the terms and the context rules.
func (t *Taxonomy) nameSkills(all *source) error {
	names := 0
	for _, e := range all.skills {
		names += 2 + len(e.Aliases)
	}
	t.names = newLexicon(names)
	c := &claims{t: t, all: all, byKey: make(map[string]int32, 2*names), refused: map[refusal]bool{}}
	written := make([][]writtenName, len(all.skills))
	for i := range all.skills {
		e := &all.skills[i]
		var ambiguous []string
		for _, name := range e.ambiguous() {
			ambiguous = append(ambiguous, phraseOf(name).key())
		}
		for _, name := range append([]string{e.Name, string(e.ID)}, e.Aliases...) {
			p := phraseOf(name)
			key := p.key()
			w := writtenName{p, slices.Contains(ambiguous, key)}
			if err := c.claim(int32(i), w, key); err != nil {
				return err
			}
			written[i] = append(written[i], w)
		}
	}
	fixed := len(t.terms)
	for i := range all.skills {
		c.derive(int32(i), written[i], fixed)
	}
	t.compileRules(all)
	t.names.sketch()
	return nil
}

// claim gives a name as written, whose key is key, to a skill.
func (c *claims) claim(n int32, w writtenName, key string) error {
	i, owner := c.owner(w, key)
	if *owner != noSkill && *owner != n {
		e, o := c.all.skills[n], c.all.skills[*owner]
		return e.at.errorf("name %q of skill %q is already a name of %q in %s:%d; a context rule can tell them apart",
			key, e.ID, o.ID, o.at.file, o.at.line)
	}
	*owner = n
	c.find(w, i)
	return nil
}

// owner returns the number of the term of a name and the place of the skill that the
// name means.
func (c *claims) owner(w writtenName, key string) (int32, *int32) {
	i, ok := c.byKey[key]
	if !ok {
		i = int32(len(c.t.terms))
		c.t.terms = append(c.t.terms, term{plain: noSkill, rule: noSkill})
		c.byKey[key] = i
	}
	if w.ambiguous {
		return i, &c.t.terms[i].rule
	}
	return i, &c.t.terms[i].plain
}

// find puts the spellings of a name into the lexicon, with a term or with noValue.
func (c *claims) find(w writtenName, value int32) {
	for _, q := range w.spellings() {
		*c.t.names.insert(q) = value
	}
}

// A writtenName is a name as the data has it.
type writtenName struct {
	phrase
	ambiguous bool
}

// derive claims the forms that follow from the names of a skill. Terms below fixed
// are names as written. What follows from an ambiguous name is ambiguous.
func (c *claims) derive(n int32, names []writtenName, fixed int) {
	e := &c.all.skills[n]
	plural := e.Context == nil && (e.Kind == Practice || e.Kind == Protocol)
	for _, w := range names {
		for _, q := range w.derived(plural) {
			key := q.key()
			if i, ok := c.byKey[key]; ok && (int(i) < fixed || c.t.terms[i].plain == n || c.t.terms[i].rule == n) {
				continue
			}
			c.claimForm(n, writtenName{q, w.ambiguous}, key)
		}
	}
}

// claimForm gives a form that nobody wrote down to a skill, or takes it from the skill
// that has it, so that it is nobody's.
func (c *claims) claimForm(n int32, w writtenName, key string) {
	i, owner := c.owner(w, key)
	if r := (refusal{i, w.ambiguous}); *owner != noSkill || c.refused[r] {
		c.refused[r] = true
		*owner = noSkill
		if c.t.terms[i] == (term{plain: noSkill, rule: noSkill}) {
			c.find(w, noValue)
		}
		return
	}
	*owner = n
	c.find(w, i)
}
