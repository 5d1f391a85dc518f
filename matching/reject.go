package matching

import (
	"fmt"
	"strings"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// heldBy returns the reject rules that a profile meets, each with what the profile
// shows instead. A profile that shows no area at work at all meets none.
func heldBy(rules []role.Reject, taxonomy *skill.Taxonomy, v *profileView) []HeldBy {
	if len(rules) == 0 {
		return nil
	}
	shown, evidence := workAreas(taxonomy, v)
	if len(shown) == 0 {
		return nil // silence is no mismatch
	}
	// What somebody calls themselves can speak against a rule, not for it.
	for _, p := range v.profile.Passages {
		if p.Section == HeadText {
			shown = append(shown, taxonomy.TitleAreas(p.Text)...)
		}
	}
	var held []HeldBy
	for _, rule := range rules {
		if rejects(rule, shown) {
			held = append(held, HeldBy{Rule: ruleText(rule), Evidence: evidence})
		}
	}
	return held
}

func rejects(rule role.Reject, shown []skill.Area) bool {
	inside := 0
	list := rule.Only
	if len(list) == 0 {
		list = rule.Without
	}
	for _, a := range shown {
		for _, l := range list {
			if a.Within(l) {
				inside++
				break
			}
		}
	}
	if len(rule.Only) > 0 {
		return inside == len(shown)
	}
	return len(rule.Without) > 0 && inside == 0
}

// ruleText says a rule in the words of the role file.
func ruleText(rule role.Reject) string {
	word, list := "only", rule.Only
	if len(list) == 0 {
		word, list = "without", rule.Without
	}
	names := make([]string, len(list))
	for i, a := range list {
		names[i] = string(a)
	}
	return fmt.Sprintf("%s: %s", word, strings.Join(names, ", "))
}

// atWork is when a skill shows its areas to a reject rule: one that the text of a job
// names is enough, which holds out fewer people by either kind of rule.
var atWork = shows{score.Named, 1}

// workAreas returns the areas that a profile shows at work level, in the order of
// [skill.Areas], with one piece of evidence for each job or repository that shows
// some. A mention in a list shows no area.
func workAreas(taxonomy *skill.Taxonomy, v *profileView) ([]skill.Area, []Evidence) {
	shown := map[skill.Area]bool{}
	var evidence []Evidence
	for i, areas := range engagementAreas(taxonomy, v.profile, v.all, atWork) {
		if v.profile.Engagements[i].Kind == Study || len(areas) == 0 {
			continue
		}
		for _, a := range areas {
			shown[a] = true
		}
		e := v.profile.Engagements[i]
		evidence = append(evidence, v.citeStretch(stretch{engagement: i, start: e.Start, end: e.End}))
	}
	for _, o := range v.all {
		if o.cite.passage >= 0 && v.profile.Passages[o.cite.passage].Engagement >= 0 || !o.work || o.shown.Depth < atWork.depth {
			continue
		}
		if s, known := taxonomy.Skill(o.skill); known {
			for _, a := range s.Areas {
				if !shown[a] {
					shown[a] = true
					evidence = append(evidence, v.cite(o))
				}
			}
		}
	}
	var areas []skill.Area
	for _, a := range skill.Areas() {
		if shown[a] {
			areas = append(areas, a)
		}
	}
	return areas, evidence
}
