package parts

import (
	"bytes"
	"encoding/xml"
	"io"
)

// A Reader walks over the elements of an XML part, which need not be quite well
// formed, and keeps count of how deep it is.
type Reader struct {
	dec            *xml.Decoder
	depth, deepest int
}

// NewReader returns a Reader at the start of a part that goes as deep as this.
func NewReader(part []byte, deepest int) *Reader {
	dec := xml.NewDecoder(bytes.NewReader(part))
	dec.Strict = false
	// Writers use UTF-8, whatever a part says of itself.
	dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	return &Reader{dec: dec, deepest: deepest}
}

// Token returns the next token. The caller goes into every element that he gets, until
// he has its end or calls Skip. One that is too deep comes with [ErrDepth];
// other errors are those of [xml.Decoder], with [io.EOF] at the end.
func (r *Reader) Token() (xml.Token, error) {
	t, err := r.dec.Token()
	switch t.(type) {
	case xml.StartElement:
		if r.depth++; r.depth > r.deepest {
			return t, ErrDepth
		}
	case xml.EndElement:
		r.depth--
	}
	return t, err
}

// Next returns the next element inside the current one and goes into it; ok is false
// at the end of the current one.
func (r *Reader) Next() (start xml.StartElement, ok bool, err error) {
	for {
		t, err := r.Token()
		if err != nil {
			return start, false, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			return t, true, nil
		case xml.EndElement:
			return start, false, nil
		}
	}
}

// Skip leaves the current element, and what is still to come in it, behind.
func (r *Reader) Skip() error {
	r.depth--
	return r.dec.Skip()
}
