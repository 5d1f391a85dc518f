package sourcing

import "strings"

// Machine reports whether an account is known or named as a machine: it is on a short
// list of well-known ones, carries the platform's own mark "[bot]", or has "bot", "ci"
// or the like as a word of its login. Names find less than half of all machine
// accounts: an account's type is for the collector that sees it, and what it does is
// for [Behaviour].
func Machine(a Actor) bool {
	login := strings.ToLower(a.Login)
	if strings.HasSuffix(login, "[bot]") || strings.HasSuffix(login, "-bot") {
		return true
	}
	if a.Source == "github" && (machineIDs[a.ID] != "" || machineLogins[login]) {
		return true
	}
	for word := range strings.FieldsFuncSeq(login, func(r rune) bool { return r == '-' || r == '_' || r == '.' }) {
		if machineWords[word] {
			return true
		}
	}
	return false
}

var machineWords = map[string]bool{"bot": true, "robot": true, "ci": true, "dependabot": true, "renovate": true, "autobuild": true, "automation": true, "copybara": true}

// machineIDs are numeric IDs of machine accounts on GitHub, as their own noreply
// addresses show them. Some are ordinary user accounts whose names say nothing.
var machineIDs = map[string]string{
	"19733683": "snyk-bot", "19864447": "web-flow", "20407524": "k8s-ci-robot", "27856297": "dependabot-preview[bot]", "29139614": "renovate[bot]", "32174276": "semantic-release-bot",
	"41898282": "github-actions[bot]", "46447321": "allcontributors[bot]", "49699333": "dependabot[bot]", "65916846": "actions-user", "198982749": "copilot-swe-agent[bot]", "223556219": "Copilot",
}

// machineLogins are well-known machine accounts that neither a mark nor a word betrays.
var machineLogins = setOf("actions-user", "bors", "claassistant", "codecov-commenter", "codecov-io", "copilot", "coveralls", "cursoragent", "fossabot", "googlebot", "greenkeeper",
	"invalid-email-address", "mergify", "prow", "rustbot", "snyk", "sonarcloud", "vercel", "web-flow", "weblate")
