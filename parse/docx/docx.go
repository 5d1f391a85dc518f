package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/proven-go/proven/parse/run"
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
	MaxText int   // text kept, in bytes; 0 means 4 MiB; what follows is left out with a warning
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
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return run.Document{}, fmt.Errorf("%w: not a zip archive", ErrDamaged)
	}
	p := &pack{files: map[string]*zip.File{}, limits: limits.orDefault()}
	for _, f := range archive.File {
		p.files[strings.TrimPrefix(strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/")), "/")] = f
	}
	if p.files["encryptedpackage"] != nil {
		return run.Document{}, ErrEncrypted
	}
	main := p.mainPart()
	if p.files[main] == nil {
		return run.Document{}, fmt.Errorf("%w: no main part", ErrDamaged)
	}
	return p.document(ctx, main)
}

// pack is the open archive with its limits.
type pack struct {
	files    map[string]*zip.File // by lower-case name
	limits   Limits
	warnings []string
}

// read returns the bytes of a part, nil if there is none. A part over the limit is
// an error: a résumé never needs it.
func (p *pack) read(name string) ([]byte, error) {
	f := p.files[name]
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: part cannot be opened", ErrDamaged)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, p.limits.MaxPart+1))
	if int64(len(data)) > p.limits.MaxPart {
		return nil, ErrTooLarge
	}
	if err != nil && len(data) == 0 {
		return nil, fmt.Errorf("%w: part cannot be decompressed", ErrDamaged)
	}
	if err != nil {
		p.warn("a part is cut short")
	}
	return data, nil
}

func (p *pack) warn(what string) {
	if !slices.Contains(p.warnings, what) {
		p.warnings = append(p.warnings, what)
	}
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
func (p *pack) document(ctx context.Context, main string) (run.Document, error) {
	doc := run.Document{Flow: true}
	var body, before, after []para
	w := &walker{pack: p, ctx: ctx, styles: p.styles(path.Dir(main)), left: p.limits.MaxText}
	body, err := w.part(main)
	if err != nil {
		return doc, err
	}
	seen := map[string]bool{}
	for _, rel := range p.relations(main) {
		part := strings.ToLower(path.Join(path.Dir(main), rel.target))
		head := strings.HasSuffix(rel.kind, "/header")
		if !head && !strings.HasSuffix(rel.kind, "/footer") && !strings.HasSuffix(rel.kind, "notes") {
			continue
		}
		paras, err := w.part(part)
		if err != nil {
			p.warn("a header, footer or note could not be read")
			continue
		}
		paras = slices.DeleteFunc(paras, para.blank)
		if text := plain(paras); seen[text] || pageFooter(text) {
			continue // first, odd and even pages often repeat one header
		} else {
			seen[text] = true
		}
		if head {
			before = append(before, paras...)
		} else {
			after = append(after, paras...)
		}
	}
	for _, q := range slices.Concat(before, body, after) {
		doc.Runs = append(doc.Runs, q...)
	}
	doc.Images = w.images
	doc.Year, doc.Month = p.modified()
	doc.Warnings = p.warnings
	return doc, ctx.Err()
}

// relation is one entry of a .rels part.
type relation struct{ id, kind, target string }

// relations returns the relations of a part, in the order of the file.
func (p *pack) relations(part string) []relation {
	dir, base := path.Split(part)
	data, err := p.read(dir + "_rels/" + base + ".rels")
	if err != nil {
		return nil
	}
	var x struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:",attr"`
			Target string `xml:",attr"`
		}
	}
	if xml.Unmarshal(data, &x) != nil {
		return nil
	}
	out := make([]relation, 0, len(x.Relationship))
	for _, r := range x.Relationship {
		out = append(out, relation{r.ID, r.Type, r.Target})
	}
	return out
}

// modified returns the month in which the document was last changed, as its core
// properties say; zeros if they do not.
func (p *pack) modified() (year, month int) {
	data, err := p.read("docprops/core.xml")
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
	for _, s := range []string{x.Modified, x.Created} {
		var y, m int
		if n, _ := fmt.Sscanf(strings.TrimSpace(s), "%4d-%2d", &y, &m); n == 2 && y > 1980 && y < 2200 && m >= 1 && m <= 12 {
			return y, m
		}
	}
	return 0, 0
}
