package pdf

// Optional content (ISO 32000-1, 8.11): groups of a page's content, called layers, may
// be switched off. What is off when the document is opened, a reader does not see.
// Watermarks for printing, languages and drafts are kept in this way.

// offMark is the key of an entry that the copy adds to the dictionary of a group that
// is off. References cannot be compared in the object layer; an entry can be found
// through any of them.
const offMark = "ProvenGroupIsOff"

// maxGroups bounds the groups that are looked at.
const maxGroups = 2000

// markOff marks the groups that are off by default.
func (w *rewriter) markOff() {
	properties := w.resolve(w.resolve(w.root()).get("OCProperties"))
	if properties.kind != dictKind {
		return
	}
	initial := w.resolve(properties.get("D"))
	list := func(v value) []value { v = w.resolve(v); return v.items[:min(len(v.items), maxGroups)] }
	off := map[int]bool{}
	if string(w.resolve(initial.get("BaseState")).str) == "OFF" {
		for _, g := range list(properties.get("OCGs")) {
			off[int(g.num)] = true
		}
		for _, g := range list(initial.get("ON")) {
			delete(off, int(g.num))
		}
	}
	for _, g := range list(initial.get("OFF")) {
		off[int(g.num)] = true
	}
	for i, o := range w.x.objects {
		if !off[o.id] || w.latest[o.id] != i {
			continue
		}
		o.val = w.x.value(o)
		if o.start != 0 || o.val.kind != dictKind {
			continue
		}
		items := append(o.val.items[:len(o.val.items):len(o.val.items)], value{kind: nameKind, str: []byte(offMark)}, value{kind: boolKind, num: 1})
		o.val.items = items
		w.write(o, nil)
	}
}

// switchedOff reports whether content that belongs to a group, or to a combination of
// groups, is off. Of combinations the policies are read, expressions are not.
func switchedOff(group object) bool {
	if group.key("Type").name() != "OCMD" {
		return marked(group)
	}
	members := group.key("OCGs")
	if !members.isArray() {
		return marked(members)
	}
	on, off := 0, 0
	for i := 0; i < members.len() && i < maxGroups; i++ {
		if g := members.index(i); marked(g) {
			off++
		} else if !g.isNull() {
			on++
		}
	}
	if on+off == 0 {
		return false
	}
	switch group.key("P").name() {
	case "AllOn":
		return off > 0
	case "AnyOff":
		return off == 0
	case "AllOff":
		return on > 0
	}
	return on == 0 // AnyOn
}

func marked(group object) bool { return !group.key(offMark).isNull() }

// begin opens marked content: BMC, or BDC with its properties.
func (c *content) begin(args []value) {
	c.marked++
	if c.dark || c.darkFrom > 0 || len(args) < 2 || string(args[0].str) != "OC" {
		return
	}
	c.r.steps += lookup
	if switchedOff(c.res.sub("Properties").key(string(args[len(args)-1].str))) {
		c.darkFrom = c.marked
	}
}

// end closes marked content.
func (c *content) end() {
	if c.darkFrom == c.marked {
		c.darkFrom = 0
	}
	c.marked = max(0, c.marked-1)
}

// off reports whether what is drawn now is switched off.
func (c *content) off() bool { return c.dark || c.darkFrom > 0 }
