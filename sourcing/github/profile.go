package github

import (
	"cmp"
	"context"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	gh "github.com/google/go-github/v60/github"

	"github.com/proven-go/proven/sourcing"
)

// profiles reads the public page of the people with most evidence, one request each:
// what they say of their work, where they can be met, whether they look for work.
func (c *Collector) profiles(ctx context.Context, v *visit, yield func(sourcing.Page, error) bool) {
	ids := v.people()
	for v.at.Page < min(len(ids), c.people()) {
		before := c.Transport.Spent()
		evidence, err := v.profile(ctx, ids[v.at.Page])
		if err = asked(err); err == nil {
			v.at.Page++
			err = c.yield(v, sourcing.Page{Evidence: evidence}, before, yield)
		}
		if err != nil {
			if err != errStop {
				yield(sourcing.Page{}, err)
			}
			return
		}
	}
}

// people returns who to read, those with most evidence first: numeric IDs, and logins
// behind "login:" of those who are only named in an owners file. Whoever objected while
// the run went on keeps the place, and is passed over: the cursor counts places, and
// nobody else may slip out of the list.
func (v *visit) people() []string {
	lines := map[string]int{}
	for id, who := range v.at.Seen {
		lines[id] = who.Lines
	}
	for _, o := range v.at.Owed {
		lines["login:"+strings.ToLower(o.Owner.Login)]++
	}
	return slices.SortedFunc(maps.Keys(lines), func(a, b string) int {
		return cmp.Or(lines[b]-lines[a], strings.Compare(a, b))
	})
}

// telephones are hosts whose addresses are telephone numbers.
var telephones = map[string]bool{"wa.me": true, "api.whatsapp.com": true, "www.wa.me": true}

func (v *visit) profile(ctx context.Context, key string) ([]sourcing.Evidence, error) {
	var u *gh.User
	var err error
	login, byLogin := strings.CutPrefix(key, "login:")
	if v.query.Suppress.Has(sourcing.Actor{Source: "github", ID: key, Login: cmp.Or(v.at.Seen[key].Login, login)}) {
		return nil, nil
	}
	if byLogin {
		u, _, err = v.client.Users.Get(ctx, login)
	} else {
		id, bad := strconv.ParseInt(key, 10, 64)
		if bad != nil {
			return nil, nil
		}
		u, _, err = v.client.Users.GetByID(ctx, id)
	}
	if err != nil || !human(u) {
		return nil, err
	}
	ev := sourcing.Evidence{
		Kind: sourcing.Profile, Actor: actor(u), Text: u.GetBio(), Quote: u.GetBio(), URL: u.GetHTMLURL(),
		When: u.GetUpdatedAt().UTC(), Source: "github", Terms: terms,
	}
	if u.Hireable != nil {
		ev.Reasons = append(ev.Reasons, "says hireable: "+strconv.FormatBool(u.GetHireable()))
	}
	if blog, err := url.Parse(u.GetBlog()); err == nil && (blog.Scheme == "https" || blog.Scheme == "http") && !telephones[strings.ToLower(blog.Hostname())] {
		ev.Subject = append(ev.Subject, "link:"+blog.String())
	}
	all := []sourcing.Evidence{ev}
	for _, o := range v.at.Owed {
		if byLogin && strings.EqualFold(o.Owner.Login, login) {
			all = append(all, o.evidence(ev.Actor))
		}
	}
	return all, nil
}
