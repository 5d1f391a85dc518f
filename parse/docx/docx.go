package docx

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/proven-go/proven/parse/run"
	"github.com/proven-go/proven/parse/run/parts"
)

// The reasons why a document cannot be read. Errors of [Read] wrap one of them or
// the context's error.
var (
	ErrDamaged   = errors.New("docx: damaged document")
	ErrEncrypted = errors.New("docx: encrypted document")
	ErrTooLarge  = errors.New("docx: document over the size limit")
)

// Limits bound the work for one document. The zero Limits are usable.
type Limits struct {
	MaxPart int64 // largest part after decompression, in bytes; 0 means 32 MiB
	MaxText int   // text kept, in bytes; 0 means 4 MiB; a run counts 8 bytes more; what follows is left out with a warning
	Depth   int   // deepest nesting of elements read; 0 means 200
}

func (l Limits) orDefault() Limits {
	if l.MaxPart <= 0 {
		l.MaxPart = 32 << 20
	}
	if l.MaxText <= 0 {
		l.MaxText = 4 << 20
	}
	if l.Depth <= 0 {
		l.Depth = 200
	}
	return l
}

// Read returns the runs of a Word document. The result is a flow document: headers
// first, then the body, then notes and footers. An empty paragraph is a run
// without text, so that the caller sees free lines.
func Read(ctx context.Context, data []byte, limits Limits) (run.Document, error) {
	p := &pack{Draft: run.NewDraft(limits.orDefault().MaxText), limits: limits.orDefault()}
	archive, err := parts.Open(data, p.limits.MaxPart, p.Warn)
	if err != nil {
		return run.Document{}, fmt.Errorf("%w: not a zip archive", ErrDamaged)
	}
	p.Archive = archive
	if p.Has("EncryptedPackage") {
		return run.Document{}, ErrEncrypted
	}
	main := p.mainPart()
	if !p.Has(main) {
		return run.Document{}, fmt.Errorf("%w: no main part", ErrDamaged)
	}
	if err := p.document(ctx, main); err != nil {
		return run.Document{}, err
	}
	return p.Document, ctx.Err()
}

// pack is the open archive with its limits and what was read of it.
type pack struct {
	*parts.Archive
	*run.Draft
	limits Limits
}

// mainPart finds the body's part name: the relation says it, nearly always
// word/document.xml.
func (p *pack) mainPart() string {
	for _, rel := range p.relations("") {
		if strings.HasSuffix(rel.kind, "/officeDocument") {
			return strings.ToLower(strings.TrimPrefix(rel.target, "/"))
		}
	}
	return "word/document.xml"
}

// document reads all parts that hold text.
func (p *pack) document(ctx context.Context, main string) error {
	var before, after []run.Para
	w := &walker{pack: p, ctx: ctx, styles: p.styles(path.Dir(main))}
	body, err := w.part(main)
	if err != nil {
		return err
	}
	var once run.Furniture
	for _, rel := range p.relations(main) {
		part := strings.ToLower(path.Join(path.Dir(main), rel.target))
		head := strings.HasSuffix(rel.kind, "/header")
		if !head && !strings.HasSuffix(rel.kind, "/footer") && !strings.HasSuffix(rel.kind, "notes") {
			continue
		}
		paras, err := w.part(part)
		if err != nil {
			p.Warn("a header, footer or note could not be read")
			continue
		}
		if paras = once.Keep(paras); head {
			before = append(before, paras...)
		} else {
			after = append(after, paras...)
		}
	}
	for _, paras := range [][]run.Para{before, body, after} {
		p.Add(paras)
	}
	p.Year, p.Month = p.modified()
	return nil
}

// relation is one entry of a .rels part.
type relation struct{ id, kind, target string }

// maxRelations bounds the relations of one part.
const maxRelations = 1 << 16

// relations returns the relations of a part, in the order of the file.
func (p *pack) relations(part string) []relation {
	dir, base := path.Split(part)
	data, err := p.Read(dir + "_rels/" + base + ".rels")
	if err != nil {
		return nil
	}
	root, err := parts.ReadTree(data, p.limits.Depth, maxRelations)
	if err != nil {
		return nil
	}
	var out []relation
	for i := range root.Nodes {
		if n := &root.Nodes[i]; n.Name == "Relationship" {
			out = append(out, relation{n.Attr("Id"), n.Attr("Type"), n.Attr("Target")})
		}
	}
	return out
}

// modified returns the month in which the document was last changed, as its core
// properties say; zeros if they do not.
func (p *pack) modified() (year, month int) {
	data, err := p.Read("docprops/core.xml")
	if err != nil || data == nil {
		return 0, 0
	}
	var x struct {
		Modified string `xml:"modified"`
		Created  string `xml:"created"`
	}
	if xml.Unmarshal(data, &x) != nil {
		return 0, 0
	}
	return run.Month(x.Modified, x.Created)
}
