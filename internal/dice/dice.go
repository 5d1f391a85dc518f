package dice

// A Dice is SplitMix64, 64 bits of state; its value is the seed. Use it from one
// goroutine. Source: Steele, Lea and Flood, "Fast splittable pseudorandom number
// generators", OOPSLA 2014.
type Dice uint64

// Next returns 64 random bits.
func (r *Dice) Next() uint64 {
	*r += 0x9e3779b97f4a7c15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// Below returns a number in [0, n), each equally likely, for n from 1 to 2^32. Of the
// upper 32 bits only a whole multiple of n is used; the rest is drawn again.
func (r *Dice) Below(n int) int {
	limit := 1 << 32 / uint64(n) * uint64(n)
	for {
		if bits := r.Next() >> 32; bits < limit {
			return int(bits % uint64(n))
		}
	}
}
