package skill

import (
	"bytes"
	"embed"
	"fmt"
	"sync"
)

// The built-in files. They are read in the order of their names; the order does not
// matter, because no entry may stand twice.
//
//go:embed data/*.yaml
var files embed.FS

// builtIn reads the built-in taxonomy once. A broken built-in file is a defect of
// this package that its tests find, hence the panic.
var builtIn = sync.OnceValue(func() *Taxonomy {
	t, err := load()
	if err != nil {
		panic(err)
	}
	return t
})

// load reads the built-in files, side by side: decoding YAML is most of the work.
func load() (*Taxonomy, error) {
	entries, err := files.ReadDir("data")
	if err != nil {
		return nil, fmt.Errorf("skill: %w", err)
	}
	parts := make([]*source, len(entries))
	errs := make([]error, len(entries))
	var wg sync.WaitGroup
	for i, e := range entries {
		wg.Go(func() { parts[i], errs[i] = readFile(e.Name()) })
	}
	wg.Wait()
	all := new(source)
	for i, s := range parts {
		if errs[i] != nil {
			return nil, errs[i]
		}
		all.skills = append(all.skills, s.skills...)
		all.edges = append(all.edges, s.edges...)
		all.titles = append(all.titles, s.titles...)
		all.packages = append(all.packages, s.packages...)
	}
	return build(new(source), all)
}

// readFile reads one built-in file, by the short way if it has the plain form.
func readFile(name string) (*source, error) {
	data, err := files.ReadFile("data/" + name)
	if err != nil {
		return nil, fmt.Errorf("skill: %w", err)
	}
	top, ok := flowTree(data)
	if !ok {
		return readSource(name, bytes.NewReader(data))
	}
	s := new(source)
	if err := s.read(name, top); err != nil {
		return nil, err
	}
	return s, s.checkEntries()
}
