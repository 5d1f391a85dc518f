package parse

import "slices"

// accept keeps the candidates that are heads in this document. Those that are sure
// set the looks; a weak one must look like one of them.
func (s *sheet) accept(found []candidate) []candidate {
	looks := map[look]int{}
	best := 0
	for _, c := range found {
		if c.sure && !c.weak && !c.inline {
			looks[c.look]++
			best = max(best, c.look.stands())
		}
	}
	inMargin := s.marginHeads(found)
	var out []candidate
	current := HeaderSection
	for _, c := range found {
		if slices.ContainsFunc(s.margins(c), func(m margin) bool { return inMargin[m] }) {
			out, current = append(out, c), c.kind
			continue
		}
		if !keepHead(c, current, looks, best) || c.inline && !s.inlineFits(c, current) {
			continue
		}
		current = c.kind
		out = append(out, c)
	}
	return out
}

// margin is where and how heads stand that have their text beside them.
type margin struct {
	look  look
	x     int  // edge in steps of 4 points; 0 is no such head
	right bool // the right edge, the left one if not
}

// margins returns the margins in which c may stand, none if c has no text beside it.
func (s *sheet) margins(c candidate) []margin {
	r := &s.rows[c.row]
	if !c.inline || !c.sure || c.look.colon || len(r.segs) < 2 || r.segments[0].x0 == 0 || c.head.End != r.segs[0].End {
		return nil
	}
	seg := r.segments[0]
	return []margin{{c.look, 1 + int(seg.x0/4), false}, {c.look, 1 + int(seg.x1/4), true}}
}

// marginHeads finds the margins in which heads of three kinds or more stand: then
// everything there is a head.
func (s *sheet) marginHeads(found []candidate) map[margin]bool {
	kinds := map[margin]map[SectionKind]bool{}
	for _, c := range found {
		for _, m := range s.margins(c) {
			if kinds[m] == nil {
				kinds[m] = map[SectionKind]bool{}
			}
			kinds[m][c.kind] = true
		}
	}
	out := map[margin]bool{}
	for m, k := range kinds {
		out[m] = len(k) >= 3
	}
	return out
}

func keepHead(c candidate, current SectionKind, looks map[look]int, best int) bool {
	alike := looks[c.look] > 0
	nested := nests[current]
	known := 0
	for _, n := range looks {
		known += n
	}
	_, leads := headNouns[c.first]
	switch {
	case !c.sure && !alike && known >= 3:
		return false
	case !c.sure && (!alike || !leads && c.look.stands() < 2):
		return c.look.stands() >= best && best > 1
	case c.inline && c.look.colon:
		return c.ofSkills() && !holdsSkills[current] || !c.weak || !nested && alike
	case c.weak && c.kind == current && c.kind == SkillSection:
		return false // a group of skills
	case alike:
		return true
	case c.weak && nested:
		return c.look.stands() >= best && best > 1
	case c.sure && nested && c.look.stands()+1 < best:
		return false // plain words under heads that stand out: "Education" in a sentence
	}
	return true
}

// holdsSkills are the kinds of parts in whose entries a line "Skills: …" stands too.
var holdsSkills = map[SectionKind]bool{WorkSection: true, ProjectSection: true, SkillSection: true, VolunteerSection: true, HeaderSection: true}

// ofSkills reports whether a head with its text beside it says "Skills" or the like.
func (c candidate) ofSkills() bool {
	return c.inline && c.kind == SkillSection && !weakHead([]string{c.first}, SkillSection)
}

// nests are the kinds of parts in whose entries the words of weak heads stand too.
var nests = map[SectionKind]bool{
	WorkSection: true, ProjectSection: true, EducationSection: true, SkillSection: true, VolunteerSection: true, InterestSection: true,
	CertificateSection: true, AwardSection: true, PublicationSection: true, ReferenceSection: true,
}

// inlineFits decides on heads that share their row with text.
func (s *sheet) inlineFits(c candidate, current SectionKind) bool {
	rest := s.text[c.head.End:s.rows[c.row].span.End]
	switch {
	case c.ofSkills() && !holdsSkills[current]:
		return true
	case c.kind == LanguageSection && !humanLanguages(rest):
		return false
	case c.kind == current && c.kind == SkillSection:
		return false
	case c.kind == LanguageSection:
		return true
	case (current == WorkSection || current == ProjectSection) && c.kind == SkillSection:
		return c.look.stands() > 1 && !c.look.colon
	case (current == WorkSection || current == ProjectSection || current == EducationSection) && c.look.colon:
		return c.kind == EducationSection && current != EducationSection
	}
	return true
}
