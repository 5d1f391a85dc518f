// Package audit says how fair a ranking is: rates and ratios by group, with tests and
// intervals, over plain rows. It works on any system's ranking and knows nothing of
// candidates, roles or scores but numbers; nothing that scores imports it, so that a
// group label cannot reach a score.
//
// # Words
//
// An attribute is what the auditor asked people about (sex, race/ethnicity); a category
// is one answer; attributes may be crossed. A row without an answer is unknown: it is
// counted as such and enters nothing else. A rate is a share in [0, 1] of a category, an
// impact ratio is a rate divided by that of the category with the highest rate.
//
// # What it is not
//
// Audit figures are not a finding of law. Nobody is compliant because a ratio is high;
// nobody has discriminated because one is low. The figures say where to look.
//
// # Promises
//
// Measures are total: a category without members, a ranking without rows and a cut of 0
// have documented answers, NaN never. They do not change their arguments. Sampling takes
// a seed. Sources stand beside each measure.
package audit
