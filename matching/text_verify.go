package matching

import (
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// segmentFiles matches the segments below the directory of the text part.
const segmentFiles = "store/*.zap"

// verifySegments compares each segment with the CRC-32 at its end. Bleve writes it and
// never looks at it: it would open half a segment and find nothing in it.
func verifySegments(dir string) error {
	paths, err := fs.Glob(os.DirFS(dir), segmentFiles)
	if err != nil {
		return fmt.Errorf("matching: text part: %w", err)
	}
	for _, path := range paths {
		if err := verifySegment(context.Background(), filepath.Join(dir, path)); err != nil {
			return err
		}
	}
	return nil
}

func verifySegment(ctx context.Context, path string) error {
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
	if _, err := io.CopyN(sum, contextReader{ctx, f}, max(info.Size()-4, 0)); err != nil {
		return fmt.Errorf("matching: text part: %w", err)
	}
	if _, err := io.ReadFull(f, last[:]); err != nil || binary.BigEndian.Uint32(last[:]) != sum.Sum32() {
		return errTextDamaged
	}
	return nil
}

// documents returns, for each ordinal, the IDs of the documents that stand for it.
func (r *textReader) documents(ords []uint32) (present []map[string]bool, err error) {
	fault := guard(func() { present, err = documentsIn(r.reader, ords) })
	if fault != nil {
		return nil, errTextDamaged
	}
	if err != nil {
		return nil, fmt.Errorf("matching: text part: %w", err)
	}
	return present, nil
}

// count returns the number of documents.
func (r *textReader) count() (int, error) {
	n, err := r.reader.DocCount()
	if err != nil {
		return 0, fmt.Errorf("matching: text part: %w", err)
	}
	return int(n), nil
}

// files returns the paths of the segments in use that are on disk.
func (r *textReader) files() (paths []string) {
	snapshot, ok := r.reader.(*scorch.IndexSnapshot)
	if !ok {
		return nil
	}
	for _, s := range snapshot.Segments() {
		if file, ok := s.Segment().(interface{ Path() string }); ok { // else in memory
			paths = append(paths, file.Path())
		}
	}
	return paths
}
