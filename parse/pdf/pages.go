package pdf

import "slices"

// The page tree is walked here and not by the object layer, which follows a tree that
// bites its own tail for ever and believes /Count.
const (
	maxTreeDepth = 40
	maxTreeNodes = 50_000
	maxTreeWork  = 4 << 20 // bytes of all identities compared
)

// inherited is what a page takes from the nodes above it.
type inherited struct {
	resources, media, crop, rotate object
}

func (in inherited) with(node object) inherited {
	for _, e := range []struct {
		to  *object
		key string
	}{{&in.resources, "Resources"}, {&in.media, "MediaBox"}, {&in.crop, "CropBox"}, {&in.rotate, "Rotate"}} {
		if v := node.key(e.key); !v.isNull() {
			*e.to = v
		}
	}
	return in
}

// readPages reads the pages in order; without a usable tree, the page objects in the
// order of the file.
func (r *reader) readPages() error {
	t := &tree{r: r}
	pages := r.root.key("Root").key("Pages")
	if err := t.walk(pages, inherited{}, nil); err != nil {
		return err
	}
	if r.doc.Pages > 0 {
		return nil
	}
	list := r.root.key("AllPages")
	for i := 0; i < list.len() && i < maxTreeNodes && r.limit == ""; i++ {
		page := list.index(i)
		if err := r.readPage(page, fromParents(page)); err != nil {
			return err
		}
	}
	if r.doc.Pages > 0 {
		r.warn("the page tree is damaged")
		return nil
	}
	return wrapDamaged("no page")
}

// fromParents collects what a page inherits when the tree cannot be walked downwards.
func fromParents(page object) inherited {
	chain := []object{page}
	for node := page.key("Parent"); !node.isNull() && len(chain) < maxTreeDepth; node = node.key("Parent") {
		chain = append(chain, node)
	}
	in := inherited{}
	for _, node := range slices.Backward(chain) {
		in = in.with(node)
	}
	return in
}

type tree struct {
	r     *reader
	nodes int
	work  int
}

// walk reads a node and all below it; above are the identities of the nodes over it.
func (t *tree) walk(node object, in inherited, above []string) error {
	if err := t.r.ctx.Err(); err != nil {
		return err
	}
	t.nodes++
	if t.nodes > maxTreeNodes {
		t.r.stop("page tree")
	}
	if node.isNull() || t.r.limit != "" {
		return nil
	}
	in = in.with(node)
	kids := node.key("Kids")
	if !kids.isArray() {
		if node.key("Type").name() == "Pages" {
			return nil
		}
		return t.r.readPage(node, in)
	}
	id := node.identity()
	if t.work += len(id); t.work > maxTreeWork {
		t.r.stop("page tree")
	}
	if len(above) >= maxTreeDepth || slices.Contains(above, id) {
		t.r.warn("the page tree runs in a circle")
		return nil
	}
	above = append(above, id)
	for i := range kids.len() {
		if t.r.limit != "" {
			return nil
		}
		if err := t.walk(kids.index(i), in, above); err != nil {
			return err
		}
	}
	return nil
}

// letter is the size of a page that states none.
var letter = rect{0, 0, 612, 792}

// box reads a rectangle; ok is false if it is none or encloses nothing.
func box(o object) (r rect, ok bool) {
	if o.len() != 4 {
		return rect{}, false
	}
	n := o.numbers(4)
	r = boxOf(n[0], n[1], n[2], n[3])
	return r, r.width() >= 1 && r.height() >= 1 && r.width() < 1e6 && r.height() < 1e6
}

// frame returns the visible part of a page in its own units, and the matrix that
// puts the upper left corner of the page as it is looked at, rotation and all, to the
// origin with y growing downwards.
func (in inherited) frame() (rect, matrix) {
	media, ok := box(in.media)
	if !ok {
		media = letter
	}
	if crop, ok := box(in.crop); ok {
		if both := media.intersect(crop); both.width() >= 1 && both.height() >= 1 {
			media = both
		}
	}
	switch turn := int(in.rotate.num()); (turn%360 + 360) % 360 {
	case 90:
		return media, matrix{b: 1, c: 1, e: -media.y0, f: -media.x0}
	case 180:
		return media, matrix{a: -1, d: 1, e: media.x1, f: -media.y0}
	case 270:
		return media, matrix{b: -1, c: -1, e: media.y1, f: media.x1}
	}
	return media, matrix{a: 1, d: -1, e: -media.x0, f: media.y1}
}

// readPage reads one page. Only the context's error ends the document; what is wrong
// with a page is noted and the next one is read.
func (r *reader) readPage(node object, in inherited) error {
	if r.doc.Pages >= r.limits.Pages {
		r.stop("pages")
		return nil
	}
	r.doc.Pages++
	media, turn := in.frame()
	p := newPage(r, turn.boxed(media), r.doc.Pages)
	p.links = r.links(node, turn)
	err := r.draw(p, node, in, turn)
	runs, images := p.finish()
	r.doc.Runs = append(r.doc.Runs, runs...)
	r.doc.Images += images
	return err
}

// draw runs the page's content.
func (r *reader) draw(p *page, node object, in inherited, turn matrix) (err error) {
	defer func() {
		if recover() != nil {
			r.warn("page %d: content is damaged", p.number)
		}
	}()
	c := newContent(r, p, in.resources, turn)
	if err := c.run(r.contents(node.key("Contents"))); err != nil {
		return err
	}
	return r.annotations(p, node, turn)
}

// contents joins the parts of a page's content. A part may end inside an array of
// operators but never inside a token, so a line end goes between.
func (r *reader) contents(o object) []byte {
	if o.isStream() {
		return r.stream(o)
	}
	var all []byte
	for i := 0; i < o.len() && i < maxTreeNodes; i++ {
		if part := o.index(i); part.isStream() {
			all = append(append(all, r.stream(part)...), '\n')
		}
	}
	return all
}
