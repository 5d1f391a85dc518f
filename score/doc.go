// Package score holds the whole-number arithmetic of Proven: how strong a list of
// evidence is ([Of]), what a role makes of such strengths ([Boosts], [Points],
// [Best]) and which [Band] a candidate falls into.
//
// Every function is pure, total and deterministic: no clock, no randomness, no
// floating point, no statistics of the pool. The package imports the standard
// library only. It sees numbers, depths and opaque origins; a name, a place or a
// word of a document has no field here.
//
// # The model in one paragraph
//
// One table bounds the strength of an observation by its depth. The lower bound of
// each depth is about half its upper bound, so duration and recency move a strength
// between "half" and "whole" and never across more than one depth. Further
// independent origins close a part of what is missing to the upper bound, so
// corroboration narrows doubt and is never a bonus beyond the ceiling. A dated job of
// three years with owned outcomes reaches [MaxStrength] by itself: public work is
// another road to the same ceiling.
package score
