package sourcing

import "time"

// A Kind says what sort of activity an Evidence observes.
type Kind string

// The kinds.
const (
	Commit        Kind = "commit"
	Authorship    Kind = "authorship"
	Review        Kind = "review"
	ReviewComment Kind = "review-comment"
	Issue         Kind = "issue"
	IssueComment  Kind = "issue-comment"
	MergedPull    Kind = "merged-pull"
	ClosedPull    Kind = "closed-pull"
	Release       Kind = "release"
	Package       Kind = "package"
	Talk          Kind = "talk"
	Owner         Kind = "owner"
	Profile       Kind = "profile"
)

// Evidence is one dated, sourced observation of public work: one line of a JSON
// Lines file, and the same type in Go.
type Evidence struct {
	Kind      Kind      `json:"kind"`
	Actor     Actor     `json:"actor"`
	Subject   []string  `json:"subject,omitempty"` // raw terms: "language:Go", "topic:kubernetes", "import:github.com/jackc/pgx"
	Text      string    `json:"text,omitempty"`
	Place     Place     `json:"place,omitzero"`
	URL       string    `json:"url,omitempty"`
	When      time.Time `json:"when,omitzero"`
	Quote     string    `json:"quote,omitempty"`   // the words that show it
	Reasons   []string  `json:"reasons,omitempty"` // why it counts, in the collector's fixed words
	Source    string    `json:"source"`            // the collector: "github", "gitlog", …
	FetchedAt time.Time `json:"fetched_at,omitzero"`
	Terms     string    `json:"terms,omitempty"`   // terms of use it was read under
	Purpose   string    `json:"purpose,omitempty"` // the stated purpose of the collection
}

// Actor is whose work it was. ID is the source's own stable identifier and the only
// key that identities join on; a login may be renamed and reused.
type Actor struct {
	Source string `json:"source"`
	ID     string `json:"id"`
	Login  string `json:"login,omitempty"`
}

// Place is where the work is.
type Place struct {
	Repo string `json:"repo,omitempty"`
	Path string `json:"path,omitempty"`
	Line int    `json:"line,omitempty"`
}
