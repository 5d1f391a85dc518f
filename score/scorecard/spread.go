package scorecard

// A Spread says how far interviewers are apart on one competency.
type Spread struct {
	Competency Competency `json:"competency"`
	N          int        `json:"n"`         // ratings
	Low        int        `json:"low"`       // 0 without ratings
	High       int        `json:"high"`      // 0 without ratings
	Hundredths int        `json:"mean_x100"` // mean, in hundredths, rounded half up
	Talk       bool       `json:"talk"`      // two points or more apart: talk before deciding
}

// apart is the difference from which interviewers should talk.
const apart = 2

// Spreads returns the spread of every competency over some cards, in the order of a
// card. Invalid ratings are left out.
func Spreads(cards []Card) []Spread {
	var all []Spread
	for _, c := range Competencies() {
		s := Spread{Competency: c}
		sum := 0
		for i := range cards {
			for _, r := range cards[i].Ratings {
				if r.Competency != c || r.Value < Lowest || r.Value > Highest {
					continue
				}
				if s.N == 0 || r.Value < s.Low {
					s.Low = r.Value
				}
				s.High = max(s.High, r.Value)
				s.N++
				sum += r.Value
			}
		}
		if s.N > 0 {
			s.Hundredths = (200*sum + s.N) / (2 * s.N)
		}
		s.Talk = s.High-s.Low >= apart
		all = append(all, s)
	}
	return all
}
