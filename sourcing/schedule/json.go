package schedule

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// jsonFile is what is read of a JSON schedule, in the older form, where events stand
// in the rooms of the days, and in the newer one, where they stand in one list.
type jsonFile struct {
	Schedule *struct {
		Conference struct {
			Acronym text `json:"acronym"`
			Title   text `json:"title"`
			Days    []struct {
				Date  text                   `json:"date"`
				Rooms map[string][]jsonEvent `json:"rooms"`
			} `json:"days"`
		} `json:"conference"`
		Events []jsonEvent `json:"events"`
	} `json:"schedule"`
	Events []jsonEvent `json:"events"`
}

// jsonEvent is what is read of an event, and all that is: never "answers".
type jsonEvent struct {
	ID           text         `json:"id"`
	GUID         text         `json:"guid"`
	Code         text         `json:"code"`
	Date         text         `json:"date"`
	Start        text         `json:"start"`
	Title        text         `json:"title"`
	Subtitle     text         `json:"subtitle"`
	Track        text         `json:"track"`
	Type         text         `json:"type"`
	Abstract     text         `json:"abstract"`
	URL          text         `json:"url"`
	Persons      []jsonPerson `json:"persons"`
	Participants []jsonPerson `json:"participants"`
}

type jsonPerson struct {
	GUID       text `json:"guid"`
	Code       text `json:"code"`
	ID         text `json:"id"`
	PublicName text `json:"public_name"`
	FullName   text `json:"full_public_name"`
	Name       text `json:"name"`
	Role       text `json:"role"`
}

// roles are the parts that a person can have in a talk, in our words.
var roles = map[string]string{"speaker": "speaker", "moderator": "moderator", "host": "host", "organizer": "organiser", "organiser": "organiser", "contributor": "contributor"}

// A text is a JSON string or number, or the name in an object; all else reads as "".
type text string

func (t *text) UnmarshalJSON(data []byte) error {
	var s string
	var n json.Number
	var named struct {
		Name any `json:"name"`
	}
	switch {
	case json.Unmarshal(data, &s) == nil:
		*t = text(s)
	case json.Unmarshal(data, &n) == nil:
		*t = text(n)
	case json.Unmarshal(data, &named) == nil:
		s, _ := named.Name.(string)
		*t = text(s)
	}
	return nil
}

// readJSON reads a schedule of the older or the newer form.
func readJSON(data []byte) ([]talk, error) {
	var f jsonFile
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, fmt.Errorf("%w: bad JSON", ErrSchedule)
	}
	if f.Schedule == nil {
		return nil, ErrSchedule
	}
	about := f.Schedule.Conference
	title, source := first(string(about.Title)), nameSpace(string(about.Acronym), string(about.Title))
	var talks []talk
	add := func(e *jsonEvent, day text) {
		t := e.talk(day)
		t.conference, t.source = title, source
		talks = append(talks, t)
	}
	for _, day := range about.Days {
		for _, room := range slices.Sorted(maps.Keys(day.Rooms)) {
			for i := range day.Rooms[room] {
				add(&day.Rooms[room][i], day.Date)
			}
		}
	}
	for _, events := range [][]jsonEvent{f.Schedule.Events, f.Events} {
		for i := range events {
			add(&events[i], "")
		}
	}
	return talks, nil
}

func (e *jsonEvent) talk(day text) talk {
	t := talk{
		id: first(string(e.GUID), string(e.Code), string(e.ID)), title: first(string(e.Title)),
		about: strings.TrimSpace(string(e.Subtitle + "\n" + e.Abstract)), url: webAddress(string(e.URL)),
		when: moment(string(e.Date)), lightning: isLightning(string(e.Type), string(e.Track)),
	}
	for _, date := range []text{e.Start, day} { // the newer form has the whole date in start
		if t.when.IsZero() {
			t.when = moment(string(date))
		}
	}
	for _, p := range slices.Concat(e.Persons, e.Participants) {
		t.persons = append(t.persons, person{
			key:  first(string(p.GUID), string(p.Code), string(p.ID)),
			name: first(string(p.PublicName), string(p.FullName), string(p.Name)),
			role: roles[strings.ToLower(string(p.Role))],
		})
	}
	return t
}
