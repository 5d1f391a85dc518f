package review

import (
	"testing"

	"github.com/proven-go/proven/sourcing"
)

func claim(v *Review, kind ClaimKind, subject string) Claim {
	for _, c := range v.Ledger {
		if c.Kind == kind && (c.Subject == subject || subject == "") {
			return c
		}
	}
	return Claim{}
}

func TestP02StackRealism(t *testing.T) {
	v := person{text: listed(thirtySkills...)}.of(t, specOf(t, goRole))
	alone := 0
	for _, c := range v.Ledger {
		if c.Status == OnlyClaimed {
			alone++
		}
		if c.Standing() < 0 {
			t.Errorf("%s stands below neutral: unproven is no fault", c.Subject)
		}
		if len(c.Said) == 0 || c.Said[0].Quote == "" || c.Said[0].Span.Empty() {
			t.Errorf("%s: no span for what was said", c.Subject)
		}
	}
	if alone < 25 {
		t.Errorf("%d of 30 listed skills are only claimed, want 25 or more", alone)
	}
}

func TestP02Statuses(t *testing.T) {
	const skills = "\n## Skills\n\nGo, Kafka, Redis, Docker\n"
	text := job("Backend Engineer", "Jan 2020 - Dec 2023", "Wrote the order service in Go.", "Used Redis for sessions.") + skills +
		"\n## Summary\n\nI have no experience with Kafka.\n"
	v := person{text: text}.of(t, specOf(t, goRole))
	for _, row := range []struct {
		skill string
		want  Status
		why   string
	}{
		{"Go", Corroborated, "listed, and dated work tells of it"},
		{"Redis", Corroborated, "listed, and dated work tells of it"},
		{"Docker", OnlyClaimed, "listed, and nothing tells of it"},
		{"Apache Kafka", Contradicted, "listed, and the summary denies it"},
	} {
		c := claim(v, SkillClaim, row.skill)
		if c.Status != row.want {
			t.Errorf("%s: %s, want %s: %s", row.skill, c.Status, row.want, row.why)
		}
		if row.want == Corroborated && (c.Proof[0].From == 0 || c.Proof[0].To == 0 || c.Proof[0].Span.Empty() || c.Said[0].Span == c.Proof[0].Span) {
			t.Errorf("%s: proof %+v, want another span with dates", row.skill, c.Proof)
		}
	}
	undated := person{text: "# Robin Example\n\n## Skills\n\nGo\n\n## Experience\n\n### Engineer, Example Works\n\n- Wrote the order service in Go.\n"}.of(t, specOf(t, goRole))
	if c := claim(undated, SkillClaim, "Go"); c.Status != Unverifiable {
		t.Errorf("work without dates: %s, want unverifiable", c.Status)
	}
}

func TestLedgerTitles(t *testing.T) {
	for _, row := range []struct {
		text string
		want Status
		why  string
	}{
		{job("Go Developer", "Jan 2020 - Dec 2023", "Looked after the office plants."), Unverifiable, "the title of a dated job names it: no mere word in a list"},
		{job("Go Developer", "Jan 2020 - Dec 2023", "Looked after the office plants.") + "\n## Skills\n\nGo\n", Unverifiable, "listing it too makes it no less"},
		{"# Robin Example\n\n## Skills\n\nGo\n", OnlyClaimed, "a word in a list"},
	} {
		v := person{text: row.text}.of(t, specOf(t, goRole))
		if c := claim(v, SkillClaim, "Go"); c.Status != row.want {
			t.Errorf("%s, %q, want %s: %s", c.Status, c.Note, row.want, row.why)
		}
	}
}

func TestLedgerPublicProof(t *testing.T) {
	pull := sourcing.Evidence{Kind: sourcing.MergedPull, Subject: []string{"language:Go"}, When: asOf, Place: sourcing.Place{Repo: "example-org/relay"}, Quote: "Close idle connections."}
	v := person{text: listed("Go", "Docker"), activity: []sourcing.Evidence{pull}}.of(t, specOf(t, goRole))
	c := claim(v, SkillClaim, "Go")
	if c.Status != Corroborated || c.Proof[0].Place != "example-org/relay" || c.Proof[0].To == 0 {
		t.Errorf("got %+v, want corroborated by the dated pull request", c)
	}
	owner := sourcing.Evidence{Kind: sourcing.Owner, Subject: []string{"language:Go"}, When: asOf, Place: sourcing.Place{Repo: "example-org/tidepool"}, Quote: "Listed as code owner."}
	text := job("Engineer", "Jan 2020 - Dec 2023", "Owned tidepool, a rate limiter in Go.", "Owned the ledger service in Go.")
	v = person{text: text, activity: []sourcing.Evidence{owner}}.of(t, specOf(t, goRole))
	var got []Status
	for _, c := range v.Ledger {
		if c.Kind == OwnershipClaim {
			got = append(got, c.Status)
		}
	}
	if len(got) != 2 || got[0] != Corroborated || got[1] != Unverifiable {
		t.Errorf("got %v: the owner's record names tidepool and not the ledger", got)
	}
	if bare := (person{activity: []sourcing.Evidence{owner}}).of(t, specOf(t, goRole)); len(bare.Ledger) != 0 || len(bare.Plan.Interviews) != 3 {
		t.Errorf("a person without a résumé claims nothing and is asked all the same: %+v", bare.Ledger)
	}
}

func TestDurationClaims(t *testing.T) {
	for _, row := range []struct {
		summary, dates string
		subject        string
		want           Status
		why            string
	}{
		{"Engineer with 4 years of experience.", "Jan 2020 - Dec 2023", "4 years", Corroborated, "48 months dated, 48 claimed"},
		{"Engineer with 6 years of experience with Java.", "Jan 2020 - Present", "6 years, Java", Corroborated, "78 months dated, 72 claimed"},
		{"Engineer with 5+ years of Kubernetes.", "Jan 2022 - Present", "5 years, Kubernetes", Unverifiable, "no work names it, and the dates leave room"},
		{"Engineer with 5 years of Java.", "Jan 2021 - Dec 2023", "5 years, Java", OnlyClaimed, "36 months dated, 66 of room"},
		{"Engineer with 15 years of Java.", "Jan 2020 - Present", "15 years, Java", OnlyClaimed, "earlier jobs may have been left out"},
		{"Engineer with 15 years of Java.\n\n## Education\n\n### BSc Physics, Example University\n2016 - 2019", "Jan 2020 - Present", "15 years, Java", Contradicted, "told from the studies on, ten years"},
		{"Engineer with 7 years of experience.\n\n## Education\n\n### BSc Physics, Example University\n2014 - 2017", "Jan 2024 - Present", "7 years", OnlyClaimed, "the job goes on, so the document may be young"},
		{"Engineer with twenty years of Kubernetes.", "Jan 2000 - Present", "20 years, Kubernetes", Contradicted, "first released in 2014"},
	} {
		text := "# Robin Example\n\n## Summary\n\n" + row.summary + "\n\n" + job("Java Developer", row.dates, "Wrote services in Java.")[len("# Robin Example\n\n"):]
		c := claim(person{text: text}.of(t, specOf(t, goRole)), DurationClaim, row.subject)
		if c.Status != row.want {
			t.Errorf("%q: got %q, want %q: %s (%s)", row.summary, c.Status, row.want, row.why, c.Note)
		}
	}
}

func TestLevelClaims(t *testing.T) {
	v := person{text: job("Senior Engineer", "Jan 2020 - Dec 2023", "Owned the ledger service in Go.")}.of(t, specOf(t, goRole))
	if c := claim(v, LevelClaim, "senior"); c.Status != Corroborated {
		t.Errorf("a title with ownership below it: %s", c.Status)
	}
	v = person{text: job("Senior Engineer", "Jan 2020 - Dec 2023", "Wrote handlers in Go.")}.of(t, specOf(t, goRole))
	if c := claim(v, LevelClaim, "senior"); c.Status != OnlyClaimed || c.Standing() != 0 {
		t.Errorf("a title alone: %s at %d, want only claimed at neutral", c.Status, c.Standing())
	}
}
