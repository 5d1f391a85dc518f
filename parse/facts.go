package parse

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/proven-go/proven/parse/html"
	"github.com/proven-go/proven/parse/run"
)

// A page may state in a form for machines whom it is about (see [html.Facts]). No
// reader sees that, so it may only point: a fact fills a field that the rules have left
// empty, and only with what stands in the visible text or is the target of a visible
// link. Hidden words can so enter no field.

// addFacts fills empty fields of Basics with what an HTML page states and shows.
func (r *Resume) addFacts(ctx context.Context, doc run.Document, data []byte) error {
	facts := html.Facts(ctx, data, html.Limits{})
	if len(facts) == 0 || r.aboutAnother(facts) {
		return ctx.Err()
	}
	w := witness{r: r}
	for _, one := range doc.Runs {
		if text, _ := zeroWidth(one.Text); one.Hidden == run.Visible && one.Link != "" && strings.TrimSpace(text) != "" {
			w.links = append(w.links, one.Link)
		}
	}
	for _, town := range []bool{true, false} { // the rest of an address must stand in its line
		for _, f := range facts {
			if ctx.Err() == nil && town == (f.Property == "addressLocality") {
				w.fill(f.Property, tidy(f.Value))
			}
		}
	}
	return ctx.Err()
}

// aboutAnother reports whether the facts name somebody who shares no word with the name
// that was read, such as the author of the page's design.
func (r *Resume) aboutAnother(facts []html.Fact) bool {
	read := strings.Fields(strings.ToLower(r.Basics.Name.Value))
	named := false
	for _, f := range facts {
		if f.Property != "name" {
			continue
		}
		named = true
		for word := range strings.FieldsSeq(strings.ToLower(tidy(f.Value))) {
			if slices.Contains(read, word) {
				return false
			}
		}
	}
	return named && len(read) > 0
}

// witness knows what a reader of the page sees.
type witness struct {
	r     *Resume
	links []string // targets of visible links
}

// fill sets the field of a property if it is empty and the value is seen.
func (w *witness) fill(property, value string) {
	b := &w.r.Basics
	if value == "" {
		return
	}
	switch property {
	case "name":
		set(&b.Name, func() Field { return w.words(value, strings.Contains(value, " ")) })
	case "jobTitle":
		set(&b.Label, func() Field {
			f := w.words(value, false)
			if w.section(f.Span) != HeaderSection {
				return Field{} // the title of a job, not of the person
			}
			return f
		})
	case "email":
		if emailShape.FindString(value) == value {
			set(&b.Email, func() Field { return w.contact("(?i:"+regexp.QuoteMeta(value)+")", "mailto:", value) })
		}
	case "telephone":
		if n := len(digitsOf(value)); n >= 7 && n <= 15 {
			set(&b.Phone, func() Field {
				return w.contact(`(?:\+ ?)?\(?`+strings.Join(strings.Split(digitsOf(value), ""), `[ ()./–-]{0,3}`), "tel:", value)
			})
		}
	case "url", "sameAs":
		w.address(property, value)
	default:
		w.place(property, value)
	}
}

// set fills a field that is empty.
func set(f *Field, find func() Field) {
	if !f.IsZero() {
		return
	}
	if *f = find(); !f.IsZero() {
		f.Confidence = Stated
	}
}

// address adds a page of the person: one on a network that is not known yet, or the
// person's own.
func (w *witness) address(property, value string) {
	b := &w.r.Basics
	network, user := networkOf(value)
	known := slices.ContainsFunc(b.Profiles, func(p Profile) bool {
		return network != "" && p.Network.Value == network || urlKey(p.URL.Value) == urlKey(value)
	})
	if !isWeb(value) || known || network == "" && property == "sameAs" {
		return
	}
	find := func() Field {
		return w.contact(`(?i:(?:https?://)?(?:www\.)?`+regexp.QuoteMeta(urlKey(value))+`)/?`, "", value)
	}
	if network == "" {
		set(&b.URL, find)
		return
	}
	p := Profile{Network: Field{Value: network, Confidence: Stated}, Username: Field{Value: user, Confidence: Stated}}
	if set(&p.URL, find); !p.URL.IsZero() {
		b.Profiles = append(b.Profiles, p)
	}
}

// place sets a part of the place of living. Its parts are short words that may stand
// anywhere, so that they must stand in the line of the town.
func (w *witness) place(property, value string) {
	l := &w.r.Basics.Location
	field := map[string]*Field{
		"streetAddress": &l.Address, "postalCode": &l.PostalCode, "addressRegion": &l.Region, "addressCountry": &l.CountryCode, "addressLocality": &l.City,
	}[property]
	if field == nil || property == "addressCountry" && len(value) != 2 {
		return
	}
	set(field, func() Field {
		if property == "streetAddress" || property == "addressLocality" {
			return w.words(value, false)
		}
		if l.City.Span.Empty() {
			return Field{}
		}
		return w.find(regexp.QuoteMeta(value), "-'’_@", func(p Span) bool {
			return w.lineAt(p.Start) == w.lineAt(l.City.Span.Start)
		})
	})
}

// words returns what a value's words show as in the text; in running text only if
// running allows it.
func (w *witness) words(value string, running bool) Field {
	alike := func(s string) string {
		parts := strings.Fields(s)
		for i := range parts {
			parts[i] = regexp.QuoteMeta(parts[i])
		}
		return strings.Join(parts, `\s+`)
	}
	pattern := alike(value)
	if len(value) > 3 {
		pattern += "|" + alike(strings.ToUpper(value)) // as styles often print a name
	}
	return w.find(pattern, "-'’_@", func(p Span) bool {
		at := w.lineAt(p.Start)
		return running || len(strings.Fields(w.r.Text[at.Start:at.End])) <= 10
	})
}

// contact returns what a pattern shows as in the text, else value if it is the target of
// a visible link of a scheme, "" being those of the web.
func (w *witness) contact(pattern, scheme, value string) Field {
	if f := w.find(pattern, "._-+@/", func(Span) bool { return true }); !f.IsZero() {
		return f
	}
	for _, link := range w.links {
		if len(link) < len(scheme) || !strings.EqualFold(link[:len(scheme)], scheme) {
			continue
		}
		target, _, _ := strings.Cut(link[len(scheme):], "?")
		switch {
		case scheme == "" && isWeb(link) && urlKey(link) == urlKey(value):
			return Field{Value: link}
		case scheme == "mailto:" && strings.EqualFold(strings.TrimSpace(target), value),
			scheme == "tel:" && digitsOf(target) == digitsOf(value):
			return Field{Value: value}
		}
	}
	return Field{}
}

// find returns the first match of a pattern that stands alone and outside of references,
// in the part before the first head if there is one.
func (w *witness) find(pattern, joins string, allowed func(Span) bool) (out Field) {
	shape, err := regexp.Compile(pattern)
	if err != nil {
		return Field{}
	}
	for _, m := range shape.FindAllStringIndex(w.r.Text, -1) {
		p := Span{m[0], m[1]}
		kind := w.section(p)
		if p.Empty() || kind == ReferenceSection || !alone(w.r.Text, p, joins) || !allowed(p) {
			continue
		}
		f := Field{Value: foldSpace(w.r.Text[p.Start:p.End]), Span: p}
		if kind == HeaderSection {
			return f
		}
		if out.IsZero() {
			out = f
		}
	}
	return out
}

// alone reports whether a span is no part of a longer word or address: joins are the
// signs that hold such together.
func alone(text string, p Span, joins string) bool {
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	before, _ := utf8.DecodeLastRuneInString(text[:p.Start])
	after, n := utf8.DecodeRuneInString(text[p.End:])
	next, _ := utf8.DecodeRuneInString(text[p.End+n:])
	return !inWord(before) && !strings.ContainsRune(joins, before) && !inWord(after) && !(strings.ContainsRune(joins, after) && inWord(next))
}

// section returns the kind of section in which a span begins.
func (w *witness) section(p Span) SectionKind {
	for _, s := range w.r.Sections {
		if p.Start < s.Span.End {
			return s.Kind
		}
	}
	return OtherSection
}

// lineAt returns the line in which a byte of the text stands.
func (w *witness) lineAt(at int) Span {
	start := strings.LastIndexByte(w.r.Text[:at], '\n') + 1
	line, _, _ := strings.Cut(w.r.Text[start:], "\n")
	return Span{start, start + len(line)}
}

// digitsOf returns the digits of a text.
func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}
