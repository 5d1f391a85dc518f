package parse

import (
	"slices"
	"strings"
)

// Under the head of an entry some lines say themselves what they hold: "Technologies:
// Go, SQL", "Client: Acme", "Coursework: …". They fill fields of their own and are not
// repeated among the highlights.

// A detail is what such a line holds.
type detail uint8

const (
	noDetail   detail = iota
	toolDetail        // what a project was made with
	roleDetail        // the person's part in a project
	bodyDetail        // for whom a project was done
	kindDetail        // what kind of project it is
	linkDetail        // an address
	courseDetail
	aboutDetail // what an employer does
)

// detailLabels are the words before the colon, in lower case.
var detailLabels = func() map[string]detail {
	m := map[string]detail{}
	for d, list := range map[detail]string{
		toolDetail: `technologies|technology|tech|stack|tech stack|technology stack|tools|tools and technologies|environment|technical environment|built with|keywords|frameworks|libraries|skills|
			technologien|werkzeuge|eingesetzte technologien|tecnologías|tecnologias|herramientas|ferramentas|outils|environnement|environnement technique|tecnologie|technologieën|mots clés`,
		roleDetail:   `role|my role|position|rolle|rôle|rol|função|ruolo|puesto`,
		bodyDetail:   `client|customer|organization|organisation|company|employer|institution|partner|sponsor|kunde|auftraggeber|cliente|organización|organização|opdrachtgever`,
		kindDetail:   `type|kind|category|project type|type of project|art|projektart|tipo|catégorie|categoría|categoria`,
		linkDetail:   `link|links|url|website|web|site|repository|repo|source|source code|code|github|gitlab|demo|live demo|homepage|webseite|sitio|lien`,
		courseDetail: `courses|course work|coursework|modules|subjects|kurse|fächer|vorlesungen|cours|cursos|asignaturas|materias|disciplinas|corsi|vakken`,
		aboutDetail:  `about the company|company profile|company description|employer profile|über das unternehmen|unternehmensprofil|l'entreprise|sobre la empresa|sobre a empresa`,
	} {
		for label := range phraseSet(list) {
			if old, ok := m[label]; !ok || d < old {
				m[label] = d
			}
		}
	}
	return m
}()

// labelFillers may stand beside the noun of a label: "Relevant coursework", "Tools used".
var labelFillers = wordSet("relevant selected key main core primary major used involved completed notable graduate undergraduate advanced principal wichtige relevante utilisées utilisés utilizadas usadas")

// detailOf tells what the label at the front of a text names, and where its value begins.
func detailOf(text string) (detail, int) {
	cut := strings.IndexAny(text[:min(len(text), 42)], ":\t")
	if cut <= 0 || cut > 40 || strings.HasPrefix(text[cut:], "://") {
		return noDetail, 0
	}
	words := strings.Fields(strings.ToLower(strings.Trim(text[:cut], " *•-–")))
	if len(words) == 0 || len(words) > 4 {
		return noDetail, 0
	}
	d := detailLabels[strings.Join(words, " ")]
	if d == noDetail {
		d = detailLabels[strings.Join(slices.DeleteFunc(words, func(w string) bool { return labelFillers[w] }), " ")]
	}
	return d, cut + 1
}

// details are the labelled lines of one entry.
type details struct {
	tools, roles, courses   []Field
	entity, kind, url, text Field
	taken                   map[int]bool // rows that they fill
}

// details reads the labelled lines of the rows [from, to), of the kinds that are wanted.
func (s *sheet) details(from, to int, want ...detail) details {
	d := details{taken: map[int]bool{}}
	for i := from; i < to; i++ {
		kind, at := detailOf(s.rowText(i))
		if kind == noDetail || !slices.Contains(want, kind) {
			continue
		}
		j := i + 1
		for j < to && !s.begins(j) && !s.detailed(j) {
			j++
		}
		span := Span{min(s.rows[i].span.Start+at, s.rows[i].span.End), s.rows[j-1].span.End}
		if strings.TrimSpace(s.str(span)) == "" && kind == courseDetail {
			for j < to && s.rows[j].bullet {
				d.courses = append(d.courses, s.prose(s.rows[j].span))
				j++
			}
		}
		if !d.keep(s, kind, span) && len(d.courses) == 0 {
			continue
		}
		for ; i < j; i++ {
			d.taken[i] = true
		}
		i--
	}
	return d
}

func (s *sheet) detailed(i int) bool {
	kind, _ := detailOf(s.rowText(i))
	return kind != noDetail
}

// maxDetail bounds the words of a value that is no list and no text.
const maxDetail = 12

// keep puts a value where it belongs, and reports whether it could be one.
func (d *details) keep(s *sheet, kind detail, span Span) bool {
	f := s.field(span)
	short := len(strings.Fields(f.Value)) <= maxDetail
	switch {
	case f.IsZero():
		return false
	case kind == toolDetail:
		d.tools = append(d.tools, s.keywords(span)...)
	case kind == courseDetail:
		d.courses = append(d.courses, s.keywords(span)...)
	case kind == aboutDetail && d.text.IsZero():
		d.text = s.prose(s.trim(span, " \t"))
	case kind == roleDetail && short:
		d.roles = append(d.roles, f)
	case kind == bodyDetail && short && d.entity.IsZero():
		d.entity = f
	case kind == kindDetail && short && d.kind.IsZero():
		d.kind = f
	case kind == linkDetail && d.url.IsZero():
		d.url = s.webIn(span)
		return !d.url.IsZero()
	default:
		return false
	}
	return true
}

// webIn returns the address that a span shows or, if it shows none, links to.
func (s *sheet) webIn(p Span) Field {
	masked := emailShape.masked(s.str(p))
	if m := urlShape.FindStringIndex(masked); m != nil {
		return s.fieldExact(Span{p.Start + m[0], p.Start + m[1]})
	}
	return s.linkBehind(p)
}

// linkBehind returns the target of a link that stands behind text of a span. Where the
// target is not what is printed, the field has no place in the text.
func (s *sheet) linkBehind(p Span) Field {
	if p.Empty() {
		return Field{}
	}
	for i := max(0, s.rowOf(p.Start)); i < len(s.rows) && s.rows[i].span.Start < p.End; i++ {
		for k, seg := range s.rows[i].segs {
			if link := s.rows[i].segments[k].link; isWeb(link) && seg.Start < p.End && p.Start < seg.End {
				return Field{Value: link}
			}
		}
	}
	return Field{}
}

// lonelyURL returns the address that fills one of the rows [from, to), and the row.
func (s *sheet) lonelyURL(from, to int) (Field, int) {
	for i := from; i < to; i++ {
		text := s.rowText(i)
		if m := urlShape.FindStringIndex(emailShape.masked(text)); m != nil && len(strings.Trim(text[:m[0]]+text[m[1]:], " \t()[]<>.,;:|")) == 0 {
			return s.fieldExact(Span{s.rows[i].span.Start + m[0], s.rows[i].span.Start + m[1]}), i
		}
	}
	return Field{}, -1
}
