package parse

import (
	"slices"
	"sort"
	"strings"
)

// How a value was found is looked at once, when all fields are set: every rule that
// fills a field would otherwise carry a number of its own, and no two would mean the
// same. The pass asks of each field what a person would: does the document itself name
// it, has it a form that nothing else has, do its words belong to its kind, does it
// stand apart, or is its place all that speaks for it?

// The steps of a field's Confidence, from the surest. They say how a value was found
// and order values by it; they are no probabilities. Of the names, contacts, places,
// parties and dates of the résumés used in development 42 of a hundred were right at
// Guessed, 80 at Placed, and 98 or more at each step above.
const (
	Stated   = 100 // the format names the field: a key of JSON Resume, the target of a link
	Labelled = 95  // a word before it names it ("E-mail: …"), or the e-mail address agrees with the name
	Shaped   = 90  // its form is its own, as that of an address or a range of dates, or two signs agree
	Known    = 80  // its words belong to its kind, and it stands where its kind stands
	Placed   = 65  // it stands apart where such a value is expected; nothing else speaks for it
	Guessed  = 45  // one of several readings
)

// grade sets page and confidence of every field.
func (s *sheet) grade(r *Resume) {
	g := grader{s, r, s.bodySize()}
	r.visit(func(at slot, f *Field) {
		if f.IsZero() {
			return
		}
		f.Page, f.Confidence = s.page(f.Span), g.field(at, f)
		if g.stray(at, f.Span) {
			f.Confidence = min(f.Confidence, Placed)
		}
	}, func(at slot, d *Date) {
		if d.IsZero() {
			return
		}
		d.Page, d.Confidence = s.page(d.Span), g.date(at, d)
		if g.stray(at, d.Span) {
			d.Confidence = min(d.Confidence, Placed)
		}
	})
}

// stated marks all fields as named by the format itself.
func (r *Resume) stated() {
	r.visit(func(_ slot, f *Field) {
		if !f.IsZero() {
			f.Confidence = Stated
		}
	}, func(_ slot, d *Date) {
		if !d.IsZero() {
			d.Confidence = Stated
		}
	})
}

// rowOf returns the row in which a byte of the text stands, -1 if none does.
func (s *sheet) rowOf(at int) int {
	return sort.Search(len(s.rows), func(i int) bool { return s.rows[i].span.Start > at }) - 1
}

// page returns the page on which a span begins, 0 if it has none.
func (s *sheet) page(p Span) int {
	if i := s.rowOf(p.Start); i >= 0 && !p.Empty() {
		return s.rows[i].page
	}
	return 0
}

// A grader knows what the confidence of a field rests on.
type grader struct {
	*sheet
	r    *Resume
	body float64
}

// sectionOf is the kind of section in which the entries of a list are expected.
var sectionOf = map[string]SectionKind{
	"work": WorkSection, "volunteer": VolunteerSection, "education": EducationSection, "projects": ProjectSection,
	"skills": SkillSection, "languages": LanguageSection, "interests": InterestSection,
	"awards": AwardSection, "certificates": CertificateSection, "publications": PublicationSection,
}

// stray reports whether an entry's field stands outside the sections of its kind.
func (g *grader) stray(at slot, p Span) bool {
	kind, listed := sectionOf[at.list]
	return listed && !p.Empty() && g.section(p).Kind != kind
}

// section returns the section in which a span begins.
func (g *grader) section(p Span) Section {
	i := sort.Search(len(g.r.Sections), func(i int) bool { return g.r.Sections[i].Span.End > p.Start })
	if i == len(g.r.Sections) {
		return Section{}
	}
	return g.r.Sections[i]
}

// labelled reports whether a word with a colon stands right before a span, or a word in
// a cell of its own that is a label.
func (g *grader) labelled(p Span) bool {
	i := g.rowOf(p.Start)
	if i < 0 || p.Empty() {
		return false
	}
	row := g.rows[i]
	before := g.text[row.span.Start:max(row.span.Start, p.Start)]
	if cut := strings.LastIndexAny(strings.TrimRight(before, " :\t"), "\t|•·;,"); cut >= 0 {
		before = before[cut+1:]
	}
	before = strings.TrimRight(before, " \t")
	label, colon := strings.CutSuffix(before, ":")
	label = strings.ToLower(strings.TrimSpace(label))
	if n := len(strings.Fields(label)); n == 0 || n > 3 || !strings.ContainsFunc(label, isLetter) {
		return false
	}
	return colon || contactLabels[label] || placeLabels[label] || partyLabels[label]
}

// contactLabels stand before contacts, also without a colon where they have a cell.
var contactLabels = wordSet("e-mail email mail phone mobile mob cell tel telephone telefon téléphone teléfono telefone handy name nombre nom nome website web homepage url linkedin github gitlab twitter xing")

// apart reports whether a span fills a segment of its row, marks left aside.
func (g *grader) apart(p Span) bool {
	i := g.rowOf(p.Start)
	if i < 0 || p.Empty() {
		return false
	}
	return slices.ContainsFunc(g.rows[i].segs, func(seg Span) bool {
		rest := g.trim(seg, " \t\n,;|·•–—-:/")
		return rest.Start == p.Start && rest.End <= p.End
	})
}

// known gives a value whose kind the word lists know the step that it deserves.
func (g *grader) known(p Span, known bool) int {
	apart := g.apart(p)
	switch {
	case g.labelled(p):
		return Labelled
	case known && apart:
		return Shaped
	case known:
		return Known
	case apart:
		return Placed
	}
	return Guessed
}
