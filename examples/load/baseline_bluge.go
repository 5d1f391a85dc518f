package main

import (
	"context"
	"path/filepath"

	"github.com/blugelabs/bluge"
)

// bluge measures the same disjunctions in Bleve's younger sibling.
func (b *bench) bluge(ctx context.Context) error {
	dir := filepath.Join(b.dir, "bluge")
	w, err := bluge.OpenWriter(bluge.DefaultConfig(dir))
	if err != nil {
		return err
	}
	drawn := b.drawing(func(i int) { b.words(i) })
	err = b.building("bluge", drawn, func() error {
		return b.people(ctx, "bluge", func(from, to int) error {
			batch := bluge.NewBatch()
			for i := from; i < to; i++ {
				id, skills, text := b.words(i)
				doc := bluge.NewDocument(id)
				for _, s := range skills {
					doc.AddField(bluge.NewKeywordField("skill", s))
				}
				if b.text {
					doc.AddField(bluge.NewTextField("text", text))
				}
				batch.Update(doc.ID(), doc)
			}
			return w.Batch(batch)
		})
	})
	if err != nil {
		return err
	}
	defer w.Close()
	size, err := disk(dir)
	if err != nil {
		return err
	}
	b.figures.set("bluge.disk_mb", float64(size)/1e6)
	r, err := w.Reader()
	if err != nil {
		return err
	}
	defer r.Close()
	return b.querying(ctx, "bluge.rank", func(q roleQuery) error {
		all := bluge.NewBooleanQuery()
		for _, g := range q.groups {
			one := bluge.NewBooleanQuery()
			for _, s := range g {
				one.AddShould(bluge.NewTermQuery(token(s)).SetField("skill"))
			}
			all.AddShould(one)
		}
		hits, err := r.Search(ctx, bluge.NewTopNSearch(b.top, all))
		for err == nil {
			match, failed := hits.Next()
			if match == nil || failed != nil {
				return failed
			}
		}
		return err
	})
}
