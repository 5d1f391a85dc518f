package matching

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// A snapshot is a file of the columns as they stood at a sequence number:
//
//	magic, stamp, features, rows, SHA-256 of all before it
//
// where numbers are unsigned varints and strings stand behind their length. It saves
// deriving every candidate again; if anything about it does not fit, the columns are
// derived from the truth and nothing is lost but time.

const snapshotMagic = "proven columns 1\n"

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
func writeSnapshot(path string, s stamp, c *columns) error {
	data, err := encodeSnapshot(s, c)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp")
	if err != nil {
		return fmt.Errorf("matching: write snapshot: %w", err)
	}
	_, err = f.Write(data)
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

func encodeSnapshot(s stamp, c *columns) ([]byte, error) {
	j, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("matching: write snapshot: %w", err)
	}
	b := []byte(snapshotMagic)
	str := func(s string) { b = append(binary.AppendUvarint(b, uint64(len(s))), s...) }
	num := func(n int) { b = binary.AppendUvarint(b, uint64(n)) }
	str(string(j))
	num(len(c.features))
	for n, f := range c.features {
		str(string(f.Skill))
		num(int(f.Depth))
		num(len(c.lists[n].ords)) // so that reading allocates once
	}
	num(len(c.rows))
	for _, r := range c.rows {
		str(r.id)
		num(len(r.tags))
		for _, t := range r.tags {
			str(t)
		}
		num(len(r.cells))
		for _, cell := range r.cells {
			num(int(cell.number))
			num(int(cell.strength))
			num(int(max(cell.last, 0)))
		}
	}
	sum := sha256.Sum256(b)
	return append(b, sum[:]...), nil
}

// readSnapshot returns what a file holds, or an error if there is none or it cannot
// be trusted.
func readSnapshot(path string) (stamp, *columns, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return stamp{}, nil, fmt.Errorf("matching: read snapshot: %w", err)
	}
	return decodeSnapshot(data)
}

func decodeSnapshot(data []byte) (s stamp, c *columns, err error) {
	body := len(data) - sha256.Size
	if body < len(snapshotMagic) || string(data[:len(snapshotMagic)]) != snapshotMagic {
		return s, nil, errSnapshot
	}
	if sum := sha256.Sum256(data[:body]); !bytes.Equal(sum[:], data[body:]) {
		return s, nil, errSnapshot
	}
	return decodeBody(data[len(snapshotMagic):body])
}

// decodeBody reads what stands between the magic and the checksum.
func decodeBody(body []byte) (s stamp, c *columns, err error) {
	d := snapshotReader{rest: body}
	if json.Unmarshal([]byte(d.str()), &s) != nil {
		return s, nil, errSnapshot
	}
	c = newColumns()
	postings := 0
	for range d.count() {
		n := c.number(feature{skill.ID(d.str()), score.Depth(d.num())})
		size := d.count()
		c.lists[n] = columnList{make([]uint32, 0, size), make([]score.Strength, 0, size)}
		postings += size
	}
	if postings > len(d.rest) {
		return s, nil, errSnapshot
	}
	c.rows = make([]columnRow, d.count())
	cells := make([]columnCell, 0, postings)
	for ord := range c.rows {
		cells = d.row(c, uint32(ord), cells)
	}
	if d.bad || len(d.rest) > 0 {
		return s, nil, errSnapshot
	}
	return s, c, nil
}

// A snapshotReader reads what encodeSnapshot wrote. After a mistake everything it
// returns is zero and bad is set.
type snapshotReader struct {
	rest []byte
	bad  bool
}

func (d *snapshotReader) num() int {
	n, size := binary.Uvarint(d.rest)
	if size <= 0 || n > 1<<40 {
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

func (d *snapshotReader) str() string {
	n := d.count()
	s := string(d.rest[:n])
	d.rest = d.rest[n:]
	return s
}

// row reads one row and appends its cells to those of the rows before.
func (d *snapshotReader) row(c *columns, ord uint32, cells []columnCell) []columnCell {
	id := d.str()
	var tags []string
	for range d.count() {
		tags = append(tags, d.str())
	}
	c.label(ord, id, tags)
	from := len(cells)
	for range d.count() {
		cell := columnCell{uint32(d.num()), score.Strength(d.num()), Month(d.num())}
		if int(cell.number) >= len(c.features) || len(cells) == cap(cells) {
			d.bad, d.rest = true, nil
			return cells
		}
		l := &c.lists[cell.number]
		l.ords, l.strengths = append(l.ords, ord), append(l.strengths, cell.strength)
		cells = append(cells, cell)
	}
	c.rows[ord].cells = cells[from:len(cells):len(cells)] // a row that grows moves out
	return cells
}
