package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching"
)

func TestHider(t *testing.T) {
	h := newHider(matching.Person{Name: "Grace M. O'Bright-Will", Actors: []matching.Actor{{Login: "gbright"}}})
	for _, c := range []struct{ in, want, why string }{
		{"Grace Bright built it", "… … built it", "the name in a sentence"},
		{"GRACE's service", "…'s service", "in capitals and with an ending"},
		{"will page the on-call with grace", "will page the on-call with grace", "small words are no names"},
		{"Graceful shutdown", "Graceful shutdown", "a longer word"},
		{"M. Fowler's book", "M. Fowler's book", "an initial is nobody, and a book is somebody else's"},
		{"see github.com/x/y", "see …", "a repository"},
		{"see github.com/someone and www.bright.example", "see … and …", "pages without a scheme"},
		{"mail g@x.example now", "mail … now", "an address"},
		{"by @gbright, or gbright-example", "by … or …", "an account"},
		{"CI/CD, ASP.NET/C#, Node.js/Express, TCP/IP, 24/7", "CI/CD, ASP.NET/C#, Node.js/Express, TCP/IP, 24/7", "strokes that are no paths"},
		{"Łukasz é", "Łukasz é", "letters beyond ASCII stay whole"},
	} {
		if got := h.words(c.in); got != c.want {
			t.Errorf("words(%q) = %q, want %q: %s", c.in, got, c.want, c.why)
		}
	}
	if got := newHider(matching.Person{}).words("Will it run?"); got != "Will it run?" {
		t.Errorf("without a name: %q", got)
	}
}

// A name that the document itself puts into a sentence of work stands in no format.
func TestBlindHidesTheNameInQuotes(t *testing.T) {
	dir := t.TempDir()
	text := "# Quentin Marlowe\n\n## Summary\n\nQuentin Marlowe owns Go services at linkedin.com/in/qmarlowe and Kubernetes.\n\n## Experience\n\n### Backend Engineer, Example Works\nJan 2020 - Dec 2023\n\n" +
		"- Quentin owned the Go services and their REST API on Kubernetes.\n"
	if err := os.WriteFile(filepath.Join(dir, "marlowe.md"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, format := range formats {
		t.Run(format, func(t *testing.T) {
			got := output(t, "-blind", "-resumes", dir, "-format", format)
			if i := regexp.MustCompile(`(?i)quentin|marlowe`).FindStringIndex(got); i != nil {
				t.Errorf("the output says %q", got[max(0, i[0]-60):min(len(got), i[1]+60)])
			}
		})
	}
}

// Who is known only by the name that -blind gave is explained by it.
func TestBlindExplain(t *testing.T) {
	id := masked("candidate", "java-services")
	text := output(t, "-blind", "-explain", id)
	if !strings.Contains(text, id) || !strings.Contains(text, "stands in: Go ← Java") {
		t.Errorf("the explanation is not of %s:\n%s", id, text)
	}
}

func TestNobodyToRank(t *testing.T) {
	dir := t.TempDir()
	o, err := flags([]string{"-resumes", dir})
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir("../..")
	if err := run(t.Context(), o); err == nil || !strings.Contains(err.Error(), dir) {
		t.Errorf("error %v, want one that names the folder", err)
	}
}

func TestNoFolderForOut(t *testing.T) {
	name := filepath.Join(t.TempDir(), "missing", "list.csv")
	if err := writeFile(name, nil); err == nil || !strings.Contains(err.Error(), name) || strings.Contains(err.Error(), ".rank-") {
		t.Errorf("error %v, want one that names the file the user asked for", err)
	}
}
