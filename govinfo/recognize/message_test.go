package recognize_test

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/recognize"
	"golang.org/x/text/language"
)

// codes returns all codes that the package declares.
func codes(t *testing.T) []recognize.Code {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "result.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var found []recognize.Code
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if name, ok := spec.Type.(*ast.Ident); ok && name.Name == "Code" {
			value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			found = append(found, recognize.Code(value))
		}
		return true
	})
	return found
}

func TestEveryCodeHasWords(t *testing.T) {
	all := codes(t)
	if len(all) < 26 {
		t.Fatalf("only %d codes", len(all))
	}
	for _, code := range all {
		p := recognize.Doubt{Code: code, Ref: "applications.received.total", Origin: recognize.Origin{Text: "5\n7"}}
		zh, en := p.Message(language.Chinese), p.Message(language.English)
		for _, message := range []string{zh, en} {
			if strings.Contains(message, string(code)) || strings.Contains(message, "\n") ||
				!strings.HasPrefix(message, "一、本年新收政府信息公开申请数量 · 总计") || !strings.Contains(message, "“5 7”") {
				t.Errorf("%s: %q", code, message)
			}
		}
		phrase := func(message string) string {
			return strings.TrimPrefix(message, "一、本年新收政府信息公开申请数量 · 总计")
		}
		if strings.ContainsFunc(phrase(en), func(r rune) bool { return 0x4e00 <= r && r <= 0x9fff }) || !strings.ContainsFunc(phrase(zh), func(r rune) bool { return 0x4e00 <= r && r <= 0x9fff }) {
			t.Errorf("%s: %q, %q", code, zh, en)
		}
	}
}

func TestMessage(t *testing.T) {
	p := recognize.Doubt{Code: recognize.MissingTable, Ref: "disputes", Sentence: "没有找到第四部分的表格"}
	for tag, want := range map[language.Tag]string{
		language.Chinese: p.Sentence, language.Und: p.Sentence, language.SimplifiedChinese: p.Sentence, language.MustParse("bo"): p.Sentence,
		language.English: "表四: the table was not found", language.BritishEnglish: "表四: the table was not found",
	} {
		if got := p.Message(tag); got != want {
			t.Errorf("%v: %q, want %q", tag, got, want)
		}
	}
	p = recognize.Doubt{Code: recognize.NoReport}
	if got, want := p.Message(language.English), "no table and no section of an annual report was found"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := (recognize.Doubt{Code: "of-the-future"}).Message(language.English); got != "of-the-future" {
		t.Errorf("%q", got)
	}
}

// Place and text are apart, and a log line has both.
func TestDoubtInParts(t *testing.T) {
	d := recognize.Doubt{Code: recognize.Unreadable, Ref: "disputes.reconsideration.total", Origin: recognize.Origin{Block: 3, Text: "三四件"}}
	for tag, want := range map[language.Tag][2]string{
		language.Chinese: {"行政复议 · 总计", "不是一个确定的数，未读取（“三四件”）"},
		language.English: {"行政复议 · 总计", "not read: this is not one certain number (“三四件”)"},
	} {
		if place, text := d.Place(tag), d.Text(tag); place != want[0] || text != want[1] {
			t.Errorf("%v: %q, %q, want %q", tag, place, text, want)
		}
	}
	if got, want := fmt.Sprintf("%v", d), "unreadable disputes.reconsideration.total: 行政复议 · 总计：不是一个确定的数，未读取（“三四件”）"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := fmt.Sprint(recognize.Doubt{Code: recognize.NoReport}), "no-report: 没有找到年度报告的表格和各部分标题"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// What a reader doubted survives JSON, its keys in the manner of the rest.
func TestDoubtsSurviveJSON(t *testing.T) {
	s := attacked()
	s.set("applications.received.total", govinfo.N(1), "5\n7")
	doubts := recognize.Document(s.document()).Doubts
	if len(doubts) == 0 {
		t.Fatal("no doubts")
	}
	doubts = append(doubts, recognize.Doubt{Code: recognize.Remark, Ref: "disputes", Origin: recognize.Origin{Block: 1, Row: 2, Cell: 3, Text: "四"}, Sentence: "五"}, recognize.Doubt{})
	data, err := json.Marshal(doubts)
	if err != nil {
		t.Fatal(err)
	}
	var back []recognize.Doubt
	if err := json.Unmarshal(data, &back); err != nil || !slices.Equal(back, doubts) {
		t.Errorf("%v\n%v\n%v", err, back, doubts)
	}
	if want := `{"code":"remark","ref":"disputes","origin":{"block":1,"row":2,"cell":3,"text":"四"},"sentence":"五"}`; !strings.Contains(string(data), want) {
		t.Errorf("%s is not in %s", want, data)
	}
}
