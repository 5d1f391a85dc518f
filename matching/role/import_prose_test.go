package role

import (
	"fmt"
	"testing"
)

func TestProse(t *testing.T) {
	const must, nice, none = Must, Trainable, Need("")
	for _, row := range []struct {
		text, skill string
		want        Need
		why         string
	}{
		{"# Java developer\nYou know Java. If you have only used Terraform, this is not for you.", "Terraform", none, "whom nobody wants says nothing of what is asked for"},
		{"# Java developer\nYou know Java. We cannot consider people who only know Terraform.", "Terraform", none, "a refusal by its verb"},
		{"# Java developer\nYou know Java. We run Terraform. It is new to you? We will show you.", "Terraform", nice, "a sentence that points back"},
		{"# Java developer\nYou know Java. Terraform? You'll pick it up in a week.", "Terraform", nice, "it points back"},
		{"# Java developer\nYou know Java. Our tools are in Rust, and you never have to touch it.", "Rust", none, "never asked for"},
		{"# Java developer\nYou know Java. Kafka would be a plus, Terraform too.", "Terraform", nice, "too repeats what was said"},
		{"# Java developer\nYou know Kafka, Terraform but we can train you.", "Terraform", nice, "what follows but speaks of what stands before"},
		{"# Requirements\n- Kafka\n- Docker, willing to learn Go", "Go", nice, "at the end of an item"},
		{"# Requirements\n- Kafka\n- Docker, willing to learn Go", "Docker", must, "learning looks ahead"},
		{"# Nice to have\n- Kafka\n- Docker (required)", "Docker", must, "the sentence beats the section"},
		{"# Java developer\nThe mobile app waits for us. You know Java.", "mobile development", none, "the app is a thing"},
		{"# Java developer\nWe use Postgres. You should know Java.", "PostgreSQL", nice, "without headings the text names the stack"},
		{"# Java developer\nWe use Postgres.\n# Requirements\n- Java", "PostgreSQL", none, "under headings a remark is nothing"},
		{"# Java developer\nWe run Kafka, so you should have written Java.", "Apache Kafka", nice, "what is there stands before what it takes"},
		{"# Java developer\nSQL is a must. pytest is a plus.", "SQL", must, "a sentence may begin with a small letter"},
		{"# Java developer\n\nYou should be able to do all of this without our help:\n\n- run Kafka\n\nYou can learn here: Terraform.", "Apache Kafka", must, "a sentence announces the list"},
		{"# Java developer\n\nYou should be able to do all of this without our help:\n\n- run Kafka\n\nYou can learn here: Terraform.", "Terraform", nice, "a label in running text"},
		{"# Java developer\n**What we hope for.** Somebody who knows Kafka.\n\n**Can wait.** Terraform.", "Terraform", nice, "bold words open a paragraph"},
		{"# Java developer\nMandatory:\nKafka\nJava 17\nOracle\n\nOptional:\nTerraform\nAngular\nDocker", "Terraform", nice, "lists without markers"},
		{"# Java developer\nMandatory:\nKafka\nJava 17\nOracle\n\nOptional:\nTerraform\nAngular\nDocker", "Oracle Database", must, "a whole line needs no context"},
		{"# Java developer\n| Requirement | E/D |\n|---|---|\n| Kafka | E |\n| Terraform | D |", "Terraform", nice, "a column says desirable"},
		{"# Java developer\n| Requirement | E/D |\n|---|---|\n| Kafka | E |\n| Terraform | D |", "Apache Kafka", must, "a column says essential"},
		{"# Java developer\nMust: Kafka.\nNice: Terraform.", "Terraform", nice, "nice by itself is a label"},
		{"# Requirements\n- Python for test automation\n- Kafka", "test automation", none, "a purpose is not asked for by itself"},
		{"# Java developer\nYou have Java experience. Three years of data engineering.", "data engineering", none, "years of a field are years"},
		{"# Go engineer\nWe build services in Go and you own them. You need Kafka.", "Go", must, "the text comes back to a title that is also a word"},
	} {
		d := imported(t, row.text)
		if got, _ := lineOf(d.Spec, row.skill); got != row.want {
			t.Errorf("%q: %s is %q, want %q: %s", row.text, row.skill, got, row.want, row.why)
		}
	}
}

func TestAcceptedInstead(t *testing.T) {
	for _, row := range []struct{ text, adjacent, why string }{
		{"# Java developer\nYou need Java. A C# engineer with the same record can convince us.", "[C#]", "another trade is another way in"},
		{"# Requirements\n- Windows Server (a Linux administrator is welcome to talk to us)", "[Linux administration]", "a remark in a bracket"},
		{"# Requirements\n- React (Angular or Vue, if you had the responsibility for it)", "[Angular Vue.js]", "a condition in a bracket"},
		{"# Requirements\n- We write Go in production. If you have done it in Java or Python, we will teach you Go.", "[Java Python]", "who can do one is taught the other"},
	} {
		d := imported(t, row.text)
		var got []string
		for _, c := range d.Spec.Clusters {
			for _, l := range c.All {
				got = append(got, l.Adjacent...)
			}
		}
		if fmt.Sprint(got) != row.adjacent {
			t.Errorf("%q: adjacent %v, want %s: %s", row.text, got, row.adjacent, row.why)
		}
	}
}

func TestRefusals(t *testing.T) {
	for _, row := range []struct{ text, want, why string }{
		{"# Go engineer\nIf you have only made user interfaces for web or phone, this is not for you.", "[{[frontend mobile] []}]", "only"},
		{"# Java engineer\nFront-end developers without any server work will not be happy here.", "[{[frontend] []}]", "they show nothing else"},
		{"# Android engineer\nWithout any mobile work please do not apply.", "[{[] [mobile]}]", "without"},
		{"# Data engineer\nWe do not look for analysts this time.", "[{[data analysis] []}]", "the not belongs to the refusal"},
		{"# System administrator\nFirst-level support alone is not enough.", "[{[help desk] []}]", "alone"},
		{"# Developer\nApplicants whose experience is limited to service desk cannot be considered.", "[{[help desk] []}]", "limited to"},
		{"# Web developer\nIf your work was design rather than programming, this isn't it.", "[{[design] []}]", "what they would rather have is no part of it"},
		{"# Web developer\nNo interest in people who never built for the web.", "[{[] [frontend]}]", "never"},
	} {
		d := imported(t, row.text)
		if got := fmt.Sprint(d.Spec.Reject); got != row.want {
			t.Errorf("%q: %s, want %s: %s", row.text, got, row.want, row.why)
		}
	}
}

// A duty that says why the work exists still names what it is done with, and a cliché
// is nothing that somebody could learn.
func TestProblemAmongDuties(t *testing.T) {
	d := imported(t, "# Backend engineer\n\n## What you'll do\n\n- Break up the legacy monolith into services that talk over Kafka\n\n## Requirements\n\n- Go\n\n## Nice to have\n\n- Terraform\n\nRockstars only!\n")
	if d.Spec.Problem == "" {
		t.Error("no problem, want the duty that tells of it")
	}
	var asked []string
	for _, c := range d.Spec.Clusters {
		for _, l := range c.All {
			asked = append(asked, fmt.Sprint(c.Need, l.Any))
		}
	}
	if got, want := fmt.Sprint(asked), "[must[Go] trainable[Apache Kafka] trainable[Terraform]]"; got != want {
		t.Errorf("asks for %s, want %s", got, want)
	}
	if got := fmt.Sprint(d.Spec.Intake.CanLearn); got != "[Terraform]" {
		t.Errorf("can be learned: %s, want Terraform alone", got)
	}
}
