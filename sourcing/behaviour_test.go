package sourcing

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// said makes one comment.
func said(login, text string, when time.Time) Evidence {
	return Evidence{Kind: IssueComment, Actor: Actor{"github", "77", login}, Text: text, When: when, Source: "github"}
}

var morning = time.Date(2026, 1, 5, 8, 0, 0, 0, time.UTC)

// thoughts are what a person says; no two are alike.
var thoughts = []string{
	"The pool closes the connection twice when the context ends before the dial returns.",
	"I could reproduce this on a machine with two cores; the log shows the lock order.",
	"What happens to callers that still hold the old handle after a reload?",
	"Please keep the exported name, because three services compile against it.",
	"A benchmark with one large and one small message would settle the question.",
	"The retry has no upper bound, so an outage turns into a storm of dials.",
	"This reads well, and the test names say why each row is there.",
	"We had the same leak last year and fixed it with a finaliser; not proud of it.",
	"Could the parser return the offset too? Editors want to jump there.",
	"The documentation promises order, but the map makes it random.",
	"Moving the flush into the writer would save one allocation per row.",
	"Nobody reads that file any more since the migration to the new store.",
	"Splitting the change would help: the rename hides the real fix.",
}

func person(n int) []Evidence {
	var all []Evidence
	r := rand.New(rand.NewPCG(1, 2))
	for i := range n {
		when := morning.AddDate(0, 0, i).Add(time.Duration(r.IntN(9*3600)) * time.Second)
		all = append(all, said("ada-example", thoughts[i%len(thoughts)]+fmt.Sprint(" Seen in file ", string(rune('a'+i%26)), " of ", i), when))
	}
	return all
}

// sleepless is a person who works by day and, once in a while, at any hour.
func sleepless(n int) []Evidence {
	all := person(n)
	r := rand.New(rand.NewPCG(3, 4))
	for i := range all {
		hour := 8 + r.IntN(12)
		if i%12 == 0 {
			hour = r.IntN(24)
		}
		all[i].When = morning.AddDate(0, 0, i).Add(time.Duration(hour-8)*time.Hour + time.Duration(r.IntN(3600))*time.Second)
		all[i].Text = fmt.Sprint(thoughts[i%len(thoughts)], " ", thoughts[(i/13+5)%len(thoughts)], " ", thoughts[(i/169+3)%len(thoughts)])
	}
	return all
}

// reporter answers every build with the same words, around the clock.
func reporter(login string, n int) []Evidence {
	var all []Evidence
	for i := range n {
		text := fmt.Sprintf("Coverage of pull request #%d changed by %d.%d%% to %d%%. See https://ci.example/%d for the whole report.", i, i%3, i%10, 60+i%30, i)
		all = append(all, said(login, text, morning.Add(time.Duration(i)*67*time.Minute+time.Duration(i*i%600)*time.Second)))
	}
	return all
}

func TestBehaviour(t *testing.T) {
	stamp := func(lines []Evidence, gap time.Duration) []Evidence {
		for i := range lines {
			lines[i].When = morning.Add(time.Duration(i) * gap)
		}
		return lines
	}
	for _, c := range []struct {
		lines []Evidence
		want  bool
		signs int
		why   string
	}{
		{nil, false, 0, "silence says nothing"},
		{person(10), false, 0, "too little to say"},
		{person(13), false, 0, "a person's thoughts, by day"},
		{reporter("quiet-account", 80), true, 2, "one template in every hour of the day, under a name that says nothing"},
		{reporter("release-bot", 20), true, 2, "a template under a name that says so; too few moments for a rhythm"},
		{reporter("quiet-account", 20), false, 1, "a template alone: somebody may answer by a form"},
		{stamp(reporter("quiet-account", 60), 3*time.Second), true, 2, "a template, and answers within seconds"},
		{stamp(reporter("quiet-account", 60), 2*time.Hour), true, 2, "a template on a clock"},
		{stamp(person(13), time.Hour), false, 0, "few moments make no rhythm"},
		{person(3)[:1], false, 0, "one line"},
		{sleepless(2000), false, 0, "years of work leave a trace in every hour, few at night"},
	} {
		machine, why := Behaviour(c.lines)
		if machine != c.want || len(why) != c.signs {
			t.Errorf("%s: %v %v", c.why, machine, why)
		}
		back := slices.Clone(c.lines)
		slices.Reverse(back)
		if again, whyAgain := Behaviour(back); again != machine || !slices.Equal(why, whyAgain) {
			t.Errorf("%s: another order says %v %v", c.why, again, whyAgain)
		}
	}
}

// What a collector worded itself is alike for everybody.
func TestBehaviourOfHistories(t *testing.T) {
	var lines []Evidence
	for i := range 60 {
		lines = append(lines, Evidence{Kind: Authorship, Source: "gitlog", Quote: fmt.Sprintf("Wrote %d of 400 lines in store: 7 of 9 commits.", i), When: morning.Add(time.Duration(i) * time.Hour)})
	}
	if machine, why := Behaviour(lines); machine || why != nil {
		t.Errorf("%v %v", machine, why)
	}
}

func TestMachine(t *testing.T) {
	for _, c := range []struct {
		actor Actor
		want  bool
		why   string
	}{
		{Actor{"github", "49699333", "dependabot[bot]"}, true, "the platform's mark"},
		{Actor{"github", "65916846", "anything"}, true, "a well-known ID under another name"},
		{Actor{"github", "1", "web-flow"}, true, "a well-known name"},
		{Actor{"gitlab", "65916846", "ada-example"}, false, "the number of another site"},
		{Actor{"github", "2", "acme-ci"}, true, "a word of the name"},
		{Actor{"github", "3", "abbott"}, false, "bot inside a word"},
		{Actor{"github", "4", "cicero-example"}, false, "ci inside a word"},
		{Actor{"schedule:goday", "5", "Robot Chen"}, false, "words are cut at signs of a login, not at spaces"},
		{Actor{"github", "6", ""}, false, "no name"},
	} {
		if got := Machine(c.actor); got != c.want {
			t.Errorf("%s: %v", c.why, got)
		}
	}
}

func FuzzBehaviour(f *testing.F) {
	f.Add("a b c d e", 20, int64(60))
	f.Fuzz(func(t *testing.T, text string, n int, gap int64) {
		var lines []Evidence
		for i := range min(max(n, 0), 100) {
			lines = append(lines, said("x", text, morning.Add(time.Duration(int64(i)*gap))))
		}
		if machine, why := Behaviour(lines); machine && len(why) == 0 {
			t.Error("a machine without a reason")
		}
	})
}
