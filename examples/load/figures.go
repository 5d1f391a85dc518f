package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
)

// figures are the results by name: engine, what, unit, percentile. The names stay.
type figures map[string]float64

func (f figures) set(name string, v float64) { f[name] = v }

// times notes the percentiles of some times.
func (f figures) times(name string, all []time.Duration) {
	slices.Sort(all)
	for _, p := range []int{50, 95, 99} {
		f[fmt.Sprintf("%s.p%d", name, p)] = ms(all[min((len(all)*p+99)/100, len(all))-1])
	}
}

// ratios adds what the figures are for.
func (b *bench) ratios() {
	f := b.figures
	f.set("run.candidates", float64(b.n))
	f.set("run.peak_memory_mb", float64(peakMemory())/1e6)
	ratio := func(name, over, under string) {
		if a, c := f[over], f[under]; a > 0 && c > 0 {
			f.set("ratio."+name, a/c)
		}
	}
	ratio("columns_to_floor", "columns.rank.cpu_ms.p50", "floor.cpu_ms.p50")
	ratio("columns_p99_to_p50", "columns.rank.cpu_ms.p99", "columns.rank.cpu_ms.p50")
	ratio("rank100_together_to_apart", "columns.rank100.together.cpu_ms", "columns.rank100.apart.cpu_ms")
	f.set("columns.memory_mb_a_million", f["columns.memory_mb"]*1e6/float64(b.n))
	f.set("columns.open_ms_a_million", f["columns.open.cpu_ms"]*1e6/float64(b.n))
	for _, e := range engines {
		ratio(e+"_to_columns", e+".rank.cpu_ms.p50", "columns.rank.cpu_ms.p50")
		ratio(e+"_to_ours", e+".rank.cpu_ms.p50", "ours.rank.cpu_ms.p50")
		ratio("ours_index_rate_to_"+e, "ours.build.per_cpu_s", e+".build.per_cpu_s")
		ratio("ours_no_text_index_rate_to_"+e, "ours_no_text.build.per_cpu_s", e+".build.per_cpu_s")
		ratio("columns_index_rate_to_"+e, "columns.build.per_cpu_s", e+".build.per_cpu_s")
	}
}

func (f figures) json(w io.Writer) error {
	e := json.NewEncoder(w) // sorts the names
	e.SetIndent("", "  ")
	return e.Encode(f)
}

// table prints one line a figure, the engines apart.
func (f figures) table(w io.Writer) error {
	last := ""
	for _, name := range slices.Sorted(maps.Keys(f)) {
		if engine, _, _ := strings.Cut(name, "."); engine != last {
			last = engine
			if _, err := fmt.Fprintf(w, "\n%s\n", engine); err != nil {
				return err
			}
		}
		_, rest, _ := strings.Cut(name, ".")
		if _, err := fmt.Fprintf(w, "  %-36s %14.3f\n", rest, f[name]); err != nil {
			return err
		}
	}
	return nil
}
