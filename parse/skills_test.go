package parse

import (
	"fmt"
	"strings"
	"testing"

	"github.com/proven-go/proven/parse/run"
)

// groupsOf writes skills as "Name: a, b [level]; …".
func groupsOf(r *Resume) string {
	var out []string
	for _, g := range r.Skills {
		var words []string
		for _, k := range g.Keywords {
			words = append(words, k.Value)
		}
		text := strings.Join(words, ", ")
		if !g.Name.IsZero() {
			text = g.Name.Value + ": " + text
		}
		if !g.Level.IsZero() {
			text += fmt.Sprintf(" [%s]", g.Level.Value)
		}
		out = append(out, text)
	}
	return strings.Join(out, "; ")
}

func TestSkillGroups(t *testing.T) {
	for _, c := range []struct{ text, want, why string }{
		{"Languages: Go, SQL\nTools: make", "Languages: Go, SQL; Tools: make", "labels"},
		{"1. Go\n2. SQL\n10.Kafka", "Go; SQL; Kafka", "numbers are no part of a skill"},
		{"Go (Expert), SQL (3 years)", "Go, SQL", "nor are levels"},
		{"Web\nAdvanced\nHTML, CSS\nData\nBasic\nSQL, R", "Web: HTML, CSS [Advanced]; Data: SQL, R [Basic]", "a name before a level and a list"},
		{"Go, SQL, AWS, ECS,\nS3, REST", "Go, SQL, AWS, ECS, S3, REST", "a comma at the end goes on"},
		{"Go, (04), `", "Go", "without a letter it is no skill"},
	} {
		if got := groupsOf(read(t, "a.txt", "Jane Doe\n\nSKILLS\n\n"+c.text)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}

func TestSkillColumns(t *testing.T) {
	bold := func(x, y float64, text string) run.Run {
		r := at(x, y, text)
		r.Style = run.Bold
		return r
	}
	head := bold(50, 80, "Skills")
	head.Size, head.Width = 14, 42
	for _, c := range []struct {
		runs []run.Run
		want string
		why  string
	}{
		{
			[]run.Run{head, bold(50, 100, "Web"), bold(300, 100, "Data"), at(50, 112, "React"), at(95, 112, "Vue"), at(300, 112, "SQL"), at(335, 112, "R"), at(50, 124, "CSS")},
			"Web: React, Vue, CSS; Data: SQL, R", "two groups of pills side by side",
		},
		{
			[]run.Run{head, at(50, 100, "GO"), at(80, 100, "Python"), at(130, 100, "AWS"), at(50, 112, "Rust"), at(95, 112, "ECS"), at(130, 112, "Terraform")},
			"GO, Python, AWS; Rust, ECS, Terraform", "acronyms among others name no group",
		},
	} {
		r, err := new(Parser).build(t.Context(), run.Document{Runs: c.runs})
		if err != nil {
			t.Fatal(err)
		}
		if got := groupsOf(r); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}
