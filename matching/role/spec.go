package role

import "github.com/proven-go/proven/matching/skill"

// A Spec is a calibrated role: what the work is, what it takes, what may be learned
// and what would make a manager reject a finalist. The package documentation shows the
// file format. A Spec is a plain value; Compile reads it and changes nothing.
type Spec struct {
	Title     string    `yaml:"title"`
	Problem   string    `yaml:"problem"`
	Impact    Impact    `yaml:"impact"`
	Level     Level     `yaml:"level"`
	Years     int       `yaml:"years"` // of relevant work; a weak prior; 0 asks for none
	Author    string    `yaml:"author"`
	Date      string    `yaml:"date"` // YYYY-MM-DD
	Archetype string    `yaml:"archetype"`
	Baseline  Baseline  `yaml:"baseline"`
	Clusters  []Cluster `yaml:"clusters"`
	Reject    []Reject  `yaml:"reject"`
	Intake    Intake    `yaml:"intake"`

	places places // in the file; not part of the content
}

// Impact is the role impact summary: four lines for people.
type Impact struct {
	FirstFocus    string `yaml:"first_focus"`
	Systems       string `yaml:"systems"`
	Success       string `yaml:"success"`
	Collaboration string `yaml:"collaboration"`
}

// Intake is what a hiring manager said in the intake meeting, in their own words: three
// lists for the interviewers who come later. Nothing of it ranks: what should count
// stands in the clusters and reject rules.
type Intake struct {
	WithoutHelp []string `yaml:"without_help"` // what the person must do without help
	CanLearn    []string `yaml:"can_learn"`    // what may be learned on the job
	Reject      []string `yaml:"reject"`       // what would make us reject a finalist
}

// Baseline is the environment of the work. An empty field is unknown, not none.
type Baseline struct {
	Cloud      string `yaml:"cloud"`
	CICD       string `yaml:"cicd"`
	Containers string `yaml:"containers"`
	OnCall     string `yaml:"oncall"`
}

// A Level is a behaviour, not a title. The empty Level asks for none.
type Level string

// The levels, from the least to the most.
const (
	Execute    Level = "execute"     // executes in an established architecture
	OwnService Level = "own-service" // owns a service end to end
	LeadDesign Level = "lead-design" // leads design discussions
)

// A Need says whether a cluster must be there or may be learned.
type Need string

// The needs.
const (
	Must      Need = "must"
	Trainable Need = "trainable"
)

// A Cluster is one capability the role needs: one requirement or several.
type Cluster struct {
	Name   string
	Need   Need
	Weight int    // 1..9; 3 if the file does not say
	All    []Line // every line is one requirement; the short form gives one line
}

// A Line is one requirement as written: the best of its alternatives counts.
type Line struct {
	Any      []string `yaml:"any"`      // direct skills, as written
	Adjacent []string `yaml:"adjacent"` // skills accepted at half
	Accept   string   `yaml:"accept"`   // "direct"; "adjacent": the taxonomy's edges count their eighths; "any": like direct; empty is direct
	Depth    string   `yaml:"depth"`    // "use", "own" or "design"; empty is any
	Text     []string `yaml:"text"`     // phrases matched in the text
}

// A Reject is one rule by which a manager would reject a finalist. Exactly one of
// its lists is set.
type Reject struct {
	Only    []skill.Area `yaml:"only"`    // the profile shows nothing else
	Without []skill.Area `yaml:"without"` // the profile shows none of it
}
