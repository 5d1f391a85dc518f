package skill

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

const small = `
skills:
  - {id: alpha, name: Alpha, kind: tool, areas: [backend], aliases: [Alfa], implies: [beta]}
  - {id: beta, name: Beta, kind: tool, areas: [frontend], implies: [gamma]}
  - {id: gamma, name: Gamma, kind: language}
edges:
  - {from: beta, to: alpha, eighths: 2, why: same shape}
  - {from: gamma, to: alpha, eighths: 5, why: same use}
titles:
  - {names: [developer, engineer], areas: [software development], noun: true}
  - {names: [help desk technician, support], areas: [help desk]}
  - {names: [test automation engineer], areas: [test automation]}
`

func TestExtendAdds(t *testing.T) {
	base := extend(t, nil, small)
	x := extend(t, base, "skills:\n  - {id: delta, name: Delta, kind: tool, implies: [alpha]}\nedges:\n  - {from: delta, to: gamma, eighths: 1, why: w}\ntitles:\n  - {names: [keeper], areas: [security]}\n")
	if got := ids(x.Find(nil, "Delta and Alfa")); !slices.Equal(got, []ID{"delta", "alpha"}) {
		t.Errorf("found %v", got)
	}
	if got := x.Implied("delta"); !slices.Equal(got, []ID{"alpha", "beta", "gamma"}) {
		t.Errorf("delta implies %v, want all that alpha implies too", got)
	}
	if got := x.TitleAreas("Keeper"); !slices.Equal(got, []Area{Security}) {
		t.Errorf("keeper: %v", got)
	}
	if base.Find(nil, "Delta") != nil || len(base.All()) != 3 {
		t.Error("the base changed")
	}
	if base.Hash() == x.Hash() {
		t.Error("the extension has the hash of its base")
	}
}

func TestExtendOverrides(t *testing.T) {
	base := extend(t, nil, small)
	x := extend(t, base, "skills:\n  - {id: alpha, name: Alpha 2, kind: platform}\nedges:\n  - {from: gamma, to: alpha, eighths: 1, why: less}\ntitles:\n  - {names: [support], areas: [management]}\n")
	if s, _ := x.Skill("alpha"); s.Kind != Platform || s.Aliases != nil {
		t.Errorf("alpha is %+v", s)
	}
	y := extend(t, base, "skills:\n  - {id: alpha, name: Alpha, kind: tool, parent: gamma, repos: [some-one/al.pha], since: 1999}\n")
	if s, _ := y.Skill("alpha"); s.Parent != "gamma" || !slices.Equal(s.Repositories, []string{"some-one/al.pha"}) || y.Hash() == base.Hash() {
		t.Errorf("alpha is %+v", s)
	}
	if x.Find(nil, "Alfa") != nil {
		t.Error("an alias of the replaced skill is found")
	}
	if got := x.Near("alpha"); len(got) != 2 || got[0].From != "beta" || got[1].Eighths != 1 {
		t.Errorf("edges to alpha: %v", got)
	}
	if got := x.TitleAreas("support"); !slices.Equal(got, []Area{Management}) {
		t.Errorf("support: %v", got)
	}
	if got := x.TitleAreas("Help Desk Technician"); !slices.Equal(got, []Area{HelpDesk}) {
		t.Errorf("the other name of the overridden title: %v", got)
	}
}

func TestExtendDefault(t *testing.T) {
	x := extend(t, Default(), "skills:\n  - {id: acme-bus, name: Acme Bus, kind: tool, areas: [backend], implies: [message-queues]}\n")
	if got := ids(x.Find(nil, "Wrote consumers for AcmeBus in Java.")); !slices.Equal(got, []ID{"acme-bus", "java"}) {
		t.Errorf("found %v", got)
	}
}

func TestSharedName(t *testing.T) {
	// Two skills may have one name if a context rule tells them apart.
	x := extend(t, nil, `
skills:
  - {id: bird, name: Crane, kind: practice}
  - {id: crane, name: Crane Builder, kind: tool, aliases: [Crane], context: {names: [Crane], words: [steel]}}
`)
	for text, want := range map[string]ID{"Drew a crane.": "bird", "Used Crane for steel.": "crane"} {
		if got := ids(x.Find(nil, text)); !slices.Equal(got, []ID{want}) {
			t.Errorf("%s: found %v, want %s", text, got, want)
		}
	}
	if id, _ := x.Lookup("crane"); id != "crane" {
		t.Errorf("an ID names its own skill, got %s", id)
	}
}

func TestExtendIsBounded(t *testing.T) {
	var chain strings.Builder
	chain.WriteString("skills:\n")
	for i := range 4000 {
		fmt.Fprintf(&chain, "  - {id: s%d, name: S%d, kind: tool, implies: [s%d]}\n", i, i, i+1)
	}
	chain.WriteString("  - {id: s4000, name: S4000, kind: tool}\n")
	for _, row := range []struct{ name, file string }{
		{"too large", "#" + strings.Repeat("x", maxFileBytes)},
		{"brackets without end", "skills: " + strings.Repeat("[", 1<<20)},
		{"braces without end", strings.Repeat("{a: ", 1<<20)},
		{"blocks without end", strings.Repeat("- ", 1<<20)},
		{"deep indentation", deep(5000)},
		{"alias bomb", "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b]\n"},
		{"implied without end", chain.String()},
	} {
		start := time.Now()
		_, err := new(Taxonomy).Extend(strings.NewReader(row.file))
		var fe *FileError
		if !errors.As(err, &fe) {
			t.Errorf("%s: got %v, want a FileError", row.name, err)
		}
		if d := time.Since(start); d > 20*time.Second {
			t.Errorf("%s took %v", row.name, d)
		}
	}
}

func deep(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

func TestExtendReader(t *testing.T) {
	broken := errors.New("broken")
	if _, err := new(Taxonomy).Extend(iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("got %v, want the reader's error", err)
	}
}

func FuzzExtend(f *testing.F) {
	f.Add(small)
	f.Add(entry(", context: {words: [x], not: [alpha beta, year alpha]}"))
	f.Add("skills: *a")
	f.Add("<<: [{}]")
	f.Add("skills:\n  - {id: a, name: 'A/B/C', kind: tool, aliases: ['.x', 'x .y', 'C++', 'C#.N']}")
	f.Fuzz(func(t *testing.T, file string) {
		x, err := new(Taxonomy).Extend(strings.NewReader(file))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "skill: ") {
				t.Errorf("error %q does not name the package", err)
			}
			return
		}
		for _, s := range x.All() {
			for _, name := range append([]string{s.Name}, s.Aliases...) {
				if _, ok := x.Lookup(name); !ok && strings.TrimSpace(name) == name {
					t.Errorf("name %q of %q is not found", name, s.ID)
				}
			}
			checkMatches(t, x, s.Name+", "+strings.Join(s.Aliases, " and "))
		}
	})
}
