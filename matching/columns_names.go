package matching

import (
	"maps"
	"slices"

	"github.com/proven-go/proven/score"
)

// columnNames numbers what there can be a list of. It grows by being copied.
type columnNames struct {
	numbers [kinds]map[string]uint32
	names   []columnName // by number
}

// A columnName is what candidates can have values of: a skill at several depths, or an
// area, a tag, a source.
type columnName struct {
	kind columnKind
	name string
}

type columnKind uint8

const (
	skillColumn  columnKind = iota // strengths of a feature
	tenureColumn                   // half months in an area; see fullHalves
	tagColumn                      // the caller's tags
	sourceColumn                   // where evidence comes from
	kinds
)

// A columnKey names one list: a feature, or a label that candidates carry.
type columnKey struct {
	kind  columnKind
	name  string
	depth score.Depth
}

func skillKey(f feature) columnKey { return columnKey{skillColumn, string(f.Skill), f.Depth} }

// A listKey is a columnKey as a number: that of a name, and a depth in the lower bits.
type listKey uint32

const (
	depthBits = 3
	depths    = int(score.Designed) + 1
	anyDepth  = listKey(score.NoDepth) // of the name of number 0
)

func (k listKey) name() uint32 { return uint32(k >> depthBits) }

func (k listKey) depth() score.Depth { return score.Depth(k & (1<<depthBits - 1)) }

// key returns the number of a key if anybody can have values under it.
func (c *columns) key(k columnKey) (key listKey, known bool) {
	n, known := c.names.numbers[k.kind][k.name]
	return listKey(n<<depthBits | uint32(k.depth)), known && int(k.depth) < depths
}

func newColumnNames() *columnNames {
	var n columnNames
	for kind := range n.numbers {
		n.numbers[kind] = map[string]uint32{}
	}
	return &n
}

func (n *columnNames) clone() *columnNames {
	copied := columnNames{names: slices.Clone(n.names)}
	for kind, numbers := range n.numbers {
		copied.numbers[kind] = maps.Clone(numbers)
	}
	return &copied
}

// add gives a new name a number. Only a value that is being made may call it.
func (n *columnNames) add(kind columnKind, name string) uint32 {
	number := uint32(len(n.names))
	n.numbers[kind][name] = number
	n.names = append(n.names, columnName{kind, name})
	return number
}
