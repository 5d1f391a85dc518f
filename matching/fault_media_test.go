//go:build unix

package matching

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/proven-go/proven/matching/role"
)

// nobody is a user who owns nothing.
const nobody = 65534

// TestReadOnlyMedia reads an index where nothing can be written. Permissions do not bind
// root: then a child that gave up being root does the reading.
func TestReadOnlyMedia(t *testing.T) {
	ref := newReference(t)
	base := t.TempDir()
	must(t, os.CopyFS(filepath.Join(base, "whole"), os.DirFS(ref.options.Dir)))
	must(t, os.CopyFS(filepath.Join(base, "truth"), os.DirFS(ref.options.Dir)))
	must(t, os.Remove(filepath.Join(base, "truth", columnsFile)))
	must(t, os.RemoveAll(filepath.Join(base, "truth", textDir)))
	must(t, os.WriteFile(filepath.Join(base, "list"), []byte(ref.list), 0o444))
	must(t, os.WriteFile(filepath.Join(base, "hits"), []byte(ref.hits), 0o444))
	must(t, os.Chmod(filepath.Dir(base), 0o755))
	chmod(t, base, 0o555, 0o444)
	defer chmod(t, base, 0o755, 0o644) // so that it can be removed
	if os.Geteuid() != 0 {
		must(t, faultMedia(base))
		return
	}
	self, err := os.Executable()
	must(t, err)
	program, err := os.ReadFile(self)
	must(t, err)
	self = filepath.Join(filepath.Dir(base), "self") // others may not look into the folder of the first
	must(t, os.WriteFile(self, program, 0o755))
	cmd := exec.Command(self)
	cmd.Dir, cmd.Env = base, append(os.Environ(), childVar+"=media:"+base)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	out, err := cmd.CombinedOutput()
	if errors.Is(err, fs.ErrPermission) {
		t.Skipf("root may not start a program as another user here: %v", err)
	}
	if err != nil {
		t.Errorf("%v: %s", err, out)
	}
}

// chmod gives folders and files below a path their permissions.
func chmod(t *testing.T, path string, folders, files fs.FileMode) {
	t.Helper()
	must(t, filepath.WalkDir(path, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.Chmod(path, folders)
		}
		return os.Chmod(path, files)
	}))
}

func faultMedia(base string) error {
	list, err1 := os.ReadFile(filepath.Join(base, "list"))
	hits, err2 := os.ReadFile(filepath.Join(base, "hits"))
	spec, err3 := role.Read(strings.NewReader(referenceRole))
	if err := errors.Join(err1, err2, err3); err != nil {
		return err
	}
	for _, name := range []string{"whole", "truth"} {
		dir := filepath.Join(base, name)
		if _, err := (Options{Dir: dir}).Open(); !errors.Is(err, fs.ErrPermission) {
			return fmt.Errorf("%s: opened for writing: %w, want fs.ErrPermission", name, err)
		}
		if _, err := (Options{Dir: filepath.Join(dir, "new")}).Open(); !errors.Is(err, fs.ErrPermission) {
			return fmt.Errorf("%s: a new one: %w, want fs.ErrPermission", name, err)
		}
		ix, err := Options{Dir: dir, ReadOnly: true}.Open()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		gotList, gotHits, err := (&reference{spec: spec}).ask(ix)
		if err != nil || gotList != string(list) || gotHits != string(hits) {
			return fmt.Errorf("%s: another answer: %w", name, err)
		}
		if err := verified(ix); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := ix.Put(context.Background(), Candidate{ID: "x"}); !errors.Is(err, ErrReadOnly) {
			return fmt.Errorf("%s: put: %w, want ErrReadOnly", name, err)
		}
		if err := ix.Close(); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}
