package parse

import (
	"net/url"
	"strings"
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

// urls collects addresses in the contact rows and all links of profiles elsewhere.
func (s *sheet) urls(b *Basics, near []int, parts []part) {
	seen := map[string]bool{}
	add := func(f Field) {
		key := urlKey(f.Value)
		if key == "" || seen[key] || strings.Contains(f.Value, "@") {
			return
		}
		seen[key] = true
		s.addURL(b, f)
	}
	for _, i := range near {
		r := &s.rows[i]
		text := s.rowText(i)
		masked := emailShape.ReplaceAllStringFunc(text, blank)
		for _, m := range urlShape.FindAllStringIndex(masked, -1) {
			add(s.fieldExact(Span{r.span.Start + m[0], r.span.Start + m[1]}))
		}
		for _, seg := range r.segments {
			if isWeb(seg.link) {
				add(Field{Value: seg.link})
			}
		}
	}
	for i := range s.rows { // profiles may be linked from anywhere, but only whole ones
		for _, seg := range s.rows[i].segments {
			if network, user := networkOf(seg.link); isWeb(seg.link) && (network == "LinkedIn" || network == "XING") && user != "" {
				add(Field{Value: seg.link})
			}
		}
	}
}

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
	u, err := url.Parse("https://" + strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://"))
	if err != nil {
		return "", ""
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	for end, name := range networks {
		if host == end || strings.HasSuffix(host, "."+end) {
			path := strings.Split(strings.Trim(u.Path, "/"), "/")
			last := path[len(path)-1]
			return name, last
		}
	}
	return "", ""
}
