package oracle

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/xlsx"
	"github.com/openxxgk/annualreport/render"
	renderxlsx "github.com/openxxgk/annualreport/render/xlsx"
)

// TestXLSX reads the samples of the project and those that excelize brings, which
// Excel and others wrote.
func TestXLSX(t *testing.T) {
	differences := readDifferences(t)
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/xuri/excelize/v2").Output()
	if err != nil {
		t.Fatal(err)
	}
	others := filepath.Join(strings.TrimSpace(string(out)), "test", "*.xlsx")
	for _, name := range samples(t, project+"/testdata/office/*.xlsx", others, corpus+"/*.xlsx", corpus+"/formats/*/*.xlsx") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			compareXLSX(t, data, of(differences, filepath.Base(name)))
		})
	}
}

// compareXLSX compares the cells that are seen.
func compareXLSX(t *testing.T, data []byte, listed []difference) {
	t.Helper()
	doc, err := xlsx.Document(data)
	book, oracleErr := excelize.OpenReader(bytes.NewReader(data))
	if oracleErr != nil && err != nil {
		return // no workbook, or an encrypted one
	}
	if err != nil || oracleErr != nil {
		t.Fatalf("excelize: %v; the module: %v", oracleErr, err)
	}
	defer func() {
		if err := book.Close(); err != nil {
			t.Error(err)
		}
	}()
	found, err := cellsOf(book)
	if err != nil {
		t.Fatal(err)
	}
	read := cellsRead(doc, found)
	var onlyOracle, onlyModule []string
	for _, place := range slices.Sorted(maps.Keys(found)) {
		if text, known := read[place]; !known || !found[place].has(text) {
			onlyOracle = append(onlyOracle, place+": "+found[place].shown)
		}
	}
	for _, place := range slices.Sorted(maps.Keys(read)) {
		if cell, known := found[place]; !known || !cell.has(read[place]) {
			onlyModule = append(onlyModule, place+": "+read[place])
		}
	}
	for side, got := range map[string][]string{"oracle": onlyOracle, "module": onlyModule} {
		var want []string
		for i := range listed {
			if listed[i].Only == side {
				want = append(want, listed[i].Text...)
			}
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("only the %s has %q, listed are %q", side, got, want)
		}
	}
	t.Logf("%d cells", len(found))
}

// cellText is a cell as excelize has it: as its format shows it, and as the file does.
type cellText struct {
	shown, raw string
	number     bool
}

// has reports whether the module's text says the same. A number is to have its
// value, as formats that round or scale it do not count.
func (c cellText) has(text string) bool {
	if squeeze(text) == squeeze(c.shown) {
		return true
	}
	if !c.number {
		return false
	}
	want, err := strconv.ParseFloat(c.raw, 64)
	if err != nil {
		return false
	}
	digits, percent := strings.CutSuffix(text, "%")
	got, err := strconv.ParseFloat(digits, 64)
	if percent {
		got /= 100
	}
	return err == nil && strconv.FormatFloat(got, 'g', 15, 64) == strconv.FormatFloat(want, 'g', 15, 64)
}

// squeeze makes white space that a text may be laid out with alike.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// cellsOf returns the cells that are seen and have text, by their places, such as
// "Sheet1!B2".
func cellsOf(book *excelize.File) (map[string]cellText, error) {
	cells := make(map[string]cellText)
	for _, sheet := range book.GetSheetList() {
		if visible, err := book.GetSheetVisible(sheet); err != nil || !visible {
			if err != nil {
				return nil, err
			}
			continue
		}
		if err := addSheet(book, sheet, cells); err != nil {
			return nil, err
		}
	}
	return cells, nil
}

func addSheet(book *excelize.File, sheet string, cells map[string]cellText) error {
	rows, err := book.GetRows(sheet) // without what merged cells cover
	if err != nil {
		return err
	}
	for y, row := range rows {
		visible, err := book.GetRowVisible(sheet, y+1)
		if err != nil {
			return err
		}
		for x := range row {
			if !visible || strings.TrimSpace(row[x]) == "" {
				continue
			}
			place, err := excelize.CoordinatesToCellName(x+1, y+1)
			if err != nil {
				return err
			}
			column, err := excelize.ColumnNumberToName(x + 1)
			if err != nil {
				return err
			}
			raw, rawErr := book.GetCellValue(sheet, place, excelize.Options{RawCellValue: true})
			kind, kindErr := book.GetCellType(sheet, place)
			seen, seenErr := book.GetColVisible(sheet, column)
			if err := errors.Join(rawErr, kindErr, seenErr); err != nil {
				return err
			}
			if seen {
				number := kind == excelize.CellTypeUnset || kind == excelize.CellTypeNumber
				cells[sheet+"!"+place] = cellText{shown: row[x], raw: raw, number: number}
			}
		}
	}
	return nil
}

// cellsRead returns the cells that the module has read, by their places. Of a
// paragraph only the row is known: it has the column of the one cell that excelize
// finds there. The name of a sheet above its table has no place.
func cellsRead(doc *document.Document, found map[string]cellText) map[string]string {
	columns := make(map[string][]string) // places found, by sheet and row
	for place := range found {
		sheet, cell := place[:strings.LastIndexByte(place, '!')+1], place[strings.LastIndexByte(place, '!')+1:]
		row := sheet + strings.TrimLeft(cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
		columns[row] = append(columns[row], place)
	}
	cells := make(map[string]string)
	add := func(block int, text string) {
		at := doc.Location(block, -1, 0)
		row := fmt.Sprintf("%s!%d", at.Sheet, at.Line)
		if places := columns[row]; len(places) == 1 {
			cells[places[0]] = text
		} else if at.Line > 0 {
			cells[row] = text
		}
	}
	for i, block := range doc.Blocks {
		switch b := block.(type) {
		case *document.Heading:
			add(i, b.Text)
		case *document.Paragraph:
			add(i, b.Text)
		case *document.Table:
			for row := range b.Rows {
				for k := range b.Rows[row].Cells {
					if text := b.Rows[row].Cells[k].Text; text != "" {
						at := doc.Location(i, row, k)
						place := at.Sheet + "!" + at.Cell
						if row == 0 && b.Caption != "" && strings.HasPrefix(found[place].shown, b.Caption) {
							text = b.Caption + " " + text // the table's name is taken from its first cell
						}
						cells[place] = text
					}
				}
			}
		}
	}
	return cells
}

// What excelize writes reads the same: texts, numbers, merged cells, formats,
// several sheets, hidden ones.
func TestWrittenByExcelize(t *testing.T) {
	book := excelize.NewFile()
	defer func() {
		if err := book.Close(); err != nil {
			t.Error(err)
		}
	}()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	const sheet = "Sheet1"
	must(book.SetSheetRow(sheet, "A1", &[]any{"三、收到和处理政府信息公开申请情况"}))
	must(book.MergeCell(sheet, "A1", "D1"))
	must(book.SetSheetRow(sheet, "A2", &[]any{"申请人情况", nil, "自然人", "总计"}))
	must(book.MergeCell(sheet, "A2", "B2"))
	must(book.SetSheetRow(sheet, "A3", &[]any{"本年度办理结果", "予以公开", 12, 12}))
	must(book.SetSheetRow(sheet, "A4", &[]any{nil, "部分公开", 0, 0}))
	must(book.MergeCell(sheet, "A3", "A4"))
	must(book.SetSheetRow(sheet, "A5", &[]any{"收费金额（万元）", "合计", 96171.6, 0.1 + 0.2}))
	must(book.SetSheetRow(sheet, "A6", &[]any{"<&> \"引号\"", "隐藏", 1, 2}))
	must(book.SetSheetRow(sheet, "A7", &[]any{"占比", "一位", 0.125, 3.5}))
	percent, err := book.NewStyle(&excelize.Style{NumFmt: 10})
	must(err)
	places, err := book.NewStyle(&excelize.Style{NumFmt: 2})
	must(err)
	must(book.SetCellStyle(sheet, "C7", "C7", percent))
	must(book.SetCellStyle(sheet, "D7", "D7", places))
	must(book.SetRowVisible(sheet, 6, false))
	for _, name := range []string{"附表", "隐藏"} {
		_, err := book.NewSheet(name)
		must(err)
		must(book.SetSheetRow(name, "B2", &[]any{"项目", "数量", true}))
		must(book.SetSheetRow(name, "B3", &[]any{"新收", 1234567, false}))
	}
	must(book.SetSheetVisible("隐藏", false))
	must(book.SetColVisible("附表", "D", false))
	var file bytes.Buffer
	must(book.Write(&file))
	compareXLSX(t, file.Bytes(), nil)
	doc, err := xlsx.Document(file.Bytes())
	must(err)
	var texts []string
	for _, text := range textsOf(doc) {
		if text != "" {
			texts = append(texts, text)
		}
	}
	want := []string{
		"三、收到和处理政府信息公开申请情况", "申请人情况", "自然人", "总计", "本年度办理结果", "予以公开", "12", "12", "部分公开", "0", "0",
		"收费金额（万元）", "合计", "96171.6", "0.3", "占比", "一位", "12.50%", "3.50", "附表", "项目", "数量", "新收", "1234567",
	}
	if !slices.Equal(texts, want) {
		t.Errorf("read\n%q, written\n%q", texts, want)
	}
}

// What the module writes is what excelize reads: cells, names, formulas, checks and
// comments.
func TestWrittenWorkbook(t *testing.T) {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Year, r.Agency.Name = 2023, "云溪县林业局"
	for _, w := range []renderxlsx.Writer{{Form: true}, {Marks: []render.Mark{{Ref: "disputes.reconsideration.total", ID: "D01", Text: "不符"}}}} {
		var file bytes.Buffer
		if err := w.Render(&file, render.Compose(&r)); err != nil {
			t.Fatal(err)
		}
		compareXLSX(t, file.Bytes(), nil)
		book, err := excelize.OpenReader(bytes.NewReader(file.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		names := make(map[string]string)
		for _, name := range book.GetDefinedName() {
			names[name.Name] = name.RefersTo
		}
		for ref := range r.Cells() {
			if names[string(ref)] == "" {
				t.Errorf("%s has no name", ref)
			}
		}
		sheets := book.GetSheetList()
		formula, err := book.GetCellFormula(sheets[3], "E5")
		if err != nil || w.Form != (formula == `IF(COUNT(A5:D5)=4,SUM(A5:D5),"")`) {
			t.Errorf("the total is %q (%v)", formula, err)
		}
		checks, err := book.GetDataValidations(sheets[3])
		if err != nil || w.Form != (len(checks) == 15) {
			t.Errorf("%d checks (%v)", len(checks), err)
		}
		comments, err := book.GetComments(sheets[3])
		if err != nil || (len(w.Marks) > 0) != (len(comments) == 1) {
			t.Errorf("comments %v (%v)", comments, err)
		}
		if err := book.Close(); err != nil {
			t.Error(err)
		}
	}
}
