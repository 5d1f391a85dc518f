// Package matching ranks candidates for a role by evidence and says why.
//
// A [Candidate] is made from a résumé ([FromResume]) or by the activity that is added
// for an account ([Index.Add]). An [Index] keeps candidates, [Index.Rank] orders them
// for a role spec, [Index.Search] finds words, skills and activity.
//
// Start with [Open], [Index.Put] and [Index.Rank]; the program examples/embed goes on to
// pages, explanations, erasure and backups, a function a step.
//
// # Words
//
// A profile is what scoring sees of a candidate: engagements, passages of text and
// public activity. An observation says that a sentence or an activity shows a skill
// at a depth; its strength follows by package score. A requirement is met by its best
// skill or phrase; what it contributes is a [Reason]. A row is a candidate's strengths.
//
// # Promises
//
//   - Points are whole numbers, the sum of the reasons' points, and follow from the
//     cited evidence alone ([Reason.Recompute]).
//   - No statistic of other candidates enters a score. The same spec, taxonomy, model
//     and month give a candidate the same points in any index.
//   - The order of putting, the number of workers and the machine change nothing.
//   - Names, contacts, employers, schools, places and hidden text have no field in
//     what scoring sees; [Person] is kept apart and read by presentation only.
//   - What is not there is silence: it lowers only the points of its own requirement.
//   - Nobody disappears: who meets a reject rule stands in [List.HeldOut] with the rule.
//
// # Parts of an index
//
// The truth, one file, holds everything, with a checksum a record; whoever changes an
// index waits for it alone. Columns hold strengths and give points: a million candidates
// with twenty skills take about 130 MB, and a role some milliseconds. The text part, a Bleve index, finds
// words. Columns and text follow the truth and can be made again from it at any time;
// [Index.Verify] compares all three. [Options.NoText] leaves the text out, and
// [Strengths] is the columns alone.
//
// # What it is not
//
// It does not decide. It knows no network, no language model and no embedding.
package matching
