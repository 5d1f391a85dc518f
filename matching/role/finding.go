package role

// A Finding is something that a person should look at in a spec. It is never an
// error: the role still compiles and ranks.
type Finding struct {
	Code    Code
	Cluster string // name of the cluster; "Level" and "Years" for those
	Label   string // the requirement in words, as in [Requirement]
	Message string // what was found and what would be better
}

// String returns "Backend services, Go: message (code)".
func (f Finding) String() string {
	where := f.Cluster
	if f.Label != "" && f.Label != f.Cluster {
		where += ", " + f.Label
	}
	return where + ": " + f.Message + " (" + string(f.Code) + ")"
}

// A Code names a kind of finding, for programs.
type Code string

// The codes.
const (
	UnknownSkill Code = "unknown-skill" // a name outside the taxonomy became a text requirement
	DoubledSkill Code = "doubled-skill" // a skill stands twice in one requirement
	NoShare      Code = "no-share"      // a requirement is too small beside the others to earn a point
	NoField      Code = "no-field"      // years of what? no must-have skill belongs to an area
)
