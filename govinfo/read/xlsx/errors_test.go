package xlsx

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/internal/memtest"
)

func TestOtherFiles(t *testing.T) {
	word := parts{"word/document.xml": "<document/>", "_rels/.rels": `<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>`}
	for name, test := range map[string]struct {
		data []byte
		want error
	}{
		"an old workbook": {append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 600)...), ErrBinary},
		"binary parts":    {parts{"xl/workbook.bin": "x"}.zipped(t), ErrBinary},
		"nothing":         {nil, ErrNotExcel},
		"a page":          {[]byte("<html>"), ErrNotExcel},
		"an archive":      {parts{"a.txt": "a"}.zipped(t), ErrNotExcel},
		"a document":      {word.zipped(t), ErrNotExcel},
	} {
		doc, err := Document(test.data)
		if !errors.Is(err, test.want) || doc != nil {
			t.Errorf("%s: error %v, want %v", name, err, test.want)
		}
	}
}

// Damage is told with the name of the part, and never as half a workbook.
func TestDamage(t *testing.T) {
	for name, sheet := range map[string]string{
		"rows out of order":     `<sheetData><row r="2"><c><v>1</v></c></row><row r="1"><c><v>2</v></c></row></sheetData>`,
		"a row twice":           `<sheetData><row r="2"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row></sheetData>`,
		"cells out of order":    `<sheetData><row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row></sheetData>`,
		"a cell of another row": `<sheetData><row r="1"><c r="B2"><v>1</v></c></row></sheetData>`,
		"a row beyond the last": `<sheetData><row r="1048577"><c><v>1</v></c></row></sheetData>`,
		"a column beyond":       `<sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData>`,
		"no such string":        `<sheetData><row r="1"><c t="s"><v>7</v></c></row></sheetData>`,
		"merges that overlap":   data(tr("甲", "乙"), tr("丙", "丁")) + merges("A1:B1", "B1:B2"),
		"a merge without end":   data(tr("甲", "乙")) + merges("A1:"),
		"a merge backwards":     data(tr("甲", "乙")) + merges("B1:A1"),
		"columns from nowhere":  `<cols><col min="0" max="3" hidden="1"/></cols>`,
		"cut off":               `<sheetData><row`,
	} {
		doc, err := Document(book(sheet).zipped(t))
		var fault *PartError
		if !errors.As(err, &fault) || !strings.HasSuffix(fault.Part, "sheet1.xml") || doc != nil {
			t.Errorf("%s: error %v, want a PartError of the sheet", name, err)
		}
	}
	missing := book("<sheetData/>")
	delete(missing, "xl/worksheets/sheet1.xml")
	var fault *PartError
	if _, err := Document(missing.zipped(t)); !errors.As(err, &fault) {
		t.Errorf("a sheet without its part: error %v", err)
	}
	whole := book(data(tr("甲", "1"), tr("乙", "2"))).zipped(t)
	want, err := Document(whole)
	if err != nil {
		t.Fatal(err)
	}
	for i := range whole { // bytes of the archive in turn
		broken := bytes.Clone(whole)
		broken[i] ^= 0x55
		doc, err := Document(broken)
		if err == nil && fmt.Sprint(texts(doc)) != fmt.Sprint(texts(want)) {
			t.Errorf("byte %d: %v without an error", i, texts(doc))
		}
	}
}

func texts(doc *document.Document) (all []string) {
	for _, block := range doc.Blocks {
		if table, ok := block.(*document.Table); ok {
			for _, row := range table.Rows {
				for _, cell := range row.Cells {
					all = append(all, cell.Text)
				}
			}
		}
	}
	return all
}

func TestLimits(t *testing.T) {
	wide := data(tr("甲", "乙"))
	far := `<sheetData><row r="1"><c><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>`
	bordered := strings.Repeat(`<row><c s="1"/></row>`, 3000)
	for name, test := range map[string]struct {
		parts  parts
		limits document.Limits
		want   document.Quantity // "" for none
	}{
		"size":              {book(wide), document.Limits{Bytes: 100}, document.QuantityBytes},
		"parts":             {book(wide), document.Limits{Parts: 3}, document.QuantityParts},
		"unpacked":          {book(wide), document.Limits{Unpacked: 300}, document.QuantityUnpacked},
		"a bomb":            {book("<sheetData>" + strings.Repeat(" ", 4<<20) + "</sheetData>"), document.Limits{Unpacked: 1 << 20}, document.QuantityUnpacked},
		"sheets":            {book(wide, wide), document.Limits{Pages: 1}, document.QuantityPages},
		"cells":             {book(wide), document.Limits{Cells: 1}, document.QuantityCells},
		"cells of sheets":   {book(wide, wide), document.Limits{Cells: 3}, document.QuantityCells},
		"cells within":      {book(wide, wide), document.Limits{Cells: 4}, ""},
		"tables":            {book(wide, wide), document.Limits{Tables: 1}, document.QuantityTables},
		"places":            {book(wide), document.Limits{Places: 1}, document.QuantityPlaces},
		"text":              {book(wide), document.Limits{Text: 5}, document.QuantityText},
		"nesting":           {book(strings.Repeat("<a>", 100) + strings.Repeat("</a>", 100)), document.Limits{}, document.QuantityNesting},
		"far apart":         {book(far), document.Limits{}, ""},
		"a tall cell":       {book(far + merges("A1:A1048576")), document.Limits{}, document.QuantityPlaces},
		"an empty tall one": {book(far + merges("B1:B1048576")), document.Limits{}, ""},
		"bordered rows":     {book("<sheetData><row><c><v>1</v></c></row>" + bordered + "<row><c><v>1</v></c></row></sheetData>"), document.Limits{Places: 2000}, document.QuantityPlaces},
		"bordered below":    {book("<sheetData><row><c><v>1</v></c></row>" + bordered + "</sheetData>"), document.Limits{Places: 2000}, ""},
		"one string often":  {withShared(strings.Repeat("甲", 1<<20), `<sheetData><row>`+strings.Repeat(`<c t="s"><v>0</v></c>`, 10_000)+`</row></sheetData>`), document.Limits{}, document.QuantityText},
	} {
		doc, err := Reader{Limits: test.limits}.Document(context.Background(), test.parts.zipped(t))
		if test.want == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		var limit *LimitError
		if !errors.As(err, &limit) || limit.Quantity != test.want || limit.Package != "xlsx" || doc != nil {
			t.Errorf("%s: error %v, want one of %s", name, err, test.want)
		}
	}
}

// withShared returns a workbook with one shared string.
func withShared(text, sheet string) parts {
	p := book(sheet)
	p["xl/sharedStrings.xml"] = "<sst><si><t>" + text + "</t></si></sst>"
	return p
}

// allocated returns how many bytes reading a workbook allocates.
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
	for name, of := range map[string]func(n int) parts{
		"rows": func(n int) parts {
			return book("<sheetData>" + strings.Repeat("<row><c><v>1</v></c><c><v>2</v></c></row>", 100*n) + "</sheetData>")
		},
		"columns": func(n int) parts {
			return book("<sheetData><row>" + strings.Repeat("<c><v>1</v></c>", 100*n) + "</row></sheetData>")
		},
		"merged cells": func(n int) parts {
			var areas []string
			for i := range 50 * n {
				areas = append(areas, fmt.Sprintf("A%d:B%d", 2*i+1, 2*i+2))
			}
			return book("<sheetData>" + strings.Repeat("<row><c><v>1</v></c><c/><c><v>1</v></c></row><row/>", 50*n) + "</sheetData>" + merges(areas...))
		},
		"ranges of columns": func(n int) parts {
			return book("<cols>" + strings.Repeat(`<col min="2" max="16384" hidden="1"/>`, 100*n) + "</cols>" + data(tr("甲", "乙")))
		},
		"shared strings": func(n int) parts {
			p := book("<sheetData>" + strings.Repeat(`<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>`, 100*n) + "</sheetData>")
			p["xl/sharedStrings.xml"] = "<sst>" + strings.Repeat("<si><t>甲</t></si>", 100*n) + "</sst>"
			return p
		},
	} {
		small, large := allocated(t, of(8).zipped(t)), allocated(t, of(32).zipped(t))
		if large > 5*small {
			t.Errorf("%s: %.0f bytes for the fourfold of what takes %.0f", name, large, small)
		}
	}
}

func TestContext(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	why := errors.New("nobody waits for it")
	cancel(why)
	if doc, err := (Reader{}).Document(ctx, book(data(tr("甲", "乙"))).zipped(t)); !errors.Is(err, why) || doc != nil {
		t.Errorf("error %v, want %v", err, why)
	}
}

func FuzzDocument(f *testing.F) {
	f.Add(book(data(tr("年度报告"), tr("规章", "1", number(dateCell, "45306")), tr("规范性文件", "2")) + merges("A1:C1")).zipped(f))
	f.Add(withShared("甲", `<sheetData><row><c t="s"><v>0</v></c></row></sheetData>`).zipped(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		if doc, err := (Reader{Limits: document.Limits{Unpacked: 1 << 20}}).Document(context.Background(), data); (doc == nil) == (err == nil) {
			t.Errorf("document %v, error %v", doc, err)
		}
	})
}

// FuzzSheet fuzzes what is in the zip, which a fuzzer of the zip hardly reaches.
func FuzzSheet(f *testing.F) {
	f.Add(data(tr("甲", "1"), tr(number(percentCell, "0.5"))) + merges("A1:A2"))
	f.Add(`<cols><col min="1" max="1" hidden="1"/></cols><sheetData><row r="1" ht="0"><c r="A1" t="b"><f>1</f></c></row></sheetData>`)
	f.Fuzz(func(t *testing.T, sheet string) {
		doc, err := (Reader{Limits: document.Limits{Unpacked: 1 << 20}}).Document(context.Background(), book(sheet).zipped(t))
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
