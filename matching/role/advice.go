package role

import "cmp"

// advice says what a code always means: why it matters and what to do about it.
type advice struct{ why, suggestion string }

var advices = map[Code]advice{
	UnknownSkill: {
		"words outside the taxonomy have no synonyms, no adjacent skills and no depth: only people who wrote the same words are found",
		"use the nearest known skill, or move the words to text on purpose",
	},
	DoubledSkill: {
		"what counts twice outweighs the rest by accident",
		"name it once, and raise the weight if it should weigh more",
	},
	NestedSkill: {
		"whoever shows the one shows the other, so one ability earns twice",
		"keep the narrower skill under any and put the wider one under adjacent, or ask for more depth",
	},
	NoShare: {
		"it cannot change the place of any candidate",
		"raise its weight or drop it",
	},
	NoField: {
		"years of unrelated work count like relevant ones",
		"add a must-have skill of the field, or drop the years",
	},
	TooManyMusts: {
		"each further must-have costs candidates and none of them is decisive any more; interviews cannot check so many",
		"keep what must be done without help in the first months; make the rest trainable or drop it",
	},
	ShoppingList: {
		"a list of technologies describes a stack, not the work: it draws people who list them and loses people who can do it",
		"name the capabilities the problem takes, one cluster each, and let any one of several technologies show it",
	},
	YearsBeyondAge: {
		"nobody can have it: honest people do not apply and the others learn that numbers here mean nothing",
		"ask for what the person must be able to do with it, by depth and level",
	},
	SeniorityWithoutMeaning: {
		"it means at least three things, and everybody who reads it takes another one",
		"", // from the axes
	},
	NoProblem: {
		"without it the spec is a shopping list: nobody can tell which skills matter and what may be learned",
		"write in a sentence what is slow, broken or stuck today, or name a known problem",
	},
	UnsetImpact: {
		"candidates ask it first and interviewers later score against it",
		"write one line, or ask the hiring manager",
	},
	UnsetBaseline: {
		"unknown is not none: evidence on the environment cannot be judged, and a mismatch shows after the offer",
		"set it; none and no are answers too",
	},
	Contradiction: {
		"the parts exclude each other, so the ranking follows one of them by accident",
		"decide which one is meant",
	},
	Cliche: {
		"every posting says it, so it tells candidates nothing and puts many off",
		"drop it, or say what happened that made you want it",
	},
	GenericResponsibility: {
		"every job has it: it neither tells this role from another nor can be looked for",
		"say what is done, to which system, and how one sees that it went well",
	},
	Impossible: {
		"its points are lost for everybody, and a must-have nobody meets looks like a market without people",
		"name skills, or phrases of a few words as people write them",
	},
	UnknownArchetype: {
		"it suggests no clusters",
		"", // the list
	},
}

// finding completes a finding with its code, its place and, where it does not say so
// itself, what the code always means.
func (s *Spec) finding(code Code, path string, f Finding) Finding {
	at := s.places.at(path)
	f.Code, f.Path, f.Line, f.Column = code, path, at.line, at.column
	a := advices[code]
	f.Why = cmp.Or(f.Why, a.why)
	f.Suggestion = cmp.Or(f.Suggestion, a.suggestion)
	return f
}
