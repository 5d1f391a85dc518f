package skill

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ErrArea is wrapped by the error of [ParseArea] for a name that is no area.
var ErrArea = errors.New("unknown area")

// parent returns the area that holds a, or "" if it stands alone.
func (a Area) parent() Area {
	switch a {
	case Backend, Frontend, Mobile, Game, Systems, DataEng, Scripting, TestAutomation:
		return Software
	case Embedded:
		return Systems
	case Administration, Network:
		return Infrastructure
	}
	return ""
}

// Areas returns the closed list of areas, each before what lies inside it. The slice
// is the caller's.
func Areas() []Area {
	return []Area{
		Software, Backend, Frontend, Mobile, Game, Systems, Embedded, DataEng, Scripting, TestAutomation,
		Infrastructure, Administration, Network,
		HelpDesk, ManualTest, DataAnalysis, MachineLearn, Security, Design, Management,
	}
}

// Within reports whether a is b or lies inside it: Backend lies within Software.
func (a Area) Within(b Area) bool {
	for ; a != ""; a = a.parent() {
		if a == b {
			return true
		}
	}
	return false
}

// Slug returns the area in the form of an ID: "data-analysis".
func (a Area) Slug() string { return strings.ReplaceAll(string(a), " ", "-") }

// ParseArea returns the area that a name names, whatever its case, hyphens and
// blanks: "Front-end", "sysadmin". The error of any other name wraps [ErrArea] and
// lists the areas.
func ParseArea(name string) (Area, error) {
	key := squeeze(name)
	for _, a := range Areas() {
		if key == squeeze(string(a)) || slices.Contains(a.otherNames(), key) {
			return a, nil
		}
	}
	return "", fmt.Errorf("skill: %w %q, want one of %s", ErrArea, name, areaNames())
}

// areaNames lists the areas for errors.
func areaNames() string {
	var names []string
	for _, a := range Areas() {
		names = append(names, string(a))
	}
	return strings.Join(names, ", ")
}

// squeeze returns the letters and digits of a name in lower case.
func squeeze(name string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '-', '_', '/', '.':
			return -1
		}
		return r
	}, strings.ToLower(name))
}

// otherNames returns what else people call an area, squeezed.
func (a Area) otherNames() []string {
	switch a {
	case Software:
		return []string{"software", "softwareengineering", "programming", "development", "applicationdevelopment"}
	case Backend:
		return []string{"backenddevelopment", "serverside", "server"}
	case Frontend:
		return []string{"frontenddevelopment", "webdevelopment", "clientside", "ui"}
	case Mobile:
		return []string{"mobiledevelopment", "mobileapps", "apps"}
	case Game:
		return []string{"games", "game", "gaming"}
	case Embedded:
		return []string{"firmware", "embeddedsystems", "embeddedsoftware", "embeddeddevelopment"}
	case Systems:
		return []string{"systems", "systemssoftware", "systemprogramming", "lowlevel", "lowlevelprogramming"}
	case DataEng:
		return []string{"dataengineer", "etl", "bigdata", "datawarehousing"}
	case Scripting:
		return []string{"scripts"}
	case TestAutomation:
		return []string{"testautomation", "automatedtesting", "automatedtests", "qaautomation", "sdet"}
	case Infrastructure:
		return []string{"devops", "sre", "platform", "operations", "cloud", "cloudinfrastructure"}
	case Administration:
		return []string{"sysadmin", "systemsadministration", "administration", "serveradministration"}
	case Network:
		return []string{"network", "networks", "networkengineering", "networkadministration"}
	case HelpDesk:
		return []string{"support", "itsupport", "technicalsupport", "desktopsupport", "servicedesk", "usersupport"}
	case ManualTest:
		return []string{"manualqa", "manualtest", "testing", "qa", "qualityassurance"}
	case DataAnalysis:
		return []string{"dataanalytics", "analytics", "businessintelligence", "bi", "reporting"}
	case MachineLearn:
		return []string{"ml", "ai", "artificialintelligence", "datascience", "deeplearning"}
	case Security:
		return []string{"cybersecurity", "informationsecurity", "itsecurity", "infosec"}
	case Design:
		return []string{"ux", "uidesign", "uxdesign", "uiux", "graphicdesign", "webdesign"}
	case Management:
		return []string{"manager", "projectmanagement", "itmanagement", "leadership", "peoplemanagement"}
	}
	return nil
}
