package matching

import (
	"errors"
	"fmt"
	"iter"
	"testing"
	"time"

	"github.com/proven-go/proven/sourcing"
)

// AddAll stores portions, counts what is durable, and names a bad line by its place in
// the whole sequence; one portion and many make the same candidates.
func TestAddAll(t *testing.T) {
	line := func(i int) sourcing.Evidence {
		return sourcing.Evidence{Kind: sourcing.Review, Source: "test", Actor: sourcing.Actor{Source: "github", ID: fmt.Sprint(i % 3)}, Subject: []string{"language:Go"},
			URL: fmt.Sprintf("https://example.org/%d", i), When: time.Date(2026, 1, 1, 0, i, 0, 0, time.UTC)}
	}
	all := func(n, bad int, end error) iter.Seq2[sourcing.Evidence, error] {
		return func(yield func(sourcing.Evidence, error) bool) {
			for i := range n {
				e := line(i)
				if i == bad {
					e.Kind = ""
				}
				if !yield(e, nil) {
					return
				}
			}
			if end != nil {
				yield(sourcing.Evidence{}, end)
			}
		}
	}
	many := open(t)
	before := many.Seq()
	if n, err := many.AddAll(t.Context(), all(2*allBatch+1, -1, nil)); err != nil || n != 2*allBatch+1 || many.Len() != 3 || many.Seq() != before+3 {
		t.Errorf("%d lines, %d candidates in %d changes, %v", n, many.Len(), many.Seq()-before, err)
	}
	one := open(t)
	for e, err := range all(2*allBatch+1, -1, nil) {
		if err == nil {
			err = one.Add(t.Context(), e)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	s := spec(t, "title: Go\nclusters:\n  - {name: Go, need: must, any: [go]}\n")
	a, err1 := many.Rank(t.Context(), s, Query{})
	b, err2 := one.Rank(t.Context(), s, Query{})
	if err := errors.Join(err1, err2); err != nil || fmt.Sprint(a.Results) != fmt.Sprint(b.Results) {
		t.Errorf("portions rank differently: %v", err)
	}
	var bad *EvidenceError
	if n, err := open(t).AddAll(t.Context(), all(allBatch+9, allBatch+7, nil)); !errors.As(err, &bad) || bad.Index != allBatch+7 || n != allBatch {
		t.Errorf("a bad line: %d stored, %v", n, err)
	}
	broken := errors.New("broken")
	if n, err := open(t).AddAll(t.Context(), all(allBatch+1, -1, broken)); !errors.Is(err, broken) || n != allBatch {
		t.Errorf("a broken sequence: %d stored, %v", n, err)
	}
}
