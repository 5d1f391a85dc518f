package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/proven-go/proven/internal/ghfake"
)

// planted is every source of the program with addresses and numbers in every place
// where people leave them, among them where nobody expects them. All are invented.
type planted struct {
	dir  string
	fake *ghfake.Server
	args []string // of a run over everything but the archive
}

const (
	mailHere  = "ada@" + ghfake.CanaryMail
	phoneHere = "+49 30 " + ghfake.CanaryPhone
)

func plant(t *testing.T) *planted {
	t.Helper()
	p := &planted{dir: t.TempDir()}
	p.fake = &ghfake.Server{World: ghfake.Generate(1, ghfake.Sizes{People: 8, ReviewComments: 60, IssueComments: 30, Pulls: 10, Issues: 6, Releases: 2}), Now: time.Now}
	repo := &p.fake.World.Repos[0]
	repo.Topics = append(repo.Topics, "mail-"+mailHere)
	for i := range repo.Issues {
		repo.Issues[i].Title += " ask " + mailHere + " or " + phoneHere
	}
	repo.ReviewComments[0].Path = "docs/" + mailHere + ".md"
	server := httptest.NewServer(p.fake)
	t.Cleanup(server.Close)
	both := mailHere + " " + phoneHere
	p.write(t, "token", "secret-token\n")
	p.write(t, "speakers.csv", "person,id,github,role,title,date,url,source,topics,text,repo,phone,email\n"+
		fmt.Sprintf("Ada <%[1]s>,,,speaker,Go %[2]s,2026-01-02,https://x.example/?m=%[1]s,list %[2]s,go;%[1]s,%[2]s,%[1]s,%[3]s,%[1]s\n", mailHere, both, phoneHere)+
		fmt.Sprintf("Bo,%[1]s,,lightning talk,gRPC %[2]s,2026-01-02,,Go Day,,,,,\nCy,7,person-0-example,speaker,Kubernetes,2026-01-02,https://x.example/ada%%40%[4]s,Go Day,%[3]s,,,,\n", mailHere, both, phoneHere, ghfake.CanaryMail))
	p.write(t, "day.xml", fmt.Sprintf(`<schedule><conference><acronym>D %[1]s</acronym><title>Day %[2]s</title></conference><day date="2026-01-02"><room><event id="%[1]s" guid="%[1]s"><title>Go %[2]s</title><subtitle>%[2]s</subtitle><abstract>gRPC %[2]s</abstract><track>%[2]s</track><url>https://x.example/%[1]s</url><persons><person id="%[1]s">Di %[2]s</person></persons><answers><answer>%[2]s</answer></answers></event></room></day></schedule>`, mailHere, both))
	p.write(t, "day.json", fmt.Sprintf(`{"schedule":{"conference":{"acronym":"%[1]s","title":"%[2]s","days":[{"date":"2026-01-02","rooms":{"A":[{"id":3,"date":"2026-01-02T12:00:00Z","title":"Go %[2]s","abstract":"%[2]s","url":"https://x.example/?p=%%2B4930%[3]s","persons":[{"code":"%[2]s","public_name":"Ed %[2]s","biography":"%[2]s","email":"%[1]s","answers":[{"answer":"%[2]s"}]}]}]}}]}}}`, mailHere, both, ghfake.CanaryPhone))
	p.write(t, "hour.json", fmt.Sprintf(`{"id":"1","type":"IssueCommentEvent","actor":{"login":"%[1]s"},"repo":{"name":"o/r"},"payload":{"action":"created","comment":{"body":"This happens only if the queue is empty, because nothing wakes the worker. %[2]s","created_at":"2015-01-01T12:02:00Z","html_url":"https://github.com/o/r/issues/1?%[1]s","user":{"id":9,"login":"ed-example","email":"%[1]s"}}}}
{"id":"2","type":"PushEvent","repo":{"name":"o/r"},"payload":{"commits":[{"author":{"email":"%[1]s","name":"%[2]s"},"message":"%[2]s"}]}}
`, mailHere, both))
	p.args = []string{
		"-repo", "example-org/relay", "-base-url", server.URL, "-token-file", p.file("token"), "-git", p.clone(t), "-table", p.file("speakers.csv"), "-schedule", p.file("day.xml"), "-schedule", p.file("day.json"),
		"-purpose", "test", "-contact", "https://example.org/hiring", "-as-of", "2026-02-01", "-top", "0", "-out", p.file("out/evidence.jsonl"),
	}
	if err := os.Mkdir(p.file("out"), 0o700); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *planted) file(name string) string { return filepath.Join(p.dir, name) }

func (p *planted) write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(p.file(name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// clone makes a history whose authors, paths, messages and trailers hold canaries.
func (p *planted) clone(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	for i, who := range []string{"Ada Quill <" + mailHere + ">", mailHere + " <" + mailHere + ">", phoneHere + " <bo@" + ghfake.CanaryMail + ">"} {
		message := fmt.Sprintf("%s %s\n\nReviewed-by: Cy %s <cy@%s>", mailHere, phoneHere, phoneHere, ghfake.CanaryMail)
		content := "package store\n\nimport \"github.com/jackc/pgx/v5\"\n" + strings.Repeat(fmt.Sprintf("// %d %s\n", i, mailHere), 90+20*i)
		fmt.Fprintf(&b, "commit refs/heads/main\nmark :%d\nauthor %s %d +0000\ncommitter %s %d +0000\ndata %d\n%s\n", i+1, who, 1767300000+i, who, 1767300000+i, len(message), message)
		for _, name := range []string{"store/db.go", "people/" + mailHere + "/a.go"} {
			fmt.Fprintf(&b, "M 100644 inline %s\ndata %d\n%s\n", name, len(content), content)
		}
	}
	dir := p.file("clone")
	for _, args := range [][]string{{"init", "--quiet", "--bare", "--initial-branch=main", dir}, {"-C", dir, "fast-import", "--quiet"}} {
		cmd := exec.Command("git", args...)
		cmd.Stdin = bytes.NewReader(b.Bytes())
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v: %s", args[0], err, out)
		}
	}
	return dir
}

// No address, number or token of any source gets into what the program writes: cards,
// lines, checkpoint, cache, names of files, errors.
func TestCanariesOfEverySource(t *testing.T) {
	p := plant(t)
	var seen strings.Builder
	keep := func(out string, err error) {
		seen.WriteString(out)
		if err != nil {
			seen.WriteString(err.Error())
		}
	}
	keep(program(t, append(p.args, "-budget", "9")...)) // breaks off
	cards, err := program(t, p.args...)
	if err != nil {
		t.Fatal(err)
	}
	keep(cards, nil)
	if n := strings.Count(cards, "  is  "); n < 8 {
		t.Errorf("%d cards:\n%s", n, cards)
	}
	archived, err := program(t, "-archive", p.file("hour.json"), "-purpose", "test", "-contact", "https://example.org/hiring", "-format", "jsonl")
	if err != nil || !strings.Contains(archived, "ed-example") {
		t.Errorf("%v: %s", err, archived)
	}
	keep(archived, nil)
	keep(program(t, "-table", p.file("hour.json"), "-purpose", "test", "-contact", "https://example.org/hiring")) // an error about a row
	keep(program(t, "-schedule", p.file("speakers.csv"), "-purpose", "test", "-contact", "https://example.org/hiring"))
	p.fake.Fault = func(int, *http.Request) *ghfake.Fault { return &ghfake.Fault{Status: 401, Body: mailHere + phoneHere} }
	os.Remove(p.file("out/evidence.jsonl.checkpoint"))
	keep(program(t, p.args...))
	sources := map[string]bool{}
	err = filepath.WalkDir(p.file("out"), func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			data, readErr := os.ReadFile(path)
			seen.WriteString(path)
			seen.Write(data)
			return readErr
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	all := seen.String()
	for _, source := range []string{"github", "gitlog", "table", "schedule", "gharchive"} {
		sources[source] = strings.Contains(all, `"source":"`+source+`"`)
	}
	for _, canary := range []string{ghfake.CanaryMail, ghfake.CanaryPhone, "secret-token"} {
		if i := strings.Index(all, canary); i >= 0 {
			t.Errorf("%q got out: …%s…", canary, all[max(i-150, 0):min(i+100, len(all))])
		}
	}
	for _, source := range []string{"gitlog", "table", "schedule", "gharchive"} {
		if !sources[source] {
			t.Errorf("nothing of %s was seen", source)
		}
	}
}

// Whoever is on the list appears in no source's evidence and on no card.
func TestSuppressionInEverySource(t *testing.T) {
	p := plant(t)
	p.write(t, "speakers.csv", "person,id,github,role,title,date,source\nBo Fenn,,,speaker,Go,2026-01-02,Go Day\n,,person-1-example,speaker,Go,2026-01-02,Go Day\n,,person-2-example,speaker,Go,2026-01-02,Go Day\n")
	p.write(t, "day.xml", `<schedule><conference><acronym>Day</acronym></conference><day date="2026-01-02"><room><event id="1"><title>Go</title><persons><person id="71">Di Rowe</person><person id="72">Ed Voss</person></persons></event></room></day></schedule>`)
	p.write(t, "list", "github:1000\ngithub:@person-1-example\n"+mailHere+"\ntable:go day:Bo Fenn\nschedule:day:71\ngithub:9\n")
	args := append(p.args, "-suppress", p.file("list"), "-format", "cards")
	cards, err := program(t, args...)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(p.file("out/evidence.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for _, who := range []string{`"id":"1000"`, `"person-0-example"`, "person-1-example", "Ada Quill", "Bo Fenn", "Di Rowe"} {
		if strings.Contains(cards, who) || bytes.Contains(data, []byte(who)) {
			t.Errorf("%s was collected", who)
		}
	}
	for _, who := range []string{"person-2-example", "Ed Voss"} {
		if !bytes.Contains(data, []byte(who)) {
			t.Errorf("%s is left out with the others", who)
		}
	}
	archived, err := program(t, "-archive", p.file("hour.json"), "-purpose", "test", "-contact", "https://example.org/hiring", "-format", "jsonl", "-suppress", p.file("list"))
	if err != nil || archived != "" {
		t.Errorf("%v: %s", err, archived)
	}
}

// An account whose texts and hours are a machine's gets no card, and the reader is told.
func TestMachinesGetNoCard(t *testing.T) {
	p := plant(t)
	var lines strings.Builder
	for i := range 80 {
		when := time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(i) * 61 * time.Minute).Format(time.RFC3339)
		fmt.Fprintf(&lines, `{"id":"%d","type":"IssueCommentEvent","repo":{"name":"o/r"},"payload":{"action":"created","comment":{"body":"Coverage of this change is %d, because %d lines of Go are not tested. Please add tests if they matter.","created_at":"%s","html_url":"https://github.com/o/r/issues/%d","user":{"id":9,"login":"quiet-example"}}}}`+"\n", i, i, i, when, i)
	}
	p.write(t, "hour.json", lines.String())
	cards, err := program(t, "-archive", p.file("hour.json"), "-purpose", "test", "-contact", "https://example.org/hiring")
	if err != nil || !strings.Contains(cards, "Left out as a machine: quiet-example, 80 of 80 texts follow a template") || strings.Contains(cards, "  why") {
		t.Errorf("%v:\n%s", err, cards)
	}
}
