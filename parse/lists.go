package parse

import (
	"regexp"
	"strings"
)

// items returns the paragraphs and list items of a part as spans.
func (s *sheet) items(p part) []Span {
	var out []Span
	for i := p.first(); i < p.to; {
		j := i + 1
		for j < p.to && !s.begins(j) && (s.rows[i].bullet || !s.shortRow(j-1) && !(s.endsDated(j-1) && s.endsDated(j))) {
			j++
		}
		span := Span{s.rows[i].span.Start, s.rows[j-1].span.End}
		if p.inline && i == p.from {
			span.Start = p.body.Start
		}
		if strings.TrimSpace(s.str(span)) != "" {
			out = append(out, span)
		}
		i = j
	}
	return out
}

// shortRow reports whether a row ends well before the margin, so that the next one
// is not its wrapped end.
func (s *sheet) shortRow(i int) bool { return len(s.rowText(i)) < 60 }

// endsDated reports whether a row ends with a date: two such rows are two items.
func (s *sheet) endsDated(i int) bool {
	ps := s.periodsIn(i, s.rows[i].span)
	return len(ps) > 0 && s.rows[i].span.End-ps[len(ps)-1].span.End < 2
}

// certificates reads one certificate a paragraph.
func (s *sheet) certificates(p part) []Certificate {
	var out []Certificate
	for _, span := range s.items(p) {
		c := Certificate{Span: span}
		parts := s.factParts(span)
		if ps := periods(s.str(span), span.Start); len(ps) > 0 {
			c.Date = ps[len(ps)-1].end
		}
		if len(parts) == 0 {
			continue
		}
		c.Name = parts[0]
		if len(parts) > 1 && certifiedWord.MatchString(c.Name.Value) && strings.Contains(c.Name.Value, " ") && s.text[c.Name.Span.End] == ':' {
			c.Name = s.field(Span{c.Name.Span.Start, parts[1].Span.End}) // "Microsoft Certified: Administrator"
			parts = parts[1:]
		}
		if len(parts) > 1 {
			c.Issuer = parts[1]
		}
		out = append(out, c)
	}
	return out
}

// factParts cuts a short fact without its dates at strong separators.
func (s *sheet) factParts(p Span) []Field {
	var out []Field
	for _, gap := range s.undatedSpans(p) {
		for _, q := range s.cutStrong(gap) {
			if f := s.field(q); !f.IsZero() && f.Value != "." {
				out = append(out, f)
			}
		}
	}
	return out
}

// awards reads one honour a paragraph.
func (s *sheet) awards(p part) []Award {
	var out []Award
	for _, c := range s.certificates(p) {
		out = append(out, Award{Title: c.Name, Date: c.Date, Awarder: c.Issuer, Span: c.Span})
	}
	return out
}

// publications reads one work a paragraph.
func (s *sheet) publications(p part) []Publication {
	var out []Publication
	for _, c := range s.certificates(p) {
		out = append(out, Publication{Name: c.Name, ReleaseDate: c.Date, Publisher: c.Issuer, Span: c.Span})
	}
	return out
}

// interests reads a list of pastimes.
func (s *sheet) interests(p part) []Interest {
	var out []Interest
	for _, g := range s.skillGroups(p) {
		if !g.Name.IsZero() {
			out = append(out, Interest{g.Name, g.Keywords})
			continue
		}
		for _, k := range g.Keywords {
			out = append(out, Interest{Name: k})
		}
	}
	return out
}

var languageNames = wordSet(`english german french spanish italian portuguese dutch russian ukrainian polish czech slovak hungarian romanian bulgarian
	greek turkish hebrew arabic persian farsi urdu hindi bengali punjabi gujarati marathi tamil telugu kannada malayalam chinese mandarin cantonese
	japanese korean vietnamese thai indonesian malay tagalog filipino swedish norwegian danish finnish icelandic estonian latvian lithuanian serbian croatian
	bosnian slovenian macedonian albanian armenian georgian azerbaijani kazakh uzbek belarusian swahili amharic yoruba igbo hausa zulu afrikaans catalan basque galician
	irish welsh latin esperanto yiddish
	englisch deutsch französisch spanisch italienisch portugiesisch niederländisch russisch polnisch türkisch arabisch chinesisch japanisch
	anglais allemand français espagnol italien portugais néerlandais russe arabe chinois japonais
	inglés alemán francés español italiano portugués ruso árabe chino japonés inglês alemão francês espanhol português`)

// humanLanguages reports whether a text names a spoken language.
func humanLanguages(s string) bool {
	for _, w := range headWords(s) {
		if languageNames[w] {
			return true
		}
	}
	return false
}

var languageMark = regexp.MustCompile(`\s*[:(–—|\t]\s*|\s+-\s+|\s+/\s+`)

// languages reads "English (fluent), German – native" and the like.
func (s *sheet) languages(p part) []Language {
	var out []Language
	for _, g := range s.groups(p, true) {
		if !g.Name.IsZero() && humanLanguages(g.Name.Value) {
			f := Field{}
			if len(g.Keywords) > 0 {
				f = s.prose(Span{g.Keywords[0].Span.Start, g.Keywords[len(g.Keywords)-1].Span.End})
			}
			out = append(out, Language{g.Name, f})
			continue
		}
		for _, k := range g.Keywords {
			switch {
			case humanLanguages(k.Value):
				out = append(out, s.language(k))
			case len(out) > 0 && out[len(out)-1].Fluency.IsZero() && len(k.Value) < 40:
				out[len(out)-1].Fluency = k
			}
		}
	}
	return out
}

func (s *sheet) language(k Field) Language {
	if m := languageMark.FindStringIndex(s.str(k.Span)); m != nil && m[0] > 0 {
		return Language{s.field(Span{k.Span.Start, k.Span.Start + m[0]}), s.field(Span{k.Span.Start + m[1], k.Span.End})}
	}
	words := strings.Fields(s.str(k.Span))
	if len(words) > 1 && languageNames[strings.ToLower(words[0])] {
		cut := k.Span.Start + len(words[0])
		return Language{s.field(Span{k.Span.Start, cut}), s.field(Span{cut, k.Span.End})}
	}
	return Language{Language: k}
}

// projects reads the entries of a part as projects; without dates or headings, one a
// paragraph.
func (s *sheet) projects(p part) []Project {
	var out []Project
	for _, e := range s.projectEntries(p) {
		pr := Project{Span: s.rowsSpan(e.from, e.to)}
		pr.StartDate, pr.EndDate = e.dates()
		for _, q := range s.pieces(e, p, plainWording) {
			switch {
			case pr.URL.IsZero() && looksLikeURL(q.text):
				pr.URL = s.field(q.span)
			case pr.Name.IsZero():
				pr.Name = s.field(q.span)
			}
		}
		pr.Description, pr.Highlights = s.body(e.head, e.to)
		out = append(out, pr)
	}
	return out
}

// projectEntries cuts a part at its headings, bold rows or dates.
func (s *sheet) projectEntries(p part) []entry {
	var out []entry
	for i := p.first(); i < p.to; i++ {
		r := &s.rows[i]
		a, dated := s.anchorAt(i, p, plainWording)
		opens := r.head > 0 || !r.bullet && (dated && !a.p.single || s.headness(i, plainWording) >= 2 && (i == p.first() || s.begins(i) && !s.headRow(out, i-1)))
		if !opens && len(out) > 0 {
			continue
		}
		if k := len(out) - 1; k >= 0 && out[k].head == i && !out[k].hasDate && dated {
			out[k].head, out[k].dated, out[k].hasDate = i+1, a.p, true
			continue
		}
		e := entry{from: i, head: i + 1, to: p.to, anchor: i, dated: a.p, hasDate: dated}
		if k := len(out) - 1; k >= 0 {
			out[k].to = i
		}
		out = append(out, e)
	}
	return out
}

// headRow reports whether row i is the head of the entry at hand.
func (s *sheet) headRow(es []entry, i int) bool {
	k := len(es) - 1
	return k >= 0 && i < es[k].head
}
