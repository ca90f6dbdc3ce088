package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/internal/workbook"
)

// planted are what must not come out: a name, numbers, an address, a text.
var planted = []string{"欧阳", "19900101", "13900000", "example.org", "示范路", "档案"}

// printedEverywhere runs the program in all formats and returns what was printed and told,
// the words of the Word document in clear.
func printedEverywhere(t *testing.T, args ...string) map[string]string {
	t.Helper()
	printed := make(map[string]string)
	for _, format := range []string{"text", "json", "html", "docx"} {
		_, out, told := start(t, append([]string{"-year", "2024", "-format", format}, args...)...)
		if format == "docx" && out != "" {
			reading, err := read.Bytes([]byte(out))
			if err != nil {
				t.Fatal(err)
			}
			text, _ := json.Marshal(reading)
			out = string(text)
		}
		printed[format] = out + told
	}
	return printed
}

// Nothing personal comes out, wherever it stands: in footers, in any column, in headings'
// place, in keys and values of JSON, in a register of disputes, behind a mapping that does
// not fit, in a file that cannot be read.
func TestNothingPersonalComesOut(t *testing.T) {
	const head = "登记编号,收到日期,申请人姓名,申请人类别,受理方式,答复日期,答复类型,计费方式,收费金额,备注\n"
	const good = "2024-1,2024-03-04,欧阳示例,公民,网上,2024-03-20,予以公开,,,\n"
	files := map[string][]byte{
		"footers.csv":   []byte(head + good + "经办人：欧阳示例,,,审核：欧阳二,,2024-12-31,,,,\n欧阳示例,,,,,,,,,\n,,,,,,,,,欧阳示例13900000000\n制表 欧阳示例,2024-12-31,,,,,,,,\n合计：1件（欧阳示例）,,,,,,,,,\n联系电话：13900000000,,,,,,,,,\n注：请公开欧阳示例的档案,示范路,,,,,,,,\n欧阳示例 13900000000,,,,2024-12-31,,,,,\n"),
		"columns.csv":   []byte(head + good + strings.Repeat("欧阳示例,", 9) + "欧阳示例\n000000199001010000," + strings.Repeat("欧阳示例13900000000,", 9) + "\n2024-3,sample@example.org,示范路九十九号,欧阳示例,欧阳示例,欧阳示例,请公开欧阳示例的档案,欧阳示例,欧阳示例,13900000000\nsample@example.org,2024-03-04,,公民,,,,,,\n欧阳示例,2024-03-04,,公民,,,,,,\n"),
		"titles.csv":    []byte("欧阳示例制,,,\n经办人：欧阳示例,,,\n" + head + good),
		"wide.csv":      []byte(strings.TrimSpace(head) + ",13900000000,sample@example.org\n" + good),
		"quote.csv":     []byte(head + "2024-1,\"欧阳示例\n13900000000\n"),
		"none.csv":      []byte("欧阳示例,13900000000\n示范路,档案\n"),
		"questions.csv": []byte("登记编号,收到日期,答复日期,送达日期,申请人姓名\n2024-1,2024-03-04,欧阳示例,欧阳示例,欧阳示例\n"),
		"keys.json":     []byte(`{"organ":"示例局","applicantName":"欧阳示例","cases":[{"id":"1","Name":"欧阳示例","id_card":"000000199001010000","联系电话":"13900000000","homeAddress":"示范路","content":"档案","received":"欧阳示例","applicant":"欧阳示例","outcome":["欧阳示例"],"closed":{"欧":"欧阳示例"},"channel":"欧阳示例","supplement":"欧阳示例","fee":{"basis":"欧阳示例","amount":"欧阳示例","pages":"欧阳示例"},"consultations":[{"kind":"欧阳示例","sent":"欧阳示例"}],"remark":"13900000000"},"欧阳示例"],"disputes":[{"id":"1","kind":"欧阳示例","filed":"欧阳示例","result":"欧阳示例","coDefendant":"欧阳示例","cases":"欧阳示例","原告":"欧阳示例"}]}`),
		"behind.json":   []byte(`{"cases":[]} "欧阳示例"`),
		"broken.json":   []byte(`{"cases":[{"id":"1","name":"欧阳示例",13900000000}]}`),
		"period.json":   []byte(`{"from":"欧阳示例","cases":[]}`),
		"organ.json":    []byte(`{"organ":{"name":"欧阳示例"},"cases":[]}`),
		"prior.json":    []byte(`{"year":"欧阳示例"}`),
		"d.csv":         []byte("案号,原告,争议类型,提起日期,审结日期,结果,是否共同被告,对应申请编号\n复1,欧阳示例,欧阳示例,欧阳示例,欧阳示例,欧阳示例,欧阳示例,欧阳示例\n欧阳示例,,复议,2024-05-06,,,,13900000000\n经办人：欧阳示例,,,,,,,\n"),
		"m1.json":       []byte(`{"columns":{"000000199001010000":"received"}}`),
		"m2.json":       []byte(`{"values":{"applicant":{"13900000000":"sample@example.org"}}}`),
	}
	var out bytes.Buffer
	book := workbook.Book{Sheets: []workbook.Sheet{sheetOf("申请", string(files["footers.csv"])), sheetOf("复议", string(files["d.csv"]))}}
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	files["book.xlsx"] = out.Bytes()
	path := make(map[string]string)
	for name, content := range files {
		path[name] = write(t, name, content)
	}
	runs := [][]string{
		{"footers.csv", "d.csv"}, {"-mapping", "m1.json", "footers.csv"}, {"-mapping", "m2.json", "footers.csv"}, {"-prior", "prior.json", "keys.json"}, {"-mapping", "d.csv", "footers.csv"},
		{"-prior", "footers.csv", "keys.json"}, {"keys.json", "d.csv"},
	}
	for name := range files {
		runs = append(runs, []string{name})
	}
	printed := 0
	for _, run := range runs {
		args := make([]string, len(run))
		for i, arg := range run {
			if args[i] = arg; path[arg] != "" {
				args[i] = path[arg]
			}
		}
		for format, out := range printedEverywhere(t, args...) {
			printed += len(out)
			for _, secret := range planted {
				if at := strings.Index(out, secret); at >= 0 {
					t.Errorf("%q as %s: %q comes out: …%s…", run, format, secret, out[max(0, at-60):min(len(out), at+60)])
				}
			}
		}
	}
	if printed < 100_000 {
		t.Errorf("only %d bytes were printed", printed)
	}
	// What is lost must be told all the same.
	_, text, _ := start(t, "-year", "2024", path["footers.csv"])
	for row := 3; row <= 10; row++ {
		if !strings.Contains(text, fmt.Sprintf("第%d行", row)) {
			t.Errorf("row %d is not told:\n%s", row, text)
		}
	}
}
