package recognize_test

import (
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/recognize"
	"golang.org/x/text/language"
)

// Sentences of section 六 that speak of 承办单位 and the like were taken for the
// end of a web page, and all behind them was lost.
func TestSentenceIsNoPageEnd(t *testing.T) {
	for _, sentence := range []string{
		"全年我局作为主办单位办理人大代表建议12件，作为承办单位办理政协提案3件。",
		"（二）承办单位办理建议提案情况",
		"群众可扫一扫二维码下载，上一篇和下一篇均可查询；",
	} {
		s := attacked()
		doc := s.document()
		doc.Blocks = append(doc.Blocks, &document.Paragraph{Text: sentence}, &document.Paragraph{Text: "最后一段。"},
			&document.Paragraph{Text: "主办单位：云溪县人民政府办公室"}, &document.Paragraph{Text: "页脚"})
		got := recognize.Document(doc).Report.OtherMatters.String()
		if want := s.want.OtherMatters.String() + "\n" + sentence + "\n最后一段。"; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Without a title, the preface was lost.
func TestPrefaceWithoutTitle(t *testing.T) {
	s := attacked()
	s.title = nil
	s.preface = []string{"首页", "根据条例编制本报告。", "统计期限为2021年1月1日至2021年12月31日。"}
	report := recognize.Document(s.document()).Report
	if want := "根据条例编制本报告。\n统计期限为2021年1月1日至2021年12月31日。\n" + s.want.Overview.String(); report.Overview.String() != want {
		t.Errorf("%q, want %q", report.Overview, want)
	}
	if report.Year != 2021 {
		t.Errorf("year %d", report.Year)
	}
}

// A sentence of the preface that says where to print the report was taken for a
// button of the page.
func TestPrefaceSpeaksOfPrinting(t *testing.T) {
	s := attacked()
	line := "本报告可在门户网站查阅、下载、打印，如有疑问请与县水利局办公室联系，电话：0000-1234567"
	s.preface = []string{"字体：大 中 小", "打印本页", line}
	report := recognize.Document(s.document()).Report
	if want := line + "\n" + s.want.Overview.String(); report.Overview.String() != want {
		t.Errorf("%q, want %q", report.Overview, want)
	}
}

// A doubt is one line, whatever the line breaks in the cell.
func TestDoubtIsOneLine(t *testing.T) {
	s := attacked()
	s.set("applications.received.total", govinfo.N(1), "5\n7")
	for _, p := range recognize.Document(s.document()).Doubts {
		for _, text := range []string{p.Sentence, p.Message(language.English)} {
			if strings.Contains(text, "\n") || !strings.Contains(text, "“5 7”") {
				t.Errorf("%q", text)
			}
		}
	}
}
