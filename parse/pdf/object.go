package pdf

import (
	"strconv"
	"strings"

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

// place returns where in the copy the bytes of a stream begin. The object layer tells
// it only at the end of a stream's printed form: "<</Length 5>>@1234".
func (o object) place() (at int, ok bool) {
	defer func() {
		if recover() != nil {
			at, ok = 0, false
		}
	}()
	if !o.isStream() {
		return 0, false
	}
	s := o.v.String()
	at, err := strconv.Atoi(s[strings.LastIndexByte(s, '@')+1:])
	return at, err == nil
}

// filters returns the chain of filters of a stream.
func (o object) filters() []filter {
	names, params := o.key("Filter"), o.key("DecodeParms")
	if names.isName() {
		if params.isArray() {
			params = params.index(0)
		}
		return []filter{newFilter(names.name(), params.entry)}
	}
	var chain []filter
	for i := 0; i < names.len() && i <= maxFilters; i++ {
		p := params.index(i)
		if names.len() == 1 && !params.isArray() {
			p = params
		}
		chain = append(chain, newFilter(names.index(i).name(), p.entry))
	}
	return chain
}

// entry returns a number of a dictionary.
func (o object) entry(key string) (n float64, ok bool) {
	v := o.key(key)
	return v.num(), v.v.Kind() == lib.Integer || v.v.Kind() == lib.Real
}
