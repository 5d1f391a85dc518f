package parse

import (
	"context"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/proven-go/proven/parse/run"
)

// build makes a Resume of what a format reader found.
func (p *Parser) build(ctx context.Context, doc run.Document) (*Resume, error) {
	visible, hidden := unhide(doc)
	r := &Resume{Hidden: hidden}
	var lines []line
	if visible.Flow {
		lines = flowLines(visible)
	} else {
		var doubts []Diagnostic
		lines, doubts = place(visible)
		r.Diagnostics = append(r.Diagnostics, doubts...)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s, cut := newSheet(lines, p.maxText())
	if len(s.rows) == 0 {
		return nil, ErrNoText
	}
	r.Text = s.text
	parts := s.divide()
	parts = s.withStrayJobs(s.judge(parts))
	s.readParts(r, parts)
	for _, pt := range parts {
		r.Sections = append(r.Sections, Section{pt.kind, pt.head, s.rowsSpan(pt.from, pt.to)})
	}
	s.grade(r)
	r.date(p.AsOf, doc, s.newest(parts, doc))
	r.report(doc, parts, cut)
	return r, ctx.Err()
}

// judge corrects the kinds of parts by what stands in them.
func (s *sheet) judge(parts []part) []part {
	out := parts[:0:0]
	for _, p := range parts {
		switch p.kind {
		case SummarySection, OtherSection:
			if p.headed && s.listed(p) {
				p.kind = SkillSection
			}
		case SkillSection:
			if s.certified(p) {
				p.kind = CertificateSection
			} else if s.studied(p) {
				p.kind = EducationSection
			}
		case LanguageSection:
			var b strings.Builder
			for i := p.from; i < p.to; i++ {
				b.WriteString(s.rowText(i) + "\n")
			}
			if n := len(out) - 1; !humanLanguages(b.String()) {
				p.kind = SkillSection
				if n >= 0 && out[n].kind == SkillSection && !p.inline {
					out[n].to = p.to // a group of skills, not a part
					continue
				}
			}
		}
		out = append(out, p)
	}
	return out
}

// listed reports whether most rows of a part are groups of a list ("Databases:
// MySQL, MongoDB").
func (s *sheet) listed(p part) bool {
	groups, rows := 0, 0
	for i := p.first(); i < p.to; i++ {
		text := s.rowText(i)
		if i > p.first() && s.continues(i) {
			continue
		}
		rows++
		if cut := strings.IndexByte(text, ':'); cut > 0 && cut < 40 && len(text) > cut+3 {
			groups++
		}
	}
	return groups >= 2 && groups*3 >= rows*2
}

// readParts reads the fields of all parts.
func (s *sheet) readParts(r *Resume, parts []part) {
	s.contacts(&r.Basics, parts)
	for _, p := range parts {
		switch p.kind {
		case WorkSection:
			r.Work = append(r.Work, s.jobs(p, jobWording)...)
		case VolunteerSection:
			r.Volunteer = append(r.Volunteer, s.jobs(p, jobWording)...)
		case EducationSection:
			s.education(r, p)
		case SkillSection:
			r.Skills = append(r.Skills, s.skillGroups(p)...)
		case CertificateSection:
			r.Certificates = append(r.Certificates, s.certificates(p)...)
		case LanguageSection:
			r.Languages = append(r.Languages, s.languages(p)...)
		case ProjectSection:
			r.Projects = append(r.Projects, s.projects(p)...)
		case PublicationSection:
			r.Publications = append(r.Publications, s.publications(p, r.Basics.Name.Value)...)
		case AwardSection:
			r.Awards = append(r.Awards, s.awards(p)...)
		case InterestSection:
			r.Interests = append(r.Interests, s.interests(p)...)
		case SummarySection:
			s.summary(r, p)
		}
	}
	if len(r.Work) == 0 {
		s.strayJobs(r, parts)
	}
	if r.Basics.Summary.IsZero() {
		s.opening(r, parts)
	}
}

// summary takes the body of a part as the summary; the first one wins.
func (s *sheet) summary(r *Resume, p part) {
	if !r.Basics.Summary.IsZero() || p.first() >= p.to && !p.inline {
		return
	}
	span := Span{s.rows[min(p.first(), p.to-1)].span.Start, s.rows[p.to-1].span.End}
	if p.inline {
		span.Start = p.body.Start
	}
	r.Basics.Summary = s.prose(s.trim(span, " \t:"))
}

// opening takes a paragraph of the first part as the summary if it reads like one.
func (s *sheet) opening(r *Resume, parts []part) {
	if len(parts) == 0 || parts[0].headed {
		return
	}
	p := parts[0]
	for i := p.from; i < p.to && !s.opensJob(i); i++ {
		j := i + 1
		for j < p.to && !s.begins(j) {
			j++
		}
		span := Span{s.rows[i].span.Start, s.rows[j-1].span.End}
		if words := len(strings.Fields(s.str(span))); (words >= 15 || words >= 9 && strings.HasSuffix(s.str(span), ".") && unicode.IsUpper(firstRune(s.str(span)))) && !emailShape.MatchString(s.str(span)) {
			r.Basics.Summary = s.prose(span)
			return
		}
		i = j - 1
	}
}

// education reads a part as studies; entries that name a job and no school or
// degree are jobs that the layout has put here.
func (s *sheet) education(r *Resume, p part) {
	all := s.studies(p)
	jobs := 0
	for _, e := range all {
		if s.jobLike(e) {
			jobs++
		}
	}
	if jobs*2 <= len(all) || jobs < 2 {
		r.Education = append(r.Education, all...)
		return
	}
	r.Work = append(r.Work, s.jobs(p, jobWording)...)
}

func (s *sheet) jobLike(e Education) bool {
	n, title := 0, false
	for l := range strings.SplitSeq(s.str(e.Span), "\n") {
		if n++; n > 2 {
			break
		}
		if degreeScore(l) >= 3 || schoolScore(l) >= 3 {
			return false
		}
		title = title || titleScore(l) >= 2
	}
	return title
}

// strayJobs looks for dated jobs in parts of other kinds, where no part with jobs
// was found.
func (s *sheet) strayJobs(r *Resume, parts []part) {
	for k := range parts {
		p := &parts[k]
		switch p.kind {
		case OtherSection, HeaderSection, SummarySection, SkillSection, ProjectSection:
		default:
			continue
		}
		if !s.dated(*p) {
			continue // a job counts by its start
		}
		named := 0
		jobs := s.jobs(*p, jobWording)
		for _, w := range jobs {
			if titleScore(w.Position.Value) >= 2 && !w.StartDate.IsZero() {
				named++
			}
		}
		if named > 0 && named*2 >= len(jobs) && !(len(r.Work) > 0 && p.kind == OtherSection) {
			r.Work = append(r.Work, jobs...)
		}
	}
}

// dated reports whether any row of a part holds a date.
func (s *sheet) dated(p part) bool {
	for i := p.from; i < p.to; i++ {
		if len(s.datesOf(i)) > 0 {
			return true
		}
	}
	return false
}

// limitWarning is how readers say that one of their limits ended the reading.
const limitWarning = "a limit cut the document short"

// hiddenWords counts the hidden pieces that say something. Half of all templates leave
// characters without width and bare marks behind: they are kept, and raise no doubt.
func (r *Resume) hiddenWords() int {
	n := 0
	for _, h := range r.Hidden {
		if strings.IndexFunc(h.Text, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) >= 0 {
			n++
		}
	}
	return n
}

// report adds the diagnostics of the whole document.
func (r *Resume) report(doc run.Document, parts []part, cut bool) {
	if n := r.hiddenWords(); n > 0 {
		r.diagnose(HiddenText, fmt.Sprintf("%d places", n), Span{})
	}
	headed := false
	for _, p := range parts {
		headed = headed || p.headed
	}
	if !headed {
		r.diagnose(NoSections, "", Span{})
	}
	dated := false
	for _, w := range r.Work {
		dated = dated || !w.StartDate.IsZero() || !w.EndDate.IsZero()
	}
	if !dated {
		r.diagnose(NoWork, "", Span{})
	}
	if strings.ContainsRune(r.Text, utf8.RuneError) || strings.Contains(r.Text, "Ã") || strings.Contains(r.Text, "â€") {
		r.diagnose(Mojibake, "", Span{})
	}
	for _, w := range doc.Warnings {
		if w == limitWarning {
			r.diagnose(LimitReached, "container", Span{})
			continue
		}
		r.diagnose(PartlyRead, w, Span{})
	}
	if cut {
		r.diagnose(LimitReached, "text", Span{})
	}
}
