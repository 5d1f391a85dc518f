package pdf

import (
	"bytes"
	"io"
)

// lookCost is what a short read counts; a long one counts its length.
const lookCost = 256

// A meter is the copy as the object layer reads it. That keeps nothing: each use of a
// reference reads the object again, so that a list of references to one long array
// would be read for hours. Once it has read enough, all reads fail, which reads as
// null.
type meter struct {
	*bytes.Reader
	left int64 // bytes
}

// ReadAt fills p from off. The object layer reads on in full blocks only.
func (m *meter) ReadAt(p []byte, off int64) (int, error) {
	cost := int64(lookCost)
	if len(p) >= 4096 {
		cost = int64(len(p))
	}
	if m.left -= cost; m.left < 0 {
		return 0, io.ErrUnexpectedEOF
	}
	return m.Reader.ReadAt(p, off)
}
