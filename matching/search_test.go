package matching

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/sourcing"
)

// wordSkills knows C++ by two names.
const wordSkills = `
skills:
  - {id: cpp, name: C++, kind: language, aliases: [cplusplus]}
`

func searchIndex(t *testing.T, o Options) *Index {
	t.Helper()
	ctx := context.Background()
	var err error
	o.Taxonomy, err = new(skill.Taxonomy).Extend(strings.NewReader(wordSkills))
	must(t, err)
	o.derive = func(tax *skill.Taxonomy, _ Month, p *Profile) []posting {
		row := map[skill.ID]bool{}
		for _, text := range slices.Concat(fieldTexts(textField, p), textsOfAll(p.Activity)) {
			for _, m := range tax.FindInList(nil, text) {
				row[m.Skill] = true
			}
		}
		if !row["cpp"] {
			return nil
		}
		return []posting{{feature: feature{Skill: "cpp"}, strength: 100}}
	}
	ix := mustOpen(t, o)
	a := sample("Ana", "Rewrote the node.js gateway in C++. It was the fastest one.")
	a.Tags = []string{"Req 11"}
	b := sample("ben", "Owned the gateway. Node and js were there too, résumé parsing as well.")
	b.Profile.Dated = MonthOf(2023, 6)
	c := sample("cy", "Nothing of note, 5 times.")
	c.Profile.Engagements[0].Title = "Gateway Keeper"
	must(t, ix.Put(ctx, a, b, c))
	e := review("9", "dee", "The lock is held across the call, please release it before.")
	e.Subject = []string{"language:C++"}
	later := review("9", "dee", "Looks fine.")
	later.Kind, later.When, later.Quote = sourcing.Issue, later.When.AddDate(0, 3, 0), "fine"
	must(t, ix.Add(ctx, e, later))
	return ix
}

func textsOfAll(all []Activity) []string {
	var texts []string
	for _, a := range all {
		texts = append(texts, activityTexts(a)...)
	}
	return texts
}

func TestSearch(t *testing.T) {
	ctx := context.Background()
	test := func(t *testing.T, ix *Index) {
		for _, row := range []struct{ query, want, why string }{
			{"gateway", "Ana ben cy", "text of work and titles"},
			{"GATEWAY", "Ana ben cy", "case does not matter"},
			{"title:gateway", "cy", "titles alone"},
			{`"node.js"`, "Ana", "node and js stand together in one only"},
			{"node.js", "Ana ben", "both words, anywhere"},
			{"+gateway -node", "cy", "must and must not"},
			{`gateway -"node js"`, "ben cy", "an excluded phrase excludes its holder alone"},
			{"-gateway", "example:9 example:9 example:9", "an exclusion alone leaves the rest"},
			{"+C++", "Ana example:9", "signs are part of the name; + in front is an operator"},
			{"skill:C++", "Ana example:9 example:9", "canonical; the profile shows what its activity shows"},
			{"skill:cplusplus", "Ana example:9 example:9", "an alias is canonical too"},
			{"skill:go", "", "nobody"},
			{"+skill:cpp +type:activity", "example:9", "over the activity alone"},
			{"kind:review +skill:cpp repo:acme/rocket", "example:9 Ana example:9", "over both: what has more comes first"},
			{"repo:ACME/Rocket", "example:9 example:9", "whole value, whatever the case"},
			{"path:engine/*", "example:9 example:9", "wildcard"},
			{`subject:"language:C++"`, "example:9", "a value with a colon"},
			{`tag:"req 11"`, "Ana", "a value with a space"},
			{"tag:req*", "Ana ben cy", "a beginning"},
			{"candidate:ana", "Ana", "by ID"},
			{"month:2024-11", "example:9", "a month"},
			{"month:2025", "Ana cy example:9", "a year"},
			{"month:<2024", "ben", "before a year"},
			{"month:<=2024", "ben example:9", "through a year"},
			{"+month:>2024 +type:profile", "Ana cy", "after a year"},
			{`month:>="2025-02-01"`, "example:9", "from a month on"},
			{"5", "cy", "a number is a word"},
			{"resume", "ben", "accents do not matter"},
			{"gatewax~1", "Ana ben cy", "a typing error"},
			{"gatew*", "Ana ben cy", "an ending"},
			{"text:/gate.*/", "Ana ben cy", "a regular expression"},
			{"fine^5 gateway", "example:9 cy Ana ben", "a weight"},
			{"source:example-collector", "example:9 example:9", "hyphens inside a value"},
			{"absent", "", "nobody"},
		} {
			hits, err := ix.Search(ctx, row.query, 0)
			var ids []string
			for _, h := range hits {
				ids = append(ids, h.Candidate)
			}
			if sorted := row.query != "fine^5 gateway" && !strings.HasPrefix(row.query, "kind:"); sorted {
				slices.Sort(ids)
			}
			if got := strings.Join(ids, " "); err != nil || got != row.want {
				t.Errorf("%s (%s): %q, %v; want %q", row.query, row.why, got, err, row.want)
			}
		}
	}
	t.Run("memory", func(t *testing.T) { test(t, searchIndex(t, testOptions(""))) })
	t.Run("disk", func(t *testing.T) { test(t, searchIndex(t, testOptions(t.TempDir()))) })
}

func TestSearchOrderAndLimit(t *testing.T) {
	ctx := context.Background()
	ix := mustOpen(t, testOptions(""))
	for _, id := range []string{"m", "z", "a", "k"} {
		must(t, ix.Put(ctx, sample(id, "Wrote parsers.")))
	}
	for limit, want := range map[int]int{0: 4, 2: 2, 9: 4} {
		hits, err := ix.Search(ctx, "parsers", limit)
		must(t, err)
		if all := []string{"a", "k", "m", "z"}; len(hits) != want || hits[0].Candidate != all[0] || hits[want-1].Candidate != all[want-1] {
			t.Errorf("limit %d: %v", limit, hits)
		}
	}
}

func TestSearchQuotes(t *testing.T) {
	ctx := context.Background()
	ix := searchIndex(t, testOptions(""))
	for query, want := range map[string]Hit{
		"+fastest +gateway": {"Ana", ProfileHit, "Rewrote the node.js gateway in C++.", ""},
		"fastest one":       {"Ana", ProfileHit, "It was the fastest one.", ""},
		"+skill:cpp +tag:*": {"Ana", ProfileHit, "Rewrote the node.js gateway in C++.", ""},
		"held lock":         {"example:9", ActivityHit, "The lock is held across the call, please release it before.", "https://example.org/r/1"},
		"kind:issue":        {"example:9", ActivityHit, "fine", "https://example.org/r/1"},
		"candidate:cy":      {"cy", ProfileHit, "", ""},
	} {
		hits, err := ix.Search(ctx, query, 1)
		if err != nil || len(hits) != 1 || !reflect.DeepEqual(hits[0], want) {
			t.Errorf("%s: %+v, %v; want %+v", query, hits, err, want)
		}
	}
}

func TestSearchRefuses(t *testing.T) {
	ix := mustOpen(t, testOptions(""))
	for _, query := range []string{"", " ", "\"open", "colour:red", "https://example.org", "text:>5", "a^x", "...", "#:00000000", "kind:>\"2024-01-01\""} {
		_, err := ix.Search(context.Background(), query, 0)
		var e *QueryError
		if !errors.As(err, &e) {
			t.Errorf("%q: %v", query, err)
		}
	}
}

func FuzzSearch(f *testing.F) {
	for _, q := range []string{"a +b -c", `kind:review "x y"~2`, "month:>=2024", "/a(/", "**", "^", "~", `\`, "-a^0"} {
		f.Add(q)
	}
	ix := mustOpen(f, testOptions(""))
	must(f, ix.Put(context.Background(), sample("a", "Wrote parsers.")))
	f.Fuzz(func(t *testing.T, query string) {
		if len(query) < 200 {
			_, _ = ix.Search(context.Background(), query, 3) // must not panic
		}
	})
}

func TestPhraseCandidates(t *testing.T) {
	ctx := context.Background()
	ix := searchIndex(t, testOptions(""))
	for phrase, want := range map[string]int{"node js": 2, "Node.js": 2, "gateway": 3, "lock held": 1, "lock fine": 0, "": 0, "C++": 2} {
		v, err := ix.view(context.Background())
		must(t, err)
		ords, err := ix.phraseCandidates(context.Background(), strings.Fields(phrase))
		if err != nil || len(ords) != want {
			t.Errorf("%q: %v, %v; want %d", phrase, ords, err, want)
		}
		v.release()
	}
	must(t, ix.Delete(ctx, "Ana"))
	v, err := ix.view(context.Background())
	must(t, err)
	defer v.release()
	if ords, err := ix.phraseCandidates(context.Background(), []string{"gateway"}); err != nil || !slices.Equal(ords, []uint32{1, 2}) {
		t.Errorf("after Delete: %v, %v", ords, err)
	}
}

func TestEachWord(t *testing.T) {
	for text, want := range map[string]string{
		"C++, C# and .NET; Node.js": "c++ c# and net node js",
		"a+b 5+ F#m x#":             "a b 5 f m x#",
		"Résumé re\u0301sume\u0301": "resume resume",
		"eﬃcient":                   "efficient",
		"snake_case don't":          "snake case don t",
		"日本語 テスト":                   "日 本 語 テ ス ト",
		"हिन्दी":                    "हिन्दी",
		"":                          "",
		"\u0301 \xff":               "",
	} {
		if got := strings.Join(wordsOf(text), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzEachWord(f *testing.F) {
	f.Add("C++ und ﬁ, 日本 x́y\xff", "und ﬁ")
	f.Fuzz(func(t *testing.T, text, phrase string) {
		last := 0
		eachWord(text, func(w string, start, end int) {
			if start < last || end <= start || end > len(text) || w == "" || len(w) > maxWord {
				t.Fatalf("%q: word %q at [%d, %d) after %d", text, w, start, end, last)
			}
			last = end
		})
		if containsWords(text, wordsOf(phrase)) {
			have := wordsOf(text)
			for _, w := range wordsOf(phrase) {
				if !slices.Contains(have, w) {
					t.Fatalf("%q contains %q but not the word %q", text, phrase, w)
				}
			}
		}
	})
}
