// Replay sends recorded answers of GitHub and recorded hours of its timeline through
// the collector's own transport and types, without a network, and counts what could be
// read. Recordings come from other projects and years: what fails here would fail on
// the platform.
//
//	go run ./examples/replay                                          # invented recordings of testdata
//	go run ./examples/replay -wiremock DIR -events 2015-01-01-12.json.gz
//
// DIR is searched for WireMock mappings: JSON files with a request and a response in
// folders named "mappings", their bodies in "__files" beside them.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"os/signal"
	"path/filepath"
	"slices"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/sourcing"
	"github.com/proven-go/proven/sourcing/github"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	recorded := flag.String("wiremock", "", "WireMock mappings below a `DIR`")
	events := flag.String("events", "", "an hour of GH Archive, a `FILE`")
	flag.Parse()
	if flag.NArg() > 0 {
		fmt.Fprintf(os.Stderr, "replay: unexpected argument %q\n", flag.Arg(0))
		os.Exit(2)
	}
	if *recorded == "" && *events == "" {
		*recorded, *events = "testdata/replay/wiremock", "testdata/replay/events.json"
	}
	if err := run(ctx, *recorded, *events, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "replay:", term.Clean(err.Error()))
		stop()
		os.Exit(1)
	}
}

// run replays what is named, and fails if anything could not be read.
func run(ctx context.Context, recorded, events string, w io.Writer) error {
	failed := 0
	if recorded != "" {
		n, err := answers(ctx, recorded, w)
		if err != nil {
			return err
		}
		failed += n
	}
	if events != "" {
		n, err := timeline(ctx, events, w)
		if err != nil {
			return err
		}
		failed += n
	}
	if failed > 0 {
		return fmt.Errorf("%d could not be read", failed)
	}
	return nil
}

// answers replays every mapping below a folder on its own.
func answers(ctx context.Context, dir string, w io.Writer) (failed int, err error) {
	names, err := mappings(dir)
	if err != nil {
		return 0, err
	}
	decoded, limits, others, faults := 0, 0, map[string]int{}, map[string]int{}
	for _, name := range names {
		m, err := read(name)
		switch {
		case err != nil:
			faults["no mapping"]++
			continue
		case m.Request.Method != "GET":
			others["not asked: "+m.Request.Method]++
			continue
		}
		switch limited, err := m.play(ctx); {
		case ctx.Err() != nil:
			return 0, ctx.Err()
		case err == nil && limited:
			limits++
		case err == nil:
			decoded++
		default:
			var refused *refusal
			if errors.As(err, &refused) {
				others[refused.Error()]++
			} else {
				faults[err.Error()]++
			}
		}
	}
	fmt.Fprintf(w, "Recorded answers: %d\n%6d decoded\n%6d recognised as limits, and asked again in time\n", len(names), decoded, limits)
	return tell(w, others, faults), nil
}

// tell prints counts, the largest first, and returns the number of faults.
func tell(w io.Writer, others, faults map[string]int) (failed int) {
	for _, part := range []map[string]int{others, faults} {
		keys := slices.SortedFunc(maps.Keys(part), func(a, b string) int {
			return cmp.Or(part[b]-part[a], cmp.Compare(a, b))
		})
		for _, key := range keys {
			fmt.Fprintf(w, "%6d %s\n", part[key], term.Clean(key))
		}
	}
	for _, n := range faults {
		failed += n
	}
	fmt.Fprintf(w, "%6d errors\n", failed)
	return failed
}

// timeline replays the events of a file.
func timeline(ctx context.Context, name string, w io.Writer) (failed int, err error) {
	all, kept := 0, 0
	kinds, faults := map[string]int{}, map[string]int{}
	archive := &github.Archive{FS: os.DirFS(filepath.Dir(name)), Files: []string{filepath.Base(name)}}
	archive.Log = func(kind string, evidence bool, err error) {
		all++
		if evidence {
			kept++
			kinds["evidence of "+kind]++
		}
		if err != nil {
			faults[kind+": "+err.Error()]++
		}
	}
	for _, err := range archive.Pages(ctx, sourcing.Query{}, "") {
		if err != nil {
			return 0, err
		}
	}
	fmt.Fprintf(w, "Recorded events: %d\n%6d became evidence\n", all, kept)
	return tell(w, kinds, faults), nil
}
