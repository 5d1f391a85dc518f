package matching

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
)

// readSnapshot returns what a file holds, or an error if there is none or it cannot
// be trusted.
func readSnapshot(ctx context.Context, path string) (stamp, *columns, error) {
	f, err := os.Open(path)
	if err != nil {
		return stamp{}, nil, fmt.Errorf("matching: read snapshot: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return stamp{}, nil, fmt.Errorf("matching: read snapshot: %w", err)
	}
	s, c, err := decodeSnapshot(contextReader{ctx, f}, info.Size())
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
		b, err := decodeBlock(content, len(c.names.names), c.size)
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
		kind := columnKind(d.bytes(1)[0])
		if d.bad || kind >= kinds {
			return s, nil, 0, errSnapshot
		}
		c.names.add(kind, d.str())
	}
	if d.bad || len(d.rest) > 0 || uint64(c.size) > 1<<32 {
		return s, nil, 0, errSnapshot
	}
	return s, c, layers, nil
}

// decodeBlock reads a block with runs of so many names, and ordinals below size.
func decodeBlock(content []byte, names, size int) (*columnBlock, error) {
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
	if !d.runs(b, names) {
		return nil, errSnapshot
	}
	return b, nil
}

// runs reads the runs of a block and reports whether they are sound.
func (d *snapshotReader) runs(b *columnBlock, names int) bool {
	runs, n := d.count(), len(b.ords)
	b.runs = make([]columnRun, 0, runs+1)
	lanes, values := 0, 0
	for at := range runs {
		name, depths, count := d.num(), d.bytes(1)[0], d.num()
		key := newRunKey(uint32(name), depths)
		if name >= names || depths == 0 || depths >= 1<<runBits || at > 0 && key <= b.runs[at-1].key {
			return false
		}
		b.runs = append(b.runs, columnRun{key, uint32(lanes), uint32(values)})
		switch {
		case count == 1:
			values += n
		case count == 0 || count&1 != 0 || count>>1 > n:
			return false
		default:
			lanes, values = lanes+count>>1, values+count>>1
		}
		if 2*lanes+2*values > len(d.rest) {
			return false
		}
	}
	b.runs = append(b.runs, columnRun{endKey, uint32(lanes), uint32(values)})
	if d.bad || len(d.rest) != 2*lanes+2*values {
		return false
	}
	b.lanes, b.values = make([]uint16, lanes), make([]columnValue, values)
	for at := range runs {
		lanes, values := b.run(at)
		if whole := d.lanes(lanes, n) && d.values(values); !whole && lanes != nil {
			return false
		}
	}
	return !d.bad && b.apart()
}

// apart reports whether nobody is in two runs of one list.
func (b *columnBlock) apart() bool {
	seen := make([]runKey, len(b.ords)) // by lane: the latest name, all depths so far
	sound := true
	for at := range len(b.runs) - 1 {
		key := b.runs[at].key
		lanes, values := b.run(at)
		visitRun(lanes, values, func(lane int, _ columnValue) {
			if seen[lane].name() != key.name() {
				seen[lane] = newRunKey(key.name(), 0)
			}
			sound = sound && seen[lane].depths()&key.depths() == 0
			seen[lane] |= key
		})
	}
	return sound
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
