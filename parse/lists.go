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
		for j < p.to && !s.begins(j) && !(strings.HasSuffix(s.rowText(j-1), ".") && citation.MatchString(s.rowText(j))) && (s.rows[i].bullet || !s.shortRow(j-1) && !(s.endsDated(j-1) && s.endsDated(j))) {
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

// citation begins a work in a list of them: "Doe, J.", "[3]", "4."
var citation = regexp.MustCompile(`^(?:\p{Lu}[\p{L}'’-]+,? \p{Lu}\.|\p{Lu}\. ?\p{Lu}[\p{L}'’-]+,|\[\d{1,3}\]|\d{1,3}[.)] )`)

// shortRow reports whether a row ends well before the margin, so that the next one
// is not its wrapped end.
func (s *sheet) shortRow(i int) bool { return len(s.rowText(i)) < 60 }

// endsDated reports whether a row ends with a date: two such rows are two items.
func (s *sheet) endsDated(i int) bool {
	ps := s.periodsIn(i, s.rows[i].span)
	return len(ps) > 0 && s.rows[i].span.End-ps[len(ps)-1].span.End < 2
}

// certificates reads a part as certificates.
func (s *sheet) certificates(p part) []Certificate {
	var out []Certificate
	for _, f := range s.namedFacts(p) {
		out = append(out, Certificate{Name: f.name, Date: f.date, URL: f.url, Issuer: f.by, Span: f.span})
	}
	return out
}

// awards reads a part as honours.
func (s *sheet) awards(p part) []Award {
	var out []Award
	for _, f := range s.namedFacts(p) {
		out = append(out, Award{Title: f.name, Date: f.date, Awarder: f.by, Summary: f.summary, Span: f.span})
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
	nederlands engels duits frans spaans italiaans russisch pools turks arabisch chinees japans portugees zweeds schwedisch norwegisch dänisch finnisch griechisch tschechisch
	ungarisch rumänisch kroatisch serbisch ukrainisch hebräisch persisch koreanisch latein latin hindi inglese tedesco francese spagnolo italiano portoghese russo cinese giapponese arabo olandese
	suédois polonais ukrainien roumain grec turc hébreu coréen breton catalan holandés sueco polaco rumano griego turco hebreo coreano catalán euskera gallego alemán grego hebraico holandês polonês romeno
	wolof twi akan xhosa sesotho setswana shona somali tigrinya malagasy nepali sinhala sinhalese odia assamese konkani pashto dari kurdish uyghur mongolian tibetan burmese khmer lao maori samoan hawaiian navajo luxembourgish maltese bosnian faroese
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
