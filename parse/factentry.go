package parse

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Certificates, honours and publications are told in one line or in a few: a title, who
// gave it and when, a sentence about it. What opens an entry is told by its look, by the
// dates, or, if both say nothing, by its words; else every paragraph is one.

// A factEntry is one of them.
type factEntry struct {
	lead Span   // the paragraph that opens it
	more []Span // paragraphs below
}

// span covers the whole entry.
func (e factEntry) span() Span {
	if n := len(e.more); n > 0 {
		return Span{e.lead.Start, e.more[n-1].End}
	}
	return e.lead
}

// underDates joins dates on rows of their own to what stands below them, where the first
// row of a part is one.
func (s *sheet) underDates(items []Span) []Span {
	if len(items) < 2 || !s.onlyDate(items[0]) {
		return items
	}
	var out []Span
	for i := 0; i < len(items); i++ {
		item := items[i]
		if s.onlyDate(item) && i+1 < len(items) {
			i++
			item.End = items[i].End
		}
		out = append(out, item)
	}
	return out
}

// onlyDate reports whether a span holds a date and nothing else.
func (s *sheet) onlyDate(p Span) bool {
	rest := strings.Join(s.strs(s.undatedSpans(p)), "")
	return strings.Trim(rest, " \t\n,;|·•–—-:/()") == "" && strings.TrimSpace(s.str(p)) != ""
}

// maxFactRows bounds the paragraphs below a title.
const maxFactRows = 4

// factEntries cuts a part into entries.
func (s *sheet) factEntries(p part) []factEntry {
	items := s.underDates(s.items(p))
	leads := s.leadsByLook(items)
	if leads == nil {
		leads = s.leadsByDate(items)
	}
	var out []factEntry
	for i, item := range items {
		n := len(out) - 1
		if n >= 0 && (leads != nil && !leads[i] || (leads == nil || issuedBy.MatchString(s.str(item))) && s.belongs(out[n], item)) {
			out[n].more = append(out[n].more, item)
			continue
		}
		out = append(out, factEntry{lead: item})
	}
	return out
}

// leadsByLook finds the paragraphs that look like the first one, where others below them
// look plainer. It is nil if the looks say nothing.
func (s *sheet) leadsByLook(items []Span) []bool {
	body := s.bodySize()
	leads := make([]bool, len(items))
	plain, run := 0, 0
	for i, item := range items {
		l, first := s.lookAt(s.rowOf(item.Start), body), s.lookAt(s.rowOf(items[0].Start), body)
		l.colon, first.colon = false, false
		leads[i] = l == first
		if leads[i] {
			run = 0
			continue
		}
		if plain, run = plain+1, run+1; l.stands() >= first.stands() || run > maxFactRows {
			return nil
		}
	}
	if plain == 0 {
		return nil
	}
	return leads
}

// leadsByDate finds a rhythm: every second or third paragraph is dated, and the others
// are not. It is nil if there is none, or if the dated ones open the entries.
func (s *sheet) leadsByDate(items []Span) []bool {
	for _, beat := range []int{2, 3} {
		at := slices.IndexFunc(items, s.isDated)
		if at < 0 || at >= beat || len(items) < 2*beat || len(items)%beat != 0 {
			continue
		}
		leads := make([]bool, len(items))
		steady := true
		for i, item := range items {
			leads[i] = i%beat == 0
			steady = steady && s.isDated(item) == (i%beat == at)
		}
		if steady {
			return leads
		}
	}
	return nil
}

func (s *sheet) isDated(p Span) bool { return !sentenceLike(s.str(p)) && len(periods(s.str(p), 0)) > 0 }

// belongs reports whether the words of a paragraph say that it goes on with an entry: who
// gave it, nothing but a date or an address, or a sentence below a title.
func (s *sheet) belongs(e factEntry, item Span) bool {
	text := s.str(item)
	if len(e.more) == maxFactRows {
		return false
	}
	switch {
	case issuedBy.MatchString(text), s.onlyDate(item):
		return true
	case urlShape.FindString(text) == strings.TrimSpace(text):
		return true
	}
	return sentenceLike(text) && !sentenceLike(s.str(e.lead)) && len(text) > len(s.str(e.lead))
}

func (s *sheet) strs(spans []Span) []string {
	var out []string
	for _, p := range spans {
		out = append(out, s.str(p))
	}
	return out
}

// issuedBy stands before the name of who gave something.
var issuedBy = regexp.MustCompile(`^(?i:(?:issued|awarded|presented|given|granted|conferred|published) (?:by|in)|issuer|issuing (?:body|organi[sz]ation)|awarder|publisher|ausgestellt von|verliehen von|délivré par|décerné par|emitido por|otorgado por|concedido por)\s*:?\s+`)

// sentenceLike reports whether a text reads as a sentence: eight words or more that begin
// with a capital, end in a full stop and do not sound like a list.
func sentenceLike(text string) bool {
	words := strings.Fields(text)
	if len(words) < 8 || !unicode.IsUpper(firstRune(text)) || strings.Count(text, ",")*3 > len(words) {
		return false
	}
	small := 0
	for _, w := range words {
		if unicode.IsLower(firstRune(w)) {
			small++
		}
	}
	return small*2 > len(words)
}

// A namedFact is what an entry says: its title, who stands behind it, when, where on the
// web, and a sentence about it.
type namedFact struct {
	name, by, url, summary Field
	date                   Date
	span                   Span
}

// namedFacts reads the entries of a part.
func (s *sheet) namedFacts(p part) []namedFact {
	var out []namedFact
	for _, e := range s.factEntries(p) {
		if f, ok := s.namedFact(e); ok {
			out = append(out, f)
		}
	}
	return out
}

// namedFact reads one entry. It reports whether the entry has a title.
func (s *sheet) namedFact(e factEntry) (namedFact, bool) {
	parts := s.factParts(e.lead)
	f := namedFact{span: e.span(), url: s.webIn(e.span())}
	if len(parts) == 0 {
		return f, false
	}
	f.name, f.date = parts[0], s.lastDate(e.lead)
	if m := numbering.FindStringIndex(f.name.Value); m != nil {
		f.name = s.field(Span{f.name.Span.Start + strings.IndexAny(s.str(f.name.Span), ".)") + 1, f.name.Span.End})
	}
	if len(parts) > 1 && certifiedWord.MatchString(f.name.Value) && strings.Contains(f.name.Value, " ") && s.text[f.name.Span.End] == ':' {
		f.name = s.field(Span{f.name.Span.Start, parts[1].Span.End}) // "Microsoft Certified: Administrator"
		parts = parts[1:]
	}
	if len(parts) > 1 && gradeWord.MatchString(parts[1].Value) {
		f.name = s.field(Span{f.name.Span.Start, parts[1].Span.End}) // "Solutions Architect – Associate"
		parts = parts[1:]
	}
	if len(parts) > 1 {
		f.by = parts[1]
	}
	if f.by.IsZero() {
		f.name, f.by = s.cutGiver(f.name)
	}
	for _, below := range e.more {
		s.factBelow(&f, below)
	}
	return f, true
}

// gradeWord is a grade of a certificate.
var gradeWord = regexp.MustCompile(`^(?i:professional|associate|practitioner|foundational|foundation|specialty|expert|fundamentals|advanced|intermediate|level \w+)$`)

// cutGiver cuts who gave something off its title behind the last comma: "Best Paper,
// Example Society".
func (s *sheet) cutGiver(name Field) (title, by Field) {
	text := s.str(name.Span)
	cut := strings.LastIndexByte(text, ',')
	if cut < 4 {
		return name, Field{}
	}
	tail := text[cut+1:]
	if len(strings.Fields(tail)) > 7 || !unicode.IsUpper(firstRune(strings.TrimSpace(tail))) || employerScore(tail) < 3 && schoolScore(tail) < 3 && !giverNoun.MatchString(tail) {
		return name, Field{}
	}
	return s.field(Span{name.Span.Start, name.Span.Start + cut}), s.field(Span{name.Span.Start + cut + 1, name.Span.End})
}

var giverNoun = regexp.MustCompile(`(?i)\b(?:journal|magazine|review|letters|proceedings|conference|symposium|press|verlag|quarterly|monthly|weekly|association|society|foundation|board|authority|council|ministry|academy|federation|union|company)\b`)

// factBelow adds what a paragraph below the title says.
func (s *sheet) factBelow(f *namedFact, p Span) {
	text := s.str(p)
	if m := issuedBy.FindStringIndex(text); m != nil {
		p.Start += m[1]
	} else if sentenceLike(text) {
		f.summary = f.summary.or(s.prose(p))
		return
	}
	if f.date.IsZero() {
		f.date = s.lastDate(p)
	}
	if parts := s.factParts(p); len(parts) > 0 && f.by.IsZero() {
		f.by = parts[0]
	}
}

func (s *sheet) lastDate(p Span) Date {
	if ps := periods(s.str(p), p.Start); len(ps) > 0 {
		return ps[len(ps)-1].end
	}
	return Date{}
}

var (
	// doiShape is the name of a work in the registry of its publisher.
	doiShape = regexp.MustCompile(`^\s*(?:(?i:doi):?\s*)?10\.\d{4,9}/\S+`)
	// dateLabel stands before a date and says nothing else.
	dateLabel = regexp.MustCompile(`^(?i:issued|awarded|published|released|completed|expires?|expiry|valid(?: until| through)?|date)(?: on)?$`)
)

// factParts cuts a short fact at strong separators, without its dates and addresses.
func (s *sheet) factParts(p Span) []Field {
	var out []Field
	for _, gap := range s.undatedSpans(p) {
		for _, q := range s.cutStrong(gap) {
			if m := doiShape.FindStringIndex(s.str(q)); m != nil {
				q.Start += m[1]
			}
			if f := s.field(q); !f.IsZero() && f.Value != "." && !looksLikeURL(f.Value) && !dateLabel.MatchString(f.Value) {
				out = append(out, f)
			}
		}
	}
	return out
}
