package matching

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"
	"slices"
)

// The file of bbolt is a tree of pages without checksums: page 0 and 1 are heads, of
// which the one with the greater transaction counts; a branch page names the pages
// below it; a leaf holds keys and values; some of the values are buckets, that is
// roots of trees of their own. A damaged reference could lead in a circle or into
// a page that is free, so the tree is looked over before bbolt walks it. Source: the
// format as go.etcd.io/bbolt 1.5 writes it; its layout is that of the machine.

const (
	treeMagic   = 0xED0CDAED
	treeHead    = 16 // size of a page's header, and of an element of a branch or a leaf
	branchPage  = 0x01
	leafPage    = 0x02
	freePage    = 0x10
	maxTree     = 64      // no real tree is as deep
	maxPageSize = 1 << 24 // largest that bbolt knows
)

var errTree = &DamageError{Bucket: treeBucket}

// treeState is what a head of the file says.
type treeState struct {
	pageSize, root, free, pages, tx uint64
}

// A tree is a file being looked over.
type tree struct {
	file io.ReaderAt
	treeState
	whole bool     // read the leaves too
	seen  []uint64 // one bit a page: is it in use
	used  int
}

// take notes that a page is in use, and reports whether that is possible.
func (t *tree) take(id uint64) bool {
	if id < 2 || id >= t.pages || t.seen[id/64]&(1<<(id%64)) != 0 {
		return false
	}
	t.seen[id/64] |= 1 << (id % 64)
	t.used++
	return true
}

// checkTree looks over the branches of a file: cheap, and enough to know that no walk
// ends in a circle. torn reports whether one of the two heads is unreadable: the state
// may be the one before the last.
func checkTree(file io.ReaderAt, size int64) (torn bool, err error) {
	heads := readHeads(file)
	if len(heads) == 0 {
		return false, errTree
	}
	state := slices.MaxFunc(heads, func(a, b treeState) int { return cmp.Compare(a.tx, b.tx) })
	if uint64(size) < state.pages*state.pageSize {
		return false, errTree // cut off
	}
	t := tree{file: file, treeState: state, seen: make([]uint64, state.pages/64+1)}
	return len(heads) < 2, t.check()
}

// checkWholeTree looks over every page as of a transaction, which the caller keeps
// open. found is false if the heads have moved on already.
func checkWholeTree(file io.ReaderAt, tx int) (found, torn bool, err error) {
	heads := readHeads(file)
	at := slices.IndexFunc(heads, func(s treeState) bool { return s.tx == uint64(tx) })
	if at < 0 {
		return false, false, nil
	}
	t := tree{file: file, treeState: heads[at], whole: true, seen: make([]uint64, heads[at].pages/64+1)}
	return true, len(heads) < 2, t.check()
}

// readHeads returns the heads that are as they were written.
func readHeads(file io.ReaderAt) []treeState {
	var heads []treeState
	first, ok := readHead(file, 0)
	if ok {
		heads = append(heads, first)
		if second, ok := readHead(file, int64(first.pageSize)); ok && second.pageSize == first.pageSize {
			heads = append(heads, second)
		}
		return heads
	}
	for size := int64(1 << 10); size <= maxPageSize; size <<= 1 {
		if second, ok := readHead(file, size); ok && second.pageSize == uint64(size) {
			return append(heads, second)
		}
	}
	return nil
}

func readHead(file io.ReaderAt, at int64) (s treeState, ok bool) {
	var b [treeHead + 64]byte
	if _, err := file.ReadAt(b[:], at); err != nil {
		return s, false
	}
	body, num := b[treeHead:], binary.NativeEndian
	sum := fnv.New64a()
	sum.Write(body[:56])
	if num.Uint32(body) != treeMagic || num.Uint64(body[56:]) != sum.Sum64() {
		return s, false
	}
	s = treeState{
		pageSize: uint64(num.Uint32(body[8:])), root: num.Uint64(body[16:]),
		free: num.Uint64(body[32:]), pages: num.Uint64(body[40:]), tx: num.Uint64(body[48:]),
	}
	return s, s.pageSize >= 1<<10 && s.pageSize <= maxPageSize && s.pages >= 2 && s.pages < 1<<48
}

// check walks from the root of roots, then compares with the list of free pages.
func (t *tree) check() error {
	top, err := t.walk(t.root, true)
	if err != nil {
		return err
	}
	for _, root := range top {
		if _, err := t.walk(root, false); err != nil {
			return err
		}
	}
	return t.checkFree()
}

// A treePage is a page with its overflow.
type treePage struct {
	flags, count uint16
	data         []byte
}

// read returns a page, all of it or only as far as it must be known.
func (t *tree) read(id uint64) (p treePage, err error) {
	var head [treeHead]byte
	if id < 2 || id >= t.pages {
		return p, errTree
	}
	at := int64(id * t.pageSize)
	if _, err := t.file.ReadAt(head[:], at); err != nil {
		return p, errTree
	}
	num := binary.NativeEndian
	p.flags, p.count = num.Uint16(head[8:]), num.Uint16(head[10:])
	more := uint64(num.Uint32(head[12:]))
	if num.Uint64(head[:]) != id || id+more >= t.pages {
		return p, errTree
	}
	for i := range more + 1 {
		if !t.take(id + i) {
			return p, errTree
		}
	}
	p.data = make([]byte, (more+1)*t.pageSize)
	if _, err := t.file.ReadAt(p.data, at); err != nil {
		return p, errTree
	}
	return p, nil
}

// walk looks over the pages below one, and returns the roots of the buckets in them if
// they are asked for. All leaves are equally deep: where only branches are to be read,
// one way down tells which pages are leaves.
func (t *tree) walk(id uint64, buckets bool) (roots []uint64, err error) {
	height, err := t.height(id)
	if err != nil {
		return nil, err
	}
	return t.descend(id, height, keyRange{buckets: buckets})
}

// height returns how many pages lie above the leaves.
func (t *tree) height(id uint64) (int, error) {
	var head [2 * treeHead]byte
	for height := range maxTree {
		if id < 2 || id >= t.pages {
			return 0, errTree
		}
		if _, err := t.file.ReadAt(head[:], int64(id*t.pageSize)); err != nil {
			return 0, errTree
		}
		switch binary.NativeEndian.Uint16(head[8:]) {
		case leafPage:
			return height, nil
		case branchPage:
			id = binary.NativeEndian.Uint64(head[treeHead+8:])
		default:
			return 0, errTree
		}
	}
	return 0, errTree
}

// A keyRange is what a page may hold, by the keys of the branches above it: a wrong one
// there would lead a search past what it looks for.
type keyRange struct {
	from, to []byte // the first key and the one after the last; nil is no bound
	buckets  bool   // the values are buckets
}

func (r keyRange) holds(key []byte) bool {
	return (r.from == nil || bytes.Compare(key, r.from) >= 0) && (r.to == nil || bytes.Compare(key, r.to) < 0)
}

func (t *tree) descend(id uint64, height int, r keyRange) (roots []uint64, err error) {
	if height == 0 && !t.whole && !r.buckets {
		if !t.take(id) {
			return nil, errTree
		}
		return nil, nil
	}
	p, err := t.read(id)
	if err != nil {
		return nil, err
	}
	if height == 0 {
		if p.flags != leafPage {
			return nil, errTree
		}
		return leafRoots(p.data, int(p.count), r)
	}
	if p.flags != branchPage || p.count == 0 || int(p.count)*treeHead+treeHead > len(p.data) {
		return nil, errTree
	}
	keys, err := branchKeys(p, r)
	if err != nil {
		return nil, err
	}
	for i := range int(p.count) {
		below := keyRange{r.from, r.to, r.buckets}
		if i > 0 {
			below.from = keys[i]
		}
		if i+1 < len(keys) {
			below.to = keys[i+1]
		}
		some, err := t.descend(binary.NativeEndian.Uint64(p.data[treeHead*(i+1)+8:]), height-1, below)
		if err != nil {
			return nil, err
		}
		roots = append(roots, some...)
	}
	return roots, nil
}

// branchKeys returns the keys of a branch, which must ascend. No search looks at the
// first one.
func branchKeys(p treePage, r keyRange) ([][]byte, error) {
	keys := make([][]byte, p.count)
	for i := range keys {
		e := p.data[treeHead*(i+1):]
		key, _, err := element(e, binary.NativeEndian.Uint32(e), binary.NativeEndian.Uint32(e[4:]), 0)
		if err != nil {
			return nil, err
		}
		if i > 0 && (!r.holds(key) || bytes.Compare(keys[i-1], key) >= 0) {
			return nil, errTree
		}
		keys[i] = key
	}
	return keys, nil
}

// leafRoots looks over a leaf: its elements lie in the page and their keys ascend.
func leafRoots(data []byte, count int, r keyRange) (roots []uint64, err error) {
	if count*treeHead+treeHead > len(data) {
		return nil, errTree
	}
	num, last := binary.NativeEndian, ""
	for i := range count {
		e := data[treeHead*(i+1):]
		key, value, err := element(e, num.Uint32(e[4:]), num.Uint32(e[8:]), num.Uint32(e[12:]))
		if err != nil {
			return nil, err
		}
		isBucket := num.Uint32(e) == 1
		if num.Uint32(e) > 1 || isBucket != r.buckets || !r.holds(key) || i > 0 && string(key) <= last {
			return nil, errTree
		}
		last = string(key)
		if !isBucket {
			continue
		}
		if len(value) < treeHead {
			return nil, errTree
		}
		root := num.Uint64(value)
		if root != 0 {
			roots = append(roots, root)
		} else if err := inlineLeaf(value[treeHead:]); err != nil {
			return nil, err
		}
	}
	return roots, nil
}

// inlineLeaf looks over a bucket so small that it lies in its parent's leaf.
func inlineLeaf(data []byte) error {
	if len(data) < treeHead || binary.NativeEndian.Uint16(data[8:]) != leafPage {
		return errTree
	}
	_, err := leafRoots(data, int(binary.NativeEndian.Uint16(data[10:])), keyRange{})
	return err
}

// element returns what an element at the beginning of e points to.
func element(e []byte, pos, keySize, valueSize uint32) (key, value []byte, err error) {
	end := uint64(pos) + uint64(keySize) + uint64(valueSize)
	if keySize == 0 || pos < treeHead || end > uint64(len(e)) {
		return nil, nil, errTree
	}
	return e[pos : pos+keySize], e[pos+keySize : end], nil
}

// checkFree looks over the list of free pages: none of them may be in use, and after
// a whole walk every page is either.
func (t *tree) checkFree() error {
	p, err := t.read(t.free)
	if err != nil {
		return err
	}
	count, at := int(p.count), treeHead
	if count == 0xFFFF { // too many for 16 bits
		count, at = int(min(binary.NativeEndian.Uint64(p.data[at:]), uint64(t.pages))), at+8
	}
	if p.flags != freePage || at+8*count > len(p.data) {
		return errTree
	}
	for i := range count {
		if !t.take(binary.NativeEndian.Uint64(p.data[at+8*i:])) {
			return errTree
		}
	}
	if t.whole && t.used+2 != int(t.pages) {
		return errTree
	}
	return nil
}

// isDamage reports whether an error is damage of the truth.
func isDamage(err error) bool {
	var d *DamageError
	return errors.As(err, &d)
}
