package skill

import "slices"

// nameJobs makes the lexicon of job titles. A name as written comes before the forms
// that follow from other names.
func (t *Taxonomy) nameJobs(all *source) {
	t.titles = newLexicon(len(all.titles))
	for _, e := range all.titles {
		for _, name := range e.Names {
			p := phraseOf(name)
			for _, form := range append(p.derived(true), p.spellings()...) {
				if v := t.titles.insert(form); *v == noValue || form.key() == p.key() {
					*v = int32(len(t.jobs))
				}
			}
		}
		t.jobs = append(t.jobs, e)
	}
}

// TitleAreas returns the areas that a job title names, in the order of the list of
// areas: "Senior Java Developer" shows Backend. Only the most specific are returned:
// not Software beside Backend. A title that names no known job shows none.
func (t *Taxonomy) TitleAreas(title string) []Area {
	if t.titles == nil {
		return nil
	}
	var found []Area
	noun := false
	for pos := 0; ; {
		tok, ok := t.titles.next(title, pos)
		if !ok {
			break
		}
		pos = tok.end
		if v, words := t.titles.longest(title, []token{tok}); v != noValue {
			found = append(found, t.jobs[v].Areas...)
			noun = noun || t.jobs[v].Noun
			pos = words[len(words)-1].end
		}
	}
	if noun {
		for _, m := range t.FindInList(nil, title) {
			found = append(found, t.skills[t.number[m.Skill]].titleAreas()...)
		}
	}
	return mostSpecific(found)
}

// titleAreas returns the areas that a skill gives to the title of a developer. Who is
// hired to develop in a scripting language writes more than scripts.
func (s *Skill) titleAreas() []Area {
	if s.Kind == Language && slices.Equal(s.Areas, []Area{Scripting}) {
		return []Area{Backend, Scripting}
	}
	return s.Areas
}

// mostSpecific returns the areas in the order of the list, without those that hold
// another.
func mostSpecific(found []Area) []Area {
	var kept []Area
	for _, a := range Areas() {
		inner := func(b Area) bool { return b != a && b.Within(a) }
		if slices.Contains(found, a) && !slices.ContainsFunc(found, inner) {
			kept = append(kept, a)
		}
	}
	return kept
}
