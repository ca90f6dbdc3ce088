package htmldoc

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openxxgk/annualreport/govinfo/read/internal/outline"
)

// rows is the inside of a table large enough to be one of a report, and want
// what is read of it.
var (
	rows    = strings.Repeat(`<tr><td colspan="2">甲</td><td>1</td></tr>`, 8)
	rowsOut = strings.Repeat("| 甲 [2x1] | 1 |\n", 8)
)

func TestEmbedded(t *testing.T) {
	markup := `<p>前文</p><table border="1">` + rows + `</table><p>后文</p>`
	want := "前文\ntable\n" + rowsOut + "后文\n"
	once := strings.NewReplacer(`"`, `\"`, "/", `\/`).Replace(markup)
	unicode := strings.NewReplacer(`"`, `\u0022`, "<", `\u003c`, ">", `\u003E`, "甲", `\u7532`).Replace(markup)
	twice := strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(`{"content":"` + once + `"}`)
	for _, test := range []struct {
		name, page, want string
	}{
		{"string in a script", `<h1>题</h1><script>var c = "` + once + `";</script><p>页脚</p>`, "# 题\n" + want + "页脚\n"},
		{"apostrophes", `<script>// don't stop
			var c = '` + markup + `';</script>`, want},
		{"object in a script", `<div id=app></div><script>window.data = {"title":"题","content":"` + once + `","n":1}</script>`, want},
		{"unicode escapes", `<script>var c = {content: "` + unicode + `"}</script>`, want},
		{"JSON in a string", `<script>var c = JSON.parse("` + twice + `")</script>`, want},
		{"written piece by piece", `<p>首</p><script>document.write('<p>前文</p><table>');
			document.write('` + rows + `' + "</table>");
			document.writeln("<p>后文</p>");</script><p>尾</p>`, "首\n" + want + "尾\n"},
		{"template in a script", `<script type="text/html">` + markup + `</script>`, want},
		{"text area", `<textarea>` + strings.ReplaceAll(markup, "<", "&lt;") + `</textarea>`, want},
		{"form field", `<input type=hidden value='` + markup + `'>`, want},
		{"noscript", `<noscript>` + markup + `</noscript>`, want},
		{"JSON", `{"code":200,"data":{"docTitle":"2021年报告","content":"` + once + `"}}`, "2021年报告\n" + want},
		{"JSON with unicode escapes", ` [{"content":"` + unicode + `"}] `, want},
		{"JSONP", `callback({"content":"` + once + `"});`, want},
		{"JSON of escaped markup", `{"content":"` + strings.NewReplacer("<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(markup) + `"}`, want},
		{"quotes that are no strings", `<script>if (/'/.test(x)) y = [` + "\n<p>前文</p><table>" + rows + "</table><p>后文</p>\n]</script>", want},
		{"a visible table comes first", `<table>` + rows + `</table><script>var c = "<table><tr><td>x<td>y</table>"</script>`, "table\n" + rowsOut},
		{"a small visible table does not", `<table><tr><td>索引号<td>1</table><script>var c = "` + once + `"</script>`, "table\n| 索引号 | 1 |\n" + want},
		{"hidden scripts", `<div hidden><script>var c = "` + once + `"</script></div>甲`, "甲\n"},
		{"scripts without tables", `<script>var c = "<p>x</p>"</script>甲`, "甲\n"},
		{"text in brackets", `[甲] "乙" {丙}`, "[甲] \"乙\" {丙}\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc, err := Document([]byte(test.page))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, outline.Of(doc)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestUnescape(t *testing.T) {
	for in, want := range map[string]string{
		`a\n\t\"\'\/\\`:      "a\n\t\"'/\\",
		`\u4e00\x41\u{4e8c}`: "一A二",
		`\ud83d\ude00`:       "😀",
		`\ud83d`:             "\uFFFD",
		`\u12`:               `\u12`,
		`\xzz`:               `\xzz`,
		`\u{110000}`:         `\u{110000}`,
		`end\`:               `end\`,
	} {
		if got := unescape(in); got != want {
			t.Errorf("unescape(%q) = %q, want %q", in, got, want)
		}
	}
}
