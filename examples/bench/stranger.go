package main

import (
	"fmt"
	"io"

	"github.com/proven-go/proven/score/eval"
)

// strangers says which judgments and which lines of runs from outside concern nobody
// here: a wrong file looks like a bad ranking otherwise. It is an error if all
// judgments do.
func strangers(w io.Writer, o options, p *pool, judged eval.Qrels, runs []ranked) error {
	known := map[string]bool{}
	for _, x := range p.people {
		known[eval.Column(x.id)] = true
	}
	all, unknown := 0, 0
	for _, topic := range judged.Topics() {
		for doc := range judged[topic] {
			all++
			if !known[doc] {
				unknown++
			}
		}
	}
	if unknown == all {
		return fmt.Errorf("%s: none of the %d judgments is about a résumé in %s; a document is its path without the extension", o.qrels, all, o.resumes)
	}
	if unknown > 0 {
		fmt.Fprintf(w, "warning: %d of %d judgments are about nobody in %s and count as missed\n", unknown, all, o.resumes)
	}
	for _, r := range runs {
		if !r.outside {
			continue
		}
		topics, docs := 0, 0
		for topic, ranking := range r.run {
			if judged[topic] == nil {
				topics++
				continue
			}
			for _, entry := range ranking {
				if !known[entry.Doc] {
					docs++
				}
			}
		}
		if topics+docs > 0 {
			fmt.Fprintf(w, "warning: %s ranks %d topics that nobody judged, and %d times somebody who is not in %s\n", r.name, topics, docs, o.resumes)
		}
	}
	return nil
}
