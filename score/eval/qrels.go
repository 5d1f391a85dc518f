package eval

import (
	"io"
	"slices"
	"strconv"
)

// Qrels holds the grades of judged documents by topic and document.
type Qrels map[string]map[string]int

// ReadQrels reads lines "topic iteration document grade", separated by any tabs or
// spaces; the second column is ignored and empty lines are skipped. A wrong number of
// columns, a grade that is no whole number and a document judged twice for a topic are
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
			return "document judged twice for a topic"
		}
		qrels[topic][doc] = grade
		return ""
	})
	if err != nil {
		return nil, err
	}
	return qrels, nil
}

// Topics returns the topics, ascending.
func (q Qrels) Topics() []string {
	var topics []string
	for topic := range q {
		topics = append(topics, topic)
	}
	slices.Sort(topics)
	return topics
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
