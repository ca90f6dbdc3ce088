package xlsx_test

import (
	"bytes"
	"fmt"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/xlsx"
	"github.com/openxxgk/annualreport/internal/pack"
)

func ExampleDocument() {
	// A workbook of one sheet, where a file would be read.
	var file bytes.Buffer
	err := pack.Write(&file, []pack.Part{
		{Name: "xl/workbook.xml", Content: `<workbook xmlns:r="r"><sheets><sheet name="表二" r:id="r1"/><sheet name="底稿" state="hidden" r:id="r1"/></sheets></workbook>`},
		{Name: "xl/_rels/workbook.xml.rels", Content: `<Relationships><Relationship Id="r1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		{Name: "xl/worksheets/sheet1.xml", Content: `<worksheet><sheetData><row r="3">` +
			`<c r="B3" t="inlineStr"><is><t>行政事业性收费</t></is></c><c r="C3"><v>96171.600000000006</v></c></row></sheetData></worksheet>`},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	doc, err := xlsx.Document(file.Bytes())
	if err != nil {
		fmt.Println(err)
		return
	}
	table := doc.Blocks[0].(*document.Table)
	row := table.Rows[0]
	fmt.Printf("%s!%s%d: %s\n", doc.PageNames[row.Source.Page-1], table.ColumnNames[1], row.Source.Line, row.Cells[1].Text)
	for _, note := range doc.Notes {
		fmt.Println(note.Code, note.Name)
	}
	// Output:
	// 表二!C3: 96171.6
	// hidden-sheet 底稿
}
