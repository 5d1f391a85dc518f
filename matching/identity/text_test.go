package identity

import (
	"fmt"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching"
)

// words makes a text of words; those from..to of an endless list.
func words(from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		fmt.Fprintf(&b, "word%d ", i)
	}
	return b.String()
}

func TestTexts(t *testing.T) {
	whole := words(0, 402) // 400 shingles
	for _, c := range []struct {
		a, b string
		want level
		why  string
	}{
		{whole, strings.ToUpper(whole), textSame, "400 of 400, in capitals"},
		{whole, "• " + strings.ReplaceAll(whole, " ", ",\n"), textSame, "white space and signs are not words"},
		{whole, words(0, 362), textSame, "360 of 400: 0.9"},
		{whole, words(0, 262), textHalf, "260 of 400: 0.65"},
		{whole, words(200, 602), textQuarter, "200 of 600: 0.33"},
		{whole, words(1000, 1402), textOther, "none"},
		{whole, words(0, 20), missing, "18 shingles say nothing"},
		{whole, "", missing, "no text"},
	} {
		a := recordOf(matching.Candidate{ID: "a", Profile: matching.Profile{Passages: []matching.Passage{{Text: c.a}}}})
		b := recordOf(matching.Candidate{ID: "b", Profile: matching.Profile{Passages: []matching.Passage{{Text: c.b}}}})
		if got := compare(a, b)[6]; got != c.want {
			t.Errorf("%q, want %q: %s", levels[got].Name, levels[c.want].Name, c.why)
		}
	}
}

// TestLikenessIsEstimated: over many pairs of texts that share a third, 64 bins agree in
// a third on average (the deviation of the mean of 200 is .004).
func TestLikenessIsEstimated(t *testing.T) {
	agree := 0
	for i := range 200 {
		a, _ := foldText(matching.Profile{Passages: []matching.Passage{{Text: words(10_000*i, 10_000*i+202)}}})
		b, _ := foldText(matching.Profile{Passages: []matching.Passage{{Text: words(10_000*i+100, 10_000*i+302)}}})
		for k := range bins {
			if a[k] == b[k] {
				agree++
			}
		}
	}
	if share := float64(agree) / (200 * bins); share < 0.31 || share > 0.36 {
		t.Errorf("100 of 300 shingles shared are estimated as %.3f", share)
	}
}

func TestJobs(t *testing.T) {
	at := func(title string, start, end matching.Month) matching.Engagement {
		return matching.Engagement{Kind: matching.Job, Title: title, Start: 24_000 + start, End: 24_000 + end, Current: end == 0}
	}
	for _, c := range []struct {
		a, b []matching.Engagement
		want level
		why  string
	}{
		{[]matching.Engagement{at("A", 1, 9), at("B", 10, 20), at("C", 21, 30)}, []matching.Engagement{at("", 21, 30), at("", 1, 9), at("", 10, 20)}, jobsThree, "in another order, without titles"},
		{[]matching.Engagement{at("A", 1, 9), at("B", 10, 0)}, []matching.Engagement{at("A", 1, 9), at("B", 10, 20), at("C", 21, 0)}, jobsTwo, "the present of an older document has ended"},
		{[]matching.Engagement{at("Lead Developer", 1, 9)}, []matching.Engagement{at("developer (lead)", 1, 9), at("C", 40, 50)}, jobsOne, "the words of a title"},
		{[]matching.Engagement{at("A", 1, 9)}, []matching.Engagement{at("B", 1, 9)}, jobsNear, "one over the same months"},
		{[]matching.Engagement{at("A", 1, 12)}, []matching.Engagement{at("A", 5, 30)}, jobsNear, "one title for eight months"},
		{[]matching.Engagement{at("A", 1, 9), at("B", 10, 20)}, []matching.Engagement{at("C", 2, 9), at("D", 10, 21)}, jobsOther, "none"},
		{[]matching.Engagement{at("A", 1, 9)}, []matching.Engagement{at("B", 10, 20)}, missing, "one each: another selection"},
		{[]matching.Engagement{at("A", 9, 1)}, []matching.Engagement{at("A", 9, 1)}, missing, "ends before it begins: not a job that could be read"},
		{nil, []matching.Engagement{at("B", 10, 20)}, missing, "none there"},
	} {
		a := foldJobs(matching.Profile{Engagements: c.a})
		b := foldJobs(matching.Profile{Engagements: c.b})
		if got := compareJobs(a, b); got != c.want {
			t.Errorf("%q, want %q: %s", levels[got].Name, levels[c.want].Name, c.why)
		}
	}
}
