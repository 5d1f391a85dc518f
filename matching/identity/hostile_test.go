package identity

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/proven-go/proven/matching"
)

// crowd yields n candidates of one kind.
func crowd(n int, each func(i int, c *matching.Candidate)) func(yield func(matching.Candidate) bool) {
	return func(yield func(matching.Candidate) bool) {
		for i := range n {
			c := matching.Candidate{ID: fmt.Sprint(i)}
			each(i, &c)
			if !yield(c) {
				return
			}
		}
	}
}

// someText is enough text for a signature.
func someText(seed int) []matching.Passage {
	var b strings.Builder
	for i := range 60 {
		fmt.Fprintf(&b, "w%d ", mix(uint64(seed*1000+i))%100_000)
	}
	return []matching.Passage{{Text: b.String()}}
}

// TestCrowdsAreBounded: many records that share something are compared a bounded number
// of times each, and what is left out is counted.
func TestCrowdsAreBounded(t *testing.T) {
	const many = 1_000
	shared := someText(1)
	jobs := []matching.Engagement{{Kind: matching.Job, Start: 24_100, End: 24_110}, {Kind: matching.Job, Start: 24_111, End: 24_120}}
	for _, c := range []struct {
		name    string
		each    func(i int, c *matching.Candidate)
		n       int
		people  int  // groups
		crowded bool // pairs were left out
	}{
		{"one address, one name", func(_ int, c *matching.Candidate) {
			c.Person = matching.Person{Name: "Anna Berg", Email: "anna@example.com"}
		}, 100_000, 1, false},
		{"one address, no names", func(_ int, c *matching.Candidate) { c.Person.Email = "anna@example.com" }, many, 1, false},
		{"one address, many names", func(i int, c *matching.Candidate) {
			c.Person = matching.Person{Name: fmt.Sprintf("%s %s", syllables(i%300), syllables(i/300+400)), Email: "crew@example.com"}
		}, many, 0, false},
		{"one name", func(_ int, c *matching.Candidate) { c.Person.Name = "Anna Berg" }, many, 0, false},
		{"one text", func(_ int, c *matching.Candidate) { c.Profile.Passages = shared }, many, 0, true},
		{"equal jobs", func(_ int, c *matching.Candidate) { c.Profile.Engagements = jobs }, many, 0, false},
		{"nothing", func(int, *matching.Candidate) {}, many, 0, false},
	} {
		start := time.Now()
		found := mustFind(t, Finder{}, crowd(c.n, c.each))
		groups, crowded := 0, false
		for range found.Groups() {
			groups++
		}
		for _, o := range found.Oversized {
			crowded = crowded || o.Left > 0
		}
		t.Logf("%s: %v, %d compared, %v", c.name, time.Since(start).Round(time.Millisecond), found.Compared, found.Oversized)
		if groups != c.people || crowded != c.crowded || found.Compared > int64(500*c.n) {
			t.Errorf("%s: %d groups, crowded %v, %d comparisons; want %d, %v, at most %d", c.name, groups, crowded, found.Compared, c.people, c.crowded, 500*c.n)
		}
	}
}

// syllables makes different words of different numbers.
func syllables(n int) string {
	var b strings.Builder
	for n += 15; n > 0; n /= 15 {
		b.WriteString([]string{"ba", "do", "gi", "ku", "le", "mo", "na", "pi", "ro", "sa", "te", "vu", "zi", "fa", "ho"}[n%15])
	}
	return b.String()
}

// TestHugeRecordsAreBounded: what is kept of a record does not grow with it.
func TestHugeRecordsAreBounded(t *testing.T) {
	c := matching.Candidate{ID: "a"}
	c.Person.Name = strings.Repeat("Ana ", 1<<20)
	c.Person.Email = strings.Repeat("a", 1<<20) + "@example.com"
	c.Person.Phone = strings.Repeat("5", 1<<20)
	for i := range 10_000 {
		c.Person.Links = append(c.Person.Links, fmt.Sprintf("https://github.com/account-%d", i))
		c.Person.Actors = append(c.Person.Actors, matching.Actor{Source: "github", ID: fmt.Sprint(i)})
		c.Profile.Engagements = append(c.Profile.Engagements, matching.Engagement{Kind: matching.Job, Start: matching.Month(24_000 + i), End: matching.Month(24_001 + i)})
		c.Profile.Passages = append(c.Profile.Passages, matching.Passage{Text: strings.Repeat("x y ", 100)}, matching.Passage{})
	}
	c.Profile.Engagements = append(c.Profile.Engagements, matching.Engagement{Kind: matching.Job, Start: -1 << 31, End: 1<<31 - 1})
	r := recordOf(c)
	if len(r.name.words) > nameWords*(wordBytes+1) || r.email.whole != 0 || r.phone.digits != 0 ||
		len(r.accountList()) > keptAccounts || len(r.pageList()) > keptLinks || len(r.jobList()) > keptJobs {
		t.Errorf("kept %+v", r)
	}
	if w := Compare(c, c).Weight; w < accountWeight() {
		t.Errorf("against itself: %d", w)
	}
}

func accountWeight() int { return levels[accountSame].Weight }
