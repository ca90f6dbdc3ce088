package recognize_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/recognize"
	"golang.org/x/text/language"
)

func paragraphs(texts ...string) *document.Document {
	doc := new(document.Document)
	for _, text := range texts {
		doc.Blocks = append(doc.Blocks, &document.Paragraph{Text: text})
	}
	return doc
}

// However long a file is, so many problems of a kind are told, and then their number.
func TestProblemsAreBounded(t *testing.T) {
	texts := []string{"云溪县水利局2023年政府信息公开工作年度报告", "二、主动公开政府信息情况"}
	for i := range 3000 {
		texts = append(texts, fmt.Sprintf("第%d段文字。", i))
	}
	result := recognize.Document(paragraphs(texts...))
	count := make(map[recognize.Code]int)
	for _, p := range result.Doubts {
		count[p.Code]++
		if p.Code == recognize.MoreDoubts && (!strings.Contains(p.Sentence, "2950") || !strings.Contains(p.Message(language.English), "2950")) {
			t.Errorf("%s / %s", p.Sentence, p.Message(language.English))
		}
	}
	if count[recognize.TextLeftOut] != 50 || count[recognize.MoreDoubts] != 1 {
		t.Errorf("%v", count)
	}
}

// Lines that are nearly titles, or nearly say whose report it is, cost in proportion to
// their number.
func TestNearMissesGrowLinearly(t *testing.T) {
	for name, line := range map[string]func(i int) string{
		"titles of sections": func(i int) string {
			return fmt.Sprintf("四、政府信息公开行政复仪、行政诉松情况%d", i)
		},
		"titles of reports": func(i int) string {
			return fmt.Sprintf("云溪县水利局%d年政府信息公开工作年度报吿", i)
		},
		"names of fields": func(i int) string { return fmt.Sprintf("联系地址：地址：电话：%d", i) },
		"years":           func(i int) string { return fmt.Sprintf("2023年，2022年，2021年，%d年", 1000+i) },
	} {
		t.Run(name, func(t *testing.T) {
			allocations := func(n int) float64 {
				texts := []string{"云溪县水利局2023年政府信息公开工作年度报告", "一、总体情况"}
				for i := range n {
					texts = append(texts, line(i))
				}
				doc := paragraphs(texts...)
				return testing.AllocsPerRun(1, func() { recognize.Document(doc) })
			}
			if small, large := allocations(400), allocations(3200); large > 12*small {
				t.Errorf("%.0f allocations for 400 lines, %.0f for 3,200", small, large)
			}
		})
	}
}
