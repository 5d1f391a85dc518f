package dice

import "testing"

// TestDice: the first numbers of the published generator from seed 0, and that every
// remainder comes up alike.
func TestDice(t *testing.T) {
	var roll Dice
	for _, want := range []uint64{0xe220a8397b1dcdaf, 0x6e789e6aa1b965f4, 0x06c45d188009454f} {
		if got := roll.Next(); got != want {
			t.Errorf("next = %#x, want %#x", got, want)
		}
	}
	var seen [7]int
	for range 70_000 {
		seen[roll.Below(7)]++
	}
	for i, n := range seen {
		if n < 9_500 || n > 10_500 {
			t.Errorf("%d came up %d times in 70,000", i, n)
		}
	}
}
