package score

// A Practice is what somebody's public work with one technology adds up to. Negative
// numbers count as 0.
type Practice struct {
	Places  int // projects that use the technology and that the person changed
	Lines   int // added and deleted there
	Commits int // there
}

// A BreadthSum is a [Breadth] and what it is made of, in [Bit]s.
type BreadthSum struct {
	Places    int // log2(1 + places)
	Substance int // ⅛ · log2((1 + lines) / (1 + commits))
}

// Total returns the sum of the parts.
func (b BreadthSum) Total() int { return b.Places + b.Substance }

// substanceShare says how little the size of changes counts beside breadth.
const substanceShare = 8

// Breadth returns how strongly public work shows that somebody knows a technology, in
// [Bit]s: in how many projects it was used, and a little for changes of some size. Only
// the order means something.
//
// Volume is weak evidence of skill: of 418 developers who rated themselves in React, the
// number of commits orders those of 4 and 5 against the others at an area under the
// curve of .57, lines at .59, projects at .63, this sum at .64. Commits are divided by,
// not added: as with [Ownership], many of them speak of a habit of committing. Weights
// of ¹⁄₂₀ to ¼ give .632 to .636. Even so more than a third of all pairs come out in the wrong
// order: print the evidence, never the number alone. Source of the data: Montandon, Silva and Valente, "Identifying experts in
// software libraries and frameworks among GitHub users", MSR 2019.
func Breadth(p Practice) BreadthSum {
	return BreadthSum{
		Places:    log2Bits(1 + count(p.Places)),
		Substance: (log2Bits(1+count(p.Lines)) - log2Bits(1+count(p.Commits))) / substanceShare,
	}
}
