package outreach

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/parse"
)

// ranked puts invented résumés and ranks them for the demonstration role.
func ranked(t *testing.T, files ...string) (*role.Spec, *role.Plan, *matching.List) {
	t.Helper()
	spec, err := role.ReadFile("../../testdata/roles/go-platform.yaml")
	if err != nil {
		t.Fatal(err)
	}
	ix, err := matching.Open("")
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	for _, name := range files {
		cv, err := new(parse.Parser).ReadFile(context.Background(), os.DirFS("../../testdata/resumes"), name)
		if err != nil {
			t.Fatal(err)
		}
		if err := ix.Put(t.Context(), matching.FromResume(name, cv)); err != nil {
			t.Fatal(err)
		}
	}
	plan, _ := role.Compile(spec, nil)
	list, err := ix.Rank(t.Context(), spec, matching.Query{})
	if err != nil {
		t.Fatal(err)
	}
	return spec, plan, list
}

// O1: every claim of the note has a source, and the note passes its own linter.
func TestO01Note(t *testing.T) {
	spec, plan, list := ranked(t, "go-platform-owner.pdf")
	n, err := For("Amara", spec, plan, list.Results[0])
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, s := range n.Slots {
		if s.Source == "" || s.Text == "" {
			t.Errorf("a claim without a source: %+v", s)
		}
		kinds = append(kinds, string(s.Kind))
	}
	if strings.Join(kinds, " ") != "name signal problem language environment ownership offer" || n.Role != list.Role {
		t.Errorf("slots %v of role %s", kinds, n.Role)
	}
	signal := n.Slots[1]
	quote := strings.TrimSuffix(strings.TrimPrefix(signal.Text, "I read “"), "”.")
	found := false
	for _, reason := range list.Results[0].Reasons {
		for _, e := range reason.Evidence {
			found = found || strings.HasPrefix(strings.Join(strings.Fields(e.Quote), " "), strings.TrimSuffix(quote, "…"))
		}
	}
	if !found || !strings.Contains(signal.Source, "go-platform-owner.pdf") {
		t.Errorf("the signal is not cited evidence: %+v", signal)
	}
	if findings := Lint(n.Text(), nil); len(findings) > 0 {
		t.Errorf("%q: %+v", n.Text(), findings)
	}
}

func TestO01NoSignalNoNote(t *testing.T) {
	spec, plan, list := ranked(t, "front-end-only.pdf", "data-analyst.docx")
	for _, r := range append(list.Results, list.HeldOut...) {
		r.Reasons = nil
		if _, err := For("Jo", spec, plan, r); !errors.Is(err, ErrNoSignal) {
			t.Errorf("%s: %v", r.ID, err)
		}
	}
	spec.Problem = ""
	if _, err := For("Jo", spec, plan, matching.Result{}); !errors.Is(err, ErrSpec) {
		t.Errorf("a spec without a problem: %v", err)
	}
}

const good = "Hello Amara, I read “moved 31 services to Kubernetes without a maintenance window”. Our problem: the internal platform APIs are brittle and releases are risky. The work is Go services on AWS; you would own one end to end. May I send a one-page brief and the interview steps? No pressure either way."

// O2: the good note has no finding, each bad pattern exactly its own.
func TestO02Lint(t *testing.T) {
	if findings := Lint(good, nil); len(findings) > 0 {
		t.Errorf("%+v", findings)
	}
	for _, c := range []struct {
		text string
		want Code
	}{
		{"Hello Amara, our internal platform APIs are brittle and releases are risky. The work is Go services on AWS, and you would be the one who answers for a service end to end. May I send a one-page brief and the interview steps? No pressure either way.", Unspecific},
		{"Hello Amara, I read “moved 31 services to Kubernetes without a maintenance window”. Our problem: the internal platform APIs are brittle and releases are risky. The work is Go services on AWS; you would own one end to end. It would be good to hear from you.", Unclear},
		{strings.Replace(good, "No pressure either way.", "We must decide before Friday, this is urgent.", 1), Pressing},
		{"Hello Amara, we are a payments company. Founded in 2016, it has grown every year since. I read “moved 31 services to Kubernetes without a maintenance window”. Our platform APIs are brittle and releases are risky; you would own a Go service on AWS. May I send a brief and the interview steps?", LongIntro},
		{strings.Replace(good, "The work is", "We need a rockstar. The work is", 1), Hype},
		{"Hello Amara, I read “moved 31 services to Kubernetes without a maintenance window”. The role is Go, Kafka, PostgreSQL, Terraform, Kubernetes, Prometheus, gRPC and AWS, in a team of six people in two places. May I send a one-page brief and the interview steps? No pressure either way.", StackDump},
		{"Hello Amara, do you have 15 minutes this week? I read “moved 31 services to Kubernetes without a maintenance window”. Our internal platform APIs are brittle and releases are risky; you would own a Go service on AWS end to end. May I send a brief and the interview steps?", AskFirst},
		{"Hello Amara, I read “moved 31 services to Kubernetes”. Our APIs are brittle. May I send a brief and the interview steps?", WrongLength},
	} {
		var codes []Code
		for _, f := range Lint(c.text, nil) {
			codes = append(codes, f.Code)
		}
		if fmt.Sprint(codes) != fmt.Sprint([]Code{c.want}) {
			t.Errorf("%v, want exactly %s: %q", codes, c.want, c.text)
		}
	}
}

// O13: the brief comes from the same spec, and drift is exactly a change of it.
func TestO13Brief(t *testing.T) {
	spec, _, list := ranked(t, "go-platform-owner.pdf")
	b := BriefOf(spec)
	if b.Role != list.Role || b.Scope == "" || b.Decisions != "owns a service end to end" || len(b.Growth) == 0 || b.Team == "" {
		t.Errorf("%+v", b)
	}
	if len(Drift(spec, spec)) > 0 {
		t.Error("the same spec has drifted")
	}
	now, err := role.ReadFile("../../testdata/roles/go-platform.yaml")
	if err != nil {
		t.Fatal(err)
	}
	now.Level, now.Impact.FirstFocus = role.LeadDesign, "Something else"
	changes := Drift(spec, now)
	if len(changes) != 2 {
		t.Errorf("%+v", changes)
	}
}

func TestTextIsInert(t *testing.T) {
	spec, plan, list := ranked(t, "go-platform-owner.pdf")
	r := list.Results[0]
	r.Reasons[0].Evidence[0].Quote = "Own the <b>service</b>\x1b[31m\u202e and\nmore"
	n, err := For("Jo\n\x00hn", spec, plan, r)
	if err != nil || strings.ContainsAny(n.Text(), "\x1b\x00\n\u202e") {
		t.Errorf("%v: %q", err, n.Text())
	}
	spec.Title = "<script>*x*"
	if m := BriefOf(spec).Markdown(); strings.Contains(m, "<script>") || strings.Contains(m, "*x*") && !strings.Contains(m, `\*x\*`) {
		t.Error(m)
	}
}
