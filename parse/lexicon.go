package parse

import (
	"strings"
	"unicode"
)

// The word lists here tell a job title from an employer and both from a place. They
// are lists of common nouns, not of names: a title is what ends in a noun for a
// person's work, an employer what carries a legal form or an institution's noun.

// titleNouns name a person by what he or she does.
var titleNouns = wordSet(`engineer developer dev programmer administrator admin analyst manager director architect consultant specialist
	technician designer intern internship lead leader head officer president vp svp evp avp cto ceo cio coo cfo ciso founder cofounder owner
	associate assistant coordinator co-ordinator supervisor scientist researcher professor lecturer teacher instructor trainer tutor
	fellow postdoc freelancer contractor advisor adviser expert executive representative rep agent clerk operator tester qa
	sdet sre devops dba editor writer author journalist nurse physician accountant auditor buyer planner strategist producer artist
	animator photographer translator interpreter lawyer attorney paralegal counsel counselor secretary receptionist cashier waiter waitress driver
	cook chef barista salesperson salesman marketer recruiter mechanic electrician machinist mentor evangelist advocate
	principal guard sergeant soldier commander captain lieutenant webmaster master generalist partner apprentice trainee student
	helpdesk installer inspector examiner investigator controller bookkeeper librarian archivist curator chemist biologist
	physicist mathematician statistician economist psychologist therapist pharmacist dentist surgeon veterinarian pilot
	dispatcher liaison technologist integrator maintainer creator ambassador maintainer contributor volunteer steward
	chairman chairwoman chairperson chair deputy superintendent foreman handler merchandiser proofreader copywriter
	entwickler entwicklerin ingenieur ingenieurin leiter leiterin berater beraterin praktikant praktikantin werkstudent werkstudentin
	mitarbeiter mitarbeiterin architektin techniker technikerin informatiker informatikerin geschäftsführer geschäftsführerin
	sachbearbeiter sachbearbeiterin administratorin assistentin assistent hilfskraft doktorand doktorandin dozent lehrer lehrerin auszubildender azubi
	ingénieur ingénieure développeur développeuse stagiaire responsable directeur directrice technicien technicienne analyste
	chargé chargée chef cheffe assistante enseignant enseignante chercheur chercheuse concepteur conceptrice administrateur consultante
	ingeniero ingeniera desarrollador desarrolladora programador programadora gerente jefe jefa analista becario becaria consultor
	consultora directora técnico técnica coordinador coordinadora diseñador diseñadora profesor profesora investigador
	engenheiro engenheira desenvolvedor desenvolvedora estagiário estagiária coordenador coordenadora professora pesquisador
	sviluppatore sviluppatrice ingegnere responsabile tirocinante ontwikkelaar stagiair stagiaire medewerker medewerkster adviseur verpleegkundige docent beheerder
	enfermeiro enfermeira médico médica especialista professor contador advogado advogada cozinheiro cozinheira motorista vendedor vendedora assessor assessora auxiliar
	enfermero enfermera abogado abogada contable arquitecto arquitecta camarero camarera cocinero cocinera maestro maestra asistente ayudante encargado encargada
	operario operaria administrativo administrativa asesor asesora economista periodista traductor traductora farmacéutico farmacéutica
	architetto architetta infermiere infermiera avvocato avvocata impiegato impiegata commesso commessa cuoco cuoca insegnante progettista collaboratore collaboratrice
	consulente direttore direttrice tecnico medico redattore redattrice ricercatore ricercatrice assistente
	infirmier infirmière vendeur vendeuse serveur serveuse cuisinier cuisinière comptable avocat avocate médecin formateur formatrice rédacteur rédactrice
	gestionnaire éducateur éducatrice animateur animatrice secrétaire architecte professeur professeure journaliste juriste consultant
	pfleger pflegerin krankenschwester verkäufer verkäuferin köchin kellner kellnerin fahrer fahrerin referent referentin redakteur redakteurin
	wissenschaftler wissenschaftlerin forscher forscherin steuerberater buchhalter buchhalterin erzieher erzieherin arzt ärztin apotheker apothekerin monteur
	kaufmann kauffrau mechaniker mechanikerin mechatroniker elektriker elektroniker werkstudent trainee
	stocker carpenter plumber welder painter roofer gardener landscaper housekeeper janitor custodian cleaner seamstress
	bartender busser dishwasher caterer bellhop concierge teller underwriter actuary adjuster dealer trader appraiser estimator surveyor
	planner expeditor shipper warehouseman longshoreman courier messenger firefighter paramedic midwife hygienist optometrist dietitian nutritionist
	caregiver nanny babysitter counselor psychiatrist radiologist sonographer phlebotomist pathologist anesthesiologist surgeon
	geologist geographer meteorologist oceanographer astronomer ecologist botanist zoologist agronomist rancher forester fisherman
	conservator restorer historian archaeologist anthropologist sociologist linguist philologist reporter columnist blogger announcer broadcaster
	choreographer dancer musician sculptor illustrator jeweller stylist hairdresser beautician
	coach umpire lifeguard athlete missionary chaplain rabbi imam
	magistrate notary clerk bailiff detective constable sheriff cadet corporal colonel admiral
	headmaster headteacher provost chancellor rector demonstrator docent postdoctoral`)

// titleStems end compound words of German and Dutch ("Softwareentwickler").
var titleStems = []string{"entwickler", "entwicklerin", "ingenieur", "ingenieurin", "leiter", "leiterin", "berater", "beraterin",
	"verkäufer", "verkäuferin", "pfleger", "pflegerin", "meister", "meisterin", "kaufmann", "kauffrau", "lehrer", "lehrerin", "fahrer", "fahrerin", "mechaniker", "referent", "referentin", "redakteur", "redakteurin", "forscher", "wissenschaftler", "assistenz", "administrator", "techniker", "manager", "managerin", "praktikant", "assistent", "assistentin", "mitarbeiter", "ontwikkelaar"}

// ranks stand before a title and belong to it.
var ranks = wordSet("senior junior sr jr lead chief principal staff head vice deputy assistant associate interim founding co graduate trainee")

// activities end a title that names no person: "Research and Development",
// "Technical Support". They count less than a noun.
var activities = wordSet("support administration development management engineering consulting programming sales teaching research freelance testing assistance volunteering internship entrepreneur")

// legalForms and institutions mark an employer.
var legalForms = wordSet(`sl slu sll scoop eirl lda lta cia spol sdn bhd gbr ev eg aktiengesellschaft sarlu sasu scs oü as sia uab zrt nyrt inc incorporated llc ltd limited gmbh mbh ag kg ohg ug corp corporation plc llp lp sa sas sarl srl spa bv nv ab oy as
	aps pty pte kk co kft sro doo ooo ltda eurl se`)

var institutions = wordSet(`company group bank university universität université universidad universidade università universiteit college school institute institut instituto institution
	hospital clinic klinik laboratory laboratories lab labs technologies technology solutions systems software studio studios agency foundation stiftung
	center centre department dept ministry ministério office services consulting consultants partners holdings industries enterprises
	airlines insurance energy telecom communications networks media press council government city county army navy corps force bureau
	association society federation committee commission museum library church court ventures capital financial airport motors
	hochschule fachhochschule academy akademie polytechnic école politécnica estúdio studio werke verlag international global pharma pharmaceuticals`)

// lastWords returns the words of a phrase in lower case, without marks.
func phraseWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '+' && r != '#' && r != '.'
	})
}

// titleWord reports whether w names a person by work.
func titleWord(w string) bool {
	w = strings.Trim(w, ".-")
	if titleNouns[w] || titleNouns[strings.TrimSuffix(w, "s")] && len(w) > 4 {
		return true
	}
	for _, stem := range titleStems {
		if len(w) > len(stem)+2 && strings.HasSuffix(w, stem) {
			return true
		}
	}
	return strings.Contains(w, "-") && titleWord(w[strings.LastIndexByte(w, '-')+1:])
}

// titleScore says how much a phrase looks like a job title: 0 not at all, 2 and more
// rather so, 4 and more surely.
func titleScore(s string) int {
	if open := strings.IndexByte(s, '('); open > 2 { // what stands in brackets is no part of it
		if end := strings.IndexByte(s[open:], ')'); end > 0 {
			s = s[:open] + " " + s[open+end+1:]
		} else {
			s = s[:open]
		}
	}
	words := phraseWords(s)
	if len(words) == 0 || len(words) > 14 {
		return 0
	}
	score, last := 0, len(words)-1
	for i, w := range words { // the head noun stands before "of", "for", "in", "–"
		if i > 0 && (w == "of" || w == "for" || w == "in" || w == "de" || w == "du" || w == "des" || w == "at" || w == "im") {
			last = i - 1
			break
		}
	}
	for last > 0 && (roman[words[last]] || len(words[last]) == 1 || words[last][0] >= '0' && words[last][0] <= '9') {
		last--
	}
	for i, w := range words {
		switch {
		case titleWord(w) && i == last:
			score += 3
		case titleWord(w):
			score += 2
		case ranks[strings.Trim(w, ".")]:
			score++
		case activities[w] && i == last:
			score++
		}
	}
	if len(words) > 8 {
		score--
	}
	return min(score, 6)
}

var roman = wordSet("i ii iii iv v vi 1 2 3")

// employerScore says how much a phrase looks like an employer.
func employerScore(s string) int {
	if strings.EqualFold(s, "company name") {
		return 8 // the literal words of anonymised résumés
	}
	words := phraseWords(s)
	if len(words) == 0 || len(words) > 12 {
		return 0
	}
	score := 0
	for i, w := range words {
		bare := strings.ReplaceAll(w, ".", "")
		switch {
		case legalForms[bare] && i > 0 && (i >= len(words)-2 || bare == "gmbh" || bare == "inc" || bare == "ltd" || bare == "llc") && !lowerOnly(s, bare):
			score += 4
		case institutions[w]:
			score += 2
		case i == 0 && (w == "self-employed" || w == "selbständig" || w == "freelance" && len(words) == 1) || strings.Contains(s, "elf employed"):
			score += 3
		case len(w) > 4 && domain(w):
			score += 3
		}
	}
	if allCaps(s) && len(words) <= 3 {
		score++
	}
	return min(score, 8)
}

// lowerOnly reports whether a short legal form stands in s in lower case, where it
// is rather a word ("as", "se", "co").
func lowerOnly(s, form string) bool { return len(form) <= 3 && strings.Contains(s, " "+form) }

func domain(w string) bool {
	for _, end := range []string{".com", ".io", ".org", ".net", ".de", ".co", ".ai", ".dev", ".app", ".ru", ".fr", ".es", ".edu", ".gov", ".uk"} {
		if strings.HasSuffix(w, end) && len(w) > len(end)+1 {
			return true
		}
	}
	return false
}
