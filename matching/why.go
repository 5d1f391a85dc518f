package matching

import "slices"

// A reason, a price, an alternative or a cause shows that somebody decided or found out,
// whatever the verb. An aim or a result ("to improve", "downtime") stands in every
// second line of a résumé and shows it only beside a verb of design.

// reasoned reports whether a sentence gives a reason or a cause.
func (m *marks) reasoned(words []word) bool {
	return m.has(cause) || m.has(reason) && !comparesTimes(words, m[reason]) || gives(words)
}

// comparesTimes reports whether a time stands behind a place: "in minutes instead of
// hours" decides nothing.
func comparesTimes(words []word, at int) bool {
	return at < len(words) && words[at].is&isTime != 0
}

// gives reports whether something is traded for something, chosen over something, or
// "since" or "as" begins a reason: not a time ("since 2018") and not a part that
// somebody played ("as lead").
func gives(words []word) bool {
	if len(words) > 2 && words[0].is&isTraced != 0 && slices.ContainsFunc(words[2:], func(w word) bool { return w.is&isTo != 0 }) {
		return true
	}
	for i := 1; i+1 < len(words); i++ {
		next := words[i+1].is
		switch is := words[i].is; {
		case is&(isSince|isAs|isTraded|isKeep|isOver) == 0:
		case is&isSince != 0:
			if next&isSubject != 0 {
				return true
			}
		case is&isAs != 0:
			if next&isSubject != 0 && !(i+2 < len(words) && words[i+2].is&isArising != 0) {
				return true
			}
		case is&isTraded != 0: // "freshness for fewer calls"
			if i+3 < len(words) && words[i+2].is&isFor != 0 {
				return true
			}
		case is&isKeep != 0: // "to keep slow pages from blocking"
			if words[i-1].is&isTo != 0 && prevents(words[i+1:]) {
				return true
			}
		case is&isOver != 0: // "chose Parquet over Avro"
			if i > 1 && (words[i-2].is&isChosen != 0 || i > 2 && words[i-3].is&isChosen != 0) {
				return true
			}
		}
	}
	return false
}

// prevents reports whether "from doing" stands among the words.
func prevents(words []word) bool {
	at := slices.IndexFunc(words, func(w word) bool { return w.is&isFrom != 0 })
	return at >= 0 && at+1 < len(words) && words[at+1].is&isGerund != 0
}
