package skill

import (
	"math/bits"
	"unicode/utf8"
)

// Most words of a text are no name, and most of those that begin one stand before a word
// with which they are none: "data", "the". Two sketches, sixteen bits for each name, are
// small enough to stay in the processor's nearest caches and tell so of nearly all: such
// words are hashed and passed over, and only what is left is read as tokens.

// A sketch is a set of hashes that may hold more than was put in, never less.
type sketch struct {
	bits []uint64
	mask uint32 // of the number of a bit
}

// newSketch returns an empty sketch with room for n hashes.
func newSketch(n int) sketch {
	size := uint32(1) << bits.Len(uint(16*n)|63)
	return sketch{make([]uint64, size/64), size - 1}
}

func (s *sketch) put(hash uint32) {
	i := (hash ^ hash>>15) & s.mask
	s.bits[i/64] |= 1 << (i % 64)
}

func (s *sketch) may(hash uint32) bool {
	i := (hash ^ hash>>15) & s.mask
	return s.bits[i/64]&(1<<(i%64)) != 0
}

// sketch makes the sketches of what begins a phrase. Nothing may be inserted afterwards.
func (x *lexicon) sketch() {
	x.alone, x.pairs = newSketch(len(x.words)), newSketch(len(x.words))
	firsts := make([]string, len(x.nodes)) // the word that leads to a node
	for w, root := range x.roots {
		if root == 0 {
			continue
		}
		firsts[root] = x.words[w]
		if x.nodes[root].value != noValue {
			x.alone.put(hashWord(x.words[w]))
		}
	}
	for e := range x.edges {
		if first := firsts[e.node]; first != "" {
			x.pairs.put(hashPair(hashWord(first), hashWord(x.words[e.word])))
		}
	}
}

func hashPair(first, second uint32) uint32 { return first*31 + second }

// skip passes over words of a line that surely begin no phrase, from pos, which is 0 or
// the end of a word, and returns the end of the last of them. It leaves to next what is
// not plain: letters outside ASCII, a dot right before a word, signs and versions behind
// one.
func (x *lexicon) skip(text string, pos int) int {
	sure, last, before := pos, pos, uint32(0) // the word that ends at last may begin a phrase of several
	for i := pos; i < len(text); {
		c := text[i]
		if lower[c] == 0 {
			switch {
			case endsLine(c):
				return last
			case c >= utf8.RuneSelf || (c == '+' || c == '#') && i == last && last > sure:
				return sure
			}
			i++
			continue
		}
		start, h := i, hashSeed
		for i < len(text) && lower[text[i]] != 0 {
			h = hashByte(h, lower[text[i]])
			i++
		}
		switch {
		case i < len(text) && text[i] >= utf8.RuneSelf, versioned(text[start:i]), last > sure && x.pairs.may(hashPair(before, h)):
			return sure
		case x.alone.may(h), start > 0 && text[start-1] == '.':
			return last
		}
		sure, last, before = last, i, h
	}
	return last
}

func endsLine(c byte) bool { return '\n' <= c && c <= '\r' }

// versioned reports whether a word may be a name with a version, see stem.
func versioned(word string) bool {
	return word[len(word)-1] <= '9' && len(word) > 3 && min(word[0], word[1], word[2]) > '9'
}
