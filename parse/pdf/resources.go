package pdf

// Resources name what a stream of operators may use. Names count only here; over the
// document, fonts are known by their contents.
type resources struct {
	r      *reader
	dict   object
	subs   map[string]object
	fonts  map[string]*font
	spaces map[string]int
	forms  map[string]*xobject
}

func newResources(r *reader, dict object) *resources {
	return &resources{
		r: r, dict: dict, subs: map[string]object{}, fonts: map[string]*font{},
		spaces: map[string]int{}, forms: map[string]*xobject{},
	}
}

// sub returns one of the dictionaries in it, read once.
func (s *resources) sub(name string) object {
	o, ok := s.subs[name]
	if !ok {
		o = s.dict.key(name)
		s.subs[name] = o
	}
	return o
}

// font returns the font of a name.
func (s *resources) font(name string) *font {
	f, ok := s.fonts[name]
	if !ok {
		f = s.r.font(s.sub("Font").key(name))
		s.fonts[name] = f
	}
	return f
}

// space returns the components of the colour space of a name.
func (s *resources) space(name string) int {
	n, ok := s.spaces[name]
	if !ok {
		n = components(name, s.sub("ColorSpace").key(name))
		s.spaces[name] = n
	}
	return n
}

// An xobject is a form or an image, read once for all its uses: some writers draw each
// line of a table as the same form.
type xobject struct {
	dict    object
	subtype string
	off     bool // of a layer that is switched off
	matrix  matrix
	box     rect
	boxed   bool       // it has a box
	res     *resources // nil: those of the caller
	data    []byte     // of a form, once it was drawn
	read    bool
}

func (s *resources) xobject(name string) *xobject {
	x, ok := s.forms[name]
	if !ok {
		x = s.newXObject(s.sub("XObject").key(name))
		s.forms[name] = x
	}
	return x
}

func (s *resources) newXObject(dict object) *xobject {
	s.r.steps += lookup
	x := &xobject{dict: dict, subtype: dict.key("Subtype").name(), matrix: identity, off: switchedOff(dict.key("OC"))}
	if x.subtype == "Image" {
		return x
	}
	if m := dict.key("Matrix").numbers(6); len(m) == 6 {
		if m := (matrix{m[0], m[1], m[2], m[3], m[4], m[5]}); m.finite() {
			x.matrix = m
		}
	}
	x.box, x.boxed = box(dict.key("BBox"))
	if res := dict.key("Resources"); !res.isNull() {
		x.res = newResources(s.r, res)
	}
	return x
}

// formData returns the operators of a form.
func (r *reader) formData(x *xobject) []byte {
	if !x.read {
		x.data, x.read = r.stream(x.dict), true
	}
	return x.data
}
