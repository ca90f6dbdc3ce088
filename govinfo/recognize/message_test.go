package recognize_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/recognize"
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
		p := recognize.Problem{Code: code, Ref: "applications.received.total", Origin: recognize.Origin{Text: "5\n7"}}
		zh, en := p.Message("zh-CN"), p.Message("en")
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
	p := recognize.Problem{Code: recognize.MissingTable, Ref: "disputes", Text: "没有找到第四部分的表格"}
	for language, want := range map[string]string{
		"zh": p.Text, "": p.Text, "zh-Hans": p.Text, "fr": p.Text,
		"en": "表四: the table was not found", "EN-gb": "表四: the table was not found",
	} {
		if got := p.Message(language); got != want {
			t.Errorf("%q: %q, want %q", language, got, want)
		}
	}
	p = recognize.Problem{Code: recognize.NoReport}
	if got, want := p.Message("en"), "no table and no section of an annual report was found"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := (recognize.Problem{Code: "of-the-future"}).Message("en"); got != "of-the-future" {
		t.Errorf("%q", got)
	}
}
