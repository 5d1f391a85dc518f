package parse

import "math"

// Entries side by side (two degrees in one row of cards) share all their lines. They
// are told by their dates: a line that holds nothing but a date in each column.

// ungrid puts the columns of such rows one after the other.
func ungrid(lines []laid) []laid {
	var out []laid
	for i := 0; i < len(lines); i++ {
		from, to, ok := gridAt(lines, i)
		if !ok || i-from > len(out) {
			out = append(out, lines[i])
			continue
		}
		out = out[:max(0, len(out)-(i-from))]
		for col := range lines[i].chunks {
			for _, l := range lines[from:to] {
				l.chunks = []chunk{l.chunks[col]}
				out = append(out, l)
			}
		}
		i = to - 1
	}
	return out
}

// gridAt returns the lines [from, to) of the row of entries whose dates are line i:
// those above it, or below where none is above.
func gridAt(lines []laid, i int) (from, to int, ok bool) {
	l := lines[i]
	if len(l.chunks) < 2 {
		return 0, 0, false
	}
	for k := range l.chunks {
		if !wholePeriod(l.chunks[k].text()) {
			return 0, 0, false
		}
	}
	from, to = i, i+1
	for from > 0 && i-from < 4 && sameGrid(lines[from-1], lines[from]) {
		from--
	}
	for from == i && to < len(lines) && to-i < 4 && sameGrid(lines[to-1], lines[to]) {
		to++
	}
	return from, to, to-from >= 2
}

// sameGrid reports whether b stands below a, column by column.
func sameGrid(a, b laid) bool {
	if len(a.chunks) != len(b.chunks) || b.y-a.y > 2.5*b.size {
		return false
	}
	for k := range a.chunks {
		if math.Abs(a.chunks[k].x0-b.chunks[k].x0) > 0.5*b.size {
			return false
		}
	}
	return true
}
