package doc

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/cfbtest"
	"github.com/openxxgk/annualreport/internal/memtest"
)

func TestOtherFiles(t *testing.T) {
	whole := (&builder{}).p("甲").file()
	for name, test := range map[string]struct {
		data []byte
		want error
	}{
		"a document with a password":       {(&builder{flags: 0x0100}).p("甲").file(), ErrEncrypted},
		"a document that is obfuscated":    {(&builder{flags: 0x8100}).p("甲").file(), ErrEncrypted},
		"a newer document with a password": {cfbtest.File(map[string][]byte{"EncryptedPackage": nil, "EncryptionInfo": nil}), ErrEncrypted},
		"Word 95":                          {(&builder{version: 0x68}).p("甲").file(), ErrOld},
		"Word 2":                           {[]byte("\xDB\xA5-\x00\x00\x00"), ErrOld},
		"a workbook":                       {cfbtest.File(map[string][]byte{"Workbook": nil}), ErrNotWord},
		"nothing":                          {nil, ErrNotWord},
		"a page":                           {[]byte("<html>"), ErrNotWord},
		"another stream of that name":      {cfbtest.File(map[string][]byte{"WordDocument": []byte("hello")}), ErrNotWord},
	} {
		doc, err := Document(test.data)
		if !errors.Is(err, test.want) || doc != nil {
			t.Errorf("%s: error %v, want %v", name, err, test.want)
		}
	}
	for size := range whole { // cut off
		if doc, err := Document(whole[:size]); (err == nil) != (doc != nil) || err == nil && size < len(whole)-512 {
			t.Errorf("%d of %d bytes: %v", size, len(whole), err)
		}
	}
}

// What contradicts itself is told, and never read as half a document.
func TestDamage(t *testing.T) {
	for name, doc := range map[string]*builder{
		"pieces beyond the file":        (&builder{pieceEnds: []int{2}, pieces: pieceItem(1<<20, 0)}).p("甲"),
		"pieces that are too short":     (&builder{pieceEnds: []int{1}, pieces: pieceItem(0, 0)}).p("甲乙"),
		"sections out of order":         (&builder{parts: map[int][]byte{pairSections: positions(make([]byte, 24), 0, 9, 4)}}).p("甲"),
		"notes without texts":           (&builder{sizes: [8]int{0, 1}, parts: map[int][]byte{pairFootReferences: positions([]byte{0, 0, 0, 0}, 0, 1, 2), pairFootTexts: positions(nil, 0, 1)}}).p("甲乙"),
		"notes beyond their part":       (&builder{sizes: [8]int{0, 1}, parts: map[int][]byte{pairFootReferences: positions([]byte{0, 0}, 0, 1), pairFootTexts: positions(nil, 0, 9)}}).p("甲乙"),
		"the same text again and again": repeated(30_000),
		"uses that are cut off":         (&builder{parts: map[int][]byte{pairLists: listOf(level(0, 1, "\x00.")), pairOverrides: {9, 0, 0, 0}}}).p("甲"),
		"styles that are cut off":       (&builder{parts: map[int][]byte{pairStyles: {8, 0, 9, 0, 10, 0, 0, 0, 0, 0}}}).p("甲"),
		"edges from right to left":      (&builder{}).cell("甲").cell("乙").row(nil, 2000, 1000, 0),
		"a row with too many cells":     (&builder{}).cell("甲").end(markCell, inTable, prl(sprmPRowEnd, 1), prl(sprmTDefinition, 65)),
		"a format that is cut off":      (&builder{}).run("甲", []byte{0x0A, 0xD6, 200}).p(""),
		"formats in the data, cut":      (&builder{data: []byte{255, 255}}).p("甲", prl(sprmPHuge, 0, 0, 0, 0)),
		"too many cells are inserted":   (&builder{}).cell("甲").end(markCell, inTable, prl(sprmPRowEnd, 1), prl(sprmTInsert, 0, 200, 1, 0)),
	} {
		got, err := Document(doc.file())
		var fault *PartError
		if !errors.As(err, &fault) || got != nil {
			t.Errorf("%s: error %v, want a PartError", name, err)
		}
	}
}

func TestLimits(t *testing.T) {
	two := func() *builder {
		return (&builder{}).cell("甲").cell("乙").row(nil, 0, 1000, 2000).p("丙").cell("丁").cell("戊").row(nil, 0, 1000, 2000)
	}
	long := bytes.Repeat(prl(sprmCDeleted, 0), 20_000)
	huge := append([]byte{byte(len(long) % 65536), byte(len(long) >> 8)}, long...)
	deep := &builder{}
	for depth := range byte(40) {
		deep.run("甲").end('\r', inTable, prl(sprmPDepth, depth+1, 0, 0, 0))
	}
	for name, test := range map[string]struct {
		file   []byte
		limits document.Limits
		want   document.Quantity // "" for none
	}{
		"size":                    {two().file(), document.Limits{Bytes: 100}, document.QuantityBytes},
		"text":                    {two().file(), document.Limits{Text: 5}, document.QuantityText},
		"paragraphs":              {two().file(), document.Limits{Lines: 3}, document.QuantityLines},
		"tables":                  {two().file(), document.Limits{Tables: 1}, document.QuantityTables},
		"tables within":           {two().file(), document.Limits{Tables: 2}, ""},
		"cells":                   {two().file(), document.Limits{Cells: 3}, document.QuantityCells},
		"cells within":            {two().file(), document.Limits{Cells: 4}, ""},
		"nesting":                 {deep.file(), document.Limits{}, document.QuantityNesting},
		"a level of a list":       {(&builder{parts: map[int][]byte{pairLists: listOf(level(0, 1, strings.Repeat("第", 256)))}}).p("甲").file(), document.Limits{}, document.QuantityNumber},
		"one long format for all": {many(&builder{data: huge}, 2000, prl(sprmPHuge, 0, 0, 0, 0)).file(), document.Limits{}, document.QuantityObjects},
	} {
		doc, err := Reader{Limits: test.limits}.Document(context.Background(), test.file)
		if test.want == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		var limit *LimitError
		if !errors.As(err, &limit) || limit.Quantity != test.want || limit.Package != "doc" || doc != nil {
			t.Errorf("%s: error %v, want one of %s", name, err, test.want)
		}
	}
}

// many adds paragraphs.
func many(b *builder, n int, prls ...[]byte) *builder {
	for range n {
		b.p("甲", prls...)
	}
	return b
}

// repeated returns a document whose pieces are all the same 2,000 characters.
func repeated(pieces int) *builder {
	b := (&builder{}).p(strings.Repeat("甲", 1999))
	b.sizes[7] = -2000 * (pieces - 1) // the text is that much longer
	for i := range pieces {
		b.pieceEnds = append(b.pieceEnds, 2000*(i+1))
		b.pieces = append(b.pieces, pieceItem(0, 0)...)
	}
	return b
}

// allocated returns how many bytes reading a document allocates.
func allocated(t *testing.T, data []byte) float64 {
	t.Helper()
	return memtest.Allocated(func() {
		if _, err := Document(data); err != nil {
			t.Fatal(err)
		}
	})
}

// Two parts of a file must not multiply: four times the file takes about four
// times the work.
func TestGrowth(t *testing.T) {
	for name, of := range map[string]func(n int) *builder{
		"paragraphs": func(n int) *builder { return many(&builder{}, 100*n) },
		"runs": func(n int) *builder {
			b := &builder{}
			for range 100 * n {
				b.run("1", prl(sprmCScript, 1)).run("2")
			}
			return b.p("")
		},
		"rows merged into one cell": func(n int) *builder {
			b := (&builder{}).cell("甲").cell("乙").row([]uint16{downFirst, 0}, 0, 1000, 2000)
			for range 20 * n {
				b.cell("丙").cell("丁").row([]uint16{downMore, 0}, 0, 1000, 2000)
			}
			return b
		},
		"edges": func(n int) *builder {
			b := &builder{}
			for i := range 8 * n {
				b.cell("丙").cell("丁").row(nil, 0, 100+40*i, 30000)
			}
			return b
		},
		"notes": func(n int) *builder {
			b := &builder{}
			for range 20 * n {
				b.run("甲\x02")
			}
			b.p("")
			main := len(b.text)
			references, texts := []int{}, []int{}
			for i := range 20 * n {
				references, texts = append(references, 2*i+1), append(texts, 3*i)
				b.p("注释")
			}
			b.p("")
			b.sizes[1] = len(b.text) - main
			b.parts = map[int][]byte{
				pairFootReferences: positions(make([]byte, 40*n), append(references, main)...),
				pairFootTexts:      positions(nil, append(texts, 60*n, 60*n+1)...),
			}
			return b
		},
	} {
		small, large := allocated(t, of(8).file()), allocated(t, of(32).file())
		if large > 6*small {
			t.Errorf("%s: %.0f bytes for the fourfold of what takes %.0f", name, large, small)
		}
	}
}

func TestContext(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	why := errors.New("nobody waits for it")
	cancel(why)
	if doc, err := (Reader{}).Document(ctx, many(&builder{}, 1000).file()); !errors.Is(err, why) || doc != nil {
		t.Errorf("error %v, want %v", err, why)
	}
}

func FuzzDocument(f *testing.F) {
	f.Add((&builder{}).p("年度报告").cell("甲").cell("1").row([]uint16{downFirst, 0}, 0, 1000, 2000).p("完").file())
	f.Fuzz(func(t *testing.T, data []byte) {
		if doc, err := Document(data); (doc == nil) == (err == nil) {
			t.Errorf("document %v, error %v", doc, err)
		}
	})
}

// FuzzStreams fuzzes what is in the container, which a fuzzer of the whole file
// hardly reaches: bytes of both streams are set.
func FuzzStreams(f *testing.F) {
	b := (&builder{parts: map[int][]byte{pairLists: listOf(level(0, 1, "\x00.")), pairOverrides: uses(1, 0), pairSections: positions(make([]byte, 12), 0, 9)}}).
		p("年度报告", prl(sprmPList, 1, 0)).cell("甲").cell("1").row([]uint16{downFirst, 0}, 0, 1000, 2000).cell("").cell("2").row([]uint16{downMore, 0}, 0, 1000, 2000).p("完")
	whole := b.file()
	f.Add([]byte{0, 6, 0, 7, 3, 9})
	f.Fuzz(func(t *testing.T, changes []byte) {
		data := bytes.Clone(whole)
		for len(changes) >= 3 {
			at := 512 + int(binary.LittleEndian.Uint16(changes))%(len(data)-1024)
			data[at] = changes[2]
			changes = changes[3:]
		}
		doc, err := Document(data)
		if (doc == nil) == (err == nil) {
			t.Errorf("document %v, error %v", doc, err)
		}
		if doc == nil {
			return
		}
		for _, block := range doc.Blocks {
			if table, ok := block.(*document.Table); ok {
				if _, err := table.Grid(); err != nil {
					t.Error(err)
				}
			}
		}
	})
}

func ExampleDocument() {
	// A document that is built here, where a file would be read.
	data := (&builder{}).p("一、总体情况", prl(sprmPOutline, 0)).run("全年受理13").run("2", prl(sprmCDeleted, 1)).p("件。").file()
	doc, err := Document(data)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, block := range doc.Blocks {
		switch b := block.(type) {
		case *document.Heading:
			fmt.Println(b.Level, b.Text)
		case *document.Paragraph:
			fmt.Println(b.Text)
		}
	}
	// Output:
	// 1 一、总体情况
	// 全年受理13件。
}
