package matching

import (
	"errors"
	"maps"
	"slices"
	"sync"
)

// A profileCache keeps what was read of candidates while several roles are ranked on
// one view. A nil one keeps nothing.
type profileCache struct {
	mu    sync.Mutex
	views map[uint32]*profileView
}

// maxCached bounds the profiles kept.
const maxCached = 2048

// of returns a candidate's profile as scoring sees it, nil for one who cannot be read, see
// readable. It is not changed any more.
func (c *profileCache) of(v *view, ord uint32) (*profileView, error) {
	if c != nil {
		c.mu.Lock()
		pv := c.views[ord]
		c.mu.Unlock()
		if pv != nil {
			return pv, nil
		}
	}
	p, err := v.readable(ord)
	if p == nil || err != nil {
		return nil, err
	}
	pv := newProfileView(v.ix.Taxonomy(), v.ix.AsOf(), p)
	if c != nil {
		c.mu.Lock()
		if c.views == nil {
			c.views = map[uint32]*profileView{}
		}
		if len(c.views) < maxCached {
			c.views[ord] = pv
		}
		c.mu.Unlock()
	}
	return pv, nil
}

// readable returns a candidate's profile, or nil if the damage is of this candidate alone:
// who cannot be explained is left out, and does not stop the ranking of all others. It is
// an error if nothing can be read any more. The columns may know somebody whose record
// is damaged, because they were derived before it was.
func (v *view) readable(ord uint32) (*Profile, error) {
	p, err := v.profile(ord)
	lost := errors.Is(err, ErrNotFound) // columns and truth are at one sequence number
	if !lost && !isDamage(err) {
		return p, err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if !lost {
		if _, err := beginTruth(v, false); err != nil { // goes on after damage in the tree, if that can be
			return nil, err
		}
	}
	if v.unread == nil {
		v.unread = map[uint32]bool{}
	}
	v.unread[ord] = true
	return nil, nil
}

// damaged returns how many candidates are left out because their records are damaged: by
// the columns when they were derived, or by readable since.
func (v *view) damaged() int {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.count - v.len() + len(v.unread)
}

// whole returns an error if readable met damage: for whatever cannot say that somebody
// is missing.
func (v *view) whole() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.unread) == 0 {
		return nil
	}
	return damaged(recordBucket, ordKey(slices.Min(slices.Collect(maps.Keys(v.unread)))))
}
