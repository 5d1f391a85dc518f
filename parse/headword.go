package parse

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Section heads are told by their words: a head is made of nouns that say what the
// part is about and of fillers that say nothing ("Professional", "&", "Key"). A
// line with any other word is a head only if it looks like one (section.go).

// headNouns gives the kind of each noun, in English, German, French, Spanish,
// Portuguese, Italian and Dutch.
var headNouns = func() map[string]SectionKind {
	lists := map[SectionKind]string{
		WorkSection: `experience experiences expirience experiance employment employments employers positions appointments history
			internship internships career jobs berufserfahrung berufserfahrungen werdegang praktika berufspraxis praxiserfahrung
			berufstätigkeit expérience expériences emplois stages parcours experiencia experiencias laboral trayectoria
			experiência experiências esperienza esperienze werkervaring loopbaan`,
		SummarySection: `summary profile objective objectives overview about introduction goal goals statement bio biography
			resumo sumário zusammenfassung profil kurzprofil überblick ziel résumé sommaire résumen resumen perfil objetivo objectif sobre
			profilo sommario profiel samenvatting`,
		SkillSection: `skills skill competencies competences competencie competency competence expertise proficiencies proficiency
			technologies technology tools toolset qualifications qualification highlights strengths capabilities knowledge stack
			abilities frameworks software hardware platforms kenntnisse fähigkeiten kompetenzen qualifikationen edv fachkenntnisse
			compétences connaissances outils habilidades competencias conocimientos aptitudes destrezas competências conhecimentos
			competenze conoscenze vaardigheden specialties specialities skillset proficient`,
		EducationSection: `education educations academics academic academia degrees schooling studies study ausbildung bildung bildungsweg studium
			schulbildung formation formations études diplômes educación formación estudios educação formação istruzione
			formazione opleiding opleidingen`,
		CertificateSection: `certifications certification certificates certificate certifcations licenses licences licensure license credentials
			courses course coursework trainings training workshops seminars zertifikate zertifizierungen weiterbildung weiterbildungen fortbildungen kurse
			certificats cursos certificaciones certificados certificações certificazioni corsi certificaten`,
		LanguageSection:    `languages language sprachen sprachkenntnisse langues idiomas lenguajes línguas lingue talen`,
		ProjectSection:     `projects project portfolio projekte projets proyectos projetos progetti projecten`,
		VolunteerSection:   `volunteer volunteering volunteerism ehrenamt ehrenamtlich bénévolat voluntariado voluntario extracurricular`,
		PublicationSection: `publications publication papers patents patent talks presentations publikationen veröffentlichungen publicaciones publicações pubblicazioni`,
		AwardSection: `awards award honors honours honor achievements achievement accomplishments accomplishment recognition recognitions scholarships grants fellowships auszeichnungen erfolge
			distinctions prix premios logros prêmios premi prijzen`,
		InterestSection:  `interests interest hobbies hobby interessen freizeit loisirs intérêts intereses aficiones interesses interessi hobbys activities`,
		ReferenceSection: `references reference referees recommendations recommendation testimonials referenzen références referencias referências referenze referenties`,
		HeaderSection:    `contact contacts contacto kontakt kontaktdaten coordonnées contato contatti details links socials`,
	}
	m := map[string]SectionKind{}
	for kind, words := range lists {
		for w := range strings.FieldsSeq(words) {
			m[w] = kind
		}
	}
	return m
}()

// headFillers may stand in a head and decide nothing.
var headFillers = wordSet(`and or of in the & / my a an with for to on und der die des et de la le les y e en i professional work working relevant
	additional other others selected technical tech key core main personal information info data career related
	areas area background current previous past recent prior special specialized general major industry it computer
	programming business soft hard management leadership practical job employment total years background extra
	executive qualifying top featured notable significant brief more me i've online social media interpersonal relevant development
	berufliche beruflicher beruflichen persönliche persönlichen weitere sonstige professionnel professionnelle professionnelles
	professionnels techniques personnelles profesional profesionales laborales técnicas técnicos profissional profissionais
	professionale professionali lavorative acadêmica académica continuing community service services academic educational teaching
	research military civic field key-skills memberships affiliations affiliation membership associations side open source
	independent freelance contract volunteer spoken foreign human natural language languages industrial university college
	graduate undergraduate postgraduate engineering clinical legal creative digital design marketing sales analytical functional`)

// trades make a skill of a project: "Project management".
var trades = wordSet("management development engineering leadership marketing design digital sales teaching contract")

// otherHeads are whole heads of parts that no field is read from.
var otherHeads = wordSet(`affiliations memberships membership associations other miscellaneous additional personal declaration
	citizenship nationality availability clearance sonstiges divers otros hobbies memberships`)

// headWords returns the lower-case words of a head, without numbering and marks.
func headWords(s string) []string {
	if glued, ok := unspaced(s); ok {
		s = glued
	}
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && r != '\'' && r != '’'
	})
}

// unspaced closes up letter-spaced words: "S K I L L S".
func unspaced(s string) (string, bool) {
	words := strings.Fields(s)
	if len(words) < 4 {
		return s, false
	}
	for _, w := range words {
		if len([]rune(w)) > 1 && w != "&" {
			return s, false
		}
	}
	return respaced(strings.Join(words, "")), true
}

// respaced cuts a string of head words without blanks into the words, where two
// words make it up; else it is returned as it is.
func respaced(s string) string {
	lower := strings.ToLower(s)
	for i := 2; i < len(lower)-2; i++ {
		a, b := lower[:i], lower[i:]
		_, first := headNouns[a]
		if _, second := headNouns[b]; (first || headFillers[a]) && second {
			return s[:i] + " " + s[i:]
		}
	}
	return s
}

// headKind tells what a head made of these words is about. Sure means that every
// word is known; otherwise only some noun is.
func headKind(words []string) (kind SectionKind, sure, ok bool) {
	if len(words) == 0 || len(words) > 7 {
		return 0, false, false
	}
	if k, known := wholeHead(words); known {
		return k, k != OtherSection, k != OtherSection
	}
	kinds := map[SectionKind]int{} // position of its first noun, from 1
	sure = true
	for i, w := range words {
		k, known := nounKind(w)
		if known && kinds[k] == 0 {
			kinds[k] = i + 1
		}
		if !known && !headFillers[w] {
			sure = false
		}
	}
	if kinds[ProjectSection] > 0 {
		for _, w := range words {
			sure = sure && !trades[w]
		}
	}
	if kinds[SummarySection] > 0 && len(words) > 2 && (words[0] == "introduction" || words[0] == "about" || words[0] == "goals") {
		sure = false
	}
	if len(kinds) == 0 {
		if len(words) <= 2 && otherHeads[words[0]] && (len(words) == 1 || headFillers[words[1]]) || len(words) == 2 && words[0] == "personal" && headFillers[words[1]] {
			return OtherSection, true, true
		}
		return 0, false, false
	}
	return strongest(kinds), sure, true
}

// wholeHead knows heads by all their words, where the nouns alone mislead. Other means
// that these words are no head.
func wholeHead(words []string) (SectionKind, bool) {
	if k, ok := spokenHeads[strings.Join(words, " ")]; ok {
		return k, true
	}
	last := words[len(words)-1]
	switch {
	case len(words) == 1 && last == "work":
		return WorkSection, true
	case len(words) != 2:
		return OtherSection, false
	case last == "studies" && (words[0] == "field" || words[0] == "case"):
		return OtherSection, true
	case words[0] == "academic" && academicPosts[last]:
		return WorkSection, true
	case last != "background" && last != "history" && last != "qualifications" && last != "qualification" && last != "record":
		return OtherSection, false
	}
	switch words[0] {
	case "professional", "work", "career", "employment", "job", "working":
		return WorkSection, !strings.HasPrefix(last, "qualification")
	case "academic", "educational", "education", "scholastic":
		return EducationSection, true
	}
	return OtherSection, false
}

// academicPosts stand behind "academic" in heads over jobs.
var academicPosts = wordSet("appointments appointment positions position posts employment career")

// spokenHeads are heads that are known as a whole, most of them no nouns.
var spokenHeads = map[string]SectionKind{
	"what i do": SummarySection, "who i am": SummarySection, "hello": SummarySection, "nice to meet you": SummarySection,
	"working life": WorkSection, "professional life": WorkSection, "career path": WorkSection, "professional journey": WorkSection, "my journey": WorkSection,
	"where i worked": WorkSection, "where i've worked": WorkSection, "where i have worked": WorkSection, "what i've done": WorkSection, "what i have done": WorkSection,
	"what i know": SkillSection, "things i know": SkillSection, "what i'm good at": SkillSection, "what i can do": SkillSection,
	"where i studied": EducationSection, "where i've studied": EducationSection, "what i've built": ProjectSection, "things i've built": ProjectSection,
	"personal information": HeaderSection, "personal info": HeaderSection, "personal details": HeaderSection, "personal data": HeaderSection, "personal particulars": HeaderSection,
	"persönliche daten": HeaderSection, "persönliche angaben": HeaderSection, "datos personales": HeaderSection, "dados pessoais": HeaderSection, "informations personnelles": HeaderSection,
	"get in touch": HeaderSection, "find me": HeaderSection, "reach me": HeaderSection, "say hello": HeaderSection,
}

// certified reports whether the parts below a head of qualifications are certificates:
// most of them dated by one day or named so, and none a course of study.
func (s *sheet) certified(p part) bool {
	if !p.headed || p.inline || !slices.ContainsFunc(headWords(s.str(p.head)), func(w string) bool { return strings.HasPrefix(w, "qualifi") }) {
		return false
	}
	items, sure := s.items(p), 0
	for _, item := range items {
		text := s.str(item)
		if degreeScore(text) >= 3 || schoolScore(text) >= 3 || len(strings.Fields(text)) > 16 || sentence(text) {
			return false
		}
		if ps := periods(text, 0); len(ps) == 1 && ps[0].single || certifiedWord.MatchString(text) {
			sure++
		}
	}
	return sure*2 > len(items)
}

// studied reports whether the parts below a head of qualifications are courses of study:
// most rows name a degree or a school, and one has a date.
func (s *sheet) studied(p part) bool {
	if !p.headed || p.inline || !slices.ContainsFunc(headWords(s.str(p.head)), func(w string) bool { return strings.HasPrefix(w, "qualifi") }) {
		return false
	}
	known, dated, rows := 0, false, 0
	for i := p.first(); i < p.to; i++ {
		text := s.withoutDates(i)
		if text == "" {
			continue
		}
		if rows++; degreeScore(text) >= 3 || schoolScore(text) >= 3 {
			known++
		}
		dated = dated || len(s.datesOf(i)) > 0
	}
	return dated && known*3 >= rows*2
}

// certifiedWord names a certificate.
var certifiedWord = regexp.MustCompile(`(?i)\b(?:certified|certificate|certification|licen[cs]ed?|zertifiziert|zertifikat|certificat|certificado|certificación)\b`)

func nounKind(w string) (SectionKind, bool) {
	if k, ok := headNouns[w]; ok {
		return k, true
	}
	return 0, false
}

// strongest picks the kind of a head that names several. Some nouns bend others
// ("Volunteer Experience", "Experience Summary", "Programming Languages"); else the
// first one counts.
func strongest(kinds map[SectionKind]int) SectionKind {
	has := func(k SectionKind) bool { return kinds[k] > 0 }
	switch {
	case has(VolunteerSection):
		return VolunteerSection
	case has(SummarySection) && has(SkillSection) && kinds[SummarySection] > kinds[SkillSection] && !has(WorkSection):
		return SkillSection
	case has(SummarySection):
		return SummarySection
	case has(ProjectSection) && has(WorkSection):
		if kinds[WorkSection] < kinds[ProjectSection] {
			return WorkSection
		}
		return ProjectSection
	case has(LanguageSection) && has(SkillSection) && len(kinds) == 2:
		if kinds[LanguageSection] == 1 && kinds[SkillSection] == 2 {
			return LanguageSection
		}
		return SkillSection
	case has(EducationSection) && has(CertificateSection):
		return EducationSection
	case has(InterestSection) && has(WorkSection), has(AwardSection) && has(WorkSection) && kinds[WorkSection] == 1:
		return WorkSection
	}
	best, at := OtherSection, 99
	for k := HeaderSection; k <= ReferenceSection; k++ {
		if kinds[k] > 0 && kinds[k] < at {
			best, at = k, kinds[k]
		}
	}
	return best
}
