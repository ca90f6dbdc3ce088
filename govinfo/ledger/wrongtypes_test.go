package ledger_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger"
	"golang.org/x/text/language"
)

// A part of a record that is no part was read as absent, so that a deadline was wrong.
func TestPartsOfAWrongTypeAreFaults(t *testing.T) {
	for _, part := range []string{`"supplement":"2024-05-10"`, `"supplement":["x"]`, `"fee":5`, `"extension":true`, `"consultations":{"kind":"thirdParty"}`, `"consultations":["2024-05-10"]`} {
		reading, err := ledger.Read(strings.NewReader(`{"cases":[{"id":"a","received":"2024-05-06","applicant":"business",` + part + `}]}`))
		if err != nil || len(reading.Ledger.Cases) != 1 || len(reading.Ledger.Cases[0].Faults) == 0 {
			t.Errorf("%s: %+v, %v", part, reading, err)
		}
	}
}

// values are of every type of JSON.
var values = map[string]string{
	"text": `"欧阳示例"`, "number": `7`, "fraction": `7.5`, "negative": `-5`, "boolean": `true`, "list": `["2024-05-06"]`, "object": `{"x":1}`, "blank": `""`, "null": `null`,
}

// told returns what is told of the only record of a register: codes with fields, and keys
// that were passed over.
func told(t *testing.T, source string) string {
	t.Helper()
	reading, err := ledger.Read(strings.NewReader(source))
	if err != nil {
		t.Fatalf("%s: %v", source, err)
	}
	l := reading.Ledger
	l.From, l.To = day(2024, 1, 1), day(2024, 12, 31)
	var out []string
	for _, p := range l.Tally(2024, ledger.Options{}).Problems {
		out = append(out, string(p.Code)+" "+p.Field)
		if text := p.Message(language.Chinese) + p.Message(language.English); strings.Contains(text, "欧阳") {
			t.Errorf("%s: %s", source, text)
		}
	}
	for _, key := range append(reading.Dropped, reading.Ignored...) {
		out = append(out, "- "+key)
	}
	return strings.Join(out, ", ")
}

// A value of a wrong type was the same as none in many fields, and nobody was told: a
// co-defendant that is no boolean counted as none, and requests given as text were lost.
func TestEveryValueOfAWrongTypeIsTold(t *testing.T) {
	ordinary := map[string]string{
		"id": `"a"`, "received": `"2024-05-06"`, "applicant": `"business"`, "closed": `"2024-05-20"`, "outcome": `"granted"`, "channel": `"fax"`, "arrived": `"2024-05-06"`,
		"supplement": `{"notified":"2024-05-07"}`, "extension": `{"notified":"2024-05-07"}`, "consultations": `[]`, "reasonsAsked": `"2024-05-07"`,
		"fee": `{"basis":"pages","pages":31,"amount":10}`, "items": `1`, "applicantKey": `"k"`, "due": `"2024-05-31"`, "row": `3`,
	}
	// Beside null and the blank, these are of a right type, as far as JSON goes.
	right := map[string]string{"id": "text number fraction negative", "items": "number", "row": "number", "applicantKey": "text number fraction negative", "supplement": "object", "extension": "object", "fee": "object"}
	check := func(list string, ordinary, right map[string]string) {
		plain := told(t, `{"`+list+`":[`+object(ordinary, "", "")+`]}`)
		for field := range ordinary {
			for kind, value := range values {
				got := told(t, `{"`+list+`":[`+object(ordinary, field, value)+`]}`)
				isRight := kind == "null" || kind == "blank" || strings.Contains(" "+right[field]+" ", " "+kind+" ")
				if !isRight && (got == plain || !strings.Contains(got, field)) {
					t.Errorf("%s with %s %s: told is %q", list, field, value, got)
				}
			}
		}
	}
	check("cases", ordinary, right)
	check("disputes", map[string]string{
		"id": `"d"`, "kind": `"reconsideration"`, "filed": `"2024-05-06"`, "result": `"upheld"`, "concluded": `"2024-06-06"`, "coDefendant": `false`, "cases": `[]`,
	}, map[string]string{"id": "text number fraction negative", "coDefendant": "boolean"})
	for _, part := range []struct{ name, fields string }{
		{"supplement", "notified due received"}, {"extension", "notified workdays"}, {"consultations", "kind sent returned"}, {"fee", "basis pages sent received amount paid"},
	} {
		for field := range strings.FieldsSeq(part.fields) {
			for kind, value := range values {
				inner := `{"` + field + `":` + value + `}`
				if part.name == "consultations" {
					inner = "[" + inner + "]"
				}
				got := told(t, `{"cases":[`+object(ordinary, part.name, inner)+`]}`)
				number := field == "workdays" || field == "pages"
				isRight := kind == "null" || kind == "blank" || kind == "number" && (number || field == "amount") || kind == "fraction" && field == "amount"
				if !isRight && !strings.Contains(got, part.name+"."+field) {
					t.Errorf("%s.%s %s: told is %q", part.name, field, value, got)
				}
			}
		}
	}
}

// object writes a record with one member as another value.
func object(members map[string]string, field, value string) string {
	var parts []string
	for key, ordinary := range members {
		if key == field {
			ordinary = value
		}
		parts = append(parts, `"`+key+`":`+ordinary)
	}
	return "{" + strings.Join(parts, ",") + "}"
}

func TestRecordsThatCannotBeTakenAsTheyStand(t *testing.T) {
	for source, want := range map[string]string{
		`{"disputes":[{"id":"d","kind":"reconsideration","filed":"2024-05-06","coDefendant":"yes"}]}`: "L04 coDefendant",
		`{"disputes":[{"id":"d","kind":"reconsideration","filed":"2024-05-06","coDefendant":1}]}`:     "L04 coDefendant",
		`{"disputes":[{"id":"d","kind":"reconsideration","filed":"2024-05-06","coDefendant":null}]}`:  "",
		`{"disputes":[{"id":"d","kind":"reconsideration","filed":"2024-05-06","cases":"2024-001"}]}`:  "L85 cases",
		`{"disputes":[{"id":"d","kind":"reconsideration","filed":"2024-05-06","cases":[{}]}]}`:        "L85 cases",
		`{"disputes":["d"]}`: "L01 id, L04 dispute, L80 kind, L81 filed",
		`{"cases":[7]}`:      "L01 id, L04 case, L03 received, L06 applicant",
		`{"cases":[{"id":"a","received":"2024-12-06","applicant":"business","row":-5}]}`:                                "L04 row",
		`{"cases":[{"id":"a","received":"2024-12-06","applicant":"business","items":-5}]}`:                              "L04 items",
		`{"cases":[{"id":"a","received":"2024-12-06","applicant":"business","received":"2024-12-07"}]}`:                 "L04 received",
		`{"cases":[{"id":"a","received":"2024-12-06","applicant":"business","fee":{"amount":"-380"}}]}`:                 "L51 fee.amount",
		`{"cases":[{"id":"a","received":"2024-12-06","applicant":"business","channel":"pigeon"}]}`:                      "- channel",
		`{"cases":[{"id":"a","received":"2024-12-06","applicant":"business","consultations":[{"kind":"somebody"}]}]}`:   "- consultations.kind",
		`{"cases":[{"id":"a","received":"2024-12-06","applicant":"business","fee":{"basis":"weight","amount":"380"}}]}`: "- fee.basis",
	} {
		if got := told(t, source); got != want {
			t.Errorf("%s: told is %q, want %q", source, got, want)
		}
	}
}

// Which of several dates cannot be read stood in the field alone, and not in the sentence.
func TestSentencesNameTheField(t *testing.T) {
	for _, test := range []struct {
		problem ledger.Problem
		zh, en  string
	}{
		{ledger.Problem{Code: "L04", Row: 2, ID: "a", Field: "supplement.due", Got: "3 字/characters"}, "日期、数字等不能识别，或者不存在：补正期限；台账：3 字/characters", "a date, number or other value that cannot be read or does not exist: supplement.due; register: 3 字/characters"},
		{ledger.Problem{Code: "L04", ID: "d", Field: "coDefendant"}, "日期、数字等不能识别，或者不存在：共同被告", "a date, number or other value that cannot be read or does not exist: coDefendant"},
		{ledger.Problem{Code: "L04", Row: 2, ID: "a", Field: "copies"}, "日期、数字等不能识别，或者不存在：copies", "a date, number or other value that cannot be read or does not exist: copies"},
		{ledger.Problem{Code: "L15", Row: 2, ID: "a", Field: "fee.paid", Got: "2024-05-01"}, "办理环节晚于办结：缴费日期；台账：2024-05-01", "a step after the closing: fee.paid; register: 2024-05-01"},
		{ledger.Problem{Code: "L03", Row: 2, ID: "a", Field: "received"}, "没有收到申请之日。依据：条例第三十一条", "no date of receipt. Basis: 条例第三十一条"},
	} {
		if zh, en := test.problem.Text(language.Chinese), test.problem.Text(language.English); zh != test.zh || en != test.en {
			t.Errorf("%+v says %q and %q", test.problem, zh, en)
		}
	}
}

// A negative fee was added up, in records that a program makes, too.
func TestNegativeNumbersAreTold(t *testing.T) {
	l := ledger.Ledger{Cases: []ledger.Case{
		{ID: "a", Received: day(2024, 12, 6), Applicant: ledger.Business, Fee: &ledger.Fee{Basis: ledger.ByPages, Pages: 68, Sent: day(2024, 12, 9), Amount: govinfo.MustAmount("-380"), Paid: day(2024, 12, 10)}},
		{ID: "b", Received: day(2024, 12, 6), Applicant: ledger.Business, Items: -1, Row: -5, Fee: &ledger.Fee{Pages: -1}},
	}}
	tally := l.Tally(2024, ledger.Options{})
	got := ""
	for _, p := range tally.Problems {
		got += fmt.Sprint(p.Code, " ", p.ID, " ", p.Row, " ", p.Field, " ", p.Got, "; ")
	}
	if want := "L51 a 1 fee.amount -380; L04 b 2 items -1; L04 b 2 row -5; L04 b 2 fee.pages -1; "; got != want {
		t.Errorf("told is %q, want %q", got, want)
	}
	if f := tally.Fees; f.Notices != 1 || f.Noticed.String() != "0" || f.Paid.String() != "0" {
		t.Errorf("fees are %+v", f)
	}
}

// A second list of cases was added to the first, and what stands behind the object was not
// looked at.
func TestWhatIsNoSingleRegister(t *testing.T) {
	for source, want := range map[string]error{
		`{"cases":[],"cases":[]}`:                   ledger.ErrTwice,
		`{"disputes":[],"cases":[],"disputes":[]}`:  ledger.ErrTwice,
		`{"organ":"a","cases":[],"organ":"b"}`:      ledger.ErrTwice,
		`{"cases":[]} {"cases":[]}`:                 ledger.ErrBehind,
		`{"cases":[]} x`:                            ledger.ErrBehind,
		`{"cases":[]}]`:                             ledger.ErrBehind,
		`{"cases":{"id":"a"}}`:                      ledger.ErrNoRegister,
		`{"cases":[],"disputes":"none"}`:            ledger.ErrNoRegister,
		`{"organ":{"name":"a"},"cases":[]}`:         ledger.ErrNoRegister,
		"{\"cases\":[]}\n \n":                       nil,
		`{"cases":null,"disputes":[],"organ":null}`: nil,
	} {
		if _, err := ledger.Read(strings.NewReader(source)); !errors.Is(err, want) || want == nil && err != nil {
			t.Errorf("%s: %v, want %v", source, err, want)
		}
	}
}

// Keys of personal data were known in few spellings.
func TestPersonalKeysAreDropped(t *testing.T) {
	for _, key := range []string{
		"name", "Name", "applicantName", "applicant_name", "APPLICANT-NAME", "real name", "idCard", "id_card_no", "IDCardNumber", "phone", "phoneNumber", "contactPhone", "mobile", "tel",
		"address", "homeAddress", "eMail", "email", "postCode", "creditCode", "wechat", "birthday", "gender", "content",
		"姓名", "申请人姓名", "申请人", "申请人名称", "身份证", "身份证号码", "证件号码", "联系电话", "联系 电话（手机）", "手机号", "地址", "通讯地址", "邮编", "电子邮箱", "单位名称", "统一社会信用代码", "法定代表人", "代理人姓名", "工作单位", "查询密码", "申请内容", "所需信息内容描述", "出生日期", "性别", "原告", "第三人",
	} {
		for _, source := range []string{`{"cases":[{"id":"a","%s":"欧阳示例"}]}`, `{"cases":[],"%s":{"x":"欧阳示例"}}`, `{"cases":[{"fee":{"%s":1}}]}`, `{"disputes":[{"%s":["欧阳示例"]}]}`} {
			reading, err := ledger.Read(strings.NewReader(fmt.Sprintf(source, key)))
			if err != nil || fmt.Sprint(reading.Dropped, reading.Ignored) != fmt.Sprintf("[%s] []", key) {
				t.Errorf(source+": dropped %q, ignored %q, %v", key, reading.Dropped, reading.Ignored, err)
			}
		}
	}
	for _, key := range []string{"remark", "status", "department", "title", "complete", "年度", "承办科室", "Received", "类型"} {
		reading, err := ledger.Read(strings.NewReader(fmt.Sprintf(`{"cases":[{"%s":"x"}]}`, key)))
		if err != nil || fmt.Sprint(reading.Dropped, reading.Ignored) != fmt.Sprintf("[] [%s]", key) {
			t.Errorf("%s: dropped %q, ignored %q, %v", key, reading.Dropped, reading.Ignored, err)
		}
	}
	reading, _ := ledger.Read(strings.NewReader(`{"cases":[{"13900000000":1,"a@example.org":1}]}`))
	if fmt.Sprint(reading.Ignored) != "[…]" {
		t.Errorf("ignored are %q", reading.Ignored)
	}
}
