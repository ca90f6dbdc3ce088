package main

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
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
	register, status := registerAnswer(t, "2021", registerRows)
	if status != http.StatusOK {
		t.Fatal(status)
	}
	o := checked(t, basis{Register: register})
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
	f.Register, f.Entries = register, map[govinfo.Ref]string{"applications.received.naturalPerson": "2"}
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
