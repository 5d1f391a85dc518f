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
// # Order and ties
//
// Two orders of one run are in use. [Ranking.ByRank] is the order that the file's rank
// column states. [Ranking.ByScore] is what the program trec_eval ranks by: score
// descending, on a tie document name descending, whatever the rank column says. A run
// whose scores strictly fall with the rank, as [WriteRun] writes, has one order only.
// An unjudged document counts as not relevant, as trec_eval does.
//
// # Promises
//
// Measures are total: an empty list, a topic without relevant documents and a negative
// grade have documented answers and never a NaN. They do not change their arguments.
package eval
