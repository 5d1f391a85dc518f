package main

// A detail is how much of what stands behind the points a page shows. What is left out
// is counted on the page, and examples/review and -explain show all of it.
type detail struct {
	quotes  int // for each requirement, the strongest
	around  int // bytes of the passage on each side of a quote
	claims  int // of the ledger
	cited   int // bytes of a quote in the review
	plans   int // people from the best who get a first talk and interview plan
	raises  int // for each requirement, the greatest gain first
	asks    int // questions of the review
	perAsk  int // citations of each
	perSide int // citations that stand beside a claim
}

// details are tried one after the other until the page is small enough to send: a few
// people are shown with everything, very many with the strongest of everything.
var details = []detail{
	{quotes: 4, around: 160, claims: 60, cited: 180, plans: 1 << 30, raises: 2, asks: 20, perAsk: 3, perSide: 2},
	{quotes: 4, around: 160, claims: 30, cited: 180, plans: 40, raises: 2, asks: 20, perAsk: 2, perSide: 2},
	{quotes: 3, around: 120, claims: 15, cited: 140, plans: 30, raises: 1, asks: 12, perAsk: 1, perSide: 1},
	{quotes: 2, around: 80, claims: 8, cited: 100, plans: 15, raises: 1, asks: 8, perAsk: 1, perSide: 1},
	{quotes: 1, around: 40, claims: 4, cited: 80, plans: 8, raises: 1, asks: 4, perAsk: 1, perSide: 1},
}

// pageBytes is the size that a page keeps below, if the least detail allows it: that of
// 120 people with long careers does.
const pageBytes = 2_800_000
