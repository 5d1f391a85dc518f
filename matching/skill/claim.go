package skill

import "slices"

// A claims hands out names to skills: the names as written first, then the forms
// that follow from them, which give way to names as written. Two skills may share a
// name only if one of them has a context rule for it.
type claims struct {
	t     *Taxonomy
	all   *source
	byKey map[string]int32 // number of the term
}

// nameSkills makes the lexicon of names, the terms and the context rules.
func (t *Taxonomy) nameSkills(all *source) error {
	names := 0
	for _, e := range all.skills {
		names += 2 + len(e.Aliases)
	}
	t.names = newLexicon(names)
	c := &claims{t: t, all: all, byKey: make(map[string]int32, 2*names)}
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
		if err := c.derive(int32(i), written[i], fixed); err != nil {
			return err
		}
	}
	t.compileRules(all)
	return nil
}

// claim gives a name, whose key is key, to a skill.
func (c *claims) claim(n int32, w writtenName, key string) error {
	i, ok := c.byKey[key]
	if !ok {
		i = int32(len(c.t.terms))
		c.t.terms = append(c.t.terms, term{plain: noSkill, rule: noSkill})
		c.byKey[key] = i
	}
	owner := &c.t.terms[i].plain
	if w.ambiguous {
		owner = &c.t.terms[i].rule
	}
	if *owner != noSkill && *owner != n {
		e, o := c.all.skills[n], c.all.skills[*owner]
		return e.at.errorf("name %q of skill %q is already a name of %q in %s:%d; a context rule can tell them apart",
			key, e.ID, o.ID, o.at.file, o.at.line)
	}
	*owner = n
	for _, q := range w.spellings() {
		*c.t.names.insert(q) = i
	}
	return nil
}

// A writtenName is a name as the data has it.
type writtenName struct {
	phrase
	ambiguous bool
}

// derive claims the forms that follow from the names of a skill. Terms below fixed
// are names as written. What follows from an ambiguous name is ambiguous.
func (c *claims) derive(n int32, names []writtenName, fixed int) error {
	e := &c.all.skills[n]
	plural := e.Context == nil && (e.Kind == Practice || e.Kind == Protocol)
	for _, w := range names {
		for _, q := range w.derived(plural) {
			key := q.key()
			if i, ok := c.byKey[key]; ok && (int(i) < fixed || c.t.terms[i].plain == n || c.t.terms[i].rule == n) {
				continue
			}
			if err := c.claim(n, writtenName{q, w.ambiguous}, key); err != nil {
				return err
			}
		}
	}
	return nil
}
