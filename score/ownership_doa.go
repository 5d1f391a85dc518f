package score

// DOA returns the degree of authorship of a contribution, in thousandths:
//
//	DOA = 3.293 + 1.098·first + 0.164·own commits − 0.321·ln(1 + others' commits)
//
// It is a measure that [Ownership] is held against, in whole numbers, within two
// thousandths. Its published use calls a person an author of a file from three quarters
// of the file's largest DOA on. Sources: Fritz, Murphy, Murphy-Hill, Ou and Hill,
// "Degree-of-knowledge: modeling a developer's knowledge of code", TOSEM 23(2), 2014;
// Avelino, Passos, Hora and Valente, "A novel approach for estimating truck factors",
// ICPC 2016.
func DOA(c Contribution) int {
	doa := 3293 + 164*int(min(count(c.Commits), 1<<32))
	if c.First {
		doa += 1098
	}
	const fraction = 12
	const halving = 222_500 // millionths: 0.321·ln 2
	return doa - log2(1+count(c.OthersCommits), fraction)*halving/(1000<<fraction)
}
