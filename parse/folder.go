package parse

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"path"
	"slices"
	"strings"
	"sync"
)

// A Document is one file of a folder and what came of it: a Resume or an error.
type Document struct {
	Name   string // path within the folder, with slashes
	ID     string // Name without its extension, unless another file would share that
	Resume *Resume
	Err    error // of type *Error
}

// Folder reads all résumés of a folder and the folders in it, in the order of their
// paths. Every file comes out: those that are no résumé with an error that wraps
// [ErrFormat]; only hidden files and files called README are passed over. No two
// documents share an ID. Documents are parsed by this many workers at once (under 1
// means 1); their number changes neither order nor content. When ctx is done the
// sequence ends with a document whose Err wraps ctx's error.
func (p *Parser) Folder(ctx context.Context, fsys fs.FS, workers int) iter.Seq[Document] {
	return func(yield func(Document) bool) {
		names, failed := list(ctx, fsys)
		ids := fileIDs(names)
		ctx, cancel := context.WithCancel(ctx)
		var wg sync.WaitGroup
		defer wg.Wait()
		defer cancel()
		// One slot a file keeps the order; the semaphore bounds both the workers and
		// how far they run ahead of a slow caller.
		slots := make([]chan Document, len(names))
		for i := range slots {
			slots[i] = make(chan Document, 1)
		}
		ahead := make(chan struct{}, max(1, workers))
		wg.Go(func() {
			for i, name := range names {
				select {
				case ahead <- struct{}{}:
				case <-ctx.Done():
					return
				}
				wg.Go(func() { slots[i] <- p.document(ctx, fsys, name, ids[i], failed[name]) })
			}
		})
		for i := range names {
			var d Document
			select {
			case d = <-slots[i]:
			case <-ctx.Done():
				d = Document{Name: names[i], ID: ids[i], Err: &Error{Name: names[i], Err: ctx.Err()}}
			}
			if !yield(d) || ctx.Err() != nil {
				return
			}
			<-ahead
		}
	}
}

func (p *Parser) document(ctx context.Context, fsys fs.FS, name, id string, failed error) Document {
	d := Document{Name: name, ID: id}
	switch {
	case failed != nil:
		d.Err = &Error{Name: name, Err: failed}
	case !known(name):
		d.Err = &Error{Name: name, Err: ErrFormat}
	default:
		d.Resume, d.Err = p.ReadFile(ctx, fsys, name)
	}
	return d
}

// list returns the files of a folder in the order of their paths, and what could
// not be listed with its reason.
func list(ctx context.Context, fsys fs.FS) ([]string, map[string]error) {
	var names []string
	failed := map[string]error{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		base := path.Base(name)
		switch {
		case err != nil:
			names = append(names, name)
			failed[name] = err
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case name == ".":
		case strings.HasPrefix(base, "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir(), readme(base):
		default:
			names = append(names, name)
		}
		return nil
	})
	if err != nil && len(names) == 0 && !errors.Is(err, fs.SkipAll) {
		names = append(names, ".")
		failed["."] = err
	}
	slices.Sort(names)
	return names, failed
}

func readme(base string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(base), ".")
	return stem == "readme"
}

// fileIDs gives each path an ID of its own: the path without its extension, or with it
// where two paths would share one.
func fileIDs(names []string) []string {
	stem := func(name string) string {
		if s := strings.TrimSuffix(name, path.Ext(name)); s != "" && !strings.HasSuffix(s, "/") {
			return s
		}
		return name
	}
	// A stem may also be the whole name of another file ("a" beside "a.pdf").
	count := map[string]int{}
	for _, name := range names {
		count[stem(name)]++
		if stem(name) != name {
			count[name]++
		}
	}
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = stem(name)
		if count[out[i]] > 1 {
			out[i] = name
		}
	}
	return out
}
