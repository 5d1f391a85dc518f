package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/matching/review"
)

// md returns a text as Markdown that shows it as it is: every character that could
// format, link, begin a list or a tag, or end a table cell is escaped.
func md(text string) string {
	var b strings.Builder
	for _, r := range term.Clean(text) {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case r == ':' || r == '@':
			fmt.Fprintf(&b, "&#%d;", r) // no address becomes a link by itself
		case strings.ContainsRune("\\`*_{}[]()#+-.!|~=$^\"'", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return strings.ReplaceAll(b.String(), "www", "ww&#119;")
}

// A sheet prints Markdown. Whatever is not a constant of this file goes through md.
type sheet struct {
	w   io.Writer
	err error
}

func (s *sheet) printf(format string, args ...any) {
	for i, a := range args {
		args[i] = md(fmt.Sprint(a))
	}
	if s.err == nil {
		_, s.err = fmt.Fprintf(s.w, format, args...)
	}
}

func (s *sheet) cite(indent string, c review.Citation) {
	s.printf(indent+"- “%v” %v %v\n", quoted(c.Quote, 400), when(c), where(c))
}

// printMarkdown prints a review for a document that interviewers share.
func printMarkdown(w io.Writer, v *review.Review) error {
	s := &sheet{w: w}
	s.printf("# %v: %v\n\n", v.ID, v.Title)
	s.printf("%v, %v of %v points as of %v. Role %v, taxonomy %v, model %v. Nothing below changes the points.\n",
		v.Band, term.Thousands(v.Points), term.Thousands(v.Max), v.AsOf, v.Role, v.Taxonomy, v.Model)
	for _, h := range v.HeldBy {
		s.printf("\nHeld out by the role's rule %v; a person decides.\n", h.Rule)
	}
	s.printf("\n## Profile review\n\n| check | state | note |\n|---|---|---|\n")
	for _, c := range v.Checks {
		s.printf("| %v | **%v** | %v |\n", c.Name, c.State, c.Note)
	}
	s.printf("\n")
	for _, c := range v.Checks {
		for _, cited := range c.Citations {
			s.printf("- %v: “%v” %v %v\n", c.Name, quoted(cited.Quote, 400), when(cited), where(cited))
		}
	}
	s.ledger(v)
	s.printf("\n## Questions\n\nWorth asking; no judgment, no points.\n\n")
	for _, q := range v.Questions {
		s.printf("- *%v* %v **%v**\n", q.Severity, q.Note, q.Ask)
		for _, c := range q.Citations {
			s.cite("  ", c)
		}
	}
	s.talks(v)
	return s.err
}

func (s *sheet) ledger(v *review.Review) {
	s.printf("\n## Claims and proof\n\n| claim | of the role | status | said | beside it |\n|---|---|---|---|---|\n")
	for _, c := range v.Ledger {
		s.printf("| %v %v | %v | %v | %v | %v |\n", c.Kind, c.Subject, c.Need, c.Status, firstOf(c.Said), firstOf(c.Proof))
	}
}

func firstOf(cited []review.Citation) string {
	if len(cited) == 0 {
		return ""
	}
	return strings.TrimSpace(fmt.Sprintf("“%s” %s %s", quoted(cited[0].Quote, 160), when(cited[0]), where(cited[0])))
}

// talks prints the screen and the interviews.
func (s *sheet) talks(v *review.Review) {
	s.printf("\n## Screen\n\n%v or %v, as the candidate chooses; one scorecard.\n\n", v.Screen.Paths[0].Name, v.Screen.Paths[1].Name)
	for _, q := range v.Screen.Questions {
		s.printf("- *%v* %v\n", q.Status(), q.Question)
		for _, c := range q.Citations {
			s.cite("  ", c)
		}
	}
	for i, talk := range v.Plan.Interviews {
		s.printf("\n## Interview %v: %v\n\n%v\n\n", i+1, talk.Name, talk.Job)
		for _, item := range talk.Items {
			s.printf("- **%v** %v (%v) %v\n", item.ID, item.Label, item.From, item.Status)
			for _, c := range item.Citations {
				s.cite("  ", c)
			}
			for _, q := range talk.Prompts {
				if q.Item == item.ID {
					s.printf("  - [ ] %v\n", q.Ask)
				}
			}
		}
	}
	s.printf("\n## For the candidate\n\nWhat would show more, where it is true.\n\n")
	for _, r := range v.Raise {
		s.printf("- %v: %v of %v points\n", r.Label, term.Thousands(r.Points), term.Thousands(r.Max))
		for _, way := range r.Ways {
			s.printf("  - %v points with %v\n", term.Thousands(way.Points), way.Show)
		}
	}
	s.printf("\n## To listen for\n\nNever read from a document.\n\n")
	for _, p := range v.Probes {
		s.printf("- %v: %v (%v)\n", p.Tag, p.Ask, p.Listen)
	}
}
