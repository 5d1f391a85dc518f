package role

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching/skill"
)

var updateDrafts = flag.Bool("update", false, "rewrite the drafts of testdata/import")

func importFile(t testing.TB, name string) *Draft {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata/import", name))
	if err != nil {
		t.Fatal(err)
	}
	d, err := Import(data, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func imported(t testing.TB, text string) *Draft {
	t.Helper()
	d, err := Import([]byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// descriptions are the invented job descriptions in their different styles.
func descriptions(t testing.TB) []string {
	t.Helper()
	entries, err := os.ReadDir("testdata/import")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && filepath.Ext(e.Name()) != ".draft" {
			names = append(names, e.Name())
		}
	}
	return names
}

func TestImportGolden(t *testing.T) {
	for _, name := range descriptions(t) {
		t.Run(name, func(t *testing.T) {
			d := importFile(t, name)
			var got bytes.Buffer
			file, err := d.YAML()
			if err != nil {
				t.Fatal(err)
			}
			got.Write(file)
			got.WriteString("# findings\n")
			for _, f := range d.Findings {
				fmt.Fprintf(&got, "# %s\n", f)
			}
			golden := filepath.Join("testdata/import", name+".draft")
			if *updateDrafts {
				if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Bytes(), want) {
				t.Errorf("the draft changed; look at it and run with -update\n%s", got.Bytes())
			}
		})
	}
}

// laws are what holds of every draft, whatever the text.
func laws(t testing.TB, d *Draft) {
	t.Helper()
	cited := map[string]bool{}
	for _, s := range d.Sources {
		cited[s.Path] = true
		if s.Start < 0 || s.End > len(d.Text) || s.Start >= s.End || s.Quote != strings.Join(strings.Fields(d.Text[s.Start:s.End]), " ") {
			t.Errorf("source %+v is not in the text", s)
		}
	}
	needs := map[string]bool{
		"title": d.Spec.Title != "", "problem": d.Spec.Problem != "", "level": d.Spec.Level != "", "years": d.Spec.Years > 0,
		"baseline.cloud": d.Spec.Baseline.Cloud != "", "baseline.oncall": d.Spec.Baseline.OnCall != "", "baseline.cicd": d.Spec.Baseline.CICD != "",
		"baseline.containers": d.Spec.Baseline.Containers != "", "impact.first_focus": d.Spec.Impact.FirstFocus != "", "impact.systems": d.Spec.Impact.Systems != "",
		"impact.success": d.Spec.Impact.Success != "", "impact.collaboration": d.Spec.Impact.Collaboration != "",
	}
	for i, c := range d.Spec.Clusters {
		for j := range c.All {
			needs[linePath(i, j)] = true
		}
	}
	for i := range d.Spec.Reject {
		needs[item("reject", i)] = true
	}
	for path, set := range needs {
		if set != cited[path] {
			t.Errorf("%s: set %v, cited %v", path, set, cited[path])
		}
	}
	if len(d.Spec.Clusters) == 0 {
		return
	}
	file, err := d.YAML()
	if err != nil {
		t.Fatalf("the draft is no role file: %v", err)
	}
	back, err := Read(bytes.NewReader(file))
	if err != nil || back.Hash() != d.Spec.Hash() {
		t.Errorf("the draft reads back as another role: %v\n%s", err, file)
	}
}

func TestDraftLaws(t *testing.T) {
	for _, name := range descriptions(t) {
		t.Run(name, func(t *testing.T) { laws(t, importFile(t, name)) })
	}
}

func TestImportIsDeterministic(t *testing.T) {
	for _, name := range descriptions(t) {
		a, b := importFile(t, name), importFile(t, name)
		if a.Spec.Hash() != b.Spec.Hash() || !slices.Equal(a.Sources, b.Sources) || !slices.Equal(a.Findings, b.Findings) {
			t.Errorf("%s gives two drafts", name)
		}
	}
}

// line returns the need of the requirement that asks for a skill, and the requirement.
func lineOf(s *Spec, name string) (Need, Line) {
	for _, c := range s.Clusters {
		for _, l := range c.All {
			if slices.Contains(l.Any, name) || slices.Contains(l.Adjacent, name) {
				return c.need(), l
			}
		}
	}
	return "", Line{}
}

func TestMustAndNice(t *testing.T) {
	const must, nice, none = Must, Trainable, Need("")
	for _, row := range []struct {
		text, skill string
		want        Need
		why         string
	}{
		{"# Requirements\n- Kafka", "Apache Kafka", must, "the heading"},
		{"# Nice to have\n- Kafka", "Apache Kafka", nice, "the heading"},
		{"# Preferred qualifications\n- Kafka", "Apache Kafka", nice, "preferred decides before qualifications"},
		{"# What you bring\n- Kafka, ideally with Terraform", "Apache Kafka", must, "ideally looks ahead"},
		{"# What you bring\n- Kafka, ideally with Terraform", "Terraform", nice, "ideally looks ahead"},
		{"# You have\n- Kafka is a plus", "Apache Kafka", nice, "a plus looks back"},
		{"# You have\n- Java required, Kafka is a plus", "Java", must, "what is required is no plus"},
		{"# You have\n- Java required, Kafka is a plus", "Apache Kafka", nice, "a plus looks back"},
		{"# You have\n- Kafka and Terraform are a plus", "Apache Kafka", nice, "are a plus reaches over the list"},
		{"# You have\n- AWS (preferred) or Azure", "AWS", must, "only the first choice of what must be there"},
		{"You must know Kafka. Terraform would be great but is not required.", "Terraform", nice, "would be great"},
		{"# You have\n- Willing to learn Terraform", "Terraform", nice, "it may be learned"},
		{"# You have\n- Terraform can be learned on the job", "Terraform", nice, "it may be learned"},
		{"# You have\n- No prior Terraform experience needed", "Terraform", nice, "it may be learned"},
		{"You must know Kafka. Terraform would be nice.", "Apache Kafka", must, "cues without headings"},
		{"You must know Kafka. Terraform would be nice.", "Terraform", nice, "cues without headings"},
		{"# Requirements\n- Java\n# What you will do\n- Write Kafka consumers", "Apache Kafka", nice, "a duty beside requirements may be learned"},
		{"# What you will do\n- Write Kafka consumers", "Apache Kafka", must, "a duty is all there is"},
		{"# Requirements\n- Java\n# Benefits\n- Kafka meetups", "Apache Kafka", none, "benefits ask for nothing"},
		{"# About us\nWe were founded on Kafka.\n# Requirements\n- Java", "Apache Kafka", none, "the company asks for nothing"},
		{"# Requirements\n- Java\n- Regardless of race, Kafka or disability", "Apache Kafka", none, "equal opportunity asks for nothing"},
		{"Without help: Java.\nCan learn: Kafka.", "Apache Kafka", nice, "a label on the line"},
		{"Von Vorteil:\n- Kafka", "Apache Kafka", nice, "German"},
		{"Anforderungen\n- Kafka zwingend", "Apache Kafka", must, "German"},
		{"# Requirements\n- SQL without an ORM", "ORM", none, "denied"},
	} {
		d := imported(t, row.text)
		if got, _ := lineOf(d.Spec, row.skill); got != row.want {
			t.Errorf("%q: %s is %q, want %q: %s", row.text, row.skill, got, row.want, row.why)
		}
	}
}

func TestAlternatives(t *testing.T) {
	for _, row := range []struct {
		text, any string
		accept    bool
		why       string
	}{
		{"Go or Java", "[Go Java]", false, "or"},
		{"Python, Java or Kotlin", "[Python Java Kotlin]", false, "a list that ends in or"},
		{"Python, Kafka and Terraform", "[Python] [Apache Kafka] [Terraform]", false, "a list that ends in and"},
		{"AWS/GCP/Azure", "[AWS Google Cloud Platform Microsoft Azure]", false, "slashes"},
		{"message queues such as Kafka and RabbitMQ", "[message queues Apache Kafka RabbitMQ]", false, "examples are alternatives"},
		{"Java (Spring or Quarkus)", "[Java] [Spring Quarkus]", false, "a language stands beside its examples"},
		{"networking (sockets, TCP/IP)", "[sockets TCP/IP]", false, "the examples say what is meant"},
		{"virtualisation (VMware or Hyper-V)", "[virtualisation VMware Hyper-V]", false, "the examples show the practice"},
		{"Jenkins, GitLab CI or similar", "[Jenkins GitLab CI]", true, "or similar accepts what is near"},
		{"Prometheus or a comparable system", "[Prometheus]", true, "comparable accepts what is near"},
		{"Docker, Kubernetes or another way to ship", "[Docker Kubernetes]", true, "the or stands behind the list"},
		{"at least one of Python, Java and Kotlin", "[Python Java Kotlin]", false, "a choice, whatever joins it"},
		{"PHP with Laravel, Symfony or Magento", "[PHP] [Laravel Symfony Magento]", false, "with begins a list"},
		{"SQL on PostgreSQL or MySQL", "[SQL PostgreSQL MySQL]", false, "one thing said twice"},
		{"test automation with Selenium or Cypress", "[Selenium Cypress]", false, "the tools show the practice"},
		{"infrastructure as code, ideally Terraform", "[infrastructure as code] [Terraform]", false, "what is nice to have does not stand in for a must"},
		{"Windows 10/11 desktop support", "[Microsoft Windows] [desktop support]", false, "a slash in a version joins nothing"},
	} {
		d := imported(t, "Requirements:\n- "+row.text)
		var got []string
		accept := false
		for _, c := range d.Spec.Clusters {
			for _, l := range c.All {
				got = append(got, fmt.Sprint(l.Any))
				accept = accept || l.Accept == acceptAdjacent
			}
		}
		if strings.Join(got, " ") != row.any || accept != row.accept {
			t.Errorf("%q: %s, accept %v; want %s, %v: %s", row.text, strings.Join(got, " "), accept, row.any, row.accept, row.why)
		}
	}
}

func TestLevelAndYears(t *testing.T) {
	for _, row := range []struct {
		text  string
		level Level
		years int
		why   string
	}{
		{"Level: works independently and owns incidents; about 4 or more years.", OwnService, 4, "the part about the level"},
		{"Level: executes in an established architecture; 2 or more years.", Execute, 2, "behaviour"},
		{"# Requirements\n- You lead design discussions\n- 8+ years of experience", LeadDesign, 8, "behaviour"},
		{"# Junior developer\nYou will own a service end to end.", OwnService, 0, "behaviour before title"},
		{"# Senior developer", OwnService, 0, "a guess from the title"},
		{"# Staff engineer", LeadDesign, 0, "a guess from the title"},
		{"# Requirements\n- at least three years of experience", "", 3, "number words"},
		{"# Requirements\n- 5-8 years of experience", "", 5, "the lower end of a range"},
		{"# Requirements\n- four to six years of experience", "", 4, "the lower end of a range in words"},
		{"# Requirements\n- 3 + years of experience with Java\n- 2 years of Kafka", "", 3, "the most of a part"},
		{"We have built software for over 20 years.", "", 0, "the company's years"},
		{"# Nice to have\n- 10 years of experience", "", 0, "nice to have is not asked for"},
		{"# Requirements\n- end-to-end tests", "", 0, "a kind of test is no behaviour"},
		{"# Anforderungen\n- mindestens fünf Jahre Berufserfahrung", "", 5, "German"},
		{"# Requirements\n- 99 years of experience", "", 50, "no more than a spec holds"},
	} {
		d := imported(t, row.text)
		if d.Spec.Level != row.level || d.Spec.Years != row.years {
			t.Errorf("%q: %q, %d years; want %q, %d: %s", row.text, d.Spec.Level, d.Spec.Years, row.level, row.years, row.why)
		}
	}
}

func TestRejectRules(t *testing.T) {
	for _, row := range []struct{ text, want, why string }{
		{"Reject: only front-end experience.", "[{[frontend] []}]", "only"},
		{"Reject: no front-end work at all.", "[{[] [frontend]}]", "no"},
		{"Reject: software development only, or help-desk call taking only.", "[{[software development] []} {[help desk] []}]", "two rules"},
		{"Reject: Python only for scripts, analysis or coursework.", "[{[scripting data analysis] []}]", "areas by everyday words"},
		{"# Not a fit if\n- you have only done manual testing", "[{[manual testing] []}]", "a heading"},
		{"No pure frontend people, please.", "[{[frontend] []}]", "a cue without heading"},
		{"We have no frontend team.", "[]", "no rule at all"},
		{"Reject: application development only, no infrastructure work.", "[{[software development] []} {[] [infrastructure]}]", "only and no in one clause"},
		{"Reject: only academic machine learning.", "[]", "less than an area"},
		{"# Project manager\nReject: purely technical roles without management.", "[{[] [management]}]", "without is not only"},
		{"# Frontend developer\nReject: only frontend.", "[]", "nobody rejects the work of the title"},
	} {
		d := imported(t, row.text)
		got := "[]"
		if len(d.Spec.Reject) > 0 {
			got = fmt.Sprint(d.Spec.Reject)
		}
		if got != row.want {
			t.Errorf("%q: %s, want %s: %s", row.text, got, row.want, row.why)
		}
	}
}

func TestTitles(t *testing.T) {
	for _, row := range []struct{ text, want, why string }{
		{"# dev-07 Java service engineer\n", "Java service engineer", "the number of the requisition goes"},
		{"# Backend Developer (m/f/d)\n", "Backend Developer", "the gender note goes"},
		{"Job title: Data Engineer\nCompany: x", "Data Engineer", "a label"},
		{"We are looking for a Go developer to join us.", "Go developer", "whom they look for"},
		{"Hi there,\nwe are hiring a network engineer for Example Ltd.", "network engineer", "a greeting is no title"},
		{"Wir suchen: Softwareentwickler Python", "Softwareentwickler Python", "German"},
	} {
		if d := imported(t, row.text); d.Spec.Title != row.want {
			t.Errorf("%q: %q, want %q: %s", row.text, d.Spec.Title, row.want, row.why)
		}
	}
}

func TestAdjacentAndDepth(t *testing.T) {
	d := imported(t, "# Android developer\nLanguage: direct Android required; iOS (Swift) or Flutter accepted as adjacent.\nWithout help: designing REST APIs; having operated Kubernetes; operate Linux.")
	if _, l := lineOf(d.Spec, "Android"); !slices.Equal(l.Adjacent, []string{"iOS", "Swift", "Flutter"}) {
		t.Errorf("adjacent to Android: %q", l.Adjacent)
	}
	if _, l := lineOf(d.Spec, "REST API"); l.Depth != "design" {
		t.Errorf("REST API at depth %q", l.Depth)
	}
	if _, l := lineOf(d.Spec, "Linux"); l.Depth != "" {
		t.Errorf("Linux at depth %q, though no experience is asked for", l.Depth)
	}
	if _, l := lineOf(d.Spec, "Kubernetes"); l.Depth != "own" {
		t.Errorf("Kubernetes at depth %q", l.Depth)
	}
}

// R4 of the field notes: "senior preferred" means three things, and the import asks which.
func TestSeniorPreferredAsksThreeWays(t *testing.T) {
	d := imported(t, "Java developer. Knowledge of Spring Boot. Senior preferred.")
	i := slices.IndexFunc(d.Findings, func(f Finding) bool { return f.Code == SeniorityWithoutMeaning })
	if i < 0 {
		t.Fatalf("nothing asks what senior means: %v", d.Findings)
	}
	for _, axis := range SeniorityAxes() {
		if !strings.Contains(d.Findings[i].Suggestion, axis.Question) {
			t.Errorf("the question about %s is missing", axis.Name)
		}
	}
	behaves := imported(t, "Java developer. Knowledge of Spring Boot. You own a service end to end. Senior preferred.")
	if slices.ContainsFunc(behaves.Findings, func(f Finding) bool { return f.Code == SeniorityWithoutMeaning }) {
		t.Error("a behaviour is stated, and still it asks")
	}
}

// R13: calibrating a job description, step by step, strictly lowers its findings.
func TestCalibrationLowersFindings(t *testing.T) {
	before, after := importFile(t, "corporate.md"), importFile(t, "corporate-calibrated.md")
	if len(after.Findings) >= len(before.Findings) {
		t.Errorf("%d findings before, %d after: %v", len(before.Findings), len(after.Findings), after.Findings)
	}
	text := "# Java developer\n\n"
	last := len(imported(t, text+"## Requirements\n- Java\n- SOAP").Findings)
	for _, step := range []string{
		"## Why this role exists\nThe interfaces to our partners break every week.\n",
		"## Your first months\nPut contract tests in front of the ten busiest ones.\n",
		"## Success\nA partner's change is caught before it reaches claims.\n",
		"## Who you will work with\nTwo developers and the claims desk.\n",
		"## Systems\nSpring services on AWS and Kubernetes, built by Jenkins.\n",
		"## On-call\nNo on-call in this role.\n",
	} {
		text += step
		now := imported(t, text+"## Requirements\n- Java\n- SOAP").Findings
		if len(now) >= last {
			t.Errorf("%d findings, still %d after %q: %v", last, len(now), step, now)
		}
		last = len(now)
	}
}

func TestFindingsHaveLinesOfTheText(t *testing.T) {
	d := importFile(t, "corporate.md")
	lines := strings.Split(d.Text, "\n")
	for _, f := range d.Findings {
		if f.Code == Cliche && !strings.Contains(lines[f.Line-1], "communication skills") {
			t.Errorf("%s stands on line %q", f, lines[f.Line-1])
		}
	}
}

func TestImportWithoutSkills(t *testing.T) {
	d := imported(t, "We need somebody nice who waters the plants.")
	if len(d.Spec.Clusters) != 0 || !slices.ContainsFunc(d.Findings, func(f Finding) bool { return f.Code == NoRequirement }) {
		t.Errorf("%v, %v", d.Spec.Clusters, d.Findings)
	}
	if _, err := d.YAML(); err == nil {
		t.Error("a draft without clusters is a role file")
	}
}

func TestImportWithAnEmptyTaxonomy(t *testing.T) {
	d, err := Import([]byte("# Java developer\nRequirements: Java."), new(skill.Taxonomy))
	if err != nil || len(d.Spec.Clusters) != 0 {
		t.Errorf("%v, %v", d, err)
	}
}
