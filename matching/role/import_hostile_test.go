package role

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestImportErrors(t *testing.T) {
	deep := strings.Repeat(`{"a":`, 200) + "1" + strings.Repeat("}", 200)
	for _, row := range []struct {
		name, data   string
		line, column int
	}{
		{"empty", " \n", 1, 1},
		{"binary", "ab\ncd\xff", 2, 3},
		{"a zero byte", "ab\x00", 1, 3},
		{"foreign JSON", `{"name": "x"}`, 1, 1},
		{"broken JSON", "{\n \"title\": \"x\",,}", 2, 14},
		{"cut JSON", `{"@type": "JobPosting", "title": "x`, 1, 33},
		{"more behind", `{"@type": "JobPosting"} x`, 1, 24},
		{"nested JSON", deep, 1, 166},
		{"a number as text", "{\"@type\": \"JobPosting\",\n\"description\": 5}", 2, 16},
		{"months as text", `{"@type": "JobPosting", "title": "x", "experienceRequirements": {"monthsOfExperience": "many"}}`, 1, 93},
		{"no words", "<html><body></body></html>", 1, 1},
	} {
		t.Run(row.name, func(t *testing.T) {
			d, err := Import([]byte(row.data), nil)
			var fault *Error
			if !errors.As(err, &fault) || d != nil {
				t.Fatalf("%v, %v; want an *Error", d, err)
			}
			if fault.Line != row.line || fault.Column != row.column {
				t.Errorf("%v; want line %d, column %d", err, row.line, row.column)
			}
		})
	}
}

// Hostile input must end in bounded time. The bound is far above what it takes (well
// below a second each) and far below what anything quadratic would.
func TestImportIsBounded(t *testing.T) {
	const most = 2 * time.Minute // a bound, not a speed: machines under the race detector are slow
	for name, data := range map[string]string{
		"100 MB":              strings.Repeat("Go or Java. ", 100<<20/12),
		"deep HTML":           strings.Repeat("<div><ul><li>", 60_000),
		"unclosed menu":       strings.Repeat("<nav><form>", 60_000) + "Java",
		"open tags":           strings.Repeat("<p a='", 200_000),
		"one line":            strings.Repeat("Go or Java, ", maxImportText/12),
		"one sentence":        strings.Repeat("Java ", maxImportText/5),
		"brackets":            "Requirements: " + strings.Repeat("Java (", maxImportText/7),
		"cues":                "Requirements: " + strings.Repeat("Java required, ", maxImportText/16),
		"headings":            strings.Repeat("# Requirements\n", maxImportText/16),
		"items":               "# Requirements\n" + strings.Repeat("- Java\n", maxImportText/8),
		"underlines":          strings.Repeat("a\n---\n", maxImportText/7),
		"one word":            strings.Repeat("a", maxImportText),
		"JSON of many values": `{"@type":"JobPosting","skills":[` + strings.Repeat("1,", 120_000) + `1]}`,
		"JSON-LD many times":  strings.Repeat(`<script type="application/ld+json">{"@type":"JobPosting"}</script>`, 5_000),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			d, err := Import([]byte(data), nil)
			var fault *Error
			if err != nil && !errors.As(err, &fault) {
				t.Errorf("%v, want an *Error", err)
			}
			if took := time.Since(start); took > most {
				t.Errorf("took %v", took)
			}
			if err == nil {
				laws(t, d)
			}
		})
	}
}

func FuzzImport(f *testing.F) {
	for _, name := range append(descriptions(f), pairs(f)...) {
		data, err := os.ReadFile(filepath.Join("testdata/import", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"@type":"JobPosting","description":"<p>Java (Go"}`))
	f.Add([]byte("Reject: only x\n\u0085Level: İ own; 3 years"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Import(data, nil)
		var fault *Error
		if err != nil {
			if !errors.As(err, &fault) {
				t.Fatalf("%v, want an *Error", err)
			}
			return
		}
		laws(t, d)
	})
}

func BenchmarkImport(b *testing.B) {
	data, err := os.ReadFile("testdata/import/corporate.md")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Import(data, nil); err != nil {
			b.Fatal(err)
		}
	}
}
