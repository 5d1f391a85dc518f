package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
)

const (
	nameWidth  = 24 // of a cluster's name
	quoteWidth = 90 // of a quote in the table
)

// table prints the shortlist for people: a block for each candidate, a line for each
// cluster with its best quote, and what is missing.
func (r *report) table(w io.Writer) error {
	l := r.list
	fmt.Fprintf(w, "%s\n%d candidates, as of %s. Role %s, taxonomy %s, model %s.\n\n",
		clean(r.spec.Title), l.Ranked, l.AsOf, short(l.Role), short(l.Taxonomy), short(l.Model))
	for i, res := range l.Results {
		r.candidate(w, fmt.Sprintf("%3d", i+1), res)
	}
	if len(l.HeldOut) > 0 {
		fmt.Fprintf(w, "Held out by a reject rule of the role; a person decides:\n\n")
		for _, res := range l.HeldOut {
			r.candidate(w, "  -", res)
		}
	}
	if rest := l.Ranked - len(l.Results) - len(l.HeldOut); rest > 0 {
		fmt.Fprintf(w, "… and %d more; -top 0 shows all.\n", rest)
	}
	_, err := fmt.Fprintln(w, "-explain ID shows every quote behind a candidate's points.")
	return err
}

// candidate prints one block.
func (r *report) candidate(w io.Writer, rank string, res matching.Result) {
	who := clean(res.ID)
	if name := r.name(res.ID); name != "" && name != res.ID {
		who += " (" + name + ")"
	}
	fmt.Fprintf(w, "%s  %-11s %s of %s  %s%s\n", rank, strings.ToUpper(res.Band.String()), term.Thousands(res.Points), term.Thousands(r.list.Max), who, layer(res))
	for _, h := range res.HeldBy {
		fmt.Fprintf(w, "     held out, %s; shown: %s\n", h.Rule, clean(titles(h.Evidence)))
	}
	for _, line := range clusters(res) {
		fmt.Fprintf(w, "     %s %s  %s\n", pad(clean(line.name), nameWidth), bar(line.points, line.max), shown(line))
	}
	if missing := missing(res); missing != "" {
		fmt.Fprintf(w, "     %s\n", missing)
	}
	fmt.Fprintln(w)
}

// shown says what stands behind a cluster's points.
func shown(line clusterLine) string {
	if line.best == nil {
		return "nothing seen"
	}
	text := ""
	if line.best.Via != "" {
		text = fmt.Sprintf("by %s (%s): ", line.best.Skill, line.best.Via)
	}
	if len(line.best.Evidence) == 0 {
		return text
	}
	if line.best.Kind == role.YearsLine {
		return text + worked(line.best.Evidence)
	}
	e := line.best.Evidence[0]
	text += "“" + cut(clean(e.Quote), quoteWidth) + "”"
	if e.Title != "" && e.Title != e.Quote {
		text += " — " + clean(e.Title)
	}
	return text + when(e)
}

// worked says how long the jobs behind the years lasted together.
func worked(jobs []matching.Evidence) string {
	n := months(jobs)
	if n == 0 {
		return clean(titles(jobs))
	}
	return duration(n) + ": " + clean(titles(jobs))
}

// when says how long and until when, as far as it is known.
func when(e matching.Evidence) string {
	var parts []string
	if e.Months > 0 {
		parts = append(parts, duration(e.Months))
	}
	if e.Last > 0 {
		parts = append(parts, "to "+e.Last.String())
	}
	if len(parts) == 0 {
		return ""
	}
	return ", " + strings.Join(parts, " ")
}

func duration(months int) string {
	if months < 24 {
		return fmt.Sprintf("%d mo", months)
	}
	return fmt.Sprintf("%d y %d mo", months/12, months%12)
}

// missing lists the requirements of which nothing was seen, must-haves first.
func missing(res matching.Result) string {
	var must, trainable []string
	for _, reason := range res.Reasons {
		switch {
		case reason.Points > 0:
		case reason.Kind == role.SkillLine && reason.Need == role.Trainable:
			trainable = append(trainable, clean(reason.Label))
		default:
			must = append(must, clean(reason.Label))
		}
	}
	var parts []string
	if len(must) > 0 {
		parts = append(parts, "not seen: "+strings.Join(must, "; "))
	}
	if len(trainable) > 0 {
		parts = append(parts, "not seen, trainable: "+strings.Join(trainable, "; "))
	}
	return strings.Join(parts, " · ")
}

// layer says through which door a candidate came, if not the direct one.
func layer(res matching.Result) string {
	if res.Layer == matching.AdjacentLayer {
		return ", by adjacent skills"
	}
	return ""
}

// titles lists the jobs that evidence stands on.
func titles(evidence []matching.Evidence) string {
	var all []string
	for _, e := range evidence {
		text := e.Title
		if text == "" {
			text = cut(e.Quote, 40)
		}
		if text != "" && (len(all) == 0 || all[len(all)-1] != text) {
			all = append(all, text)
		}
	}
	return strings.Join(all, "; ")
}

// source says where a quote stands.
func source(e matching.Evidence) string {
	switch {
	case e.URL != "":
		return " [" + clean(e.URL) + "]"
	case e.Source != "":
		return fmt.Sprintf(" [%s, bytes %d–%d]", clean(e.Source), e.Span.Start, e.Span.End)
	}
	return ""
}

// bar draws a share as ten cells.
func bar(points, max int) string {
	full := 0
	if max > 0 {
		full = (20*points/max + 1) / 2
	}
	return strings.Repeat("█", full) + strings.Repeat("░", 10-full)
}

// pad cuts or fills a text to a width in characters.
func pad(text string, width int) string {
	text = cut(text, width)
	return text + strings.Repeat(" ", width-len([]rune(text)))
}

// cut shortens a text to a width in characters, at a blank if one is near.
func cut(text string, width int) string {
	runes := []rune(text)
	if len(runes) <= width {
		return text
	}
	head := string(runes[:width-1])
	if i := strings.LastIndexByte(head, ' '); i > len(head)*2/3 {
		head = head[:i]
	}
	return head + "…"
}

// short cuts a hash to what a person compares.
func short(hash string) string { return hash[:min(len(hash), 8)] }
