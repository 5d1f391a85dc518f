package matching

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// recent holds the records of candidates who were just put, and then the rows that were
// derived of them, until columns and text have both seen them: so that nobody is read
// back and derived twice. A record counts as long as the truth holds the same bytes
// under the same checksums. The zero recent is empty; it is safe for several goroutines.
type recent struct {
	mu      sync.Mutex
	records map[uint32]*record
	size    int // bytes of their texts
}

// Bounds of what is held: records, each with a row of some kilobytes, and their texts.
const (
	recentRecords = textBehind
	recentBytes   = 32 << 20
)

// keep takes over a record, which nobody may change any more, if there is room.
func (c *recent) keep(ord uint32, r *record) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.forgetLocked(ord)
	size := weight(&r.Profile)
	if len(c.records) >= recentRecords || c.size+size > recentBytes {
		return
	}
	if c.records == nil {
		c.records = map[uint32]*record{}
	}
	c.records[ord] = r
	c.size += size
}

func (c *recent) forgetLocked(ord uint32) {
	if r := c.records[ord]; r != nil {
		c.size -= weight(&r.Profile)
		delete(c.records, ord)
	}
}

// take hands out the record of an ordinal if the truth still has it, and forgets it;
// nil is none.
func (c *recent) take(tx *truthTx, ord uint32) *record {
	c.mu.Lock()
	r := c.records[ord]
	c.forgetLocked(ord)
	c.mu.Unlock()
	if r == nil || tx.seals(ord) != r.seals {
		return nil
	}
	return r
}

// remember keeps the record of a new candidate for whoever derives it, unless reading it
// back would give another one: JSON has no bytes that are not UTF-8. Texts are copied,
// since they may be cut from larger ones.
func (tx *truthTx) remember(ord uint32, r *record) {
	if !r.isText() {
		return
	}
	r.Profile.Engagements, r.Profile.Passages = slices.Clone(r.Profile.Engagements), slices.Clone(r.Profile.Passages)
	for i := range r.Profile.Engagements {
		r.Profile.Engagements[i].Title = strings.Clone(r.Profile.Engagements[i].Title)
	}
	for i := range r.Profile.Passages {
		r.Profile.Passages[i].Text = strings.Clone(r.Profile.Passages[i].Text)
	}
	if tx.fresh == nil {
		tx.fresh = map[uint32]*record{}
	}
	tx.fresh[ord] = r
}

// isText reports whether all strings of a record without activity are UTF-8.
func (r *record) isText() bool {
	for _, e := range r.Profile.Engagements {
		if !utf8.ValidString(e.Title) || !utf8.ValidString(string(e.Kind)) {
			return false
		}
	}
	for _, p := range r.Profile.Passages {
		if !utf8.ValidString(p.Text) || !utf8.ValidString(string(p.Section)) || !utf8.ValidString(p.Source) {
			return false
		}
	}
	return !slices.ContainsFunc(r.Tags, func(t string) bool { return !utf8.ValidString(t) })
}
