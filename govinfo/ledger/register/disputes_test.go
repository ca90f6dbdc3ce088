package register_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/govinfo/ledger/register"
	"golang.org/x/text/language"
)

// Registers of disputes were read as registers of requests, or not at all.
func TestDisputes(t *testing.T) {
	result, err := register.Import(rowsOf(t, `复议诉讼台账
案号,争议类型,是否经复议,原告,起诉日期,受理日期,审结日期,结果,是否共同被告,对应申请编号
复1,行政复议,,欧阳示例,2024-02-01,2024-02-03,2024-04-01,维持,否,2024-1
诉1,诉讼,否,欧阳示例,2024-03-01,,2024-09-10,结果纠正,,"2024-1、2024-2"
诉2,行政诉讼,是,欧阳示例,2024-03-02,,,审理中,是,
诉3,直接起诉,,欧阳示例,2024年3月3日,,,尚未审结,/,
案号,争议类型,是否经复议,原告,起诉日期,受理日期,审结日期,结果,是否共同被告,对应申请编号
合计：4件,,,,,,,,,
经办人：欧阳示例,,,,,,,,,
`))
	if err != nil {
		t.Fatal(err)
	}
	day := func(month time.Month, d int) govinfo.Date { return govinfo.Date{Year: 2024, Month: month, Day: d} }
	want := []ledger.Dispute{
		{ID: "复1", Kind: ledger.Reconsideration, Filed: day(2, 1), Concluded: day(4, 1), Result: ledger.Upheld, Cases: []string{"2024-1"}},
		{ID: "诉1", Kind: ledger.DirectLitigation, Filed: day(3, 1), Concluded: day(9, 10), Result: ledger.Corrected, Cases: []string{"2024-1", "2024-2"}},
		{ID: "诉2", Kind: ledger.LitigationAfterReconsideration, Filed: day(3, 2), Result: ledger.Pending, CoDefendant: true},
		{ID: "诉3", Kind: ledger.DirectLitigation, Filed: day(3, 3), Result: ledger.Pending},
	}
	if diff := cmp.Diff(want, result.Disputes); diff != "" || len(result.Cases) > 0 {
		t.Errorf("disputes (-want +got):\n%s", diff)
	}
	if got := fmt.Sprint(result.Dropped, result.Ignored); got != "[原告] [受理日期]" {
		t.Errorf("dropped and ignored are %s", got)
	}
	var codes []register.NoteCode
	for _, n := range result.Notes {
		if codes = append(codes, n.Code); !n.OfDisputes {
			t.Errorf("%v is not said to be about disputes", n)
		}
	}
	if !slices.Equal(codes, []register.NoteCode{register.NoteHeadings, register.NoteTotalLine, register.NoteOutside}) {
		t.Errorf("notes are %q", codes)
	}
}

// What does not lead to one cell is a fault; a suit of which nothing says whether
// reconsideration came first is not put into either block.
func TestFaultsOfDisputes(t *testing.T) {
	for row, want := range map[string]string{
		"复1,复议,2024-05-06,2024-06-06,维持,否": "",
		"诉1,诉讼,2024-05-06,,,":              "L80 kind 诉讼（是否经复议/after reconsideration or not?）",
		"诉1,仲裁,2024-05-06,,,":              "L80 kind 2 字/characters",
		"诉1,,2024-05-06,,,":                "L80 kind ",
		"复1,复议,,,,":                        "L81 filed ",
		"复1,复议,2024-05,,,":                 "L04 filed 7 字/characters",
		"复1,复议,2024-05-06,2024-05-01,维持,":  "L82 concluded 2024-05-01",
		"复1,复议,2024-05-06,,维持,":            "L83 result 6 字/characters",
		"复1,复议,2024-05-06,2024-06-01,,":    "L83 result ",
		"复1,复议,2024-05-06,2024-06-01,和解,":  "L83 result 2 字/characters",
		"复1,复议,2024-05-06,,,可能":            "L04 coDefendant 2 字/characters",
		"复1,复议,2024-05-06,,,是":             "L84 coDefendant ",
		"欧阳示例,复议,2024-05-06,,,":            "L01 id 4 字/characters",
	} {
		result, err := register.Import(rowsOf(t, "案号,案件类型,提起日期,审结日期,审理结果,共同被告\n"+row+"\n"))
		if err != nil || len(result.Disputes) != 1 {
			t.Fatalf("%s: %+v, %v", row, result, err)
		}
		l := ledger.Ledger{Disputes: result.Disputes, From: govinfo.Date{Year: 2024, Month: 1, Day: 1}, To: govinfo.Date{Year: 2024, Month: 12, Day: 31}}
		got := ""
		for _, p := range l.Tally(2024, ledger.Options{}).Problems {
			got += fmt.Sprint(p.Code, " ", p.Field, " ", p.Got)
			if len(p.Message(language.Chinese)) == 0 {
				t.Error("no message")
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", row, got, want)
		}
	}
}

// Which of two registers headings are of, and what they say of the kind.
func TestHeadingsOfDisputes(t *testing.T) {
	for text, want := range map[string]string{
		"案号,复议机关,受理日期,结果":                "disputes [kindByHeads weakFiling]",
		"案号,受理法院,立案日期,裁判结果":              "disputes [weakFiling]",
		"案号,复议机关,受理法院,立案日期,结果":           "disputes [weakFiling]",
		"id,kind,filed,result,concluded": "disputes []",
		"编号,收到日期,申请人类别,是否复议,是否诉讼":        "requests []",
		"案号,受理日期,办理结果":                   "requests [weakHeading]",
		"编号,申请日期,申请人类型,答复结果,行政复议结果":      "requests [weakHeading]",
	} {
		rows := rowsOf(t, text+"\n")
		_, ofDisputes := register.Mapping{}.Headings(rows)
		result, err := register.Import(rows)
		if err != nil {
			t.Fatal(err)
		}
		var codes []string
		for _, n := range result.Notes {
			codes = append(codes, string(n.Code))
		}
		slices.Sort(codes)
		got := map[bool]string{true: "disputes ", false: "requests "}[ofDisputes] + fmt.Sprint(codes)
		if got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	result, err := register.Import(rowsOf(t, "案号,复议机关,受理日期,结果\n复1,县政府,2024-05-06,\n"))
	if err != nil || result.Disputes[0].Kind != ledger.Reconsideration {
		t.Errorf("%+v, %v", result, err)
	}
	for _, row := range [][]string{{"a", "b"}, {"编号", "类别", "结果"}, {"编号", "收文", "类别", "处理"}} { // no heading speaks of disputes
		if headings, _ := (register.Mapping{}).Headings([][]string{row}); headings != nil {
			t.Errorf("%q are headings", headings)
		}
	}
	if headings, _ := (register.Mapping{}).Headings([][]string{{"a", "b"}}); headings != nil {
		t.Errorf("%q are headings", headings)
	}
}

// A mapping speaks of both registers.
func TestMappedDisputes(t *testing.T) {
	m := register.Mapping{
		Columns: map[string]string{"卷号": "disputes.id", "收文": "received", "立案": "disputes.filed"},
		Values:  map[string]map[string]string{"disputes.kind": {"应诉": "directLitigation"}, "disputes.result": {"驳回": "upheld"}},
	}
	result, err := m.Import(
		[][]string{{"编号", "收文", "申请人类别"}, {"1", "2024-03-04", "公民"}},
		[][]string{{"卷号", "立案", "案件类型", "审结日期", "裁判结果"}, {"诉1", "2024-05-06", "应诉", "2024-06-06", "驳回"}},
	)
	if err != nil || len(result.Cases) != 1 || len(result.Disputes) != 1 {
		t.Fatalf("%+v, %v", result, err)
	}
	if d := result.Disputes[0]; d.Kind != ledger.DirectLitigation || d.Result != ledger.Upheld || d.ID != "诉1" || len(d.Faults) > 0 {
		t.Errorf("%+v", d)
	}
}
