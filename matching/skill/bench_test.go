package skill

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
)

// prose returns sentences like those of résumés: about one name in twelve words.
func prose(x *Taxonomy, size int) string {
	plain := strings.Fields(`Responsible for the design and delivery of internal tools used by several teams across
		the company including planning reviews support mentoring reporting to management Worked closely with
		product owners to improve reliability reduce cost and shorten release cycles while keeping customers happy
		Led a group of five people who maintained legacy systems access to data go live new office network users`)
	r := rand.New(rand.NewPCG(5, 6))
	var b strings.Builder
	for n := 0; b.Len() < size; n++ {
		if r.IntN(12) == 0 {
			b.WriteString(x.skills[r.IntN(len(x.skills))].Name)
		} else {
			b.WriteString(plain[r.IntN(len(plain))])
		}
		switch {
		case n%16 == 15:
			b.WriteString(".\n")
		case r.IntN(10) == 0:
			b.WriteString(", ")
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()[:size]
}

func benchmarkSizes(b *testing.B, run func(text string)) {
	for _, size := range []struct {
		name  string
		bytes int
	}{{"4KB", 4 << 10}, {"1MB", 1 << 20}} {
		b.Run(size.name, func(b *testing.B) {
			text := prose(Default(), size.bytes)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				run(text)
			}
		})
	}
}

func BenchmarkFind(b *testing.B) {
	x := Default()
	var dst []Match
	benchmarkSizes(b, func(text string) { dst = x.Find(dst[:0], text) })
}

func BenchmarkFindInList(b *testing.B) {
	x := Default()
	var dst []Match
	benchmarkSizes(b, func(text string) { dst = x.FindInList(dst[:0], text) })
}

// BenchmarkFields is the baseline: cutting the text into words and nothing more.
func BenchmarkFields(b *testing.B) {
	benchmarkSizes(b, func(text string) {
		for range strings.FieldsSeq(text) {
		}
	})
}

// BenchmarkContains is the obvious way: looking for every name in turn.
func BenchmarkContains(b *testing.B) {
	x := Default()
	var names []string
	for _, s := range x.All() {
		for _, n := range append(s.Aliases, s.Name) {
			names = append(names, strings.ToLower(n))
		}
	}
	text := []byte(prose(x, 4<<10))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		low := bytes.ToLower(text)
		for _, n := range names {
			bytes.Contains(low, []byte(n))
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := load(); err != nil {
			b.Fatal(err)
		}
	}
}
