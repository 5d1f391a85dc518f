package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/score/eval"
)

// A jsonLine is one candidate as a line of JSON: it cites what the score rests on,
// so that every line stands for itself.
type jsonLine struct {
	Rank     int            `json:"rank"`
	HeldOut  bool           `json:"held_out,omitempty"`
	Name     string         `json:"name,omitempty"`
	Role     string         `json:"role"`
	Taxonomy string         `json:"taxonomy"`
	Model    string         `json:"model"`
	AsOf     matching.Month `json:"as_of"`
	Seq      uint64         `json:"seq"` // of the index
	Max      int            `json:"max"`
	matching.Result
}

// json prints JSON Lines, one candidate a line. Nothing of a document is lost, and
// nothing steers a terminal that shows it: JSON has an escape for every character.
func (r *report) json(w io.Writer) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	l := r.list
	for i, res := range r.all() {
		line := jsonLine{
			Rank: i + 1, HeldOut: len(res.HeldBy) > 0, Name: r.name(res.ID),
			Role: l.Role, Taxonomy: l.Taxonomy, Model: l.Model, AsOf: l.AsOf, Seq: l.Seq, Max: l.Max, Result: res,
		}
		text.Reset()
		if err := encoder.Encode(line); err != nil {
			return err
		}
		if _, err := io.WriteString(w, escaped(text.String())); err != nil {
			return err
		}
	}
	return nil
}

// escaped writes control, format and private characters of a JSON text as escapes.
// They stand in strings only, but for the end of the line.
func escaped(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r == '\n' || !unicode.IsControl(r) && !unicode.In(r, unicode.Cf, unicode.Co) {
			b.WriteRune(r)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&b, `\u%04x`, unit)
		}
	}
	return b.String()
}

// csv prints one row for each candidate, with points and the best quote of each
// cluster.
func (r *report) csv(w io.Writer) error {
	out := csv.NewWriter(w)
	header := []string{"rank", "id", "name", "band", "points", "max", "layer", "held_out"}
	for i, res := range r.all() {
		row := []string{fmt.Sprint(i + 1), res.ID, r.name(res.ID), res.Band.String(), fmt.Sprint(res.Points),
			fmt.Sprint(r.list.Max), string(res.Layer), heldRules(res)}
		for _, line := range clusters(res) {
			if i == 0 {
				header = append(header, line.name+" points", line.name+" max", line.name+" quote")
			}
			quote := ""
			if line.best != nil && len(line.best.Evidence) > 0 {
				quote = line.best.Evidence[0].Quote
			}
			row = append(row, fmt.Sprint(line.points), fmt.Sprint(line.max), quote)
		}
		if i == 0 {
			out.Write(cells(header))
		}
		out.Write(cells(row))
	}
	out.Flush()
	return out.Error()
}

func heldRules(res matching.Result) string {
	var rules []string
	for _, h := range res.HeldBy {
		rules = append(rules, h.Rule)
	}
	return strings.Join(rules, "; ")
}

// cells makes texts harmless for a terminal and for a spreadsheet.
func cells(row []string) []string {
	for i, text := range row {
		row[i] = inert(clean(text))
	}
	return row
}

// A spreadsheet runs a cell that begins like a formula; some also know the wide forms.
const formula = "=+-@＝＋－＠"

// inert puts an apostrophe before every place where a cell could begin like a formula:
// at the beginning, and behind a semicolon, at which a spreadsheet cuts where commas are
// decimal points; quotation marks do not hold a cell together that begins before them.
func inert(text string) string {
	var b strings.Builder
	begins := true
	for _, r := range text {
		if begins && strings.ContainsRune(formula, r) {
			b.WriteByte('\'')
		}
		begins = r == ';' || begins && (r == '"' || r == ' ')
		b.WriteRune(r)
	}
	return b.String()
}

// trec prints a TREC run: topic Q0 doc rank score tag.
func (r *report) trec(w io.Writer) error {
	var docs []string
	for _, res := range r.all() {
		docs = append(docs, res.ID)
	}
	return eval.WriteRun(w, r.topic(), docs, "proven")
}

// points prints the true points beside a run, separated by tabs: topic, doc, points,
// maximum, band.
func (r *report) points(w io.Writer) error {
	for _, res := range r.all() {
		if _, err := fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%s\n", eval.Column(r.topic()), eval.Column(res.ID), res.Points, r.list.Max, res.Band); err != nil {
			return err
		}
	}
	return nil
}

// topic is the role's file name without its extension.
func (r *report) topic() string {
	base := filepath.Base(r.options.role)
	return strings.TrimSuffix(base, filepath.Ext(base))
}
