package sourcing

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strings"
)

// ErrSuppression is what a line that names nobody is reported as.
var ErrSuppression = errors.New("want source:id, source:@login, the address of a profile page or an e-mail address")

// A Suppression is a list of people who must not be collected. A nil Suppression
// holds nobody. It holds e-mail addresses as hashes only.
type Suppression struct {
	keys  map[string]bool
	lines int
}

// ReadSuppression reads a list, one person a line:
//
//	github:12345678                 # numeric ID: survives a renamed login
//	github:@octo-example            # login
//	https://github.com/octo-example # profile page
//	someone@example.org             # compared by hash with authors of commits
//
// Empty lines and what follows a "#" at the beginning or behind white space are
// comments; a byte order mark and CRLF do not matter. A line that names nobody is an
// error with its number, and so is one that could match nobody, as a login of GitHub
// without its "@": a typing error must not let somebody slip through.
func ReadSuppression(r io.Reader) (*Suppression, error) {
	s := &Suppression{keys: map[string]bool{}}
	scanner := bufio.NewScanner(r)
	for line := 1; scanner.Scan(); line++ {
		text := strings.TrimPrefix(scanner.Text(), "\ufeff")
		if at := comment.FindStringIndex(text); at != nil {
			text = text[:at[0]]
		}
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		key, ok := suppressionKey(text)
		if !ok {
			return nil, fmt.Errorf("sourcing: suppression list, line %d: %w", line, ErrSuppression)
		}
		s.keys[key] = true
		s.lines++
		if hash, isMail := strings.CutPrefix(key, "mail:"); isMail {
			s.keys[idKey("git", hash[:16])] = true // as commits name who has no account
		}
	}
	if err := scanner.Err(); err != nil {
		return nil, fmt.Errorf("sourcing: suppression list: %w", err)
	}
	return s, nil
}

// comment begins what is no entry.
var comment = regexp.MustCompile(`(^|\s)#`)

// suppressionKey returns the form under which a line of the list is kept.
func suppressionKey(text string) (string, bool) {
	if u, err := url.Parse(text); err == nil && u.Host != "" {
		site, _, _ := strings.Cut(strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), ".")
		login, _, _ := strings.Cut(strings.Trim(u.Path, "/"), "/")
		return loginKey(site, strings.TrimPrefix(login, "@")), login != "" && login != "@"
	}
	if address := strings.TrimPrefix(text, "mailto:"); isAddress.MatchString(address) {
		return "mail:" + MailHash(address), true
	}
	if at := strings.LastIndex(text, ":@"); at > 0 {
		return loginKey(strings.TrimSpace(text[:at]), strings.TrimSpace(text[at+2:])), strings.TrimSpace(text[at+2:]) != ""
	}
	source, who, found := strings.Cut(text, ":") // sources have colons too: "schedule:goday:ABC"
	source, who = strings.TrimSpace(source), strings.TrimSpace(who)
	switch {
	case !found || source == "" || who == "":
		return "", false
	case strings.EqualFold(source, "github"):
		return idKey(source, who), onGitHub.MatchString(who)
	}
	return idKey(source, who), true
}

// What GitHub knows people by, and what can be an address.
var (
	onGitHub  = regexp.MustCompile(`^(?:[0-9]+|login:[a-zA-Z0-9\-]+)$`)
	isAddress = regexp.MustCompile(`^[^\s:@]+@[^\s:@]+$`)
)

// idKey ignores case in both: lists that people keep spell names as they like.
func idKey(source, id string) string { return "id:" + strings.ToLower(source+":"+id) }

func loginKey(source, login string) string {
	return "login:" + strings.ToLower(source) + ":" + strings.ToLower(login)
}

// MailHash returns the form in which an e-mail address may be compared and never
// read: the SHA-256 of the address in lower case, as hexadecimal digits.
func MailHash(address string) string {
	sum := sha256.Sum256([]byte(strings.ToLower(strings.TrimSpace(address))))
	return hex.EncodeToString(sum[:])
}

// Has reports whether an actor is on the list, by ID or by login, or by an e-mail
// address that stands in one of them.
func (s *Suppression) Has(a Actor) bool {
	if s == nil {
		return false
	}
	for _, text := range [...]string{a.ID, a.Login} {
		if strings.Contains(text, "@") && s.HasMail(strings.TrimPrefix(mail.FindString(text), "mailto:")) {
			return true
		}
	}
	return s.keys[idKey(a.Source, a.ID)] || a.Login != "" && s.keys[loginKey(a.Source, a.Login)]
}

var mentioned = regexp.MustCompile(`@[a-zA-Z0-9]+(?:-[a-zA-Z0-9]+)*`)

// unnamed returns a text of a source without the mentions of who is on the list:
// whoever objects is not named in the words of others either.
func (s *Suppression) unnamed(source, text string) string {
	if s == nil || !strings.Contains(text, "@") {
		return text
	}
	return mentioned.ReplaceAllStringFunc(text, func(m string) string {
		if s.keys[loginKey(source, m[1:])] {
			return Removed
		}
		return m
	})
}

// HasMail reports whether the person behind an e-mail address is on the list.
func (s *Suppression) HasMail(address string) bool {
	return s != nil && s.keys["mail:"+MailHash(address)]
}

// Len returns the number of entries.
func (s *Suppression) Len() int {
	if s == nil {
		return 0
	}
	return s.lines
}
