package matching

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/proven-go/proven/sourcing"
)

func evidenceOf(source, id, login, text string) sourcing.Evidence {
	e := review(id, login, text)
	e.Actor.Source = source
	return e
}

func TestAddJoinsByHardKeyOnly(t *testing.T) {
	ctx := context.Background()
	for _, row := range []struct {
		why    string
		person Person
		actor  sourcing.Actor
		joins  bool
	}{
		{"the account is known", Person{Actors: []Actor{{Source: "github", ID: "7"}}}, sourcing.Actor{Source: "github", ID: "7", Login: "other"}, true},
		{"the same number elsewhere", Person{Actors: []Actor{{Source: "github", ID: "7"}}}, sourcing.Actor{Source: "gitlab", ID: "7"}, false},
		{"a link to the page, in another spelling", Person{Links: []string{"www.github.com/Ines-Ex/?tab=repositories"}}, sourcing.Actor{Source: "github", ID: "7", Login: "ines-ex"}, true},
		{"a link to a repository", Person{Links: []string{"https://github.com/ines-ex/rocket"}}, sourcing.Actor{Source: "github", ID: "7", Login: "ines-ex"}, false},
		{"a link whose login begins alike", Person{Links: []string{"https://github.com/ines-ex"}}, sourcing.Actor{Source: "github", ID: "7", Login: "ines"}, false},
		{"a page of the same login at another site", Person{Links: []string{"https://gitlab.com/ines-ex"}}, sourcing.Actor{Source: "github", ID: "7", Login: "ines-ex"}, false},
		{"a link with the number and a name", Person{Links: []string{"https://stackoverflow.com/users/7/ines"}}, sourcing.Actor{Source: "stackoverflow", ID: "7"}, true},
		{"a no-reply address holds the number", Person{Actors: []Actor{{Source: "github", ID: "7"}}}, sourcing.Actor{Source: "gitlog", ID: "7+ines@users.noreply.github.com"}, true},
		{"an equal e-mail address is no hard key", Person{Email: "ines@example.org"}, sourcing.Actor{Source: "gitlog", ID: "ines@example.org"}, false},
		{"an equal name is no key", Person{Name: "ines"}, sourcing.Actor{Source: "github", ID: "7", Login: "ines"}, false},
	} {
		ix := mustOpen(t, testOptions(""))
		c := sample("cand", "Wrote parsers.")
		c.Person = row.person
		must(t, ix.Put(ctx, c))
		e := review("", "", "Clear words.")
		e.Actor = row.actor
		must(t, ix.Add(ctx, e))
		got, err := ix.Get(ctx, "cand")
		must(t, err)
		if joined := len(got.Profile.Activity) == 1; joined != row.joins || (ix.Len() == 1) != row.joins {
			t.Errorf("%s: joined %v, want %v; Len %d", row.why, joined, row.joins, ix.Len())
		}
	}
}

func TestAddMakesCandidate(t *testing.T) {
	ctx := context.Background()
	inBoth(t, func(t *testing.T, ix *Index) {
		one, two := review("41", "ines", "Clear words."), review("41", "renamed", "More words.")
		must(t, ix.Add(ctx, two))
		must(t, ix.Add(ctx, one))
		seq := ix.Seq()
		must(t, ix.Add(ctx, one, two, one)) // seen before: counts once
		if ix.Seq() != seq || ix.Len() != 1 {
			t.Errorf("Seq %d, want %d; Len %d", ix.Seq(), seq, ix.Len())
		}
		got, err := ix.Get(ctx, "example:41")
		must(t, err)
		other := mustOpen(t, testOptions(""))
		must(t, other.Add(ctx, one, two))
		want, err := other.Get(ctx, "example:41")
		must(t, err)
		if !reflect.DeepEqual(got.Profile, want.Profile) || len(got.Profile.Activity) != 2 {
			t.Errorf("the order of adding shows:\n%+v\n%+v", got.Profile, want.Profile)
		}
		if a := got.Profile.Activity[0]; a.When != MonthOf(2024, 11) || a.Place.Repo != "acme/Rocket" {
			t.Errorf("activity %+v", a)
		}
		if len(got.Person.Actors) != 1 || got.Person.Name != "" {
			t.Errorf("person %+v", got.Person)
		}
	})
}

func TestPutKeepsWhatWasAdded(t *testing.T) {
	ctx := context.Background()
	ix := mustOpen(t, testOptions(""))
	c := sample("cand", "Wrote parsers.")
	must(t, ix.Put(ctx, c))
	must(t, ix.Add(ctx, evidenceOf("github", "7", "ines-ex", "Clear words.")))
	c.Profile.Passages[0].Text = "Wrote lexers."
	c.Person.Links = nil
	must(t, ix.Put(ctx, c))
	must(t, ix.Add(ctx, evidenceOf("github", "7", "ines-ex", "More words."))) // by the account now
	got, err := ix.Get(ctx, "cand")
	must(t, err)
	if len(got.Profile.Activity) != 2 || got.Profile.Passages[0].Text != "Wrote lexers." || ix.Len() != 1 {
		t.Errorf("%+v", got)
	}
	c.Profile.Activity = []Activity{{Kind: sourcing.Talk, Text: "Spoke.", Source: "x"}}
	must(t, ix.Put(ctx, c))
	if got, err = ix.Get(ctx, "cand"); err != nil || !reflect.DeepEqual(got.Profile.Activity, c.Profile.Activity) {
		t.Errorf("a profile with activity of its own: %+v, %v", got.Profile.Activity, err)
	}
	must(t, ix.Delete(ctx, "cand"))
	must(t, ix.Add(ctx, evidenceOf("github", "7", "ines-ex", "Words.")))
	if _, err := ix.Get(ctx, "github:7"); err != nil {
		t.Errorf("a deleted candidate still holds its keys: %v", err)
	}
}

func TestJoinDoesNotDependOnOrder(t *testing.T) {
	ctx := context.Background()
	for _, ids := range [][]string{{"a", "b"}, {"b", "a"}} {
		ix := mustOpen(t, testOptions(""))
		for _, id := range ids {
			must(t, ix.Put(ctx, sample(id, "Wrote parsers.")))
		}
		must(t, ix.Add(ctx, evidenceOf("github", "7", "ines-ex", "Clear words.")))
		if got, err := ix.Get(ctx, "a"); err != nil || len(got.Profile.Activity) != 1 {
			t.Errorf("put in order %v: the smaller ID should have it: %+v, %v", ids, got.Profile.Activity, err)
		}
	}
}

func TestNoMailIsStored(t *testing.T) {
	ctx := context.Background()
	ix := mustOpen(t, testOptions(t.TempDir()))
	e := evidenceOf("gitlog", "Ines.Example@mail.example.org", "ines@example.org",
		"Signed-off-by: Ines <ines+git@example.org>, uses bleve@v2.5.7")
	e.Quote, e.Subject = "ask ines@example.org.", []string{"mail:ines@example.org"}
	must(t, ix.Add(ctx, e))
	hits, err := ix.Search(ctx, "type:activity", 0)
	must(t, err)
	if len(hits) != 1 {
		t.Fatalf("hits %v", hits)
	}
	c, err := ix.Get(ctx, hits[0].Candidate)
	must(t, err)
	tx, err := beginTruth(ix.store, false)
	must(t, err)
	for _, bucket := range []string{recordBucket, activityBucket, peopleBucket, idBucket, actorBucket} {
		tx.ascend(bucket, []byte{0}, func(k, v []byte) bool {
			if s := string(k) + string(v); strings.Contains(strings.ToLower(s), "example.org") && bucket != activityBucket || strings.Contains(s, "ines@") || strings.Contains(s, "git@") {
				t.Errorf("%s holds an address: %q", bucket, s)
			}
			return true
		})
	}
	tx.rollback()
	if a := c.Profile.Activity[0]; !strings.Contains(a.Text, "bleve@v2.5.7") || !strings.Contains(a.Text, "[e-mail]") {
		t.Errorf("text %q", a.Text)
	}
	must(t, ix.Add(ctx, e))
	if ix.Len() != 1 {
		t.Errorf("the same address made %d candidates", ix.Len())
	}
}

func TestAddRefuses(t *testing.T) {
	ctx := context.Background()
	ix := mustOpen(t, testOptions(""))
	noKind := review("1", "x", "y")
	noKind.Kind = ""
	for _, bad := range []sourcing.Evidence{review("", "login", "x"), evidenceOf("", "1", "x", "y"), noKind, review("a\x00", "", "")} {
		err := ix.Add(ctx, review("1", "x", "good"), bad)
		var e *EvidenceError
		if !errors.As(err, &e) || e.Index != 1 || ix.Len() != 0 {
			t.Errorf("%+v: %v, Len %d", bad.Actor, err, ix.Len())
		}
	}
}

func TestPageOf(t *testing.T) {
	for link, want := range map[string]string{
		"https://github.com/Ines":               "github.com/ines",
		" http://www.github.com/ines/#top ":     "github.com/ines",
		"github.com/ines":                       "github.com/ines",
		"https://github.com":                    "", // a site is nobody's page
		"mailto://ines@example.org/x":           "",
		"https://u:p@github.com/ines":           "", // a password is no address
		"https://stackoverflow.com/users/7/i-e": "stackoverflow.com/users/7",
		"":                                      "",
		"::":                                    "",
	} {
		if got := pageOf(link); got != want {
			t.Errorf("%q: %q, want %q", link, got, want)
		}
	}
	if keys := hardKeys(Person{Links: []string{"github.com/a", "https://github.com/A/"}}); len(slices.Compact(keys)) != 1 {
		t.Errorf("keys %q", keys)
	}
}
