package github

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/proven-go/proven/sourcing"
)

// ownersFiles are where repositories say who answers for them; the first that is
// there of each kind counts.
var ownersFiles = [...]string{".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", "OWNERS", "MAINTAINERS.md", "MAINTAINERS"}

// owners reads one file at a time, as plain text: the client library would fetch it
// packed, where no address could be removed from it. Files name people by login; who
// was not seen in the repository is owed until the profile says the numeric ID.
func (v *visit) owners(ctx context.Context) ([]sourcing.Evidence, bool, error) {
	file := ownersFiles[v.at.Page]
	next := v.at.Page+1 < len(ownersFiles)
	req, err := v.client.NewRequest(http.MethodGet, fmt.Sprintf("repos/%s/%s/contents/%s", v.owner, v.repo, file), nil)
	if err != nil {
		return nil, next, err
	}
	req.Header.Set("Accept", "application/vnd.github.raw+json")
	var text strings.Builder
	if _, err := v.client.Do(ctx, req, &text); err != nil {
		return nil, next, err
	}
	ids := map[string]string{}
	for _, id := range slices.Sorted(maps.Keys(v.at.Seen)) {
		ids[strings.ToLower(v.at.Seen[id].Login)] = id
	}
	var all []sourcing.Evidence
	for _, o := range readOwners(file, text.String()) {
		if named := (sourcing.Actor{Source: "github", Login: o.Login}); sourcing.Machine(named) || v.query.Suppress.Has(named) {
			continue
		}
		line := owed{v.owner + "/" + v.repo, file, o, v.at.About.Subject}
		if id, known := ids[strings.ToLower(o.Login)]; known {
			all = append(all, line.evidence(sourcing.Actor{Source: "github", ID: id, Login: v.at.Seen[id].Login}))
		} else {
			v.at.Owed = append(v.at.Owed, line)
		}
	}
	return all, next, nil
}

// evidence makes the line of a person who is known.
func (l owed) evidence(who sourcing.Actor) sourcing.Evidence {
	return sourcing.Evidence{
		Kind: sourcing.Owner, Actor: who, Subject: l.Subject, Place: sourcing.Place{Repo: l.Repo, Path: l.Owner.Path},
		URL: fmt.Sprintf("https://github.com/%s/blob/HEAD/%s", l.Repo, l.File), Quote: l.quote(),
		Reasons: []string{"listed " + l.Owner.Role}, Source: "github", Terms: terms,
	}
}

// quote says what the file says of this person alone: its lines name others too.
func (l owed) quote() string {
	if l.Owner.Path == "" || l.Owner.Path == "*" {
		return fmt.Sprintf("Listed as %s in %s.", l.Owner.Role, l.File)
	}
	return fmt.Sprintf("Listed as %s of %s in %s.", l.Owner.Role, l.Owner.Path, l.File)
}

// owner is one person of an owners file.
type owner struct {
	Login string `json:"login"`
	Path  string `json:"path,omitempty"`
	Role  string `json:"role"`
}

var mention = regexp.MustCompile(`(?:^|[^\w/.\-])@([a-zA-Z0-9](?:[a-zA-Z0-9\-]{0,38}))(/?)`)

// readOwners reads the logins of a file in the grammar of its name: CODEOWNERS has a
// pattern and owners in a line, OWNERS lists of approvers and reviewers, MAINTAINERS
// prose and tables with mentions. Teams are nobody in particular.
func readOwners(file, text string) []owner {
	var all []owner
	seen := map[owner]bool{}
	add := func(o owner) {
		if !seen[o] {
			seen[o] = true
			all = append(all, o)
		}
	}
	role := ""
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n\t ")
		trimmed := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(trimmed, "#") && !strings.HasSuffix(file, ".md"):
		case strings.HasSuffix(file, "CODEOWNERS"):
			pattern, _, _ := strings.Cut(trimmed, " ")
			for _, m := range mention.FindAllStringSubmatch(trimmed, -1) {
				if m[2] == "" {
					add(owner{m[1], pattern, "code owner"})
				}
			}
		case file == "OWNERS":
			if name, ok := strings.CutSuffix(trimmed, ":"); ok {
				role = ownersRoles[name]
			} else if login, ok := strings.CutPrefix(trimmed, "- "); ok && role != "" && !strings.ContainsAny(login, " :/@") {
				add(owner{login, "", role})
			}
		default:
			for _, m := range mention.FindAllStringSubmatch(trimmed, -1) {
				if m[2] == "" {
					add(owner{m[1], "", "maintainer"})
				}
			}
		}
	}
	return all
}

var ownersRoles = map[string]string{"approvers": "approver", "reviewers": "reviewer", "emeritus_approvers": "former approver", "maintainers": "maintainer"}
