package sourcing

import "strings"

// Machine reports whether the name of an account says that a machine works under it:
// the platform's own mark "[bot]", or "bot", "ci" or the like as a word of the login.
// Names alone find less than half of all machine accounts; what an account's type and
// behaviour say is for the collector that sees them.
func Machine(a Actor) bool {
	login := strings.ToLower(a.Login)
	if strings.HasSuffix(login, "[bot]") || strings.HasSuffix(login, "-bot") {
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
