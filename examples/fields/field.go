package main

import (
	"slices"
	"strings"
)

// columns are the measured fields in the order of the table. Those of recall have no
// precision: a parser may find more links or skills than somebody wrote down.
var columns = []struct {
	name   string
	recall bool
}{
	{"name", false}, {"email", false}, {"phone", false}, {"url", false}, {"url.links", true}, {"location", false}, {"summary", false},
	{"work.company", false}, {"work.company (contained)", false}, {"work.title", false}, {"work.start", false}, {"work.end", false}, {"work.entry", false},
	{"education.institution", false}, {"education.institution (contained)", false}, {"education.degree", false}, {"education.start", false}, {"education.end", false}, {"education.entry", false},
	{"skills.recall", true}, {"skills.exact", false},
}

// An outcome is how one field of one document was read.
type outcome struct {
	tally
	wrong []wrong
}

// wrong is a value that was not read (got is what stands in its place, "" for nothing),
// or with an empty want, one that was read where none is.
type wrong struct{ want, got string }

// A sheet holds the outcomes of one document, by field. What the document was not asked
// for is not in it.
type sheet map[string]outcome

// compare measures one document.
func compare(t truth, got facts) sheet {
	s := sheet{}
	s.single("name", t.Name, got.name, func(want, got string) bool { return letters(want) == letters(got) })
	if !t.linked("email") {
		s.single("email", t.Email, got.email, func(want, got string) bool { return address(want) == address(got) })
	}
	if !t.linked("phone") {
		s.single("phone", t.Phone, got.phone, samePhone)
	}
	s.links(t, got.urls)
	city, _, _ := strings.Cut(t.Location, ",")
	s.single("location", city, got.location, within)
	s.single("summary", t.Summary, got.summary, func(want, got string) bool { return within(beginning(letters(want), 50), got) })
	s.entries(jobs, t.jobs(), got.work)
	s.entries(studies, t.studies(), got.education)
	s.skills(t.Skills, got.skills)
	return s
}

// samePhone reports whether two numbers have the same digits, or one of at least seven
// ends the other: a country code more or less is no error of reading.
func samePhone(want, got string) bool {
	a, b := digits(want), digits(got)
	return a == b || min(len(a), len(b)) >= 7 && (strings.HasSuffix(a, b) || strings.HasSuffix(b, a))
}

// within reports whether got holds want, by letters and digits.
func within(want, got string) bool { return strings.Contains(letters(got), letters(want)) }

// beginning returns the first n characters of s.
func beginning(s string, n int) string {
	r := []rune(s)
	return string(r[:min(n, len(r))])
}

// single measures a field that a document has once or not at all.
func (s sheet) single(field, want, got string, same func(want, got string) bool) {
	var o outcome
	if want != "" {
		o.asked = 1
	}
	if got != "" {
		o.given = 1
	}
	switch {
	case want != "" && same(want, got):
		o.right = 1
	case want != "" || got != "":
		o.wrong = []wrong{{want, got}}
	}
	s[field] = o
}

// links measures URLs: as shown on the page ("url"), and those that only a link leads
// to ("url.links"), which are no error where they are found.
func (s sheet) links(t truth, got []string) {
	var shown, hidden outcome
	seen := map[string]bool{}
	for _, u := range got {
		if u != "" {
			seen[link(u)] = true
		}
	}
	asked := map[string]*outcome{} // link to the outcome that it counts for
	for _, u := range t.URLs {
		if asked[link(u)] != &shown { // shown once is shown, wherever else it is linked
			asked[link(u)] = &shown
			if t.linked("url " + u) {
				asked[link(u)] = &hidden
			}
		}
	}
	for _, u := range sorted(asked) {
		o := asked[u]
		o.asked++
		if seen[u] {
			o.right++
		} else {
			o.wrong = append(o.wrong, wrong{u, ""})
		}
	}
	for _, u := range sorted(seen) {
		if asked[u] != &hidden {
			shown.given++
		}
		if asked[u] == nil {
			shown.wrong = append(shown.wrong, wrong{"", u})
		}
	}
	hidden.given = hidden.asked
	s["url"] = shown
	if hidden.asked > 0 {
		s["url.links"] = hidden
	}
}

// entries measures jobs or courses of study, part by part and whole. A whole entry is
// right if every part is that the truth has.
func (s sheet) entries(k kind, want, got []entry) {
	matches := k.pair(want, got)
	if k.name == jobs.name {
		got = forgiven(matches, want, got)
	}
	byWant, alone := map[int]entry{}, slices.Clone(got)
	for _, m := range matches {
		byWant[m.want], alone[m.got] = got[m.got], entry{}
	}
	contained := outcome{}
	whole := outcome{tally: tally{asked: len(want), given: len(got)}}
	parts := [4]outcome{}
	for i, w := range want {
		g, full := byWant[i], true
		for part := range w {
			o := &parts[part]
			o.part(w[part], g[part], k.agree(part, w[part], g[part]))
			full = full && (w[part] == "" || k.agree(part, w[part], g[part]))
		}
		contained.part(w[who], g[who], w[who] != "" && g[who] != "" && (k.agree(who, w[who], g[who]) || within(w[who], g[who])))
		whole.whole(w, g, full)
	}
	for _, g := range alone {
		for part := range g {
			parts[part].part("", g[part], false)
		}
		contained.part("", g[who], false)
		if g != (entry{}) {
			whole.wrong = append(whole.wrong, wrong{"", g.String()})
		}
	}
	for part, o := range parts {
		s[k.name+"."+k.parts[part]] = o
	}
	s[k.name+"."+k.parts[who]+" (contained)"] = contained
	s[k.name+".entry"] = whole
}

// forgiven takes the present end off a job whose truth shows a beginning and no end: in
// JSON Resume the two are the same.
func forgiven(matches []match, want, got []entry) []entry {
	out := slices.Clone(got)
	for _, m := range matches {
		if w := want[m.want]; w[start] != "" && w[end] == "" && out[m.got][end] == present {
			out[m.got][end] = ""
		}
	}
	return out
}

// part counts one part of an entry.
func (o *outcome) part(want, got string, right bool) {
	if want != "" {
		o.asked++
	}
	if got != "" {
		o.given++
	}
	switch {
	case right:
		o.right++
	case want != "" || got != "":
		o.wrong = append(o.wrong, wrong{want, got})
	}
}

// whole counts one entry, whose sides were counted before.
func (o *outcome) whole(want, got entry, right bool) {
	if right {
		o.right++
		return
	}
	o.wrong = append(o.wrong, wrong{want.String(), got.String()})
}

// String returns the parts in one line.
func (e entry) String() string {
	if e == (entry{}) {
		return ""
	}
	return strings.Join(e[:], " | ")
}

// skills measures lists of skills in two ways: whether a skill stands anywhere in what
// was read as skills ("recall"), and whether the items are the skills ("exact"). An item
// may list several with the usual marks between.
func (s sheet) skills(want, got []string) {
	asked := map[string]bool{}
	var recall, exact outcome
	all := letters(strings.Join(got, " "))
	for _, w := range want {
		k := letters(w)
		if k == "" {
			continue
		}
		asked[k] = true
		recall.asked++
		if strings.Contains(all, k) {
			recall.right++
		} else {
			recall.wrong = append(recall.wrong, wrong{w, ""})
		}
	}
	if recall.asked == 0 {
		return // nobody wrote the skills down, so nothing can be said
	}
	recall.given, exact.asked = recall.asked, recall.asked
	for _, g := range got {
		for _, item := range items(g) {
			exact.given++
			if asked[letters(item)] {
				exact.right++
			} else {
				exact.wrong = append(exact.wrong, wrong{"", item})
			}
		}
	}
	s["skills.recall"], s["skills.exact"] = recall, exact
}

// marks part the items of a list that stands in one value.
var marks = strings.NewReplacer(",", "\n", ";", "\n", "•", "\n", "|", "\n", "·", "\n", " - ", "\n", ": ", "\n")

// items splits a value into the items it lists.
func items(s string) []string {
	return slices.DeleteFunc(strings.Split(marks.Replace(s), "\n"), func(s string) bool { return strings.TrimSpace(s) == "" })
}
