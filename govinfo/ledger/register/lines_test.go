package register_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/govinfo/ledger/register"
	"golang.org/x/text/language"
)

func rowsOf(t *testing.T, text string) [][]string {
	t.Helper()
	reader := csv.NewReader(strings.NewReader(text))
	reader.FieldsPerRecord = -1
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// Signatures, notes, totals and headings printed again became cases that were left out, and
// a clerk's name was printed as an id. A row with a number and a day is a case all the same.
func TestRowsThatAreNoCases(t *testing.T) {
	const head = "登记编号,收到日期,申请人类别,答复日期,答复类型,备注\n2024-1,2024-03-04,公民,2024-03-20,予以公开,\n"
	for row, want := range map[string]register.NoteCode{
		"经办人：欧阳示例,,,,,":                                   register.NoteOutside,
		"经办人欧阳示例,,,,,":                                    register.NoteOutside,
		"经办人：欧阳示例,,,审核人：欧阳二,,":                            register.NoteOutside,
		"经办人,欧阳示例,,审核,欧阳二,":                               register.NoteOutside,
		"填表人：欧阳示例,2024-12-31,,,,":                         register.NoteOutside,
		"制表 欧阳示例,,,2024年12月31日,,":                         register.NoteOutside,
		"科长：欧阳示例,,,,,2024-12-31":                          register.NoteOutside,
		",,,审核：欧阳示例,,2024-12-31":                          register.NoteOutside,
		"欧阳示例,,,,,":                                       register.NoteOutside,
		",,,,,欧阳示例":                                       register.NoteOutside,
		"欧阳示例,欧阳示例,欧阳示例,欧阳示例,欧阳示例,欧阳示例":                   register.NoteOutside,
		"2024年台账,2024年台账,2024年台账,2024年台账,2024年台账,2024年台账": register.NoteOutside,
		"欧阳示例 2024.12.31,,,,,":                            register.NoteOutside,
		"2024年12月31日,,,,,":                                register.NoteOutside,
		",2024-12-31,,,,":                                 register.NoteOutside,
		"填报单位（盖章）：青禾县示范局,,,填报日期：2024-12-31,,":             register.NoteOutside,
		"打印日期 2024-12-31,,,第1页,,":                         register.NoteOutside,
		"第1页 共2页,,,,,":                                    register.NoteOutside,
		"注1：本表一式两份。,,,,,":                                 register.NoteOutside,
		"注：1.本表按月报送,,另见,,,":                               register.NoteOutside,
		"以下空白,,,,,":                                       register.NoteOutside,
		"2024年度依申请公开台账,,,,,":                              register.NoteOutside,
		"合计：1件,,,,,":                                      register.NoteTotalLine,
		"合计,1,,1,,":                                       register.NoteTotalLine,
		"本页合计,,,1,,":                                      register.NoteTotalLine,
		"小计,,1,,,":                                        register.NoteTotalLine,
		"总 计（件）,,1,,,":                                    register.NoteTotalLine,
		"3月小计：1件,,,,,":                                    register.NoteTotalLine,
		"2024年度合计,1,,,,":                                  register.NoteTotalLine,
		"一季度合计,1,,,,":                                     register.NoteTotalLine,
		"共1件,,,,,":                                        register.NoteTotalLine,
		",,合计,1,,":                                        register.NoteTotalLine,
		"登记编号,收到日期,申请人类别,答复日期,答复类型,备注": register.NoteHeadings,
		"登记 编号,收到的日期,申请人类别,答复日期,,":     register.NoteHeadings,
		",,,,,": register.NoteBlankRow,

		"2024-2,2024-03-05,公民,,,":           "",
		"说明〔2024〕2号,2024-03-05,公民,,,":       "",
		"登记(2024)2号,2024-03-05,公民,,,":       "",
		"登记 2024-2,2024-03-05,公民,,,":        "",
		"2024-2,2024-03-05,,,,合计：2件":        "",
		"青示依〔2024〕2号,,,,,":                  "",
		"2024-2,,,,,":                       "",
		",2024-03-05,公民,,,":                 "",
		"2024-2,2024-13-05,公民,,,":           "",
		"2024:2,2024-03-05,公民,,,":           "",
		"档号：2024-2,2024-03-05,公民,,,":        "",
		"档号：2024-2,,公民,2024-03-20,予以公开,":    "",
		"2024-2,,公民,2024-03-20,予以公开,备注：经办人": "",
	} {
		result, err := register.Import(rowsOf(t, head+row+"\n2024-9,2024-06-05,公民,,,\n"))
		if err != nil {
			t.Fatal(err)
		}
		wantCases := 2
		if want == "" {
			wantCases = 3
		}
		got := register.NoteCode("")
		for _, n := range result.Notes {
			if n.Row == 3 {
				got = n.Code
			}
		}
		if len(result.Cases) != wantCases || got != want {
			t.Errorf("%s: %d cases and the note %q, want %d and %q", row, len(result.Cases), got, wantCases, want)
		}
		l := ledger.Ledger{Cases: result.Cases}
		said := fmt.Sprintf("%+v", result)
		for _, p := range l.Tally(2024, ledger.Options{}).Problems {
			said += p.Message(language.Chinese)
		}
		if strings.Contains(said, "欧阳") {
			t.Errorf("%s: the name is repeated", row)
		}
	}
}

// Without a column of numbers, rows are judged by what else they have.
func TestRowsWithoutNumbers(t *testing.T) {
	result, err := register.Import(rowsOf(t, "序号,收到日期,申请人类别\n1,2024-03-04,公民\n2,,\n经办人：欧阳示例,,\n本页小计,,1\n,2024-03-05,\n"))
	if err != nil || len(result.Cases) != 1 {
		t.Fatalf("%+v, %v", result, err)
	}
	var codes []register.NoteCode
	for _, n := range result.Notes {
		codes = append(codes, n.Code)
	}
	if want := []register.NoteCode{register.NoteBlankRow, register.NoteOutside, register.NoteTotalLine, register.NoteOutside}; !slices.Equal(codes, want) {
		t.Errorf("notes are %q, want %q", codes, want)
	}
}

// A name in the column of numbers was printed as an id.
func TestNamesAreNoIDs(t *testing.T) {
	for text, want := range map[string]string{"欧阳示例": "", "第一号": "第一号", "甲1": "甲1", "甲": "甲", "十一": "十一", "张三": "", "2024-1": "2024-1", "依申请公开。欧阳1": ""} {
		result, err := register.Import([][]string{{"编号", "收到日期"}, {text, "2024-03-04"}})
		if err != nil || len(result.Cases) != 1 || result.Cases[0].ID != want {
			t.Errorf("%s: %+v, %v", text, result, err)
		}
		if len(result.Cases[0].Faults) > 0 != (want == "") {
			t.Errorf("%s has the faults %v", text, result.Cases[0].Faults)
		}
	}
}

// 件数 0 counted as one request, and nobody was told.
func TestCopies(t *testing.T) {
	for text, want := range map[string]string{"0": "1 L04", "０": "1 L04", "-1": "1 L04", "三": "1 L04", "": "1 ", "/": "1 ", "1件": "1 ", "３": "3 ", "2": "2 "} {
		m := register.Mapping{Columns: map[string]string{"件数": "copies"}}
		result, err := m.Import([][]string{{"编号", "收到日期", "件数"}, {"1", "2024-03-04", text}})
		if err != nil {
			t.Fatal(err)
		}
		got := fmt.Sprint(len(result.Cases), " ")
		for _, f := range result.Cases[0].Faults {
			got += string(f.Code)
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// A fee below nothing was added up, and one with the sign of the currency was not read.
func TestAmounts(t *testing.T) {
	for text, want := range map[string]string{
		"380": "380", "￥380元": "380", "¥ 380.00": "380.00", "３８０": "380", "1,200.00元": "1200.00", "１，２００元": "1200", "人民币380元整": "380", "0": "0",
		"-380": "L51", "－380元": "L51", "0.038万元": "L51", "叁佰捌拾元": "L51", "380元（未缴）": "L51", "": "", "/": "",
	} {
		result, err := register.Import([][]string{{"编号", "收到日期", "收费金额（元）", "收费通知日期"}, {"1", "2024-03-04", text, "2024-03-05"}})
		if err != nil {
			t.Fatal(err)
		}
		c := result.Cases[0]
		got := c.Fee.Amount.String()
		for _, f := range c.Faults {
			got += string(f.Code)
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	result, err := register.Import([][]string{{"编号", "收到日期", "收费金额（万元）"}, {"1", "2024-03-04", "380"}})
	if err != nil || result.Cases[0].Fee != nil || !slices.Contains(result.Ignored, "收费金额（万元）") {
		t.Errorf("%+v, %v", result, err)
	}
}

// No heading led to the basis of a fee, so that no imported fee was compared with the tariff.
func TestFeeBasis(t *testing.T) {
	for _, test := range []struct{ basis, pages, items, amount, want string }{
		{"按件", "", "14", "500", "items L51"},
		{"按量", "68", "", "380", "pages "},
		{"按页计收", "68", "", "400", "pages L51"},
		{"按件、按量", "68", "", "480", "both L50"},
		{"pages", "70", "", "300", "pages L51"},
		{"", "68", "", "380", "pages "},
		{"", "68", "", "370", "pages L51"},
		{"", "68", "", "400", " feeBasis"},
		{"", "68", "12", "380", " feeBasis"},
		{"", "", "", "100", " feeBasis"},
		{"每页10元", "68", "", "400", " wordUnread feeBasis"},
		{"", "68", "", "0", " "},
		{"", "68", "", "", " "},
	} {
		m := register.Mapping{Columns: map[string]string{"申请人编码": "applicantKey"}}
		result, err := m.Import([][]string{{"编号", "收到日期", "申请人类别", "计费方式", "页数", "计费件数", "收费金额", "收费通知日期", "申请人编码"}, {"1", "2024-03-04", "公民", test.basis, test.pages, test.items, test.amount, "2024-03-11", "k1"}})
		if err != nil {
			t.Fatal(err)
		}
		got := string(result.Cases[0].Fee.Basis) + " "
		var told []string
		for _, n := range result.Notes {
			told = append(told, string(n.Code))
		}
		l := ledger.Ledger{Cases: result.Cases}
		for _, p := range l.Tally(2024, ledger.Options{}).Problems {
			if p.Code[:2] == "L5" {
				told = append(told, string(p.Code))
			}
		}
		if got += strings.Join(told, " "); got != test.want {
			t.Errorf("%+v: %q", test, got)
		}
	}
}

// Programs write the words of the record where people write those of the law.
func TestWordsOfTheRecord(t *testing.T) {
	result, err := register.Import([][]string{
		{"id", "received", "applicant", "channel", "closed", "outcome", "supplement.notified", "consultations.sent", "consultations.kind", "fee.basis", "fee.pages", "fee.amount"},
		{"a", "2024-03-04", "naturalPerson", "ordinaryPost", "2024-03-20", "granted", "2024-03-06", "2024-03-07", "coAuthor", "pages", "31", "10"},
		{"b", "2024-03-04", "otherOrganization", "internet", "2024-03-20", "refused.administrativeQueries", "", "", "", "", "", ""},
		{"c", "2024-03-04", "organization", "fax", "2024-03-20", "refused", "", "", "", "", "", ""},
		{"d", "2024-03-04", "business", "other", "2024-03-20", "other.otherReasons", "", "", "", "", "", ""},
	})
	if err != nil {
		t.Fatal(err)
	}
	data, _ := json.Marshal(result.Cases[:2])
	const want = `[{"id":"a","received":"2024-03-04","applicant":"naturalPerson","closed":"2024-03-20","outcome":"granted","channel":"ordinaryPost","supplement":{"notified":"2024-03-06"},` +
		`"consultations":[{"kind":"coAuthor","sent":"2024-03-07"}],"fee":{"basis":"pages","pages":31,"amount":"10"},"row":2},` +
		`{"id":"b","received":"2024-03-04","applicant":"otherOrganization","closed":"2024-03-20","outcome":"refused.administrativeQueries","channel":"internet","row":3}]`
	if string(data) != want {
		t.Errorf("read as %s", data)
	}
	if f := result.Cases[2].Faults; len(f) != 2 || f[0].Code != "L07" || f[1].Code != "L11" {
		t.Errorf("coarse words are %v", f)
	}
	if c := result.Cases[3]; c.Outcome != "other.otherReasons" || c.Channel != ledger.OtherChannel {
		t.Errorf("read as %+v", c)
	}
	for _, outcome := range ledger.Outcomes(0) {
		result, err := register.Import([][]string{{"id", "outcome"}, {"1", string(outcome)}})
		if err != nil || result.Cases[0].Outcome != outcome {
			t.Errorf("%q is read as %q", outcome, result.Cases[0].Outcome)
		}
	}
}

// A word of a field that no cell depends on became blank, and nobody was told.
func TestUnreadWordsAreTold(t *testing.T) {
	result, err := register.Import([][]string{{"编号", "收到日期", "受理方式"}, {"1", "2024-03-04", "飞鸽传书"}, {"2", "2024-03-04", "/"}})
	if err != nil || len(result.Notes) != 1 || result.Notes[0] != (register.Note{Code: register.NoteWordUnread, Row: 2, Word: "channel"}) {
		t.Errorf("%+v, %v", result.Notes, err)
	}
}

// A mapped heading that the register does not have was passed over.
func TestMappedHeadingsMustExist(t *testing.T) {
	requests := [][]string{{"编号", "收到日期", "申请人类别", "件数"}, {"1", "2024-03-04", "公民", "1"}}
	disputes := [][]string{{"案号", "复议机关", "受理日期", "结果"}, {"复1", "县政府", "2024-05-06", "维持"}}
	for _, test := range []struct {
		columns map[string]string
		tables  [][][]string
		missing string
	}{
		{map[string]string{"收 到日期": "received"}, [][][]string{requests}, ""},
		{map[string]string{"收文": "received"}, [][][]string{requests}, "收文"},
		{map[string]string{"无此列": ""}, [][][]string{requests}, "无此列"},
		{map[string]string{"案号": "disputes.id"}, [][][]string{requests}, "案号"},
		{map[string]string{"案号": "disputes.id", "编号": "id", "结果": ""}, [][][]string{requests, disputes}, ""},
		{map[string]string{"件数": "disputes.id"}, [][][]string{requests, disputes}, "件数"},
	} {
		_, err := register.Mapping{Columns: test.columns}.Import(test.tables...)
		var failed *register.MappingError
		switch {
		case test.missing == "" && err != nil:
			t.Errorf("%v: %v", test.columns, err)
		case test.missing != "" && (!errors.As(err, &failed) || !failed.Missing || failed.Heading != test.missing || !strings.Contains(err.Error(), test.missing)):
			t.Errorf("%v: %v", test.columns, err)
		}
	}
	var failed *register.MappingError
	if _, err := (register.Mapping{Values: map[string]map[string]string{"outcomes": {}}}).Import(requests); !errors.As(err, &failed) || failed.Field != "outcomes" {
		t.Error(err)
	}
	if _, err := (register.Mapping{Columns: map[string]string{"000000199001010000": "received"}}).Import(requests); err == nil || strings.Contains(err.Error(), "1990") {
		t.Error(err)
	}
}

// A row with a number and a day is a case, however organs write their numbers, with nothing
// else in it or with words of footers in the other columns.
func TestNoCaseIsLost(t *testing.T) {
	for _, id := range []string{
		"1", "001", "2024-1", "20240304001", "YSQ-2024-01", "a", "青示依〔2024〕1号", "（2024）第1号", "[2024]1", "2024年第1号", "2024年3月1号", "第一号", "甲", "示公开2024-1", "受理1", "登记1号", "登记 2024-1", "登记(2024)1号", "审核-1",
		"打印2024", "注册2024-1", "附2024-1", "合2024-1", "电话申请1", "电话1", "传真2024-1", "单位1", "日期1", "说明〔2024〕1号", "备注1", "总1", "月1", "2024:1", "编号：2024-1", "申请人1号", "信函（1）", "网上申请-2024-1", "=2024",
	} {
		for _, rest := range []string{",,,,", "公民,2024-03-20,予以公开,,", "公民,,,,合计：3件", ",,,,经办人：欧阳示例", "登记编号,,,收到日期,以下空白"} {
			result, err := register.Import(rowsOf(t, "序号,登记编号,收到日期,申请人类别,答复日期,答复类型,页数,备注\n1,"+id+",2024-03-04,"+rest+"\n"))
			if err != nil || len(result.Cases) != 1 {
				t.Errorf("%s,%s: %+v, %v", id, rest, result, err)
			}
		}
	}
}
