package identity

import (
	"math"

	"github.com/proven-go/proven/matching"
)

// A record is what is kept of a candidate to compare it: some 350 bytes beside the ID.
type record struct {
	id       string
	name     personName
	email    address
	phone    number
	links    []link // accounts by number, then pages: most people have one or two
	jobs     [keptJobs]job
	text     signature
	accounts uint8 // of links
	jobCount uint8
	hasText  bool
}

// recordOf reads a candidate.
func recordOf(c matching.Candidate) *record {
	r := &record{id: c.ID, name: foldName(c.Person.Name), phone: foldNumber(c.Person.Phone)}
	r.email = foldAddress(c.Person.Email, r.name)
	accounts, pages := foldAccounts(c.Person)
	if n := len(accounts) + len(pages); n > 0 {
		r.links = append(append(make([]link, 0, n), accounts...), pages...)
	}
	r.accounts = uint8(len(accounts))
	r.jobCount = uint8(copy(r.jobs[:], foldJobs(c.Profile)))
	r.text, r.hasText = foldText(c.Profile)
	return r
}

func (r *record) accountList() []link { return r.links[:r.accounts] }
func (r *record) pageList() []link    { return r.links[r.accounts:] }
func (r *record) jobList() []job      { return r.jobs[:r.jobCount] }

// compare says at which level each field of two records agrees. Where several pairings
// of words or jobs are as good, the smaller ID decides, not the order of the two.
func compare(a, b *record) agreement {
	g, _ := compareFrom(a, b, math.MinInt32)
	return g
}

// compareFrom is compare for pairs that weigh least or more; ok is false for others.
// Names are dear to compare and are left out where the best name would not do.
func compareFrom(a, b *record, least int) (g agreement, ok bool) {
	if b.id < a.id {
		a, b = b, a
	}
	g = agreement{
		compareLinks(a.accountList(), b.accountList(), accountSame, missing, accountOther),
		compareLinks(a.pageList(), b.pageList(), linkPage, linkSite, linkOther),
		compareAddresses(a.email, b.email),
		compareNumbers(a.phone, b.phone),
		missing,
		compareJobs(a.jobList(), b.jobList()),
		missing,
	}
	if g[1] == linkOther && g[0] != missing {
		g[1] = missing // the accounts have said it
	}
	if a.hasText && b.hasText {
		g[6] = compareTexts(&a.text, &b.text)
	}
	if copied := g[6] == textSame || g[6] == textHalf; copied && levels[g[5]].Weight > levels[jobsCopied].Weight {
		g[5] = jobsCopied
	}
	if g.weight()+levels[nameSame].Weight < least {
		return g, false
	}
	g[4] = nameLevel(a.name, b.name)
	return g, g.weight() >= least
}

// A Comparison is how two records agree: the reasons, one for each field that both
// have, and their sum.
type Comparison struct {
	Weight  int      `json:"weight"` // tenths of bits
	Reasons []Reason `json:"reasons,omitempty"`
}

// Compare compares two candidates, whether or not any key would have brought them
// together. It is symmetric, and reads nothing but these two.
func Compare(a, b matching.Candidate) Comparison { return comparisonOf(recordOf(a), recordOf(b)) }

func comparisonOf(a, b *record) Comparison {
	g := compare(a, b)
	return Comparison{g.weight(), g.reasons()}
}
