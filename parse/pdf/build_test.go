package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/proven-go/proven/parse/run"
)

// file builds a PDF of numbered objects, with a cross-reference table. The first
// object is the catalog.
func file(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, pos := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", pos)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

// stream is a stream object; extra are further entries of its dictionary.
func stream(extra, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", extra, len(data), data)
}

func deflated(extra, data string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(data))
	w.Close()
	return stream(extra+"/Filter/FlateDecode", b.String())
}

// courier is a font all of whose letters are 0.6 em wide.
const courier = "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>"

// onePage builds a document of one page; extra are entries of the page dictionary, more
// are objects from number 6 on. The font F is Courier.
func onePage(extra, content string, more ...string) []byte {
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 600 800]>>",
		"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R/G 6 0 R>>/XObject<</X 6 0 R>>/ExtGState<</S 6 0 R>>>>" + extra + ">>",
		stream("", content),
		courier,
	}
	return file(append(objects, more...)...)
}

func read(t *testing.T, data []byte) run.Document {
	t.Helper()
	doc, err := Read(context.Background(), data, Limits{})
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	return doc
}

// texts joins the texts of the visible runs by "|".
func texts(doc run.Document) string {
	var all []string
	for _, r := range doc.Runs {
		if r.Hidden == run.Visible {
			all = append(all, strings.TrimSpace(r.Text))
		}
	}
	return strings.Join(all, "|")
}
