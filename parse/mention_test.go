package parse

import (
	"fmt"
	"strings"
	"testing"
)

func TestMentionWords(t *testing.T) {
	for _, test := range []struct {
		skill, text string
		want        int
		why         string
	}{
		{"Go", "Go, go; (GO) Go/Python, Go-based, Go's, Go.", 7, "capitals and marks do not matter"},
		{"Go", "Google, Django, cargo, Go2, go_mod", 0, "a part of a word is none"},
		{"Java", "JavaScript and Java 8", 1, "one of the two"},
		{"C", "C++, C#, Objective-C, C, ANSI C.", 2, "marks that make another name"},
		{"C++", "C++, C++11 and C+++", 2, "a version is the same language"},
		{"C#", "c# and C##", 1, "a mark at the end"},
		{"NET", ".NET and ASP.NET", 0, "a dot in front belongs to the name"},
		{".NET", ".NET Core, ASP.NET", 1, "a name with a dot stands alone"},
		{"Node", "Node.js, Node.", 1, "a dot inside a name, and at the end of a sentence"},
		{"Node.js", "node.js", 1, "an address is not meant where the skill is written like one"},
		{"machine learning", "Machine\nLearning, machine  learning, machine\tlearning, machinelearning", 2, "over lines, not over cells"},
		{"Go (5 years)", "Go since 2015; Go (5 years)", 2, "a note is left out"},
		{"Go", "ada@go.example https://go.dev/x-go", 0, "addresses name nothing"},
		{"Élan", "ÉLAN, élan, elan", 2, "accents matter, their capitals do not"},
		{"", "anything", 0, "nothing is nowhere"},
		{"  ", "any thing", 0, "nor are blanks"},
		{"-Go", "-Go --Go", 2, "odd input ends well"},
	} {
		r := &Resume{Text: test.text}
		got := r.Mentions(Field{Value: test.skill})
		if len(got) != test.want {
			t.Errorf("%q in %q (%s): got %d %v, want %d", test.skill, test.text, test.why, len(got), got, test.want)
		}
		for _, m := range got {
			if m.Span.Start < 0 || m.Span.End > len(test.text) || m.Span.Empty() || m.Work != -1 || m.Project != -1 {
				t.Errorf("%q: mention %+v", test.skill, m)
			}
		}
	}
}

func TestMentions(t *testing.T) {
	r := read(t, "x.txt", strings.Replace(ada, "EDUCATION", "PROJECTS\n\nCluster tool      2020 - 2021\n  * Wrote it in Go for Kubernetes.\n\nEDUCATION", 1))
	var got []string
	for _, m := range r.Mentions(r.Skills[1].Keywords[0]) {
		got = append(got, fmt.Sprint(m.Section, m.Work, m.Project, " ", r.Text[m.Span.Start:m.Span.End]))
	}
	want := fmt.Sprint(WorkSection, 0, -1, " Kubernetes", ", ", ProjectSection, -1, 0, " Kubernetes", ", ", SkillSection, -1, -1, " Kubernetes")
	if strings.Join(got, ", ") != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func FuzzMentions(f *testing.F) {
	f.Add("Go", "Go, Go-based\nİ go")
	f.Add("machine learning", "Machine\n learning")
	f.Fuzz(func(t *testing.T, skill, text string) {
		r := &Resume{Text: text}
		last := 0
		for _, m := range r.Mentions(Field{Value: skill}) {
			if m.Span.Start < last || m.Span.End > len(text) || m.Span.Empty() {
				t.Fatalf("%+v behind %d", m, last)
			}
			last = m.Span.End
		}
	})
}

func ExampleResume_Mentions() {
	r := &Resume{Text: "Wrote Go services. JavaScript, Java"}
	for _, m := range r.Mentions(Field{Value: "java"}) {
		fmt.Println(r.Text[m.Span.Start:m.Span.End], m.Span)
	}
	// Output: Java {31 35}
}
