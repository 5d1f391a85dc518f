package matching

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/proven-go/proven/sourcing"
)

// Records of two sources are joined by hard keys only: an account (source and the
// source's own ID) that a person is known to have, or a link the person published
// that is exactly an account's page. Nothing fuzzy joins by itself.

// person reads who an ordinal is.
func (tx *truthTx) person(ord uint32) (p Person, err error) {
	_, err = tx.getSealed(peopleBucket, ordKey(ord), &p)
	return p, err
}

// setPerson writes who an ordinal is, and the hard keys that follow from it. nil
// removes both.
func (tx *truthTx) setPerson(ord uint32, p *Person) error {
	held, err := tx.heldKeys(ord)
	if err != nil {
		return err
	}
	var keys []string
	if p != nil {
		keys = hardKeys(*p)
	}
	for _, key := range held {
		if !slices.Contains(keys, key) {
			if err := tx.claim(key, ord, false); err != nil {
				return err
			}
		}
	}
	for _, key := range keys {
		if err := tx.claim(key, ord, true); err != nil {
			return err
		}
	}
	if p == nil {
		return tx.deleteSealed(peopleBucket, ordKey(ord))
	}
	return tx.putSealed(peopleBucket, ordKey(ord), p)
}

// heldKeys returns the hard keys of an ordinal: those of its person, or, where that
// record is damaged, whatever the index of accounts says.
func (tx *truthTx) heldKeys(ord uint32) ([]string, error) {
	old, err := tx.person(ord)
	if err == nil || tx.fault() != nil || !isDamage(err) {
		return hardKeys(old), err
	}
	var keys []string
	tx.ascend(actorBucket, nil, func(k, v []byte) bool {
		if slices.Contains(ordinalsIn(v), ord) {
			keys = append(keys, string(k))
		}
		return true
	})
	return keys, tx.fault()
}

// claim notes or withdraws that an ordinal has a hard key. Several may: two
// documents of one person.
func (tx *truthTx) claim(key string, ord uint32, holds bool) error {
	ords := tx.claimants(key)
	at, found := slices.BinarySearch(ords, ord)
	switch {
	case found == holds:
		return nil
	case holds:
		ords = slices.Insert(ords, at, ord)
	default:
		ords = slices.Delete(ords, at, at+1)
	}
	if len(ords) == 0 {
		return tx.delete(actorBucket, []byte(key))
	}
	var value []byte
	for _, o := range ords {
		value = binary.BigEndian.AppendUint32(value, o)
	}
	return tx.put(actorBucket, []byte(key), value)
}

// claimants returns the ordinals that have a hard key, ascending.
func (tx *truthTx) claimants(key string) []uint32 {
	return ordinalsIn(tx.get(actorBucket, []byte(key)))
}

func ordinalsIn(v []byte) []uint32 {
	var ords []uint32
	for ; len(v) >= 4; v = v[4:] {
		ords = append(ords, binary.BigEndian.Uint32(v))
	}
	return ords
}

// hardKeys returns the keys of a person, sorted.
func hardKeys(p Person) []string {
	var keys []string
	for _, a := range p.Actors {
		if a.Source != "" && a.ID != "" {
			keys = append(keys, actorKey(a))
		}
	}
	for _, link := range p.Links {
		if page := pageOf(link); page != "" {
			keys = append(keys, pageKey(page))
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// Keys are hashed: their length is bounded, and the index of accounts is no list of
// links to read.
func actorKey(a Actor) string    { return hashKey("actor", a.Source, a.ID) }
func pageKey(page string) string { return hashKey("page", page) }

// actorKeys returns the keys under which an account can be known.
func actorKeys(a Actor) []string {
	keys := []string{actorKey(a)}
	for _, page := range pages(a) {
		keys = append(keys, pageKey(page))
	}
	return keys
}

func hashKey(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return string(sum[:16])
}

// pageOf returns a link in one form: host and path in lower case, without scheme,
// "www.", a query or a final slash. Only web links have one, and only those with a
// path: a whole site is nobody's account.
func pageOf(link string) string {
	link = strings.TrimSpace(link)
	if !strings.Contains(link, "://") {
		link = "https://" + link
	}
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.User != nil {
		return ""
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	path := strings.ToLower(strings.TrimRight(u.Path, "/"))
	if host == "" || path == "" {
		return ""
	}
	if m := overflowUser.FindString(path); host == "stackoverflow.com" && m != "" {
		path = m // a display name follows the number and may change
	}
	return host + path
}

// pages returns the account pages of an actor at the sources whose addresses are
// known and name one account only.
func pages(a Actor) []string {
	login := strings.ToLower(a.Login)
	if strings.ContainsAny(login, "/?#") {
		return nil
	}
	switch a.Source {
	case "github", "gitlab":
		if login != "" {
			return []string{a.Source + ".com/" + login}
		}
	case "stackoverflow":
		return []string{"stackoverflow.com/users/" + strings.ToLower(a.ID)}
	}
	return nil
}

var (
	overflowUser = regexp.MustCompile(`^/users/[0-9]+`)
	noReply      = regexp.MustCompile(`^([0-9]+)\+([^@+]+)@users\.noreply\.github\.com$`)
	mail         = regexp.MustCompile(`[\pL\pN._%+-]+@[\pL\pN-]+(\.[\pL\pN-]+)*\.\pL{2,}`)
)

// actorOf returns the account that evidence names, without an e-mail address: the
// no-reply address of GitHub is an account there, any other one becomes a hash.
func actorOf(a Actor) Actor {
	if m := noReply.FindStringSubmatch(strings.ToLower(a.ID)); m != nil {
		return Actor{Source: "github", ID: m[1], Login: m[2]}
	}
	if strings.Contains(a.ID, "@") {
		sum := sha256.Sum256([]byte(strings.ToLower(a.ID)))
		a.ID = "mail-" + hex.EncodeToString(sum[:8])
	}
	if strings.Contains(a.Login, "@") {
		a.Login = ""
	}
	return a
}

// withoutMail returns a text with e-mail addresses blotted out.
func withoutMail(text string) string {
	if !strings.Contains(text, "@") {
		return text
	}
	return mail.ReplaceAllString(text, "[e-mail]")
}

// activityOf is what the index keeps of evidence beside its actor.
func activityOf(e sourcing.Evidence) Activity {
	a := Activity{
		Kind: e.Kind, Text: withoutMail(e.Text), Place: e.Place, URL: e.URL,
		Quote: withoutMail(e.Quote), Reasons: slices.Clone(e.Reasons), Source: e.Source,
	}
	for _, s := range e.Subject {
		a.Subject = append(a.Subject, withoutMail(s))
	}
	if !e.When.IsZero() {
		when := e.When.UTC()
		a.When = MonthOf(when.Year(), int(when.Month()))
	}
	return a
}

// checkEvidence says what is wrong with evidence, or nothing.
func checkEvidence(e sourcing.Evidence) string {
	switch {
	case e.Actor.Source == "":
		return "actor has no source"
	case e.Actor.ID == "":
		return "actor has no id; a login alone may be renamed and reused"
	case e.Kind == "":
		return "has no kind"
	}
	if why := checkID(madeID(e.Actor)); why != "" {
		return fmt.Sprintf("actor: %s", why)
	}
	return ""
}

// madeID is the ID of a candidate that evidence makes.
func madeID(a Actor) string { return a.Source + ":" + a.ID }
