package identity

// A Key is what brings two records together to be compared.
type Key string

// The keys. The first four are hard: they merge. Those of an e-mail address and of a
// telephone number bring together what merely ends alike, too.
const (
	AccountKey Key = "account"
	PageKey    Key = "account page"
	EmailKey   Key = "e-mail"
	PhoneKey   Key = "phone"
	LoginKey   Key = "login"
	NameKey    Key = "name"
	JobsKey    Key = "jobs"
	TextKey    Key = "text"
)

// A pass is one kind of key; a text has several, its bands.
type pass struct {
	key  Key
	band int
}

const (
	bandRows  = 3               // values of the signature in a band
	textBands = bins / bandRows // half the text shared: .94 to meet; a third: .55; a tenth: .02
	cutRows   = 32              // values of which two and two cut a large block: half the text shared: .99 to meet
	phoneMeet = phoneTail / 10  // eight digits: written with and without prefixes
)

// passes returns all passes, the longest first, so that workers end together.
func passes() []pass {
	all := []pass{{NameKey, 0}, {JobsKey, 0}, {PageKey, 0}, {EmailKey, 0}, {LoginKey, 0}, {PhoneKey, 0}, {AccountKey, 0}}
	for b := range textBands {
		all = append(all, pass{TextKey, b})
	}
	return all
}

// keys appends the keys of a record for a pass; 0 is none.
func (p pass) keys(r *record, out []uint64) []uint64 {
	switch p.key {
	case AccountKey:
		for _, l := range r.accountList() {
			out = append(out, l.key)
		}
	case PageKey:
		for _, l := range r.pageList() {
			out = append(out, l.key)
		}
	case EmailKey:
		out = append(out, r.email.whole)
	case LoginKey:
		out = append(out, r.email.login)
	case PhoneKey:
		out = append(out, r.phone.digits%phoneMeet)
	case NameKey:
		out = nameKeys(r.name, out)
	case JobsKey:
		for i := 1; i < int(r.jobCount); i++ {
			a, b := r.jobs[i-1], r.jobs[i]
			out = append(out, mix(uint64(a.start)<<32|uint64(a.end)<<16|uint64(b.start)))
		}
	case TextKey:
		if r.hasText {
			row := r.text[p.band*bandRows:]
			out = append(out, uint64(row[0])<<32|uint64(row[1])<<16|uint64(row[2])|1<<63)
		}
	}
	return out
}

// nameKeys returns for each word its frame with the initial of the first word, and of
// the first word with the initial of the last: whichever is the surname, full names,
// initials and most spellings of one name share a key.
func nameKeys(n personName, out []uint64) []uint64 {
	if n.words == "" {
		return out
	}
	words := splitName(n.words)
	for i := range words.n {
		other := words.word[0]
		if i == 0 {
			other = words.word[words.n-1]
		}
		if len(words.word[i]) < 2 && words.n > 1 {
			continue
		}
		out = append(out, hashOf("name", frame(words.word[i]), initial(other)))
	}
	return out
}

// initial returns the first sound of a word, of the full name where it is a short form.
func initial(word string) string {
	s := sound(formal(word))
	return s[:1]
}

// secondKeys appends what cuts a block that is too large: whatever else two records may
// agree in to be suggested. Of a key that is shared anyway only what goes beyond it is of
// use: of texts the rows of other bands, of jobs none.
func secondKeys(r *record, first pass, out []uint64) []uint64 {
	for i, p := range [...]pass{{NameKey, 0}, {EmailKey, 0}, {LoginKey, 0}, {PhoneKey, 0}, {PageKey, 0}, {AccountKey, 0}} {
		if p.key == first.key {
			continue
		}
		from := len(out)
		out = p.keys(r, out)
		for j := from; j < len(out); j++ {
			if out[j] != 0 {
				out[j] = mix(out[j] + uint64(i))
			}
		}
	}
	if first.key != JobsKey {
		for _, j := range r.jobList() {
			out = append(out, mix(uint64(j.start)+1<<40))
		}
	}
	if !r.hasText {
		return out
	}
	rows := cutRows
	if first.key == TextKey {
		rows = bins
	}
	for i := 0; i < rows; i += 2 { // two at once: one may be a set phrase of the whole trade
		if first.key != TextKey || i/bandRows != first.band && (i+1)/bandRows != first.band {
			out = append(out, mix(uint64(r.text[i])|uint64(r.text[i+1])<<16|uint64(i)<<32|1<<51))
		}
	}
	return out
}
