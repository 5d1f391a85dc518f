package matching

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// verifySegments compares each segment with the CRC-32 at its end. Bleve writes it and
// never looks at it: it would open half a segment and find nothing in it.
func verifySegments(dir string) error {
	paths, err := fs.Glob(os.DirFS(dir), "store/*.zap")
	if err != nil {
		return fmt.Errorf("matching: text part: %w", err)
	}
	for _, path := range paths {
		if err := verifySegment(filepath.Join(dir, path)); err != nil {
			return err
		}
	}
	return nil
}

func verifySegment(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("matching: text part: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("matching: text part: %w", err)
	}
	sum := crc32.NewIEEE()
	var last [4]byte
	if _, err := io.CopyN(sum, f, max(info.Size()-4, 0)); err != nil {
		return fmt.Errorf("matching: text part: %w", err)
	}
	if _, err := io.ReadFull(f, last[:]); err != nil || binary.BigEndian.Uint32(last[:]) != sum.Sum32() {
		return errTextDamaged
	}
	return nil
}
