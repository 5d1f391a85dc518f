package parse

// A period is a range of dates as one job or course has it.
type period struct {
	start, end Date
	span       Span // of the whole expression, with a duration behind it
	single     bool // one date only, not a range: it stands in end
}

// rangeMarks stand between two dates.
var rangeMarks = wordSet("- – — ~ → to until till til thru through bis à au a al hasta até ate and")

// sinceMarks stand before a date that begins something.
var sinceMarks = wordSet("since seit depuis desde from ab von de du")

// periods finds the dates and ranges of s in order, with spans moved by offset.
func periods(s string, offset int) []period {
	if !mayDate(s) {
		return nil
	}
	return readPeriods(s, offset)
}

func readPeriods(s string, offset int) []period {
	var room [48]token // most texts are short: nothing need be allocated
	toks := appendTokens(room[:0], s)
	var out []period
	for i := 0; i < len(toks); {
		since := i > 0 && isSince(toks[i-1], s)
		p, n := periodAt(toks[i:], since)
		if n == 0 || i > 0 && toks[i].kind == numberToken && toks[i].glued && !opensDate(toks[i-1]) {
			i++
			continue
		}
		if since {
			p.span.Start = toks[i-1].span.Start
		}
		shift(&p, offset)
		out = append(out, p)
		i += n
	}
	return joinPeriods(out, s, offset)
}

// isSince reports whether a token says that a date begins something. "AB" in capitals is
// a legal form, "ab" is German.
func isSince(t token, s string) bool {
	return t.kind == wordToken && sinceMarks[t.text] && (len(t.text) > 2 || !allCaps(s[t.span.Start:t.span.End]))
}

// opensDate reports whether a date may follow a mark without a blank.
func opensDate(t token) bool {
	return t.text == "(" || t.text == "[" || t.text == "," || t.text == "|" || t.text == ":" || t.text == "/" ||
		t.text == "-" || t.text == "–" || t.text == "—" || t.text == "·" || t.text == "•" || t.text == ";"
}

func shift(p *period, offset int) {
	for _, d := range []*Span{&p.start.Span, &p.end.Span, &p.span} {
		if !d.Empty() {
			d.Start += offset
			d.End += offset
		}
	}
}

// periodAt reads a range or a single date at the start of toks.
func periodAt(toks []token, since bool) (period, int) {
	if p, n := sharedYear(toks); n > 0 {
		return p, n
	}
	first, n := dateAt(toks)
	if n == 0 || first.Present && !standsAlone(toks, n) {
		return period{}, 0
	}
	first.Span = Span{toks[0].span.Start, toks[n-1].span.End}
	p := period{end: first, span: first.Span, single: true}
	if first.Present {
		return p, n
	}
	second, from, m := rangeEnd(toks[n:], first)
	switch {
	case m > 0:
		second.Span = Span{toks[n+from].span.Start, toks[n+m-1].span.End}
		p = period{start: first, end: second, span: Span{first.Span.Start, second.Span.End}}
		n += m
	case first.Month > 0 && n < len(toks) && month(toks[n]) > 0: // "Jun 2019 – Oct": the year got lost
		p = period{start: first, span: Span{first.Span.Start, toks[n].span.End}}
		n++
	case since || openEnd(toks[n:]):
		p = period{start: first, span: first.Span}
		if since {
			p.end.Present = true
		}
	default:
		return p, n
	}
	k := duration(toks[n:])
	if k > 0 {
		p.span.End = toks[n+k-1].span.End
	}
	return p, n + k
}

// standsAlone reports whether a word for the present can be a date: capitalised
// words in a sentence ("Current projects") are not. A range takes it anyway.
func standsAlone(toks []token, n int) bool { return len(toks) == n }

// rangeEnd reads the second date of a range: from is the token where it begins, n
// the tokens it takes with the mark. Without a mark two dates of the same precision
// in the right order are a range: a dash can get lost on the way.
func rangeEnd(toks []token, first Date) (second Date, from, n int) {
	for from < len(toks) && from < 3 && rangeMarks[toks[from].text] {
		if from++; from < len(toks) && rangeMarks[toks[from].text] {
			if d, k := nowAt(toks[from:]); k > 0 { // "to till date"
				return d, from, from + k
			}
		}
	}
	if from < len(toks) && from > 0 && (toks[from].text == "the" || toks[from].text == "(" || toks[from].text == "present") {
		if d, k := dateAt(toks[from:]); k > 0 {
			return d, from, from + k
		}
	}
	if from >= len(toks) {
		return Date{}, 0, 0
	}
	if from == 0 && toks[0].text == "/" && first.Month == 0 && len(toks) > 1 && year(toks[1]) && toks[1].n >= first.Year {
		return Date{Year: toks[1].n}, 1, 2 // "2004/2013": a month has two digits
	}
	d, k := dateAt(toks[from:])
	switch {
	case k > 0 && from > 0:
		return d, from, from + k
	case k > 0 && d.Present:
		return d, 0, k
	case k == 1 && toks[0].glued && toks[0].kind == numberToken && d.Year == first.Year && first.Month == 0:
		return d, 0, k
	case k > 0 && first.Month > 0 == (d.Month > 0) && (d.Year > first.Year || d.Year == first.Year && d.Month >= first.Month && d.Month > 0):
		return d, 0, k
	case from > 0 && first.Month == 0 && twoDigits(toks[from]) && toks[from-1].kind == markToken:
		if y := first.Year/100*100 + toks[from].n; y >= first.Year && y-first.Year < 50 {
			return Date{Year: y}, from, from + 1
		}
	}
	return Date{}, 0, 0
}

// openEnd reports whether a range mark with nothing behind it follows: "2018 –".
func openEnd(toks []token) bool {
	i := 0
	for i < len(toks) && (toks[i].text == "-" || toks[i].text == "–" || toks[i].text == "—" || toks[i].text == "/") {
		i++
	}
	return i > 0 && (i == len(toks) || toks[i].text == ")" || toks[i].text == "|")
}

// sharedYear reads "May – August 2015": both ends have the one year.
func sharedYear(toks []token) (period, int) {
	if len(toks) < 3 || month(toks[0]) == 0 {
		return period{}, 0
	}
	i := 1
	for i < len(toks) && toks[i].text == "." {
		i++
	}
	if i >= len(toks) || !rangeMarks[toks[i].text] {
		return period{}, 0
	}
	j := i + 1
	if j >= len(toks) || month(toks[j]) == 0 {
		return period{}, 0
	}
	second, n := namedMonth(toks[j:])
	if n == 0 {
		return period{}, 0
	}
	first := Date{Year: second.Year, Month: month(toks[0]), Span: toks[0].span}
	if first.Month > second.Month {
		first.Year--
	}
	second.Span = Span{toks[j].span.Start, toks[j+n-1].span.End}
	return period{start: first, end: second, span: Span{first.Span.Start, second.Span.End}}, j + n
}

var durationUnits = wordSet("year years yr yrs month months mos mo mth mths jahr jahre jahren monat monate an ans mois año años mes meses ano anos")

// duration returns the number of tokens of a duration such as "(2 years 3 months)"
// or "· 4 mos" at the start of toks.
func duration(toks []token) int {
	i := 0
	for i < len(toks) && (toks[i].text == "(" || toks[i].text == "·" || toks[i].text == "," || toks[i].text == "•" || toks[i].text == ";") {
		i++
	}
	end := 0
	for i+1 < len(toks) && toks[i].kind == numberToken && len(toks[i].text) <= 2 {
		j := i + 1
		if toks[j].text == "." && j+2 < len(toks) && toks[j+1].kind == numberToken { // 1.5 years
			j += 2
		}
		if !durationUnits[toks[j].text] {
			break
		}
		end = j + 1
		i = end
		for i < len(toks) && (toks[i].text == "," || toks[i].text == "and" || toks[i].text == "." || toks[i].text == "und") {
			i++
		}
	}
	if end > 0 && end < len(toks) && toks[end].text == ")" {
		end++
	}
	return end
}

// joinPeriods joins two single dates with nothing between them but a tab or a line
// end: a range whose ends stand one above the other, or whose dash got lost.
func joinPeriods(in []period, s string, offset int) (out []period) {
	for _, p := range in {
		n := len(out) - 1
		if n >= 0 && out[n].single && p.single && foldSpace(s[out[n].span.End-offset:p.span.Start-offset]) == "" {
			a, b := out[n].end, p.end
			if b.Present || a.Month > 0 == (b.Month > 0) && (a.Year < b.Year || a.Year == b.Year && a.Month < b.Month) {
				out[n] = period{start: a, end: b, span: Span{out[n].span.Start, p.span.End}}
				continue
			}
		}
		out = append(out, p)
	}
	return out
}

// before reports whether a is known to be earlier than b.
func before(a, b Date) bool {
	if a.Year == 0 || b.Year == 0 {
		return false
	}
	if a.Year != b.Year || a.Month == 0 || b.Month == 0 {
		return a.Year < b.Year
	}
	return a.Month < b.Month
}
