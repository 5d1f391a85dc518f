package matching

import (
	"slices"
	"strings"

	"github.com/proven-go/proven/parse"
)

// FromResume makes a candidate of a parsed résumé. Name and contacts go to Person.
// Titles, dates and the text of work, projects, summary, skills, courses and
// certificates go to Profile; the names of employers and schools, places, contacts,
// languages, interests, references and hidden text go nowhere that scoring can see.
func FromResume(id string, r *parse.Resume) Candidate {
	b := builder{resume: r, profile: Profile{Dated: monthOf(r.Dated)}}
	b.holes = privateSpans(r)
	b.work(r.Work, Job)
	b.work(r.Volunteer, Volunteer)
	for _, p := range r.Projects {
		b.engage(Engagement{Kind: Project, Title: p.Name.Value, Start: monthOf(p.StartDate)}, p.EndDate)
		b.entry(entry{p.Span, p.Name.Span, p.Highlights, WorkText})
	}
	for _, e := range r.Education {
		b.engage(Engagement{Kind: Study, Start: monthOf(e.StartDate)}, e.EndDate)
		b.entry(entry{span: e.Span, section: StudyText})
	}
	b.rest()
	slices.SortStableFunc(b.profile.Passages, func(x, y Passage) int { return x.Start - y.Start })
	return Candidate{ID: id, Profile: b.profile, Person: personOf(r)}
}

// personOf is who the résumé is of.
func personOf(r *parse.Resume) Person {
	p := Person{Name: r.Basics.Name.Value, Email: r.Basics.Email.Value, Phone: r.Basics.Phone.Value}
	for _, link := range append([]string{r.Basics.URL.Value}, profileLinks(r)...) {
		if link != "" && !slices.Contains(p.Links, link) {
			p.Links = append(p.Links, link)
		}
	}
	return p
}

func profileLinks(r *parse.Resume) []string {
	var links []string
	for _, p := range r.Basics.Profiles {
		links = append(links, p.URL.Value)
	}
	return links
}

// A builder sorts the text of a résumé into passages. Every byte of the text goes to
// one passage at most: taken marks what an entry has claimed.
type builder struct {
	resume  *parse.Resume
	profile Profile
	holes   []parse.Span // never shown to scoring
	taken   []parse.Span // whole entries
}

// privateSpans are the spans of names, contacts, places, employers and what is said of
// them, schools and dates, wherever they stand.
func privateSpans(r *parse.Resume) []parse.Span {
	b := r.Basics
	spans := []parse.Span{b.Name.Span, b.Email.Span, b.Phone.Span, b.URL.Span,
		b.Location.Address.Span, b.Location.PostalCode.Span, b.Location.City.Span, b.Location.Region.Span, b.Location.CountryCode.Span}
	for _, p := range b.Profiles {
		spans = append(spans, p.Network.Span, p.Username.Span, p.URL.Span)
	}
	for _, w := range slices.Concat(r.Work, r.Volunteer) {
		spans = append(spans, w.Name.Span, w.Description.Span, w.Location.Span, w.URL.Span, w.StartDate.Span, w.EndDate.Span)
	}
	for _, e := range r.Education {
		spans = append(spans, e.Institution.Span, e.URL.Span, e.StartDate.Span, e.EndDate.Span, e.Score.Span)
	}
	for _, p := range r.Projects {
		spans = append(spans, p.Entity.Span, p.URL.Span, p.StartDate.Span, p.EndDate.Span)
	}
	for _, c := range r.Certificates {
		spans = append(spans, c.Date.Span, c.URL.Span)
	}
	spans = append(spans, nameSpans(r.Text, b.Name.Value)...)
	return slices.DeleteFunc(spans, parse.Span.Empty)
}

// work adds jobs of one kind with their titles and text.
func (b *builder) work(entries []parse.Work, kind EngagementKind) {
	for _, w := range entries {
		b.engage(Engagement{Kind: kind, Title: w.Position.Value, Start: monthOf(w.StartDate), Doubtful: doubtful(w)}, w.EndDate)
		b.entry(entry{w.Span, w.Position.Span, w.Highlights, WorkText})
	}
}

// doubtful reports whether the title or a date of a job was found by its place alone.
func doubtful(w parse.Work) bool {
	for _, confidence := range []int{w.Position.Confidence, w.StartDate.Confidence, w.EndDate.Confidence} {
		if confidence > 0 && confidence <= parse.Placed {
			return true
		}
	}
	return false
}

// engage adds an engagement. One without an end but with a start went on for an
// unknown time: its end is unknown too, unless the document says "present".
func (b *builder) engage(e Engagement, end parse.Date) {
	e.End, e.Current = monthOf(end), end.Present
	if end.Present {
		e.End = b.profile.Dated
	}
	if end.Month == 0 && !end.Present && end.Year != 0 && e.Start > e.End {
		e.End = e.Start // "March 2019 – 2019"
	}
	b.profile.Engagements = append(b.profile.Engagements, e)
}

// An entry is one engagement's place in the text.
type entry struct {
	span, title parse.Span
	highlights  []parse.Field // each begins a passage of its own
	section     Section
}

// entry adds the text of the last engagement: its title apart, the rest cut where
// private spans stand and where highlights begin.
func (b *builder) entry(e entry) {
	if e.span.Empty() {
		return
	}
	index := len(b.profile.Engagements) - 1
	holes := slices.Concat(b.holes, b.taken)
	if !e.title.Empty() {
		b.add(TitleText, index, e.title)
		holes = append(holes, e.title)
	}
	for _, piece := range cut(e.span, holes) {
		for _, h := range e.highlights {
			if piece.Start < h.Span.Start && h.Span.Start < piece.End {
				b.add(e.section, index, parse.Span{Start: piece.Start, End: h.Span.Start})
				piece.Start = h.Span.Start
			}
		}
		b.add(e.section, index, piece)
	}
	b.taken = append(b.taken, e.span)
}

// sectionTexts says what the text of a section is that no entry has claimed. Kinds
// that are not here are never shown to scoring.
var sectionTexts = map[parse.SectionKind]Section{
	parse.SummarySection: SummaryText, parse.WorkSection: WorkText, parse.ProjectSection: WorkText,
	parse.EducationSection: StudyText, parse.SkillSection: ListText, parse.CertificateSection: StudyText,
	parse.VolunteerSection: WorkText, parse.PublicationSection: OtherText, parse.OtherSection: OtherText,
}

// rest adds what no entry has claimed, by section, and the headline. Header and
// languages tell nothing of work; but where columns were torn apart, or a layout has
// no headings, lines of text end up in them. Those are told by their length.
func (b *builder) rest() {
	r := b.resume
	if !r.Basics.Label.Span.Empty() {
		b.add(HeadText, -1, r.Basics.Label.Span)
		b.taken = append(b.taken, r.Basics.Label.Span)
	}
	holes := append(slices.Clip(b.holes), b.taken...)
	if !r.Basics.Summary.Span.Empty() {
		for _, piece := range cut(r.Basics.Summary.Span, holes) {
			b.add(b.told(SummaryText), -1, piece)
		}
		holes = append(holes, r.Basics.Summary.Span)
	}
	for _, s := range r.Sections {
		body := parse.Span{Start: max(s.Span.Start, s.Head.End), End: s.Span.End}
		pieces := []parse.Span{body}
		text, known := sectionTexts[s.Kind]
		if s.Kind == parse.HeaderSection || s.Kind == parse.LanguageSection {
			pieces, text, known = b.prose(body), OtherText, true
		}
		if !known {
			continue
		}
		for _, p := range pieces {
			for _, piece := range cut(p, holes) {
				b.add(b.told(text), -1, piece)
			}
		}
	}
}

// told says what the text of a section is: in a résumé in which the parser found no
// job and no project, the work stands in what was taken for summary or else.
func (b *builder) told(s Section) Section {
	none := len(b.resume.Work)+len(b.resume.Projects)+len(b.resume.Volunteer) == 0
	if none && (s == SummaryText || s == OtherText) {
		return WorkText
	}
	return s
}

// proseWords is how many words a line of a header has at least that is no name, no
// address and no contact.
const proseWords = 8

// prose returns the lines of a span that are long enough to be text, without those
// in which something private stands or may stand.
func (b *builder) prose(span parse.Span) []parse.Span {
	var lines []parse.Span
	for span.Start < span.End {
		end := span.End
		if i := strings.IndexAny(b.resume.Text[span.Start:span.End], "\n\t"); i >= 0 {
			end = span.Start + i
		}
		line := parse.Span{Start: span.Start, End: end}
		text := b.resume.Text[line.Start:line.End]
		private := strings.Contains(text, "@") || strings.Contains(text, "://") ||
			slices.ContainsFunc(b.holes, func(h parse.Span) bool { return h.Start < line.End && line.Start < h.End })
		if !private && len(strings.Fields(text)) >= proseWords {
			lines = append(lines, line)
		}
		span.Start = end + 1
	}
	return lines
}

// add appends a passage unless it is only white space and punctuation, or its span
// is not one of the text.
func (b *builder) add(section Section, engagement int, span parse.Span) {
	if span.Start < 0 || span.End > len(b.resume.Text) || span.Empty() {
		return
	}
	text := b.resume.Text[span.Start:span.End]
	trimmed := strings.TrimLeft(text, " \t\n\r,;:|–—-/()")
	start := span.End - len(trimmed)
	trimmed = strings.TrimRight(trimmed, " \t\n\r,;|–—-/(")
	if len(lowerWords(trimmed)) == 0 {
		return
	}
	b.profile.Passages = append(b.profile.Passages, Passage{Section: section, Engagement: engagement, Text: trimmed, Start: start})
}

// cut returns what is left of a span when the holes are taken out, in order.
func cut(span parse.Span, holes []parse.Span) []parse.Span {
	holes = slices.Clone(holes)
	slices.SortFunc(holes, func(a, b parse.Span) int { return a.Start - b.Start })
	var left []parse.Span
	at := span.Start
	for _, h := range holes {
		if h.End <= at || h.Start >= span.End {
			continue
		}
		if h.Start > at {
			left = append(left, parse.Span{Start: at, End: h.Start})
		}
		at = max(at, h.End)
	}
	if at < span.End {
		left = append(left, parse.Span{Start: at, End: span.End})
	}
	return left
}

// monthOf returns the month of a date; zero for an unknown one and for the present.
func monthOf(d parse.Date) Month { return MonthOf(d.Year, d.Month) }
