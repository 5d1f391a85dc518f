package main

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/review"
	"github.com/proven-go/proven/matching/skill"
)

// A backing is what stands behind one result beyond its reasons. It is gathered before
// names are hidden, because only the index knows it, and by the true ID.
type backing struct {
	around [][]surroundings   // for each reason, for each of its evidence
	spread *matching.Interval // how far the points could move; nil if nobody says
	raises [][]matching.Raise // for each reason, what would earn it more
	mutual *matching.Mutual
	review *review.Review // only for the page
}

// Surroundings are the words of the same passage before and after a quote.
type surroundings struct{ before, after string }

// gather collects the backing of every result, in the order of [report.all].
func (r *report) gather(ctx context.Context) error {
	spread, err := r.spreads(ctx)
	if err != nil {
		return err
	}
	reviewer := review.Reviewer{Index: r.index, Role: r.spec, RoleText: r.roleText}
	for _, res := range r.all() {
		c, err := r.index.Get(ctx, res.ID)
		if err != nil {
			return err
		}
		f, err := r.index.Feedback(ctx, r.spec, res.ID)
		if err != nil {
			return err
		}
		b := backing{spread: spread[res.ID]}
		if b.mutual, err = r.index.Mutual(ctx, r.spec, res.ID); err != nil {
			return err
		}
		if r.options.format == "html" {
			if b.review, err = reviewer.Review(ctx, res.ID, r.resumes[res.ID]); err != nil {
				return err
			}
		}
		for _, a := range f.Lines {
			b.raises = append(b.raises, a.Raise)
		}
		for _, reason := range res.Reasons {
			var around []surroundings
			for _, e := range reason.Evidence {
				around = append(around, surround(c.Profile.Passages, e))
			}
			b.around = append(b.around, around)
		}
		r.backing = append(r.backing, b)
	}
	return nil
}

// spreads returns how far the points of each result could move.
func (r *report) spreads(ctx context.Context) (map[string]*matching.Interval, error) {
	query := matching.Query{}
	for _, res := range r.list.Results {
		query.IDs = append(query.IDs, res.ID)
	}
	byID := map[string]*matching.Interval{}
	if len(query.IDs) == 0 {
		return byID, nil // no ID would mean everybody
	}
	u, err := r.index.Uncertainty(ctx, r.spec, query)
	if err != nil {
		return nil, err
	}
	for _, result := range u.Results {
		byID[result.ID] = &result.Range
	}
	return byID, nil
}

// contextBytes is how much of a passage is shown before and after a quote, in bytes: a
// sentence or two.
const contextBytes = 160

// surround finds the words around a piece of evidence: the rest of its passage, and the
// passages beside it that belong to the same job.
func surround(passages []matching.Passage, e matching.Evidence) surroundings {
	for i, p := range passages {
		from, to := e.Span.Start-p.Start, e.Span.End-p.Start
		if p.Source != e.Source || from < 0 || to > len(p.Text) || from >= to {
			continue
		}
		a := surroundings{before: p.Text[:from], after: p.Text[to:]}
		if i > 0 && beside(passages[i-1], p) {
			a.before = passages[i-1].Text + " " + a.before
		}
		if i+1 < len(passages) && beside(passages[i+1], p) {
			a.after += " " + passages[i+1].Text
		}
		return surroundings{tail(strings.TrimSpace(a.before), contextBytes), head(strings.TrimSpace(a.after), contextBytes)}
	}
	return surroundings{}
}

// beside reports whether two neighbours are read together.
func beside(a, b matching.Passage) bool {
	return a.Source == b.Source && a.Engagement == b.Engagement && a.Section == b.Section
}

// head returns the beginning of a text, cut at a word.
func head(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	for limit > 0 && !utf8.RuneStart(text[limit]) {
		limit--
	}
	text = text[:limit]
	if i := strings.LastIndexByte(text, ' '); i > 0 {
		text = text[:i]
	}
	return text + " …"
}

// tail returns the end of a text, cut at a word.
func tail(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	from := len(text) - limit
	for from < len(text) && !utf8.RuneStart(text[from]) {
		from++
	}
	text = text[from:]
	if i := strings.IndexByte(text, ' '); i >= 0 {
		text = text[i+1:]
	}
	return "… " + text
}

// skillName returns the name of a skill, the ID of what the taxonomy does not hold.
func skillName(t *skill.Taxonomy, id skill.ID) string {
	if s, ok := t.Skill(id); ok {
		return s.Name
	}
	return string(id)
}
