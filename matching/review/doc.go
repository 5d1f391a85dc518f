// Package review says what a person should check next about one candidate for one
// role: what is shown, what is only claimed, and what to ask.
//
//	r, err := review.Reviewer{Index: ix, Role: spec}.Review(ctx, "cand-42", cv)
//	for _, c := range r.Checks { fmt.Println(c.Name, c.State, c.Note) }
//
// A ranking is the start of a conversation; a [Review] prepares it. It holds five
// checks, a ledger of claims and their proof, a timeline, questions about what is not
// clear, a plan for three interviews, a rubric for the screen, and what would show more.
//
// # Words
//
// A claim is what a profile says of the person; proof is work text with dates, or public
// activity, that bears it out. A gap is something that the role asks for and the profile
// does not show in work. A citation is a quote with its place. A deed is how one sentence
// tells of work ([ReadDeed]).
//
// # Promises
//
//   - Nothing here changes a score, a band or an order, and nothing is rejected: the
//     package only reads what package matching has computed.
//   - Silence is never held against anybody. A claim without proof stands at neutral
//     ([Claim.Standing]): most work is private. A time without a job is printed and is
//     never a question.
//   - Every check that is not "unclear", every question and every claim has a citation,
//     or names the part of the role that it is about.
//   - No trait of a person is inferred. What only a conversation can show is a list of
//     things to listen for ([Probes]).
//   - Notes are fixed, neutral words with figures and names of skills in them; a
//     document's own words stand in citations only. Hidden text is counted, not repeated.
//   - Equal input gives equal output. All types are plain values of the caller's.
//
// # What it is not
//
// It reads English; other languages give fewer deeds, never worse ones. It judges no
// answer: people fill in the scorecards.
package review
