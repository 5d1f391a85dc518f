package pdf

// LZW as in TIFF (ISO 32000-1, 7.4.4): codes of 9 to 12 bits, the high bit first; 256
// clears the table, 257 ends the data. Each code from 258 on stands for the text of the
// code before it and the first byte of the one after it. These lie behind one another
// in the output, so that the table holds places in it and no text.

const (
	lzwClear = 256
	lzwEnd   = 257
	lzwCodes = 4096
)

// unLZW returns at most limit bytes. late is set where the codes grow when the table is
// full and not, as is usual, one code before.
func unLZW(data []byte, late bool, limit int64) ([]byte, error) {
	var (
		out         []byte
		at, size    [lzwCodes]int // place and length in out of a code from 258 on
		next        = lzwEnd + 1
		width       = 9
		bits, count uint
		early       = 1
		last, long  = -1, 0 // place and length of the text of the code before
	)
	if late {
		early = 0
	}
	for _, b := range data {
		bits, count = bits<<8|uint(b), count+8
		if count < uint(width) {
			continue
		}
		count -= uint(width)
		code := int(bits>>count) & (1<<width - 1)
		switch {
		case code == lzwEnd:
			return out, nil
		case code == lzwClear:
			next, width, last = lzwEnd+1, 9, -1
			continue
		case int64(len(out)) >= limit:
			return out[:limit], nil
		}
		start, n := len(out), 1
		switch {
		case code < lzwClear:
			out = append(out, byte(code))
		case code < next:
			n = size[code]
			out = append(out, out[at[code]:at[code]+n]...)
		case code == next && last >= 0:
			// The text that this code is to stand for begins with itself.
			n = long + 1
			out = append(append(out, out[last:last+long]...), out[last])
		default:
			return out, errStream
		}
		if last >= 0 && next < lzwCodes {
			at[next], size[next] = last, long+1
			next++
		}
		last, long = start, n
		if next+early >= 1<<width && width < 12 {
			width++
		}
	}
	return out[:min(int64(len(out)), limit)], nil
}
