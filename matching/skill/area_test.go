package skill

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestAreas(t *testing.T) {
	seen := map[string]Area{}
	for i, a := range Areas() {
		if !a.Within(a) {
			t.Errorf("%q is not within itself", a)
		}
		if p := a.parent(); p != "" && (!a.Within(p) || p.Within(a) || slices.Index(Areas(), p) > i) {
			t.Errorf("%q does not lie properly in %q", a, p)
		}
		if !validID(ID(a.Slug())) {
			t.Errorf("slug %q of %q is no ID", a.Slug(), a)
		}
		for _, name := range append(a.otherNames(), string(a), a.Slug(), strings.ToUpper(string(a))) {
			got, err := ParseArea(name)
			if err != nil || got != a {
				t.Errorf("ParseArea(%q) = %q, %v, want %q", name, got, err, a)
			}
			if b, ok := seen[squeeze(name)]; ok && b != a {
				t.Errorf("%q names both %q and %q", name, a, b)
			}
			seen[squeeze(name)] = a
		}
	}
	for a, b := range map[Area]Area{Backend: Software, Network: Infrastructure} {
		if !a.Within(b) || b.Within(a) || a.Within(Security) {
			t.Errorf("%q within %q: wrong", a, b)
		}
	}
	if Area("").Within("") || Area("cooking").Within(Software) {
		t.Error("no area lies within an area")
	}
}

func TestParseArea(t *testing.T) {
	for name, want := range map[string]Area{"Front-end": Frontend, "sysadmin": Administration, "Help-Desk": HelpDesk, "data_analysis": DataAnalysis, "QA": ManualTest} {
		if got, err := ParseArea(name); err != nil || got != want {
			t.Errorf("ParseArea(%q) = %q, %v, want %q", name, got, err, want)
		}
	}
	for _, name := range []string{"", "cooking", "back end front end"} {
		_, err := ParseArea(name)
		if !errors.Is(err, ErrArea) || !strings.Contains(err.Error(), "help desk") {
			t.Errorf("ParseArea(%q): error %v, want ErrArea and the list", name, err)
		}
	}
}

func TestTitleAreas(t *testing.T) {
	x := extend(t, nil, small)
	for _, row := range []struct {
		title string
		want  []Area
		why   string
	}{
		{"Developer", []Area{Software}, "the word itself"},
		{"Senior Alpha Developer", []Area{Backend}, "the skill says which"},
		{"BETA ENGINEER", []Area{Frontend}, "case"},
		{"Alpha/Beta Developer", []Area{Backend, Frontend}, "two skills, in the order of the areas"},
		{"Gamma Developer", []Area{Software}, "a skill of every field says nothing"},
		{"Developers", []Area{Software}, "plural"},
		{"Alpha Help Desk Technician", []Area{HelpDesk}, "the title is no noun, the skill does not count"},
		{"Help-desk technician / Developer", []Area{Software, HelpDesk}, "two titles"},
		{"Test Automation Engineer", []Area{TestAutomation}, "the longest title wins"},
		{"Alpha", nil, "a skill is no title"},
		{"Baker", nil, "no title"},
		{"", nil, "nothing"},
	} {
		if got := x.TitleAreas(row.title); !slices.Equal(got, row.want) {
			t.Errorf("TitleAreas(%q) = %q, want %q: %s", row.title, got, row.want, row.why)
		}
	}
}

func TestTitleOfScripting(t *testing.T) {
	x := Default()
	for _, row := range []struct {
		title string
		want  []Area
		why   string
	}{
		{"Software Engineer (Python)", []Area{Backend, Scripting}, "hired to develop in it, not for scripts alone"},
		{"Developer, Perl", []Area{Backend, Scripting}, "the same"},
		{"Java Developer", []Area{Backend}, "no scripting"},
		{"Python", nil, "a skill is no title"},
		{"Software Engineer", []Area{Software}, "no skill"},
	} {
		if got := x.TitleAreas(row.title); !slices.Equal(got, row.want) {
			t.Errorf("TitleAreas(%q) = %q, want %q: %s", row.title, got, row.want, row.why)
		}
	}
}
