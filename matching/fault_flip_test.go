package matching

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching/role"
)

// referenceRole asks by skills, levels, years and a phrase, so that a ranking needs
// every part.
const referenceRole = `
title: Reference
level: own-service
years: 3
clusters:
  - {name: Backend, need: must, weight: 5, any: [go, java]}
  - {name: Runtime, need: must, any: [kubernetes, docker]}
  - {name: Words, need: trainable, any: [postgresql], text: ["number7 gateway"]}
`

// reference is an index on disk with what it answers.
type reference struct {
	options  Options
	spec     *role.Spec
	people   map[string]string // JSON by ID
	list     string
	hits     string
	rebuilds int // of parts, at the last opening
}

func newReference(t *testing.T) *reference {
	t.Helper()
	ctx := context.Background()
	ref := &reference{options: Options{Dir: t.TempDir(), AsOf: march}, people: map[string]string{}}
	ref.options.Progress = func(string, int, int) { ref.rebuilds++ }
	var err error
	ref.spec, err = role.Read(strings.NewReader(referenceRole))
	must(t, err)
	ix := mustOpen(t, ref.options)
	var all []Candidate
	for i := range 60 {
		c := sample(fmt.Sprintf("cand-%02d", i), fmt.Sprintf("Owned the number%d gateway in %s. Ran %s and %s in production for %d teams.",
			i%9, []string{"Go", "Java", "Rust"}[i%3], []string{"Kubernetes", "Docker"}[i%2], []string{"PostgreSQL", "Redis"}[i/2%2], i))
		c.Person.Links = []string{fmt.Sprintf("https://github.com/login%d", i)}
		all = append(all, c)
	}
	must(t, ix.Put(ctx, all...))
	for i := range 20 {
		must(t, ix.Add(ctx, evidenceOf("github", fmt.Sprint(i), fmt.Sprintf("login%d", i), "Please release the lock before the call to PostgreSQL.")))
	}
	must(t, ix.Delete(ctx, "cand-03"))
	must(t, ix.Erase(ctx, "cand-04"))
	ref.list, ref.hits, err = ref.ask(ix)
	must(t, err)
	for i := range 60 {
		if c, err := ix.Get(ctx, fmt.Sprintf("cand-%02d", i)); err == nil {
			j, err := json.Marshal(c)
			must(t, err)
			ref.people[c.ID] = string(j)
		}
	}
	must(t, ix.Close())
	return ref
}

// ask returns a ranking and a search as bytes.
func (ref *reference) ask(ix *Index) (list, hits string, err error) {
	ctx := context.Background()
	l, err := ix.Rank(ctx, ref.spec, Query{Top: 30})
	if err != nil {
		return "", "", err
	}
	if l.Damaged > 0 {
		return "", "", errDamagedList
	}
	found, err := ix.Search(ctx, "gateway postgresql", 0)
	if err != nil {
		return "", "", err
	}
	a, err1 := json.Marshal(l)
	b, err2 := json.Marshal(found)
	return string(a), string(b), errors.Join(err1, err2)
}

var errDamagedList = errors.New("the list says that candidates are missing")

// An outcome of damage; wrong is the one that must not be.
type outcome string

const (
	refused  outcome = "refused to open"
	reported outcome = "reported"
	repaired outcome = "repaired"
	harmless outcome = "harmless"
	wrong    outcome = "WRONG"
)

// judge opens a damaged copy and says what came of it, with a remark.
func (ref *reference) judge(t *testing.T, dir string) (outcome, string) {
	o := ref.options
	o.Dir, ref.rebuilds = dir, 0
	ix, err := o.Open()
	if err != nil {
		return refused, err.Error()
	}
	rebuilds := ref.rebuilds
	defer ix.Close()
	list, hits, askErr := ref.ask(ix)
	if askErr == nil && (list != ref.list || hits != ref.hits) {
		return wrong, "another answer, and no error" // even before Verify
	}
	report, err := ix.Verify(context.Background())
	if err != nil || !report.OK() {
		return reported, fmt.Sprint(report, err)
	}
	if askErr != nil {
		return wrong, fmt.Sprintf("%v, and Verify finds nothing", askErr)
	}
	if ix.Len() != len(ref.people) {
		return wrong, "another number of candidates"
	}
	for id, want := range ref.people {
		c, err := ix.Get(context.Background(), id)
		if j, _ := json.Marshal(c); err != nil || string(j) != want {
			return wrong, fmt.Sprintf("%s: %v", id, err)
		}
	}
	if err := ix.Put(context.Background(), Candidate{ID: "cand-04"}); !errors.Is(err, ErrErased) {
		return wrong, fmt.Sprintf("a tombstone is gone: %v", err)
	}
	if rebuilds > 0 || ix.text.rebuilt > 0 || len(report.Damage) > 0 {
		return repaired, ""
	}
	return harmless, ""
}

// filesOf returns the files below a directory, sorted.
func filesOf(t *testing.T, dir string) []string {
	t.Helper()
	var files []string
	must(t, fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, path)
		}
		return err
	}))
	slices.Sort(files)
	return files
}

// copyOf copies a closed index.
func copyOf(t *testing.T, dir string) string {
	t.Helper()
	to := t.TempDir()
	must(t, os.CopyFS(to, os.DirFS(dir)))
	return to
}

// TestFlippedByte changes one byte anywhere in a closed index. Whatever comes of it, no
// answer may be wrong without a word, and the process must live.
func TestFlippedByte(t *testing.T) {
	ref := newReference(t)
	files := filesOf(t, ref.options.Dir)
	r := rand.New(rand.NewPCG(*seed, 2))
	count := map[string]map[outcome]int{}
	var bytewise []string // each file once for each KiB
	for _, name := range files {
		info, err := os.Stat(filepath.Join(ref.options.Dir, name))
		must(t, err)
		bytewise = append(bytewise, slices.Repeat([]string{name}, 1+int(info.Size()>>10))...)
	}
	for n := range *flips {
		name := files[r.IntN(len(files))]
		if n%2 == 1 {
			name = bytewise[r.IntN(len(bytewise))]
		}
		dir := copyOf(t, ref.options.Dir)
		path := filepath.Join(dir, name)
		data, err := os.ReadFile(path)
		must(t, err)
		at, bits := r.IntN(len(data)), byte(1+r.IntN(255))
		for tries := 0; data[at] == 0 && tries < 3; tries++ { // files are half holes
			at = r.IntN(len(data))
		}
		data[at] ^= bits
		must(t, os.WriteFile(path, data, 0o600))
		got, why := ref.judge(t, dir)
		if got == wrong {
			t.Errorf("%s, byte %d of %d, bits %02x: %s", name, at, len(data), bits, why)
		}
		kind := name
		if strings.HasSuffix(name, ".zap") {
			kind = "segment"
		}
		if count[kind] == nil {
			count[kind] = map[outcome]int{}
		}
		count[kind][got]++
		must(t, os.RemoveAll(dir))
	}
	t.Log(count)
}

func TestTruncatedAndMissingFiles(t *testing.T) {
	ref := newReference(t)
	segments := 0
	for _, name := range filesOf(t, ref.options.Dir) {
		if strings.HasSuffix(name, ".zap") {
			if segments++; segments > 1 {
				continue // one segment is like another
			}
		}
		for what, change := range map[string]func(path string, size int64) error{
			"cut in half":           func(path string, size int64) error { return os.Truncate(path, size/2) },
			"cut by a byte":         func(path string, size int64) error { return os.Truncate(path, size-1) },
			"cut to a page":         func(path string, _ int64) error { return os.Truncate(path, 4096) },
			"empty":                 func(path string, _ int64) error { return os.Truncate(path, 0) },
			"missing":               func(path string, _ int64) error { return os.Remove(path) },
			"a folder in its place": func(path string, _ int64) error { return errors.Join(os.Remove(path), os.Mkdir(path, 0o700)) },
		} {
			dir := copyOf(t, ref.options.Dir)
			path := filepath.Join(dir, name)
			info, err := os.Stat(path)
			must(t, err)
			must(t, change(path, info.Size()))
			got, why := ref.judge(t, dir)
			if got == wrong {
				t.Errorf("%s, %s: %s", name, what, why)
			}
			if got == refused && name != truthFile && what != "a folder in its place" {
				t.Errorf("%s, %s: only the truth cannot be made again: %s", name, what, why)
			}
			must(t, os.RemoveAll(dir))
		}
	}
}
