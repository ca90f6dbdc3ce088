package register_test

import (
	"fmt"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/govinfo/ledger/register"
)

// Only one letter of a row was read, so that the days of a second one counted against the
// organ.
func TestSeveralLetters(t *testing.T) {
	for _, headings := range [][]string{
		{"征求意见日期", "反馈日期", "征求意见日期2", "反馈日期2"},
		{"第一次征求意见日期", "第一次反馈日期", "第二次征求意见日期", "第二次反馈日期"},
		{"征求意见日期（一）", "反馈日期（一）", "征求意见日期（二）", "反馈日期（二）"},
		{"征求第三方时间1", "回函日期1", "征求意见日期3", "回函日期3"},
		{"发函日期", "回函日期", "发函", "回函"},
	} {
		m := register.Mapping{}
		if headings[2] == "发函" {
			m.Columns = map[string]string{"发函": "consultations.2.sent", "回函": "consultations.2.returned"}
		}
		result, err := m.Import([][]string{append([]string{"编号", "收到日期", "申请人类别"}, headings...), {"1", "2024-03-04", "企业", "2024-03-11", "2024-03-22", "2024-03-13", "2024-03-26"}})
		if err != nil {
			t.Fatal(err)
		}
		if len(result.Cases) == 0 {
			t.Fatalf("%q: %+v", headings, result)
		}
		l := ledger.Ledger{Cases: result.Cases}
		if due := l.Tally(2024, ledger.Options{}).Due("1"); due.String() != "2024-04-17" || len(result.Cases[0].Consultations) != 2 || len(result.Ignored) > 0 {
			t.Errorf("%q: due %v, %+v, ignored %q", headings, due, result.Cases[0].Consultations, result.Ignored)
		}
	}
	result, err := register.Import([][]string{{"编号", "收到日期", "征求意见日期2", "征求意见对象2", "征求意见日期9", "答复日期2", "征求意见日期12"}, {"1", "2024-03-04", "2024-03-11", "共同制作机关", "2024-03-12", "", ""}})
	if err != nil || fmt.Sprint(result.Cases[0].Consultations) != "[{coAuthor 2024-03-11 }]" || fmt.Sprint(result.Ignored) != "[征求意见日期9 答复日期2 征求意见日期12]" {
		t.Errorf("%+v, %v", result, err)
	}
}
