package parse

import (
	"regexp"
	"strings"
)

// E164 returns a telephone number in the form of ITU-T E.164 ("+4971155501234") and
// whether it could be told. printed is the number as it stands in a document; region is
// the ISO 3166-1 code of the country in which a number without a country code is meant
// ("DE", "US"), or "" if the caller does not know. No country is ever guessed: a number
// that states none needs a region.
//
// A country code is told by "+" or "00", and by "011" where region is in the North
// American plan. Extensions ("x204", "ext. 7") are dropped, as are a prefix for trunk
// calls ("0711", "+44 (0)20") and notes in brackets. The length must be one that the
// country's plan knows, and North American numbers must be of its form: area code and
// exchange begin with 2 to 9 and are no service codes. Whether a number is in use is not
// known. Source: ITU-T E.164 and the national plans listed with it; North American
// Numbering Plan.
func E164(printed, region string) (string, bool) {
	digits, plus, ok := dialled(printed)
	if !ok {
		return "", false
	}
	home, stated := planOf(region)
	switch rest, exit := strings.CutPrefix(digits, "00"); {
	case plus:
		return abroad(digits)
	case exit:
		return abroad(rest)
	}
	if !stated {
		return "", false
	}
	if rest, exit := strings.CutPrefix(digits, "011"); exit && home.code == "1" {
		return abroad(rest)
	}
	return home.national(digits)
}

var (
	extension  = regexp.MustCompile(`(?i)\s*(?:[,;]?\s*(?:x|ext|extn|extension|app|durchwahl|ramal|poste)\b\.?\s*[:=]?\s*|#\s*|;ext=)\d{1,7}\s*$|x\d{1,7}\s*$`)
	phoneNote  = regexp.MustCompile(`\s*\([^()\d]*\)\s*$`)
	phoneIntro = regexp.MustCompile(`(?i)^\s*(?:tel:|[a-zé-]{1,10}\.?\s*:)\s*`)
	trunkZero  = regexp.MustCompile(`\(\s*0\s*\)`)
	twoNumbers = regexp.MustCompile(`(?:\d\W*){6}\s/\s*[+0(]`)
)

// dialled returns the digits of a printed number and whether a plus stands before them.
// It fails on letters, on two numbers, on no digit at all, and on more than a number can have.
func dialled(printed string) (digits string, plus, ok bool) {
	if len(printed) > 64 {
		return "", false, false
	}
	s := phoneIntro.ReplaceAllString(printed, "")
	s = extension.ReplaceAllString(phoneNote.ReplaceAllString(s, ""), "")
	s = strings.TrimLeft(s, " (")
	if twoNumbers.MatchString(s) {
		return "", false, false
	}
	if s, plus = strings.CutPrefix(s, "+"); plus {
		s = trunkZero.ReplaceAllString(s, " ")
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case !strings.ContainsRune(" \u00A0\t-–—./()[]‐‑", r):
			return "", false, false
		}
	}
	return b.String(), plus, b.Len() > 0 && b.Len() <= 20
}

// abroad reads a number that begins with its country code.
func abroad(digits string) (string, bool) {
	for n := 1; n <= 3 && n < len(digits); n++ {
		p, ok := plans[digits[:n]]
		if !ok {
			continue
		}
		rest := digits[n:]
		if !p.fits(rest) && p.trunk != "" {
			rest = strings.TrimPrefix(rest, p.trunk)
		}
		return p.number(rest)
	}
	return "", false
}

// A plan is the numbering plan of a country code.
type plan struct {
	code     string
	trunk    string // dialled before a national number; "" is nothing
	min, max int    // digits of a number without country code and trunk prefix
}

// fits reports whether a national number has a length and form of the plan. Where there
// is a trunk prefix no number begins with a zero.
func (p plan) fits(national string) bool {
	if len(national) < p.min || len(national) > p.max || p.trunk != "" && national[0] == '0' {
		return false
	}
	return p.code != "1" || northAmerican(national)
}

func (p plan) number(national string) (string, bool) {
	if !p.fits(national) || len(p.code)+len(national) > 15 {
		return "", false
	}
	return "+" + p.code + national, true
}

// national reads a number dialled inside the country. Without the trunk prefix it may
// lack its area code: then only the length that no such number has will do.
func (p plan) national(digits string) (string, bool) {
	if p.trunk == "" {
		if p.fits(digits) {
			return p.number(digits)
		}
	} else if rest, ok := strings.CutPrefix(digits, p.trunk); ok && p.fits(rest) {
		return p.number(rest)
	} else if p.fits(digits) && (len(digits) == p.max || len(digits) >= 9 && p.max-p.min <= 1) {
		return p.number(digits)
	}
	if rest, ok := strings.CutPrefix(digits, p.code); ok && len(digits) > p.max && len(rest) == p.max {
		return p.number(rest) // the plus got lost
	}
	return "", false
}

// northAmerican reports whether ten digits have the form NXX NXX XXXX of the North
// American Numbering Plan: N is 2 to 9; N11 are service codes; area codes N9X, 37X and
// 96X are set aside.
func northAmerican(s string) bool {
	area, exchange := s[:3], s[3:6]
	for _, code := range []string{area, exchange} {
		if code[0] < '2' || code[1:] == "11" {
			return false
		}
	}
	return area[1] != '9' && area[:2] != "37" && area[:2] != "96"
}

// planOf returns the plan of a region.
func planOf(region string) (plan, bool) {
	p, ok := plans[regionCodes[strings.ToUpper(strings.TrimSpace(region))]]
	return p, ok
}
