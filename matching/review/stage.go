package review

import "fmt"

// A Stage is one step of a hiring process, as far as its policy is checked.
type Stage struct {
	Name     string  `json:"name"`
	TakeHome bool    `json:"take_home"` // work done alone, away from an interviewer
	Hours    float64 `json:"hours"`     // of the candidate's work
	Window   float64 `json:"window"`    // hours from receipt to hand-in; 0 is open
	Paid     bool    `json:"paid"`
}

// A StageFinding is something to look at in a stage.
type StageFinding struct {
	Stage   string   `json:"stage"`
	Code    string   `json:"code"` // "long-take-home", "unpaid-take-home"
	Message string   `json:"message"`
	Options []string `json:"options"` // what practice offers instead; they disagree, and the choice is the team's
}

// Bounds of a take-home task, in hours: the upper end of the paid task that one guide
// recommends, and the length of the pairing session that another puts in its place.
const (
	LongTakeHome   = 4
	UnpaidTakeHome = 1.5
)

// stageOptions are both schools. Neither is chosen here.
var stageOptions = []string{
	"a live pairing session of 90 minutes on a task near the real work",
	"a paid task of 2 to 4 hours on a real scenario, judged on clarity, rationale and edge cases",
	"let the candidate choose between the two, on one scorecard",
}

// LintStages returns what to look at in the stages, in their order. A task that may take
// 72 hours without pay is two findings; three paid hours, a pairing session and a short
// asynchronous challenge are none. A take-home task without stated hours counts as long
// as its window.
func LintStages(stages []Stage) []StageFinding {
	var found []StageFinding
	for _, s := range stages {
		hours := s.Hours
		if hours <= 0 {
			hours = s.Window
		}
		if !s.TakeHome {
			continue
		}
		if hours > LongTakeHome {
			found = append(found, StageFinding{s.Name, "long-take-home",
				fmt.Sprintf("a take-home task of %g hours: people with work or care duties leave here", hours), stageOptions})
		}
		if !s.Paid && hours > UnpaidTakeHome {
			found = append(found, StageFinding{s.Name, "unpaid-take-home",
				fmt.Sprintf("%g hours of work without pay", hours), stageOptions})
		}
	}
	return found
}

// ScreenPaths returns the two ways through the screen, of which the candidate chooses
// one. Both end in one [Scorecard].
func ScreenPaths() []Stage {
	return []Stage{{Name: ShortAsync, TakeHome: true, Hours: 1.5, Window: 72}, {Name: Pairing, Hours: 1.5}}
}

// The two paths.
const (
	ShortAsync = "short asynchronous challenge"
	Pairing    = "90-minute pairing"
)
