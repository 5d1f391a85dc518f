package matching

import (
	"context"
	"fmt"
	"io/fs"
	"runtime"

	"github.com/proven-go/proven/parse"
)

// folderBatch is how many documents of a folder are put at once.
const folderBatch = 200

// PutFolder parses every document below a folder and puts what can be read, under
// the IDs of [parse.Parser.Folder] and with the path as its origin. It calls seen for
// every document in path order, also for those that give an error, which are left
// out; seen may be nil. A nil parser is the zero [parse.Parser]. Cancelling the
// context keeps what was put so far. Documents are parsed by as many goroutines as
// there are processors; their number changes no result.
func (ix *Index) PutFolder(ctx context.Context, fsys fs.FS, p *parse.Parser, seen func(parse.Document)) error {
	if p == nil {
		p = new(parse.Parser)
	}
	var batch []Candidate
	for doc := range p.Folder(ctx, fsys, runtime.GOMAXPROCS(0)) {
		if doc.Err == nil {
			if why := checkID(doc.ID); why != "" {
				doc.Err = fmt.Errorf("matching: %s", why)
			}
		}
		if seen != nil && ctx.Err() == nil {
			seen(doc)
		}
		if doc.Err != nil {
			continue
		}
		c := FromResume(doc.ID, doc.Resume)
		c.Person.Origin = doc.Name
		for i := range c.Profile.Passages {
			c.Profile.Passages[i].Source = doc.Name
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
