package identity

import (
	"unicode"
	"unicode/utf8"

	"github.com/proven-go/proven/matching"
)

// The likeness of two texts is the share of their shingles, runs of three words, that
// both have. It is estimated from signatures: every shingle falls into one of 64 bins
// by its hash, and of each bin the least hash is kept; two signatures agree at a bin
// with the probability of that share. Source: Broder, "On the resemblance and
// containment of documents" (1997); one hash for all bins after Li, Owen and Zhang,
// "One permutation hashing" (NIPS 2012).
const (
	bins          = 64
	shingleWords  = 3
	leastShingles = 32      // a shorter text says nothing
	textBytes     = 1 << 18 // read of a record's text
)

// A signature holds 16 bits of the least hash of each bin. By chance two unrelated
// texts agree at a bin once in 65,536.
type signature [bins]uint16

// foldText returns the signature of the passages of a profile, and whether there is
// enough text for one.
func foldText(p matching.Profile) (sig signature, ok bool) {
	var least [bins]uint64
	n, left := 0, textBytes
	for _, passage := range p.Passages {
		if left <= 0 {
			break
		}
		text := cutBytes(passage.Text, left)
		left -= len(text) + 1 // empty passages are not free
		n += shingles(text, &least)
	}
	if n < leastShingles {
		return sig, false
	}
	for i := range least {
		for j := i; least[i] == 0; { // an empty bin borrows from the next full one
			if j = (j + 1) % bins; least[j] != 0 && j != i {
				sig[i] = uint16(mix(least[j] + uint64(i)))
				break
			}
		}
		if least[i] != 0 {
			sig[i] = uint16(mix(least[i]))
		}
	}
	return sig, true
}

// shingles adds the shingles of a text to the bins and returns their number.
func shingles(text string, least *[bins]uint64) int {
	var last [shingleWords]uint64
	n, words := 0, 0
	for word := range hashedWords(text) {
		copy(last[:], last[1:])
		last[shingleWords-1] = word
		if words++; words < shingleWords {
			continue
		}
		h := mix(mix(mix(last[0])+last[1])+last[2]) | 1
		n++
		if bin := &least[h>>58]; *bin == 0 || h < *bin {
			*bin = h
		}
	}
	return n
}

// hashedWords yields a hash of each word of a text, in small letters.
func hashedWords(text string) func(yield func(uint64) bool) {
	return func(yield func(uint64) bool) {
		h, in := uint64(0), false
		for i := 0; i < len(text); {
			r, size := rune(text[i]), 1
			if r >= utf8.RuneSelf {
				r, size = utf8.DecodeRuneInString(text[i:])
			}
			i += size
			switch {
			case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			case 'A' <= r && r <= 'Z':
				r += 'a' - 'A'
			case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
				r = unicode.ToLower(r)
			default:
				if in && !yield(h) {
					return
				}
				h, in = 0, false
				continue
			}
			h, in = (h^uint64(r))*1099511628211, true
		}
		if in {
			yield(h)
		}
	}
}

// mix is a bijection that spreads its input over all bits. Source: the finalizer of
// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
func mix(z uint64) uint64 {
	z += 0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

func compareTexts(a, b *signature) level {
	same := 0
	for i := range bins {
		if a[i] == b[i] {
			same++
		}
	}
	switch {
	case same >= bins*3/4:
		return textSame
	case same >= bins/2:
		return textHalf
	case same >= bins/4:
		return textQuarter
	case same >= bins/8:
		return textEighth
	}
	return textOther
}
