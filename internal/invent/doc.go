// Invent makes the benchmark of testdata/bench: invented people with résumés and
// public activity, and their grades for the roles that lie there.
//
//	go run ./internal/invent -out testdata/bench
//
// Each person is first a latent profile: occupation, level, jobs with the crafts used
// in each and how deeply, what is only named, what can be seen in public. Grades follow
// from the profile by rules that say the rubric of testdata/bench/README.md, before a
// word of text exists. Then the texts are written from the profile, out of words/*.txt,
// in four formats and several habits of writing.
//
// # Kept apart from the ranker
//
// The program imports nothing of matching, score or parse; internal/lint holds it to
// that. It knows crafts, each a few names of tools and sentences that people write; it
// knows no taxonomy, no strengths and no lists of verbs. Neither side was fitted to
// the other.
//
// # Promises
//
// Equal seed and equal words give equal bytes on every machine: chance comes from PCG
// alone, a stream for each person, and no map is walked. A test makes everything again
// and compares.
//
// # Limits
//
// The grades are rules, not judgments of people, and the sentences are few: a ranking
// that does well here has not been shown to do well on real documents. See the README
// beside the data.
package main
