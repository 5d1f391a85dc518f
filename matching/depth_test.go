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
		{"Tuned MySQL", score.Used, "to improve without a result is an action"},
		{"Migrated forty hosts to Linux", score.Used, "a move without a reason"},
		{"Designed posters and logos", score.Used, "pictures are drawn"},
		{"Ran regression tests in Java", score.Used, "tests are run, not answered for"},
		{"Ran the Kafka clusters", score.Owned, "clusters are"},
		{"Wrote end-to-end tests with Selenium", score.Used, "a kind of test"},
		{"Directed by the head office, installed Linux", score.Used, "the office directs"},
		{"Reported to the lead of the Java group", score.Used, "the lead is somebody else"},
		{"Responsible for testing Java modules", score.Used, "a task"},
		{"Responsible for managing Oracle upgrades", score.Owned, "to manage is to answer for"},
		{"We operated the Kafka clusters", score.Used, "we is nobody in particular"},
		{"We moved to Kafka, and I led the move", score.Owned, "I is"},
		{"Participated in the design of a Java service", score.Used, "taking part in a design"},
		{"Led the Java service and contributed to its tests", score.Owned, "taking part in something else as well"},
		{"Worked with the team that owned Kafka", score.Used, "a clause about a team is about the team"},
		{"Part of the group which built the Java portal", score.Named, "a clause about a group"},
		{"My colleagues rewrote the Java portal", score.Named, "others did it"},
		{"The company sells a Java portal and operates it", score.Named, "the employer"},
		{"The portal was built with Java", score.Named, "what a thing is made of"},
		{"The portal was mine: I built it with Java", score.Owned, "a thing, and whose it was"},
		{"The Java portal was split by another team", score.Named, "by others"},
		{"Certified Java programmer", score.Named, "a state"},
		{"Was present when Kafka was introduced", score.Named, "standing by"},
		{"Passionate about clean code in Java", score.Named, "code is a noun there"},
		{"Strong work ethic and Java", score.Named, "work is a noun there"},
		{"Cut the Java build in two", score.Used, "an irregular verb"},
		{"Administration of Oracle", score.Used, "a deed as a noun"},
		{"Trainee: labelled pictures in Python", score.Used, "a deed behind a label"},
		{"Tasks: administration of Linux servers, backups, printers", score.Used, "a deed as a noun behind a label"},
		{"Only developer of a Java shop", score.Owned, "nobody else could answer for it"},
	} {
		if got, m := depthOf(c.sentence); got != c.want || m == denied {
			t.Errorf("depthOf(%q) = %v, %v, want %v: %s", c.sentence, got, m, c.want, c.why)
		}
	}
}

// TestDepthOfReason: a reason, a price, an alternative or a cause makes a decision of a
// deed; what only looks like one does not.
func TestDepthOfReason(t *testing.T) {
	for _, c := range []struct {
		sentence string
		want     score.Depth
		why      string
	}{
		{"Stored events in Kafka because consumers come and go", score.Designed, "because"},
		{"Split the Java build so that teams release alone", score.Designed, "so that"},
		{"Kept sessions in Redis rather than in cookies", score.Designed, "rather than"},
		{"Used Redis instead of a table", score.Designed, "instead of"},
		{"Runs in minutes instead of hours after moving to Go", score.Used, "a comparison of times"},
		{"Wrote the importer in Go as it needs no runtime", score.Designed, "as it"},
		{"Worked on the importer in Go as lead", score.Owned, "a part that was played, not a reason"},
		{"Handled Oracle tickets as they arise", score.Used, "a time, not a reason"},
		{"Used Perl since nobody knew Go", score.Designed, "since nobody"},
		{"Used Perl since 2009", score.Used, "a time"},
		{"Chose Kafka over RabbitMQ", score.Designed, "an alternative"},
		{"Watched over Kafka and RabbitMQ", score.Used, "over without a choice"},
		{"Cached prices in Redis, trading freshness for speed", score.Designed, "a price"},
		{"Moved reports to MySQL to keep them from blocking orders", score.Designed, "to keep from"},
		{"Moved reports to MySQL to keep them", score.Used, "to keep alone"},
		{"Traced stalls to a lock in the Java client", score.Designed, "a cause found"},
		{"Fixed a race condition in the Go client", score.Designed, "a cause by its name"},
		{"Found out why Oracle stalled on Mondays", score.Designed, "a cause found"},
		{"Java knowledge because of studies", score.Named, "a reason without a deed"},
		{"Supported the Kafka team because it was short of people", score.Used, "a reason for help decides nothing"},
	} {
		if got, m := depthOf(c.sentence); got != c.want || m == denied {
			t.Errorf("depthOf(%q) = %v, %v, want %v: %s", c.sentence, got, m, c.want, c.why)
		}
	}
}

func TestDepthOfWish(t *testing.T) {
	for _, s := range []string{"I would like to learn Go", "No experience with Kafka", "Don't want to work with CSS",
		"Never been on call for Kafka", "Never used Go", "Open to positions with Java", "Seeking a role in which to design Java services",
		"I am looking for a position with Go", "My goal is to lead a Java team", "Not familiar with Perl"} {
		if got, m := depthOf(s); m != denied || !denies(s) {
			t.Errorf("depthOf(%q) = %v, want a wish or a denial", s, got)
		}
	}
}

// TestNoWish: words of wishes that tell of work.
func TestNoWish(t *testing.T) {
	for _, s := range []string{"Kept the API open to partners in Java", "Looking for leaks in C++ is what I did", "Migrated seeking code to Go"} {
		if _, m := depthOf(s); m == denied || denies(s) {
			t.Errorf("depthOf(%q) is a wish or a denial, want work", s)
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
