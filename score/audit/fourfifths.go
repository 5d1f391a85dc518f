package audit

// A Verdict says in words what the four-fifths rule makes of a category.
type Verdict string

// The verdicts.
const (
	Indeterminate Verdict = "indeterminate" // too few people to say, or nobody counted in any category
	Above         Verdict = "at or above four fifths"
	BelowByChance Verdict = "below four fifths, within chance"
	Below         Verdict = "below four fifths"
)

// MinGroup is the size below which a category's verdict is indeterminate.
const MinGroup = 30

// significance is the p-value below which a difference is taken for more than chance.
const significance = 0.05

// A Comparison holds one category against the one with the highest rate.
type Comparison struct {
	Rate
	Against string  `json:"against"` // the category with the highest rate, the first on a tie
	P       float64 `json:"p"`       // chance of such a difference between equal groups
	Test    string  `json:"test"`    // "Fisher's exact test" or "two-proportion z-test"
	Flip    int     `json:"flip"`    // how many more of this category would bring the ratio to four fifths
	Verdict Verdict `json:"verdict"`
}

// FourFifths compares every category with the one of the highest rate: ratio, test, and
// how many more selections would have reached four fifths. The test is Fisher's exact
// one where an expected count is below 5. Source: Uniform Guidelines on Employee
// Selection Procedures, 29 CFR § 1607.4(D).
func FourFifths(rates []Rate) []Comparison {
	best := 0
	for i, r := range rates {
		if b := rates[best]; !r.Small && (b.Small || r.Rate > b.Rate) {
			best = i
		}
	}
	all := make([]Comparison, len(rates))
	for i, r := range rates {
		b := rates[best]
		c := Comparison{Rate: r, Against: b.Category}
		c.P, c.Test = test(r.Counted, r.N, b.Counted, b.N)
		for c.Flip < r.N-r.Counted && below(r.Counted+c.Flip, r.N, b.Counted, b.N) {
			c.Flip++
		}
		switch {
		case r.Small || r.N < MinGroup || b.N < MinGroup || b.Counted == 0:
			c.Verdict = Indeterminate
		case !below(r.Counted, r.N, b.Counted, b.N):
			c.Verdict = Above
		case c.P >= significance:
			c.Verdict = BelowByChance
		default:
			c.Verdict = Below
		}
		all[i] = c
	}
	return all
}

// below reports whether a/n is less than four fifths of b/m, in whole numbers.
func below(a, n, b, m int) bool { return 5*a*m < 4*b*n }

// test chooses the test by the smallest expected count.
func test(a, n, b, m int) (p float64, name string) {
	total := n + m
	if total == 0 {
		return 1, "none"
	}
	for _, expected := range []int{(a + b) * n, (a + b) * m, (total - a - b) * n, (total - a - b) * m} {
		if expected < 5*total {
			return Fisher(a, n, b, m), "Fisher's exact test"
		}
	}
	return TwoProportions(a, n, b, m), "two-proportion z-test"
}
