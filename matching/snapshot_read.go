package matching

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"

	"github.com/proven-go/proven/score"
)

// readSnapshot returns what a file holds, or an error if there is none or it cannot
// be trusted.
func readSnapshot(path string) (stamp, *columns, error) {
	f, err := os.Open(path)
	if err != nil {
		return stamp{}, nil, fmt.Errorf("matching: read snapshot: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return stamp{}, nil, fmt.Errorf("matching: read snapshot: %w", err)
	}
	s, c, err := decodeSnapshot(f, info.Size())
	if err != nil && !errors.Is(err, errSnapshot) {
		return s, nil, fmt.Errorf("matching: read snapshot: %w", err)
	}
	return s, c, err
}

// decodeSnapshot reads size bytes, section by section, so that what is read is in
// memory twice for one layer only.
func decodeSnapshot(r io.Reader, size int64) (s stamp, c *columns, err error) {
	sections := sectionReader{r: r, left: size}
	if err := sections.magic(); err != nil {
		return s, nil, err
	}
	head, err := sections.next()
	if err != nil {
		return s, nil, err
	}
	s, c, layers, err := decodeHead(head)
	if err != nil {
		return s, nil, err
	}
	for range layers {
		content, err := sections.next()
		if err != nil {
			return s, nil, err
		}
		b, err := decodeBlock(content, len(c.keys.keys), c.size)
		if err != nil {
			return s, nil, err
		}
		c.layers = append(c.layers, columnLayer{b, nil, len(b.ords)})
		c.alive += len(b.ords)
	}
	if sections.left != 0 {
		return s, nil, errSnapshot
	}
	return s, c, nil
}

// maxSection bounds a section, so that its length is an int on every machine: a layer
// takes a few hundred bytes a candidate.
const maxSection = 1 << 30

// A sectionReader reads and checks sections.
type sectionReader struct {
	r    io.Reader
	left int64 // bytes of the file
	sum  [sha256.Size]byte
	buf  []byte // sum of the section before, content
}

func (r *sectionReader) read(b []byte) error {
	if int64(len(b)) > r.left {
		return errSnapshot
	}
	r.left -= int64(len(b))
	_, err := io.ReadFull(r.r, b)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errSnapshot
	}
	return err
}

func (r *sectionReader) magic() error {
	magic := make([]byte, len(snapshotMagic))
	if err := r.read(magic); err != nil {
		return err
	}
	if string(magic) != snapshotMagic {
		return errSnapshot
	}
	r.sum = sha256.Sum256(magic)
	return nil
}

// next returns the content of the next section, valid until the one after it is read.
func (r *sectionReader) next() ([]byte, error) {
	var length [8]byte
	if err := r.read(length[:]); err != nil {
		return nil, err
	}
	n := binary.LittleEndian.Uint64(length[:])
	if n > uint64(r.left) || n > maxSection {
		return nil, errSnapshot
	}
	if whole := sha256.Size + int(n); cap(r.buf) < whole {
		r.buf = make([]byte, whole)
	} else {
		r.buf = r.buf[:whole]
	}
	copy(r.buf, r.sum[:])
	if err := r.read(r.buf[sha256.Size:]); err != nil {
		return nil, err
	}
	var sum [sha256.Size]byte
	if err := r.read(sum[:]); err != nil {
		return nil, err
	}
	if r.sum = sha256.Sum256(r.buf); !bytes.Equal(r.sum[:], sum[:]) {
		return nil, errSnapshot
	}
	return r.buf[sha256.Size:], nil
}

func decodeHead(content []byte) (s stamp, c *columns, layers int, err error) {
	d := snapshotReader{rest: content}
	if json.Unmarshal([]byte(d.str()), &s) != nil {
		return s, nil, 0, errSnapshot
	}
	c = newColumns(s.AsOf)
	c.size, layers = d.num(), d.num()
	for range d.count() {
		pair := d.bytes(2)
		if d.bad || pair[0] >= byte(kinds) {
			return s, nil, 0, errSnapshot
		}
		c.number(columnKey{columnKind(pair[0]), d.str(), score.Depth(pair[1])})
	}
	if d.bad || len(d.rest) > 0 || uint64(c.size) > 1<<32 {
		return s, nil, 0, errSnapshot
	}
	return s, c, layers, nil
}

// decodeBlock reads a block with lists under keys numbered from 0, and ordinals below
// size.
func decodeBlock(content []byte, keys, size int) (*columnBlock, error) {
	d := snapshotReader{rest: content}
	b := &columnBlock{}
	n := d.count()
	if n == 0 || n > layerSize {
		return nil, errSnapshot
	}
	b.ords, b.idEnds = make([]uint32, n), make([]uint32, n)
	last := -1
	for lane := range b.ords {
		next := d.num()
		if lane > 0 {
			next += last
		}
		if next <= last || next >= size {
			return nil, errSnapshot
		}
		b.ords[lane], last = uint32(next), next
	}
	end := 0
	for lane := range b.idEnds {
		end += d.count()
		b.idEnds[lane] = uint32(end)
		if end > len(d.rest) {
			return nil, errSnapshot
		}
	}
	b.idText = bytes.Clone(d.bytes(end))
	if !d.lists(b, keys) {
		return nil, errSnapshot
	}
	return b, nil
}

// lists reads the lists of a block and reports whether they are sound.
func (d *snapshotReader) lists(b *columnBlock, keys int) bool {
	b.starts = make([]uint32, keys+1)
	var full []uint32
	total := 0
	for key := range keys {
		count := d.num()
		if count == 1 {
			full = append(full, uint32(key))
			count = 0
		}
		if total += count >> 1; count&1 != 0 || total > len(d.rest)/4 {
			return false
		}
		b.starts[key+1] = uint32(total)
	}
	if len(d.rest) != 4*total+2*len(full)*len(b.ords) {
		return false
	}
	b.lanes, b.values = make([]uint16, total), make([]columnValue, total)
	if len(full) > 0 {
		b.full = map[uint32][]columnValue{}
	}
	for key := range uint32(keys) {
		if len(full) > 0 && full[0] == key {
			full = full[1:]
			b.full[key] = make([]columnValue, len(b.ords))
			d.values(b.full[key])
			continue
		}
		i, j := b.starts[key], b.starts[key+1]
		if !d.lanes(b.lanes[i:j], len(b.ords)) || !d.values(b.values[i:j]) {
			return false
		}
	}
	return !d.bad
}

// lanes reads lanes and reports whether they ascend and stay below n.
func (d *snapshotReader) lanes(lanes []uint16, n int) bool {
	raw := d.bytes(2 * len(lanes))
	last := -1
	for i := range lanes {
		lane := binary.LittleEndian.Uint16(raw[2*i:])
		if int(lane) <= last || int(lane) >= n {
			return false
		}
		lanes[i], last = lane, int(lane)
	}
	return true
}

// values reads values and reports whether none of them is empty.
func (d *snapshotReader) values(values []columnValue) bool {
	raw, whole := d.bytes(2*len(values)), true
	for i := range values {
		values[i] = columnValue(binary.LittleEndian.Uint16(raw[2*i:]))
		whole = whole && values[i].strength() != 0
	}
	return whole
}

// A snapshotReader reads what encodeSnapshot wrote. After a mistake everything it
// returns is zero and bad is set.
type snapshotReader struct {
	rest []byte
	bad  bool
}

func (d *snapshotReader) num() int {
	n, size := binary.Uvarint(d.rest)
	if size <= 0 || n > min(1<<40, math.MaxInt) {
		d.bad, d.rest = true, nil
		return 0
	}
	d.rest = d.rest[size:]
	return int(n)
}

// count reads the length of a list, each item of which takes a byte at least.
func (d *snapshotReader) count() int {
	n := d.num()
	if n > len(d.rest) {
		d.bad, d.rest = true, nil
		return 0
	}
	return n
}

// bytes returns the next n bytes; zeros if there are not as many.
func (d *snapshotReader) bytes(n int) []byte {
	if n > len(d.rest) {
		d.bad, d.rest = true, nil
		return make([]byte, n)
	}
	b := d.rest[:n]
	d.rest = d.rest[n:]
	return b
}

func (d *snapshotReader) str() string { return string(d.bytes(d.count())) }
