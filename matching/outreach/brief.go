package outreach

import (
	"fmt"
	"strings"

	"github.com/proven-go/proven/matching/role"
)

// A Brief is what an offer rests on: the same spec that the search, the interviews and
// the scorecards cite.
type Brief struct {
	Role      string   `json:"role"` // hash of the spec
	Title     string   `json:"title"`
	Scope     string   `json:"scope"`     // what comes first
	Decisions string   `json:"decisions"` // what the person decides
	Growth    []string `json:"growth"`    // what may be learned on the job
	Team      string   `json:"team"`      // with whom
	Systems   string   `json:"systems"`
	Success   string   `json:"success"`
}

// BriefOf renders the brief of a spec. What the spec does not say stays empty.
func BriefOf(spec *role.Spec) Brief {
	b := Brief{
		Role: spec.Hash(), Title: oneLine(spec.Title), Scope: oneLine(spec.Impact.FirstFocus), Team: oneLine(spec.Impact.Collaboration),
		Systems: oneLine(spec.Impact.Systems), Success: oneLine(spec.Impact.Success),
	}
	switch spec.Level {
	case role.OwnService:
		b.Decisions = "owns a service end to end"
	case role.LeadDesign:
		b.Decisions = "leads design discussions"
	case role.Execute:
		b.Decisions = "decides within a settled architecture"
	}
	for _, c := range spec.Clusters {
		if c.Need == role.Trainable {
			b.Growth = append(b.Growth, oneLine(c.Name))
		}
	}
	return b
}

// Markdown returns the brief for people.
func (b Brief) Markdown() string {
	var out strings.Builder
	fmt.Fprintf(&out, "# %s\n", escape(b.Title))
	for _, line := range []struct{ head, text string }{
		{"Immediate scope", b.Scope}, {"Decision ownership", b.Decisions}, {"Growth", strings.Join(b.Growth, ", ")}, {"Team", b.Team}, {"Systems", b.Systems}, {"Success", b.Success},
	} {
		text := line.text
		if text == "" {
			text = "not stated"
		}
		fmt.Fprintf(&out, "\n**%s:** %s\n", line.head, escape(text))
	}
	fmt.Fprintf(&out, "\nRole %s\n", b.Role)
	return out.String()
}

// escape keeps a text from being read as Markdown or HTML.
func escape(text string) string {
	return strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "#", `\#`, "|", `\|`).Replace(text)
}

// Drift lists what has changed between the spec that somebody was first contacted with
// and the one that an offer would rest on. It is empty exactly if their hashes agree.
func Drift(first, now *role.Spec) []role.Change {
	if first.Hash() == now.Hash() {
		return nil
	}
	return role.Diff(first, now)
}
