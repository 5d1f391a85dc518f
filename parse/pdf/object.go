package pdf

import (
	"errors"
	"io"

	lib "github.com/ledongthuc/pdf"
)

// An object is one value of the file. It stands between this package and the object
// layer, which panics on damage: here damage reads as null.
type object struct{ v lib.Value }

// key returns the entry of a dictionary or of a stream's dictionary.
func (o object) key(name string) (found object) {
	defer func() {
		if recover() != nil {
			found = object{}
		}
	}()
	return object{o.v.Key(name)}
}

// index returns the i-th item of an array.
func (o object) index(i int) (found object) {
	defer func() {
		if recover() != nil {
			found = object{}
		}
	}()
	return object{o.v.Index(i)}
}

func (o object) len() int       { return o.v.Len() }
func (o object) name() string   { return o.v.Name() }
func (o object) raw() string    { return o.v.RawString() }
func (o object) num() float64   { return o.v.Float64() }
func (o object) isNull() bool   { return o.v.IsNull() }
func (o object) isArray() bool  { return o.v.Kind() == lib.Array }
func (o object) isStream() bool { return o.v.Kind() == lib.Stream }

func (o object) isName() bool     { return o.v.Kind() == lib.Name }
func (o object) identity() string { return o.v.String() } // contents with the references in it: equal means the same

// numbers returns the numbers of an array; others count as 0. At most limit.
func (o object) numbers(limit int) []float64 {
	out := make([]float64, min(o.len(), limit))
	for i := range out {
		out[i] = o.index(i).num()
	}
	return out
}

// maxColumns bounds the row of a predictor: the object layer allocates it unseen.
const maxColumns = 1 << 20

var errStream = errors.New("a stream cannot be decoded")

// data returns the decoded stream, at most limit bytes of it; with an error, what
// could be decoded before it.
func (o object) data(limit int64) (out []byte, err error) {
	defer func() {
		if recover() != nil {
			err = errStream
		}
	}()
	params := o.key("DecodeParms")
	for i := -1; i < params.len(); i++ {
		p := params
		if i >= 0 {
			p = params.index(i)
		}
		if c := p.key("Columns").num(); c < 0 || c > maxColumns {
			return nil, errStream
		}
	}
	r := io.LimitReader(o.v.Reader(), limit)
	buf := make([]byte, 32<<10)
	for {
		n, err := r.Read(buf)
		out = append(out, buf[:n]...)
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return out, errStream
		}
	}
}
