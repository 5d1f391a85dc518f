package role

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/proven-go/proven/matching/skill"
)

const (
	longestTitle = 12  // words of a first line that is still a title
	longestQuote = 400 // bytes of a text of the draft
)

var (
	gender      = regexp.MustCompile(`(?i)[(\[]?\b[mwfdxi](?:\s*[/|*:,]\s*(?:[mwfdxi]|divers|all genders)){1,3}\b[)\]]?|\((?:all genders|gn|div)\)`)
	requisition = regexp.MustCompile(`(?i)^(?:(?:subject|betreff|internal vacancy|re|fwd?|job|title|position|role|stelle|wir suchen|we are hiring|we're hiring|hiring|job title|job opening|vacancy)\s*[:–-]\s*|(?:experienced|talented|passionate|skilled|motivated|brilliant|great|new)\s+|[a-z]{0,6}[-#]?\d{1,7}\s*[:|–-]?\s+)+`)
	hiringFor   = regexp.MustCompile(`(?i)\b(?:looking for|hiring|seeking|searching for|need|join us as|suchen)\s+(?:(?:an?|eine?n?|our|another|the|one|first|second|third|fourth|next|new|more)\s+)*((?:[\pL\d+#./-]+\s?){1,6}?)\s*(?:[(,.;:!?]|\p{So}|$|\b(?:who|to|with|for|in|at|der|die|für|zum)\b)`)
)

// title sets the title: a heading, what a label calls so, a short first line, else
// what the text says it looks for.
func (im *importer) title() {
	at, ok := im.titleAt()
	if !ok {
		return
	}
	im.titleSpan = at
	if m := hiringFor.FindStringSubmatchIndex(im.text[at.start:at.end]); m != nil && m[2] < m[3] { // "We're looking for our second …"
		if sought := trimmed(im.text, span{at.start + m[2], at.start + m[3]}); len(im.taxonomy.TitleAreas(im.text[sought.start:sought.end])) > 0 {
			at, im.titleSpan = sought, sought
		}
	}
	text := gender.ReplaceAllString(strings.ReplaceAll(im.quote(at), "**", ""), " ")
	text = requisition.ReplaceAllString(strings.Join(strings.Fields(text), " "), "")
	text = withoutTerms(text)
	text = shortened(strings.Trim(strings.Join(strings.Fields(text), " "), " -–|*_#:"), 120)
	if text == "" {
		text = shortened(im.quote(at), 120)
	}
	im.spec.Title = text
	im.manages = slices.Contains(im.taxonomy.TitleAreas(text), skill.Management)
	im.cite("title", at)
}

func (im *importer) titleAt() (span, bool) {
	sought, found := im.soughtTitle()
	for _, b := range im.blocks {
		if b.heading == 0 && b.labeled && b.section == titlePart {
			return b.span, true
		}
	}
	for i, b := range im.blocks {
		_, named := sectionOf(im.text[b.start:b.end])
		named = named && len(im.taxonomy.TitleAreas(im.text[b.start:b.end])) == 0
		short := wordCount(im.text[b.start:b.end]) <= longestTitle && b.end-b.start <= longestQuote && !b.labeled
		if b.heading == 1 && !named && short && b.start < b.end {
			return b.span, true
		}
		job := len(im.taxonomy.TitleAreas(im.text[b.start:b.end])) > 0
		if i == 0 && !named && short && !b.item && b.end > b.start && (job || !found) && !strings.ContainsAny(im.text[b.end-1:b.end], ".,!?") {
			return b.span, true
		}
	}
	return sought, found
}

// terms are what a subject line adds to a title: pay, place and kind of contract.
var terms = regexp.MustCompile(`(?i)£|€|\$|\b\d+k\b|\b(?:remote|hybrid|on-?site|permanent|perm|asap|contract|full[- ]time|part[- ]time|urgent|inside ir35|outside ir35)\b`)

// withoutTerms cuts a title before the first part that states terms.
func withoutTerms(title string) string {
	for at := 0; at < len(title); {
		i := strings.IndexAny(title[at:], "-–—|·")
		if i < 0 {
			break
		}
		_, size := utf8.DecodeRuneInString(title[at+i:])
		at += i + size
		rest := title[at:]
		end := strings.IndexAny(rest, "–—|·")
		if j := strings.Index(rest, " - "); j >= 0 && (end < 0 || j < end) {
			end = j
		}
		if end < 0 {
			end = len(rest)
		}
		if strings.HasPrefix(rest, " ") && terms.MatchString(rest[:end]) {
			return title[:at-size]
		}
	}
	return title
}

// jobWanted is the job before the word that says it is open: "iOS dev wanted".
var jobWanted = regexp.MustCompile(`(?i)^\W*((?:[\pL\d+#./-]+\s+){1,5}?)(?:wanted|sought|needed|required|gesucht)\b`)

// soughtTitle returns the job in the first sentence that says whom they look for.
func (im *importer) soughtTitle() (span, bool) {
	for _, s := range im.sentences {
		m := hiringFor.FindStringSubmatchIndex(im.text[s.start:s.end])
		if m == nil {
			m = jobWanted.FindStringSubmatchIndex(im.text[s.start:s.end])
		}
		if m == nil || m[3] == m[2] {
			continue
		}
		at := trimmed(im.text, span{s.start + m[2], s.start + m[3]})
		if len(im.taxonomy.TitleAreas(im.text[at.start:at.end])) > 0 {
			return at, true
		}
	}
	return span{}, false
}

// shortened cuts a text to a number of bytes, at a blank.
func shortened(text string, most int) string {
	if len(text) <= most {
		return text
	}
	if i := strings.LastIndexByte(text[:most], ' '); i > 0 {
		return text[:i] + " …"
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}

// The words by which a sentence says why the work exists, what comes first, what it
// runs on, how one sees that it went well, and with whom.
var (
	problemWords = []string{"slow", "brittle", "unreliable", "fragile", "outage", "outages", "breaks", "break", "fails", "failing", "bottleneck", "bottlenecks", "stalls", "struggle", "struggles", "struggling", "legacy",
		"technical debt", "tech debt", "migrate", "migrating", "migration", "moving from", "moved from", "move from", "rewrite", "rewriting", "replace", "replacing", "modernise", "modernize", "outgrown", "cannot keep up",
		"can't keep up", "too long", "lacks", "lack", "missing", "nobody owns", "no longer", "scaling problem", "hard to", "painful", "risky", "manual", "by hand", "nobody", "no one", "we are moving", "we're moving", "moving it", "rebuild", "rebuilding", "waits", "wait for", "drift", "noisy", "ageing", "aging", "too late", "langsam", "brechen", "bricht", "ausfälle", "veraltet", "freezes", "crashes", "leaks", "loses", "can no longer", "cannot be run", "inconsistent", "incidents", "data loss", "time out", "times out"}
	focusWords   = []string{"first weeks", "first week", "first months", "first month", "first 30 days", "first 60 days", "first 90 days", "first quarter", "first three months", "first six months", "first task", "first project", "you will start", "you'll start", "to begin with", "initially", "start by", "first focus", "in den ersten"}
	systemWords  = []string{"stack", "runs on", "run on", "running on", "built on", "built with", "built in", "written in", "hosted on", "deployed to", "deployed on", "we use", "our platform", "our systems", "architecture is", "infrastructure is", "serves partners"}
	successWords = []string{"success means", "success is when", "success looks like", "successful when", "you succeed when", "succeeded", "measured by", "measure of", "we will know", "you will have", "you'll have shipped", "by the end of", "after six months", "after three months", "after 90 days", "goal is", "target is", "so that", "within a year", "erfolgreich"}
	teamWords    = []string{"work with the", "work with our", "work with product", "work closely with", "working closely with", "closely with", "alongside", "collaborate with", "together with", "partner with", "report to", "reports to", "reporting to", "team of", "pair with", "you will join a", "zusammenarbeit mit", "gemeinsam mit"}
)

// summary sets the problem and the impact: the part of the text that is about it, else
// the first sentence that speaks of it.
func (im *importer) summary() {
	for _, row := range []struct {
		path  string
		part  section
		words []string
		set   *string
	}{
		{"problem", problemPart, problemWords, &im.spec.Problem},
		{"impact.first_focus", focusPart, focusWords, &im.spec.Impact.FirstFocus},
		{"impact.systems", systemsPart, systemWords, &im.spec.Impact.Systems},
		{"impact.success", successPart, successWords, &im.spec.Impact.Success},
		{"impact.collaboration", teamPart, teamWords, &im.spec.Impact.Collaboration},
	} {
		at, ok := im.partOf(row.part)
		if !ok {
			at, ok = im.speaksOf(row.words, row.path)
		}
		if ok {
			*row.set = shortened(im.quote(at), longestQuote)
			im.cite(row.path, at)
			if row.path == "problem" {
				im.problem = at
			}
		}
	}
}

// partOf returns the first sentences of a part of the text, at most two of one block.
func (im *importer) partOf(part section) (span, bool) {
	for i, s := range im.sentences {
		if s.section != part {
			continue
		}
		at := s.span
		if i+1 < len(im.sentences) && im.sentences[i+1].block == s.block {
			at.end = im.sentences[i+1].end
		}
		return at, true
	}
	return span{}, false
}

// speaksOf returns the first sentence about the work that has one of the words. What
// a person must bring says nothing about the work.
func (im *importer) speaksOf(words []string, path string) (span, bool) {
	for _, s := range im.sentences {
		low := im.low[s.start:s.end]
		if s.section != plainPart && s.section != tasksPart && s.section != problemPart && s.section != teamPart && s.section != focusPart {
			continue
		}
		if boilerplate(low) || wordCount(low) < 4 || !anyPhrase(low, words) || len(phrasesIn(low, dutyWords)) > 0 {
			continue
		}
		if path == "problem" && (anyPhrase(low, askWords) || aboutBefore(low) || refuses(low) || statesNoProblem(im.quote(s.span))) {
			continue
		}
		return s.span, true
	}
	return span{}, false
}

// boilerplateWords mark a sentence about the employer or the application.
var boilerplateWords = []string{"equal opportunity", "regardless of", "without regard to", "race", "sexual orientation", "gender identity", "disability", "veteran", "salary", "compensation", "equity", "401k", "401(k)",
	"pension", "vacation", "paid leave", "parental leave", "holiday", "holidays", "health insurance", "dental", "gym", "bonus scheme", "benefits", "perks", "apply now", "to apply", "apply for", "your application", "send your cv", "cv", "résumé to",
	"resume to", "cover letter", "background check", "privacy", "cookie", "cookies", "visa", "relocation", "snacks", "fruit", "urlaubstage", "gehalt", "bewerbung", "stock options", "learning budget", "we believe in", "founded in", "hybrid working", "free lunch", "other roles", "other positions", "other vacancies", "similar roles", "roles on", "also have roles"}

func boilerplate(low string) bool { return anyPhrase(low, boilerplateWords) }

// baseline sets the parts of the environment that the text names; what is only nice to
// have comes last.
func (im *importer) baseline() {
	b := &im.spec.Baseline
	for _, nice := range []bool{false, true} {
		for _, s := range im.sentences {
			if s.section == companyPart || s.section == rejectPart || (s.section == nicePart) != nice || boilerplate(im.low[s.start:s.end]) {
				continue
			}
			all := im.find(s.span, s.item || s.labeled)
			if clouds := im.platforms(all, "cloud-computing"); len(clouds) == 1 { // of several nobody knows which
				im.set(&b.Cloud, "baseline.cloud", s.span, clouds[0])
			}
			im.set(&b.Containers, "baseline.containers", s.span, strings.Join(im.platforms(all, "containerization"), ", "))
			if pipelines := im.platforms(all, "ci-cd"); len(pipelines) == 1 {
				im.set(&b.CICD, "baseline.cicd", s.span, pipelines[0])
			} else if len(pipelines) > 1 || slices.ContainsFunc(all, func(f found) bool { return f.Skill == "ci-cd" }) {
				im.set(&b.CICD, "baseline.cicd", s.span, "yes")
			}
			if anyPhrase(im.low[s.start:s.end], ownHouse) {
				im.set(&b.Cloud, "baseline.cloud", s.span, "none")
			}
			im.onCall(s)
		}
	}
}

// ownHouse says that nothing runs in a public cloud.
var ownHouse = []string{"no public cloud", "no cloud", "on-premises only", "on-prem only", "only on-premises", "entirely on-premises", "our own data centre", "our own data center", "our own data centres", "eigenes rechenzentrum", "eigenen rechenzentrum"}

func (im *importer) set(field *string, path string, at span, value string) {
	if *field == "" && value != "" {
		*field = value
		im.cite(path, at)
	}
}

// platforms returns the names of what shows a practice, each the widest that still
// does: Lambda says AWS. The practice itself does not say which.
func (im *importer) platforms(all []found, practice skill.ID) []string {
	var names []string
	for _, f := range all {
		id := f.Skill
		if s, _ := im.taxonomy.Skill(id); s.Kind == skill.Practice || !im.implies(id, practice) {
			continue
		}
		for _, wider := range im.taxonomy.Implied(id) {
			if s, _ := im.taxonomy.Skill(wider); im.implies(wider, practice) && s.Kind != skill.Practice {
				id = wider
			}
		}
		if name := im.name(id); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

var (
	onCallWords   = []string{"on-call", "on call", "pager", "pager duty", "pagerduty", "rufbereitschaft", "24/7", "24x7", "out-of-hours", "out of hours"}
	noOnCallWords = []string{"no on-call", "no on call", "without on-call", "keine rufbereitschaft", "no pager"}
)

func (im *importer) onCall(s sentence) {
	low := im.low[s.start:s.end]
	if im.spec.Baseline.OnCall != "" || !anyPhrase(low, onCallWords) {
		return
	}
	im.spec.Baseline.OnCall = "yes"
	if anyPhrase(low, noOnCallWords) {
		im.spec.Baseline.OnCall = "no"
	}
	im.cite("baseline.oncall", s.span)
}

// name returns what a spec calls a skill: its name, else its ID where the name would
// be read as another.
func (im *importer) name(id skill.ID) string {
	s, _ := im.taxonomy.Skill(id)
	if found, ok := im.taxonomy.Lookup(s.Name); ok && found == id {
		return s.Name
	}
	return string(id)
}
