package html

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
			fmt.Fprintf(&b, "{%d %s}", r.Hidden, strings.TrimSpace(r.Text))
			continue
		}
		if r.Head > 0 {
			fmt.Fprintf(&b, "#%d ", r.Head)
		}
		if r.Style&run.Bullet != 0 {
			b.WriteString("•")
		}
		mark := ""
		if r.Head == 0 {
			mark = map[run.Style]string{run.Bold: "*", run.Italic: "/"}[r.Style&(run.Bold|run.Italic)]
		}
		b.WriteString(mark + r.Text + mark)
		if r.Link != "" {
			b.WriteString("<" + r.Link + ">")
		}
	}
	return b.String()
}

type test struct{ why, in, want string }

func check(t *testing.T, tests []test) {
	t.Helper()
	for _, test := range tests {
		doc, err := Read(t.Context(), []byte(test.in), Limits{})
		if got := strings.TrimRight(show(doc), " "); got != test.want || err != nil {
			t.Errorf("%s: got %q (%v), want %q", test.why, got, err, test.want)
		}
	}
}

func TestBlocks(t *testing.T) {
	check(t, []test{
		{"blocks are paragraphs", "<div>a<p>b</p>c</div>d", "¶a¶b¶c¶d"},
		{"end tags may be left out", "<p>a<p>b<ul><li>c<li>d</ul><dl><dt>e<dd>f</dl>", "¶a¶b¶•c¶•d¶e¶f"},
		{"white space folds", "<p> a\n\t b <b> c</b> </p>", "¶a b *c*"},
		{"line breaks", "a<br>b<br/>c</br>d", "¶a↵b↵c↵d"},
		{"lines of preformatted text stay", "<pre>a  b\nc</pre>", "¶a  b↵c"},
		{"headings", "<h1>Ada</h1><h3>Work</h3><div role=heading aria-level=4>x</div>", "¶#1 Ada¶#3 Work¶#4 x"},
		{"emphasis by tag, style and sheet", "<style>.x{font-weight:700}</style><em>a</em> <span style='font-style:italic'>b</span> <span class='y x'>c</span>", "¶/a/ /b/ *c*"},
		{"links out of the page", `<a href="https://ada.example">me</a> <a href="mailto:a@b.example">mail</a> <a href="#x">up</a>`, "¶me<https://ada.example> mail<mailto:a@b.example> up"},
		{"parts of a page have a free line between them", "<section>a</section><section>b</section>", "¶a¶¶b"},
		{"an item that holds a part together is none of a list", "<ul style='list-style:none'><li><p>a</p><p>b</p></li><li>c</li></ul>", "¶a¶b¶•c"},
		{"what is no text is left out", "<script>x</script><noscript>x</noscript><template>x</template><svg><text>x</text></svg><title>x</title>a<!-- x -->", "¶a"},
		{"an icon written as a word", `<i class="material-icons">mail</i>a<i aria-hidden="true">b</i><span aria-hidden="true">★</span>`, "¶a"},
		{"entities", "a&amp;b &eacute;&nbsp;&#8211;", "¶a&b é\u00a0–"},
		{"stray end tags", "</b></td><p>a</p></div></p>b", "¶a¶b"},
		{"a misplaced end tag does not break out of a cell", "<b>a<table><tr><td>b</b>c</td></tr></table>", "¶*a*¶*b**c*"},
	})
}

func TestRows(t *testing.T) {
	check(t, []test{
		{"a table reads row by row", "<table><tr><td>a</td><td>b</td></tr><tr><td>c<td>d</table>", "¶a|b¶c|d"},
		{"cells of several lines read line by line", "<table><tr><td><p>2019<p>Bonn</td><td><p>Clerk<p>Acme</td></tr></table>", "¶2019|Clerk¶Bonn|Acme"},
		{"flexible boxes stand side by side", "<div style='display:flex'><div>a</div><div>b</div>c</div>", "¶a|b|c"},
		{"but not in a column", "<div style='display:flex;flex-direction:column'><span>a</span><span>b</span></div>", "¶a¶b"},
		{"in the order that the style gives", "<div style='display:flex'><p style='order:2'>a</p><p style='order:1'>b</p></div><div style='display:flex;flex-direction:row-reverse'><p>c<p>d</div>", "¶b|a¶d|c"},
		{"a grid fills its columns", "<div style='display:grid;grid-template-columns:100px 1fr'><p>a<p>b<p>c<p>d</div>", "¶a|b¶c|d"},
		{"a grid without columns stacks", "<div style='display:grid'><p>a<p>b</div>", "¶a¶b"},
		{"two long cells are columns", "<div style='display:flex'><div><p>a<p>b<p>c<p>d</div><div><p>e<p>f<p>g<p>h</div></div>", "¶a¶b¶c¶d¶¶e¶f¶g¶h"},
		{"cards are read one by one", "<div style='display:grid;grid-template-columns:repeat(2,1fr)'><div><p>a<p>b</div><div><p>c<p>d</div></div>", "¶a¶b¶¶c¶d"},
		{"boxes of one class are cards too", "<div style='display:flex'><div class=c><p>a<p>b</div><div class=c><p>c<p>d</div></div>", "¶a¶b¶¶c¶d"},
		{"the heading of a part beside it", "<div style='display:flex'><h2>Work</h2><div><p>a<p>b<p>c<p>d</div></div>", "¶#2 Work¶a¶b¶c¶d"},
		{"and its number", "<div style='display:flex'><div>(04)<h2>Interests</h2></div><p>Chess</p></div>", "¶(04)¶#2 Interests¶Chess"},
		{"a list ends the reading line by line", "<div style='display:flex'><div><p>2019<p>Bonn</div><div><p>Clerk<ul><li>x<li>y</ul></div></div>", "¶2019|Clerk¶Bonn¶•x¶•y"},
		{"boxes that float", "<div style='float:right'>2019</div><div>Clerk</div><p>x</p>", "¶2019|Clerk¶x"},
		{"boxes that float on both sides fill the line", "<div style='float:left'>Clerk</div><div style='float:right'>2019</div><div>x</div>", "¶Clerk|2019¶x"},
		{"what stands clear of boxes that float", "<div style='float:left'>Clerk</div><div style='clear:both'>x</div>", "¶Clerk¶x"},
		{"boxes in a line with space round them", "<style>.c{display:inline-block;padding:2px 8px}</style><span class=c>Go</span><span class=c>SQL</span>", "¶Go→SQL"},
		{"a floating end of a line", "<p>Clerk<span style='float:right'>2019</span></p>", "¶Clerk→2019"},
	})
}

func TestHidden(t *testing.T) {
	check(t, []test{
		{"display", "<p style='display:none'>x</p>a", "¶{1 x}¶a"},
		{"display, by a class of a sheet", "<style>.h p{display:none!important}</style><div class=h><p style='display:block'>x</p>a</div>", "¶{1 x}¶a"},
		{"the attribute", "<span hidden>x</span>a", "¶{1 x}a"},
		{"visibility can be undone", "<p style='visibility:hidden'>x<b style='visibility:visible'>a</b></p>", "¶{1 x}*a*"},
		{"opacity", "<i style='opacity:0'>x</i>a", "¶{1 x}a"},
		{"no ink", "<i style='color:transparent'>x</i>a", "¶{1 x}a"},
		{"painted with the background", "<b style='color:transparent;background-clip:text'>a</b>", "¶*a*"},
		{"white on white", "<span style='color:#fff'>x</span>a", "¶{2 x}a"},
		{"white on dark", "<div style='background:#123'><span style='color:white'>a</span></div>", "¶a"},
		{"white on a picture", "<div style='background-image:url(x)'><span style='color:white'>a</span></div>", "¶a"},
		{"the colour behind it", "<div style='background:#123'><font color='#112233'>x</font></div>", "¶{2 x}"},
		{"tiny", "<span style='font-size:3px'>x</span><span style='font-size:0'>y<b style='font-size:12px'>a</b></span>", "¶{3 x}{3 y}*a*"},
		{"off the page", "<div style='position:absolute;left:-9999px'>x</div>a", "¶{4 x}¶a"},
		{"for screen readers only", "<style>.sr-only{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)}</style><span class=sr-only>Phone</span>1", "¶{4 Phone}1"},
		{"only a narrow screen hides it", "<style>@media (max-width:600px){p{display:none}}@media print{p{display:none}}</style><p>a</p>", "¶a"},
		{"a colour by a property of the page", "<style>:root{--c:#fff}p{color:var(--c)}b{color:var(--d, #000)}</style><p>x<b>a</b></p>", "¶{2 x}*a*"},
		{"states of a live page do not count", "<style>p:hover{display:none}</style><p>a</p>", "¶a"},
	})
}

func TestMarks(t *testing.T) {
	check(t, []test{
		{"separators in a line", "<style>span:not(:last-child)::after{content:', '}</style><p><span>a</span><span>b</span></p>", "¶a, b"},
		{"ornaments of a block", "<style>h2:before{content:'//'}</style><h2>a</h2>", "¶#2 a"},
		{"a list mark", "<style>ul{list-style:none}li:before{content:'\\25b8'}</style><ul><li>a</ul>", "¶•a"},
		{"icon fonts", "<style>i:before{content:'\\f095'}</style><i></i>a", "¶a"},
	})
}

func TestDecode(t *testing.T) {
	for _, test := range []test{
		{"as the page says", "<meta charset=windows-1250>\xe8", "č"},
		{"UTF-8 whatever the page says", "<meta charset=iso-8859-1>é", "é"},
		{"said to be UTF-8, but is not", "<meta charset=utf-8>caf\xe9", "café"},
		{"nothing said", "caf\xe9 \x96", "café –"},
		{"nothing said, UTF-8 far behind", strings.Repeat(" ", 2000) + "é", "é"},
		{"UTF-16", "\xff\xfea\x00\xe9\x00", "aé"},
	} {
		got, err := decode([]byte(test.in))
		if !strings.HasSuffix(got, test.want) || err != nil {
			t.Errorf("%s: got %q (%v), want %q", test.why, got, err, test.want)
		}
	}
	if _, err := Read(t.Context(), []byte("a\x00b"), Limits{}); !errors.Is(err, ErrBinary) {
		t.Errorf("NUL bytes: got %v, want ErrBinary", err)
	}
}

func TestMonth(t *testing.T) {
	doc, err := Read(t.Context(), []byte(`<meta name="dcterms.modified" content="2021-03-04">a`), Limits{})
	if err != nil || doc.Year != 2021 || doc.Month != 3 {
		t.Errorf("got %d-%d (%v), want the month of the last change", doc.Year, doc.Month, err)
	}
}

func TestLimits(t *testing.T) {
	if _, err := Read(t.Context(), make([]byte, 100), Limits{MaxBytes: 99}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("bytes over the limit: got %v", err)
	}
	for why, in := range map[string]string{
		"too many elements": strings.Repeat("<p>a", 100),
		"too much text":     "<p>aaaaaa<p>" + strings.Repeat("b", 100),
	} {
		if doc, err := Read(t.Context(), []byte(in), Limits{Nodes: 20, MaxText: 50}); err != nil || len(doc.Warnings) == 0 || len(doc.Runs) == 0 {
			t.Errorf("%s: got %d runs, warnings %q (%v), want some of both", why, len(doc.Runs), doc.Warnings, err)
		}
	}
	deep := strings.Repeat("<div><span>", 20_000) + "a" + strings.Repeat("</div>", 20_000) + "b"
	if doc, err := Read(t.Context(), []byte(deep), Limits{}); err != nil || show(doc) != "¶a¶b" {
		t.Errorf("deep nesting: got %q (%v)", show(doc), err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, []byte("a"), Limits{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the context's error", err)
	}
}

// TestHostileStyles holds that many rules over many elements cost a bounded time.
func TestHostileStyles(t *testing.T) {
	page := "<style>" + strings.Repeat("p p p p{color:red}", 10_000) + "</style>" + strings.Repeat("<p>a</p>", 20_000)
	doc, err := Read(t.Context(), []byte(page), Limits{})
	if err != nil || len(doc.Warnings) != 1 {
		t.Errorf("got warnings %q (%v), want one", doc.Warnings, err)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"<table><tr><td>a<td>b", "<ul><li>a<ul><li>b", "<style>.a>b:not(.c)::before{content:'\\41 '}</style><p class=a><b>c",
		"<div style='display:grid;grid-template-columns:repeat(2,1fr) auto'><p>a<p>b</div>", "<pre>a\nb", "<a href=//x>b</a></p></br>",
		"<style>@media (max-width:1px){a{b:c}}p{color:var(--x,rgb(1 2 3/4%))}</style><p>x", "<li style='float:left;font:bold 1em/2 x'>a",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Read(context.Background(), data, Limits{MaxText: 1 << 16, Nodes: 1 << 12})
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
