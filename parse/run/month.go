package run

import (
	"fmt"
	"strings"
)

// Month returns the year and month of the first date that has a possible one; dates
// are written as YYYY-MM with anything behind. It returns zeros if there is none.
func Month(dates ...string) (year, month int) {
	for _, s := range dates {
		var y, m int
		if n, _ := fmt.Sscanf(strings.TrimSpace(s), "%4d-%2d", &y, &m); n == 2 && y > 1980 && y < 2200 && m >= 1 && m <= 12 {
			return y, m
		}
	}
	return 0, 0
}
