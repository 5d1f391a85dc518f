package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sort"
	"strings"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// A world draws candidates and roles. Person i is the same whatever was drawn before:
// nothing needs to be kept. Its measures are those that the design was tried with: 600
// skills in 12 families, about 20 a candidate, most of them from two families and by
// Zipf's law, 3.3 KB of text over 60,000 words.
type world struct {
	seed    uint64
	skills  []skill.ID
	names   []string
	inField []float64 // Zipf over a family, summed up
	words   []float64 // likewise over the vocabulary
}

const (
	families   = 12
	family     = 50 // skills of one
	vocabulary = 60000
	textWords  = 480
)

// asOf is the month of the indexes; everything is dated before it.
var asOf = matching.MonthOf(2026, 6)

func newWorld(seed uint64) *world {
	w := &world{seed: seed, inField: zipf(family, 0.8), words: zipf(vocabulary, 1)}
	for _, s := range skill.Default().All()[:families*family] {
		w.skills, w.names = append(w.skills, s.ID), append(w.names, s.Name)
	}
	return w
}

// zipf returns the sums of 1/rank^s, scaled to 1.
func zipf(n int, s float64) []float64 {
	sums, total := make([]float64, n), 0.0
	for i := range sums {
		total += 1 / math.Pow(float64(i+1), s)
		sums[i] = total
	}
	for i := range sums {
		sums[i] /= total
	}
	return sums
}

func draw(r *rand.Rand, sums []float64) int { return sort.SearchFloat64s(sums, r.Float64()) }

// A person is what was drawn of a candidate.
type person struct {
	id     string
	skills []int // into the world's
	depths []score.Depth
	shown  []score.Strength
	ages   []int // months
	months int   // of work
	r      *rand.Rand
}

// depths of a skill, in hundredths: most are listed only.
var depthShares = []int{40, 25, 20, 10, 5}

func (w *world) person(i int) person {
	r := rand.New(rand.NewPCG(w.seed, uint64(i)))
	p := person{id: fmt.Sprintf("cand-%08d", i), r: r, months: 6 + r.IntN(240)}
	home, second := r.IntN(families), r.IntN(families)
	seen := map[int]bool{}
	for want := 12 + r.IntN(17); len(p.skills) < want; {
		at := home
		switch r.IntN(10) {
		case 0, 1, 2:
			at = second
		case 3:
			at = r.IntN(families)
		}
		s := at*family + draw(r, w.inField)
		if seen[s] {
			continue
		}
		seen[s] = true
		d, depth := r.IntN(100), score.Listed
		for d >= depthShares[depth-1] {
			d -= depthShares[depth-1]
			depth++
		}
		evidence := score.Evidence{Depth: depth, Months: 1 + r.IntN(60), Age: r.IntN(120), Origin: "a"}
		p.skills, p.depths = append(p.skills, s), append(p.depths, depth)
		p.shown = append(p.shown, score.Of([]score.Evidence{evidence}))
		p.ages = append(p.ages, evidence.Age)
	}
	return p
}

// row is a person as the columns hold one: strengths at each depth, levels, years.
func (w *world) row(p person) matching.Row {
	row := matching.Row{ID: p.id, Tags: []string{fmt.Sprint("req-", p.r.IntN(50))}}
	deepest := score.NoDepth
	for i, s := range p.skills {
		deepest = max(deepest, p.depths[i])
		for _, from := range []score.Depth{score.NoDepth, score.Used, score.Owned, score.Designed} {
			if p.depths[i] >= from {
				row.Shown = append(row.Shown, matching.Shown{
					Skill: w.skills[s], Depth: from, Strength: p.shown[i], Last: asOf - matching.Month(p.ages[i]), Work: p.depths[i] > score.Listed,
				})
			}
		}
	}
	all := skill.Areas()
	areas := []skill.Area{"", all[0], all[1+p.r.IntN(len(all)-1)]}
	for i, level := range []role.Level{role.Execute, role.OwnService, role.LeadDesign} {
		for _, a := range areas {
			if deepest >= score.Used+score.Depth(i) {
				row.Shown = append(row.Shown, matching.Shown{Skill: role.LevelID(level, a), Strength: 400, Last: asOf, Work: true})
			}
		}
	}
	for _, a := range areas[1:] {
		for n := 1; n <= role.MaxYears; n++ {
			row.Shown = append(row.Shown, matching.Shown{
				Skill: role.YearsID(n, a), Strength: score.Tenure([]score.Evidence{{Months: p.months}}, n), Last: asOf, Work: true,
			})
		}
	}
	return row
}

var verbs = map[score.Depth]string{
	score.Named: "Worked beside a team on %s.", score.Used: "Built services with %s.",
	score.Owned: "Owned %s for the platform.", score.Designed: "Designed the use of %s because releases failed.",
}

// text is a person's words: sentences that show the skills between words that mean
// nothing, in as many parts as there are jobs.
func (w *world) text(p person, jobs int) (work []string, list string) {
	parts, listed := make([]strings.Builder, jobs), []string{}
	for i, s := range p.skills {
		if p.depths[i] == score.Listed {
			listed = append(listed, w.names[s])
			continue
		}
		fmt.Fprintf(&parts[i%jobs], verbs[p.depths[i]]+"\n", w.names[s])
	}
	for i := range textWords {
		fmt.Fprintf(&parts[i%jobs], "w%x", draw(p.r, w.words))
		if i/jobs%12 == 11 {
			parts[i%jobs].WriteString(".\n")
		} else {
			parts[i%jobs].WriteByte(' ')
		}
	}
	for i := range parts {
		work = append(work, parts[i].String())
	}
	return work, strings.Join(listed, ", ")
}

// candidate is a person as an index takes one.
func (w *world) candidate(p person) (c matching.Candidate, text string) {
	const jobs = 3
	work, list := w.text(p, jobs)
	c = matching.Candidate{ID: p.id, Tags: []string{fmt.Sprint("req-", p.r.IntN(50))}}
	c.Profile.Dated = asOf - 1
	end := c.Profile.Dated
	for i := range jobs {
		months := matching.Month(max(p.months/jobs, 1))
		c.Profile.Engagements = append(c.Profile.Engagements, matching.Engagement{Kind: matching.Job, Title: "Engineer", Start: end - months + 1, End: end})
		c.Profile.Passages = append(c.Profile.Passages, matching.Passage{Section: matching.WorkText, Engagement: i, Text: work[i], Source: p.id})
		end -= months
	}
	c.Profile.Passages = append(c.Profile.Passages, matching.Passage{Section: matching.ListText, Engagement: -1, Text: list, Source: p.id})
	return c, strings.Join(work, "") + list
}

// A roleQuery is one role, for those who know plans and for those who know groups of
// skills.
type roleQuery struct {
	spec   *role.Spec
	plan   *role.Plan
	groups [][]int
}

// Every family has so many groups of skills that roles ask for.
const (
	groups    = 8
	groupSize = 5
	clusters  = 6
)

// roles draws roles of six clusters of five skills. A company asks for the same things
// in many roles: the clusters are drawn from those of two families.
func (w *world) roles(n int) ([]roleQuery, error) {
	r := rand.New(rand.NewPCG(w.seed, 1<<63))
	var known [families][groups][]int
	for f := range known {
		for g := range known[f] {
			for seen := map[int]bool{}; len(known[f][g]) < groupSize; {
				if s := f*family + draw(r, w.inField); !seen[s] {
					seen[s] = true
					known[f][g] = append(known[f][g], s)
				}
			}
		}
	}
	queries := make([]roleQuery, n)
	for i := range queries {
		q := &queries[i]
		q.spec = &role.Spec{Title: fmt.Sprint("Role ", i)}
		fields := [2]int{r.IntN(families), r.IntN(families)}
		for c, g := range r.Perm(groups)[:clusters] {
			q.groups = append(q.groups, known[fields[c%2]][g])
			line := role.Line{}
			for _, s := range known[fields[c%2]][g] {
				line.Any = append(line.Any, string(w.skills[s]))
			}
			q.spec.Clusters = append(q.spec.Clusters, role.Cluster{Name: fmt.Sprint("C", c), Weight: 1 + r.IntN(9), All: []role.Line{line}})
		}
		q.plan, _ = role.Compile(q.spec, nil)
		if len(q.plan.Requirements) != clusters {
			return nil, fmt.Errorf("role %d has %d requirements, want %d", i, len(q.plan.Requirements), clusters)
		}
	}
	return queries, nil
}

// token is a skill as a word that no engine cuts.
func token(s int) string { return fmt.Sprintf("k%03d", s) }
