package parse

import "strings"

// A Season is a part of a year that stands for a month in a date: "Summer 2012",
// "Q3 2019".
type Season uint8

// The seasons. NoSeason is the zero value: the date names none.
const (
	NoSeason Season = iota
	Spring
	Summer
	Autumn
	Winter
	FirstQuarter
	SecondQuarter
	ThirdQuarter
	FourthQuarter
)

// Month returns the month that a season counts as where months are counted, 1..12, and
// 0 for NoSeason: its middle. Spring is April, summer July, autumn October and winter
// January of the year named, as in the north; a quarter is its second month.
func (s Season) Month() int {
	if int(s) >= len(seasonMonths) {
		return 0
	}
	return seasonMonths[s]
}

var seasonMonths = [...]int{0, 4, 7, 10, 1, 2, 5, 8, 11}

// seasonNames gives the seasons of the languages read, by lower-case name.
var seasonNames = func() map[string]Season {
	names := [...]string{
		Spring:        "spring frühling frühjahr printemps primavera",
		Summer:        "summer sommer été verano verão",
		Autumn:        "fall autumn herbst automne otoño outono autunno",
		Winter:        "winter hiver invierno inverno",
		FirstQuarter:  "q1",
		SecondQuarter: "q2",
		ThirdQuarter:  "q3",
		FourthQuarter: "q4",
	}
	m := map[string]Season{}
	for season, line := range names {
		for name := range strings.FieldsSeq(line) {
			m[name] = Season(season)
		}
	}
	return m
}()

// seasonAt reads "Summer 2012", "Fall of 2012", "Winter 2012/13" and "Q3, 2019" at the
// start of toks. A winter with two years is the one that its second year names.
func seasonAt(toks []token) (Date, int) {
	season, n := seasonNames[toks[0].text], 1
	if n < len(toks) && toks[0].text == "q" && toks[n].kind == numberToken && toks[n].glued { // a letter and a number
		season, n = seasonNames["q"+toks[n].text], n+1
	}
	if season == NoSeason {
		return Date{}, 0
	}
	if n < len(toks) && (toks[n].text == "of" || toks[n].text == "," || toks[n].text == "de" || toks[n].text == "/") {
		n++
	}
	if n >= len(toks) || !year(toks[n]) {
		return Date{}, 0
	}
	d := Date{Year: toks[n].n, Season: season}
	n++
	if n+1 < len(toks) && toks[n].text == "/" && toks[n].glued && toks[n+1].glued && toks[n+1].kind == numberToken {
		if next := toks[n+1]; season == Winter && (next.n == d.Year+1 || len(next.text) == 2 && next.n == (d.Year+1)%100) {
			d.Year++
			n += 2
		}
	}
	return d, n
}
