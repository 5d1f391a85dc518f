package role

// A Code names a kind of finding, for programs. Codes do not change.
type Code string

// The codes.
const (
	UnknownSkill Code = "unknown-skill" // a name outside the taxonomy became a text requirement
	DoubledSkill Code = "doubled-skill" // a skill is asked for twice
	NestedSkill  Code = "nested-skill"  // a requirement that another one shows already
	NoShare      Code = "no-share"      // a requirement is too small beside the others to earn a point
	NoField      Code = "no-field"      // years of what? no must-have skill belongs to an area

	TooManyMusts            Code = "too-many-musts"              // more must-haves than anybody checks
	ShoppingList            Code = "shopping-list"               // technologies instead of capabilities
	YearsBeyondAge          Code = "years-beyond-age"            // more years than the technology is old
	SeniorityWithoutMeaning Code = "seniority-without-behaviour" // "senior", and no level says what that means
	NoProblem               Code = "no-problem"                  // nothing says why the work exists
	UnsetImpact             Code = "unset-impact"                // a row of the role impact summary is not stated
	UnsetBaseline           Code = "unset-baseline"              // a part of the environment is unknown
	Contradiction           Code = "contradiction"               // two parts of the spec exclude each other
	Cliche                  Code = "cliche"                      // words that every posting uses
	GenericResponsibility   Code = "generic-responsibility"      // a duty that every job has
	Impossible              Code = "impossible"                  // a requirement that nothing can meet
	UnknownArchetype        Code = "unknown-archetype"           // an archetype outside the closed list
)
