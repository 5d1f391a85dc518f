package skill

import "strings"

// Lookup returns the skill that a name or alias names, whatever its case, hyphens
// and dots, and reports whether there is one. An ambiguous name counts here. A
// version behind the name ("Java 8", "Windows Server 2012 R2") and a second name in
// brackets ("Amazon Web Services (AWS)") may be there. Of two skills that share a
// name, the one without a context rule is meant.
func (t *Taxonomy) Lookup(name string) (ID, bool) {
	name = strings.TrimSpace(name)
	if _, ok := t.number[ID(name)]; ok {
		return ID(name), true
	}
	if t.names == nil {
		return "", false
	}
	if id, ok := t.lookup(name); ok {
		return id, true
	}
	if out, in, ok := strings.Cut(name, "("); ok {
		if id, ok := t.lookup(strings.TrimSpace(out)); ok {
			return id, true
		}
		return t.lookup(strings.TrimSpace(strings.TrimSuffix(in, ")")))
	}
	return "", false
}

func (t *Taxonomy) lookup(name string) (ID, bool) {
	first, ok := t.names.next(name, 0)
	if !ok {
		return "", false
	}
	v, words := t.names.longest(name, []token{first})
	last := words[len(words)-1]
	if v == noValue || strings.Trim(name[:first.start], " \t") != "" || !isVersion(name[last.end:]) {
		return "", false
	}
	n := t.terms[v].plain
	if n == noSkill {
		n = t.terms[v].rule
	}
	if n == noSkill {
		return "", false // a form that follows from names of two skills
	}
	return t.skills[n].ID, true
}

// isVersion reports whether the rest of a name only says which version is meant:
// "8", "4.5", "2012 R2", "3.x", "11g", "v2".
func isVersion(rest string) bool {
	if rest == "" {
		return true
	}
	if c := rest[0]; lower[c] != 0 && c > '9' {
		return false
	}
	for _, w := range strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune(" .+-/,", r) }) {
		w = strings.ToLower(w)
		digits := strings.TrimRight(strings.TrimLeft(w, "vr"), "cgirsx")
		if w != "x" && (digits == "" || strings.Trim(digits, "0123456789") != "") {
			return false
		}
	}
	return true
}
