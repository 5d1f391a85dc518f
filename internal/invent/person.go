package main

import (
	"fmt"
	"strings"
)

// A level says how somebody works.
type level int

const (
	execute level = iota // in an established architecture
	own                  // owns a service end to end
	lead                 // leads design discussions
)

var levels = map[string]level{"execute": execute, "own": own, "lead": lead}

func (l level) String() string { return [...]string{"execute", "own", "lead"}[l] }

// A depth says how far a craft goes.
type depth int

const (
	absent depth = iota
	named        // in a list, in a course, or by the way
	used         // at work or in public, with an action
	owned        // owned, designed or debugged
)

func (d depth) String() string { return [...]string{"absent", "named", "used", "owned"}[d] }

// The kinds of people beside the ordinary ones. Every trade has its own mix.
const (
	ordinary   = ""
	plain      = "plain"   // writes little, lists little, says it once
	publicOnly = "public"  // a résumé without content; the work is in public
	rusty      = "rusty"   // did the trade long ago, then something else
	lister     = "lister"  // works in another trade and lists this one
	stuffer    = "stuffer" // lists everything there is
	changer    = "changer" // another profession, then a course
)

// A month counts months since year 0.
type month int

func at(year, m int) month     { return month(12*year + m - 1) }
func (m month) year() int      { return int(m) / 12 }
func (m month) calendar() int  { return int(m)%12 + 1 }
func (m month) String() string { return fmt.Sprintf("%04d-%02d", m.year(), m.calendar()) }

// asOf is the month in which the benchmark plays.
var asOf = at(2026, 6)

// A use is a craft practised, and how deeply.
type use struct {
	craft string
	depth depth
}

// A job is one engagement. Its uses are what its text shows.
type job struct {
	trade       *trade
	level       level
	title, firm string
	sector      *sector
	system      string
	start, end  month
	current     bool
	uses        []use
}

// A person is a latent profile.
type person struct {
	id, name, town string
	login          string // "" without a public account on the résumé
	trade          *trade
	level          level
	kind           string
	dated          month
	jobs           []job // the latest first
	listed         []string
	study          []string // crafts of a course
	public         []use
	noise          []string // crafts touched in public without substance
	tools          map[string]string
	spent          []string // sentences that stand on the sheet
}

// invent makes everybody, in the order of the trades.
func invent(w *words, seed uint64) []*person {
	var out []*person
	for _, t := range w.trades {
		for i, word := range t.people {
			lv, kind, _ := strings.Cut(word, "/")
			p := &person{trade: t, level: levels[lv], kind: kind}
			d := newDraw(seed, 1000*t.number+i)
			p.identity(d, w, len(out))
			p.career(d, w)
			p.claims(d, w)
			p.activity(d, w)
			out = append(out, p)
		}
	}
	// IDs must not follow the trades: order by ID would be a ranking.
	d := newDraw(seed, -1)
	for i, p := range shuffle(d, out) {
		p.id = fmt.Sprintf("p%03d", i+1)
	}
	return out
}

// identity gives a name that nobody else has: n counts people.
func (p *person) identity(d draw, w *words, n int) {
	given, family := w.lists["given"], w.lists["family"]
	p.name = given[(7*n+n/len(given))%len(given)] + " " + family[(11*n)%len(family)]
	p.town = pick(d, w.lists["towns"])
	p.dated = asOf - month(d.between(1, 10))
	p.tools = map[string]string{}
	for _, name := range w.order {
		p.tools[name] = pick(d, w.crafts[name].tools)
	}
}

// family returns the months of work in some families of trades, overlaps none.
func (p *person) family(names []string) int {
	months := 0
	for _, j := range p.jobs {
		for _, name := range names {
			if j.trade.family == name {
				months += int(j.end - j.start)
			}
		}
	}
	return months
}
