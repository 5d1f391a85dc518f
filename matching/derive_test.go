package matching

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
	"github.com/proven-go/proven/sourcing"
)

// Rows are made with sorted groups and sets of bits. Here is what they must be, by maps
// and lists.

var thisJune = MonthOf(2026, 6)

// obviousRow is the row of a view: each strength from its own evidence, then sorted.
func obviousRow(v *profileView) []posting {
	shown := map[feature]*posting{}
	evidence := map[feature][]score.Evidence{}
	for _, o := range v.all {
		for _, d := range featureDepths {
			if f := (feature{o.skill, d}); o.shown.Depth >= d {
				evidence[f] = append(evidence[f], o.shown)
				p := cmp.Or(shown[f], &posting{feature: f})
				p.last, p.work = max(p.last, o.last), p.work || shownBy(o, false) == score.InWork
				shown[f] = p
			}
		}
	}
	var row []posting
	for f, p := range shown {
		if p.strength, _ = score.Explain(evidence[f]); p.strength > 0 {
			row = append(row, *p)
		}
	}
	for _, t := range v.tenures {
		for n := 1; n <= role.MaxYears; n++ {
			if s := score.Tenure(t.evidence(), n); s > 0 {
				row = append(row, posting{feature{Skill: role.YearsID(n, t.area)}, s, t.last, true})
			}
		}
	}
	slices.SortFunc(row, func(a, b posting) int { return strings.Compare(a.feature.String(), b.feature.String()) })
	return row
}

// obviousAreas are the areas of an engagement by its title and its skills.
func obviousAreas(tax *skill.Taxonomy, v *profileView, engagement int, from shows) (areas []skill.Area) {
	used := map[skill.Area]map[skill.ID]bool{}
	for _, o := range v.all {
		if o.cite.passage < 0 || o.shown.Depth < from.depth || v.profile.Passages[o.cite.passage].Engagement != engagement {
			continue
		}
		s, _ := tax.Skill(o.skill)
		for _, a := range s.Areas {
			if used[a] == nil {
				used[a] = map[skill.ID]bool{}
			}
			used[a][s.ID] = true
		}
	}
	titled := tax.TitleAreas(v.profile.Engagements[engagement].Title)
	for _, a := range skill.Areas() {
		if slices.Contains(titled, a) || len(used[a]) >= from.skills {
			areas = append(areas, a)
		}
	}
	return areas
}

// obviousShare is the share of a skill in an engagement: its sentences of all that show
// a skill.
func obviousShare(tax *skill.Taxonomy, v *profileView, id skill.ID, engagement int) int {
	all, own := map[place]bool{}, map[place]bool{}
	for i := range v.all {
		o := &v.all[i]
		if _, known := tax.Skill(o.skill); !known || o.cite.passage < 0 || v.profile.Passages[o.cite.passage].Engagement != engagement {
			continue
		}
		title := v.profile.Passages[o.cite.passage].Section == TitleText
		if title && o.skill == id {
			return 0 // all of it
		}
		if !title {
			all[placeOf(o)] = true
			own[placeOf(o)] = own[placeOf(o)] || o.skill == id
		}
	}
	n := 0
	for _, is := range own {
		if is {
			n++
		}
	}
	if n*pervades >= len(all) {
		return 0
	}
	return max(1, shareParts*n*pervades/len(all))
}

// randomProfile tells of random skills in random places, some of them odd.
func randomProfile(r *rand.Rand, all []skill.Skill) *Profile {
	p := &Profile{Dated: MonthOf(2026, 5) * Month(min(r.IntN(9), 1))}
	titles := []string{"Java Developer", "Systems Administrator", "Engineering Manager", "Baker", "Help desk technician"}
	for range r.IntN(5) {
		e := Engagement{
			Kind:  []EngagementKind{Job, Job, Job, Project, Study, Volunteer}[r.IntN(6)],
			Title: titles[r.IntN(len(titles))], Start: MonthOf(2010+r.IntN(15), 1+r.IntN(12)) * Month(min(r.IntN(9), 1)), Current: r.IntN(5) == 0,
		}
		if r.IntN(4) > 0 {
			e.End = e.Start + Month(r.IntN(60)) - 2
		}
		p.Engagements = append(p.Engagements, e)
	}
	verbs := []string{"Owned %s for the platform.", "Used %s and %s daily.", "%s, %s", "Designed the use of %s because releases failed.", "Worked beside people who know %s."}
	// Few skills, so that they meet; and one family whose names begin with each other.
	few := []string{"React", "React Native", "Angular", "Go", "gRPC", "SQL", "SQL Server", "Java", "JavaScript", "Spring Boot", "Spring"}
	for range r.IntN(9) {
		few = append(few, all[r.IntN(len(all))].Name)
	}
	name := func() string { return few[r.IntN(len(few))] }
	sections := []Section{TitleText, HeadText, SummaryText, WorkText, WorkText, WorkText, ListText, StudyText, OtherText}
	for range r.IntN(9) {
		var text strings.Builder
		for range 1 + r.IntN(5) {
			verb := verbs[r.IntN(len(verbs))]
			words := []any{name(), name()}
			fmt.Fprintf(&text, verb+"\n", words[:strings.Count(verb, "%s")]...)
		}
		p.Passages = append(p.Passages, Passage{sections[r.IntN(len(sections))], r.IntN(len(p.Engagements)+2) - 1, text.String(), "", 0})
	}
	kinds := []sourcing.Kind{sourcing.Authorship, sourcing.Commit, sourcing.Issue, sourcing.Profile, "unknown"}
	for range max(0, r.IntN(6)-3) {
		p.Activity = append(p.Activity, Activity{
			Kind: kinds[r.IntN(len(kinds))], Subject: []string{"language:" + name(), "topic:" + name()}, Text: name(),
			Place: sourcing.Place{Repo: fmt.Sprint("quill/", r.IntN(2))}, When: MonthOf(2020, 1) + Month(r.IntN(80)), Source: "github",
		})
	}
	return p
}

func TestRowsAreTheObvious(t *testing.T) {
	tax, r := skill.Default(), rand.New(rand.NewPCG(8, 8))
	all := tax.All()
	for range 1000 {
		p := randomProfile(r, all)
		v := newProfileView(tax, thisJune, p)
		if got, want := derive(tax, thisJune, p), obviousRow(v); !slices.Equal(got, want) {
			t.Fatalf("%+v:\n%v, want\n%v", p, got, want)
		}
		for _, from := range []shows{{score.Used, skillsForArea}, atWork} {
			for i, got := range engagementAreas(tax, p, v.all, from) {
				if want := obviousAreas(tax, v, i, from); !slices.Equal(got, want) {
					t.Fatalf("%+v: engagement %d shows %v, want %v", p, i, got, want)
				}
			}
		}
		checkShares(t, tax, v)
		checkTenures(t, tax, v)
		if t.Failed() {
			return
		}
	}
}

// Makers of rows go from one profile, taxonomy and goroutine to the next: no row shows it.
func TestRowsAtOnce(t *testing.T) {
	other, err := skill.Default().Extend(strings.NewReader("skills:\n  - {id: aaa, name: Aaaquill, kind: tool}\n")) // all numbers are other ones
	if err != nil {
		t.Fatal(err)
	}
	taxonomies, r := []*skill.Taxonomy{skill.Default(), other}, rand.New(rand.NewPCG(9, 9))
	var people []*Profile
	for range 100 {
		people = append(people, randomProfile(r, taxonomies[0].All()))
	}
	row := func(i int) []posting { return derive(taxonomies[i%2], thisJune, people[i/2]) }
	var wg sync.WaitGroup
	rows := make([][][]posting, 4)
	for g := range rows {
		wg.Go(func() {
			rows[g] = make([][]posting, 2*len(people))
			for k := range rows[g] {
				i := (k + 37*g) % len(rows[g])
				rows[g][i] = row(i)
			}
		})
	}
	wg.Wait()
	for i := range rows[0] {
		want := obviousRow(newProfileView(taxonomies[i%2], thisJune, people[i/2]))
		for g := range rows {
			if got := rows[g][i]; !slices.Equal(got, want) {
				t.Fatalf("goroutine %d, row %d: %v, want %v", g, i, got, want)
			}
		}
	}
}

func checkShares(t *testing.T, tax *skill.Taxonomy, v *profileView) {
	for _, o := range v.all {
		if _, known := tax.Skill(o.skill); !known || o.cite.passage < 0 {
			continue
		}
		e, want := v.profile.Passages[o.cite.passage].Engagement, 0
		if e >= 0 && e < len(v.profile.Engagements) {
			want = obviousShare(tax, v, o.skill, e)
		}
		if o.shown.Share != want {
			t.Fatalf("%+v: share %d of %s in %d, want %d", v.profile, o.shown.Share, o.skill, e, want)
		}
	}
}

// checkTenures: the stretches of an area hold each month of its jobs once, and no other.
func checkTenures(t *testing.T, tax *skill.Taxonomy, v *profileView) {
	type at struct {
		area skill.Area
		Month
	}
	worked, counted := map[at]bool{}, map[at]bool{}
	for i, e := range v.profile.Engagements {
		if e.Kind != Job || e.Start == 0 {
			continue
		}
		if e.End == 0 {
			e.End = v.profile.lastOf(i)
			e.Start = e.End
		}
		for _, a := range withHolders(obviousAreas(tax, v, i, shows{score.Used, skillsForArea})) {
			for m := e.Start; m <= e.End && e.Start != 0; m++ {
				worked[at{a, m}] = true
			}
		}
	}
	for _, x := range v.tenures {
		for _, s := range x.parts {
			for m := s.start; m <= s.end; m++ {
				if k := (at{x.area, m}); counted[k] || !worked[k] {
					t.Fatalf("%+v: %s in %s counts twice or is no work", v.profile, m, x.area)
				}
				counted[at{x.area, m}] = true
			}
		}
	}
	if len(counted) != len(worked) {
		t.Errorf("%+v: %d months count, want %d", v.profile, len(counted), len(worked))
	}
}

func TestAreaSets(t *testing.T) {
	all := skill.Areas()
	if len(all) > anyArea {
		t.Fatalf("%d areas, a set holds %d", len(all), anyArea)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		var some, want, held []skill.Area
		for _, a := range all {
			if r.IntN(6) == 0 {
				want = append(want, a)
			}
		}
		some = append(slices.Clone(want), "no area")
		r.Shuffle(len(some), func(i, j int) { some[i], some[j] = some[j], some[i] })
		for _, b := range all {
			if slices.ContainsFunc(some, func(a skill.Area) bool { return a.Within(b) }) {
				held = append(held, b)
			}
		}
		if got := areasOf(some).list(); !slices.Equal(got, want) {
			t.Errorf("the set of %v holds %v", some, got)
		}
		if got := withHolders(some); !slices.Equal(got, held) {
			t.Errorf("%v with what holds them: %v, want %v", some, got, held)
		}
	}
}

func TestOriginOf(t *testing.T) {
	for _, n := range []int{0, 7, 10, 99, 100, 999, 1000, math.MaxInt32} {
		if got, want := originOf(Project, n), fmt.Sprintf("%s-%03d", Project, n); got != want {
			t.Errorf("origin %q, want %q", got, want)
		}
	}
}

// The features of one skill stand behind those of longer IDs that go on with a hyphen.
func TestRowOrder(t *testing.T) {
	m := rowMaker{reader: &reader{}}
	var want []string
	for i, id := range []skill.ID{"a", "a-b", "a-b-c", "a-c", "a1", "ab", "ab-c", "b"} {
		m.skills = append(m.skills, shownSkill{id: id})
		m.found = append(m.found, observation{skill: id, shown: score.Evidence{Depth: score.Designed}})
		m.skill(i, []int{i})
		for _, d := range featureDepths {
			want = append(want, feature{id, d}.String())
		}
	}
	m.before("")
	slices.Sort(want)
	for i, p := range m.row {
		if p.feature.String() != want[i] {
			t.Fatalf("%v, want %v", m.row, want)
		}
	}
	if len(m.row) != len(want) {
		t.Errorf("%d postings, want %d", len(m.row), len(want))
	}
}

func BenchmarkDerive(b *testing.B) {
	tax, r := skill.Default(), rand.New(rand.NewPCG(4, 4))
	pool := make([]*Profile, 50)
	for i := range pool {
		pool[i] = randomProfile(r, tax.All())
	}
	for name, row := range map[string]func(*Profile) []posting{
		"row":     func(p *Profile) []posting { return derive(tax, thisJune, p) },
		"obvious": func(p *Profile) []posting { return obviousRow(newProfileView(tax, thisJune, p)) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				row(pool[i%len(pool)])
			}
		})
	}
}
