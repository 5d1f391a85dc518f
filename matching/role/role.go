package role

import (
	"fmt"

	"github.com/proven-go/proven/matching/skill"
)

// LevelID returns the reserved ID whose strength says how well a level is shown by
// work in an area: "level-own-service-backend"; without an area, by any work.
func LevelID(l Level, area skill.Area) skill.ID {
	if area == "" {
		return skill.ID("level-" + string(l))
	}
	return skill.ID("level-" + string(l) + "-" + area.Slug())
}

// MaxYears is the most years that a role can ask for with effect: more compile to it.
const MaxYears = 10

// YearsID returns the reserved ID whose strength says how near the work in an area
// comes to n years: "years-3-backend". It is full from n years on.
func YearsID(n int, area skill.Area) skill.ID {
	return skill.ID(fmt.Sprintf("years-%d-%s", n, area.Slug()))
}
