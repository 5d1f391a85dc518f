package gitlog

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/proven-go/proven/sourcing"
)

// From how much on work is worth a line, and from how much on it is authorship.
const (
	minLines     = 10 // or minCommits
	minCommits   = 3
	authorLines  = 50
	authorShare  = 4 // the first author, or who wrote a fourth of a directory
	minReviews   = 2
	lastsMonths  = 6 // or kept working on a tenth of it over this many different months
	lastingShare = 10
)

// evidence returns everything worth a line, ordered by directory, person and kind.
func (t *tally) evidence(repo string, imports map[string][]string) []sourcing.Evidence {
	keys := slices.SortedFunc(maps.Keys(t.work), func(a, b key) int {
		return cmp.Or(cmp.Compare(a.dir, b.dir), compareActors(t.actors[a.actor], t.actors[b.actor]), cmp.Compare(a.actor, b.actor))
	})
	var all []sourcing.Evidence
	told := map[int]bool{}
	for _, k := range keys {
		if t.hidden[k.actor] {
			continue
		}
		w, p := t.work[k], t.dirs[k.dir]
		line := sourcing.Evidence{Actor: t.actors[k.actor], Place: sourcing.Place{Repo: repo, Path: printable(k.dir)}, Source: "gitlog"}
		for _, name := range w.mainLanguages() {
			line.Subject = append(line.Subject, "language:"+name)
		}
		for _, name := range imports[k.dir] {
			line.Subject = append(line.Subject, "import:"+name)
		}
		if w.lines >= minLines || w.commits >= minCommits {
			all = append(all, w.authorship(line, p, k.actor))
			if !told[k.actor] {
				told[k.actor] = true
				all = append(all, t.beginning(line, k.actor))
			}
		}
		if w.reviews >= minReviews {
			line.Kind, line.When = sourcing.Review, time.Unix(w.reviewed, 0).UTC()
			line.Quote = fmt.Sprintf("Reviewed %d commits in %s.", w.reviews, line.Place.Path)
			line.Reasons = []string{"named as reviewer"}
			all = append(all, line)
		}
	}
	return all
}

// printable returns a path as it may stand in a sentence: nothing but characters.
func printable(dir string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == utf8.RuneError {
			return '\ufffd'
		}
		return r
	}, dir)
}

func compareActors(a, b sourcing.Actor) int {
	return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.ID, b.ID))
}

// authorship says what somebody wrote, as an author or as one who took part.
func (w *work) authorship(line sourcing.Evidence, p *place, actor int) sourcing.Evidence {
	first := p.first == actor
	owns := w.lines >= authorLines && (first || w.lines*authorShare >= p.lines || w.months >= lastsMonths && w.lines*lastingShare >= p.lines)
	line.Kind, line.When = sourcing.Commit, time.Unix(w.last, 0).UTC()
	if owns {
		line.Kind = sourcing.Authorship
	}
	line.Quote = fmt.Sprintf("Wrote %d of %d lines in %s: %d of %d commits, in %d months from %s to %s.", w.lines, p.lines, line.Place.Path,
		w.commits, p.commits, w.months, time.Unix(w.first, 0).UTC().Format("2006-01"), line.When.Format("2006-01"))
	if first {
		line.Reasons = append(line.Reasons, "first author")
	}
	if w.lines*authorShare >= p.lines && p.lines > 0 {
		line.Reasons = append(line.Reasons, "a fourth of the lines or more")
	}
	if w.months >= lastsMonths {
		line.Reasons = append(line.Reasons, "over many months")
	}
	return line
}

// beginning dates the beginning of somebody's work in the repository, once.
func (t *tally) beginning(line sourcing.Evidence, actor int) sourcing.Evidence {
	line.Kind, line.When = sourcing.Commit, time.Unix(t.began[actor], 0).UTC()
	line.Place.Path = ""
	line.Quote, line.Reasons = "First commit here.", []string{"first commit"}
	return line
}
