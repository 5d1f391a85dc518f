package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
)

// A bench is one run.
type bench struct {
	flags
	world    *world
	plans    []roleQuery
	progress io.Writer
	figures  figures
}

const batch = 1000

// people visits everybody in batches.
func (b *bench) people(ctx context.Context, what string, visit func(from, to int) error) error {
	for from := 0; from < b.n; from += batch {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := visit(from, min(from+batch, b.n)); err != nil {
			return err
		}
		if from%(100*batch) == 0 {
			fmt.Fprintf(b.progress, "load: %s: %d of %d\n", what, from, b.n)
		}
	}
	return nil
}

// building notes what building an engine costs, without that of making people up.
func (b *bench) building(name string, drawn time.Duration, work func() error) error {
	before, start := cpuTime(), time.Now()
	if err := work(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	cpu, wall := cpuTime()-before, time.Since(start)
	b.figures.set(name+".build.cpu_s", (cpu - drawn).Seconds())
	b.figures.set(name+".build.wall_s", wall.Seconds())
	b.figures.set(name+".build.per_cpu_s", float64(b.n)/max((cpu-drawn).Seconds(), 1e-6))
	return nil
}

// drawing returns the processor time of making everybody up.
func (b *bench) drawing(each func(i int)) time.Duration {
	sample := min(b.n, 5000)
	before := cpuTime()
	for i := range sample {
		each(i)
	}
	return (cpuTime() - before) * time.Duration(b.n) / time.Duration(sample)
}

// querying notes the time of every role; of several rounds the best counts.
func (b *bench) querying(ctx context.Context, name string, ask func(q roleQuery) error) error {
	cpus, walls := make([]time.Duration, len(b.plans)), make([]time.Duration, len(b.plans))
	runtime.GC()
	for round := range b.rounds {
		for i, q := range b.plans {
			if err := ctx.Err(); err != nil {
				return err
			}
			before, start := cpuTime(), time.Now()
			if err := ask(q); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			cpu, wall := cpuTime()-before, time.Since(start)
			if round == 0 || cpu < cpus[i] {
				cpus[i] = cpu
			}
			if round == 0 || wall < walls[i] {
				walls[i] = wall
			}
		}
	}
	b.figures.times(name+".cpu_ms", cpus)
	b.figures.times(name+".wall_ms", walls)
	return nil
}

// columns measures rankings over strengths alone.
func (b *bench) columns(ctx context.Context) error {
	s, before := matching.NewStrengths(asOf), heap()
	rows := func(from, to int) error {
		rows := make([]matching.Row, 0, to-from)
		for i := from; i < to; i++ {
			rows = append(rows, b.world.row(b.world.person(i)))
		}
		return s.Append(rows...)
	}
	drawn := b.drawing(func(i int) { b.world.row(b.world.person(i)) })
	if err := b.building("columns", drawn, func() error { return b.people(ctx, "columns", rows) }); err != nil {
		return err
	}
	if err := b.reopen(&s); err != nil {
		return err
	}
	b.figures.set("columns.memory_mb", float64(heap()-before)/1e6)
	if err := b.querying(ctx, "columns.rank", func(q roleQuery) error {
		_, err := s.Rank(ctx, q.plan, b.top)
		return err
	}); err != nil {
		return err
	}
	postings := 0
	if err := b.querying(ctx, "floor", func(q roleQuery) error {
		n, sum := s.Touch(q.plan)
		postings += n
		sink += sum
		return nil
	}); err != nil {
		return err
	}
	b.figures.set("columns.postings_a_role", float64(postings)/float64(len(b.plans)*b.rounds))
	if err := b.together(ctx, s); err != nil {
		return err
	}
	return b.sideBySide(ctx, s)
}

// sink keeps what is read from being left out.
var sink int

// reopen writes the strengths to a file and reads them back.
func (b *bench) reopen(s **matching.Strengths) error {
	path := filepath.Join(b.dir, "columns")
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	before := cpuTime()
	if err := errors.Join((*s).Save(f), f.Close()); err != nil {
		return err
	}
	b.figures.set("columns.save.cpu_s", (cpuTime() - before).Seconds())
	*s = nil
	runtime.GC()
	f, err = os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	b.figures.set("columns.disk_mb", float64(info.Size())/1e6)
	before, start := cpuTime(), time.Now()
	*s, err = matching.ReadStrengths(f, info.Size())
	b.figures.set("columns.open.cpu_ms", ms(cpuTime()-before))
	b.figures.set("columns.open.wall_ms", ms(time.Since(start)))
	return err
}

// together compares all roles at once with one after the other.
func (b *bench) together(ctx context.Context, s *matching.Strengths) error {
	const many = 100
	queries, err := b.world.roles(many)
	if err != nil {
		return err
	}
	plans := make([]*role.Plan, many)
	for i := range plans {
		plans[i] = queries[i].plan
	}
	apart, all := time.Duration(1<<62), time.Duration(1<<62)
	for range b.rounds + 1 {
		before := cpuTime()
		for _, p := range plans {
			if _, err := s.Rank(ctx, p, b.top); err != nil {
				return err
			}
		}
		apart = min(apart, cpuTime()-before)
		before = cpuTime()
		if _, err := s.RankAll(ctx, plans, b.top); err != nil {
			return err
		}
		all = min(all, cpuTime()-before)
	}
	b.figures.set("columns.rank100.apart.cpu_ms", ms(apart))
	b.figures.set("columns.rank100.together.cpu_ms", ms(all))
	return nil
}

// sideBySide counts rankings of two goroutines a second.
func (b *bench) sideBySide(ctx context.Context, s *matching.Strengths) error {
	start, errs := time.Now(), make([]error, 2)
	var wait sync.WaitGroup
	for w := range errs {
		wait.Go(func() {
			for range b.rounds {
				for _, q := range b.plans {
					if _, err := s.Rank(ctx, q.plan, b.top); err != nil {
						errs[w] = err
						return
					}
				}
			}
		})
	}
	wait.Wait()
	b.figures.set("columns.two_workers.per_wall_s", float64(2*b.rounds*len(b.plans))/time.Since(start).Seconds())
	return errors.Join(errs...)
}

// heap returns the bytes in use after a collection.
func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// disk returns the bytes of a directory.
func disk(dir string) (int64, error) {
	size := int64(0)
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	return size, err
}

func ms(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1e6 }
