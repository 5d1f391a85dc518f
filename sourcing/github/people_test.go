package github

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/proven-go/proven/internal/ghfake"
	"github.com/proven-go/proven/sourcing"
)

// lines runs once and returns the evidence.
func (b *bench) lines(t *testing.T) (all []sourcing.Evidence) {
	t.Helper()
	for ev, err := range sourcing.Read(bytes.NewReader(b.whole(t))) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, ev)
	}
	return all
}

// A person who changes the login stays one person, and one who takes the old login
// over is another.
func TestRenamedUser(t *testing.T) {
	b := newBench(t, small)
	before := b.lines(t)
	b.server.World.People[0].Login = "ada-example"
	b.server.World.People[12].Login = "person-0-example"
	after := b.lines(t)
	logins := func(all []sourcing.Evidence, id string) []string {
		var names []string
		for _, ev := range all {
			if ev.Actor.ID == id && !slices.Contains(names, ev.Actor.Login) {
				names = append(names, ev.Actor.Login)
			}
		}
		return names
	}
	if got := fmt.Sprint(logins(before, "1000"), logins(after, "1000"), logins(after, "1012")); got != "[person-0-example] [ada-example] [person-0-example]" {
		t.Errorf("logins of two people before and after: %s", got)
	}
	n := func(all []sourcing.Evidence, kind sourcing.Kind, id string) (n int) {
		for _, ev := range all {
			if ev.Actor.ID == id && ev.Kind == kind {
				n++
			}
		}
		return n
	}
	if n(before, sourcing.ReviewComment, "1000") != n(after, sourcing.ReviewComment, "1000") {
		t.Error("comments moved with the login")
	}
	s, err := sourcing.ReadSuppression(strings.NewReader("github:1000\n"))
	if err != nil || !s.Has(sourcing.Actor{Source: "github", ID: "1000", Login: "ada-example"}) || s.Has(sourcing.Actor{Source: "github", ID: "1012", Login: "person-0-example"}) {
		t.Errorf("a suppressed ID follows the login: %v", err)
	}
}

// Nobody on the list is asked about, counted, or kept in a checkpoint.
func TestSuppressedAreNotAskedAbout(t *testing.T) {
	b := newBench(t, small)
	g := b.gather()
	var err error
	if g.Policy.Suppress, err = sourcing.ReadSuppression(strings.NewReader("github:1010\ngithub:@newcomer-example\ngithub:@person-1-example\n")); err != nil {
		t.Fatal(err)
	}
	for page, err := range g.Pages(t.Context(), sourcing.Checkpoint{}) {
		if err != nil {
			t.Fatal(err)
		}
		state := string(page.After.Cursor)
		for _, who := range []string{`"1010"`, `"1001"`, "newcomer-example", "person-10-example", `"person-1-example"`} {
			if strings.Contains(state, who) {
				t.Fatalf("%s is in the checkpoint", who)
			}
		}
	}
	for _, e := range b.log {
		if slices.Contains([]string{"/user/1010", "/user/1001", "/users/newcomer-example", "/users/person-10-example", "/users/person-1-example"}, e.Path) {
			t.Errorf("asked for %s", e.Path)
		}
	}
}

// What a program wrote under somebody's account is not that person's work.
func TestAppsUnderAnAccount(t *testing.T) {
	n := map[bool]int{}
	for _, app := range []bool{false, true} {
		b := newBench(t, small)
		for i := range b.server.World.Repos[0].IssueComments {
			b.server.World.Repos[0].IssueComments[i].App = app
		}
		for _, ev := range b.lines(t) {
			if ev.Kind == sourcing.IssueComment {
				n[app]++
			}
		}
	}
	if n[false] < 100 || n[true] != 0 {
		t.Errorf("%d comments of people, %d of apps under their accounts", n[false], n[true])
	}
}

// A plan says the least that a run takes; of an empty repository it is what it takes.
func TestPlan(t *testing.T) {
	for _, c := range []struct {
		sizes ghfake.Sizes
		want  int
		exact bool
		why   string
	}{
		{ghfake.Sizes{}, 13, true, "an empty repository: six lists, six files, one profile of an owner"},
		{small, 13, false, "a small one has pages"},
	} {
		b := newBench(t, c.sizes)
		if c.exact { // nobody but the owners file's newcomer
			b.server.World.Repos[0].Files = map[string]string{"OWNERS": "approvers:\n- newcomer-example\n"}
		}
		plan, err := b.gather().Plan(t.Context())
		if err != nil || plan.Requests() != c.want {
			t.Errorf("%s: %d planned, %v, want %d", c.why, plan.Requests(), err, c.want)
		}
		if all, _ := b.server.Requests(); all != 0 {
			t.Errorf("%s: planning asked %d times", c.why, all)
		}
		b.whole(t)
		if all, _ := b.server.Requests(); all < c.want || c.exact && all != c.want {
			t.Errorf("%s: %d requests, %d planned", c.why, all, c.want)
		}
	}
	c := newBench(t, small).collector()
	two, err := c.Plan(t.Context(), sourcing.Query{Repos: []string{"a/b", "c/d"}})
	if err != nil || two.Requests() != 25 {
		t.Errorf("two repositories: %d, %v; want 12 each and a profile", two.Requests(), err)
	}
}

// The contributors of an empty repository are an answer without content.
func TestEmptyRepository(t *testing.T) {
	b := newBench(t, ghfake.Sizes{People: 3})
	b.server.World.Repos[0].Files = nil
	if all := b.lines(t); len(all) != 0 {
		t.Errorf("%+v", all)
	}
	if !slices.ContainsFunc(b.log, func(e Exchange) bool { return e.Status == http.StatusNoContent }) {
		t.Error("no answer was without content")
	}
}

// What could not be had is told, and stays told in the checkpoint.
func TestGoneIsTold(t *testing.T) {
	for _, c := range []struct {
		path   string
		status int
		want   string
	}{
		{"/releases", 451, "releases of example-org/relay: status 451"},
		{"/relay", 404, "description of example-org/relay: status 404"},
		{"/issues", 410, "issues and pull requests of example-org/relay: status 410"},
		{"/contributors", 202, "contributors of example-org/relay: not computed in time"},
		{"/contributors", 403, "contributors of example-org/relay: status 403"},
		{"/CODEOWNERS", 404, ""},
	} {
		b := newBench(t, tiny)
		b.server.Fault = func(_ int, r *http.Request) *ghfake.Fault {
			if strings.HasSuffix(r.URL.Path, c.path) {
				return &ghfake.Fault{Status: c.status, Body: "{}"}
			}
			return nil
		}
		_, state, err := b.run(t.Context(), sourcing.Checkpoint{})
		if got := strings.Join(state.Gone, "; "); err != nil || got != c.want {
			t.Errorf("%s %d: %q, %v, want %q", c.path, c.status, got, err, c.want)
		}
	}
}

// A checkpoint grows with the people seen, not with what they wrote.
func TestCursorSize(t *testing.T) {
	most := func(n ghfake.Sizes) (most int) {
		b := newBench(t, n)
		for page, err := range b.gather().Pages(t.Context(), sourcing.Checkpoint{}) {
			if err != nil {
				t.Fatal(err)
			}
			most = max(most, len(page.After.Cursor))
		}
		return most
	}
	few, many := most(ghfake.Sizes{People: 50, ReviewComments: 300}), most(ghfake.Sizes{People: 50, ReviewComments: 1200})
	if few > 50*60+1000 || many > few*5/4 {
		t.Errorf("%d bytes for 300 comments of 50 people, %d for 1200", few, many)
	}
}

func TestProfileLinks(t *testing.T) {
	for _, c := range []struct {
		blog, want, why string
	}{
		{"https://ada.example/notes", "link:https://ada.example/notes", "a page"},
		{"https://wa.me/49305550134", "", "a telephone number"},
		{"tel:+49305550134", "", "a telephone number"},
		{"mailto:ada@canary.example", "", "an address"},
		{"https://ada.example/?mail=ada%40canary.example", "link:https://ada.example/?mail=[removed]", "an address in a page's"},
		{"ada.example", "", "not the address of a page"},
	} {
		b := newBench(t, tiny)
		b.server.World.People[0].Blog = c.blog
		for _, ev := range b.lines(t) {
			if ev.Kind == sourcing.Profile && ev.Actor.ID == "1000" {
				if got := strings.Join(ev.Subject, " "); !strings.HasPrefix(got, c.want) || strings.Contains(got, "canary") || c.want == "" && got != "" {
					t.Errorf("%s: %q", c.why, got)
				}
			}
		}
	}
}

// Events since October 2025 carry stubs; they are read for what they still say.
func TestTrimmedEvents(t *testing.T) {
	const trimmed = `{"id":"1","type":"PushEvent","repo":{"name":"o/r"},"payload":{"repository_id":1,"push_id":2,"ref":"refs/heads/main","head":"a","before":"b"}}
{"id":"2","type":"PullRequestEvent","repo":{"name":"o/r"},"payload":{"action":"merged","number":7,"pull_request":{"id":1,"number":7,"url":"https://api.github.com/x","head":{},"base":{}}}}
{"id":"3","type":"PullRequestEvent","repo":{"name":"o/r"},"payload":{"action":"closed","number":7,"pull_request":{"id":1,"number":7,"url":"https://api.github.com/x"}}}
{"id":"4","type":"IssueCommentEvent","repo":{},"payload":{"action":"created","issue":{"number":1},"comment":{"id":5}}}
{"id":"4","type":"IssueCommentEvent","payload":null}
`
	all, err := archived(t, "hour.json", []byte(trimmed), sourcing.Query{Since: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil || len(all) != 0 {
		t.Errorf("%+v, %v", all, err)
	}
}
