package gitlog

import (
	"cmp"
	"regexp"
	"strings"

	"github.com/proven-go/proven/sourcing"
)

// noreply are the addresses that GitHub gives out: of an account's number and login,
// since 2017, and of the login alone before.
var noreply = regexp.MustCompile(`^(?:(\d+)\+)?([a-zA-Z0-9\-]+(?:\[bot\])?)@users\.noreply\.github\.com$`)

// actorOf returns whom an identity stands for. Two addresses of one person stay two
// people unless .mailmap or an account says otherwise: nothing is guessed.
func actorOf(who ident, host string) sourcing.Actor {
	if m := noreply.FindStringSubmatch(strings.ToLower(who.mail)); m != nil {
		return sourcing.Actor{Source: cmp.Or(host, "github"), ID: cmp.Or(m[1], "login:"+m[2]), Login: m[2]}
	}
	return sourcing.Actor{Source: "git", ID: sourcing.MailHash(who.mail)[:16], Login: nameOnly(who.name)}
}

// nameOnly returns a name, and nothing for one that is an address or a list.
func nameOnly(name string) string {
	if strings.ContainsAny(name, "@<>") || len(name) > 100 {
		return ""
	}
	return name
}

// machine reports whether a commit was made by one: by its name or its address.
func machine(who ident, a sourcing.Actor) bool {
	local, _, _ := strings.Cut(who.mail, "@")
	return sourcing.Machine(a) || sourcing.Machine(sourcing.Actor{Login: strings.ReplaceAll(who.name, " ", "-")}) ||
		sourcing.Machine(sourcing.Actor{Login: local}) || strings.Contains(who.mail, "[bot]")
}
