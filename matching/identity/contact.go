package identity

import "strings"

// An address is what is kept of an e-mail address: hashes, and what they are worth.
type address struct {
	whole, login uint64 // 0 is unknown
	named        bool   // the login is made of the name
}

const (
	addressBytes = 320 // the longest e-mail address, RFC 3696 erratum 1690
	loginLetters = 6   // a login shorter than this is anybody's
)

// roles are mailboxes that several people read.
var roles = wordSet("info jobs job hr career careers contact contacts team office admin hello mail support sales recruiting recruitment bewerbung hiring talent people cv resume apply applications noreply no-reply webmaster postmaster service")

// sampleLogins are logins of forms and templates, without separators.
var sampleLogins = wordSet("johndoe janedoe jdoe doe yourname youremail yourlogin yourprofile yourusername username user name email myname firstlast firstnamelastname firstname lastname test example sample mustermann maxmustermann abc xyz xxx me in profile")

// foldAddress reads an e-mail address. Mailboxes of teams and sample addresses are
// nobody's. Tags behind a plus, and dots where the provider ignores them, are no part
// of the address.
func foldAddress(s string, name personName) address {
	s = strings.ToLower(strings.TrimSpace(s))
	at := strings.LastIndexByte(s, '@')
	if len(s) > addressBytes || at < 1 || !strings.Contains(s[at:], ".") || strings.HasSuffix(s, "users.noreply.github.com") {
		return address{}
	}
	local, domain := s[:at], s[at+1:]
	local, _, _ = strings.Cut(local, "+")
	if domain == "googlemail.com" {
		domain = "gmail.com"
	}
	if domain == "gmail.com" {
		local = strings.ReplaceAll(local, ".", "")
	}
	login := plainLogin(local)
	if login == "" || roles[local] || sampleLogins[strings.TrimRight(login, "0123456789")] {
		return address{}
	}
	a := address{whole: hashOf("e-mail", local, domain)}
	if len(login) >= loginLetters {
		a.login, a.named = hashOf("login", login, ""), madeOf(login, name)
	}
	return a
}

// plainLogin returns the letters and digits of a login.
func plainLogin(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("._-~@", r) {
			return -1
		}
		return r
	}, s)
}

// madeOf reports whether a login holds a word of the name, or whether the name, being
// unknown, cannot tell.
func madeOf(login string, name personName) bool {
	if name.words == "" {
		return true
	}
	for w := range strings.SplitSeq(name.words, " ") {
		if len(w) >= 3 && strings.Contains(login, w) {
			return true
		}
	}
	return false
}

func compareAddresses(a, b address) level {
	switch {
	case a.whole == 0 || b.whole == 0:
		return missing
	case a.whole == b.whole:
		return emailSame
	case a.login == 0 || a.login != b.login:
		return emailOther
	case a.named || b.named:
		return emailNamed
	}
	return emailLogin
}

// A number is a telephone number.
type number struct {
	digits    uint64 // without leading zeros; 0 is unknown
	extension uint32
	whole     bool // with its country code
}

const (
	phoneDigits  = 15            // the longest number, ITU-T E.164
	leastDigits  = 7             // shorter ones are extensions
	phoneTail    = 1_000_000_000 // nine digits: a number without prefixes
	phoneBytes   = 64
	sampleDigits = "01234567890"
)

// foldNumber reads a telephone number. Numbers of forms and templates, such as
// 555-5555 or 123-4567, are nobody's.
func foldNumber(s string) (n number) {
	s = strings.ToLower(strings.TrimSpace(cutBytes(s, phoneBytes)))
	ext := ""
	if i := strings.IndexAny(s, "x#"); i > 0 {
		s, ext = strings.TrimRight(s[:i], "e"), s[i:]
	}
	digits := onlyDigits(s)
	n.whole = strings.HasPrefix(s, "+") || strings.HasPrefix(digits, "00")
	digits = strings.TrimLeft(digits, "0")
	if len(digits) < leastDigits || len(digits) > phoneDigits || sampleNumber(digits[len(digits)-leastDigits:]) {
		return number{}
	}
	for i := range len(digits) {
		n.digits = 10*n.digits + uint64(digits[i]-'0')
	}
	for _, d := range onlyDigits(cutBytes(ext, 9)) {
		n.extension = 10*n.extension + uint32(d-'0')
	}
	return n
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// sampleNumber reports whether the last digits of a number count up or are one and the
// same.
func sampleNumber(tail string) bool {
	return strings.Contains(sampleDigits, tail) || strings.Count(tail, tail[:1]) == len(tail)
}

func compareNumbers(a, b number) level {
	switch {
	case a.digits == 0 || b.digits == 0:
		return missing
	case a.digits == b.digits && a.extension == b.extension:
		return phoneSame
	case a.digits == b.digits && a.extension != 0 && b.extension != 0:
		return missing // colleagues at one switchboard
	case a.digits == b.digits:
		return phoneEnding
	case a.digits%phoneTail == b.digits%phoneTail && !(a.whole && b.whole) && min(a.digits, b.digits) >= phoneTail/10:
		return phoneEnding
	}
	return phoneOther
}

// hashOf returns a hash of strings that is the same in every process; never 0.
func hashOf(kind, a, b string) uint64 {
	h := uint64(14695981039346656037)
	for _, s := range [...]string{kind, a, b} {
		for i := range len(s) {
			h = (h ^ uint64(s[i])) * 1099511628211
		}
		h = (h ^ 0xff) * 1099511628211
	}
	return mix(h) | 1
}
