package eval

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
)

// Unjudged is the grade of a document that nobody judged. Measures take it, as every
// negative grade, for not relevant; [Bpref] and [JudgedAt] tell it from 0.
const Unjudged = -1

// Qrels holds the grades of judged documents by topic and document. A negative grade is
// a document that was in the pool and that nobody judged: the same as an absent one.
type Qrels map[string]map[string]int

// ReadQrels reads lines "topic iteration document grade", separated by any tabs or
// spaces; the second column is ignored, empty lines and lines that begin with "#" are
// skipped, and a line may end in CRLF. A wrong number of columns, a grade that is no whole number and a document judged twice for a topic are
// errors of type *[LineError].
func ReadQrels(r io.Reader) (Qrels, error) {
	qrels := Qrels{}
	err := eachLine(r, 4, func(f []string) string {
		topic, doc := f[0], f[2]
		grade, err := strconv.Atoi(f[3])
		if err != nil {
			return "grade " + strconv.Quote(f[3]) + ", want a whole number"
		}
		if qrels[topic] == nil {
			qrels[topic] = map[string]int{}
		}
		if _, twice := qrels[topic][doc]; twice {
			return judgedTwice
		}
		qrels[topic][doc] = grade
		return ""
	})
	if err != nil {
		return nil, err
	}
	return qrels, nil
}

// WriteQrels writes judgments as TREC lines, topics and documents ascending, so that
// equal judgments are equal bytes. White space in names is percent-encoded as [WriteRun]
// does; an empty name and a topic that begins with "#" are errors.
func WriteQrels(w io.Writer, q Qrels) error {
	buffered := bufio.NewWriter(w)
	for _, topic := range q.Topics() {
		for _, doc := range slices.Sorted(maps.Keys(q[topic])) {
			if topic == "" || doc == "" || topic[0] == '#' {
				return errors.New(`eval: empty topic or document, or a topic that begins with "#"`)
			}
			fmt.Fprintf(buffered, "%s 0 %s %d\n", Column(topic), Column(doc), q[topic][doc])
		}
	}
	if err := buffered.Flush(); err != nil {
		return fmt.Errorf("eval: %w", err)
	}
	return nil
}

// Topics returns the topics, ascending.
func (q Qrels) Topics() []string { return slices.Sorted(maps.Keys(q)) }

// Judged returns the grades of documents in their order, [Unjudged] for one without a
// grade.
func (q Qrels) Judged(topic string, docs []string) []int {
	grades := make([]int, len(docs))
	for i, doc := range docs {
		grade, ok := q[topic][doc]
		if !ok || grade < 0 {
			grade = Unjudged
		}
		grades[i] = grade
	}
	return grades
}

// Grades returns the grades of documents in their order, 0 for an unjudged one.
func (q Qrels) Grades(topic string, docs []string) []int {
	grades := make([]int, len(docs))
	for i, doc := range docs {
		grades[i] = q[topic][doc]
	}
	return grades
}

// Ideal returns the grades of all judged documents of a topic, the best first.
func (q Qrels) Ideal(topic string) []int {
	var grades []int
	for _, grade := range q[topic] {
		grades = append(grades, grade)
	}
	slices.Sort(grades)
	slices.Reverse(grades)
	return grades
}

// Relevant returns how many documents of a topic have at least a grade.
func (q Qrels) Relevant(topic string, least int) int {
	n := 0
	for _, grade := range q[topic] {
		if grade >= least {
			n++
		}
	}
	return n
}
