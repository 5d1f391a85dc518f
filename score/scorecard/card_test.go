package scorecard

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
)

func valid() Card {
	return Card{
		Candidate: "cand-42", Stage: "past project", Interviewer: "Maria", At: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC), Overall: Yes,
		Ratings: []Rating{{Competency: Design, Value: 4, Evidence: "Named two ways to split the queue and why the cheaper one would do."}, {Competency: Debugging, Value: 2, Evidence: "Could not say how the outage was found."}},
		Answers: []Answer{{"What broke in production?", "The connection pool, twice."}},
	}
}

// O9: a rating without evidence is invalid, with the field named.
func TestO09Validate(t *testing.T) {
	for _, c := range []struct {
		change func(*Card)
		field  string
		why    string
	}{
		{func(*Card) {}, "", "a whole card"},
		{func(c *Card) { c.Ratings = nil }, "", "a card may rate nothing"},
		{func(c *Card) { c.Ratings[0].Evidence = " " }, "ratings[0].evidence", "a 4 without a note"},
		{func(c *Card) { c.Ratings[1].Value = 6 }, "ratings[1].value", "above five"},
		{func(c *Card) { c.Ratings[1].Value = 0 }, "ratings[1].value", "no value"},
		{func(c *Card) { c.Ratings[1].Competency = Design }, "ratings[1].competency", "rated twice"},
		{func(c *Card) { c.Ratings[0].Competency = "culture fit" }, "ratings[0].competency", "none of the seven"},
		{func(c *Card) { c.Overall = "maybe" }, "overall", "no recommendation"},
		{func(c *Card) { c.Stage = "" }, "stage", "no stage"},
		{func(c *Card) { c.Interviewer = "" }, "interviewer", "nobody"},
		{func(c *Card) { c.At = time.Time{} }, "at", "no time"},
		{func(c *Card) { c.Candidate = "" }, "candidate", "about nobody"},
	} {
		card := valid()
		c.change(&card)
		err := card.Validate()
		var field *FieldError
		if c.field == "" && err != nil || c.field != "" && (!errors.As(err, &field) || field.Field != c.field) {
			t.Errorf("%s: %v", c.why, err)
		}
	}
}

func TestSpreads(t *testing.T) {
	a, b := valid(), valid()
	b.Ratings[0].Value = 2
	s := Spreads([]Card{a, b})
	if len(s) != 7 || s[2] != (Spread{Design, 2, 2, 4, 300, true}) || s[3] != (Spread{Debugging, 2, 2, 2, 200, false}) || s[0] != (Spread{Competency: Communication}) {
		t.Errorf("%+v", s)
	}
	b.Ratings[0].Value = 3
	if s := Spreads([]Card{a, b}); s[2].Hundredths != 350 || s[2].Talk {
		t.Errorf("%+v", s[2])
	}
}

// What both sides know survives the way there and back.
func TestO09GreenhouseRoundTrip(t *testing.T) {
	card := valid()
	data, err := card.Greenhouse()
	if err != nil {
		t.Fatal(err)
	}
	back, err := FromGreenhouse(data)
	if err != nil || !reflect.DeepEqual(back, card) {
		t.Errorf("%v:\n%+v\nwant\n%+v", err, back, card)
	}
	card.Ratings[0].Evidence = ""
	if _, err := card.Greenhouse(); err == nil {
		t.Error("an invalid card is written")
	}
}

func TestFromGreenhouse(t *testing.T) {
	card, err := FromGreenhouse([]byte(`{"candidate_id":46,"interview":"Onsite","submitted_by":{"name":"Bo"},"submitted_at":"2026-03-01T10:00:00Z","overall_recommendation":"strong_yes",
		"attributes":[{"name":"collaboration","type":"Skills","note":"Asked whose queue it was.","rating":"mixed"},{"name":"Excel","note":"fine","rating":"yes"},{"name":"learning agility","rating":"no_decision"}],
		"questions":[{"question":"Key Take-Aways","answer":"Solid."}],"photo_url":"x"}`))
	want := `46 Onsite Bo strong_yes [{collaboration 3 Asked whose queue it was. []}] [{Excel: yes fine} {Key Take-Aways Solid.}]`
	if got := fmt.Sprint(card.Candidate, " ", card.Stage, " ", card.Interviewer, " ", card.Overall, " ", card.Ratings, " ", card.Answers); err != nil || got != want {
		t.Errorf("%v: %s\nwant %s", err, got, want)
	}
	for _, bad := range []string{"", "[]", `{"attributes":1}`} {
		if _, err := FromGreenhouse([]byte(bad)); !errors.Is(err, ErrGreenhouse) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func FuzzFromGreenhouse(f *testing.F) {
	card := valid()
	data, _ := card.Greenhouse()
	f.Add(string(data))
	f.Fuzz(func(t *testing.T, text string) {
		card, err := FromGreenhouse([]byte(text))
		if err != nil && !errors.Is(err, ErrGreenhouse) || err == nil && strings.Contains(fmt.Sprint(card.Ratings), "no_decision: ") {
			t.Errorf("%v", err)
		}
	})
}
