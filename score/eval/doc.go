// Package eval says how good a ranking is: it reads judgments and runs in the formats
// of the Text Retrieval Conference (TREC) and computes the usual measures, one a file.
//
// It imports the standard library only and knows nothing of candidates or roles: a
// topic is a role, a document is a candidate.
//
// # Words
//
// A grade is a whole number that a judge gave to a document for a topic; 0 or less is
// not relevant, more is better. Qrels are the grades of many documents. A run is a
// ranked list for each topic. A cut-off k counts ranks from 1; k of 0 or less means no
// cut-off.
//
// # In four lines
//
// [ReadQrels], [ReadRun], [ParseMeasures] in the spelling of ir_measures, [Evaluate]. The
// [Result] holds the values of every topic; [Compare] holds two of them against each
// other: paired t-test, randomisation test, bootstrap interval, the difference that
// could have been seen at all, and warnings. [Holm] corrects many comparisons.
//
// # Order and ties
//
// Programs disagree on what a run's order is; [Order] lists the ways, and [TiesAt] and
// [TieBounds] say how much hangs on it. trec_eval looks at scores alone, and on a tie at
// document names descending, whatever the rank column says. A run whose scores strictly
// fall with the rank, as [WriteRun] writes, has one order only.
//
// # Equal to trec_eval
//
// nDCG, AP, P, R, RR, Rprec, Bpref and Success follow trec_eval's definitions for every
// cut-off and relevance level. Held against trec_eval 9.0 by way of pytrec_eval, 3,000
// random topics with ties, unjudged and negative grades differed by less than 1e-15.
// Every judged topic counts, as with its option -c. An unjudged document counts as not
// relevant, but for [Bpref] and [JudgedAt]; a grade of -1 is unjudged.
//
// # Promises
//
// Measures are total: an empty list, a topic without relevant documents and a negative
// grade have documented answers and never a NaN. They do not change their arguments.
package eval
