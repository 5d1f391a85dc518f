package parse

import (
	"regexp"
	"strings"
	"unicode"
)

var degreeWords = wordSet(`bachelor bachelors bachelor's master masters master's doctor doctorate phd ph.d ph.d. dphil mba mbas bsc b.sc b.sc. msc m.sc m.sc. b.s b.s.
	bs m.s m.s. ms ba b.a b.a. ma m.a m.a. b.e b.e. be m.e. btech b.tech b.tech. mtech m.tech m.tech. b.eng b.eng. m.eng m.eng. beng meng bba bcom b.com b.com. mca bca aas a.a.s a.a.s. a.s a.s. a.a. a.a
	associate associates associate's diploma diplom dipl dipl.-ing dipl.-inf magister staatsexamen abitur ged hsc ssc certificate
	degree licence license licenciatura licenciado licenciada grado máster maestría doctorado bacharelado bacharel mestrado mestre doutorado graduação
	maîtrise doctorat baccalauréat bac ingénieur dut bts laurea specialist engineer's specialization minor major graduate undergraduate postgraduate llb llm jd md mphil hbo mbo vwo havo propedeuse doctoraat laurea diploma matura maturität fachabitur realschulabschluss gesellenbrief bsc. beng. meng. dea dess deug deust cap bep maestria ingeniería`)

var fieldWords = wordSet("science sciences arts engineering technology computer information mathematics physics business economics administration systems management software electronics electrical mechanical")

var schoolNouns = wordSet(`university universität universitaet universidad universidade università universiteit université univ univ. college school schule institute institut instituto istituto
	institution academy akademie academia polytechnic politecnico polytechnique politécnica politécnico hochschule fachhochschule gymnasium lycée lycee liceo
	école ecole escuela escola faculty fakultät tech kolleg campus conservatory seminary hogeschool lyceum liceum politechnika uniwersytet högskola universitet højskole yliopisto üniversitesi eth mit iit nit ucla tu fh center centre bootcamp`)

// degreeScore says how much a phrase looks like a degree or a course of study.
func degreeScore(s string) int {
	words := phraseWords(s)
	if len(words) == 0 || len(words) > 18 {
		return 0
	}
	score := 0
	for i, w := range words {
		w = strings.Trim(w, "-")
		switch {
		case degreeWords[w] && (i < 4 || len(w) > 4):
			score += 3
		case degreeWords[strings.TrimRight(w, ".")] && i == 0:
			score += 3
		case fieldWords[w]:
			score++
		}
	}
	return min(score, 6)
}

// schoolScore says how much a phrase looks like a school.
func schoolScore(s string) int {
	words := phraseWords(s)
	if len(words) == 0 || len(words) > 16 {
		return 0
	}
	score := 0
	for _, w := range words {
		w = strings.Trim(w, "-")
		if schoolNouns[w] || schoolNouns[w[strings.LastIndexByte(w, '-')+1:]] || schoolStem(w) {
			score += 3
		}
	}
	if last := words[len(words)-1]; last == "diploma" || last == "degree" || last == "certificate" {
		score -= 3 // "High School Diploma"
	}
	return max(0, min(score, 6))
}

// schoolStem reports whether a compound word of German or Dutch names a school:
// "Realschule", "Musikhochschule".
func schoolStem(w string) bool {
	for _, stem := range []string{"schule", "hochschule", "gymnasium", "universität", "akademie", "kolleg", "universiteit", "school", "lyceum"} {
		if len(w) > len(stem)+2 && strings.HasSuffix(w, stem) {
			return true
		}
	}
	return false
}

// studies reads the entries of a part as courses of study.
func (s *sheet) studies(p part) []Education {
	w := studyWording
	es := s.entries(p, w)
	if len(es) == 0 {
		es = s.undatedStudies(p)
	}
	var out []Education
	for _, e := range es {
		out = append(out, s.study(e, p, w))
	}
	s.ongoing(es, out)
	return out
}

// ongoing makes the lone date of a course the start of it, where all other courses
// have both dates and it is later than theirs. Alone a date is the graduation's.
func (s *sheet) ongoing(es []entry, out []Education) {
	lone := -1
	for i, e := range es {
		switch {
		case !e.hasDate, e.dated.single && lone >= 0:
			return
		case e.dated.single:
			lone = i
		}
	}
	if lone < 0 || len(es) < 2 || out[lone].EndDate.Present || graduation.MatchString(s.str(out[lone].Span)) {
		return
	}
	for i, e := range out {
		if i != lone && !before(e.EndDate, out[lone].EndDate) && e.EndDate.String() != out[lone].EndDate.String() {
			return
		}
	}
	out[lone].StartDate, out[lone].EndDate = out[lone].EndDate, Date{}
}

// graduation words stand beside the date of an end.
var graduation = regexp.MustCompile(`(?i)\b(?:expected|anticipated|graduat\w*|class of|completed|awarded|conferred|degree date|abschluss|obtenu\w*)\b`)

func (s *sheet) study(e entry, p part, w wording) Education {
	h := s.assign(s.cutStudies(s.pieces(e, p, w), w), w, false)
	out := Education{Institution: s.field(h.second.span), Span: s.rowsSpan(e.from, e.to)}
	out.StudyType, out.Area = s.degree(h.first.span)
	if out.Area.IsZero() {
		for _, q := range h.rest {
			if q.first > 0 || q.other == 0 && q.place < 3 && !scoreWord.MatchString(q.text) {
				out.Area = s.field(q.span)
				break
			}
		}
	}
	out.StartDate, out.EndDate = e.dates()
	if e.dated.single {
		out.StartDate = Date{}
	}
	d := s.details(e.from, e.to, courseDetail, linkDetail)
	out.Courses, out.URL = d.courses, s.entryURL(Field{}, out.Institution, e, &d)
	if m := scoreWord.FindStringIndex(s.str(out.Span)); m != nil {
		out.Score = s.field(Span{out.Span.Start + m[0], out.Span.Start + m[1]})
		if cut := strings.IndexAny(out.Score.Value, ": "); cut > 0 {
			at := out.Score.Span.Start + cut
			out.Score = s.field(Span{at, out.Score.Span.End})
		}
	}
	return out
}

// cutStudies cuts pieces that name a degree and a school without a mark between: "PhD
// Example University, Physics".
func (s *sheet) cutStudies(ps []piece, w wording) []piece {
	var out []piece
	for _, q := range ps {
		word := firstWord(q.text)
		rest := s.makePiece(Span{q.span.Start + len(word), q.span.End}, q.row, w)
		if q.first >= 3 && q.other >= 3 && len(word) < 9 && degreeWords[strings.ToLower(strings.Trim(word, ",."))] &&
			schoolScore(firstPart(rest.text)) >= 3 && unicode.IsUpper(firstRune(rest.text)) {
			out = append(out, s.keepLook(q, Span{q.span.Start, q.span.Start + len(word)}, w))
			q = rest
		}
		if cut := strings.IndexByte(q.text, ','); cut > 0 && schoolScore(q.text[:cut]) >= 3 && fieldScore(q.text[cut:]) > 0 && schoolScore(q.text[cut:]) == 0 && !degreeTail(q.text[cut:]) {
			at := q.span.Start + cut
			out = append(out, s.keepLook(q, Span{q.span.Start, at}, w), s.makePiece(Span{at + 1, q.span.End}, q.row, w))
			continue
		}
		out = append(out, q)
	}
	return out
}

func firstPart(s string) string {
	head, _, _ := strings.Cut(s, ",")
	return head
}

// fieldScore counts the nouns of fields of study in a phrase.
func fieldScore(s string) int {
	n := 0
	for _, w := range phraseWords(s) {
		if fieldWords[w] {
			n++
		}
	}
	return n
}

// degreeTail reports whether a phrase names a degree, which the comma rules cut.
func degreeTail(s string) bool { return degreeScore(s) >= 3 }

// campus reports whether a school's name goes on behind the comma: "University of
// California, Berkeley".
func campus(head, tail string) bool {
	lower := strings.ToLower(head)
	of, found := strings.CutPrefix(lower, "university of ")
	return (found && placeNames[of] && !towns[of] || strings.Contains(lower, "state university") || strings.Contains(lower, "institute of technology")) &&
		nameLike(tail) && !strings.Contains(tail, ",") && len(strings.Fields(tail)) <= 3 && !placeNames[strings.ToLower(tail)] == !towns[strings.ToLower(tail)]
}

var scoreWord = regexp.MustCompile(`(?i)\b(?:c?gpa|grade|note|nota|mention|average|honou?rs?|magna|summa|cum laude)\b[:\s]*[0-9][0-9.,]*(?:\s*/\s*[0-9.,]+)?`)

// areaMark stands between the kind of a degree and its field.
var areaMark = regexp.MustCompile(`(?i)\s+(?:in|im fach|of|en|em|de)\s+|\s*[,:]\s+|\s+[-–—]\s+|\s*\(`)

// degree cuts "Master of Science in Physics" into the kind of the degree and its
// field. "of Science" and "of Arts" belong to the kind.
func (s *sheet) degree(p Span) (kind, area Field) {
	if p.Empty() {
		return Field{}, Field{}
	}
	text := s.str(p)
	for _, m := range areaMark.FindAllStringIndex(text, -1) {
		rest := strings.ToLower(text[m[1]:])
		mark := strings.TrimSpace(strings.ToLower(text[m[0]:m[1]]))
		if (mark == "of" || mark == "de" || mark == "en") && (strings.HasPrefix(rest, "science") || strings.HasPrefix(rest, "arts") || strings.HasPrefix(rest, "eng") ||
			strings.HasPrefix(rest, "business admin") || strings.HasPrefix(rest, "tech") || strings.HasPrefix(rest, "philosophy") || strings.HasPrefix(rest, "applied") || strings.HasPrefix(rest, "laws") || strings.HasPrefix(rest, "fine")) {
			continue
		}
		return s.field(Span{p.Start, p.Start + m[0]}), s.field(Span{p.Start + m[1], p.End})
	}
	words := strings.Fields(text)
	if len(words) > 1 && degreeWords[strings.ToLower(strings.Trim(words[0], ",."))] && !degreeWords[strings.ToLower(words[1])] && (len(words[0]) < 9 || romance[strings.ToLower(words[0])]) && !smallWords[strings.ToLower(words[1])] {
		cut := p.Start + len(words[0])
		return s.field(Span{p.Start, cut}), s.field(Span{cut, p.End})
	}
	return s.field(p), Field{}
}

// romance degrees are followed by their field without a preposition at times.
var romance = wordSet("licenciatura licenciado licenciada mestrado maestría doctorado doutorado bacharelado graduação laurea diplomado ingeniería")

// undatedStudies makes entries of rows that name a degree or a school, where a
// section has no dates. A new entry begins where a party comes for the second time.
func (s *sheet) undatedStudies(p part) []entry {
	var out []entry
	degree, school := false, false
	for i := p.first(); i < p.to; i++ {
		text := s.rowText(i)
		d, n := degreeScore(text) >= 3, schoolScore(text) >= 3
		if !d && !n || s.columnHead(i) {
			continue
		}
		if len(out) == 0 || d && degree || n && school {
			if k := len(out) - 1; k >= 0 {
				out[k].to = i
			}
			out = append(out, entry{from: i, head: i + 1, to: p.to, anchor: i})
			degree, school = d, n
			continue
		}
		degree, school = degree || d, school || n
		if k := len(out) - 1; out[k].head == i {
			out[k].head = i + 1
		}
	}
	return out
}
