package review

import (
	"path"
	"slices"
	"strings"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// A Status says how a claim stands to what bears it out.
type Status string

// The statuses.
const (
	Corroborated Status = "corroborated" // dated work text or public activity shows it
	OnlyClaimed  Status = "only claimed" // said, and nothing in hand tells of it
	Contradicted Status = "contradicted" // the same profile, or its dates, say otherwise
	Unverifiable Status = "unverifiable" // told of work that nothing outside the document shows, or without dates; or by the title of a dated job alone
)

// A ClaimKind says what is claimed.
type ClaimKind string

// The kinds.
const (
	SkillClaim     ClaimKind = "skill"
	OwnershipClaim ClaimKind = "ownership"
	LevelClaim     ClaimKind = "level"
	DurationClaim  ClaimKind = "duration"
)

// A Claim is one line of the ledger: what the profile says of the person, and what bears
// it out, with dates and places on both sides.
type Claim struct {
	Kind    ClaimKind  `json:"kind"`
	Subject string     `json:"subject"` // "Go"; "senior"; "5 years, Java"; of an ownership the skills that the sentence names
	Skill   skill.ID   `json:"skill,omitempty"`
	Need    role.Need  `json:"need,omitempty"` // of the role; empty if the role does not ask for it
	Status  Status     `json:"status"`
	Said    []Citation `json:"said"`
	Proof   []Citation `json:"proof,omitempty"` // of a contradicted claim, what says otherwise
	Note    string     `json:"note"`
}

// Standing returns 1 for a corroborated claim, -1 for a contradicted one and 0 for the
// others: what is unproven stands at neutral, since most work is private. No score uses it.
func (c Claim) Standing() int {
	switch c.Status {
	case Corroborated:
		return 1
	case Contradicted:
		return -1
	}
	return 0
}

// ledger returns all claims: skills in the order in which the profile first names them,
// then ownership, level and duration in the order of the text.
func (s *subject) ledger(t Timeline) []Claim {
	all := s.skillClaims()
	all = append(all, s.ownershipClaims()...)
	all = append(all, s.levelClaims()...)
	return append(all, s.durationClaims(t)...)
}

// sides are what is said of a skill and what shows it.
type sides struct {
	said, work, undated, public []Citation
	origins                     map[string]bool
	titled                      bool // the title of a dated job is among what is said
}

func (s *subject) skillClaims() []Claim {
	by := map[skill.ID]*sides{}
	var order []skill.ID
	for _, g := range s.seen.Skills {
		if by[g.Skill] == nil {
			by[g.Skill] = &sides{origins: map[string]bool{}}
		}
		by[g.Skill].add(g, s.creditOf(g))
		by[g.Skill].titled = by[g.Skill].titled || s.entitles(g)
		if g.Named && g.Activity < 0 && !slices.Contains(order, g.Skill) {
			order = append(order, g.Skill)
		}
	}
	var claims []Claim
	for _, id := range order {
		need := s.wanted[id]
		c := by[id].claim()
		c.Kind, c.Subject, c.Skill, c.Need = SkillClaim, s.name(id), id, need
		if no := s.denials(func(d skill.ID) bool { return d == id }, nil); len(no) > 0 {
			c.Status, c.Proof, c.Note = Contradicted, no, "Another sentence says that it is not there."
		}
		claims = append(claims, c)
	}
	return claims
}

// entitles reports whether a sighting is the title of a dated job: more than a word in
// a list, less than a text that tells of work.
func (s *subject) entitles(g matching.Sighting) bool {
	if !g.Named || g.Section != matching.TitleText {
		return false
	}
	e := s.seen.Profile.Passages[g.Passage].Engagement
	return e >= 0 && s.seen.Profile.Engagements[e].Kind == matching.Job && cite(g.Evidence).dated()
}

// add sorts one sighting to its side.
func (b *sides) add(g matching.Sighting, c Credit) {
	cited := cite(g.Evidence)
	switch {
	case g.Activity >= 0:
		if g.Evidence.Depth >= score.Used {
			b.public = append(b.public, cited)
		}
	case c < InWork:
		if g.Named {
			b.said = append(b.said, cited)
		}
	case cited.dated():
		b.work = append(b.work, cited)
		b.origins[g.Evidence.Origin] = true
	default:
		b.undated = append(b.undated, cited)
	}
}

// claim weighs the sides. A skill that only the text of work names is its own claim:
// a second engagement or public activity bears it out.
func (b *sides) claim() Claim {
	proof := strongest(append(slices.Clone(b.public), b.work...))
	switch {
	case len(b.said) > 0 && len(proof) > 0:
		return Claim{Status: Corroborated, Said: strongest(b.said), Proof: proof, Note: "Dated work or public activity tells of it."}
	case len(b.said) > 0 && len(b.undated) > 0:
		return Claim{Status: Unverifiable, Said: strongest(b.said), Proof: strongest(b.undated), Note: "The work that tells of it has no dates."}
	case b.titled:
		return Claim{Status: Unverifiable, Said: strongest(b.said), Note: "The title of a dated job says it; no text of that job tells more."}
	case len(b.said) > 0:
		return Claim{Status: OnlyClaimed, Said: strongest(b.said), Note: "Named, and no work in hand tells of it."}
	case len(b.public) > 0:
		return Claim{Status: Corroborated, Said: strongest(append(b.work, b.undated...)), Proof: strongest(b.public), Note: "Public activity tells of it too."}
	case len(b.origins) > 1:
		said := strongest(b.work)[:1]
		others := slices.DeleteFunc(slices.Clone(b.work), func(c Citation) bool { return c.Quote == said[0].Quote })
		return Claim{Status: Corroborated, Said: said, Proof: strongest(others), Note: "Several engagements tell of it."}
	}
	return Claim{Status: Unverifiable, Said: strongest(append(b.work, b.undated...)), Note: "One engagement tells of it; nothing outside the document is in hand."}
}

// ownershipClaims are the sentences of ownership. Public activity that answers for the
// very place, by its name, bears one out; with the same skill it stands beside it.
func (s *subject) ownershipClaims() []Claim {
	var claims []Claim
	for _, d := range s.deeds {
		if !d.owned() {
			continue
		}
		c := Claim{Kind: OwnershipClaim, Subject: s.skillNames(d.skills), Status: Unverifiable, Said: []Citation{d.cite},
			Note: "Told of work that nothing outside the document shows, as most work is."}
		for _, id := range d.skills {
			if n, wanted := s.wanted[id]; wanted && c.Need != role.Must {
				c.Need = n
			}
		}
		if same := s.citePublic(func(a act) bool { return isOwning(a) && s.names(d, a) }); len(same) > 0 {
			c.Proof, c.Status, c.Note = same, Corroborated, "Public activity answers for the place that the sentence names."
		} else if c.Proof = s.ownedInPublic(d.skills); len(c.Proof) > 0 {
			c.Note = "Public activity answers for another place with the same skill."
		}
		claims = append(claims, c)
	}
	return claims
}

// minPlace is the length from which the name of a repository is no chance word.
const minPlace = 4

// names reports whether a sentence or the title of its engagement names the repository
// of an activity.
func (s *subject) names(d told, a act) bool {
	name := strings.TrimSpace(spoken(path.Base(a.Place.Repo)))
	title := ""
	if d.engagement >= 0 {
		title = spoken(s.seen.Profile.Engagements[d.engagement].Title)
	}
	return len(name) >= minPlace && strings.Contains(d.said+title, " "+name+" ")
}

// skillNames returns the names of at most three skills.
func (s *subject) skillNames(ids []skill.ID) string {
	var named []string
	for _, id := range ids {
		if n := s.name(id); !slices.Contains(named, n) && len(named) < 3 {
			named = append(named, n)
		}
	}
	return strings.Join(named, ", ")
}

// ownedInPublic cites owning activity that shows one of the skills.
func (s *subject) ownedInPublic(skills []skill.ID) []Citation {
	var all []Citation
	for _, g := range s.seen.Skills {
		if g.Activity >= 0 && slices.Contains(skills, g.Skill) && owning[s.seen.Profile.Activity[g.Activity].Kind] {
			all = append(all, cite(g.Evidence))
		}
	}
	return strongest(all)
}

// levelClaims are titles that state a level. Deeds of ownership in the same job bear one
// out; without them it stays a claim.
func (s *subject) levelClaims() []Claim {
	var claims []Claim
	for i, e := range s.seen.Profile.Engagements {
		word, _ := levelWord(e.Title)
		if e.Kind != matching.Job || word == "" {
			continue
		}
		c := Claim{Kind: LevelClaim, Subject: word, Status: OnlyClaimed, Said: []Citation{s.citeEngagement(i)},
			Note: "The title says so; the text of that job tells of no ownership."}
		c.Proof = s.cited(func(d told) bool { return d.engagement == i && d.Ownership == Own })
		switch {
		case len(c.Proof) > 0 && e.Start != 0:
			c.Status, c.Note = Corroborated, "The dated text of that job tells of ownership."
		case len(c.Proof) > 0:
			c.Status, c.Note = Unverifiable, "The text of that job tells of ownership, without dates."
		}
		claims = append(claims, c)
	}
	return claims
}
