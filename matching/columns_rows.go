package matching

import (
	"slices"
	"strings"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/score"
)

// A blockMaker turns changes into runs. It is kept from one call to the next: with its
// buffers a row costs no garbage.
type blockMaker struct {
	asOf    Month
	names   *columnNames
	own     bool              // names are a copy that may grow
	row     []namedValues     // of one candidate
	places  []uint32          // by number of a name: its place in row, from 1; 0 is none
	tenures []tenureRow       // of one candidate
	counts  []runCount        // of all so far
	runs    map[runKey]uint32 // places in counts
	cells   []cell
	order   []uint64 // runs: a key and its place in counts
	sorted  []uint32
}

// namedValues is what a candidate has of a name, by depth.
type namedValues struct {
	name   uint32
	values [depths]columnValue
}

// tenureRow is what a candidate has of an area, until it is known whether that folds.
type tenureRow struct {
	area      string
	strengths tenureStrengths
	last      Month
}

type runCount struct {
	key  runKey
	next uint32 // postings so far; then: where the next one goes
}

// A cell is a posting before its place is known: a place in counts, a lane, a value.
type cell uint64

// build makes a block of those changes that are not of the dead.
func (c *columns) build(changes []columnChange) *columnBlock {
	m := c.makers.Get().(*blockMaker)
	m.asOf, m.names, m.own = c.asOf, c.names, false
	b := &columnBlock{}
	size, text := 0, 0
	for i := range changes {
		if ch := &changes[i]; ch.id != "" {
			size, text = size+1, text+len(ch.id)
		}
	}
	b.makeRoom(size, text)
	for i := range changes {
		if ch := &changes[i]; ch.id != "" {
			m.read(ch)
			m.store(len(b.ords))
			b.add(ch.ord, []byte(ch.id))
		}
	}
	c.names, m.names = m.names, nil
	m.writeTo(b)
	c.makers.Put(m)
	return b
}

// read takes a change into the row. The strengths of years fold into one value an area;
// of two values under one key the stronger counts.
func (m *blockMaker) read(ch *columnChange) {
	var last *posting // most often of the same skill
	var name uint32
	for i := range ch.row {
		p := &ch.row[i]
		if p.strength == 0 || p.feature.Depth == score.NoDepth && m.years(p) {
			continue
		}
		if last == nil || last.feature.Skill != p.feature.Skill {
			name, last = m.number(skillColumn, string(p.feature.Skill)), p
		}
		m.put(name, p.feature.Depth, packValue(p.strength, p.work, packAge(m.asOf, p.last)))
	}
	for i := range m.tenures {
		m.fold(&m.tenures[i])
	}
	m.tenures = m.tenures[:0]
	for _, t := range ch.tags {
		m.put(m.number(tagColumn, t), score.NoDepth, packValue(1, false, unknownAge))
	}
	for _, s := range ch.sources {
		m.put(m.number(sourceColumn, s), score.NoDepth, packValue(1, false, unknownAge))
	}
}

// years takes a posting of years, and reports whether it is one.
func (m *blockMaker) years(p *posting) bool {
	if !strings.HasPrefix(string(p.feature.Skill), yearsPrefix) {
		return false
	}
	y, ok := yearsIDs()[p.feature.Skill]
	if !ok {
		return false
	}
	at := slices.IndexFunc(m.tenures, func(t tenureRow) bool { return t.area == string(y.area) })
	if at < 0 {
		at = len(m.tenures)
		m.tenures = append(m.tenures, tenureRow{area: string(y.area)})
	}
	t := &m.tenures[at]
	t.strengths[y.years] = max(t.strengths[y.years], min(p.strength, score.MaxStrength))
	t.last = max(t.last, p.last)
	return true
}

// fold puts the strengths of an area as one value if they fit together, as those of
// derive do.
func (m *blockMaker) fold(t *tenureRow) {
	age := packAge(m.asOf, t.last)
	if halves, ok := t.strengths.halves(); ok {
		m.put(m.number(tenureColumn, t.area), score.NoDepth, packValue(score.Strength(halves), true, age))
		return
	}
	for n := 1; n <= role.MaxYears; n++ {
		if s := t.strengths[n]; s > 0 {
			m.put(m.number(skillColumn, string(yearsID(n, t.area))), score.NoDepth, packValue(s, false, age))
		}
	}
}

// number returns the number of a name, a new one if need be.
func (m *blockMaker) number(kind columnKind, name string) uint32 {
	n, known := m.names.numbers[kind][name]
	if !known {
		if !m.own {
			m.names, m.own = m.names.clone(), true
		}
		n = m.names.add(kind, strings.Clone(name))
	}
	return n
}

func (m *blockMaker) put(name uint32, depth score.Depth, v columnValue) {
	if int(name) >= len(m.places) {
		m.places = append(m.places, make([]uint32, max(len(m.names.names), 2*len(m.places))-len(m.places))...)
	}
	if m.places[name] == 0 {
		m.row = append(m.row, namedValues{name: name})
		m.places[name] = uint32(len(m.row))
	}
	value := &m.row[m.places[name]-1].values[depth]
	*value = max(*value, v)
}

// store turns the row into cells of a lane.
func (m *blockMaker) store(lane int) {
	if m.runs == nil {
		m.runs = map[runKey]uint32{}
	}
	for i := range m.row {
		r := &m.row[i]
		m.places[r.name] = 0
		for depth := range r.values {
			v := r.values[depth]
			if v == 0 {
				continue
			}
			key := newRunKey(r.name, 0) | depthBit(depth)
			for deeper := depth + 1; deeper < depths; deeper++ {
				if r.values[deeper] == v {
					key |= depthBit(deeper)
					r.values[deeper] = 0
				}
			}
			at, known := m.runs[key]
			if !known {
				at = uint32(len(m.counts))
				m.runs[key] = at
				m.counts = append(m.counts, runCount{key: key})
			}
			m.counts[at].next++
			m.cells = append(m.cells, cell(at)<<32|cell(lane)<<16|cell(v))
		}
	}
	m.row = m.row[:0]
}

// writeTo writes all cells to a block, run by run, and forgets them.
func (m *blockMaker) writeTo(b *columnBlock) {
	for at, c := range m.counts {
		m.order = append(m.order, uint64(c.key)<<32|uint64(at))
	}
	slices.Sort(m.order)
	start := uint32(0)
	for _, o := range m.order {
		c := &m.counts[uint32(o)]
		c.next, start = start, start+c.next
	}
	m.sorted = slices.Grow(m.sorted[:0], len(m.cells))[:len(m.cells)]
	for _, x := range m.cells {
		c := &m.counts[x>>32]
		m.sorted[c.next] = uint32(x)
		c.next++
	}
	b.lanes, b.values = make([]uint16, 0, len(m.cells)), make([]columnValue, 0, len(m.cells))
	from := uint32(0)
	for _, o := range m.order {
		c := &m.counts[uint32(o)]
		b.addRun(c.key, m.sorted[from:c.next])
		from = c.next
	}
	b.end()
	clear(m.runs)
	m.counts, m.order, m.cells = m.counts[:0], m.order[:0], m.cells[:0]
}
