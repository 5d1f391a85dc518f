package pdf

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// Files that were made to stop a reader. Each is kept small here; what matters is that
// the work they cause does not grow with what they claim.

// within runs Read and fails if it takes long or keeps much.
// attackLimits are below the usual, so that the test is quick. With the usual ones the
// worst of these took 1.7 s and all of them 135 MB.
var attackLimits = Limits{Bytes: 2 << 20, Steps: 500_000, Text: 1 << 19}

func within(t *testing.T, why string, data []byte) error {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	_, err := Read(context.Background(), data, attackLimits)
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	if took > 10*time.Second {
		t.Errorf("%s: took %v", why, took)
	}
	if made := after.TotalAlloc - before.TotalAlloc; made > 1<<30 {
		t.Errorf("%s: allocated %d MiB in all", why, made>>20)
	}
	return err
}

func attacks() map[string][]byte {
	page := func(resources, content string, more ...string) []byte {
		return onePage("/Resources<<"+resources+">>", content, more...)
	}
	bomb := deflated("", strings.Repeat("q Q ", 1<<18)) // 1 MiB in 1 kB
	double := string(packedZlib(packedZlib(make([]byte, 4<<20))))
	kids := strings.Repeat("2 0 R ", 20_000)
	names, runs := &strings.Builder{}, &strings.Builder{}
	for i := range 20_000 {
		fmt.Fprintf(names, "/F%d<</Type/Font/Subtype/Type1/N %d>>", i, i)
		fmt.Fprintf(runs, "/F%d 9 Tf ", i)
	}
	return map[string][]byte{
		"a page tree whose 20,000 kids are itself": file("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids["+kids+"]>>", "<</Type/Page>>"),
		"two nodes that are each other's kids": file("<</Type/Catalog/Pages 2 0 R>>",
			"<</Kids["+strings.Repeat("3 0 R ", 2000)+"]>>", "<</Kids["+strings.Repeat("2 0 R ", 2000)+"]>>"),
		"a table of a billion rows":            []byte("%PDF-1.5\n1 0 obj<</Type/XRef/Size 999999999999/W[1 999999999 2]/Index[0 999999999999]/Root 2 0 R/Length 5>>stream\nabcde\nendstream endobj startxref\n9\n%%EOF"),
		"a chain that unpacks twice":           onePage("", "", stream("/Filter[/FlateDecode/FlateDecode]", double)),
		"1 MiB of operators drawn 1,000 times": onePage("", strings.Repeat("/X Do ", 1000), strings.Replace(bomb, "<<", "<</Subtype/Form", 1)),
		"forms that draw themselves a hundred times, to any depth": onePage("", strings.Repeat("/X Do ", 100),
			stream("/Subtype/Form/Resources<</XObject<</X 6 0 R>>>>", strings.Repeat("/X Do ", 100))),
		"2,000 notes that are one long array":          onePage("/Annots["+strings.Repeat("6 0 R ", 2000)+"]", "", "["+strings.Repeat("1 ", 200_000)+"]"),
		"20,000 fonts":                                 page("/Font<<"+names.String()+">>", runs.String()),
		"widths that are one list, a thousand times":   onePage("", "BT /G 9 Tf (a) Tj ET", "<</Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</W["+strings.Repeat("0 7 0 R ", 1000)+"]>>]>>", "["+strings.Repeat("1 ", 60_000)+"]"),
		"an array of arrays without an operator":       onePage("", strings.Repeat("["+strings.Repeat("[1]", 1000)+"]", 500)),
		"4,000 dots on a row, and runs beside them":    onePage("", strings.Repeat("9 9 m 10 9 10 10 9 10 c f 9 9 2 2 re f ", 10_000)+strings.Repeat("BT /F 9 Tf 20 9 Td (a) Tj ET ", 10_000)),
		"a CMap of many entries for each of 200 fonts": manyCMaps(),
		"object streams at one place":                  file("<</Type/Catalog/Pages 2 0 R>>", stream("/Type/ObjStm/N 30000/First 400000", strings.Repeat("9 0 ", 100_000)+"["+strings.Repeat("1 ", 10_000)+"]")),
		"streams that end in one another":              overlapping(),
		"30,000 clear texts over 4,000 masks": page("/Font<</F 5 0 R>>/ExtGState<</S 6 0 R/T<</ca 0>>>>",
			strings.Repeat("/S gs 0 0 600 800 re f ", 4000)+"/T gs "+strings.Repeat("BT /F 9 Tf 20 9 Td (a) Tj ET ", 30_000),
			"<</SMask<</G<</BBox[10 0 30 20]>>>>>>"),
	}
}

func manyCMaps() []byte {
	cmap := deflated("", strings.Repeat("1 beginbfchar <0001> <0041> endbfchar 1 beginbfrange <0002><0009><0042> endbfrange ", 10_000))
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Kids[3 0 R]/MediaBox[0 0 600 800]>>"}
	fonts, content := &strings.Builder{}, &strings.Builder{}
	for i := range 200 {
		fmt.Fprintf(fonts, "/F%d<</Subtype/Type0/Encoding/Identity-H/N %d/ToUnicode 5 0 R>>", i, i)
		fmt.Fprintf(content, "/F%d 9 Tf ", i)
	}
	return file(append(objects, "<</Type/Page/Contents 4 0 R/Resources<</Font<<"+fonts.String()+">>>>>>", stream("", content.String()), cmap)...)
}

// overlapping makes 2,000 streams of one byte, as it seems; by a length that stands in
// another object each goes on to the end.
func overlapping() []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.4\n")
	var starts []int
	for i := range 2000 {
		fmt.Fprintf(&b, "%d 0 obj<</Length %d 0 R>>stream\n", 10+i, 5000+i)
		starts = append(starts, b.Len())
		b.WriteString("x\nendstream\n")
	}
	b.WriteString(strings.Repeat(" ", 1<<20))
	end := b.Len()
	b.WriteString("\nendstream\n")
	for i, start := range starts {
		fmt.Fprintf(&b, "%d 0 obj %d endobj\n", 5000+i, end-start)
	}
	return []byte(b.String() + "trailer<</Root 1 0 R>>")
}

// TestAttacks: no file takes long or much memory, whatever comes out.
func TestAttacks(t *testing.T) {
	for why, data := range attacks() {
		t.Run(why, func(t *testing.T) {
			if err := within(t, why, data); err != nil && !errors.Is(err, ErrLimit) && !errors.Is(err, ErrDamaged) {
				t.Errorf("%v", err)
			}
		})
	}
}
