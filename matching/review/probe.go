package review

// A Probe is something that only a conversation can show, with the tag under which an
// interviewer may note it. It is a list for people: no part of this module infers any of
// it from a text.
type Probe struct {
	Tag    string `json:"tag"`
	Ask    string `json:"ask"`
	Listen string `json:"listen"` // what an answer may hold
}

// Probes returns the list. It is the same for everybody.
func Probes() []Probe {
	return []Probe{
		{"explains-own-work", "Walk through one project of your document, from the first request to today.", "steps, people, figures and dead ends that fit together"},
		{"code-quality", "When was code good enough, and when was it worth another week?", "a case for each, with its price"},
		{"dealing-with-mistakes", "Tell of a mistake of a colleague that reached users. What happened on that day and after?", "what was changed so that it is less likely"},
		{"own-part-in-failure", "Which project did not work out, and what was your part in it?", "own decisions beside circumstances"},
	}
}
