package skill

// An ID names a skill: lower-case letters, digits and hyphens, no dot, so that it
// can stand as a feature name in any engine. "go", "cpp", "rest-api".
type ID string

// A Kind says what sort of thing a skill is.
type Kind string

// The kinds.
const (
	Language  Kind = "language"
	Framework Kind = "framework" // frameworks and libraries
	Database  Kind = "database"
	Tool      Kind = "tool"
	Platform  Kind = "platform" // clouds, operating systems, runtimes
	Protocol  Kind = "protocol" // protocols, formats, standards
	Practice  Kind = "practice" // ways of working and fields of knowledge
)

// An Area is a field of work. The list is closed and areas nest, see [Area.Within].
type Area string

// The areas. Software holds the nine after it, Systems among them Embedded;
// Infrastructure holds the two after it; the others stand alone.
const (
	Software       Area = "software development"
	Backend        Area = "backend"
	Frontend       Area = "frontend"
	Mobile         Area = "mobile"
	Game           Area = "game development"
	Systems        Area = "systems programming"
	Embedded       Area = "embedded"
	DataEng        Area = "data engineering"
	Scripting      Area = "scripting"
	TestAutomation Area = "test automation"

	Infrastructure Area = "infrastructure"
	Administration Area = "system administration"
	Network        Area = "networking"

	HelpDesk     Area = "help desk"
	ManualTest   Area = "manual testing"
	DataAnalysis Area = "data analysis"
	MachineLearn Area = "machine learning"
	Security     Area = "security"
	Design       Area = "design"
	Management   Area = "management"
)

// A Skill is one entry of the taxonomy.
type Skill struct {
	ID      ID
	Name    string   // as its makers write it
	Kind    Kind     // what sort of thing it is
	Areas   []Area   // fields of work that using it shows; empty for skills of every field
	Aliases []string // other ways to write it
	Parent  ID       // the broader skill or field it belongs to; "" for a root, see [Taxonomy.Ancestors]
	Implies []ID     // skills that using this one shows too (Spring Boot shows Spring and Java)
	Since   int      // year of the first release; 0 if that makes no sense
	// Repositories are well-known public repositories of the skill itself or its
	// community, "owner/name" on GitHub: where people who know it can be seen at work.
	Repositories []string
	// Context is set for a name that is also an everyday word ("Go", "Spring"): it
	// counts only in a list of skills or where the words around it speak for it.
	Context *Context
}

// Context is the rule by which an ambiguous name counts as the skill.
type Context struct {
	Names []string `yaml:"names"` // the ambiguous names; empty means Name alone
	Words []string `yaml:"words"` // one of these near it speaks for the skill; empty means it counts unless Not speaks
	Not   []string `yaml:"not"`   // a phrase around it that speaks against ("go live")
	// Proper reports whether the name is also one of people or places ("Phoenix"), so
	// that "in" or "with" before its capital say nothing, a capitalised word before it
	// makes it a part of that name, and it is a place where a region follows.
	Proper bool `yaml:"proper"`
}

// An Edge says that experience with From makes To considerably easier to acquire.
type Edge struct {
	From, To ID
	Eighths  int    // what From is worth where To is asked, 1..7 eighths
	Why      string // the reason, in a few words
}

// A Match is one occurrence of a skill in a text: the half-open byte range
// [Start, End).
type Match struct {
	Skill      ID
	Start, End int
}
