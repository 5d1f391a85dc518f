package matching

import (
	"testing"

	"github.com/proven-go/proven/score"
)

func TestDepthOf(t *testing.T) {
	for _, c := range []struct {
		sentence string
		want     score.Depth
		why      string
	}{
		{"Java, Spring, Hibernate", score.Named, "a list in a job names its tools"},
		{"Environment: Go, PostgreSQL, Docker", score.Named, "no action"},
		{"Developed REST services in Go", score.Used, "an action"},
		{"Using Kafka for events", score.Used, "a participle at the beginning is an action"},
		{"Planned and ran experiments", score.Owned, "ran is responsibility; doubled consonants are seen"},
		{"Supported the team that runs Kafka", score.Used, "supporting is not owning"},
		{"Responsible for the payment service in Java", score.Owned, "responsibility in words"},
		{"Owned the Go ingestion service end to end", score.Owned, "ownership"},
		{"Designed a schema in PostgreSQL", score.Owned, "design without a reason"},
		{"Designed cache invalidation for Redis to reduce stale reads", score.Designed, "design with a reason"},
		{"Debugged a memory leak in the C++ daemon", score.Designed, "debugging with its object"},
		{"Tuned PostgreSQL queries, 40% less load", score.Designed, "a figure tells of the result"},
		{"Used Redis", score.Used, "the shallow half of the pair above"},
		{"Own Active Directory and Exchange", score.Owned, "own at the beginning is a verb"},
		{"Their own Kafka", score.Named, "own elsewhere is not"},
		{"Containerised the Java tests", score.Used, "an unknown verb at the beginning"},
		{"This led to fewer Jenkins failures", score.Named, "led to is a result, not a lead"},
		{"Tools summary: TypeScript, Material Design, Unit Testing, REST", score.Named, "verbs are nouns in a list"},
		{"Operating Systems (OS) including Windows Server and Linux", score.Used, "operating systems are not owned by being named"},
		{"Designed, built and maintained Java services", score.Owned, "three deeds, not three things"},
		{"Responsibilities: designed, built, tested Java services", score.Owned, "deeds behind a label"},
		{"Install, configure, maintain DNS servers", score.Used, "deeds in the present tense"},
		{"Good at Linux, proficient in Perl", score.Named, "a claim within a job"},
		{"Development of REST services in Go", score.Used, "a deed as a noun"},
		{"Maintenance of the Oracle database", score.Used, "a deed as a noun"},
		{"Department of Java development", score.Named, "no deed"},
		{"Familiar with Kubernetes", score.Named, "faint"},
		{"Assisted in building Java services", score.Named, "assisting is faint"},
	} {
		if got, m := depthOf(c.sentence); got != c.want || m == denied {
			t.Errorf("depthOf(%q) = %v, %v, want %v: %s", c.sentence, got, m, c.want, c.why)
		}
	}
}

func TestDepthOfWish(t *testing.T) {
	for _, s := range []string{"I would like to learn Go", "No experience with Kafka", "Don't want to work with CSS"} {
		if got, m := depthOf(s); m != denied {
			t.Errorf("depthOf(%q) = %v, want a wish or a denial", s, got)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
		why  string
	}{
		{"Built it. Ran it.", []string{"Built it.", "Ran it."}, "a full stop and a capital"},
		{"Used Node.js and .NET 4.5 daily", []string{"Used Node.js and .NET 4.5 daily"}, "a stop inside a word ends nothing"},
		{"Tools, e.g. Helm", []string{"Tools, e.g. Helm"}, "an abbreviation"},
		{"First line of work\nSecond", []string{"First line of work", "Second"}, "a short line was not wrapped"},
		{"a line that was wrapped because it is nearly as long as the\nLongest one of them, and then it goes on and on for quite a while", []string{"a line that was wrapped because it is nearly as long as the\nLongest one of them, and then it goes on and on for quite a while"}, "a long line without an end goes on"},
		{"a narrow line\nthat goes on", []string{"a narrow line\nthat goes on"}, "the next line goes on with a small letter"},
		{" \n ", nil, "white space holds no sentence"},
		{"one; two", []string{"one;", "two"}, "a semicolon"},
	} {
		var got []string
		for _, s := range sentences(c.text) {
			got = append(got, c.text[s.start:s.end])
		}
		if len(got) != len(c.want) {
			t.Errorf("sentences(%q) = %q, want %q: %s", c.text, got, c.want, c.why)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("sentences(%q) = %q, want %q: %s", c.text, got, c.want, c.why)
			}
		}
	}
}
