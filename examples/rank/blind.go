package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/review"
)

// blind takes out of a list what often names a person: IDs (file names), sources,
// links, repositories. A hash stands in their place, so that equal things stay equal.
// The words of quotes stay but for the candidate's own names, accounts and addresses.
func blind(r *report, people map[string]matching.Person) {
	var hiders []hider
	for _, res := range r.all() {
		hiders = append(hiders, newHider(people[res.ID]))
	}
	for i, b := range r.backing {
		for _, around := range b.around {
			for k, a := range around {
				around[k] = surroundings{hiders[i].words(a.before), hiders[i].words(a.after)}
			}
		}
		if b.review != nil {
			hiders[i].review(b.review)
		}
	}
	for n, results := range [][]matching.Result{r.list.Results, r.list.HeldOut} {
		for i := range results {
			res, h := &results[i], hiders[i+n*len(r.list.Results)]
			res.ID = masked("candidate", res.ID)
			for j := range res.Reasons {
				h.evidence(res.Reasons[j].Evidence)
			}
			for j := range res.HeldBy {
				h.evidence(res.HeldBy[j].Evidence)
			}
		}
	}
}

// A hider takes out of texts what names one person.
type hider struct {
	names  map[string]bool // words of the name, in lower case
	logins []string        // of accounts, in lower case
}

func newHider(p matching.Person) hider {
	h := hider{names: map[string]bool{}}
	for _, word := range strings.FieldsFunc(p.Name, noLetter) {
		if utf8.RuneCountInString(word) > 1 { // an initial is no name
			h.names[strings.ToLower(word)] = true
		}
	}
	for _, a := range p.Actors {
		if len(a.Login) > 2 {
			h.logins = append(h.logins, strings.ToLower(a.Login))
		}
	}
	return h
}

func noLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }

// address is a page without its scheme, as people print it: a host in lower case (unlike
// ASP.NET and Node.js) and a path.
var address = regexp.MustCompile(`(?:^|[^\w.])(?:www\.|(?:[a-z0-9-]+\.)+[a-z]{2,}/[\w~])`)

// words takes names, accounts, addresses and repositories out of a text.
func (h hider) words(text string) string {
	words := strings.Fields(text)
	for i, w := range words {
		if strings.Contains(w, "@") || strings.Count(w, "/") > 1 || address.MatchString(w) || h.login(w) {
			words[i] = "…"
		} else {
			words[i] = h.unnamed(w)
		}
	}
	return strings.Join(words, " ")
}

func (h hider) login(word string) bool {
	word = strings.ToLower(word)
	for _, login := range h.logins {
		if strings.Contains(word, login) {
			return true
		}
	}
	return false
}

// unnamed takes the names out of a word: where they begin with a capital, since who is
// called Will or Grace will also write those words.
func (h hider) unnamed(word string) string {
	rest := word
	var b strings.Builder
	for rest != "" {
		start := strings.IndexFunc(rest, func(r rune) bool { return !noLetter(r) })
		if start < 0 {
			break
		}
		end := len(rest)
		if n := strings.IndexFunc(rest[start:], noLetter); n >= 0 {
			end = start + n
		}
		letters := rest[start:end]
		if first, _ := utf8.DecodeRuneInString(letters); h.names[strings.ToLower(letters)] && !unicode.IsLower(first) {
			letters = "…"
		}
		b.WriteString(rest[:start] + letters)
		rest = rest[end:]
	}
	return b.String() + rest
}

func (h hider) evidence(all []matching.Evidence) {
	for i := range all {
		e := &all[i]
		e.Source, e.URL, e.Place, e.Origin = "", "", "", masked("origin", e.Origin)
		e.Quote, e.Title = h.words(e.Quote), h.words(e.Title)
	}
}

// masked is a name that tells equal things from others. It is no secret: who has a
// list of the names can find them again.
func masked(what, text string) string {
	return fmt.Sprintf("%s-%.8x", what, sha256.Sum256([]byte(text)))
}

// review does the same for a review.
func (h hider) review(v *review.Review) {
	v.ID = masked("candidate", v.ID)
	for _, c := range v.Checks {
		h.citations(c.Citations)
	}
	for _, c := range v.Ledger {
		h.citations(c.Said)
		h.citations(c.Proof)
	}
	for _, q := range v.Questions {
		h.citations(q.Citations)
	}
	for _, q := range v.Screen.Questions {
		h.citations(q.Citations)
	}
	for _, i := range v.Plan.Interviews {
		for _, it := range i.Items {
			h.citations(it.Citations)
		}
	}
}

func (h hider) citations(all []review.Citation) {
	for i := range all {
		c := &all[i]
		c.Source, c.URL, c.Place = "", "", ""
		c.Quote, c.Title = h.words(c.Quote), h.words(c.Title)
	}
}

// whoIs returns the ID that -explain means: with -blind also a name that stands for one.
func (r *report) whoIs(ctx context.Context, id string) (string, error) {
	if !r.options.blind || !strings.HasPrefix(id, "candidate-") {
		return id, nil
	}
	list, err := r.index.Rank(ctx, r.spec, matching.Query{})
	if err != nil {
		return "", err
	}
	for _, res := range slices.Concat(list.Results, list.HeldOut) {
		if masked("candidate", res.ID) == id {
			return res.ID, nil
		}
	}
	return id, nil
}

// people returns who the candidates of the list are, by ID.
func (r *report) people(ctx context.Context) (map[string]matching.Person, error) {
	all := map[string]matching.Person{}
	for _, res := range r.all() {
		c, err := r.index.Get(ctx, res.ID)
		if err != nil {
			return nil, err
		}
		all[res.ID] = c.Person
	}
	return all, nil
}
