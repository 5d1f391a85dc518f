package parse

import (
	"math"
	"net/url"
	"regexp"
	"strings"
	"unicode"
)

// networks gives the name of a network by the end of its host.
var networks = map[string]string{
	"linkedin.com": "LinkedIn", "github.com": "GitHub", "gitlab.com": "GitLab", "bitbucket.org": "Bitbucket",
	"stackoverflow.com": "Stack Overflow", "twitter.com": "Twitter", "x.com": "X", "xing.com": "XING", "medium.com": "Medium",
	"behance.net": "Behance", "dribbble.com": "Dribbble", "kaggle.com": "Kaggle", "orcid.org": "ORCID", "facebook.com": "Facebook",
	"instagram.com": "Instagram", "scholar.google.com": "Google Scholar", "researchgate.net": "ResearchGate", "hackerrank.com": "HackerRank",
	"leetcode.com": "LeetCode", "codepen.io": "CodePen", "youtube.com": "YouTube", "huggingface.co": "Hugging Face", "dev.to": "DEV", "t.me": "Telegram",
	"gitee.com": "Gitee", "mastodon.social": "Mastodon", "soundcloud.com": "SoundCloud", "vimeo.com": "Vimeo", "npmjs.com": "npm", "observablehq.com": "Observable",
}

// urls collects the person's addresses: those that contact rows show or link to, and
// profiles on networks linked from anywhere but under references. Links behind the
// names of employers, schools and projects are theirs.
func (s *sheet) urls(b *Basics, near []int, parts []part) {
	a := addresses{sheet: s, basics: b, seen: map[string]bool{}}
	for _, i := range near {
		a.shown(i)
		a.handles(i)
		for _, seg := range s.rows[i].segments {
			if isWeb(seg.link) && ownLink(seg.text, seg.link, s.rowText(i)) {
				a.add(Field{Value: seg.link})
			}
		}
	}
	for _, p := range parts {
		for i := p.from; i < p.to && p.kind != ReferenceSection; i++ {
			for _, seg := range s.rows[i].segments {
				if isWeb(seg.link) && profileLink(seg.text, seg.link) {
					a.add(Field{Value: seg.link})
				}
			}
		}
	}
}

// accounts adds the accounts that own linked repositories, where their names agree
// with the person's and no account of that network is known.
func (s *sheet) accounts(b *Basics) {
	words := strings.Fields(b.Name.Value)
	known := map[string]bool{}
	for _, p := range b.Profiles {
		known[p.Network.Value] = true
	}
	for i := range s.rows {
		for _, seg := range s.rows[i].segments {
			network, _ := networkOf(seg.link)
			if network != "GitHub" && network != "GitLab" || known[network] {
				continue
			}
			host, path, _ := strings.Cut(urlKey(seg.link), "/")
			owner, repo, _ := strings.Cut(path, "/")
			probe := Basics{Profiles: []Profile{{Username: Field{Value: owner}}}}
			if repo != "" && agreement(words, &probe) > 0 {
				known[network] = true
				s.addURL(b, Field{Value: "https://" + host + "/" + owner})
			}
		}
	}
}

// addresses gathers addresses without doubles.
type addresses struct {
	*sheet
	basics *Basics
	seen   map[string]bool
}

func (a *addresses) add(f Field) {
	key := urlKey(f.Value)
	if key == "" || a.seen[key] || !isWeb(f.Value) && strings.Contains(f.Value, "@") {
		return
	}
	a.seen[key] = true
	a.addURL(a.basics, f)
}

// shown adds the addresses in the text of row i. One that is broken over two lines is
// put together again.
func (a *addresses) shown(i int) {
	r := &a.rows[i]
	masked := emailShape.masked(a.rowText(i))
	for _, m := range urlShape.FindAllStringIndex(masked, -1) {
		f := a.fieldExact(Span{r.span.Start + m[0], r.span.Start + m[1]})
		if strings.HasPrefix(f.Value, "-") {
			continue
		}
		for k, seg := range r.segs {
			if f.Span.Start < seg.Start || f.Span.Start >= seg.End {
				continue
			}
			whole := urlKey(r.segments[k].link)
			switch rest, ok := a.brokenOff(i, k, f); {
			case ok:
				f = rest
			case len(whole) > len(urlKey(f.Value)) && strings.HasPrefix(whole, urlKey(f.Value)) && f.Span.End == seg.End:
				if network, _ := networkOf(whole); network != "" {
					f.Value = r.segments[k].link
				}
			}
		}
		a.add(f)
	}
}

// handles adds accounts that stand behind or before the name of their network: "GitHub:
// jdoe", "jdoe (LinkedIn)".
func (a *addresses) handles(i int) {
	for _, q := range a.contactPieces(i) {
		text := a.str(q)
		m := handleAt(text)
		if m == nil {
			continue
		}
		at, name := 2, 1 // submatches of the account and the network
		if m[2] < 0 {
			at, name = 3, 4
		}
		user := Span{q.Start + m[2*at], q.Start + m[2*at+1]}
		base := accountBase[strings.ToLower(text[m[2*name]:m[2*name+1]])]
		network, _ := networkOf(base)
		a.seenProfile(Profile{Network: Field{Value: network}, Username: Field{Value: a.str(user), Span: user}, URL: Field{Value: "https://" + base + a.str(user)}})
	}
}

func (a *addresses) seenProfile(p Profile) {
	if key := urlKey(p.URL.Value); !a.seen[key] {
		a.seen[key] = true
		a.basics.Profiles = append(a.basics.Profiles, p)
	}
}

// handleAt matches handleShape, which takes a mark between account and network.
func handleAt(text string) []int {
	if !strings.ContainsAny(text, ":\t@") && !strings.HasSuffix(strings.TrimRight(text, " \t\n\r\f"), ")") {
		return nil
	}
	return handleShape.FindStringSubmatchIndex(text)
}

// handleShape takes an account of at least three characters, digits or marks.
var handleShape = regexp.MustCompile(`^\W*(?i:(github|gitlab|linkedin|twitter|orcid|bitbucket|kaggle|medium))(?:\s*[:\t](?:\s*//)?\s*@?|\s+@)([A-Za-z0-9][A-Za-z0-9_.-]{2,38})\s*$|` +
	`^\W*@?([A-Za-z0-9][A-Za-z0-9_.-]{2,38}) \((?i:(github|gitlab|linkedin|twitter|orcid|bitbucket|kaggle|medium))\)\s*$`)

// accountBase is what stands before the account in the address of a profile.
var accountBase = map[string]string{
	"github": "github.com/", "gitlab": "gitlab.com/", "linkedin": "linkedin.com/in/", "twitter": "twitter.com/", "orcid": "orcid.org/",
	"bitbucket": "bitbucket.org/", "kaggle": "kaggle.com/", "medium": "medium.com/@",
}

// brokenOff reads on in the next line where an address breaks off at a mark: below it,
// or at the start of the line where it ended its own.
func (a *addresses) brokenOff(i, k int, f Field) (Field, bool) {
	if f.Span.End != a.rows[i].segs[k].End || i+1 >= len(a.rows) {
		return f, false
	}
	next := &a.rows[i+1]
	ends := k == len(a.rows[i].segs)-1
	for n, seg := range next.segs {
		below := math.Abs(next.segments[n].x0-a.rows[i].segments[k].x0) < 2*next.segments[n].size
		if !below && !(ends && n == 0) {
			continue
		}
		text, _, _ := strings.Cut(a.str(seg), " ")
		if !urlTail.MatchString(text) || emailShape.MatchString(text) || urlShape.MatchString(text) {
			continue
		}
		slash := strings.HasSuffix(f.Value, "/") && !unicode.IsUpper(firstRune(text)) && (urlPath(f.Value) != "" || onNetwork(f.Value))
		if strings.HasSuffix(f.Value, "-") || slash || strings.HasSuffix(f.Value, "_") || text[0] == '/' {
			return Field{Value: f.Value + text, Span: Span{f.Span.Start, seg.Start + len(text)}}, true
		}
	}
	return f, false
}

var urlTail = regexp.MustCompile(`^[A-Za-z0-9/_~@%][A-Za-z0-9._~@%/-]*$`)

// ownLink reports whether a link in a contact row is likely the person's own: the
// text names the address, the network, the account, or nothing but "Website".
func ownLink(text, link, row string) bool {
	network, _ := networkOf(link)
	words := strings.Fields(text)
	text = strings.Trim(text, " .:•·|,")
	lower := strings.ToLower(text)
	switch {
	case len(strings.Fields(row)) > 14 && network == "":
		return false // a link inside a sentence
	case looksLikeURL(text), siteWords[lower], emailShape.MatchString(text):
		return !emailShape.MatchString(text)
	case network != "":
		return len(words) <= 8
	case networkNames[lower]:
		return true
	}
	return len(words) == 1 && len(plainLetters(text)) > 2 && strings.Contains(plainLetters(link), plainLetters(text))
}

// profileLink reports whether a link leads to an account on a network and its text
// says so.
func profileLink(text, link string) bool {
	network, user := networkOf(link)
	lower := strings.ToLower(strings.Trim(text, " @/.:•·|,"))
	if network == "" {
		return networkNames[lower]
	}
	path := strings.Split(strings.Trim(urlPath(link), "/"), "/")
	account := len(path) == 1 && path[0] != "" || len(path) == 2 && len(path[0]) <= 2 || network == "Stack Overflow"
	if (network == "LinkedIn" || network == "XING") && len(path) == 2 && (path[0] == "in" || path[0] == "profile") {
		return user != ""
	}
	return account && (strings.EqualFold(lower, user) || networkNames[lower] || strings.Contains(lower, strings.ToLower(user)) && looksLikeURL(text)) ||
		user == "" && networkNames[lower]
}

func onNetwork(address string) bool {
	network, _ := networkOf(address)
	return network != ""
}

func urlPath(address string) string {
	_, path, _ := strings.Cut(urlKey(address), "/")
	return path
}

// networkNames are the names of networks in lower case.
var networkNames = func() map[string]bool {
	m := map[string]bool{"soundcloud": true, "mastodon": true, "bluesky": true, "telegram": true, "skype": true}
	for _, name := range networks {
		m[strings.ToLower(name)] = true
	}
	return m
}()

// siteWords stand over links to a person's own pages.
var siteWords = wordSet("website web site homepage page portfolio blog www link url webseite portfólio portafolio")

func isWeb(link string) bool {
	return strings.HasPrefix(link, "http://") || strings.HasPrefix(link, "https://") || strings.HasPrefix(link, "www.")
}

func urlKey(u string) string {
	u = strings.ToLower(strings.TrimRight(u, "/"))
	u = strings.TrimPrefix(strings.TrimPrefix(u, "https://"), "http://")
	return strings.TrimPrefix(u, "www.")
}

// addURL puts an address where it belongs: a known network is a profile, the first
// other one the person's page.
func (s *sheet) addURL(b *Basics, f Field) {
	network, user := networkOf(f.Value)
	switch {
	case network != "":
		b.Profiles = append(b.Profiles, Profile{Network: Field{Value: network}, Username: Field{Value: user}, URL: f})
	case b.URL.IsZero():
		b.URL = f
	default:
		b.Profiles = append(b.Profiles, Profile{URL: f})
	}
}

// networkOf returns the network and the account that an address names.
func networkOf(address string) (network, user string) {
	if address == "" {
		return "", ""
	}
	u, err := url.Parse("https://" + strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://"))
	if err != nil {
		return "", ""
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	for end, more := host, true; more; _, end, more = strings.Cut(end, ".") {
		if name, ok := networks[end]; ok {
			path := strings.Split(strings.Trim(u.Path, "/"), "/")
			return name, path[len(path)-1]
		}
	}
	return "", ""
}
