package matching

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"runtime"

	"github.com/proven-go/proven/parse"
)

// folderBatch is how many documents of a folder are put at once.
const folderBatch = 200

// PutFolder parses every document below a folder and puts what can be read, under
// the IDs of [parse.Parser.Folder]. Its origin is its path behind the folder's name, such
// as the folder's own path: the name is what tells several folders in one index apart, and
// may be empty for the only one. A document replaces the candidate of its ID if that has
// the same origin, so that a folder can be put again; another origin is an *OriginError
// of that document, somebody who was erased one that wraps [ErrErased]. It calls seen for
// every document in path order, also for those that give an error, which are left
// out; seen may be nil. A nil parser is the zero [parse.Parser]. Cancelling the
// context keeps what was put so far. Documents are parsed by as many goroutines as
// there are processors; their number changes no result.
func (ix *Index) PutFolder(ctx context.Context, name string, fsys fs.FS, p *parse.Parser, seen func(parse.Document)) error {
	if p == nil {
		p = new(parse.Parser)
	}
	var batch []Candidate
	for doc := range p.Folder(ctx, fsys, runtime.GOMAXPROCS(0)) {
		var c Candidate
		if doc.Err == nil {
			c, doc.Err = ix.fromDocument(ctx, name, doc)
		}
		if seen != nil && ctx.Err() == nil {
			seen(doc)
		}
		if doc.Err != nil {
			continue
		}
		if batch = append(batch, c); len(batch) == folderBatch {
			if err := ix.Put(ctx, batch...); err != nil {
				return err
			}
			batch = batch[:0]
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return ix.Put(ctx, batch...)
}

// fromDocument makes a candidate of a document, or says why it cannot be put. The
// errors are those of [Index.Put], so that one document does not stop all others.
func (ix *Index) fromDocument(ctx context.Context, folder string, doc parse.Document) (Candidate, error) {
	c := FromResume(doc.ID, doc.Resume)
	c.Person.Origin = path.Join(folder, doc.Name)
	for i := range c.Profile.Passages {
		c.Profile.Passages[i].Source = doc.Name
	}
	tx, err := ix.read(ctx)
	if err != nil {
		return c, err
	}
	defer tx.rollback()
	if err := tx.admit(c); err != nil {
		return c, err
	}
	return c, tx.checkOrigin(c)
}

// checkOrigin refuses to let a document take the place of a candidate that came from
// somewhere else: no two documents share an ID in silence. A person who cannot be read
// may be replaced.
func (tx *truthTx) checkOrigin(c Candidate) error {
	ord, known := tx.find(c.ID)
	if !known {
		return tx.fault()
	}
	p, err := tx.person(ord)
	if err == nil && p.Origin != c.Person.Origin {
		return &OriginError{ID: c.ID, Origin: c.Person.Origin, Holder: p.Origin}
	}
	return tx.fault()
}

// An OriginError says that a document has the ID of a candidate who came from somewhere
// else. Delete that one, rename the document or put its folder into another index.
type OriginError struct {
	ID     string // of both
	Origin string // of the document, which was left out
	Holder string // of the candidate, as in Person.Origin; may be empty
}

// Error says so in one line.
func (e *OriginError) Error() string {
	return fmt.Sprintf("matching: document %q has the id %q of a candidate from %q", e.Origin, e.ID, e.Holder)
}
