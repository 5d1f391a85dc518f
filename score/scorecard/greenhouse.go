package scorecard

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"
)

// greenhouse is the shape of a scorecard in Greenhouse's Harvest API, as far as both
// sides know the same.
type greenhouse struct {
	CandidateID any       `json:"candidate_id"`
	Interview   string    `json:"interview"`
	Interviewer person    `json:"interviewer"`
	SubmittedBy person    `json:"submitted_by"`
	SubmittedAt time.Time `json:"submitted_at"`
	Overall     Overall   `json:"overall_recommendation"`
	Attributes  []item    `json:"attributes"`
	Questions   []asked   `json:"questions"`
}

type person struct {
	Name string `json:"name"`
}

type item struct {
	Name   string `json:"name"`
	Type   string `json:"type"`
	Note   string `json:"note"`
	Rating string `json:"rating"`
}

type asked struct {
	Question string `json:"question"`
	Answer   string `json:"answer"`
}

// ratings are Greenhouse's words for 1 to 5.
var ratings = []string{"definitely_not", "no", "mixed", "yes", "strong_yes"}

// ErrGreenhouse is what a text that is no scorecard of Greenhouse is reported as.
var ErrGreenhouse = errors.New("scorecard: not a scorecard of Greenhouse")

// FromGreenhouse reads a scorecard as the Harvest API gives it. Attributes that are none
// of the seven competencies become answers ("name: rating"), so that nothing is lost;
// attributes without a rating are left out.
func FromGreenhouse(data []byte) (Card, error) {
	var g greenhouse
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&g); err != nil {
		return Card{}, ErrGreenhouse
	}
	c := Card{Candidate: fmt.Sprint(g.CandidateID), Stage: g.Interview, Interviewer: g.Interviewer.Name, At: g.SubmittedAt.UTC(), Overall: g.Overall}
	if g.CandidateID == nil {
		c.Candidate = ""
	}
	if c.Interviewer == "" {
		c.Interviewer = g.SubmittedBy.Name
	}
	for _, a := range g.Attributes {
		value := slices.Index(ratings, a.Rating) + 1
		switch {
		case value == 0:
		case slices.Contains(Competencies(), Competency(a.Name)):
			c.Ratings = append(c.Ratings, Rating{Competency: Competency(a.Name), Value: value, Evidence: a.Note})
		default:
			c.Answers = append(c.Answers, Answer{a.Name + ": " + a.Rating, a.Note})
		}
	}
	for _, q := range g.Questions {
		c.Answers = append(c.Answers, Answer(q))
	}
	return c, nil
}

// Greenhouse writes a valid card in the shape of the Harvest API. Role and tags have no
// place there.
func (c *Card) Greenhouse() ([]byte, error) {
	if err := c.Validate(); err != nil {
		return nil, err
	}
	g := greenhouse{
		CandidateID: c.Candidate, Interview: c.Stage, Interviewer: person{c.Interviewer}, SubmittedBy: person{c.Interviewer}, SubmittedAt: c.At.UTC(),
		Overall: c.Overall, Attributes: []item{}, Questions: []asked{},
	}
	for _, r := range c.Ratings {
		g.Attributes = append(g.Attributes, item{string(r.Competency), "Skills", r.Evidence, ratings[r.Value-1]})
	}
	for _, a := range c.Answers {
		g.Questions = append(g.Questions, asked(a))
	}
	return json.MarshalIndent(g, "", "  ")
}
