package eval

import (
	"cmp"
	"math"
	"slices"
)

// TauB returns Kendall's rank correlation of two lists of values with ties, in
// [-1, 1]:
//
//	τ_b = (C − D) / √((P − T_x) · (P − T_y)),  P = n(n−1)/2
//
// C and D count the pairs that both lists order alike and unlike, T_x and T_y the pairs
// tied in x and in y. x[i] and y[i] are the values of item i, for example two systems'
// means under two sets of judgments; the longer list is cut to the shorter one. Where
// one list has no order at all the result is 0. It takes O(n²) time. Source: Kendall,
// "The treatment of ties in ranking problems", Biometrika 33 (1945).
func TauB(x, y []float64) float64 {
	n := min(len(x), len(y))
	score, inX, inY := 0, 0, 0 // C − D; pairs not tied
	for i := range n {
		for j := range i {
			a, b := cmp.Compare(x[i], x[j]), cmp.Compare(y[i], y[j])
			score += a * b
			inX += a * a
			inY += b * b
		}
	}
	if inX == 0 || inY == 0 {
		return 0
	}
	return float64(score) / math.Sqrt(float64(inX)*float64(inY))
}

// TauTop returns how alike two top-k lists are, in [-1, 1]: 1 for the same list, -1
// for lists without a common document.
//
//	τ = 1 − 2 · K^(p)(a, b) / K^(p)(disjoint lists of these lengths)
//
// K^(p) counts pairs of documents that the lists order unlike: both in both lists, in
// opposite order: 1; both in one list and one of them in the other: 1 if that one
// stands behind in the first; each in one list only: 1; both in one list only: p, since
// the other list does not say. p is clamped to [0, 1]; 0 is the optimistic choice and ½
// the neutral one. Documents are the better ones first; a repeated one counts where it
// stands first. Two empty lists are alike: 1. Source: Fagin, Kumar and Sivakumar,
// "Comparing top k lists", SIAM Journal on Discrete Mathematics 17 (2003); the scale to
// [-1, 1] is ours.
func TauTop(a, b []string, p float64) float64 {
	if !(p > 0) {
		p = 0
	}
	p = min(p, 1)
	x, y := places(a), places(b)
	pairs := func(n int) float64 { return float64(n) * float64(n-1) / 2 }
	most := float64(len(x))*float64(len(y)) + p*(pairs(len(x))+pairs(len(y)))
	if most == 0 { // one list is empty, or both
		if len(x) == len(y) {
			return 1
		}
		return -1
	}
	return 1 - 2*topDistance(x, y, p)/most
}

// places returns the place of each document.
func places(docs []string) map[string]int {
	at := map[string]int{}
	for i, doc := range docs {
		if _, seen := at[doc]; !seen {
			at[doc] = i
		}
	}
	return at
}

// topDistance returns K^(p).
func topDistance(x, y map[string]int, p float64) float64 {
	var docs []string
	for doc := range x {
		docs = append(docs, doc)
	}
	for doc := range y {
		if _, both := x[doc]; !both {
			docs = append(docs, doc)
		}
	}
	slices.Sort(docs)
	unlike, unsaid := 0, 0
	for i, d := range docs {
		for _, e := range docs[:i] {
			switch a, b := side(x, d, e), side(y, d, e); {
			case a == 0 || b == 0:
				unsaid++
			case a != b:
				unlike++
			}
		}
	}
	return float64(unlike) + p*float64(unsaid)
}

// side returns 1 if a list puts d before e, -1 if behind and 0 if it has neither: what
// is not in the list stands behind what is.
func side(at map[string]int, d, e string) int {
	i, hasD := at[d]
	j, hasE := at[e]
	switch {
	case hasD && hasE:
		return cmp.Compare(j, i)
	case hasD:
		return 1
	case hasE:
		return -1
	}
	return 0
}
