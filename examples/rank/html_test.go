package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"github.com/proven-go/proven/matching"
)

// parsed returns the nodes of a page in the order of the document.
func parsed(t *testing.T, page string) []*html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return slices.Collect(root.Descendants())
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

var once struct {
	sync.Once
	page string
}

// thePage is the page of the invented people.
func thePage(t *testing.T) string {
	t.Helper()
	once.Do(func() {
		t.Run("once", func(t *testing.T) { once.page = output(t, "-format", "html") })
	})
	return once.page
}

// A page asks nobody for anything: it loads nothing, sends nothing, and its policy
// allows its own style and script and nothing else.
func TestPageIsSelfContained(t *testing.T) {
	page := thePage(t)
	policy, style, script := "", "", ""
	for _, n := range parsed(t, page) {
		if n.Type != html.ElementNode {
			continue
		}
		checkElement(t, n)
		switch {
		case n.Data == "meta" && attribute(n, "http-equiv") == "Content-Security-Policy":
			policy = attribute(n, "content")
		case n.Data == "style":
			style += textOf(n)
		case n.Data == "script":
			script += textOf(n)
		}
	}
	hash := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	for _, want := range []string{"default-src 'none'", "style-src " + hash(style) + ";", "script-src " + hash(script) + ";", "base-uri 'none'", "form-action 'none'"} {
		if !strings.Contains(policy, want) {
			t.Errorf("the policy %q does not say %q", policy, want)
		}
	}
	if m := regexp.MustCompile(`url\(|@import|https?:|innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function|fetch|XMLHttp|import\(`).FindString(style + script); m != "" {
		t.Errorf("style or script holds %q", m)
	}
}

func checkElement(t *testing.T, n *html.Node) {
	t.Helper()
	if slices.Contains([]string{"link", "img", "iframe", "object", "embed", "base", "audio", "video", "image", "use", "foreignobject"}, n.Data) {
		t.Errorf("the page holds a <%s>", n.Data)
	}
	for _, a := range n.Attr {
		switch {
		case strings.HasPrefix(a.Key, "on"), slices.Contains([]string{"style", "src", "srcset", "action", "formaction", "background", "ping", "srcdoc"}, a.Key):
			t.Errorf("<%s> has the attribute %s", n.Data, a.Key)
		case a.Key == "href" && (n.Data != "a" || !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "https://") && !strings.HasPrefix(a.Val, "http://")):
			t.Errorf("<%s> leads to %q", n.Data, a.Val)
		}
	}
}

// Who reads with the ears or the keyboard finds the same: every table has a caption and
// headers with a scope, headings skip no level, names lead somewhere.
func TestPageStructure(t *testing.T) {
	page := thePage(t)
	nodes := parsed(t, page)
	ids := map[string]int{}
	for _, n := range nodes {
		if id := attribute(n, "id"); id != "" {
			ids[id]++
		}
	}
	for id, n := range ids {
		if n > 1 {
			t.Errorf("%d elements have the ID %q", n, id)
		}
	}
	level := 0
	for _, n := range nodes {
		if n.Type != html.ElementNode {
			continue
		}
		for _, key := range []string{"aria-labelledby", "for", "href"} {
			to, local := strings.CutPrefix(attribute(n, key), "#")
			if to != "" && (local || key != "href") && ids[to] != 1 {
				t.Errorf("<%s %s=%q> leads nowhere", n.Data, key, to)
			}
		}
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			now := int(n.Data[1] - '0')
			if now > level+1 {
				t.Errorf("heading %q of level %d follows level %d", textOf(n), now, level)
			}
			level = now
		}
		if n.Data == "th" && attribute(n, "scope") == "" {
			t.Errorf("the header %q has no scope", textOf(n))
		}
		if n.Data == "svg" && attribute(n, "aria-hidden") != "true" {
			t.Error("a bar is read aloud beside its number")
		}
	}
	for _, want := range []string{`<html lang="en">`, `class="skip"`, "<caption", "focus-visible", "@media print", "<main>", `name="viewport"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
}

// The page says what the ranking says, and needs no script for it.
func TestPageShowsTheRanking(t *testing.T) {
	page := thePage(t)
	for _, want := range []string{
		"Amara Quillfeather", "go-platform-owner.pdf, bytes ", "14,000 requests a second", "<mark>", "in work", "not seen", "near skill", "Listed, not yet shown",
		"Held out by", "only: frontend, mobile", "Senior Front-end Developer", "Go ← Java: ", "To learn for this role", "What the candidate could add", "as doubts fall",
		"Profile review", "service ownership", "Claims and their proof", "corroborated", "Worth asking", "Interview plan", "past-project deep dive", "What only a conversation shows",
		"https://github.com/example-org/fleet-operator/pull/77#discussion_r1001",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	rows, people := strings.Count(page, `<tr class="row"`), strings.Count(page, `<details class="person"`)
	if rows != 17 || people != rows {
		t.Errorf("%d rows and %d people, want 17 of each", rows, people)
	}
	if again := output(t, "-format", "html"); again != page {
		t.Error("a second run gives another page")
	}
}

func TestBlindPageNamesNobody(t *testing.T) {
	page := output(t, "-format", "html", "-blind")
	for _, no := range []string{"Quillfeather", "Tobin", ".pdf", ".docx", "bytes ", "github.com", "example-org", "amara", "https://"} {
		if strings.Contains(page, no) {
			t.Errorf("%q stands in the page", no)
		}
	}
	if !strings.Contains(page, "names hidden") || !strings.Contains(page, "Candidate 1<") || !strings.Contains(page, "<mark>") {
		t.Error("the page does not say that names are hidden, or shows no quotes")
	}
}

// longCareers writes the résumés of people who did everything for six years and tell of
// all of it.
func longCareers(t *testing.T, people int) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for i := range people {
		var jobs []map[string]any
		for j := range 6 {
			var did []string
			for k := range 6 {
				did = append(did, fmt.Sprintf("Owned Go service number %d-%d-%d with its REST API and gRPC interface on Kubernetes, added OpenTelemetry tracing, Prometheus and "+
					"Grafana, ran its CI/CD with Docker, answered for its on-call rota, and wrote down why each of the %d decisions behind it was taken.", i, j, k, i+j+k))
			}
			jobs = append(jobs, map[string]any{"name": "Example", "position": "Backend Engineer", "startDate": fmt.Sprintf("%d-01", 2019+j), "endDate": fmt.Sprintf("%d-12", 2019+j), "highlights": did})
		}
		text, err := json.Marshal(map[string]any{"basics": map[string]any{"name": fmt.Sprintf("Person %d", i)}, "work": jobs})
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("person-%03d.json", i)), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// A hundred and twenty long careers make a page that a mail takes. Four of them stand
// for all: what a page shows of one does not depend on the others.
func TestPageSize(t *testing.T) {
	t.Chdir("../..")
	r := reported(t, "-resumes", longCareers(t, 4))
	for range 29 {
		r.list.Results = append(r.list.Results, r.list.Results[:4]...)
		r.backing = append(r.backing, r.backing[:4]...)
	}
	var b strings.Builder
	if err := r.html(&b); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	const most = 3_000_000
	if n := strings.Count(page, `<tr class="row"`); len(page) > most || n != 120 {
		t.Errorf("%d bytes for %d people, want at most %d for 120", len(page), n, most)
	}
	if !strings.Contains(page, "interview plans for the head of the list") || !strings.Contains(page, "<span>Interview plan</span>") {
		t.Error("the page does not say what it leaves out")
	}
}

func TestLink(t *testing.T) {
	for _, c := range []struct{ in, want, why string }{
		{"https://example.org/a#b", "https://example.org/a#b", "a page"},
		{"http://example.org", "http://example.org", "a page"},
		{"javascript:alert(1)", "", "runs"},
		{"JaVaScRiPt://example.org/%0aalert(1)", "", "runs, and has a host"},
		{" javascript:alert(1)", "", "browsers skip blanks"},
		{"java\tscript:alert(1)", "", "browsers skip tabs"},
		{"data:text/html,x", "", "runs"}, {"vbscript:x", "", "runs"}, {"ftp://example.org/a", "", "not the web"},
		{"//example.org", "", "no scheme"}, {"https:", "", "no host"}, {"/a", "", "leads into nowhere"}, {"", "", "nothing"},
		{"https://bank.example@example.org", "", "shows one host and leads to another"},
		{"https://example.org/\u202egpj", "", "shows another name than it has"},
	} {
		if got := link(c.in); got != c.want {
			t.Errorf("link(%q) = %q, want %q: %s", c.in, got, c.want, c.why)
		}
	}
}

func TestNeutral(t *testing.T) {
	for _, c := range []struct{ in, want, why string }{
		{"a\x00b\x1b[31mc\u009b1m\x7f", "ab[31mc1m", "controls of both ranges go"},
		{"a\tb\r\nc", "a b \nc", "a tab is a blank, a line end stays"},
		{"x\u202etxt\u202c", "x⟦RLO⟧txt⟦PDF⟧", "an override is shown as what it is"},
		{"\ufeffa\u200bb\u00ad\U000e0041", "ab", "what cannot be seen goes"},
		{"می\u200cخواهم", "می\u200cخواهم", "a script needs its joiners"},
		{"\xff\ue000é", "é", "broken bytes and private characters go"},
	} {
		if got := neutral(c.in); got != c.want {
			t.Errorf("neutral(%q) = %q, want %q: %s", c.in, got, c.want, c.why)
		}
	}
	if bare := neutral(pageCSS + pageJS); bare != pageCSS+pageJS {
		t.Error("style or script hold a character that the page loses: their hashes would not fit")
	}
}

func TestShare(t *testing.T) {
	for _, c := range []struct {
		points, max, want int
		why               string
	}{
		{0, 10, 0, "none"}, {10, 10, 100, "all"}, {999, 1000, 99, "99.9 is not all"}, {1, 1000, 1, "0.1 is not none"}, {1, 0, 0, "nothing was asked"},
	} {
		if got := share(c.points, c.max); got != c.want {
			t.Errorf("share(%d, %d) = %d, want %d: %s", c.points, c.max, got, c.want, c.why)
		}
	}
}

func TestSurround(t *testing.T) {
	passages := []matching.Passage{
		{Engagement: 0, Section: matching.WorkText, Source: "a", Start: 100, Text: "Kept the fleet."},
		{Engagement: 0, Section: matching.WorkText, Source: "a", Start: 120, Text: "Wrote Go. Sold it."},
		{Engagement: 1, Section: matching.WorkText, Source: "a", Start: 140, Text: "Another job."},
	}
	e := matching.Evidence{Source: "a"}
	e.Span.Start, e.Span.End = 120, 129
	if got, want := surround(passages, e), (surroundings{"Kept the fleet.", "Sold it."}); got != want {
		t.Errorf("%+v, want %+v: the passage beside it, not another job's", got, want)
	}
	e.Source = "b"
	if got := surround(passages, e); got != (surroundings{}) {
		t.Errorf("%+v around a quote of another document", got)
	}
	if got := head("äöü äöü äöü", 9); got != "äöü …" {
		t.Errorf("head cuts to %q", got)
	}
	if got := tail("äöü äöü äöü", 9); got != "… äöü" {
		t.Errorf("tail cuts to %q", got)
	}
}
