package ghfake

import (
	"fmt"
	"math/rand/v2"
	"time"
)

// A World is what there is to see. All people and texts are invented.
type World struct {
	People []Person
	Repos  []Repo
}

// A Person has an account. Type is "User" or "Bot".
type Person struct {
	ID    int64
	Login string
	Type  string
	Bio   string
	Blog  string
	Email string // a canary: it must appear nowhere
}

// A Repo is a repository with all that happened in it, oldest first.
type Repo struct {
	Owner, Name    string
	Language       string
	Topics         []string
	Fork           bool
	Archived       bool
	Files          map[string]string // owners files
	ReviewComments []Comment
	IssueComments  []Comment
	Issues         []Issue // pull requests too
	Releases       []Release
	Commits        map[int64]int // by person
	TooLarge       bool          // the list of contributors is refused
}

// A Comment is one of a review or of a discussion.
type Comment struct {
	ID      int64
	By      int64
	Body    string
	Path    string
	Hunk    string
	Line    int
	Gone    bool  // the lines it speaks of changed afterwards
	ReplyTo int64 // the comment that it answers; 0 is none
	App     bool  // written by an app under the person's account
	Created time.Time
}

// An Issue is an issue or, with Pull set, a pull request.
type Issue struct {
	Number  int
	By      int64
	Title   string
	Body    string
	Pull    bool
	Merged  bool
	Closed  bool
	Created time.Time
}

// A Release was published by somebody.
type Release struct {
	Tag string
	By  int64
	At  time.Time
}

// Sizes of a generated world.
type Sizes struct {
	People, ReviewComments, IssueComments, Pulls, Issues, Releases int
}

// Canary marks every address and number that must not leave a collector.
const (
	CanaryMail  = "canary.example"
	CanaryPhone = "5550134"
)

var bodies = []string{
	"This retries without a limit. Please add a cap, because every node would dial again at the same moment.",
	"Should we close `rows` here? Otherwise the connection stays open until the collector runs.",
	"If the context is cancelled while we hold the lock, nobody ever releases it; consider a deferred unlock.",
	"LGTM",
	"nit: rename this variable so that it says what it counts in the loop below",
	"The index on `created_at` is not used for this query, so the whole table is read. Please add it to the condition.",
	"done",
	"I think that a table test would be easier to read here than six functions that differ in one number.",
	"Thanks! Reach me at %s or +49 30 " + CanaryPhone + " when the incident is over, because the logs are on my machine.",
	"> quoted text of somebody else\n\nThat would break callers that pass nil, since the old version allowed it.",
}

var paths = []string{"pool/retry.go", "store/rows.go", "cmd/agent/main.go", "docs/design.md", "migrations/0007.sql"}

// Generate makes a world of one repository out of a seed: equal arguments, equal world.
func Generate(seed uint64, n Sizes) World {
	r := rand.New(rand.NewPCG(seed, 7))
	begin := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	w := World{}
	for i := range n.People {
		p := Person{ID: int64(1000 + i), Login: fmt.Sprintf("person-%d-example", i), Type: "User", Blog: fmt.Sprintf("https://person-%d.example", i)}
		p.Email = fmt.Sprintf("person%d@%s", i, CanaryMail)
		p.Bio = "Backend engineer. Mail " + p.Email
		if i%40 == 39 {
			p.Type = "Bot"
			p.Login = fmt.Sprintf("robot-%d[bot]", i)
		}
		w.People = append(w.People, p)
	}
	repo := Repo{Owner: "example-org", Name: "relay", Language: "Go", Topics: []string{"grpc", "kubernetes"}, Commits: map[int64]int{}}
	repo.Files = map[string]string{
		"CODEOWNERS": "# who answers\n* @person-0-example\n/store/ @person-1-example @example-org/storage person9@" + CanaryMail + "\n",
		"OWNERS":     "approvers:\n- person-2-example\n- newcomer-example\nreviewers:\n- person-3-example\nemeritus_approvers:\n- person-4-example\n",
	}
	w.People = append(w.People, Person{ID: 999, Login: "newcomer-example", Type: "User"})
	at := func(i, of int) time.Time {
		return begin.Add(time.Duration(i)*365*24*time.Hour/time.Duration(of) + time.Duration(r.IntN(60))*time.Second).Truncate(time.Second)
	}
	by := func() Person { return w.People[int(float64(n.People)*r.Float64()*r.Float64())] }
	body := func(p Person) string {
		b := bodies[r.IntN(len(bodies))]
		if b[len(b)-1] != '.' || r.IntN(9) > 0 {
			return expand(b, p)
		}
		return expand(b, p) + "\n\nSigned-off-by: " + p.Login + " <" + p.Email + ">"
	}
	for i := range n.ReviewComments {
		p := by()
		repo.ReviewComments = append(repo.ReviewComments, Comment{
			ID: int64(1e6 + i), By: p.ID, Body: body(p), Path: paths[r.IntN(len(paths))], Hunk: "@@ -1,2 +1,3 @@\n+\trows, err := db.Query(q)", Line: 1 + r.IntN(200), Gone: r.IntN(3) == 0, Created: at(i, n.ReviewComments),
		})
	}
	for i := range n.IssueComments {
		p := by()
		repo.IssueComments = append(repo.IssueComments, Comment{ID: int64(2e6 + i), By: p.ID, Body: body(p), Created: at(i, n.IssueComments)})
	}
	for i := range n.Pulls + n.Issues {
		p := by()
		issue := Issue{Number: i + 1, By: p.ID, Title: fmt.Sprintf("Change %d of the store", i+1), Body: body(p), Created: at(i, n.Pulls+n.Issues)}
		issue.Pull = i*n.Pulls/(n.Pulls+n.Issues) != (i+1)*n.Pulls/(n.Pulls+n.Issues)
		issue.Closed = r.IntN(10) > 0
		issue.Merged = issue.Pull && issue.Closed && r.IntN(4) > 0
		repo.Issues = append(repo.Issues, issue)
		repo.Commits[p.ID]++
	}
	for i := range n.Releases {
		repo.Releases = append(repo.Releases, Release{fmt.Sprintf("v1.%d.0", i), w.People[0].ID, at(i, n.Releases)})
	}
	w.Repos = []Repo{repo}
	return w
}

func expand(body string, p Person) string {
	if body == bodies[8] {
		return fmt.Sprintf(body, p.Email)
	}
	return body
}
