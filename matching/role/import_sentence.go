package role

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A sentence is one sentence of a block, or the whole of a short item.
type sentence struct {
	span
	section section
	block   int
	item    bool
	labeled bool
}

// sentences cuts the blocks that are text into sentences.
func sentences(text string, all []block) []sentence {
	var out []sentence
	for i, b := range all {
		if b.heading > 0 {
			continue
		}
		for at := b.start; at < b.end; {
			end := sentenceEnd(text, at, b.end)
			if s := trimmed(text, span{at, end}); s.start < s.end {
				if part, n := label(text[s.start:s.end]); n > 0 && s.start > b.start { // "You can learn: Helm."
					b.section, b.labeled = part, true
					if rest := trimmed(text, span{s.start + n, s.end}); rest.start < rest.end && !speaks(text[s.start:s.start+n]) {
						s = rest
					}
				}
				out = append(out, sentence{s, b.section, i, b.item, b.labeled})
			}
			at = end
		}
	}
	return out
}

// abbreviations end in a dot that ends no sentence.
var abbreviations = []string{"e.g", "i.e", "etc", "incl", "approx", "ca", "vs", "min", "z.b", "bzw", "inc", "no", "dr", "mr", "ms", "st", "resp", "max", "mind", "excl", "exp", "yrs", "yr", "esp", "mgmt", "abt", "dept", "ggf", "bspw", "inkl", "usw", "evtl"}

// longestSentence is the length in bytes at which a text without stops is cut.
const longestSentence = 1200

// sentenceEnd returns where the sentence that begins at a place ends.
func sentenceEnd(text string, at, end int) int {
	if end-at > longestSentence {
		end = at + longestSentence
		if i := strings.LastIndexAny(text[at:end], " \n"); i > 0 {
			end = at + i + 1
		}
		for !utf8.RuneStart(text[end]) {
			end--
		}
	}
	for i := at; i < end; i++ {
		c := text[i]
		if c != '.' && c != '!' && c != '?' {
			continue
		}
		rest := strings.TrimLeft(text[i+1:min(end, i+8)], "\"”’)")
		if rest != "" && rest[0] != ' ' && rest[0] != '\n' {
			continue // inside a word: Node.js, 2.5
		}
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[i+1:min(end, i+64)], " \n\t\"”’)("))
		if c == '.' && abbreviated(text[max(at, i-8):i], unicode.IsLower(next)) {
			continue
		}
		return i + 1
	}
	return end
}

// abbreviated reports whether the dot behind some words shortens the last of them. Where
// a lower letter follows, a word of one or two letters is one, too; a longer one is not:
// "SQL is a must. dbt is a plus."
func abbreviated(before string, lower bool) bool {
	word := strings.ToLower(before[strings.LastIndexAny(before, " (\n,/")+1:])
	if lower && len(word) <= 2 {
		return true
	}
	for _, a := range abbreviations {
		if word == a {
			return true
		}
	}
	return false
}

// clauses cuts a sentence at its semicolons outside of brackets, and where it goes on
// from what there is to what the person needs for it: each part asks for something of
// its own.
func (s sentence) clauses(text string) []span {
	var out []span
	at, depth := s.start, 0
	for i := s.start; i <= s.end; i++ {
		if i < s.end {
			switch text[i] {
			case '(':
				depth++
			case ')':
				depth--
			}
		}
		if i < s.end && (text[i] != ';' && !concludes(text[i:s.end]) || depth > 0) {
			continue
		}
		if c := trimmed(text, span{at, i}); c.start < c.end {
			out = append(out, c)
		}
		at = i + 1
	}
	return out
}

// concludes reports whether a text goes on with what follows for the person.
func concludes(rest string) bool {
	for _, turn := range []string{", so you", ", so the person", ", so they need", ", which is why you", ", therefore you", ", hence you"} {
		if len(rest) > len(turn) && rest[0] == ',' && strings.EqualFold(rest[:len(turn)], turn) {
			return true
		}
	}
	return false
}

// The cues by which a sentence says how much it means what it asks for. Those that
// look ahead speak of what follows in the clause, the others of what stands before.
var (
	niceAhead = []string{"ideally", "preferably", "bonus points for", "bonus points if", "bonus if", "bonus:", "nice to have:", "plus:", "extra points for",
		"would be nice if", "it would be great if", "great if you", "even better if", "not required but", "idealerweise", "wünschenswert sind", "gerne auch", "gern auch", "advantageous:"}
	niceBehind = []string{"a plus", "plus", "a bonus", "bonus", "preferred", "an advantage", "advantage", "advantageous", "desirable", "desired", "nice to have", "nice-to-have",
		"beneficial", "welcome", "optional", "helpful", "not required", "not essential", "not mandatory", "not a must", "appreciated", "good to know", "good to have",
		"von vorteil", "wünschenswert", "nice", "would be great", "would be good", "an asset", "makes life easier", "not decisive", "no condition", "not a condition", "no requirement", "not a requirement", "would help", "helps", "never hurts", "does not hurt", "doesn't hurt", "icing", "bonus points", "extra points", "would be lovely", "would be useful", "is useful"}
	learnAhead = []string{"willing to learn", "willingness to learn", "can learn", "eager to learn", "open to learning", "happy to learn", "ready to learn", "keen to learn", "wants to learn", "want to learn", "will learn", "you'll learn", "learn",
		"interest in learning", "interested in learning", "you will learn", "we will teach you", "we teach you", "no prior", "no previous", "don't need", "do not need", "need not know",
		"bereitschaft"}
	learnBehind = []string{"can be learned", "can be learnt", "can be picked up", "can be acquired", "explain to you", "can wait", "can come later", "can follow later", "we can teach", "we'll teach", "you can learn", "you will learn", "you'll learn", "on the job", "not needed", "not necessary", "will be taught", "we will teach", "is trainable"}
	mustWords   = []string{"must", "indispensable", "must-have", "required", "mandatory", "essential", "non-negotiable", "need to have", "zwingend", "erforderlich", "vorausgesetzt", "a requirement"}
	askWords    = []string{"you should", "should have", "you need", "you also need", "needs to know", "we would like you to", "we'd like you to", "must have", "is expected", "are expected", "you can", "needed", "needs to be", "need to be", "know your way around", "you've shipped",
		"has to be", "we need somebody", "we need someone", "the person should", "candidate should", "someone who", "somebody who", "a person who", "people who have", "at ease with", "a good grip on", "good grip of", "experience with", "experience in", "experience of", "experience using", "experience building", "experienced in", "experienced with", "proficient", "proficiency", "knowledge of",
		"expertise in", "expertise with", "you have", "you know", "you bring", "you write", "you've", "comfortable with", "confident with", "confident in", "at home in", "versed in", "must know", "strong", "solid", "skilled in", "fluent in", "looking for", "hands-on", "background in", "familiarity with", "familiar with",
		"years of", "years in", "years with", "production experience", "erfahrung", "kenntnisse"}
	// What a person would accept in place of the thing asked for.
	similarWords = []string{"similar", "equivalent", "equivalents", "comparable", "or other", "or others", "or another", "or any other", "or any", "or related", "or the like", "or alternatives", "or alternative",
		"etc", "or adjacent", "ähnlich", "ähnliche", "ähnliches", "ähnlichen", "vergleichbar", "vergleichbare", "vergleichbaren", "or a different", "transferable"}
)

// needAt returns what a clause says of the skill at a place in it: whether it must be
// there, and whether the clause says so at all.
func needAt(low string, at int) (need Need, said bool) {
	after := lastBreak(low[:at])
	until := at + nextBreak(low[at:])
	before, behind := low[after:at], low[at:until]
	backward := anyPhrase(behind, learnBehind) || anyPhrase(behind, niceBehind) && !preferredOfSeveral(low, behind)
	if rest := low[until:]; strings.HasPrefix(rest, " but ") && taught.MatchString(rest) {
		backward = true // "Kafka, but we can train you"
	}
	switch {
	case backward, anyPhrase(before, niceAhead), anyPhrase(before, learnAhead):
		return Trainable, true
	case anyPhrase(before, mustWords), anyPhrase(behind, mustWords):
		return Must, true
	}
	return "", false
}

// breaks are the words at which a clause turns to something else.
var breaks = []string{" but ", " however ", " – ", " — ", " - ", ", ideally", ", preferably", " and ideally", " and preferably", " (ideally", " (preferably", ", bonus"}

// lastBreak returns where the part of the clause begins that a text ends in.
func lastBreak(low string) int {
	at := 0
	for _, b := range breaks {
		if i := strings.LastIndex(low, b); i >= 0 {
			at = max(at, i+1)
		}
	}
	for _, w := range mustWords {
		for from := 0; ; {
			i := indexPhrase(low[from:], w+",")
			if i < 0 {
				break
			}
			from += i + len(w)
			at = max(at, from)
		}
	}
	return at
}

// nextBreak returns where the part of the clause ends that a text begins in. One thing
// "is a plus" by itself, so what stands before the comma is not meant by it.
func nextBreak(low string) int {
	at := len(low)
	for _, b := range breaks {
		if i := strings.Index(low, b); i >= 0 {
			at = min(at, i)
		}
	}
	if i := strings.Index(low, " is a"); i >= 0 && i < at {
		if j := strings.LastIndexByte(low[:i], ','); j >= 0 {
			at = j
		}
	}
	return at
}

// preferredOfSeveral reports whether "preferred" only names the first choice among
// alternatives: "AWS (preferred) or another cloud".
func preferredOfSeveral(low, behind string) bool {
	i := indexPhrase(behind, "preferred")
	if i < 0 {
		return false
	}
	rest := behind[i+len("preferred"):]
	open := strings.LastIndexByte(behind[:i], '(')
	return open >= 0 && !strings.ContainsRune(behind[open:i], ')') && hasPhrase(rest, "or")
}
