package pdf

import (
	"bytes"
	"compress/flate"
	"errors"
	"io"
)

// A stream is decoded by a chain of filters (ISO 32000-1, 7.4). All stages work on
// bytes in memory, since streams of text are small; each is cut off at what is left
// of the document's limit. Damage ends a stage and keeps what came before it, and the
// next stage goes on with that.

// A filter is one stage. Its parameters hold for LZW and Flate only.
type filter struct {
	name                              string
	predictor, colours, bits, columns int
	late                              bool // LZW: codes grow one code later (EarlyChange 0)
}

// maxFilters bounds a chain; writers use one or two.
const maxFilters = 8

// maxColumns bounds the row of a predictor.
const maxColumns = 1 << 20

var errStream = errors.New("a stream cannot be decoded")

// newFilter reads the parameters through get, which returns 0 for what is not there.
func newFilter(name string, get func(key string) (n float64, ok bool)) filter {
	number := func(key string, otherwise, most int) int {
		n, ok := get(key)
		if !ok || n < 0 {
			return otherwise
		}
		return int(min(n, float64(most)))
	}
	return filter{
		name:      name,
		predictor: number("Predictor", 1, 15),
		colours:   max(1, number("Colors", 1, 32)),
		bits:      max(1, number("BitsPerComponent", 8, 16)),
		columns:   max(1, number("Columns", 1, maxColumns)),
		late:      number("EarlyChange", 1, 1) == 0,
	}
}

// A decoder runs chains of filters. The decompressor in it is used again and again:
// making one costs more than many a stream.
type decoder struct {
	inflater io.ReadCloser
	source   bytes.Reader
}

// decode returns what the chain makes of data, no stage longer than limit, and what it
// cost: the bytes that went in or came out of the stages, the larger. With an error,
// the bytes are what could be decoded.
func (d *decoder) decode(data []byte, chain []filter, limit int64) (out []byte, cost int64, err error) {
	if len(chain) > maxFilters {
		return nil, 0, errStream
	}
	for _, f := range chain {
		in := int64(len(data))
		var failed error
		data, failed = d.stage(data, f, limit)
		cost += max(in, int64(len(data)))
		if failed != nil && err == nil {
			err = failed
		}
	}
	if int64(len(data)) > limit {
		data = data[:limit]
	}
	return data, max(cost, int64(len(data))), err
}

func (d *decoder) stage(data []byte, f filter, limit int64) (out []byte, err error) {
	switch f.name {
	case "FlateDecode", "Fl":
		out, err = d.inflate(data, limit)
		return f.unpredict(out), err
	case "LZWDecode", "LZW":
		out, err = unLZW(data, f.late, limit)
		return f.unpredict(out), err
	case "ASCIIHexDecode", "AHx":
		return unHex(data, limit), nil
	case "ASCII85Decode", "A85":
		return un85(data, limit)
	case "RunLengthDecode", "RL":
		return unRunLength(data, limit)
	case "Crypt": // undone before (crypt.go)
		return data, nil
	}
	return nil, errStream // a picture, or unknown
}

// inflate undoes zlib's format without its checksum, which a torn stream lacks.
func (d *decoder) inflate(data []byte, limit int64) ([]byte, error) {
	for len(data) > 0 && classes[data[0]] == space {
		data = data[1:] // a line end too many behind "stream"
	}
	if len(data) < 2 {
		if len(data) == 0 {
			return nil, nil // an empty stream is written in this way, too
		}
		return nil, errStream
	}
	d.source.Reset(data[2:])
	if d.inflater == nil {
		d.inflater = flate.NewReader(&d.source)
	} else if err := d.inflater.(flate.Resetter).Reset(&d.source, nil); err != nil {
		return nil, errStream
	}
	out := make([]byte, 0, min(limit+1, int64(4*len(data)+512)))
	for int64(len(out)) <= limit {
		if len(out) == cap(out) {
			out = append(out, 0)[:len(out)]
		}
		n, err := d.inflater.Read(out[len(out):cap(out)])
		out = out[:len(out)+n]
		if err == io.EOF {
			break
		}
		if err != nil {
			return out[:min(int64(len(out)), limit)], errStream
		}
	}
	return out[:min(int64(len(out)), limit)], nil
}

// unHex reads hexadecimal digits up to ">"; a missing last digit is 0.
func unHex(data []byte, limit int64) []byte {
	l := &lexer{data: data, pos: -1}
	out := l.hex().str
	return out[:min(int64(len(out)), limit)]
}

// un85 reads base 85: five letters from "!" to "u" are four bytes, "z" is four zeros,
// "~" is the end.
func un85(data []byte, limit int64) ([]byte, error) {
	out := make([]byte, 0, min(limit, int64(len(data))))
	word, n := uint32(0), 0
	data = bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~"))
	for _, c := range data {
		if int64(len(out)) >= limit {
			return out[:limit], nil
		}
		switch {
		case c == '~':
			return endWord(out, word, n), nil
		case c == 'z' && n == 0:
			out = append(out, 0, 0, 0, 0)
		case c >= '!' && c <= 'u':
			word, n = word*85+uint32(c-'!'), n+1
			if n == 5 {
				out = append(out, byte(word>>24), byte(word>>16), byte(word>>8), byte(word))
				word, n = 0, 0
			}
		case classes[c] != space:
			return endWord(out, word, n), errStream
		}
	}
	return endWord(out, word, n), nil
}

// endWord appends the bytes of a last group of n letters: one less.
func endWord(out []byte, word uint32, n int) []byte {
	if n < 2 {
		return out
	}
	for range 5 - n {
		word = word*85 + 84
	}
	var b [4]byte
	for i := range b {
		b[i] = byte(word >> (24 - 8*i))
	}
	return append(out, b[:n-1]...)
}

// unRunLength reads n+1 bytes after n below 128, a byte 257-n times after n above it,
// and ends at 128.
func unRunLength(data []byte, limit int64) ([]byte, error) {
	var out []byte
	for i := 0; i < len(data) && int64(len(out)) < limit; {
		n := int(data[i])
		i++
		switch {
		case n == 128:
			return out, nil
		case n < 128:
			end := min(i+n+1, len(data))
			out = append(out, data[i:end]...)
			i = end
		case i < len(data):
			for range 257 - n {
				out = append(out, data[i])
			}
			i++
		default:
			return out, errStream
		}
	}
	return out[:min(int64(len(out)), limit)], nil
}
