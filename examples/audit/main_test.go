package main

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func program(t *testing.T, args ...string) (string, error) {
	t.Helper()
	if _, err := os.Stat("testdata/audit"); err != nil {
		t.Chdir("../..")
	}
	o, err := flags(args)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	err = run(t.Context(), o, &out)
	return out.String(), err
}

func TestTable(t *testing.T) {
	out, err := program(t, "-samples", "50")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"240 rows, 60 selected", "== sex: 230 known, 10 unknown", "== race/ethnicity & sex", "left out, below 2 % of the sample", "not a finding of law"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if strings.Contains(strings.ToLower(out), "compliant") {
		t.Error("a verdict of law")
	}
}

func TestFormats(t *testing.T) {
	csv, err := program(t, "-format", "csv", "-attributes", "sex")
	if err != nil || !strings.HasPrefix(csv, "sex,applicants,selected,selection rate") || !strings.Contains(csv, "\nunknown,10,") {
		t.Errorf("%v\n%s", err, csv)
	}
	text, err := program(t, "-format", "json", "-samples", "20")
	var back report
	if err != nil || json.Unmarshal([]byte(text), &back) != nil || len(back.Sections) != 3 || len(back.Sections[1].Curve) != 230 {
		t.Errorf("%v: %d sections", err, len(back.Sections))
	}
	again, err := program(t, "-format", "json", "-samples", "20")
	if err != nil || again != text {
		t.Error("the same seed gave other bytes")
	}
}

// What stands in a file is text, also on the page.
func TestPageIsInert(t *testing.T) {
	name := filepath.Join(t.TempDir(), "rows.csv")
	rows := "id,score,selected,\"<script>alert(1)</script>\"\n1,5,yes,\"<img src=x onerror=alert(2)>\"\n2,4,no,\"\x1b[31mred\"\n3,3,no,a\n"
	if err := os.WriteFile(name, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	page, err := program(t, "-rows", name, "-format", "html", "-samples", "10")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(page, "<script") || strings.Contains(page, "<img") || !strings.Contains(page, "default-src 'none'") || !strings.Contains(page, "<polyline") {
		t.Errorf("%s", page)
	}
	table, err := program(t, "-rows", name, "-samples", "10")
	if err != nil || strings.Contains(table, "\x1b") {
		t.Errorf("%v: an escape sequence reaches the terminal: %q", err, table)
	}
}

// The report against figures added up by hand from the same file.
func TestAgainstBruteForce(t *testing.T) {
	text, err := program(t, "-format", "json", "-attributes", "sex", "-samples", "5")
	if err != nil {
		t.Fatal(err)
	}
	var r report
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("testdata/audit/rows.csv")
	if err != nil {
		t.Fatal(err)
	}
	n, chosen, exposure := map[string]float64{}, map[string]float64{}, map[string]float64{}
	rank := 0.0
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		cells := strings.Split(line, ",")
		if i == 0 || cells[4] == "" {
			continue
		}
		rank++
		n[cells[4]]++
		exposure[cells[4]] += 1 / math.Log2(1+rank)
		if cells[3] == "yes" {
			chosen[cells[4]]++
		}
	}
	highest := max(chosen["female"]/n["female"], chosen["male"]/n["male"])
	for i, sex := range []string{"female", "male"} {
		got := r.Sections[0].Selection[i]
		if got.Category != sex || math.Abs(got.Ratio-chosen[sex]/n[sex]/highest) > 1e-12 || math.Abs(r.Sections[0].Exposure[i].Mean-exposure[sex]/n[sex]) > 1e-12 {
			t.Errorf("%s: %+v", sex, got)
		}
	}
}

func TestFlags(t *testing.T) {
	for _, c := range []struct {
		args []string
		why  string
	}{
		{[]string{"-format", "pdf"}, "unknown format"}, {[]string{"extra"}, "an argument"}, {[]string{"-swap", "x"}, "no program to rank with"}, {[]string{"-samples", "-1"}, "fewer than none"},
	} {
		if _, err := flags(c.args); err == nil {
			t.Errorf("%s: taken", c.why)
		}
	}
	if _, err := program(t, "-attributes", "height"); err == nil || !strings.Contains(err.Error(), "race/ethnicity, sex") {
		t.Errorf("a column that is not there: %v", err)
	}
}

func TestReadRanking(t *testing.T) {
	for _, c := range []struct {
		text string
		ok   bool
		why  string
	}{
		{"t Q0 a 1 9 x\nt Q0 b 2 8 x\n", true, "a TREC run"}, {"rank,id,points\n1,a,9\n2,b,8\n", true, "CSV"},
		{"", false, "nothing"}, {"hello\n", false, "no ranking"}, {"id,name\na,b\n", false, "no score"}, {"id,score\na,x\n", false, "no number"},
	} {
		got, err := readRanking(strings.NewReader(c.text))
		if (err == nil) != c.ok || c.ok && (got["a"] != place{9, 1} || got["b"] != place{8, 2}) {
			t.Errorf("%s: %v, %v", c.why, got, err)
		}
	}
}

// Every edit changes what it says and leaves the rest as it is.
func TestEdits(t *testing.T) {
	t.Chdir("../..")
	people, err := readPeople(t.Context(), "testdata/resumes")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range edits {
		changed := 0
		for _, p := range people {
			if text := e.edit(p); text != p.Text {
				changed++
			}
		}
		if changed < len(people)/2 {
			t.Errorf("%s: changes %d of %d résumés", e.name, changed, len(people))
		}
	}
	for _, p := range people {
		if name := p.Basics.Name.Value; name != "" && strings.Contains(edits[0].edit(p), name) {
			t.Errorf("%s: the name still stands there", p.file)
		}
	}
}

func TestSwapRanksAgain(t *testing.T) {
	script := filepath.Join(t.TempDir(), "rank.sh") // ranks by length: padding must show
	text := "#!/bin/sh\ncd \"$1\" && echo id,score && wc -c * | sort -rn | awk '$2 != \"total\" && $2 != \"insgesamt\" {print $2 \",\" $1}'\n"
	if err := os.WriteFile(script, []byte(text), 0o700); err != nil {
		t.Fatal(err)
	}
	out, err := program(t, "-swap", "testdata/resumes", "--", script)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(out) {
		if strings.HasPrefix(line, "padding") && !strings.Contains(line, "  16  ") {
			t.Errorf("a ranking by length does not see padding: %s", line)
		}
	}
}

func TestCardAndNotice(t *testing.T) {
	card, err := program(t, "-card")
	if err != nil || strings.Count(card, "\n| ") < 8 || !strings.Contains(card, "| designed |") || !strings.Contains(card, "not good at") {
		t.Errorf("%v\n%s", err, card)
	}
	notice, err := program(t, "-notice")
	if err != nil || !strings.Contains(notice, "A person decides") {
		t.Errorf("%v\n%s", err, notice)
	}
	for _, text := range []string{card, notice} {
		if strings.Contains(strings.ToLower(text), "compliant") {
			t.Error("a verdict of law")
		}
	}
}
