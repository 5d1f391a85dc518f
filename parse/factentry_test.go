package parse

import (
	"strings"
	"testing"
)

// factsOfBody reads a body under a head and writes each fact as "name | by | date | summary".
func factsOfBody(t *testing.T, head, body string) string {
	t.Helper()
	r := read(t, "a.md", "# Ada Mary Example\n\nada@example.com\n\n## "+head+"\n\n"+body+"\n")
	var out []string
	put := func(fs ...string) { out = append(out, strings.Join(fs, " | ")) }
	for _, c := range r.Certificates {
		put(c.Name.Value, c.Issuer.Value, c.Date.String(), "")
	}
	for _, a := range r.Awards {
		put(a.Title.Value, a.Awarder.Value, a.Date.String(), a.Summary.Value)
	}
	for _, p := range r.Publications {
		put(p.Name.Value, p.Publisher.Value, p.ReleaseDate.String(), p.Summary.Value)
	}
	return strings.Join(out, "; ")
}

func TestFactEntries(t *testing.T) {
	for _, c := range []struct{ head, body, want, why string }{
		{"Certificates", "**Weir Keeper**\n\nTarn Water Board\n\n*March 2020*\n\n**Rope Splicer**\n\nGuild of Ropes", "Weir Keeper | Tarn Water Board | 2020-03 | ; Rope Splicer | Guild of Ropes |  | ", "titles look alike, what is below them plainer"},
		{"Awards", "Best Weir\n\nTarn Society 2019\n\nFastest Rope\n\nFerry Union 2021", "Best Weir | Tarn Society | 2019 | ; Fastest Rope | Ferry Union | 2021 | ", "every second paragraph is dated"},
		{"Awards", "Best Weir, 2019\n\nAwarded by Tarn Society\n\nGiven each year for the weir that leaks least in the whole valley.", "Best Weir | Tarn Society | 2019 | Given each year for the weir that leaks least in the whole valley.", "words that say who gave it, and a sentence"},
		{"Awards", "Best Weir, Society for Weirs, 2019\n\nFastest Rope, 2021", "Best Weir | Society for Weirs | 2019 | ; Fastest Rope |  | 2021 | ", "who gave it behind the comma"},
		{"Certificates", "Weir Architect – Professional\n\nRope Splicer (2019)", "Weir Architect – Professional |  |  | ; Rope Splicer |  | 2019 | ", "a grade belongs to the name"},
		{"Certificates", "2020\n\nWeir Keeper\n\n2021\n\nRope Splicer", "Weir Keeper |  | 2020 | ; Rope Splicer |  | 2021 | ", "dates stand above"},
		{"Publications", "Example, A., Mill, B. (2022). Tides in the tarn. Letters of Hydrology, 14, 22–39.\n\nExample, A. (2019). Weirs revisited. Journal of Weirs, 8.", "Tides in the tarn | Letters of Hydrology | 2022 | ; Weirs revisited | Journal of Weirs | 2019 | ", "citations with the year in brackets"},
		{"Publications", "A. Example, B. Mill, “Ropes of the north,” Rope Review, vol. 3, 2018.", "Ropes of the north | Rope Review | 2018 | ", "the title in quotes"},
		{"Publications", "**Ropes of the north**\n\nAda Mary Example, Bert Mill\n\nRope Review, 2018", "Ropes of the north | Rope Review | 2018 | ", "who wrote it is in no field"},
	} {
		if got := factsOfBody(t, c.head, c.body); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, got, c.want)
		}
	}
}

func TestSkillLevel(t *testing.T) {
	r := read(t, "a.md", "# Ada Example\n\nada@example.com\n\n## Skills\n\n- Go (expert)\n- SQL\n")
	if len(r.Skills) != 2 || r.Skills[0].Level.Value != "expert" || valuesOf(r.Skills[0].Keywords) != "Go" || !r.Skills[1].Level.IsZero() {
		t.Errorf("%+v", r.Skills)
	}
}
