package review

import (
	"path"
	"strings"

	"github.com/proven-go/proven/sourcing"
)

// A Thought is a place that shows thinking about how a system should be.
type Thought struct {
	About    string   `json:"about"` // a topic of [Topics], or "artefact"
	Citation Citation `json:"citation"`
}

// Topics returns what architecture thinking is looked for in, in the order of a Review.
func Topics() []string {
	return []string{"alternatives", "schema", "boundaries", "authentication", "maintainability", "artefact"}
}

// topicWords tell a topic in a sentence that gives a reason or was answered for.
var topicWords = map[string]cueSet{
	"alternatives": cues(`instead of, rather than, in place of, over a, alternatives, alternative, trade off, trade offs, trading,
		decided against, chose, picked, after comparing, accepting, at the price of, at the cost of, turned down`),
	"schema": cues(`schema, schemas, index, indexes, partitioned, partitioning, sharding, data model, migration, migrations, normalised,
		normalized, tables, table`),
	"boundaries": cues(`boundary, boundaries, split, monolith, interface, interfaces, contract, contracts, module, modules, api, coupling,
		decoupled, seams, event bus, outbox`),
	"authentication":  cues(`authentication, authorisation, authorization, tokens, token, oauth, oauth2, openid, permissions, threat model, identity`),
	"maintainability": cues(`refactored, maintainable, maintainability, legacy, technical debt, versioned, versioning, tests, documented, runbook, runbooks`),
}

// thoughts returns what shows design thinking: sentences that give a reason or find a
// cause, by their topic, and design artefacts in public.
func (s *subject) thoughts() []Thought {
	var all []Thought
	for _, topic := range Topics() {
		cited := s.cited(func(d told) bool { return d.Claim && d.Insight >= Design && topicWords[topic].in(d.said) })
		if topic == "artefact" {
			cited = s.citePublic(func(a act) bool { return Artefact(a.Place, a.Kind) != "" })
		}
		for _, c := range cited {
			all = append(all, Thought{topic, c})
		}
	}
	return all
}

// Artefact says which design artefact a piece of public work is: "decision record",
// "proposal", "schema migration", "design document", or "" for none. It goes by the
// file's place in the repository, as projects name such folders; opening an issue about
// one is no work on it.
func Artefact(p sourcing.Place, kind sourcing.Kind) string {
	if !workKinds[kind] || p.Path == "" {
		return ""
	}
	lower := strings.ToLower(path.Clean("/" + p.Path))
	base := path.Base(lower)
	inside := func(folders ...string) bool {
		for _, f := range folders {
			if strings.Contains(lower, "/"+f+"/") || strings.HasSuffix(lower, "/"+f) {
				return true
			}
		}
		return false
	}
	switch {
	case inside("adr", "adrs", "decisions", "architecture-decisions"), strings.HasPrefix(base, "adr-"), strings.HasPrefix(base, "adr_"):
		return "decision record"
	case inside("rfc", "rfcs", "proposals", "keps", "enhancements"), strings.HasPrefix(base, "rfc-"), strings.HasPrefix(base, "rfc_"):
		return "proposal"
	case inside("migrations", "migration", "migrate", "flyway", "liquibase", "alembic"), base == "schema.sql", base == "schema.prisma":
		return "schema migration"
	case inside("design", "design-docs", "architecture"), base == "architecture.md", base == "design.md":
		return "design document"
	}
	return ""
}

// workKinds are the kinds of public activity that are work of one's own.
var workKinds = map[sourcing.Kind]bool{
	sourcing.Commit: true, sourcing.Authorship: true, sourcing.Review: true, sourcing.ReviewComment: true, sourcing.MergedPull: true,
	sourcing.Release: true, sourcing.Package: true, sourcing.Owner: true, sourcing.Talk: true,
}
