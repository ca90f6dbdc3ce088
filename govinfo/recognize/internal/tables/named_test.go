package tables_test

import (
	"slices"
	"strconv"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/recognize/internal/tables"
)

// nameless makes a document whose first table has the refs of a table of the form as IDs,
// a line a row, and no word; its figures count from 1.
func nameless(form govinfo.Form, section int) (tables.Source, *document.Table) {
	table, n := &document.Table{}, 0
	for _, t := range form.Tables {
		for _, block := range t.Blocks {
			for _, line := range block.Lines {
				if t.Section != section || line.IsGroup() {
					continue
				}
				var row document.Row
				for _, ref := range line.Refs {
					n++
					row.Cells = append(row.Cells, document.Cell{Text: strconv.Itoa(n), ID: string(ref)})
				}
				table.Rows = append(table.Rows, row)
			}
		}
	}
	source := together(lines("说明\n"), tables.Source{Doc: &document.Document{Blocks: []document.Block{table}}, Section: func(string, bool) int { return 0 }})
	source.Doc.Named = true
	source.Section = func(string, bool) int { return 0 }
	return source, table
}

func codes(found tables.Result) map[string]int {
	count := make(map[string]int)
	for _, d := range found.Doubts {
		count[d.Code]++
	}
	return count
}

func TestNamedCells(t *testing.T) {
	for section, form := range map[int]govinfo.Form{2: govinfo.Edition2019.Form(), 3: govinfo.Edition2021.Form(), 4: govinfo.Edition2021.Form()} {
		source, table := nameless(form, section)
		count := 0
		for i := range table.Rows {
			count += len(table.Rows[i].Cells)
		}
		found := tables.Read(source)
		if len(found.Cells) != count || found.First[section] != 1 || !slices.Equal(found.Taken, []bool{false, true}) || codes(found)[tables.MissingTable] != 2 {
			t.Errorf("section %d: %d cells of %d, first %d, taken %t, told %v", section, len(found.Cells), count, found.First, found.Taken, codes(found))
		}
		for i, cell := range found.Cells {
			if cell.Value.String() != strconv.Itoa(i+1) || cell.At.Block != 1 || cell.At.Text != strconv.Itoa(i+1) {
				t.Errorf("%s = %s at %v", cell.Ref, cell.Value, cell.At)
			}
		}
		want := govinfo.Editions{}
		switch section {
		case 2:
			want.Proactive = form.Edition
		case 3:
			want.Applications = form.Edition
		}
		if found.Editions != want {
			t.Errorf("section %d: editions %v", section, found.Editions)
		}
	}
}

// Where not every cell of the form has its name, and once, no name counts.
func TestNamesThatDoNotCount(t *testing.T) {
	twice := document.Row{Cells: []document.Cell{{Text: "9", ID: "disputes.reconsideration.upheld"}}}
	for name, change := range map[string]func(source *tables.Source, table *document.Table){
		"a name lacks":          func(_ *tables.Source, table *document.Table) { table.Rows[0].Cells[14].ID = "" },
		"a name twice":          func(_ *tables.Source, table *document.Table) { table.Rows = append(table.Rows, twice) },
		"a name three times":    func(_ *tables.Source, table *document.Table) { table.Rows = append(table.Rows, twice, twice) },
		"the file has no names": func(source *tables.Source, _ *document.Table) { source.Doc.Named = false },
		"beyond the report":     func(source *tables.Source, _ *document.Table) { source.To = 1 },
		"of no cell":            func(_ *tables.Source, table *document.Table) { table.Rows[0].Cells[3].ID = "disputes.reconsideration" },
	} {
		source, table := nameless(govinfo.Edition2021.Form(), 4)
		change(&source, table)
		if found := tables.Read(source); len(found.Cells) > 0 {
			t.Errorf("%s: %v", name, cells(found))
		}
	}
}

// A name and the labels around a cell must not contradict each other.
func TestNamesAndLabels(t *testing.T) {
	labels := "行政复议:5|行政诉讼:10\n结果维持|结果纠正|其他结果|尚未审结|总计|未经复议直接起诉:5|复议后起诉:5\n:5|结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计\n"
	figures := "1|2|3|4|10|5|6|7|8|26|9||0|0|9.5\n"
	source := grid(labels + figures)
	source.Doc.Named = true
	table := source.Doc.Blocks[0].(*document.Table)
	for i, ref := range govinfo.Edition2021.Form().Tables[2].Blocks[0].Lines[0].Refs {
		table.Rows[3].Cells[i].ID = string(ref)
	}
	found := tables.Read(source)
	read := cells(found)
	if len(found.Cells) != 15 || read["disputes.litigationAfterReconsideration.upheld"] != "9" || read["disputes.litigationAfterReconsideration.corrected"] != "" || codes(found)[tables.NameConflict] != 0 || codes(found)[tables.Unreadable] != 1 {
		t.Errorf("%d cells, %v, told %v", len(found.Cells), read, codes(found))
	}
	a, b := &table.Rows[3].Cells[0], &table.Rows[3].Cells[1]
	a.ID, b.ID = b.ID, a.ID
	found = tables.Read(source)
	read = cells(found)
	if codes(found)[tables.NameConflict] != 2 || read["disputes.reconsideration.upheld"] != "" || read["disputes.reconsideration.corrected"] != "" || read["disputes.reconsideration.otherResult"] != "3" {
		t.Errorf("exchanged: %v, told %v", read, codes(found))
	}
}
