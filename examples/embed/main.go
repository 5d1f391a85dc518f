// Embed shows how an application takes the library in: each function is one step, in
// the order in which you will need them.
//
//	go run ./examples/embed                  # the steps over a table of invented people
//	go run ./examples/embed -index shortlist # keep the index and its backup in a folder
//
// Run it twice with -index: opening takes up where the first run ended, and whoever was
// erased stays out.
package main

import (
	"context"
	_ "embed"
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"iter"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"time"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
)

//go:embed ats.csv
var table string

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	set := flag.NewFlagSet("embed", flag.ContinueOnError)
	dir := set.String("index", "", "keep the index in `DIR`; without it a temporary one is used and removed")
	asOf := set.String("as-of", time.Now().UTC().Format(time.DateOnly), "today, `YYYY-MM-DD`")
	err := set.Parse(os.Args[1:])
	today, dateErr := time.Parse(time.DateOnly, *asOf)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return
	case err != nil || dateErr != nil || set.NArg() > 0:
		fmt.Fprintln(os.Stderr, "embed: want -index DIR and -as-of YYYY-MM-DD, and nothing else")
		os.Exit(2)
	}
	if err := run(ctx, os.Stdout, *dir, today); err != nil {
		fmt.Fprintln(os.Stderr, "embed:", term.Safe(err.Error()))
		stop()
		os.Exit(1)
	}
}

// run takes the steps one after the other.
func run(ctx context.Context, w io.Writer, dir string, today time.Time) (err error) {
	if dir == "" {
		if dir, err = os.MkdirTemp("", "embed"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	}
	ix, err := open(ctx, filepath.Join(dir, "index"), today)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, ix.Close()) }()
	for _, step := range []func(context.Context, io.Writer, *matching.Index) error{
		put, firstPage, secondPage, explain, search,
		func(ctx context.Context, w io.Writer, ix *matching.Index) error { return erase(ctx, w, ix, today) },
		func(ctx context.Context, w io.Writer, ix *matching.Index) error {
			return backUp(ctx, w, ix, filepath.Join(dir, "backup"))
		},
	} {
		if err := step(ctx, w, ix); err != nil {
			return err
		}
	}
	return nil
}

// open opens the index of a directory: one process at a time may write it, and a
// second one is told so within a second (matching.ErrLocked). AsOf fixes the month that
// ages are counted to, so that tomorrow's ranking equals today's.
func open(ctx context.Context, dir string, today time.Time) (*matching.Index, error) {
	return matching.Options{Dir: dir, AsOf: today}.OpenContext(ctx)
}

// put fills the index from the application's own table. PutAll takes a sequence, so that
// a million rows need no more memory than a few hundred. The ID is the application's:
// putting a row again replaces it.
func put(ctx context.Context, w io.Writer, ix *matching.Index) error {
	n, err := ix.PutAll(ctx, rows(ctx, ix, csv.NewReader(strings.NewReader(table))))
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "put %d rows, as of %s\n", n, ix.AsOf())
	return err
}

// rows reads the table. Whoever was erased has left a tombstone: Put would refuse them,
// so they are passed over here.
func rows(ctx context.Context, ix *matching.Index, table *csv.Reader) iter.Seq2[matching.Candidate, error] {
	return func(yield func(matching.Candidate, error) bool) {
		_, err := table.Read() // the head
		for err == nil {
			var line []string
			if line, err = table.Read(); err != nil {
				break
			}
			var c matching.Candidate
			if c, err = candidate(line); err != nil {
				break
			}
			erased, tombErr := ix.Erased(ctx, c)
			if tombErr != nil || !erased && !yield(c, nil) {
				err = tombErr
				break
			}
		}
		if err != nil && !errors.Is(err, io.EOF) {
			yield(matching.Candidate{}, err)
		}
	}
}

// candidate makes a candidate of a row: what scoring may see goes into Profile, who it
// is into Person, and what only you filter by into Tags. To take a document instead, see
// matching.FromResume and Index.PutFolder.
func candidate(line []string) (matching.Candidate, error) {
	start, err1 := time.Parse("2006-01", line[5])
	end, err2 := time.Parse("2006-01", line[6])
	keep, err3 := time.Parse(time.DateOnly, line[7])
	month := func(t time.Time) matching.Month { return matching.MonthOf(t.Year(), int(t.Month())) }
	job := matching.Engagement{Kind: matching.Job, Title: line[4], Start: month(start), End: month(end)}
	return matching.Candidate{
		ID: line[0], Tags: []string{line[1]},
		Profile: matching.Profile{
			Dated: month(end), Engagements: []matching.Engagement{job},
			Passages: []matching.Passage{
				{Section: matching.TitleText, Engagement: 0, Text: line[4], Source: line[0]},
				{Section: matching.WorkText, Engagement: 0, Text: line[8], Source: line[0]},
			},
		},
		Person: matching.Person{Name: line[2], Email: line[3], Origin: "ats", Retention: keep},
	}, errors.Join(err1, err2, err3)
}

// wanted is the role; role.ReadFile reads one from a file.
const wanted = `
title: Go services
level: own-service
clusters:
  - {name: Backend, need: must, weight: 5, any: [go], accept: adjacent}
  - {name: Runtime, need: must, any: [kubernetes, docker]}
`

const pageSize = 2

// page ranks the candidates of one requisition and prints one page. A later page asks for
// all places up to its end: exact ranking costs the same. Seq says which state was
// ranked; where it differs between two pages, something changed in between.
func page(ctx context.Context, w io.Writer, ix *matching.Index, number int) error {
	spec, err := role.Read(strings.NewReader(wanted))
	if err != nil {
		return err
	}
	list, err := ix.Rank(ctx, spec, matching.Query{Top: number * pageSize, Tags: []string{"req-7"}})
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "page %d of %d candidates, %d filtered out\n", number, list.Ranked, list.Filtered)
	for i, r := range list.Results[min((number-1)*pageSize, len(list.Results)):] {
		fmt.Fprintf(w, "  %d. %s %s %d/%d\n", (number-1)*pageSize+i+1, r.ID, r.Band, r.Points, list.Max)
	}
	return nil
}

func firstPage(ctx context.Context, w io.Writer, ix *matching.Index) error {
	return page(ctx, w, ix, 1)
}

func secondPage(ctx context.Context, w io.Writer, ix *matching.Index) error {
	return page(ctx, w, ix, 2)
}

// explain prints why one candidate has these points: the reasons add up to them, and
// each cites the words it rests on. The name comes from the person, which no score saw.
func explain(ctx context.Context, w io.Writer, ix *matching.Index) error {
	spec, err := role.Read(strings.NewReader(wanted))
	if err != nil {
		return err
	}
	list, err := ix.Rank(ctx, spec, matching.Query{IDs: []string{"a-103"}})
	if err != nil {
		return err
	}
	for _, r := range list.Results {
		who, err := ix.Get(ctx, r.ID)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "why %s has %d points\n", term.Safe(who.Person.Name), r.Points)
		for _, reason := range r.Reasons {
			quote := "nothing seen"
			if len(reason.Evidence) > 0 {
				quote = reason.Evidence[0].Quote
			}
			fmt.Fprintf(w, "  %d of %d %s: %s\n", reason.Points, reason.Max, reason.Label, term.Safe(quote))
		}
	}
	return nil
}

// search finds people by words; its order says nothing about them.
func search(ctx context.Context, w io.Writer, ix *matching.Index) error {
	hits, err := ix.Search(ctx, "+prometheus +tag:req-7", 0)
	if err != nil {
		return err
	}
	for _, h := range hits {
		fmt.Fprintf(w, "found %s: %s\n", h.Candidate, term.Safe(h.Quote))
	}
	return nil
}

// erase ends the records of those whose date is past. Erase hides them at once; Compact
// takes their words out of the files. Call it at night, not for each person.
func erase(ctx context.Context, w io.Writer, ix *matching.Index, today time.Time) error {
	ids, err := ix.Expired(ctx, today)
	if err != nil {
		return err
	}
	if err := ix.Erase(ctx, ids...); err != nil {
		return err
	}
	if err := ix.Compact(ctx); err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "erased %d (%s), %d candidates left\n", len(ids), strings.Join(ids, " "), ix.Len())
	return err
}

// backUp copies the live index into a folder of its own for each day and checks the
// original. To restore one, open it, or copy it to the place of the lost index.
func backUp(ctx context.Context, w io.Writer, ix *matching.Index, dir string) error {
	report, err := ix.Verify(ctx)
	if err != nil {
		return err
	}
	for _, d := range report.Damage {
		fmt.Fprintln(w, "damage:", d)
	}
	dir = filepath.Join(dir, fmt.Sprintf("seq-%06d", ix.Seq()))
	if err := ix.Backup(ctx, dir); err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "verified %d values, backed up\n", report.Values)
	return err
}
