package identity

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/proven-go/proven/matching"
)

// A link is a page that a person published, or an account.
type link struct {
	key  uint64
	site uint32 // the site of an account; 0 is any other page
}

const (
	keptAccounts = 4
	keptLinks    = 6
	readLinks    = 64   // further ones of a record are not read
	linkBytes    = 2048 // longer ones are not read
)

// accountPages are the sites whose pages belong to one account each, and the form of
// the path up to it.
var accountPages = map[string]*regexp.Regexp{
	"github.com": onePart, "gitlab.com": onePart, "bitbucket.org": onePart, "codeberg.org": onePart,
	"linkedin.com": regexp.MustCompile(`^/in/([^/]+)`), "xing.com": regexp.MustCompile(`^/profile/([^/]+)`),
	"stackoverflow.com": regexp.MustCompile(`^/users/([0-9]+)`), "orcid.org": regexp.MustCompile(`^/([0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9x])$`),
	"x.com": onePart, "dev.to": onePart, "behance.net": onePart, "kaggle.com": onePart, "leetcode.com": onePart, "hackerrank.com": onePart,
	"medium.com": regexp.MustCompile(`^/@([^/]+)$`), "npmjs.com": regexp.MustCompile(`^/~([^/]+)$`), "t.me": onePart,
}

var onePart = regexp.MustCompile(`^/([^/]+)$`)

// foldLink reads a link: the page of an account, a page or site of some other kind, or
// nothing. A page below an account, such as a repository, has other authors too.
func foldLink(s string) (l link, ok bool) {
	s = strings.TrimSpace(s)
	if len(s) > linkBytes || s == "" {
		return link{}, false
	}
	if !strings.Contains(s, "://") {
		s = "https://" + s
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.User != nil {
		return link{}, false
	}
	host := siteOf(u.Hostname())
	path := strings.ToLower(strings.TrimRight(u.Path, "/"))
	form, known := accountPages[host]
	if !known {
		return link{key: hashOf("page", host, path)}, strings.Contains(host, ".") && !strings.HasPrefix(host, "example.")
	}
	m := form.FindStringSubmatch(path)
	if m == nil || sampleLogin(m[1]) {
		return link{}, false
	}
	return accountPage(host, m[1]), true
}

// siteOf returns a host in one form.
func siteOf(host string) string {
	host = strings.TrimPrefix(strings.ToLower(host), "www.")
	switch {
	case host == "twitter.com":
		return "x.com"
	case strings.HasSuffix(host, ".linkedin.com"): // one door for each country
		return "linkedin.com"
	}
	return host
}

func accountPage(host, login string) link {
	return link{key: hashOf("page", host, login), site: uint32(hashOf("site", host, ""))}
}

func sampleLogin(login string) bool {
	return sampleLogins[strings.TrimRight(plainLogin(login), "0123456789")] && strings.Trim(login, "0123456789-") != "" || strings.Trim(login, "0-") == ""
}

var noReply = regexp.MustCompile(`^([0-9]+)\+([^@+]+)@users\.noreply\.github\.com$`)

// foldAccounts returns the accounts of a person by number, and the pages they published
// or have as an account.
func foldAccounts(p matching.Person) (accounts []link, pages []link) {
	for _, a := range p.Actors[:min(len(p.Actors), readLinks)] {
		if a.Source == "" || a.ID == "" {
			continue
		}
		accounts = append(accounts, link{hashOf("account", a.Source, a.ID), uint32(hashOf("site", a.Source, ""))})
		login := strings.ToLower(a.Login)
		if host := a.Source + ".com"; login != "" && !sampleLogin(login) && accountPages[host] == onePart {
			pages = append(pages, accountPage(host, login))
		}
		if a.Source == "stackoverflow" {
			pages = append(pages, accountPage("stackoverflow.com", a.ID))
		}
	}
	if m := noReply.FindStringSubmatch(strings.ToLower(cutBytes(p.Email, addressBytes))); m != nil {
		accounts = append(accounts, link{hashOf("account", "github", m[1]), uint32(hashOf("site", "github", ""))})
		pages = append(pages, accountPage("github.com", m[2]))
	}
	for _, s := range p.Links[:min(len(p.Links), readLinks)] {
		if l, ok := foldLink(s); ok {
			pages = append(pages, l)
		}
	}
	return smallest(accounts, keptAccounts), smallest(pages, keptLinks)
}

// smallest returns at most n links, those of accounts before other pages, in an order
// that does not depend on how they came.
func smallest(links []link, n int) []link {
	slices.SortFunc(links, func(a, b link) int {
		switch {
		case (a.site == 0) != (b.site == 0) && a.site == 0:
			return 1
		case (a.site == 0) != (b.site == 0):
			return -1
		case a.key < b.key:
			return -1
		case a.key > b.key:
			return 1
		}
		return 0
	})
	links = slices.Compact(links)
	return links[:min(len(links), n)]
}

// compareLinks says whether two lists share a page, or have different accounts at one
// site.
func compareLinks(a, b []link, same, page, other level) level {
	l := missing
	for _, x := range a {
		for _, y := range b {
			switch {
			case x == y && x.site != 0:
				return same
			case x == y:
				l = page
			case x.site == y.site && x.site != 0 && l == missing:
				l = other
			}
		}
	}
	return l
}
