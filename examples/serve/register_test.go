package main

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger/register"
)

const registerRows = `登记编号,收到日期,申请人姓名,身份证号,申请人类别,答复日期,答复类型
2021-1,2021-03-04,欧阳示例,000000199001010000,公民,2021-03-20,予以公开
2021-2,2021-03-05,欧阳示例,000000199001010000,公民,,
`

func registerAnswer(t *testing.T, year, body string) (register string, status int) {
	t.Helper()
	w := post(t, "/register?year="+year, body)
	var answer struct{ Register string }
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(w.Body.String(), "欧阳") || strings.Contains(w.Body.String(), "19900101") {
		t.Errorf("the answer holds personal data: %s", w.Body)
	}
	return answer.Register, w.Code
}

// A register shows which figures of the report are others, with the cases behind, and no
// more once they are mended.
func TestRegisterBesideTheReport(t *testing.T) {
	answered, status := registerAnswer(t, "2021", registerRows)
	if status != http.StatusOK {
		t.Fatal(status)
	}
	o := checked(t, basis{Register: answered})
	if o.Register == nil || !strings.Contains(o.Register.Title, "2件申请") {
		t.Fatalf("%+v", o.Register)
	}
	texts := make(map[govinfo.Ref]string)
	for _, cell := range o.Register.Cells {
		texts[cell.Ref] = cell.Text
		if cell.Ref.Within("disputes") {
			t.Errorf("table 四 is compared with a register without disputes: %s", cell.Text)
		}
	}
	if text := texts["applications.received.naturalPerson"]; !strings.Contains(text, "台账为2（2021-1，2021-2）") {
		t.Errorf("the figure is told as %q", text)
	}

	f := decoded(t, post(t, "/read", sample(t))).filing
	f.Register, f.Entries = answered, map[govinfo.Ref]string{"applications.received.naturalPerson": "2"}
	data, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, cell := range decoded(t, post(t, "/check", string(data))).Register.Cells {
		if cell.Ref == "applications.received.naturalPerson" {
			t.Errorf("mended and still told: %s", cell.Text)
		}
	}
}

func TestNoRegister(t *testing.T) {
	for _, test := range []struct{ year, body string }{
		{"2021", "今天的天气很好。\n"}, {"2021", "{}"}, {"2021", "PK\x03\x04"}, {"", registerRows}, {"x", registerRows},
		{"2021", "编号,收到日期,答复日期,送达日期\n1,2021-03-04,2021-03-05,2021-03-06\n"},
	} {
		w := post(t, "/register?year="+test.year, test.body)
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "台账") {
			t.Errorf("%.20q: %d %s", test.body, w.Code, w.Body)
		}
	}
	if o := checked(t, basis{}); o.Register != nil {
		t.Error("a register is shown that was not given")
	}
}

// Whatever stands in the place of a register in a form is refused or shown, and no more.
func TestForgedRegister(t *testing.T) {
	f := decoded(t, post(t, "/read", sample(t))).filing
	for _, forged := range []string{"x", "[]", `{"report":7}`, `{"report":{"year":2021},"cases":{"applications.received.total":["<script>alert(1)</script>"]}}`} {
		f.Register = forged
		data, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		if w := post(t, "/check", string(data)); w.Code != http.StatusOK && w.Code != http.StatusBadRequest {
			t.Errorf("%s: %d", forged, w.Code)
		}
	}
}

// doubtfulRows have two columns for the day of the answer.
const doubtfulRows = `登记编号,收到日期,申请人姓名,申请人类别,答复日期,送达日期,答复类型
2021-1,2021-03-04,欧阳示例,公民,2021-03-20,欧阳示例,予以公开
经办人：欧阳示例,,,,,,
`

// A register whose headings were not understood was refused; now its columns can be given
// their meaning, and nothing personal is told on the way.
func TestRegisterColumns(t *testing.T) {
	const odd = "编号,收文,申请人,类别,发文,处理\n2021-1,2021-03-04,欧阳示例,公民,2021-03-20,予以公开\n欧阳示例,2021-03-05,欧阳示例,欧阳示例,,\n"
	for _, test := range []struct {
		name, rows, columns string
		status              int
		fields              string // of the columns that are told
	}{
		{"headings that are not known", odd, "", 422, "编号=id 收文= 申请人! 类别= 发文= 处理="},
		{"mapped", odd, `{"收文":"received","类别":"applicant","发文":"closed","处理":"outcome"}`, 200, "编号=id 收文=received 申请人! 类别=applicant 发文=closed 处理=outcome"},
		{"a question", doubtfulRows, "", 422, "登记编号=id 收到日期=received 申请人姓名! 申请人类别=applicant 答复日期=closed 送达日期=closed 答复类型=outcome"},
		{"answered", doubtfulRows, `{"送达日期":""}`, 200, "登记编号=id 收到日期=received 申请人姓名! 申请人类别=applicant 答复日期=closed 送达日期= 答复类型=outcome"},
		{"no such field", doubtfulRows, `{"送达日期":"sent"}`, 422, ""},
		{"no such heading", doubtfulRows, `{"000000199001010000":"closed"}`, 422, ""},
		{"no mapping", doubtfulRows, `[]`, 400, ""},
		{"a long mapping", doubtfulRows, `{"` + strings.Repeat("x", 9000) + `":""}`, 400, ""},
		{"only disputes", "案号,复议机关,受理日期,结果\n复1,欧阳示例,2021-03-04,\n", "", 422, ""},
		{"rows without headings", "欧阳示例,示范路\n欧阳示例,2021-03-04\n", "", 422, ""},
		{"as it should be", registerRows, "", 200, "登记编号=id 收到日期=received 申请人姓名! 身份证号! 申请人类别=applicant 答复日期=closed 答复类型=outcome"},
	} {
		w := post(t, "/register?year=2021&columns="+url.QueryEscape(test.columns), test.rows)
		for _, secret := range []string{"欧阳", "示范", "199001"} {
			if strings.Contains(w.Body.String(), secret) {
				t.Errorf("%s: %q is told: %s", test.name, secret, w.Body)
			}
		}
		var told struct {
			Register, Error string
			Columns         []register.Column
		}
		if err := json.Unmarshal(w.Body.Bytes(), &told); err != nil {
			t.Fatal(err)
		}
		var fields []string
		for _, c := range told.Columns {
			text := c.Heading + "=" + c.Field
			if c.Personal {
				text = c.Heading + "!"
			}
			fields = append(fields, text)
		}
		if got := strings.Join(fields, " "); w.Code != test.status || got != test.fields || (told.Register != "") != (w.Code == 200) || (told.Error != "") == (w.Code == 200) {
			t.Errorf("%s: %d, %s, %s", test.name, w.Code, got, w.Body)
		}
	}
}
