package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/proven-go/proven/parse"
)

// Word order is measured against the file that a document was made from: word recall
// says what was lost, and bigram F1, over pairs of neighbouring words, says how far the
// order of reading is right. Both count a word as often as it stands there.

// An order is the measure of one document.
type order struct {
	doc            string
	words, bigrams tally
}

// measureOrder compares the words of a document with those of its source.
func measureOrder(doc, text, source string) order {
	got, want := words(text), words(source)
	return order{doc, common(want, got), common(bigrams(want), bigrams(got))}
}

// bigrams returns every word joined to the next one.
func bigrams(words []string) []string {
	var out []string
	for i := 1; i < len(words); i++ {
		out = append(out, words[i-1]+" "+words[i])
	}
	return out
}

// common counts what two bags share.
func common(want, got []string) tally {
	t := tally{given: len(got), asked: len(want)}
	count := map[string]int{}
	for _, w := range want {
		count[w]++
	}
	for _, g := range got {
		if count[g] > 0 {
			count[g]--
			t.right++
		}
	}
	return t
}

// wordOrder measures all pairs of a folder and prints the means over documents, for all
// and for each folder. A pair of which a side cannot be read is named and left out.
func wordOrder(ctx context.Context, o options, out, warn io.Writer) error {
	fsys := os.DirFS(o.order)
	pairs, err := pairsOf(fsys, o.pairs)
	if err != nil {
		return err
	}
	var all []order
	for _, p := range pairs {
		text, err := textOf(ctx, fsys, p.doc)
		var source string
		if err == nil {
			source, err = textOf(ctx, fsys, p.source)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			fmt.Fprintf(warn, "fields: pair of %s left out: %v\n", p.doc, err)
			continue
		}
		all = append(all, measureOrder(p.doc, text, source))
	}
	if len(all) == 0 {
		return fmt.Errorf("no document with a readable source in %s", o.order)
	}
	return printOrder(out, all, o.misses)
}

// textOf returns the text of a document. Plain text is taken as it is, so that a source
// may come from another program.
func textOf(ctx context.Context, fsys fs.FS, name string) (string, error) {
	if path.Ext(name) == ".txt" {
		data, err := fs.ReadFile(fsys, name)
		if err == nil && !utf8.Valid(data) {
			err = fmt.Errorf("%s is not UTF-8", name)
		}
		return string(data), err
	}
	resume, err := new(parse.Parser).ReadFile(ctx, fsys, name)
	if err != nil {
		return "", err
	}
	return resume.Text, nil
}

// printOrder writes the table and the n documents with the worst order.
func printOrder(w io.Writer, all []order, n int) error {
	byFolder := map[string][]order{}
	for _, o := range all {
		folder := path.Dir(o.doc)
		byFolder[folder] = append(byFolder[folder], o)
	}
	rows := [][]string{{"documents", "number", "word recall", "word precision", "bigram F1"}, means("all", all)}
	if len(byFolder) > 1 {
		for _, folder := range sorted(byFolder) {
			rows = append(rows, means(folder, byFolder[folder]))
		}
	}
	if err := printRows(w, rows); err != nil || n == 0 {
		return err
	}
	slices.SortStableFunc(all, func(a, b order) int {
		switch x, y := a.bigrams.f1(), b.bigrams.f1(); {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return strings.Compare(a.doc, b.doc)
	})
	rows = [][]string{{"worst order", "", "word recall", "word precision", "bigram F1"}}
	for _, o := range all[:min(n, len(all))] {
		rows = append(rows, means(o.doc, []order{o}))
	}
	if _, err := fmt.Fprintln(w); err != nil {
		return err
	}
	return printRows(w, rows)
}

// means is the row of some documents, each of which counts the same.
func means(name string, of []order) []string {
	var recall, precision, f1 float64
	for _, o := range of {
		recall += o.words.recall()
		precision += o.words.precision()
		f1 += o.bigrams.f1()
	}
	n := float64(len(of))
	return []string{name, fmt.Sprint(len(of)), fmt.Sprintf("%.3f", recall/n), fmt.Sprintf("%.3f", precision/n), fmt.Sprintf("%.3f", f1/n)}
}
