package role

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A page is read token by token, never as a tree: time and memory grow linearly with
// it, however deep it nests. What comes out is text with the marks of Markdown for
// headings and items, so that one reader serves every form.

// htmlText returns the words of a page: those of its JobPosting if it carries one that
// says more than a title, else those that a reader sees.
func htmlText(page string) (string, *Error) {
	visible, scripts := pageText(page, true)
	for _, s := range scripts {
		if text, fault := postingText([]byte(s)); fault == nil && wordCount(text) > 20 {
			return text, nil
		}
	}
	if strings.TrimSpace(visible) == "" {
		visible, _ = pageText(page, false) // all of it stood in an unclosed menu
	}
	return visible, nil
}

// pageText returns the words of a page and its JSON-LD scripts. aside leaves out what
// stands around the content: menus, forms, footers.
func pageText(page string, aside bool) (text string, scripts []string) {
	w := pageWriter{}
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return w.b.String(), w.scripts
		case html.TextToken:
			w.text(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			w.open(t, aside && t.Type == html.StartTagToken)
		case html.EndTagToken:
			w.close(z.Token())
		}
	}
}

// A pageWriter writes text with the marks of Markdown.
type pageWriter struct {
	b       strings.Builder
	scripts []string
	within  atom.Atom // script, style and the like, whose text is not shown
	json    bool      // that script is JSON-LD
	aside   int       // depth of what stands around the content
	blank   bool      // a blank is due before the next word
	mark    string    // due at the begin of the next line
	strong  bool      // the line so far is emphasised
	title   bool
}

func (w *pageWriter) text(s string) {
	switch {
	case w.within != 0:
		if w.json {
			w.scripts = append(w.scripts, s)
		}
		return
	case w.aside > 0:
		return
	}
	for i, word := range strings.Fields(s) {
		if i > 0 || startsBlank(s) {
			w.blank = true
		}
		w.word(word)
	}
	w.blank = w.blank || s != "" && strings.TrimRight(s, " \t\r\n\f\u00a0") != s
}

func startsBlank(s string) bool { return strings.TrimLeft(s, " \t\r\n\f\u00a0") != s }

func (w *pageWriter) word(word string) {
	if w.mark != "" {
		w.b.WriteString(w.mark)
		w.mark, w.blank = "", false
	}
	if w.blank && !w.atLineStart() {
		w.b.WriteByte(' ')
	}
	w.blank = false
	w.b.WriteString(word)
}

func (w *pageWriter) atLineStart() bool {
	s := w.b.String()
	return s == "" || s[len(s)-1] == '\n' || s[len(s)-1] == ' '
}

// newLine begins a line; gap puts an empty one before it.
func (w *pageWriter) newLine(gap string) {
	if w.b.Len() > 0 {
		w.b.WriteString(gap)
	}
	w.blank = false
}

func (w *pageWriter) open(t html.Token, aside bool) {
	switch t.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Title, atom.Textarea, atom.Iframe, atom.Svg:
		if t.Type == html.StartTagToken {
			w.within, w.json = t.DataAtom, t.DataAtom == atom.Script && isJSONLD(t)
		}
	case atom.Nav, atom.Footer, atom.Form, atom.Button, atom.Select, atom.Aside:
		if aside {
			w.aside++
		}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.newLine("\n\n")
		w.mark = strings.Repeat("#", int(t.Data[1]-'0')) + " "
	case atom.Li, atom.Dt:
		w.newLine("\n")
		w.mark = "- "
	case atom.Br:
		w.newLine("\n")
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Ul, atom.Ol, atom.Tr, atom.Table, atom.Blockquote, atom.Header, atom.Main, atom.Dl, atom.Dd, atom.Hr, atom.Pre:
		if w.mark == "" { // a paragraph within an item is the item
			w.newLine("\n\n")
		}
	case atom.Td, atom.Th:
		w.blank = true
	}
}

func (w *pageWriter) close(t html.Token) {
	switch t.DataAtom {
	case w.within:
		if t.DataAtom != 0 {
			w.within, w.json = 0, false
		}
	case atom.Nav, atom.Footer, atom.Form, atom.Button, atom.Select, atom.Aside:
		w.aside = max(0, w.aside-1)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.Section, atom.Tr:
		w.mark = ""
		w.newLine("\n\n")
	}
}

func isJSONLD(t html.Token) bool {
	for _, a := range t.Attr {
		if a.Key == "type" && strings.Contains(strings.ToLower(a.Val), "ld+json") {
			return true
		}
	}
	return false
}
