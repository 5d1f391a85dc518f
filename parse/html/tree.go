package html

import (
	"context"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// The tree is made here from the tokens of x/net/html, and not by its Parse: that
// follows the standard to the letter, which lets a small hostile page grow into a tree
// thousands of times as large (open formatting elements are made anew in every
// block), and it refuses deep nesting. A reader of text needs only to know what is
// inside what.

// node is an element or, without a tag, a text.
type node struct {
	tag   string
	text  string
	attrs []html.Attribute
	up    *node
	kids  []*node
	index int // among the elements of its parent, from 1
	count int // child elements so far
}

func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func (n *node) has(name string) bool {
	return slices.ContainsFunc(n.attrs, func(a html.Attribute) bool { return a.Key == name })
}

func (n *node) classed(name string) bool {
	for c := range strings.FieldsSeq(n.attr("class")) {
		if c == name {
			return true
		}
	}
	return false
}

// tree is a page with what stands outside its text.
type tree struct {
	root     *node
	sheets   []string // style sheets written in the page
	dates    []string // what the page says of its last change
	warnings []string
}

// level is an open element; node is its nearest ancestor that was kept.
type level struct {
	tag  string
	node *node
}

type grower struct {
	tree
	limits Limits
	open   []level
	names  map[string]int // open elements of each name
	nodes  int
}

// grow makes a tree of a page.
func grow(ctx context.Context, text string, limits Limits) (tree, error) {
	root := &node{tag: ":root"}
	g := &grower{tree: tree{root: root}, limits: limits, open: []level{{":root", root}}, names: map[string]int{}}
	z := html.NewTokenizer(strings.NewReader(text))
	for n := 0; ; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return tree{}, ctx.Err()
		}
		kind := z.Next()
		if kind == html.ErrorToken {
			return g.tree, nil
		}
		if g.nodes >= limits.Nodes {
			g.warnings = append(g.warnings, "the page has more elements than the limit")
			return g.tree, nil
		}
		switch kind {
		case html.TextToken:
			g.text(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			g.start(z.Token())
		case html.EndTagToken:
			name, _ := z.TagName()
			g.end(string(name))
		}
	}
}

func (g *grower) top() level { return g.open[len(g.open)-1] }

func (g *grower) text(s string) {
	switch t := g.top(); t.tag {
	case "style":
		if media(t.node.attr("media")) {
			g.sheets = append(g.sheets, s)
		}
	case "script", "title", "textarea", "noscript", "iframe", "noembed", "noframes", "template", "xmp", "svg":
	default:
		g.nodes++
		t.node.kids = append(t.node.kids, &node{text: s, up: t.node})
	}
}

// voids are the elements without content.
var voids = names("area base br col embed hr img input link meta param source track wbr keygen frame path circle rect line polyline polygon use stop ellipse")

// blocks are the elements that end an open paragraph.
var blocks = names("address article aside blockquote body center details dialog dir div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul caption legend")

// ends says which open elements a start tag ends, and where the search for them stops.
var ends = map[string]struct{ closes, stops map[string]bool }{
	"li":       {names("li"), names("ul ol menu dir table")},
	"dt":       {names("dt dd"), names("dl table")},
	"dd":       {names("dt dd"), names("dl table")},
	"tr":       {names("tr td th caption colgroup"), names("table")},
	"td":       {names("td th"), names("tr table")},
	"th":       {names("td th"), names("tr table")},
	"thead":    {names("thead tbody tfoot tr td th caption colgroup"), names("table")},
	"tbody":    {names("thead tbody tfoot tr td th caption colgroup"), names("table")},
	"tfoot":    {names("thead tbody tfoot tr td th caption colgroup"), names("table")},
	"option":   {names("option"), names("select datalist")},
	"optgroup": {names("optgroup option"), names("select")},
}

func names(s string) map[string]bool {
	out := map[string]bool{}
	for name := range strings.FieldsSeq(s) {
		out[name] = true
	}
	return out
}

// reach is how far up an element is looked for.
const reach = 400

func (g *grower) start(t html.Token) {
	if t.Data == "meta" {
		g.meta(t)
	}
	if blocks[t.Data] && g.names["p"] > 0 {
		g.close(names("p"), names("table td th li div section article header button"))
	}
	if e, ok := ends[t.Data]; ok {
		g.close(e.closes, e.stops)
	}
	parent := g.top().node
	g.nodes++
	n := &node{tag: t.Data, attrs: t.Attr, up: parent}
	parent.count++
	n.index = parent.count
	parent.kids = append(parent.kids, n)
	if voids[t.Data] || t.Type == html.SelfClosingTagToken && (g.names["svg"] > 0 || t.Data == "svg") {
		return
	}
	if len(g.open) > g.limits.Depth { // what is in it is read as if it stood beside it
		n = parent
	}
	g.open = append(g.open, level{t.Data, n})
	g.names[t.Data]++
}

// close ends the outermost open element with one of the names, unless another of the
// stopping ones lies between.
func (g *grower) close(closes, stops map[string]bool) {
	at := -1
	for i := len(g.open) - 1; i > 0 && len(g.open)-i < reach && !stops[g.open[i].tag]; i-- {
		if closes[g.open[i].tag] {
			at = i
		}
	}
	g.cut(at)
}

// cut ends the open element at a place and all in it.
func (g *grower) cut(at int) {
	if at < 1 {
		return
	}
	for _, l := range g.open[at:] {
		g.names[l.tag]--
	}
	g.open = g.open[:at]
}

func (g *grower) end(tag string) {
	if tag == "br" || tag == "p" && g.names["p"] == 0 {
		parent := g.top().node
		g.nodes++
		parent.kids = append(parent.kids, &node{tag: tag, up: parent})
		return
	}
	if g.names[tag] == 0 {
		return
	}
	for i := len(g.open) - 1; i > 0 && len(g.open)-i < reach; i-- {
		switch at := g.open[i].tag; {
		case at == tag:
			g.cut(i)
			return
		case at == "table", (at == "td" || at == "th") && !blocks[tag], blocks[at] && at != "p" && !blocks[tag] && tag != "svg":
			return // a misplaced end tag does not break out of a block
		}
	}
}

// meta keeps the date of the last change.
func (g *grower) meta(t html.Token) {
	n := &node{attrs: t.Attr}
	name := strings.ToLower(n.attr("name") + n.attr("property") + n.attr("http-equiv") + n.attr("itemprop"))
	switch name {
	case "date", "last-modified", "dcterms.modified", "dcterms.created", "dc.date", "article:modified_time", "datemodified", "changed", "created":
		g.dates = append(g.dates, n.attr("content"))
	}
}
