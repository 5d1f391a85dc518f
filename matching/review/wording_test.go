package review

import (
	"strings"
	"testing"
)

func TestP09HiddenText(t *testing.T) {
	plain := `<html><body><h1>Robin Example</h1><h2>Experience</h2><h3>Engineer, Example Works</h3><p>Jan 2020 - Dec 2023</p><ul><li>Wrote handlers in Go.</li></ul>%s</body></html>`
	const keywords = "Go PostgreSQL Kubernetes Docker Prometheus owned designed AWS"
	base := person{file: "p.html", text: strings.Replace(plain, "%s", "", 1)}.of(t, specOf(t, goRole))
	if _, asked := question(base, HiddenText); asked {
		t.Fatal("nothing is hidden there")
	}
	for why, style := range map[string]string{
		"display none": "display:none", "white on white": "color:#ffffff;background:#ffffff", "tiny": "font-size:1px",
		"invisible": "visibility:hidden", "transparent": "opacity:0", "off the page": "position:absolute;left:-9999px",
	} {
		hidden := `<p style="` + style + `">` + keywords + `</p>`
		v := person{file: "p.html", text: strings.Replace(plain, "%s", hidden, 1)}.of(t, specOf(t, goRole))
		q, asked := question(v, HiddenText)
		if !asked || len(q.Citations) == 0 || q.Citations[0].Place == "" {
			t.Errorf("%s: got %+v, want the hidden text with its place", why, v.Questions)
		}
		if v.Points != base.Points {
			t.Errorf("%s: %d points, %d without: hidden text counts for nothing", why, v.Points, base.Points)
		}
		if strings.Contains(asJSON(t, v), "PostgreSQL Kubernetes Docker") {
			t.Errorf("%s: the hidden words are repeated", why)
		}
	}
}

func TestP09HiddenRTF(t *testing.T) {
	const head = `{\rtf1\ansi Robin Example\par Experience\par Engineer, Example Works\par Jan 2020 - Dec 2023\par Wrote handlers in Go.\par `
	base := person{file: "p.rtf", text: head + "}"}.of(t, specOf(t, goRole))
	v := person{file: "p.rtf", text: head + `{\v PostgreSQL Kubernetes Docker}}`}.of(t, specOf(t, goRole))
	if _, asked := question(v, HiddenText); !asked || v.Points != base.Points {
		t.Errorf("hidden in RTF: %d points, %d without; %+v", v.Points, base.Points, v.Questions)
	}
}

func TestP09SharedWording(t *testing.T) {
	const posting = "You will make the account and quota services dependable, then extend them for every product team. You take part in on-call one week in six and improve the alerts."
	copied := job("Engineer", "Jan 2020 - Dec 2023", "Make the account and quota services dependable, then extend them for every product team.",
		"Take part in on-call one week in six and improve the alerts.")
	v := person{text: copied, roleText: posting}.of(t, specOf(t, goRole))
	q, asked := question(v, SharedWording)
	if !asked || len(q.Citations) != 2 || q.Severity != Low {
		t.Errorf("got %+v, want both sentences", v.Questions)
	}
	own := job("Engineer", "Jan 2020 - Dec 2023", "Owned the quota service in Go and was on call for it one week in six.", "Cut alerts by half.")
	if q, asked := question(person{text: own, roleText: posting}.of(t, specOf(t, goRole)), SharedWording); asked {
		t.Errorf("own words about the same work: %+v", q)
	}
}

func TestSharedRuns(t *testing.T) {
	for _, row := range []struct {
		text, other string
		want        []Run
		why         string
	}{
		{"a b c d e f", "a b c d e f", []Run{{0, 6}}, "six words are a run"},
		{"a b c d e", "a b c d e", nil, "five are chance"},
		{"x A, b. C d-e f g", "a b c d e f g h", []Run{{1, 8}}, "case and punctuation do not count"},
		{"a b c d e f x a b c d e f", "a b c d e f", []Run{{0, 6}, {7, 13}}, "two runs"},
		{"", "a b c d e f", nil, "nothing"},
	} {
		got := SharedRuns(row.text, row.other)
		if len(got) != len(row.want) {
			t.Errorf("%s: got %v, want %v", row.why, got, row.want)
			continue
		}
		for i := range got {
			if got[i] != row.want[i] {
				t.Errorf("%s: got %v, want %v", row.why, got, row.want)
			}
		}
	}
}
