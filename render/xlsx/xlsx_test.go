package xlsx_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/govinfo/read"
	readxlsx "github.com/openxxgk/annualreport/govinfo/read/xlsx"
	"github.com/openxxgk/annualreport/govinfo/recognize"
	"github.com/openxxgk/annualreport/internal/programs"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/xlsx"
)

var editions = []govinfo.Editions{
	{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2021},
	{Proactive: govinfo.Edition2019, Applications: govinfo.Edition2019},
	{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2019},
}

func written(t testing.TB, w xlsx.Writer, r *govinfo.Report) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := w.Render(&file, render.Compose(r)); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// reports are random ones, of both editions, with and without blank cells, and a form
// that nobody has filled in.
func reports(n int) []govinfo.Report {
	random := rand.New(rand.NewPCG(7, 17))
	var list []govinfo.Report
	for i := range n {
		list = append(list, govinfotest.Options{Editions: editions[i%3], WithBlank: i%2 == 1}.Report(random))
	}
	return list
}

// compare compares all that a report prints.
func compare(t *testing.T, what string, result recognize.Result, want govinfo.Report) {
	t.Helper()
	want.Agency.Level = result.Report.Agency.Level // not printed
	want.Sections = result.Report.Sections
	if !result.Report.Equal(want) {
		t.Errorf("%s: %+v", what, govinfo.Diff(&want, &result.Report).Changes)
		for _, n := range [][2]govinfo.Narrative{{want.Overview, result.Report.Overview}, {want.Problems, result.Report.Problems}, {want.OtherMatters, result.Report.OtherMatters}} {
			if fmt.Sprint(n[0]) != fmt.Sprint(n[1]) {
				t.Errorf("%s: %q, want %q", what, n[1], n[0])
			}
		}
		t.Errorf("%s: %v %v %v, want %v %v %v", what, result.Report.Title, result.Report.Agency, result.Report.Editions, want.Title, want.Agency, want.Editions)
	}
	if len(result.Doubts) > 0 {
		t.Errorf("%s: %v", what, result.Doubts)
	}
}

// What is written is read back equal, as a filled sheet and as a form, with and without
// marks.
func TestRoundTrip(t *testing.T) {
	marks := []render.Mark{{Ref: "applications.received.total", ID: "A01", Text: "不符", Got: "1", Want: "2"}, {Ref: "disputes", Text: "整表"}}
	for i, want := range reports(18) {
		for _, w := range []xlsx.Writer{{}, {Form: true}, {Marks: marks}} {
			doc, err := readxlsx.Document(written(t, w, &want))
			if err != nil {
				t.Fatal(err)
			}
			compare(t, fmt.Sprintf("report %d, form %v", i, w.Form), recognize.Document(doc), want)
		}
	}
}

// Without a single label the cells are still known by their names.
func TestNamesAlone(t *testing.T) {
	for i, want := range reports(18) {
		doc := render.Compose(&want)
		for _, block := range doc.Blocks {
			if table, ok := block.(*document.Table); ok {
				table.Caption = ""
				for y := range table.Rows {
					for x := range table.Rows[y].Cells {
						if cell := &table.Rows[y].Cells[x]; cell.ID == "" {
							cell.Text = ""
						}
					}
				}
			}
		}
		var file bytes.Buffer
		if err := (xlsx.Writer{Form: true}).Render(&file, doc); err != nil {
			t.Fatal(err)
		}
		read, err := readxlsx.Document(file.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		result := recognize.Document(read)
		for ref, value := range want.Cells() {
			if got, err := result.Report.At(ref); err != nil || got.String() != value.String() {
				t.Errorf("report %d: %s is %q, want %q (%v)", i, ref, got, value, err)
			}
		}
		filled := make(map[govinfo.Ref]bool) // a table without a single text is none
		for ref, value := range want.Cells() {
			root, _, _ := strings.Cut(string(ref), ".")
			filled[govinfo.Ref(root)] = filled[govinfo.Ref(root)] || !value.IsBlank()
		}
		for _, ref := range result.Unread {
			if root, _, _ := strings.Cut(string(ref), "."); !filled[govinfo.Ref(root)] {
				continue
			}
			if _, isCell := ref.Index(); isCell {
				t.Errorf("report %d: %s is unread", i, ref)
			}
		}
	}
}

// A form that nobody filled in has blank cells, not unread ones.
func TestEmptyForm(t *testing.T) {
	for _, e := range editions {
		blank := govinfo.Report{Year: 2025, Agency: govinfo.Agency{Name: "云溪县林业局"}, Editions: e}
		reading, err := read.Options{}.Bytes(context.Background(), written(t, xlsx.Writer{Form: true}, &blank))
		if err != nil {
			t.Fatal(err)
		}
		if len(reading.Unread) > 0 || len(reading.Doubts) > 0 {
			t.Errorf("%v: unread %v, doubts %v", e, reading.Unread, reading.Doubts)
		}
		if reading.Report.Agency.Name != blank.Agency.Name || reading.Report.Year != 2025 || reading.Report.Editions != e {
			t.Errorf("read %v %d %v", reading.Report.Agency.Name, reading.Report.Year, reading.Report.Editions)
		}
		for ref, value := range reading.Report.Cells() {
			if !value.IsBlank() {
				t.Errorf("%s is %v", ref, value)
			}
		}
	}
}

// A name that says another cell than the labels do settles nothing: the cell is unread.
func TestNameConflict(t *testing.T) {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Year, r.Agency.Name = 2023, "云溪县林业局"
	r.Disputes.Reconsideration.Upheld, r.Disputes.Reconsideration.Corrected = govinfo.N(3), govinfo.N(5)
	doc := render.Compose(&r)
	for _, block := range doc.Blocks {
		if table, ok := block.(*document.Table); ok {
			for y := range table.Rows {
				for x := range table.Rows[y].Cells {
					switch cell := &table.Rows[y].Cells[x]; cell.ID {
					case "disputes.reconsideration.upheld":
						cell.ID = "disputes.reconsideration.corrected"
					case "disputes.reconsideration.corrected":
						cell.ID = "disputes.reconsideration.upheld"
					}
				}
			}
		}
	}
	doc.Named = true
	result := recognize.Document(doc)
	if len(result.Unread) != 2 || result.Unread[0] != "disputes.reconsideration.upheld" || len(result.Doubts) != 2 || result.Doubts[0].Code != recognize.NameConflict {
		t.Errorf("unread %v, doubts %v", result.Unread, result.Doubts)
	}
}

// In a form a total that is blank or right is a formula with its value; a wrong one
// stays what it is, and amounts keep their decimals.
func TestTotalsOfAForm(t *testing.T) {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Year, r.Agency.Name = 2023, "云溪县林业局"
	amount, err := govinfo.ParseAmount("12.50")
	if err != nil {
		t.Fatal(err)
	}
	r.Proactive.Fees.Amount = amount
	r.Applications.Received.NaturalPerson, r.Applications.Received.Total = govinfo.N(7), govinfo.Count{}
	r.Applications.CarriedIn.Total = govinfo.N(9)
	file := written(t, xlsx.Writer{Form: true}, &r)
	reading, err := read.Bytes(file)
	if err != nil {
		t.Fatal(err)
	}
	got := &reading.Report
	if got.Applications.Received.Total != govinfo.N(7) || got.Applications.CarriedIn.Total != govinfo.N(9) || got.Proactive.Fees.Amount.String() != "12.50" {
		t.Errorf("%v, %v, %v", got.Applications.Received.Total, got.Applications.CarriedIn.Total, got.Proactive.Fees.Amount)
	}
}

// A figure with more digits than a workbook keeps is written as a text.
func TestLongFigures(t *testing.T) {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Year, r.Agency.Name = 2023, "云溪县林业局"
	r.Applications.Received.NaturalPerson = govinfo.N(123456789012345678)
	reading, err := read.Bytes(written(t, xlsx.Writer{}, &r))
	if err != nil || reading.Report.Applications.Received.NaturalPerson != r.Applications.Received.NaturalPerson {
		t.Errorf("%v %v", reading.Report.Applications.Received.NaturalPerson, err)
	}
}

func TestErrors(t *testing.T) {
	var tooLarge *document.GridError
	huge := &document.Document{Blocks: []document.Block{&document.Table{Columns: 1 << 30, Rows: make([]document.Row, 2)}}}
	if err := (xlsx.Writer{}).Render(io.Discard, huge); !errors.As(err, &tooLarge) {
		t.Errorf("a huge table: %v", err)
	}
	long := &document.Document{Blocks: []document.Block{&document.Paragraph{Text: strings.Repeat("长", 40000)}}}
	if err := (xlsx.Writer{}).Render(io.Discard, long); !errors.Is(err, xlsx.ErrTooLong) {
		t.Errorf("a long paragraph: %v", err)
	}
	if err := (xlsx.Writer{}).Render(io.Discard, &document.Document{}); err != nil {
		t.Errorf("an empty document: %v", err)
	}
}

// LibreOffice opens form and filled sheet, and what it saves again is read equal.
func TestLibreOfficeSavesIt(t *testing.T) {
	office := programs.Office(t)
	folder := t.TempDir()
	all := reports(6)
	arguments := []string{"--headless", "-env:UserInstallation=file://" + folder + "/profile", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", folder + "/out"}
	for i := range all {
		name := filepath.Join(folder, fmt.Sprintf("%d.xlsx", i))
		if err := os.WriteFile(name, written(t, xlsx.Writer{Form: i%2 == 0}, &all[i]), 0o600); err != nil {
			t.Fatal(err)
		}
		arguments = append(arguments, name)
	}
	if out, err := exec.Command(office, arguments...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for i := range all {
		reading, err := read.File(filepath.Join(folder, "out", fmt.Sprintf("%d.xlsx", i)))
		if err != nil {
			t.Fatal(err)
		}
		compare(t, fmt.Sprintf("report %d", i), reading.Result, all[i])
	}
}

func Example() {
	blank := govinfo.Report{Year: 2025, Agency: govinfo.Agency{Name: "云溪县林业局"}}
	var file bytes.Buffer
	if err := (xlsx.Writer{Form: true}).Render(&file, render.Compose(&blank)); err != nil {
		fmt.Println(err)
	}
	fmt.Printf("%.2s\n", file.Bytes())
	// Output: PK
}
