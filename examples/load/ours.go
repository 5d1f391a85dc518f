package main

import (
	"context"
	"errors"
	"path/filepath"
	"runtime"
	"time"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
)

// index measures the whole index: truth, columns and text on disk, and without text.
func (b *bench) index(ctx context.Context) error {
	options := matching.Options{Dir: filepath.Join(b.dir, "ours_no_text"), AsOf: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC), NoText: true}
	if err := b.fill(ctx, "ours_no_text", options); err != nil {
		return err
	}
	options.Dir, options.NoText = filepath.Join(b.dir, "ours"), false
	if err := b.fill(ctx, "ours", options); err != nil {
		return err
	}
	runtime.GC()
	before, start := cpuTime(), time.Now()
	ix, err := options.Open()
	if err != nil {
		return err
	}
	defer ix.Close()
	b.figures.set("ours.open.cpu_ms", ms(cpuTime()-before))
	b.figures.set("ours.open.wall_ms", ms(time.Since(start)))
	if err := b.catchUp(ctx, ix); err != nil {
		return err
	}
	return b.rankings(ctx, ix)
}

// fill puts everybody into an index and notes what that costs until all of it is on
// disk.
func (b *bench) fill(ctx context.Context, name string, options matching.Options) error {
	ix, err := options.Open()
	if err != nil {
		return err
	}
	drawn := b.drawing(func(i int) { b.world.candidate(b.world.person(i)) })
	err = b.building(name, drawn, func() error {
		err := b.people(ctx, name, func(from, to int) error {
			people := make([]matching.Candidate, 0, to-from)
			for i := from; i < to; i++ {
				c, _ := b.world.candidate(b.world.person(i))
				people = append(people, c)
			}
			return ix.Put(ctx, people...)
		})
		return errors.Join(err, ix.Flush(ctx), ix.Close())
	})
	if err != nil {
		return err
	}
	size, err := disk(options.Dir)
	b.figures.set(name+".disk_mb", float64(size)/1e6)
	return err
}

// catchUp measures how long a ranking takes that has a thousand new candidates before
// it, without the change itself.
func (b *bench) catchUp(ctx context.Context, ix *matching.Index) error {
	var people []matching.Candidate
	for i := range min(999, b.n) { // one less than Put would derive at once
		c, _ := b.world.candidate(b.world.person(i))
		people = append(people, c)
	}
	if err := ix.Put(ctx, people...); err != nil {
		return err
	}
	before, start := cpuTime(), time.Now()
	if _, err := ix.Rank(ctx, b.plans[0].spec, matching.Query{Top: 1, Brief: true}); err != nil {
		return err
	}
	b.figures.set("ours.catch_up.cpu_ms", ms(cpuTime()-before))
	b.figures.set("ours.catch_up.wall_ms", ms(time.Since(start)))
	return nil
}

// rankings measures places alone, places with reasons, and many roles at once.
func (b *bench) rankings(ctx context.Context, ix *matching.Index) error {
	if err := b.querying(ctx, "ours.rank", func(q roleQuery) error {
		_, err := ix.Rank(ctx, q.spec, matching.Query{Top: b.top, Brief: true})
		return err
	}); err != nil {
		return err
	}
	if err := b.querying(ctx, "ours.rank_with_reasons", func(q roleQuery) error {
		_, err := ix.Rank(ctx, q.spec, matching.Query{Top: b.top})
		return err
	}); err != nil {
		return err
	}
	specs := make([]*role.Spec, len(b.plans))
	for i, q := range b.plans {
		specs[i] = q.spec
	}
	before := cpuTime()
	if _, err := ix.RankAll(ctx, specs, matching.Query{Top: b.top}); err != nil {
		return err
	}
	b.figures.set("ours.rank_all_with_reasons.cpu_ms_a_role", ms(cpuTime()-before)/float64(len(specs)))
	return b.querying(ctx, "ours.facets", func(q roleQuery) error {
		_, err := ix.Facets(ctx, q.spec, matching.Query{})
		return err
	})
}
