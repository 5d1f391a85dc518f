package parts

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
)

// The reasons why a part cannot be read. Errors of this package wrap one of them.
var (
	ErrDamaged  = errors.New("parts: damaged archive")
	ErrTooLarge = errors.New("parts: over the size limit")
	ErrDepth    = errors.New("parts: elements nested too deep")
)

// An Archive is an open zip archive. Names of parts have slashes, none at the start,
// and no case: writers differ in all three.
type Archive struct {
	files   map[string]*zip.File
	maxPart int64
	left    int64 // of all parts together
	warn    func(string)
}

// allParts is how many parts of the largest size may be read in all: a small archive
// can name one large part thousands of times.
const allParts = 4

// Open opens an archive. MaxPart is the size of the largest part after decompression,
// in bytes; all that are read may be four times that. Warn gets what is not whole.
// Bytes that are no zip archive give [ErrDamaged].
func Open(data []byte, maxPart int64, warn func(string)) (*Archive, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: not a zip archive", ErrDamaged)
	}
	maxPart = min(maxPart, math.MaxInt64/allParts-1)
	a := &Archive{files: map[string]*zip.File{}, maxPart: maxPart, left: allParts * maxPart, warn: warn}
	for _, f := range z.File {
		a.files[key(f.Name)] = f
	}
	return a, nil
}

func key(name string) string {
	return strings.TrimPrefix(strings.ToLower(strings.ReplaceAll(name, `\`, "/")), "/")
}

// Has reports whether there is a part of this name.
func (a *Archive) Has(name string) bool { return a.files[key(name)] != nil }

// Read returns the bytes of a part, nil if there is none. A part over the limit gives
// [ErrTooLarge]: no document for people needs one. What can be read of a damaged part
// is returned with a warning; [ErrDamaged] means that nothing can.
func (a *Archive) Read(name string) ([]byte, error) {
	f := a.files[key(name)]
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: part cannot be opened", ErrDamaged)
	}
	defer r.Close()
	most := min(a.maxPart, a.left)
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	a.left = max(0, a.left-int64(len(data)))
	switch {
	case int64(len(data)) > most:
		return nil, ErrTooLarge
	case err != nil && len(data) == 0:
		return nil, fmt.Errorf("%w: part cannot be decompressed", ErrDamaged)
	case err != nil:
		a.warn("a part is cut short")
	}
	return data, nil
}
