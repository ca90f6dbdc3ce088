package register_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/govinfo/ledger/register"
	"golang.org/x/text/language"
)

// Rows as organs keep them: the name is dropped unread, and 不存在 is read as the line of
// the form that it commonly means, which is told.
func ExampleImport() {
	result, err := register.Import([][]string{
		{"登记编号", "收到日期", "申请人姓名", "申请人类别", "答复日期", "答复类型"},
		{"2024-1", "2024年3月4日", "（略）", "企业", "2024/3/29", "信息不存在"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	c := result.Cases[0]
	fmt.Println(c.ID, c.Received, c.Applicant, c.Closed, c.Outcome)
	fmt.Println(result.Dropped, result.Notes[0].Message(language.English))
	// Output:
	// 2024-1 2024-03-04 business 2024-03-29 unavailable.notHeld
	// [申请人姓名] 信息不存在 read as （四）1 [M]
}

type workedImport struct {
	ID      string     `json:"id"`
	Rows    [][]string `json:"rows"`
	Mapping struct {
		Columns map[string]string            `json:"columns"`
		Values  map[string]map[string]string `json:"values"`
	} `json:"mapping"`
	ExcelDates bool `json:"excelDates"`
	Expect     struct {
		Records  []ledger.Case   `json:"-"`
		Raw      json.RawMessage `json:"records"`
		Dropped  []string        `json:"dropped"`
		Ignored  []string        `json:"ignored"`
		Notes    []string        `json:"notes"`
		Problems []string        `json:"problems"`
	} `json:"expect"`
}

func TestWorkedImports(t *testing.T) {
	for _, name := range []string{"testdata/imports.json", "../../../../shared/ledger/cases.json"} {
		data, err := os.ReadFile(name)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		var file struct {
			Imports []workedImport `json:"imports"`
		}
		if err := json.Unmarshal(data, &file); err != nil {
			t.Fatal(err)
		}
		for _, w := range file.Imports {
			t.Run(w.ID, w.check)
		}
	}
}

func (w workedImport) check(t *testing.T) {
	result, err := register.Mapping{Columns: w.Mapping.Columns, Values: w.Mapping.Values, ExcelDates: w.ExcelDates}.Import(w.Rows)
	if err != nil {
		t.Fatal(err)
	}
	if w.Expect.Raw != nil {
		reading, err := ledger.Read(strings.NewReader(`{"cases":` + string(w.Expect.Raw) + `}`))
		if err != nil {
			t.Fatal(err)
		}
		got := slices.Clone(result.Cases)
		for i := range got {
			got[i].Row = 0
		}
		if diff := cmp.Diff(reading.Ledger.Cases, got, cmp.Comparer(func(a, b govinfo.Amount) bool { return a.Equal(b) })); diff != "" && len(got)+len(reading.Ledger.Cases) > 0 {
			t.Errorf("records (-want +got):\n%s", diff)
		}
	}
	var notes, problems []string
	for _, n := range result.Notes {
		notes = append(notes, n.Message(language.English))
	}
	for _, q := range result.Questions {
		problems = append(problems, q.Message(language.English))
	}
	register := ledger.Ledger{Cases: result.Cases}
	for _, p := range register.Tally(2024, ledger.Options{}).Problems {
		if p.Row > 0 && p.LeavesOut() {
			problems = append(problems, fmt.Sprintf("row %d %s %s %s", p.Row, p.Code, p.Field, p.Got))
		}
	}
	slices.Sort(notes)
	slices.Sort(w.Expect.Notes)
	same := func(what string, want, got []string) {
		if want != nil && !slices.Equal(want, got) {
			t.Errorf("%s: want %q, got %q", what, want, got)
		}
	}
	same("dropped", w.Expect.Dropped, result.Dropped)
	same("ignored", w.Expect.Ignored, result.Ignored)
	same("notes", w.Expect.Notes, notes)
	if w.Expect.Problems != nil && len(w.Expect.Problems) != len(problems) {
		t.Fatalf("problems: want %q, got %q", w.Expect.Problems, problems)
	}
	for i, want := range w.Expect.Problems {
		words := strings.Fields(want) // the shared cases explain some words in their own way
		if !strings.HasPrefix(problems[i], strings.Join(words[:min(len(words), 5)], " ")) && problems[i] != want {
			t.Errorf("problem %d: want %q, got %q", i, want, problems[i])
		}
	}
}

func TestDates(t *testing.T) {
	for text, want := range map[string]string{
		"2024-03-04": "2024-03-04", "2024/3/4": "2024-03-04", "2024.3.4": "2024-03-04", "2024年3月4日": "2024-03-04", "20240304": "2024-03-04",
		"2024-03-04 09:30": "2024-03-04", "2024/3/4 9:30:15": "2024-03-04", "2024-03-04T09:30:00Z": "2024-03-04", "2024年3月4日9:30": "2024-03-04", "2024年3月4日 9:30": "2024-03-04",
		"２０２４年３月４日": "2024-03-04", " 2024 年 3 月 4 日 ": "2024-03-04",
		"2024-3": "", "2024年3月": "", "3/4/2024": "", "03-04-2024": "", "24-3-4": "", "2024-13-01": "", "2024-02-30": "", "45355": "", "2024-03-04 上午": "", "2024-03-04-05": "",
		"20240230": "", "2024": "", "=TODAY()": "", "#REF!": "", "三月四日": "", "2024-03-04 13900000000": "", "2024年3月4日张三": "", "2024-0x3-4": "", "-2024-3-4": "",
	} {
		rows := [][]string{{"编号", "收到日期", "申请人类别"}, {"1", text, "公民"}}
		result, err := register.Import(rows)
		if err != nil {
			t.Fatal(err)
		}
		c := result.Cases[0]
		if c.Received.String() != want || (len(c.Faults) > 0) != (want == "") {
			t.Errorf("%q is read as %v with the faults %v, want %q", text, c.Received, c.Faults, want)
		}
	}
	serials := map[string]string{"45355": "2024-03-04", "45355.75": "2024-03-04", "45355.x": "", "1": "", "99999": "", "2024-03-04": "2024-03-04"}
	for text, want := range serials {
		result, _ := register.Mapping{ExcelDates: true}.Import([][]string{{"编号", "收到日期"}, {"1", text}})
		if got := result.Cases[0].Received.String(); got != want {
			t.Errorf("the serial %q is read as %q, want %q", text, got, want)
		}
	}
}

func TestHeadings(t *testing.T) {
	rows := [][]string{
		{"2024年度依申请公开台账"}, nil,
		{"序 号", "申请编号", "收到申请的日期", "登记日期", "名称(申请人)", "联系电话（手机）", "申请人类型（必填）", "答复时间", "答复结果"},
		{"1", "a", "2024-03-04", "2024-03-05", "x", "y", "个人", "2024-03-20", "（三）不予公开 1.属于国家秘密"},
	}
	result, err := register.Import(rows)
	if err != nil {
		t.Fatal(err)
	}
	if c := result.Cases[0]; c.Received.Day != 4 || c.Applicant != ledger.NaturalPerson || c.Outcome != "refused.stateSecret" || c.Row != 4 {
		t.Errorf("read as %+v", c)
	}
	if got := fmt.Sprint(result.Dropped, result.Ignored); got != "[名称(申请人) 联系电话（手机）] [序 号 登记日期]" {
		t.Errorf("dropped and ignored are %s", got)
	}
	// Without 收到日期, the day of registration is taken, and that is told.
	result, err = register.Import([][]string{{"编号", "登记日期"}, {"1", "2024-03-05"}})
	if err != nil || len(result.Notes) != 1 || result.Notes[0].Code != register.NoteWeakHeading || result.Cases[0].Received.Day != 5 {
		t.Errorf("%+v, %v", result, err)
	}
	// Two days that are not it are a question.
	result, err = register.Import([][]string{{"编号", "登记日期", "申请日期"}, {"1", "2024-03-05", "2024-03-05"}})
	if err != nil || len(result.Questions) != 1 || len(result.Cases) != 0 {
		t.Errorf("%+v, %v", result, err)
	}
}

func TestEveryOutcomeIsReadByItsLabel(t *testing.T) {
	for _, outcome := range ledger.Outcomes(govinfo.Edition2021) {
		info, _ := govinfo.Describe(outcome.Ref().Join("total"))
		label := info.Path[len(info.Path)-1]
		if outcome == "other.otherReasons" {
			label = strings.Join(info.Path[1:], " ") // 其他 alone says nothing
		}
		result, err := register.Import([][]string{{"编号", "答复类型"}, {"1", label}})
		if err != nil || result.Cases[0].Outcome != outcome {
			t.Errorf("%q is read as %q (%v), want %q", label, result.Cases[0].Outcome, result.Cases[0].Faults, outcome)
		}
	}
}

func TestMappingErrors(t *testing.T) {
	rows := [][]string{{"编号", "收到日期"}}
	var failed *register.MappingError
	if _, err := (register.Mapping{Columns: map[string]string{"编号": "number"}}).Import(rows); !errors.As(err, &failed) || failed.Field != "number" {
		t.Error(err)
	}
	if _, err := (register.Mapping{Values: map[string]map[string]string{"outcome": {"撤": "withdrawn"}}}).Import(rows); !errors.As(err, &failed) || failed.Value != "withdrawn" {
		t.Error(err)
	}
	if _, err := register.Import([][]string{{"张三", "13900000000"}, {"x"}}); !errors.Is(err, register.ErrNoHeadings) {
		t.Error(err)
	}
}

func TestPseudonymsAreMadeOfWhatIsNotKept(t *testing.T) {
	m := register.Mapping{Columns: map[string]string{"身份证号": "applicantKey"}, Pseudonym: func(s string) string { return fmt.Sprint("k", len(s)) }}
	rows := [][]string{{"编号", "收到日期", "身份证号"}, {"1", "2024-03-04", "000000199001010000"}}
	result, err := m.Import(rows)
	if err != nil || result.Cases[0].ApplicantKey != "k18" {
		t.Errorf("%+v, %v", result, err)
	}
	m.Pseudonym = nil
	result, err = m.Import(rows)
	if err != nil || result.Cases[0].ApplicantKey != "" || result.Cases[0].Faults[0].Code != "L60" {
		t.Errorf("%+v, %v", result, err)
	}
}

// planted are personal data in every column of a register.
var planted = []string{"欧阳示例", "000000199001010000", "13900000000", "sample@example.org", "示范路九十九号", "138-0000-0000", "=HYPERLINK(\"x\",\"欧阳示例\")", "请求公开欧阳示例的档案\n其身份证 00000019900101000X"}

// Personal data stands in every column, also in wrong ones, in turn. Nothing that is
// kept or told repeats it.
func TestNothingPersonalIsKept(t *testing.T) {
	headings := []string{"编号", "收到日期", "申请人姓名", "申请人类别", "受理方式", "答复日期", "答复类型", "补正通知日期", "延期天数", "缴费日期", "收费金额", "页数", "计费件数", "答复期限", "备注"}
	rows := [][]string{headings}
	for at := range headings {
		for _, secret := range planted {
			if at == 0 && strings.HasPrefix(secret, "欧阳") || at == 0 && strings.HasPrefix(secret, "示范") {
				continue // a name alone cannot be told from an id
			}
			row := []string{"id", "2024-03-04", "（略）", "公民", "网上", "2024-03-20", "予以公开", "", "", "", "", "", "", "", ""}
			row[at] = secret
			rows = append(rows, row)
		}
	}
	result, err := register.Import(rows)
	if err != nil {
		t.Fatal(err)
	}
	register := ledger.Ledger{Cases: result.Cases}
	tally := register.Tally(2024, ledger.Options{})
	data, err := json.Marshal(register)
	if err != nil {
		t.Fatal(err)
	}
	said := string(data) + fmt.Sprintf("%+v", result)
	for _, p := range tally.Problems {
		said += fmt.Sprintf("%+v", p) + p.Message(language.Chinese) + p.Message(language.English)
	}
	for _, secret := range []string{"欧阳", "1990", "13900", "example", "示范", "138-0000"} {
		if strings.Contains(said, secret) {
			at := strings.Index(said, secret)
			t.Errorf("%q is repeated: …%s…", secret, said[max(0, at-80):min(len(said), at+80)])
		}
	}
	if len(result.Cases) != len(rows)-1 || len(tally.Problems) < 50 {
		t.Errorf("%d cases, %d problems", len(result.Cases), len(tally.Problems))
	}
}

// A million columns, cells of a megabyte, copies without end: problems, and time and
// memory in bounds.
func TestHostileRows(t *testing.T) {
	wide := make([]string, 1_000_000)
	for i := range wide {
		wide[i] = fmt.Sprint("列", i)
	}
	wide[10], wide[999_999] = "编号", "收到日期"
	long := strings.Repeat("2024-", 1<<18)
	row := slices.Repeat([]string{"x1", "x2"}, len(wide)/2)
	rows := [][]string{wide, row, {"", "", long, "", "", "", "", "", "", "", long + "x"}}
	result, err := register.Import(rows)
	if err != nil || len(result.Cases) != 2 || len(result.Ignored) > 1000 {
		t.Fatalf("%d cases, %d ignored, %v", len(result.Cases), len(result.Ignored), err)
	}
	same := slices.Repeat([]string{"收到日期"}, 100_000)
	result, err = register.Import([][]string{same, same})
	if err != nil || len(result.Questions) != 1 || len(result.Questions[0].Headings) > 1000 {
		t.Errorf("%d questions, %v", len(result.Questions), err)
	}
	m := register.Mapping{Columns: map[string]string{"件数": "copies"}}
	result, err = m.Import([][]string{{"编号", "件数"}, {"1", "999999999"}, {"2", "-3"}, {"3", "三"}, {"4", "2"}})
	if err != nil || len(result.Cases) != 5 || result.Cases[0].Faults[0].Field != "copies" {
		t.Errorf("%d cases, %v", len(result.Cases), err)
	}
}

func TestMergedCellsStandInEveryRow(t *testing.T) {
	table := &document.Table{Rows: []document.Row{
		{Cells: []document.Cell{{Text: "编号"}, {Text: "收到日期"}}},
		{Cells: []document.Cell{{Text: "1"}, {Text: "2024-03-04", RowSpan: 2}}},
		{Cells: []document.Cell{{Text: "2"}}},
	}}
	rows, err := register.Rows(table)
	if err != nil {
		t.Fatal(err)
	}
	result, err := register.Import(rows)
	if err != nil || result.Cases[1].Received != (govinfo.Date{Year: 2024, Month: time.March, Day: 4}) {
		t.Errorf("%+v, %v", result, err)
	}
}

func FuzzImport(f *testing.F) {
	f.Add("编号,收到日期,申请人类别,答复日期,答复类型\n1,2024年3月4日,公民,45370,予以公开\n", true)
	f.Add("编号,收到日期,件数\n合计\n\n=A1,2024-03-04T,３\n", false)
	f.Fuzz(func(t *testing.T, text string, excel bool) {
		var rows [][]string
		for line := range strings.Lines(text) {
			rows = append(rows, strings.Split(strings.TrimSpace(line), ","))
		}
		result, err := register.Mapping{ExcelDates: excel}.Import(rows)
		if err != nil {
			return
		}
		register := ledger.Ledger{Cases: result.Cases}
		tally := register.Tally(2024, ledger.Options{})
		if len(tally.Unplaced) > len(result.Cases) {
			t.Error("more cases are left out than there are")
		}
	})
}
