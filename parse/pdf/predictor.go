package pdf

// Predictors (ISO 32000-1, 7.4.4.4): before compression each sample was replaced by
// its difference from what its neighbours foretell. 2 is TIFF's, 10 to 15 are PNG's,
// where the first byte of each row names the rule.

// unpredict undoes the predictor, in data itself.
func (f filter) unpredict(data []byte) []byte {
	row := (f.columns*f.colours*f.bits + 7) / 8
	switch {
	case f.predictor >= 10:
		return unPNG(data, row, max(1, f.colours*f.bits/8))
	case f.predictor == 2:
		for i := 0; i < len(data); i += row {
			f.unTIFF(data[i:min(i+row, len(data))])
		}
	}
	return data
}

// unPNG undoes the rows; step is the distance to the byte on the left, in bytes.
func unPNG(data []byte, row, step int) []byte {
	out := data[:0]
	var above []byte
	for len(data) > 1 {
		rule := data[0]
		n := copy(out[len(out):len(out)+min(row, len(data)-1)], data[1:])
		data = data[n+1:]
		line := out[len(out) : len(out)+n]
		out = out[:len(out)+n]
		unRow(line, above, rule, step)
		above = line
	}
	return out
}

func unRow(line, above []byte, rule byte, step int) {
	for i := range line {
		var left, up, corner byte
		if i >= step {
			left = line[i-step]
		}
		if i < len(above) {
			up = above[i]
			if i >= step {
				corner = above[i-step]
			}
		}
		switch rule {
		case 1:
			line[i] += left
		case 2:
			line[i] += up
		case 3:
			line[i] += byte((int(left) + int(up)) / 2)
		case 4:
			line[i] += paeth(left, up, corner)
		}
	}
}

// paeth returns which of the three is nearest to left + up - corner.
func paeth(left, up, corner byte) byte {
	p := int(left) + int(up) - int(corner)
	dl, du, dc := distance(p, left), distance(p, up), distance(p, corner)
	switch {
	case dl <= du && dl <= dc:
		return left
	case du <= dc:
		return up
	}
	return corner
}

func distance(p int, b byte) int { return max(p-int(b), int(b)-p) }

// unTIFF adds to each sample of a row the one of the same colour on its left.
func (f filter) unTIFF(row []byte) {
	switch f.bits {
	case 8:
		for i := f.colours; i < len(row); i++ {
			row[i] += row[i-f.colours]
		}
	case 16:
		for i := 2 * f.colours; i+1 < len(row); i += 2 {
			j := i - 2*f.colours
			sum := uint16(row[i])<<8 + uint16(row[i+1]) + uint16(row[j])<<8 + uint16(row[j+1])
			row[i], row[i+1] = byte(sum>>8), byte(sum)
		}
	case 1, 2, 4:
		mask := byte(1)<<f.bits - 1
		place := func(k int) (i, shift int) { return k * f.bits / 8, 8 - f.bits - k*f.bits%8 }
		for k := f.colours; k < len(row)*8/f.bits; k++ {
			i, shift := place(k)
			j, from := place(k - f.colours)
			sum := (row[i]>>shift + row[j]>>from) & mask
			row[i] = row[i]&^(mask<<shift) | sum<<shift
		}
	}
}
