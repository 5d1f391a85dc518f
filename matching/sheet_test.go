package matching

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A sheet is an invented person of testdata/sources on paper: what the invariance and
// stuffing suites edit and write in every format.
type sheet struct {
	doc      string // name of its file
	name     string
	label    string
	contacts []string // lines under the headline
	sections []sheetSection
}

type sheetSection struct {
	head    string
	text    []string // paragraphs, before the entries
	entries []sheetEntry
}

type sheetEntry struct {
	title, at, dates string
	lines            []string
}

// sheets returns the people of testdata/sources, by name of file.
func sheets(t testing.TB) []sheet {
	t.Helper()
	names, err := filepath.Glob("../testdata/sources/*.txt")
	if err != nil || len(names) < 8 {
		t.Fatalf("%d sources: %v", len(names), err)
	}
	var all []sheet
	for _, name := range names {
		data, err := os.ReadFile(name)
		must(t, err)
		s := readSheet(string(data))
		s.doc = strings.TrimSuffix(filepath.Base(name), ".txt")
		all = append(all, s)
	}
	return all
}

func readSheet(text string) sheet {
	var s sheet
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		section := len(s.sections) - 1
		switch {
		case line == "":
		case strings.HasPrefix(line, "### "):
			parts := strings.Split(line[4:], " | ")
			e := sheetEntry{title: parts[0], dates: parts[len(parts)-1]}
			if len(parts) > 2 {
				e.at = parts[1]
			}
			s.sections[section].entries = append(s.sections[section].entries, e)
		case strings.HasPrefix(line, "## "):
			s.sections = append(s.sections, sheetSection{head: line[3:]})
		case section < 0:
			key, value, _ := strings.Cut(line, ": ")
			switch key {
			case "name":
				s.name = value
			case "label":
				s.label = value
			default:
				s.contacts = append(s.contacts, value)
			}
		case len(s.sections[section].entries) > 0:
			e := &s.sections[section].entries[len(s.sections[section].entries)-1]
			e.lines = append(e.lines, strings.TrimPrefix(line, "- "))
		default:
			s.sections[section].text = append(s.sections[section].text, line)
		}
	}
	return s
}

// clone copies a sheet as deep as an edit goes.
func (s sheet) clone() sheet {
	s.contacts = append([]string(nil), s.contacts...)
	s.sections = append([]sheetSection(nil), s.sections...)
	for i, x := range s.sections {
		x.text = append([]string(nil), x.text...)
		x.entries = append([]sheetEntry(nil), x.entries...)
		for j := range x.entries {
			x.entries[j].lines = append([]string(nil), x.entries[j].lines...)
		}
		s.sections[i] = x
	}
	return s
}

// section returns the first section whose head holds a word, nil if none does.
func (s *sheet) section(words ...string) *sheetSection {
	for i := range s.sections {
		for _, w := range words {
			if strings.Contains(s.sections[i].head, w) {
				return &s.sections[i]
			}
		}
	}
	return nil
}

// The names of the sections in the sources.
var (
	jobHeads     = []string{"Experience", "Work History"}
	summaryHeads = []string{"Summary", "Profile", "About"}
)
