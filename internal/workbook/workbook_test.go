package workbook_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/xlsx"
	"github.com/openxxgk/annualreport/internal/programs"
	"github.com/openxxgk/annualreport/internal/workbook"
)

// register is a small book with everything that the package writes.
func register() workbook.Book {
	open := workbook.Style{Border: true, Open: true}
	head := workbook.Style{Border: true, Bold: true, Fill: "DDEBF7", Wrap: true, Align: "center"}
	return workbook.Book{
		Title: "登记簿 <样表>",
		Sheets: []workbook.Sheet{{
			Name: "登记簿 'A' 表", Widths: []float64{12, 20, 8}, Protected: true, Frozen: 1, Landscape: true,
			Rows: []workbook.Row{
				{Height: 20, Cells: []workbook.Cell{{Text: "编号", Style: head}, {Text: "=1+1", Style: head}, {Text: "件数", Style: head}}},
				{Cells: []workbook.Cell{{Text: "007", Style: workbook.Style{Text: true, Open: true}}, {Text: "a<b>&\"c\"_x0041_", Style: open}, {Number: "12", Style: open}}},
				{Cells: []workbook.Cell{{Text: "合计"}, {}, {Formula: "SUM(C2:C2)", Number: "12"}}},
				{Cells: []workbook.Cell{{Text: "日期"}, {Style: workbook.Style{Date: true, Open: true}}, {Formula: `IF(C2<0,"负","")`}}},
			},
			Merges: []workbook.Area{{Top: 2, Left: 0, Bottom: 2, Right: 1}},
			Validations: []workbook.Validation{
				{Areas: []workbook.Area{{Top: 1, Left: 2, Bottom: 1, Right: 2}}, Kind: workbook.Whole, Formula1: "0", Title: "不是整数", Message: "请填不小于 0 的整数"},
				{Areas: []workbook.Area{{Top: 1, Left: 1, Bottom: 99, Right: 1}}, Kind: workbook.List, List: []string{"自然人", "商业企业"}, Prompt: "请选择"},
				{Areas: []workbook.Area{{Top: 3, Left: 1, Bottom: 3, Right: 1}}, Kind: workbook.Day, Formula1: "DATE(2019,1,1)", Formula2: "DATE(2099,12,31)"},
			},
			Comments: []workbook.Comment{{Row: 1, Column: 2, Author: "A01", Text: "不符 <合计>\n第二行"}},
		}, {Name: "Lists", Rows: []workbook.Row{{Cells: []workbook.Cell{{Text: "选项"}}}}}},
		Names: []workbook.Name{{Name: "applications.received.total", Sheet: 0, Row: 1, Column: 2}},
	}
}

func written(t *testing.T, b workbook.Book) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := b.Write(&file); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// Every part is well formed and has a type, and every relation leads to a part.
func TestPackage(t *testing.T) {
	file := written(t, register())
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	contents := make(map[string]string)
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		contents[f.Name] = string(content)
		decoder := xml.NewDecoder(bytes.NewReader(content))
		for {
			token, err := decoder.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s is not well formed: %v", f.Name, err)
			}
			start, ok := token.(xml.StartElement)
			if !ok || start.Name.Local != "Relationship" {
				continue
			}
			for _, a := range start.Attr {
				if a.Name.Local == "Target" {
					folder := filepath.Dir(filepath.Dir(f.Name))
					target := filepath.ToSlash(filepath.Join(folder, a.Value))
					if !hasPart(archive, target) {
						t.Errorf("%s leads to %s, which is not there", f.Name, target)
					}
				}
			}
		}
	}
	for name := range contents {
		if !strings.Contains(contents["[Content_Types].xml"], `"/`+name+`"`) && !strings.HasSuffix(name, ".rels") && !strings.HasSuffix(name, ".vml") && name != "[Content_Types].xml" {
			t.Errorf("no type for %s", name)
		}
	}
	if want := `<definedName name="applications.received.total">'登记簿 ''A'' 表'!$C$2</definedName>`; !strings.Contains(contents["xl/workbook.xml"], want) {
		t.Errorf("the workbook is %s", contents["xl/workbook.xml"])
	}
}

func hasPart(archive *zip.Reader, name string) bool {
	for _, f := range archive.File {
		if f.Name == name {
			return true
		}
	}
	return false
}

// A text that begins like a formula, or looks like an escape, is that text.
func TestTextsAreReadBack(t *testing.T) {
	b := register()
	b.Sheets[0].Name = "登记簿"
	doc, err := xlsx.Document(written(t, b))
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, block := range doc.Blocks {
		if table, ok := block.(*document.Table); ok {
			for _, row := range table.Rows {
				for _, cell := range row.Cells {
					texts = append(texts, cell.Text)
				}
			}
		}
	}
	want := "编号|=1+1|件数|007|a<b>&\"c\"_x0041_|12|合计|12"
	if got := strings.Join(texts, "|"); !strings.HasPrefix(got, want) {
		t.Errorf("read %s, want %s", got, want)
	}
}

func TestWrongBooks(t *testing.T) {
	for name, change := range map[string]func(b *workbook.Book){
		"no sheet": func(b *workbook.Book) { b.Sheets = nil },
		"a name":   func(b *workbook.Book) { b.Sheets[0].Name = "a/b" },
		"twice": func(b *workbook.Book) {
			b.Sheets[1].Name = strings.ToUpper(b.Sheets[1].Name)
			b.Sheets[0].Name = "lists"
		},
		"a defined name": func(b *workbook.Book) { b.Names[0].Name = "a b" },
		"a comma":        func(b *workbook.Book) { b.Sheets[0].Validations[1].List = []string{"a,b"} },
	} {
		b := register()
		change(&b)
		if err := b.Write(io.Discard); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	b := register()
	b.Sheets[0].Rows[0].Cells[0].Text = strings.Repeat("长", 40000)
	if err := b.Write(io.Discard); !errors.Is(err, workbook.ErrTooLong) {
		t.Errorf("a long text: %v", err)
	}
}

func TestNames(t *testing.T) {
	for text, want := range map[string]string{
		"三、收到和处理政府信息公开申请情况": "三、收到和处理政府信息公开申请情况", "a/b:c": "abc", "'q'": "q", strings.Repeat("长", 40): strings.Repeat("长", 31),
	} {
		if got := workbook.SheetName(text); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
	for place, want := range map[[2]int]string{{0, 0}: "A1", {11, 7}: "H12", {0, 26}: "AA1", {9, 16383}: "XFD10"} {
		if got := workbook.Place(place[0], place[1]); got != want {
			t.Errorf("%v: %s, want %s", place, got, want)
		}
	}
}

// LibreOffice opens the book with its formulas, checks, names and comments.
func TestLibreOfficeOpensIt(t *testing.T) {
	office := programs.Office(t)
	folder := t.TempDir()
	name := filepath.Join(folder, "book.xlsx")
	if err := os.WriteFile(name, written(t, register()), 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(office, "--headless", "-env:UserInstallation=file://"+folder+"/profile", "--convert-to", "fods", "--outdir", folder, name)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	data, err := os.ReadFile(filepath.Join(folder, "book.fods"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`table:formula="of:=SUM([.C2:.C2])"`, `<text:p>=1+1</text:p>`, `cell-content-is-in-list(&quot;自然人&quot;;&quot;商业企业&quot;)`,
		`cell-content-is-whole-number() and cell-content()&gt;=0`, `table:name="applications.received.total"`, `不符 &lt;合计&gt;`, `table:protected="true"`,
	} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("LibreOffice has no %s", want)
		}
	}
}

func Example() {
	book := workbook.Book{Sheets: []workbook.Sheet{{
		Name: "登记簿",
		Rows: []workbook.Row{{Cells: []workbook.Cell{{Text: "申请人类别"}}}},
		Validations: []workbook.Validation{{
			Areas: []workbook.Area{{Top: 1, Left: 0, Bottom: 99, Right: 0}}, Kind: workbook.List, List: []string{"自然人", "商业企业"},
		}},
	}}}
	var file bytes.Buffer
	fmt.Println(book.Write(&file))
	fmt.Printf("%.2s\n", file.Bytes())
	// Output:
	// <nil>
	// PK
}
