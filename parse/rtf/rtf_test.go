package rtf

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/proven-go/proven/parse/run"
)

// show writes runs as text: ¶ paragraph, ↵ line, | cell, → tab, # heading, • list
// item, * bold, / italic; hidden runs in braces with their reason.
func show(doc run.Document) string {
	var b strings.Builder
	for _, r := range doc.Runs {
		b.WriteString([]string{"", "→", "|", "↵", "¶"}[r.Break])
		if r.Hidden != run.Visible {
			fmt.Fprintf(&b, "{%d %s}", r.Hidden, r.Text)
			continue
		}
		if r.Head > 0 {
			fmt.Fprintf(&b, "#%d ", r.Head)
		}
		if r.Style&run.Bullet != 0 {
			b.WriteString("•")
		}
		mark := map[run.Style]string{run.Bold: "*", run.Italic: "/"}[r.Style&(run.Bold|run.Italic)]
		b.WriteString(mark + r.Text + mark)
		if r.Link != "" {
			b.WriteString("<" + r.Link + ">")
		}
	}
	return b.String()
}

const prolog = `{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset2 Symbol;}{\f2\fcharset204 Arial Cyr;}{\f3\fcharset128 Mincho;}}` +
	`{\colortbl;\red0\green0\blue0;\red255\green255\blue255;\red32\green48\blue64;}` +
	`{\stylesheet{\s0 Normal;}{\s1\b heading 2;}{\s2\sbasedon1 Mine;}{\s3\outlinelevel0 Top;}{\s4\sbasedon4 Loop;}{\*\cs9 heading 3;}}`

func TestRead(t *testing.T) {
	for _, test := range []struct{ why, in, want string }{
		{"paragraphs and free lines", `Go\par\par SQL`, "¶Go¶¶SQL"},
		{"tabs, lines and line ends of the source", "a\\tab b\\line c\r\nd", "¶a→b↵cd"},
		{"bytes in the code page", `caf\'e9 \'96 \endash\~x`, "¶café – –\u00a0x"},
		{"bytes in the font's character set", `{\f2\'e4\'e0}{\f3\'93\'fa}`, "¶да日"},
		{"symbols go to the private area", `{\f1\'b7}a`, "¶\uf0b7a"},
		{"Unicode and what stands for it", `\u233?\u8211\'96{\uc2\u269 ??}\uc0\u353 x`, "¶é–čšx"},
		{"negative values and surrogates", `\u-10179?\u-8704?`, "¶😀"},
		{"escapes and hyphens", `\{a\\b\}\_c\-d`, `¶{a\b}-cd`},
		{"bold, italic, plain", `a{\b b\b0 c}\i d\plain e`, "¶a*b*c/d/e"},
		{"headings by style name, base and level", `\s1 a\par\pard\s2 b\par\pard\s3 c\par\pard\outlinelevel3 d\par\pard\s4 e`, "¶#2 a¶#2 b¶#1 c¶#4 d¶e"},
		{"a list mark is taken out", `{\listtext\'b7\tab}a\par\pard\ls1 b\par\pard c`, "¶•a¶•b¶c"},
		{"a table reads row by row", `\trowd\cellx1\cellx2\pard\intbl 2019\par Bonn\cell Clerk\par Acme\cell\row\pard x`, "¶2019|Clerk¶Bonn|Acme¶x"},
		{"a table cut short", `\trowd\pard\intbl a\cell b`, "¶a|b"},
		{"a hyperlink field", `{\field{\*\fldinst{HYPERLINK "https://ada.example" \\o "x"}}{\fldrslt{\ul me}}} x`, "¶me<https://ada.example> x"},
		{"a link inside the document, and another field", `{\field{\*\fldinst HYPERLINK \\l "x"}{\fldrslt a}}{\field{\*\fldinst DATE}{\fldrslt b}}`, "¶ab"},
		{"a text box, but not its copy", `a{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt\pard box\par}}{\shprslt{\*\do{\dptxbxtext box}}}}b\par c`, "¶ab¶box¶c"},
		{"headers first, footers last, page numbers not", `{\header Ada\par}{\headerl Ada}{\footer 1}{\footerf end}a{\footnote n}`, "¶Ada¶a¶n¶end"},
		{"unknown destinations", `{\*\unknown x{\b y}}{\info{\title x}}{\pict\bin4 }}}}ffd8}{\object{\*\objdata 00}{\result a}}{\xe{x}}`, "¶a"},
		{"the Unicode half of a pair", `{\upr{x}{\*\ud{a}}}`, "¶a"},
		{"deleted text", `{\deleted x}a`, "¶a"},
		{"hidden text", `{\v x}a`, "¶{1 x}a"},
		{"white on white", `{\cf2 x}a`, "¶{2 x}a"},
		{"white on dark", `{\cf2\highlight3 a}{\cf2\chcbpat3 b}`, "¶ab"},
		{"white in a dark row", `\trowd\clcbpat3\cellx1\pard\intbl{\cf2 a}\cell\row`, "¶¶a"},
		{"ink as its background", `{\cf3\cb3 x}`, "¶{2 x}"},
		{"two points are tiny", `{\fs4 x}`, "¶{3 x}"},
	} {
		doc, err := Read(t.Context(), []byte(prolog+`\pard `+test.in+`}`), Limits{})
		if got := show(doc); got != test.want || err != nil {
			t.Errorf("%s: got %q (%v %q), want %q", test.why, got, err, doc.Warnings, test.want)
		}
	}
}

func TestDate(t *testing.T) {
	doc, err := Read(t.Context(), []byte(prolog+`{\info{\creatim\yr2019\mo1}{\revtim\yr2021\mo3\dy4}{\printim\yr2022\mo2}}a}`), Limits{})
	if err != nil || doc.Year != 2021 || doc.Month != 3 {
		t.Errorf("got %d-%d (%v), want the month of the last change", doc.Year, doc.Month, err)
	}
}

// TestBroken holds that a broken document gives its text and a warning.
func TestBroken(t *testing.T) {
	for _, test := range []struct{ why, in, want string }{
		{"cut short", `a\par{\b b`, "¶a¶*b*"},
		{"cut short in an escape", `a\'e`, "¶a"},
		{"cut short in a box", `a{\shp{\*\shpinst{\shptxt b`, "¶a¶b"},
		{"a binary part over the end", `a{\pict\bin999999 x`, "¶a"},
		{"text behind the end", `a}b`, "¶a"},
		{"deep nesting", `a` + strings.Repeat("{", 100_000) + `b` + strings.Repeat("}", 100_000) + `c}`, "¶abc"},
		{"more text than the limit", `a\par ` + strings.Repeat("b", 200) + `}`, "¶a"},
	} {
		doc, err := Read(t.Context(), []byte(prolog+test.in), Limits{MaxText: 100})
		if got := strings.TrimRight(show(doc), "¶"); got != test.want || err != nil || len(doc.Warnings) == 0 {
			t.Errorf("%s: got %q, warnings %q (%v), want %q and a warning", test.why, got, doc.Warnings, err, test.want)
		}
	}
}

func TestLimits(t *testing.T) {
	if _, err := Read(t.Context(), []byte(prolog+"a}"), Limits{MaxBytes: 10}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("bytes over the limit: got %v", err)
	}
	for _, data := range []string{"", "{", `{\urtf1 a}`, "no RTF"} {
		if _, err := Read(t.Context(), []byte(data), Limits{}); !errors.Is(err, ErrDamaged) {
			t.Errorf("%q: got %v, want ErrDamaged", data, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, []byte(prolog+"a}"), Limits{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the context's error", err)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		`\trowd\intbl a\cell b\nestcell\nestrow\row\pard x`, `{\field{\*\fldinst HYPERLINK "x"}{\fldrslt a}}`, `{\shp{\*\shpinst{\shptxt a\par}}}`,
		`\u-10179?\'e9{\listtext x}\ls1 a\par`, `{\header a}{\footnote{\field{\fldinst\u65?}}}`, `{\*\bin5 abc`, `{\upr{a}{\*\ud{b}}}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Read(context.Background(), append([]byte(prolog), data...), Limits{MaxText: 1 << 16, Depth: 20})
		if err == nil && len(doc.Runs) > 0 && doc.Runs[0].Break != run.Paragraph {
			t.Fatal("the first run of a flow document begins a paragraph")
		}
		for _, r := range doc.Runs {
			if !utf8.ValidString(r.Text) {
				t.Fatalf("run %q is not UTF-8", r.Text)
			}
		}
	})
}
