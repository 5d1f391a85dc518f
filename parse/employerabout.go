package parse

import (
	"regexp"
	"strings"
)

// Many jobs open with a sentence about the employer: "Acme makes pumps.", "(fintech
// start-up, 40 people)". JSON Resume keeps it as the job's description, apart from what
// the person did.

// about moves what a job says of its employer from its summary to its description.
func (s *sheet) about(job *Work, rest []piece) {
	for _, q := range rest {
		if job.Description.IsZero() && q.first < 2 && q.place < 3 && firmNoun.MatchString(q.text) && (q.paren || len(strings.Fields(q.text)) > 2) {
			job.Description = s.field(q.span)
		}
	}
	f := job.Summary
	if !job.Description.IsZero() || f.IsZero() {
		return
	}
	text := s.str(f.Span)
	end := sentenceEnd(text)
	if !aboutEmployer(foldSpace(text[:end]), job.Name.Value) {
		return
	}
	job.Description = s.prose(Span{f.Span.Start, f.Span.Start + end})
	job.Summary = s.prose(Span{f.Span.Start + end, f.Span.End})
}

// sentenceEnd returns where the first sentence of a text ends.
func sentenceEnd(text string) int {
	for at := 0; ; {
		dot := strings.IndexByte(text[at:], '.')
		if dot < 0 {
			return len(text)
		}
		at += dot + 1
		if at == len(text) || (text[at] == ' ' || text[at] == '\n') && len(lastWord(text[:at])) > 4 {
			return at
		}
	}
}

// maxAbout bounds the words of a sentence about an employer.
const maxAbout = 45

// aboutEmployer reports whether a sentence says what an employer is or does, and nothing
// of the person.
func aboutEmployer(sentence, employer string) bool {
	words := strings.Fields(sentence)
	if len(words) < 4 || len(words) > maxAbout || ofPerson.MatchString(sentence) {
		return false
	}
	subject := firmSubject.MatchString(sentence)
	if name := strings.Fields(employer); len(name) > 0 && len(name[0]) > 2 {
		subject = subject || strings.EqualFold(strings.Trim(words[0], ",."), strings.Trim(name[0], ",."))
	}
	if subject {
		head := strings.Join(words[:min(len(words), 9)], " ")
		return firmVerb.MatchString(head)
	}
	return firmOpening.MatchString(sentence) && firmNoun.MatchString(strings.Join(words[:min(len(words), 12)], " "))
}

var (
	firmNoun = regexp.MustCompile(`(?i)\b(?:company|start-?up|scale-?up|provider|manufacturer|agency|consultancy|retailer|supplier|vendor|subsidiary|employees|headcount|` +
		`unternehmen|anbieter|hersteller|mitarbeiter|dienstleister|entreprise|fournisseur|filiale|salariés|empresa|proveedor|fabricante|empleados|fornecedor|funcionários)\b`)
	firmOpening = regexp.MustCompile(`^(?i:an?|one of|leading|global|international|world|europe's|the (?:largest|leading|biggest)|ein|eine|führender?|une?|un|una|uma|um)\b`)
	firmSubject = regexp.MustCompile(`^(?i:the (?:company|firm|agency|start-?up)|das unternehmen|l['’]entreprise|la empresa|a empresa)\b`)
	firmVerb    = regexp.MustCompile(`\b(?i:is|are|was|provides|offers|develops|makes|builds|operates|sells|produces|delivers|runs|specialis\w+|specializ\w+|ist|bietet|entwickelt|est|propose|es|ofrece|é|oferece)\b`)
	ofPerson    = regexp.MustCompile(`(?i)\b(?:i|my|we|our|ich|wir|je|nous|responsible|responsibilities|led|leading a|managed|working|worked|hired|joined|promoted)\b`)
)
