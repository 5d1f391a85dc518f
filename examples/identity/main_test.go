package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching/identity"
)

// at runs a test in the root of the tree, as the program is run.
func at(t *testing.T, dir string) {
	t.Helper()
	t.Chdir(filepath.Join("..", ".."))
	if _, err := os.Stat(dir); err != nil {
		t.Fatal(err)
	}
}

func TestRunOnTestdata(t *testing.T) {
	at(t, "testdata/identity")
	for _, c := range []struct{ args, want string }{
		{"-top 1", "merges       precision 1.0000"},
		{"-n 3000", "MB taken from the system"},
		{"-levels", "m   65 %, u 1 in 1600000"},
		{"-documents testdata/resumes -top 0", "records:"},
	} {
		o, err := flags(strings.Fields(c.args))
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := run(context.Background(), o, &out); err != nil || !strings.Contains(out.String(), c.want) {
			t.Errorf("%s: %v, want %q in\n%s", c.args, err, c.want, out.String())
		}
	}
}

func TestMisuse(t *testing.T) {
	for _, args := range []string{"-truth x", "-n -1", "file", "-unknown"} {
		if _, err := flags(strings.Fields(args)); err == nil {
			t.Errorf("%s: no error", args)
		}
	}
}

// TestLabel: one person in two files, another of the same name.
func TestLabel(t *testing.T) {
	of := func(doc, name, email string, companies ...string) person {
		p := person{Doc: doc, Name: name, Email: email}
		for _, c := range companies {
			p.Work = append(p.Work, struct {
				Company string `json:"company"`
			}{c})
		}
		return p
	}
	got := label([]person{
		of("a", "Anna Berg", "anna@example.com", "Northwind"), of("b", "Dr. Anna Berg", "", "northwind", "Contoso"), of("c", "Anna Berg", "a@example.org", "Contoso"),
		of("d", "Anna Berg", "", "Fabrikam"), of("e", "Olaf Berg", "", "Northwind"),
	})
	// c shares an employer with b but has another address than a; b joins both, so all
	// three are one: an address that differs from a third file's proves nothing of b.
	for doc, want := range map[string]string{"a": "a", "b": "a", "c": "a", "d": "d", "e": "e"} {
		if got[doc] != want {
			t.Errorf("%s is %s, want %s", doc, got[doc], want)
		}
	}
}

// TestInventedIsMeasured: on records whose fields go missing and change, merges and
// suggestions keep what the labelled ones promise.
func TestInventedIsMeasured(t *testing.T) {
	pool := invented(3_000, 3)
	found, err := new(identity.Finder).Find(context.Background(), pool.candidates)
	if err != nil {
		t.Fatal(err)
	}
	m := measure(found, pool)
	if m.merges.right*100 < m.merges.all*99 || m.offered.right*100 < m.offered.all*90 || m.found().right*100 < m.pairs*95 || m.pairs < 500 {
		t.Errorf("%+v", m)
	}
	ids := func(seed uint64) string {
		var b strings.Builder
		for c := range invented(50, seed).candidates {
			b.WriteString(c.ID + c.Person.Name + c.Person.Email)
		}
		return b.String()
	}
	if ids(1) != ids(1) || ids(1) == ids(2) {
		t.Error("the seed does not say who is invented")
	}
}
