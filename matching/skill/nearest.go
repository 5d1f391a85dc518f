package skill

// Nearest returns the skill whose name or alias is most like an unknown name, and
// reports whether any is like it at all: at most a third of its letters changed, or
// all of its words but one in common. Ties go to the smaller ID. It looks at every
// name and is meant for messages to people.
func (t *Taxonomy) Nearest(name string) (Skill, bool) {
	if id, ok := t.Lookup(name); ok {
		return t.Skill(id)
	}
	key := squeeze(name)
	if len(key) > 64 || key == "" {
		return Skill{}, false
	}
	best, cost := -1, 0
	for i := range t.skills {
		s := &t.skills[i]
		for k := -1; k < len(s.Aliases); k++ {
			other := s.Name
			if k >= 0 {
				other = s.Aliases[k]
			}
			o := squeeze(other)
			limit := max(len(key), len(o)) / 3
			// Costs are compared as shares of the longer name, in 1/1024.
			if d := distance(key, o, limit); d <= limit {
				if c := d * 1024 / max(len(key), len(o)); best < 0 || c < cost {
					best, cost = i, c
				}
			}
		}
	}
	if best < 0 {
		return t.sharing(name)
	}
	return t.skills[best], true
}

// sharing returns the skill with the longest name of which the words of an unknown
// name hold all: "Advanced Kubernetes networking" is like Kubernetes.
func (t *Taxonomy) sharing(name string) (Skill, bool) {
	best, size := noSkill, 0
	for _, m := range t.FindInList(nil, name) {
		if m.End-m.Start > size {
			best, size = t.number[m.Skill], m.End-m.Start
		}
	}
	if best == noSkill {
		return Skill{}, false
	}
	return t.skills[best], true
}

// distance returns the number of bytes to insert, delete, replace or swap with the
// next one that turns a into b, or a number above limit.
func distance(a, b string, limit int) int {
	if max(len(a)-len(b), len(b)-len(a)) > limit {
		return limit + 1
	}
	var rows [3][]int
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
	}
	two, one, row := rows[0], rows[1], rows[2]
	for j := range one {
		one[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := one[j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			row[j] = min(change, one[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], two[j-2]+1)
			}
		}
		two, one, row = one, row, two
	}
	return one[len(b)]
}
