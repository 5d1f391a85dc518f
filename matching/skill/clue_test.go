package skill

import "testing"

func TestSameSpelling(t *testing.T) {
	for _, row := range []struct {
		name, made string
		want       bool
		why        string
	}{
		{"Go", "Go", true, "the name"},
		{"go", "Go", false, "another case"},
		{"web-components", "web components", true, "a hyphen for a blank"},
		{"webcomponents", "web components", true, "in one word"},
		{"PCBs", "PCB", true, "a plural"},
		{"C-Arms", "C-Arm", true, "a plural of two words"},
		{"Sub version", "Subversion", true, "a blank within"},
		{"Good", "Go", false, "a longer word"},
		{"G", "Go", false, "a shorter word"},
		{"", "Go", false, "nothing"},
	} {
		if got := sameSpelling(row.name, row.made); got != row.want {
			t.Errorf("sameSpelling(%q, %q) = %t, want %t: %s", row.name, row.made, got, row.want, row.why)
		}
	}
}

// TestClues holds the rules of context one by one on a small taxonomy.
func TestClues(t *testing.T) {
	x := extend(t, nil, `
skills:
  - {id: sure, name: Kotlin, kind: language}
  - {id: tool, name: Quill, kind: tool, context: {words: [feather], not: [quill pen]}}
  - {id: town, name: Paris, kind: tool, context: {words: [louvre], proper: true}}
  - {id: two, name: small talk, kind: practice, context: {words: [pharo]}}
`)
	for _, row := range []struct{ text, want, why string }{
		{"He typed letters in Quill.", "tool:Quill", "capitals 2, in 1"},
		{"He typed letters by Quill.", "", "capitals 2"},
		{"He typed letters in quill.", "", "no capitals, in says nothing"},
		{"He worked in Quill Logistics.", "", "a longer proper name has no capitals of its own"},
		{"He worked in Quill Development.", "tool:Quill", "a word that speaks for any skill is no part of a name"},
		{"He lived in Paris.", "", "capitals 2, in says nothing of a place"},
		{"He wrote about Paris.", "", "wrote says nothing of a place"},
		{"He wrote about Quill.", "tool:Quill", "capitals 2, wrote 1"},
		{"He used Kotlin and Paris.", "town:Paris", "in a row with a sure one"},
		{"He knew Kotlin and Paris, France.", "", "a row, but a country behind it"},
		{"He made small talk with pharo.", "two:small talk", "several words 1, a word of its rule 2"},
		{"He made small talk.", "", "several words 1"},
		{"A Quill pen with a feather in Kotlin", "", "a phrase speaks against"},
	} {
		got := ""
		for _, m := range x.Find(nil, row.text) {
			if m.Skill != "sure" {
				got += string(m.Skill) + ":" + row.text[m.Start:m.End]
			}
		}
		if got != row.want {
			t.Errorf("%q: found %q, want %q: %s", row.text, got, row.want, row.why)
		}
	}
}
