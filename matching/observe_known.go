package matching

import "github.com/proven-go/proven/matching/skill"

// A known is what reading asks of a taxonomy, by the numbers of its skills. It is learned
// as profiles show them, once for all profiles of a reader.
type known struct {
	taxonomy *skill.Taxonomy
	all      []shownSkill // by number in the taxonomy; without an ID until learned
	levels   int          // rank of the first ID of a level
	years    int          // rank of the first ID of years
}

// A shownSkill is what the taxonomy says of a skill that a profile shows.
type shownSkill struct {
	id      skill.ID
	rank    int // ranks stand in the order of IDs, those of levels among them
	areas   areaSet
	implied []int // numbers in the taxonomy
}

// rankStep is how many ranks lie between two skills: more than there are reserved IDs.
const rankStep = 1 << 8

// use makes room for what is to be learned of a taxonomy.
func (k *known) use(taxonomy *skill.Taxonomy) {
	if k.taxonomy == taxonomy {
		return
	}
	levels, _ := taxonomy.Number(levelsPrefix)
	years, _ := taxonomy.Number(yearsPrefix)
	*k = known{taxonomy, make([]shownSkill, taxonomy.Len()), levels*rankStep - rankStep + 1, years*rankStep - rankStep + 1}
}

// learn returns the number of a skill in the taxonomy. It and those that it implies are
// known then.
func (k *known) learn(id skill.ID) int {
	n, _ := k.taxonomy.Number(id)
	if s := &k.all[n]; s.id == "" {
		in, _ := k.taxonomy.Skill(id)
		*s = shownSkill{id: in.ID, rank: n * rankStep, areas: areasOf(in.Areas)}
		for _, implied := range k.taxonomy.Implied(id) {
			s.implied = append(s.implied, k.learn(implied))
		}
	}
	return n
}
