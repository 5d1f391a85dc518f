package matching

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// While the text part is closed, a file in it lists all others with sizes and
// checksums: a CRC-32 finds every run of up to 32 changed bits. The list is removed
// before Bleve opens the files and written after it closed them; without one (the
// process was killed) there are still the checksums that Bleve writes into segments and
// never looks at, and the tree of its own bbolt file.

// fileSum is one line of the list.
type fileSum struct {
	Name string `json:"name"` // below the directory, with slashes
	Size int64  `json:"size"`
	CRC  uint32 `json:"crc"`
}

const sumsFile = "sums"

var sumsKey = []byte("sums")

// writeSums lists the files of a directory.
func writeSums(dir string) error {
	if err := verifySegments(dir); err != nil { // or damage of this moment would be listed as right
		return err
	}
	sums, err := sumFiles(dir)
	if err != nil {
		return err
	}
	sealed, err := seal(textDir, sumsKey, sums)
	if err == nil {
		err = writeWhole(filepath.Join(dir, sumsFile), sealed)
	}
	return err
}

func removeSums(dir string) error {
	if err := os.Remove(filepath.Join(dir, sumsFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("matching: text part: %w", err)
	}
	return nil
}

// writeWhole replaces a file whole or not at all.
func writeWhole(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp")
	if err != nil {
		return fmt.Errorf("matching: write %s: %w", filepath.Base(path), err)
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return fmt.Errorf("matching: write %s: %w", filepath.Base(path), err)
	}
	return nil
}

// verifyText checks every file of a closed text part.
func verifyText(dir string) error {
	sealed, err := os.ReadFile(filepath.Join(dir, sumsFile))
	if errors.Is(err, fs.ErrNotExist) {
		return verifyUnlisted(dir)
	}
	if err != nil {
		return fmt.Errorf("matching: text part: %w", err)
	}
	var listed []fileSum
	if unseal(textDir, sumsKey, sealed, &listed) != nil {
		return errTextDamaged
	}
	found, err := sumFiles(dir)
	if err != nil {
		return err
	}
	a, _ := json.Marshal(listed)
	if b, _ := json.Marshal(found); !bytes.Equal(a, b) {
		return errTextDamaged
	}
	return nil
}

// verifyUnlisted checks the files of a text part that was not closed.
func verifyUnlisted(dir string) error {
	if err := verifySegments(dir); err != nil {
		return err
	}
	f, err := os.Open(filepath.Join(dir, "store", "root.bolt"))
	if err != nil {
		return fmt.Errorf("matching: text part: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("matching: text part: %w", err)
	}
	if _, err := checkTree(f, info.Size()); err != nil {
		return errTextDamaged
	}
	return nil
}

// sumFiles lists the files below a directory in the order of their names.
func sumFiles(dir string) ([]fileSum, error) {
	var sums []fileSum
	root := os.DirFS(dir)
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == sumsFile {
			return err
		}
		s, err := sumFile(root, name)
		sums = append(sums, s)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("matching: text part: %w", err)
	}
	return sums, nil
}

func sumFile(root fs.FS, name string) (s fileSum, err error) {
	f, err := root.Open(name)
	if err != nil {
		return s, err
	}
	defer f.Close()
	sum := crc32.NewIEEE()
	size, err := io.Copy(sum, f)
	if err != nil {
		return s, err
	}
	return fileSum{name, size, sum.Sum32()}, nil
}
