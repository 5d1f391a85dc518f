package matching

import "sync"

// A profileCache keeps what was read of candidates while several roles are ranked on
// one view. A nil one keeps nothing.
type profileCache struct {
	mu    sync.Mutex
	views map[uint32]*profileView
}

// maxCached bounds the profiles kept.
const maxCached = 2048

// of returns a candidate's profile as scoring sees it. It is not changed any more.
func (c *profileCache) of(v *view, ord uint32) (*profileView, error) {
	if c != nil {
		c.mu.Lock()
		pv := c.views[ord]
		c.mu.Unlock()
		if pv != nil {
			return pv, nil
		}
	}
	p, err := v.profile(ord)
	if err != nil {
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
