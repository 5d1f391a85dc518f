// Package identity asks whether two records are one person.
//
// A [Finder] reads candidates and answers twice. Records that share a hard key are
// merged: an account by its number, the page of an account, an e-mail address or a
// telephone number, as far as the names do not contradict. Everything less certain is
// a [Suggestion] for a person to decide: a weight and the reasons it is the sum of.
//
// # Weights
//
// A field of two records agrees at one of a few ordered levels. A level weighs
// log2(m/u), in tenths of bits, a whole number: m is how often two records of one
// person agree so, u how often two different people do. A field that one of the
// records does not have weighs 0. [Levels] is the whole table with its m and u, which
// were set by hand, by the arguments that stand beside them, and are on the cautious
// side for people of one trade. Source: Fellegi and Sunter, "A theory for record
// linkage", JASA 64 (1969).
//
// The model takes fields to be independent. Where they are not, the table has a level
// of its own that weighs less: a login made of the name says little that the name has
// not said, and equal jobs in an equal text are the text's.
//
// # How much is enough
//
// If one record in five has a twin among n records, then one pair in 5·n is one
// person's, and a suggestion is as likely right as wrong at 10·log2(5·n) tenths of
// bits. That is [Least], never under 160: 16 bits, a full name and something beside it.
//
// # What is compared
//
// Only records that share a blocking key are compared: e-mail address or login,
// telephone number, link or account, a word of the name with the initial of another,
// two jobs, or three of 64 values of a MinHash of the text. A block that is too large
// is cut by a second key; what is too large even then is compared with its neighbours
// only, and [Found.Oversized] says how many pairs were left out.
//
// # What is never an identity
//
// Mailboxes of teams, sample names and addresses ("john.doe@…") and sample numbers
// identify nobody; they count as missing. A login that two accounts with different
// numbers have had is no key either.
//
// # Promises
//
//   - Merging keeps its parts: [Merged.Unmerge] gives back what [Merge] was given.
//   - The number of workers and the order of the input change nothing.
//   - Memory is bounded, whatever the documents hold: of a record some 450 bytes are
//     kept, and a run of a million takes 1.1 GB at its peak.
//   - Scores know nothing of it: no package that ranks imports this one.
package identity
