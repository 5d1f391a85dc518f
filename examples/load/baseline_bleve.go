package main

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/standard"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search/query"
)

// leanMapping turns off all that these queries do not need.
func leanMapping() mapping.IndexMapping {
	field := func(analyzer string) *mapping.FieldMapping {
		f := bleve.NewTextFieldMapping()
		f.Analyzer, f.Store, f.IncludeInAll, f.IncludeTermVectors, f.DocValues = analyzer, false, false, false, false
		return f
	}
	doc := bleve.NewDocumentStaticMapping()
	doc.AddFieldMappingsAt("skill", field(keyword.Name))
	doc.AddFieldMappingsAt("text", field(standard.Name))
	m := bleve.NewIndexMapping()
	m.DefaultMapping = doc
	return m
}

// bleve measures a plain disjunction of disjunctions.
func (b *bench) bleve(ctx context.Context) error {
	dir := filepath.Join(b.dir, "bleve")
	ix, err := bleve.New(dir, leanMapping())
	if err != nil {
		return err
	}
	drawn := b.drawing(func(i int) { b.words(i) })
	err = b.building("bleve", drawn, func() error {
		return b.people(ctx, "bleve", func(from, to int) error {
			batch := ix.NewBatch()
			for i := from; i < to; i++ {
				id, skills, text := b.words(i)
				if err := batch.Index(id, map[string]any{"skill": skills, "text": text}); err != nil {
					return err
				}
			}
			return ix.Batch(batch)
		})
	})
	if err != nil {
		return err
	}
	defer ix.Close()
	size, err := disk(dir)
	if err != nil {
		return err
	}
	b.figures.set("bleve.disk_mb", float64(size)/1e6)
	return b.querying(ctx, "bleve.rank", func(q roleQuery) error {
		var all []query.Query
		for _, g := range q.groups {
			var any []query.Query
			for _, s := range g {
				t := bleve.NewTermQuery(token(s))
				t.SetField("skill")
				any = append(any, t)
			}
			all = append(all, bleve.NewDisjunctionQuery(any...))
		}
		_, err := ix.SearchInContext(ctx, bleve.NewSearchRequestOptions(bleve.NewDisjunctionQuery(all...), b.top, 0, false))
		return err
	})
}

// words is a person as the other engines take one. Without text they hold skills alone.
func (b *bench) words(i int) (id string, skills []string, text string) {
	p := b.world.person(i)
	for _, s := range p.skills {
		skills = append(skills, token(s))
	}
	if b.text {
		work, list := b.world.text(p, 3)
		text = strings.Join(work, "") + list
	}
	return p.id, skills, text
}
