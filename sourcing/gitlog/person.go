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
	if a, ok := account(who.mail, host); ok {
		return a
	}
	if a, ok := account(who.raw, host); ok && !strings.HasPrefix(a.ID, "login:") {
		return a // .mailmap says whose account it is, and the number says which
	}
	return sourcing.Actor{Source: "git", ID: sourcing.MailHash(who.mail)[:16], Login: nameOnly(who.name)}
}

// account returns the account behind an address that the platform gave out.
func account(mail, host string) (sourcing.Actor, bool) {
	m := noreply.FindStringSubmatch(strings.ToLower(mail))
	if m == nil {
		return sourcing.Actor{}, false
	}
	return sourcing.Actor{Source: cmp.Or(host, "github"), ID: cmp.Or(m[1], "login:"+m[2]), Login: m[2]}, true
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
