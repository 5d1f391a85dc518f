package matching

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"strconv"
	"strings"
	"testing"
)

// sheetFormats are the formats in which a sheet can be written.
var sheetFormats = []string{"txt", "md", "html", "docx", "pdf", "json"}

// write writes a sheet, with text that no reader sees under its headline.
func (s sheet) write(t testing.TB, format, hidden string) []byte {
	t.Helper()
	switch format {
	case "txt":
		return s.plain(hidden)
	case "md":
		return s.markdown(hidden)
	case "html":
		return s.page(hidden)
	case "docx":
		return s.word(t, hidden)
	case "pdf":
		return s.pdf(hidden)
	case "json":
		return s.json(t)
	}
	t.Fatalf("unknown format %q", format)
	return nil
}

// zeroWidth writes a text in letters that have no width: one tag character for each.
func zeroWidth(text string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r > 0x7e {
			return -1
		}
		return 0xE0000 + r
	}, text)
}

func (s sheet) plain(hidden string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n%s%s\n", s.name, s.label, strings.Join(s.contacts, "\n"), zeroWidth(hidden))
	for _, x := range s.sections {
		fmt.Fprintf(&b, "\n%s\n\n", strings.ToUpper(x.head))
		for _, p := range x.text {
			fmt.Fprintln(&b, p)
		}
		for _, e := range x.entries {
			fmt.Fprintf(&b, "\n%s\n", e.title)
			if e.at != "" {
				fmt.Fprintln(&b, e.at)
			}
			fmt.Fprintln(&b, e.dates)
			for _, l := range e.lines {
				fmt.Fprintf(&b, "  * %s\n", l)
			}
		}
	}
	return []byte(b.String())
}

func (s sheet) markdown(hidden string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n\n%s\n", s.name, s.label, strings.Join(s.contacts, " | "))
	if hidden != "" {
		fmt.Fprintf(&b, "\n<!-- %s -->\n", hidden)
	}
	for _, x := range s.sections {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n", x.head, strings.Join(x.text, "\n\n"))
		for _, e := range x.entries {
			at := e.title
			if e.at != "" {
				at += ", " + e.at
			}
			fmt.Fprintf(&b, "\n### %s (%s)\n\n", at, e.dates)
			for _, l := range e.lines {
				fmt.Fprintf(&b, "- %s\n", l)
			}
		}
	}
	return []byte(b.String())
}

func (s sheet) page(hidden string) []byte {
	var b strings.Builder
	tag := func(name, text string) { fmt.Fprintf(&b, "<%s>%s</%s>\n", name, html.EscapeString(text), name) }
	b.WriteString("<!DOCTYPE html><html><body>\n")
	tag("h1", s.name)
	tag("p", s.label)
	for _, c := range s.contacts {
		tag("p", c)
	}
	if hidden != "" {
		fmt.Fprintf(&b, "<p style=\"color:#fff;background:#fff\">%s</p>\n", html.EscapeString(hidden))
	}
	for _, x := range s.sections {
		tag("h2", x.head)
		for _, p := range x.text {
			tag("p", p)
		}
		for _, e := range x.entries {
			tag("h3", e.title)
			tag("p", strings.TrimPrefix(e.at+", "+e.dates, ", "))
			b.WriteString("<ul>\n")
			for _, l := range e.lines {
				tag("li", l)
			}
			b.WriteString("</ul>\n")
		}
	}
	b.WriteString("</body></html>\n")
	return []byte(b.String())
}

func (s sheet) word(t testing.TB, hidden string) []byte {
	t.Helper()
	var body strings.Builder
	line := func(properties, text string) {
		fmt.Fprintf(&body, `<w:p><w:r><w:rPr>%s</w:rPr><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, properties, html.EscapeString(text))
	}
	line(`<w:b/><w:sz w:val="40"/>`, s.name)
	line("", s.label)
	for _, c := range s.contacts {
		line("", c)
	}
	if hidden != "" {
		line(`<w:vanish/>`, hidden)
		line(`<w:color w:val="FFFFFF"/>`, hidden)
	}
	for _, x := range s.sections {
		line(`<w:b/><w:sz w:val="28"/>`, x.head)
		for _, p := range x.text {
			line("", p)
		}
		for _, e := range x.entries {
			line(`<w:b/>`, e.title)
			line("", strings.TrimPrefix(e.at+", "+e.dates, ", "))
			for _, l := range e.lines {
				line("", "• "+l)
			}
		}
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("word/document.xml")
	must(t, err)
	fmt.Fprintf(w, `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>`, body.String())
	must(t, z.Close())
	return b.Bytes()
}

// json writes a sheet as JSON Resume.
func (s sheet) json(t testing.TB) []byte {
	t.Helper()
	type object = map[string]any
	doc := object{"basics": object{"name": s.name, "label": s.label, "email": s.contacts[0], "phone": s.contacts[1]}}
	for _, x := range s.sections {
		var entries []object
		for _, e := range x.entries {
			start, end := sheetDates(e.dates)
			entries = append(entries, object{"name": e.at, "position": e.title, "highlights": e.lines, "startDate": start, "endDate": end})
		}
		switch {
		case strings.Contains(x.head, "Experience") || strings.Contains(x.head, "Work"):
			doc["work"] = entries
		case x.head == "Education":
			var studies []object
			for i, e := range x.entries {
				studies = append(studies, object{"institution": e.at, "studyType": e.title, "startDate": entries[i]["startDate"], "endDate": entries[i]["endDate"]})
			}
			doc["education"] = studies
		case x.head == "Projects":
			for i, e := range x.entries {
				entries[i]["name"] = e.title
			}
			doc["projects"] = entries
		case strings.Contains(x.head, "Skills"):
			doc["skills"] = []object{{"name": "Skills", "keywords": strings.Split(strings.Join(x.text, ", "), ", ")}}
		case strings.HasPrefix(x.head, "Certific") || x.head == "Courses":
			name, date := lastComma(strings.Join(x.text, " "))
			doc["certificates"] = []object{{"name": name, "date": sheetDate(date)}}
		case x.head == "Talks":
			name, date := lastComma(strings.Join(x.text, " "))
			doc["publications"] = []object{{"name": name, "releaseDate": sheetDate(date)}}
		case x.head == "Awards":
			name, date := lastComma(strings.Join(x.text, " "))
			doc["awards"] = []object{{"title": name, "date": sheetDate(date)}}
		case len(x.entries) == 0 && doc["basics"].(object)["summary"] == nil:
			doc["basics"].(object)["summary"] = strings.Join(x.text, " ")
		}
	}
	data, err := json.Marshal(doc)
	must(t, err)
	return data
}

// lastComma cuts a text at its last comma.
func lastComma(text string) (before, after string) {
	at := strings.LastIndex(text, ", ")
	if at < 0 {
		return text, ""
	}
	return text[:at], text[at+2:]
}

// sheetDates reads "Jul 2020 – Present", "05/2016 – 01/2020", "2019 – 2022".
func sheetDates(text string) (start, end string) {
	from, to, _ := strings.Cut(text, " – ")
	return sheetDate(from), sheetDate(to)
}

func sheetDate(text string) string {
	const names = "janfebmaraprmayjunjulaugsepoctnovdec"
	if month, year, ok := strings.Cut(text, "/"); ok {
		return year + "-" + month
	}
	month, year, ok := strings.Cut(text, " ")
	if !ok {
		if _, err := strconv.Atoi(text); err != nil {
			return ""
		}
		return text
	}
	if len(month) < 3 {
		return ""
	}
	if at := strings.Index(names, strings.ToLower(month[:3])); at >= 0 {
		return fmt.Sprintf("%s-%02d", year, at/3+1)
	}
	return ""
}
