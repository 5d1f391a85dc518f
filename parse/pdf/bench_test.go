package pdf

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// built makes a document of pages that look like those of a résumé: a font with a
// ToUnicode table, kerned lines, coloured heads, rules, list marks and links.
func built(pages int) []byte {
	cmap := "1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <00ff> <0000> endbfrange"
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "",
		courier, "<</Type/Font/Subtype/Type0/BaseFont/Body/Encoding/Identity-H/ToUnicode 5 0 R/DescendantFonts[<</W[32[250]65 90 700 97 122 500]/DW 500>>]>>",
		deflated("", cmap)}
	var kids strings.Builder
	for p := range pages {
		var c strings.Builder
		for line := range 50 {
			y := 780 - 15*line
			fmt.Fprintf(&c, "q .2 .3 .5 rg %s Q BT /F 10 Tf 60 %d Td [(Line)-250(%d of)20(a page)] TJ ET\n", circle(50, float64(y+3), 1.5), y, p)
			fmt.Fprintf(&c, "BT /G 10 Tf 1 0 0 1 160 %d Tm [", y)
			for _, r := range "words of a text that goes on to the end of its line" {
				fmt.Fprintf(&c, "<%04x>%d", r, -line%9)
			}
			c.WriteString("] TJ ET\n")
		}
		id := len(objects) + 1
		fmt.Fprintf(&kids, "%d 0 R ", id)
		objects = append(objects, fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R/Resources<</Font<</F 3 0 R/G 4 0 R>>>>"+
			"/Annots[<</Subtype/Link/Rect[60 690 300 700]/A<</URI(https://example.org)>>>>]>>", id+1), deflated("", c.String()))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 600 800]>>", kids.String(), pages)
	return file(objects...)
}

// BenchmarkRead reads a résumé of one page and a document of 50. Beside them stands
// the least that any reader does: to inflate the contents.
func BenchmarkRead(b *testing.B) {
	for _, pages := range []int{1, 50} {
		data := built(pages)
		if doc, err := Read(context.Background(), data, Limits{}); err != nil || len(doc.Runs) < 50*pages {
			b.Fatalf("%d runs, %v", len(doc.Runs), err)
		}
		b.Run(fmt.Sprintf("pages=%d", pages), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				Read(context.Background(), data, Limits{})
			}
		})
	}
}

func BenchmarkInflate(b *testing.B) {
	packed := packedZlib([]byte(strings.Repeat("BT /F 10 Tf 60 700 Td [(Line)-250(of a page)] TJ ET\n", 5000)))
	d := new(decoder)
	b.ReportAllocs()
	for b.Loop() {
		d.decode(packed, []filter{{name: "Fl"}}, 1<<20)
	}
}
