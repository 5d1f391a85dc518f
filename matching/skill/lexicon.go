package skill

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// A lexicon numbers the words of a vocabulary and holds a trie of phrases over them.
// A phrase leads to a whole number of the owner's, its value.
//
// A text is matched word by word: most words of a text are in no phrase and cost one
// probe of the table. Measured against an Aho-Corasick automaton over bytes, this
// needs no states for spelling variants and a tenth of the memory.
type lexicon struct {
	words []string // by number, in lower case
	table []slot   // open addressing, a power of two, at most half full
	roots []int32  // node of the phrase of one word, by word number; 0 is none
	nodes []node
	edges map[edge]int32
	alone sketch // of the words that are a phrase, see skip
	pairs sketch // of the first two words of longer phrases
}

type slot struct {
	hash uint32
	word int32 // number + 1; 0 is empty
}

type node struct {
	value int32 // of the phrase that ends here, or noValue
	inner bool  // longer phrases go on from here
}

// An edge is one more word of a phrase; slash says that a slash stands before it.
type edge struct {
	node, word int32
	slash      bool
}

const (
	noValue  int32  = -1
	hashSeed uint32 = 2166136261
)

// hashByte is one step of FNV-1a.
func hashByte(h uint32, c byte) uint32 { return (h ^ uint32(c)) * 16777619 }

func hashRune(h uint32, r rune) uint32 {
	var b [utf8.UTFMax]byte
	for _, c := range b[:utf8.EncodeRune(b[:], r)] {
		h = hashByte(h, c)
	}
	return h
}

func hashWord(word string) uint32 {
	h := hashSeed
	for _, r := range word {
		h = hashRune(h, r)
	}
	return h
}

// newLexicon returns a lexicon with room for about this many names.
func newLexicon(names int) *lexicon {
	x := &lexicon{
		words: make([]string, 0, 2*names),
		roots: make([]int32, 0, 2*names),
		table: make([]slot, 1<<bits.Len(uint(4*names))),
		nodes: make([]node, 1, 3*names+1),
		edges: make(map[edge]int32, names),
	}
	x.nodes[0].value = noValue
	return x
}

// find returns the number of a word whose lower case has the hash, or noWord.
func (x *lexicon) find(hash uint32, word string) int32 {
	mask := uint32(len(x.table) - 1)
	for i := (hash ^ hash>>15) & mask; ; i = (i + 1) & mask {
		s := x.table[i]
		if s.word == 0 {
			return noWord
		}
		if s.hash == hash && equalLower(word, x.words[s.word-1]) {
			return s.word - 1
		}
	}
}

// equalLower reports whether the lower case of word is low.
func equalLower(word, low string) bool {
	i := 0
	for j := 0; j < len(word); {
		c := word[j]
		if c < utf8.RuneSelf {
			if l := lower[c]; l != 0 {
				c = l
			}
			if i >= len(low) || low[i] != c {
				return false
			}
			i++
			j++
			continue
		}
		r, w := utf8.DecodeRuneInString(word[j:])
		s, v := utf8.DecodeRuneInString(low[i:])
		if unicode.ToLower(r) != s {
			return false
		}
		i += v
		j += w
	}
	return i == len(low)
}

// add numbers a word in lower case.
func (x *lexicon) add(word string) int32 {
	h := hashWord(word)
	if w := x.find(h, word); w != noWord {
		return w
	}
	x.words = append(x.words, word)
	x.roots = append(x.roots, 0)
	if 2*len(x.words) > len(x.table) {
		x.table = make([]slot, 2*len(x.table))
		for i, w := range x.words {
			x.put(hashWord(w), int32(i))
		}
	} else {
		x.put(h, int32(len(x.words)-1))
	}
	return int32(len(x.words) - 1)
}

func (x *lexicon) put(hash uint32, word int32) {
	mask := uint32(len(x.table) - 1)
	i := (hash ^ hash>>15) & mask
	for x.table[i].word != 0 {
		i = (i + 1) & mask
	}
	x.table[i] = slot{hash: hash, word: word + 1}
}

// insert returns the place of a phrase's value; a new phrase has noValue there.
func (x *lexicon) insert(p phrase) *int32 {
	at := int32(0)
	for i, w := range p {
		n := x.add(w.text)
		if w.dot {
			x.add("." + w.text) // so that the dot counts as part of the word
		}
		switch {
		case i == 0 && x.roots[n] != 0:
			at = x.roots[n]
		case i == 0:
			at = x.grow()
			x.roots[n] = at
		default:
			e := edge{node: at, word: n, slash: w.slash}
			x.nodes[at].inner = true
			if x.edges[e] == 0 {
				x.edges[e] = x.grow()
			}
			at = x.edges[e]
		}
	}
	return &x.nodes[at].value
}

func (x *lexicon) grow() int32 {
	x.nodes = append(x.nodes, node{value: noValue})
	return int32(len(x.nodes) - 1)
}

// longest returns the value of the longest phrase that begins with the last of some
// words of a text, or noValue, and the words with those of the phrase.
func (x *lexicon) longest(text string, words []token) (int32, []token) {
	t := words[len(words)-1]
	if t.word == noWord || x.roots[t.word] == 0 {
		return noValue, words
	}
	at, end := x.roots[t.word], len(words)
	value := x.nodes[at].value
	for x.nodes[at].inner {
		var ok bool
		if t, ok = x.next(text, t.end); !ok {
			break
		}
		if at = x.step(at, t); at == 0 {
			break
		}
		words = append(words, t)
		if v := x.nodes[at].value; v != noValue {
			value, end = v, len(words)
		}
	}
	return value, words[:end]
}

// step follows the edge of a word from a node; 0 says that there is none.
func (x *lexicon) step(at int32, t token) int32 {
	if t.bare == noWord {
		return 0
	}
	switch t.gap {
	case gapNone:
		if !t.sign {
			return 0
		}
	case gapSpace, gapJoin, gapSlash:
	default:
		return 0
	}
	return x.edges[edge{node: at, word: t.bare, slash: t.gap == gapSlash}]
}
