package sourcing

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// ErrPolicy is what a policy that does not allow a collection is reported as.
var ErrPolicy = errors.New("sourcing: the policy is incomplete")

// A Policy is what a collection may do. There is no usable zero Policy: whoever
// collects data of people needs a purpose and must be reachable.
type Policy struct {
	Purpose  string        // why, in a few words; stands in every line of evidence
	Contact  string        // e-mail address or page of who collects; sources are told it
	Suppress *Suppression  // who must not be collected; wins over every collector
	Kinds    []Kind        // the kinds that may be kept; empty allows all
	Quotes   bool          // keep Quote only, not the whole Text
	Retain   time.Duration // how long evidence may be kept; 0 means a year
}

// DefaultRetain is how long evidence is kept where a policy does not say.
const DefaultRetain = 365 * 24 * time.Hour

// Check returns an error of kind [ErrPolicy] that names what is missing, or nil.
func (p *Policy) Check() error {
	var missing []string
	if strings.TrimSpace(p.Purpose) == "" {
		missing = append(missing, "a purpose")
	}
	if c := strings.TrimSpace(p.Contact); !strings.ContainsAny(c, "@/") || strings.ContainsAny(c, "\r\n") {
		missing = append(missing, "a contact (an e-mail address or a page)")
	}
	if p.Retain < 0 {
		missing = append(missing, "a retention that is not negative")
	}
	if len(missing) > 0 {
		return fmt.Errorf("%w: want %s", ErrPolicy, strings.Join(missing, " and "))
	}
	return nil
}

// DeleteBy returns the day on which what was collected at a moment must be gone.
func (p *Policy) DeleteBy(collected time.Time) time.Time {
	keep := p.Retain
	if keep == 0 {
		keep = DefaultRetain
	}
	return collected.Add(keep)
}

// apply cleans one page: nobody suppressed, no kind that is not allowed, no address
// or number in a text, and the stamps of the run on every line.
func (p *Policy) apply(evidence []Evidence, started time.Time) []Evidence {
	kept := make([]Evidence, 0, len(evidence))
	for _, ev := range evidence {
		if p.Suppress.Has(ev.Actor) || len(p.Kinds) > 0 && !slices.Contains(p.Kinds, ev.Kind) {
			continue
		}
		ev = clean(ev)
		ev.Text, ev.Quote = p.Suppress.unnamed(ev.Actor.Source, ev.Text), p.Suppress.unnamed(ev.Actor.Source, ev.Quote)
		if p.Quotes {
			ev.Text = ""
		}
		ev.Purpose = p.Purpose
		ev.FetchedAt = started
		kept = append(kept, ev)
	}
	return kept
}
