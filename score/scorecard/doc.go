// Package scorecard holds what interviewers found: seven competencies rated from 1 to 5,
// each with the evidence it rests on. A rating without evidence is invalid, and a
// decision without a reason too. Cards are plain values with a JSON form; they are read
// from and written to the shape that the applicant tracking system Greenhouse uses.
//
// A card never changes a score of this module: it is a person's judgment.
package scorecard
