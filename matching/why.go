package matching

import (
	"slices"
	"strings"
	"unicode"
)

// A reason, a price, an alternative or a cause shows that somebody decided or found out,
// whatever the verb. An aim or a result ("to improve", "downtime") stands in every
// second line of a résumé and shows it only beside a verb of design.

// reasoned reports whether a sentence gives a reason or a cause.
func (m *marks) reasoned(words []string) bool {
	return m.has(cause) || m.has(reason) && !comparesTimes(words, m[reason]) || gives(words)
}

// comparesTimes reports whether a time stands behind a place: "in minutes instead of
// hours" decides nothing.
func comparesTimes(words []string, at int) bool {
	return at < len(words) && times[words[at]]
}

// gives reports whether something is traded for something, chosen over something, or
// "since" or "as" begins a reason: not a time ("since 2018") and not a part that
// somebody played ("as lead").
func gives(words []string) bool {
	if len(words) > 2 && words[0] == "traced" && slices.Contains(words[2:], "to") {
		return true
	}
	for i := 1; i+1 < len(words); i++ {
		next := words[i+1]
		switch words[i] {
		case "since":
			if subjects[next] && !unicode.IsDigit(rune(next[0])) {
				return true
			}
		case "as":
			if subjects[next] && !(i+2 < len(words) && arising[words[i+2]]) {
				return true
			}
		case "trading", "traded": // "freshness for fewer calls"
			if i+3 < len(words) && words[i+2] == "for" {
				return true
			}
		case "keep": // "to keep slow pages from blocking"
			if words[i-1] == "to" && prevents(words[i+1:]) {
				return true
			}
		case "over": // "chose Parquet over Avro"
			if i > 1 && (chosen[words[i-2]] || i > 2 && chosen[words[i-3]]) {
				return true
			}
		}
	}
	return false
}

// prevents reports whether "from doing" stands among the words.
func prevents(words []string) bool {
	at := slices.Index(words, "from")
	return at >= 0 && at+1 < len(words) && strings.HasSuffix(words[at+1], "ing")
}
