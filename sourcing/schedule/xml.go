package schedule

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// xmlEvent is what is read of an event element, and all that is.
type xmlEvent struct {
	ID       string `xml:"id,attr"`
	GUID     string `xml:"guid,attr"`
	Date     string `xml:"date"`
	Title    string `xml:"title"`
	Subtitle string `xml:"subtitle"`
	Track    string `xml:"track"`
	Type     string `xml:"type"`
	Abstract string `xml:"abstract"`
	URL      string `xml:"url"`
	Persons  []struct {
		ID   string `xml:"id,attr"`
		GUID string `xml:"guid,attr"`
		Code string `xml:"code,attr"`
		Name string `xml:",chardata"`
	} `xml:"persons>person"`
}

// xmlConference is what is read of a conference element.
type xmlConference struct {
	Acronym string `xml:"acronym"`
	Title   string `xml:"title"`
}

// readXML reads a Pentabarf schedule element by element; the day an event stands in
// dates it if it has no date of its own.
func readXML(data []byte) ([]talk, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	var talks []talk
	var about xmlConference
	var day string
	root := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && root {
			return talks, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%w: bad XML", ErrSchedule)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch name := start.Name.Local; {
		case !root && name != "schedule":
			return nil, ErrSchedule
		case name == "schedule":
			root = true
		case name == "conference":
			err = d.DecodeElement(&about, &start)
		case name == "day":
			day = attribute(start, "date")
		case name == "event":
			var e xmlEvent
			err = d.DecodeElement(&e, &start)
			talks = append(talks, e.talk(about, day))
		}
		if err != nil {
			return nil, fmt.Errorf("%w: bad XML", ErrSchedule)
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (e *xmlEvent) talk(about xmlConference, day string) talk {
	t := talk{
		conference: strings.TrimSpace(about.Title), source: nameSpace(about.Acronym, about.Title),
		id: first(e.GUID, e.ID), title: strings.TrimSpace(e.Title), about: strings.TrimSpace(e.Subtitle + "\n" + e.Abstract),
		url: webAddress(e.URL), when: moment(first(e.Date, day)), lightning: isLightning(e.Type, e.Track),
	}
	for _, p := range e.Persons {
		t.persons = append(t.persons, person{key: first(p.GUID, p.Code, p.ID), name: strings.TrimSpace(p.Name)})
	}
	return t
}

// first returns the first text that is not blank.
func first(texts ...string) string {
	for _, t := range texts {
		if t = strings.TrimSpace(t); t != "" {
			return t
		}
	}
	return ""
}

// nameSpace is the source that the persons of a conference are keyed in.
func nameSpace(acronym, title string) string {
	return "schedule:" + strings.ToLower(first(acronym, title, "unknown"))
}

// webAddress returns the address of a page, and nothing for any other scheme.
func webAddress(text string) string {
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://") {
		return text
	}
	return ""
}
