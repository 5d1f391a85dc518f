package matching

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
)

// A snapshot is a file of the columns as they stood at a sequence number:
//
//	magic, head, layers
//
// The head and each layer are a section: a length (8 bytes), the content, and SHA-256
// over the sum of the section before, or the magic, and the content: so that sections
// can be read one after the other, each checked before it is used, and none can be
// missing or in another's place. It holds nothing of candidates who are gone. It saves
// deriving every candidate again; if anything about it does not fit, the columns are
// derived from the truth and nothing is lost but time.

const snapshotMagic = "proven columns 3\n"

// A stamp says what a derived part was made from. The sequence number and the digest
// belong to the truth; all else must be equal for the part to be of use.
type stamp struct {
	Format   string `json:"format"` // of the part itself
	Seq      uint64 `json:"seq"`
	Digest   uint64 `json:"digest"`
	Next     uint32 `json:"next"`
	Taxonomy string `json:"taxonomy"`
	Model    string `json:"model"`
	AsOf     Month  `json:"as_of"`
}

// fits reports whether a part with this stamp can be caught up to want.
func (s stamp) fits(want stamp) bool {
	if s.foreign(want) {
		return false
	}
	s.Seq, s.Digest, s.Next = want.Seq, want.Digest, want.Next
	return s == want
}

// foreign reports whether a part was made from another truth than the one at want: it
// is ahead of it, or at the same number with other records.
func (s stamp) foreign(want stamp) bool {
	return s.Seq > want.Seq || s.Seq == want.Seq && s.Digest != want.Digest
}

var errSnapshot = errors.New("matching: snapshot is damaged")

// writeSnapshot replaces the file whole or not at all.
func writeSnapshot(ctx context.Context, path string, s stamp, c *columns) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp")
	if err != nil {
		return fmt.Errorf("matching: write snapshot: %w", err)
	}
	err = encodeSnapshot(contextWriter{ctx, f}, s, c)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return fmt.Errorf("matching: write snapshot: %w", err)
	}
	return syncDir(filepath.Dir(path))
}

// syncDir makes a rename durable where the system can do that for directories.
func syncDir(path string) error {
	if d, err := os.Open(path); err == nil {
		_ = d.Sync()
		return d.Close()
	}
	return nil
}

func encodeSnapshot(w io.Writer, s stamp, c *columns) error {
	c = c.compacted()
	sum := sha256.Sum256([]byte(snapshotMagic))
	if _, err := io.WriteString(w, snapshotMagic); err != nil {
		return err
	}
	section := func(content []byte) error {
		sum = sha256.Sum256(append(sum[:], content...))
		_, err := w.Write(binary.LittleEndian.AppendUint64(nil, uint64(len(content))))
		if err == nil {
			_, err = w.Write(content)
		}
		if err == nil {
			_, err = w.Write(sum[:])
		}
		return err
	}
	used := c.used()
	head, err := encodeHead(s, c, used)
	if err == nil {
		err = section(head)
	}
	for i := range c.layers {
		if err == nil {
			err = section(c.layers[i].encode(used))
		}
	}
	return err
}

// used returns the names under which anything is held, ascending.
func (c *columns) used() []uint32 {
	held := make([]bool, len(c.names.names))
	for i := range c.layers {
		b := c.layers[i].columnBlock
		for _, r := range b.runs[:len(b.runs)-1] {
			held[r.key.name()] = true
		}
	}
	var used []uint32
	for name, is := range held {
		if is {
			used = append(used, uint32(name))
		}
	}
	return used
}

func encodeHead(s stamp, c *columns, used []uint32) ([]byte, error) {
	j, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	b := appendString(nil, string(j))
	b = binary.AppendUvarint(b, uint64(c.size))
	b = binary.AppendUvarint(b, uint64(len(c.layers)))
	b = binary.AppendUvarint(b, uint64(len(used)))
	for _, name := range used {
		n := c.names.names[name]
		b = appendString(append(b, byte(n.kind)), n.name)
	}
	return b, nil
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// encode writes a block: ordinals as differences, IDs, of each run its name among those
// used, its depths, and its length with a bit for those with a value for every lane, then
// the runs.
func (b *columnBlock) encode(used []uint32) []byte {
	out := make([]byte, 0, 4*len(b.values)+len(b.idText)+8*len(b.ords))
	out = binary.AppendUvarint(out, uint64(len(b.ords)))
	last := uint32(0)
	for _, ord := range b.ords {
		out = binary.AppendUvarint(out, uint64(ord-last))
		last = ord
	}
	start := uint32(0)
	for _, end := range b.idEnds {
		out = binary.AppendUvarint(out, uint64(end-start))
		start = end
	}
	out = append(out, b.idText...)
	out = binary.AppendUvarint(out, uint64(len(b.runs)-1))
	for at := range len(b.runs) - 1 {
		key := b.runs[at].key
		name, _ := slices.BinarySearch(used, key.name())
		out = append(binary.AppendUvarint(out, uint64(name)), key.depths())
		if lanes, _ := b.run(at); lanes == nil {
			out = binary.AppendUvarint(out, 1)
		} else {
			out = binary.AppendUvarint(out, uint64(len(lanes))<<1)
		}
	}
	for at := range len(b.runs) - 1 {
		lanes, values := b.run(at)
		for _, lane := range lanes {
			out = binary.LittleEndian.AppendUint16(out, lane)
		}
		for _, v := range values {
			out = binary.LittleEndian.AppendUint16(out, uint16(v))
		}
	}
	return out
}
