package pdf

import (
	"bytes"
	"compress/lzw"
	"compress/zlib"
	"encoding/ascii85"
	"encoding/hex"
	"math/rand/v2"
	"slices"
	"testing"
)

// packLZW is an encoder of the kind that PDF writers have: codes as in TIFF. A table of
// texts, and nothing clever.
func packLZW(data []byte, late bool) []byte {
	var out []byte
	var bits, count uint
	put := func(code, width int) {
		bits, count = bits<<width|uint(code), count+uint(width)
		for count >= 8 {
			count -= 8
			out = append(out, byte(bits>>count))
		}
	}
	early := 1
	if late {
		early = 0
	}
	codes, next, width := map[string]int{}, 258, 9
	code := func(s string) int {
		if len(s) == 1 {
			return int(s[0])
		}
		return codes[s]
	}
	put(256, width)
	text := ""
	for _, b := range data {
		longer := text + string([]byte{b})
		if _, ok := codes[longer]; ok || len(longer) == 1 {
			text = longer
			continue
		}
		put(code(text), width)
		codes[longer] = next
		next++
		// The decoder is one entry behind.
		if next-1+early >= 1<<width && width < 12 {
			width++
		}
		if next == 4094 {
			put(256, width)
			codes, next, width = map[string]int{}, 258, 9
		}
		text = string([]byte{b})
	}
	if text != "" {
		put(code(text), width)
		if next+early >= 1<<width && width < 12 {
			width++
		}
	}
	put(257, width)
	put(0, 7)
	return out
}

func packed85(data []byte) []byte {
	var b bytes.Buffer
	w := ascii85.NewEncoder(&b)
	w.Write(data)
	w.Close()
	return append(b.Bytes(), "~>"...)
}

func packedZlib(data []byte) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write(data)
	w.Close()
	return b.Bytes()
}

func packedRuns(data []byte) []byte {
	var out []byte
	for len(data) > 0 {
		n := 1
		for n < len(data) && n < 128 && data[n] == data[0] {
			n++
		}
		if n > 1 {
			out = append(out, byte(257-n), data[0])
		} else {
			out = append(out, 0, data[0])
		}
		data = data[n:]
	}
	return append(out, 128)
}

// samples are texts that bring out the corners of packers.
func samples() [][]byte {
	random := rand.New(rand.NewPCG(1, 2))
	noise, few := make([]byte, 20_000), make([]byte, 50_000)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	for i := range few {
		few[i] = "ab "[random.IntN(3)]
	}
	return [][]byte{{}, {0}, []byte("a"), []byte("-----A---B"), bytes.Repeat([]byte{0}, 5000), noise, few}
}

// TestFilters: what was packed comes back, whatever it is.
func TestFilters(t *testing.T) {
	for i, data := range samples() {
		for _, c := range []struct {
			chain  []filter
			packed []byte
			why    string
		}{
			{nil, data, "no filter"},
			{[]filter{{name: "FlateDecode"}}, packedZlib(data), "flate"},
			{[]filter{{name: "Fl"}}, append([]byte("\r\n"), packedZlib(data)...), "a line end too many"},
			{[]filter{{name: "LZWDecode"}}, packLZW(data, false), "LZW"},
			{[]filter{{name: "LZWDecode", late: true}}, packLZW(data, true), "LZW whose codes grow late"},
			{[]filter{{name: "ASCII85Decode"}}, packed85(data), "base 85"},
			{[]filter{{name: "ASCIIHexDecode"}}, []byte(hex.EncodeToString(data) + " >"), "base 16"},
			{[]filter{{name: "RunLengthDecode"}}, packedRuns(data), "runs"},
			{[]filter{{name: "A85"}, {name: "Crypt"}, {name: "LZW"}}, packed85(packLZW(data, false)), "a chain"},
		} {
			d := new(decoder)
			for range 2 { // a decoder serves more than once
				got, cost, err := d.decode(bytes.Clone(c.packed), c.chain, 1<<20)
				if err != nil || !bytes.Equal(got, data) || cost < int64(len(data)) {
					t.Fatalf("%s, sample %d: %d bytes at cost %d, %v; want %d bytes", c.why, i, len(got), cost, err, len(data))
				}
			}
			got, _, _ := d.decode(bytes.Clone(c.packed), c.chain, 10)
			if len(c.chain) < 2 && !bytes.Equal(got, data[:min(10, len(data))]) {
				t.Errorf("%s, sample %d: %q within 10 bytes", c.why, i, got)
			}
		}
	}
}

// TestLZWLikeLibrary: while no code grows, Go's LZW writes what PDF reads.
func TestLZWLikeLibrary(t *testing.T) {
	var b bytes.Buffer
	w := lzw.NewWriter(&b, lzw.MSB, 8)
	w.Write([]byte("to be or not to be or to be or not"))
	w.Close()
	if got, err := unLZW(b.Bytes(), true, 100); string(got) != "to be or not to be or to be or not" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
}

// TestTorn: of a damaged stream the part before the damage is kept.
func TestTorn(t *testing.T) {
	data := samples()[6]
	flat := packedZlib(data)
	for _, c := range []struct {
		name   string
		packed []byte
		least  int
		fails  bool
		why    string
	}{
		{"FlateDecode", flat[:len(flat)/2], 10, true, "cut off"},
		{"FlateDecode", flat[:len(flat)-4], len(data), false, "only the checksum is lost"},
		{"FlateDecode", nil, 0, false, "nothing is nothing"},
		{"FlateDecode", []byte("x"), 0, true, "no more than a letter"},
		{"LZWDecode", packLZW(data, false)[:100], 100, false, "cut off"},
		{"LZWDecode", []byte{0x80, 0x7f, 0xff}, 0, true, "a code that is not defined"},
		{"ASCII85Decode", []byte("87cURD]i,\"Ebo7\x7f"), 11, true, "a letter that is none"},
		{"RunLengthDecode", []byte{2, 'a', 'b'}, 2, false, "cut off"},
		{"RunLengthDecode", []byte{0, 'a', 200}, 1, true, "nothing to repeat"},
		{"DCTDecode", []byte("x"), 0, true, "a picture is no text"},
	} {
		got, _, err := new(decoder).decode(c.packed, []filter{{name: c.name}}, 1<<20)
		if len(got) < c.least || err != nil != c.fails {
			t.Errorf("%s, %s: %d bytes, %v", c.name, c.why, len(got), err)
		}
	}
	if _, _, err := new(decoder).decode([]byte("41>"), slices.Repeat([]filter{{name: "AHx"}}, 9), 100); err == nil {
		t.Error("a chain of nine filters is read")
	}
}

func TestPredictors(t *testing.T) {
	for _, c := range []struct {
		f        filter
		in, want string
		why      string
	}{
		{filter{predictor: 1}, "abc", "abc", "none"},
		{filter{predictor: 12, colours: 1, bits: 8, columns: 2}, "\x02\x01\x02\x02\x03\x04", "\x01\x02\x04\x06", "up"},
		{filter{predictor: 15, colours: 1, bits: 8, columns: 3}, "\x00\x01\x02\x03\x01\x01\x01\x01", "\x01\x02\x03\x01\x02\x03", "none, then left"},
		{filter{predictor: 13, colours: 1, bits: 8, columns: 2}, "\x00\x04\x08\x03\x01\x01", "\x04\x08\x03\x06", "average: 1+(0+4)/2, 1+(3+8)/2"},
		{filter{predictor: 14, colours: 1, bits: 8, columns: 2}, "\x00\x04\x09\x04\x01\x01", "\x04\x09\x05\x0a", "Paeth: up is nearest, then up again"},
		{filter{predictor: 11, colours: 3, bits: 8, columns: 2}, "\x01\x01\x02\x03\x01\x01\x01", "\x01\x02\x03\x02\x03\x04", "left is three bytes away"},
		{filter{predictor: 11, colours: 1, bits: 4, columns: 3}, "\x01\x12\x30\x00\x01", "\x12\x42\x01", "half bytes: left is one byte away; a short last row"},
		{filter{predictor: 2, colours: 1, bits: 8, columns: 2}, "\x01\x01\x05\x05", "\x01\x02\x05\x0a", "TIFF, two rows"},
		{filter{predictor: 2, colours: 1, bits: 16, columns: 2}, "\x00\xff\x00\x02", "\x00\xff\x01\x01", "TIFF, two bytes a sample"},
		{filter{predictor: 2, colours: 1, bits: 4, columns: 4}, "\x11\xf1", "\x12\x12", "TIFF, half bytes: 1, 1+1, 2+15, 1+1"},
	} {
		if got := c.f.unpredict([]byte(c.in)); string(got) != c.want {
			t.Errorf("%s: %x gives %x, want %x", c.why, c.in, got, c.want)
		}
	}
}

func FuzzFilters(f *testing.F) {
	for _, data := range samples()[:5] {
		f.Add(packLZW(data, false), uint8(1), uint8(12), uint16(4))
		f.Add(packedZlib(data), uint8(0), uint8(2), uint16(3))
		f.Add(packedRuns(data), uint8(3), uint8(1), uint16(1))
		f.Add(packed85(data), uint8(2), uint8(1), uint16(1))
	}
	names := []string{"FlateDecode", "LZWDecode", "ASCII85Decode", "RunLengthDecode", "ASCIIHexDecode"}
	f.Fuzz(func(t *testing.T, data []byte, name, predictor uint8, columns uint16) {
		x := newFilter(names[int(name)%len(names)], func(key string) (float64, bool) {
			return map[string]float64{"Predictor": float64(predictor), "Columns": float64(columns), "BitsPerComponent": float64(columns % 20)}[key], true
		})
		const limit = 1 << 12
		before := bytes.Clone(data)
		out, cost, _ := new(decoder).decode(data, []filter{x, {name: "ASCIIHexDecode"}}, limit)
		if len(out) > limit || cost < int64(len(data)) || !bytes.Equal(before, data) {
			t.Fatalf("%d bytes at cost %d, input changed: %v", len(out), cost, !bytes.Equal(before, data))
		}
	})
}
