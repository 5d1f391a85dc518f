package role

import "strings"

// Job descriptions also say whom they do not want. Such a sentence names work and tools
// only to turn them away: it states a rule or nothing, and never asks for a skill.

// refusals are the phrases that turn somebody away. Those with "no" and "pure" name
// whom they mean themselves, so that they stay in the words that are read.
var (
	refusals = []string{"is not for you", "isn't for you", "not a fit if", "not a fit for", "won't be a fit", "not a good fit", "not the right role", "not the right job", "not the job for you", "wrong role for you", "wrong job for you",
		"we will reject", "we reject", "we turn down", "is not enough", "are not enough", "isn't enough", "aren't enough", "will not do", "won't do", "won't cut it", "is not sufficient", "are not sufficient",
		"do not apply if", "please do not apply", "please don't apply", "do not apply", "don't apply", "need not apply", "not be happy here", "will not be happy", "won't be happy", "will not enjoy", "won't enjoy",
		"is not what we", "are not what we", "isn't what we", "aren't what we", "not looking for", "do not look for", "don't look for", "not seeking", "no interest in", "not interested in", "do not count", "does not count", "doesn't count", "don't count",
		"cannot consider", "can't consider", "will not consider", "won't consider", "unable to consider", "cannot be considered", "can't be considered", "not be considered", "will not be shortlisted", "not be shortlisted", "not suitable for",
		"cannot be accepted", "cannot accept", "can't accept", "cannot take", "can't take", "not take", "unlikely to be successful", "unlikely to succeed", "unlikely to be happy", "not requested", "not wanted", "this isn't it", "this is not it", "look elsewhere", "not your thing", "not your job", "will be lost", "would be lost", "be bored", "will struggle here", "would struggle here",
		"reicht nicht", "reichen nicht", "nicht ausreichend", "bitte nicht bewerben"}
	purists = []string{"no pure", "not a pure", "not purely", "no purely", "keine reinen"}
)

// refuses reports whether a lowered sentence turns somebody away.
func refuses(low string) bool {
	low = strings.ReplaceAll(low, "’", "'")
	return anyPhrase(low, refusals) || anyPhrase(low, purists)
}

// withoutRefusal returns a clause without the phrase that turns somebody away, whose
// own "no" and "not" say nothing about areas, and whether there was one.
func withoutRefusal(low string) (rest string, refused bool) {
	low = strings.ReplaceAll(low, "’", "'")
	at := firstPhrase(low, refusals)
	if at.start < 0 {
		return low, false
	}
	rest = low[:at.start] + low[at.end:]
	if cut := firstPhrase(rest, []string{"rather than", "instead of", "and not"}); cut.start >= 0 {
		rest = rest[:cut.start] // what they would rather have
	}
	return rest, true
}
