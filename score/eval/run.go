package eval

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// An Entry is one ranked document.
type Entry struct {
	Doc   string
	Rank  int // as the file states it
	Score float64
}

// A Ranking is what a run says about one topic, in the order of the file.
type Ranking []Entry

// Run holds the rankings by topic.
type Run map[string]Ranking

// Topics returns the topics, ascending.
func (r Run) Topics() []string { return slices.Sorted(maps.Keys(r)) }

// ReadRun reads lines "topic Q0 document rank score tag", separated by any tabs or
// spaces; the second and the last column are ignored, empty lines and lines that begin
// with "#" are skipped, and a line may end in CRLF. A wrong number of columns, a rank that is no whole number, a score that is no finite
// number and a document ranked twice for a topic are errors of type *[LineError].
func ReadRun(r io.Reader) (Run, error) {
	run := Run{}
	seen := map[[2]string]bool{}
	err := eachLine(r, 6, func(f []string) string {
		topic, doc := f[0], f[2]
		rank, err := strconv.Atoi(f[3])
		if err != nil {
			return "rank " + strconv.Quote(f[3]) + ", want a whole number"
		}
		score, err := strconv.ParseFloat(f[4], 64)
		if err != nil || math.IsNaN(score) || math.IsInf(score, 0) {
			return "score " + strconv.Quote(f[4]) + ", want a finite number"
		}
		if seen[[2]string{topic, doc}] {
			return rankedTwice
		}
		seen[[2]string{topic, doc}] = true
		run[topic] = append(run[topic], Entry{doc, rank, score})
		return ""
	})
	if err != nil {
		return nil, err
	}
	return run, nil
}

// WriteRun writes one topic's documents, the best first, as TREC lines. Scores are N,
// N-1, … 1, so that no evaluator breaks ties anew. White space in topic, document and
// tag is percent-encoded; an empty one of them is an error, because its line could not
// be read back; so is a topic that begins with "#", the sign of a comment.
func WriteRun(w io.Writer, topic string, docs []string, tag string) error {
	if topic != "" && topic[0] == '#' {
		return errors.New(`eval: a topic that begins with "#" would be read as a comment`)
	}
	buffered := bufio.NewWriter(w)
	for i, doc := range docs {
		if topic == "" || doc == "" || tag == "" {
			return fmt.Errorf("eval: rank %d: empty topic, document or tag", i+1)
		}
		fmt.Fprintf(buffered, "%s Q0 %s %d %d %s\n", Column(topic), Column(doc), i+1, len(docs)-i, Column(tag))
	}
	if err := buffered.Flush(); err != nil {
		return fmt.Errorf("eval: %w", err)
	}
	return nil
}

// Column returns a text without white space: each such character becomes the percent
// encoding of its UTF-8 bytes. Nothing else changes, so that IDs stay as they are.
func Column(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		end := strings.IndexFunc(s, unicode.IsSpace)
		if end < 0 {
			break
		}
		space, rest := s[end:], strings.TrimLeftFunc(s[end:], unicode.IsSpace)
		b.WriteString(s[:end])
		for _, c := range []byte(space[:len(space)-len(rest)]) {
			fmt.Fprintf(&b, "%%%02X", c)
		}
		s = rest
	}
	return b.String() + s
}
