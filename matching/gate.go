package matching

import (
	"context"
	"io"
	"sync"
)

// A gate is a mutual exclusion lock that can be waited for with a context. The zero
// gate is open.
type gate struct {
	once sync.Once
	slot chan struct{}
}

func (g *gate) init() { g.once.Do(func() { g.slot = make(chan struct{}, 1) }) }

// Lock waits as long as it takes.
func (g *gate) Lock() {
	g.init()
	g.slot <- struct{}{}
}

// LockContext waits until ctx is done, and returns its error then.
func (g *gate) LockContext(ctx context.Context) error {
	g.init()
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case g.slot <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Unlock lets the next one in.
func (g *gate) Unlock() { <-g.slot }

// oneAtATime lets one goroutine at a time report progress.
func oneAtATime(report func(part string, done, total int)) func(part string, done, total int) {
	if report == nil {
		return nil
	}
	var mu sync.Mutex
	return func(part string, done, total int) {
		mu.Lock()
		defer mu.Unlock()
		report(part, done, total)
	}
}

// readerAt, contextReader and contextWriter end with the context.
type readerAt struct {
	ctx  context.Context // of the one call that the reader is for
	file io.ReaderAt
}

func (r readerAt) ReadAt(p []byte, at int64) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.file.ReadAt(p, at)
}

type contextReader struct {
	ctx  context.Context // likewise
	file io.Reader
}

func (r contextReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.file.Read(p)
}

type contextWriter struct {
	ctx  context.Context // likewise
	file io.Writer
}

func (w contextWriter) Write(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.file.Write(p)
}
