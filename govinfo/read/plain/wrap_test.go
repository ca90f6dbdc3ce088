package plain

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/internal/memtest"
)

// Lines that stop in the middle of a sentence are joined, and no others.
func TestBrokenLines(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{
			"a word that says whose the number is", "2023年，区政府办公室代表区政府受理政府\n信息公开申请 2 件，均已在法定期限内予以答复。",
			[]string{"2023年，区政府办公室代表区政府受理政府信息公开申请 2 件，均已在法定期限内予以答复。"},
		},
		{
			"three lines, one without a comma", "2023年，区政府办公室代表区政府受理政府\n信息公开申请及其办理情况良好并在法定期\n限内，予以答复。",
			[]string{"2023年，区政府办公室代表区政府受理政府信息公开申请及其办理情况良好并在法定期限内，予以答复。"},
		},
		{
			"over a page", "2023年，区政府办公室代表区政府受理政府\n- 3 -\n信息公开申请 2 件，均已答复。",
			[]string{"2023年，区政府办公室代表区政府受理政府信息公开申请 2 件，均已答复。"},
		},
		{"figures of a table", "规章，本年制发 １８ ２５ ３２ 规范性文件，制发件数废\n３９ ４６ ５３ 第二十条第（五）项，行政许可的", []string{"规章，本年制发 １８ ２５ ３２ 规范性文件，制发件数废", "３９ ４６ ５３ 第二十条第（五）项，行政许可的"}},
		{"ended sentences", "2023年，区政府办公室代表区政府受理申请。\n全年公开信息 2 件，均已答复。", []string{"2023年，区政府办公室代表区政府受理申请。", "全年公开信息 2 件，均已答复。"}},
		{"a title", "四、政府信息公开行政复议、行政诉讼情况\n本年度，没有发生。", []string{"四、政府信息公开行政复议、行政诉讼情况", "本年度，没有发生。"}},
		{"a numbered item", "加强领导，健全机制，压实责任，提升公开的实效\n二、强化培训，提升能力。", []string{"加强领导，健全机制，压实责任，提升公开的实效", "二、强化培训，提升能力。"}},
		{"a signature", "特此报告，请予以监督并提出宝贵的意见和建议\n云溪县林业局", []string{"特此报告，请予以监督并提出宝贵的意见和建议", "云溪县林业局"}},
		{"an indented line", "加强领导，健全机制，压实责任，提升公开的实效\n　　强化培训，提升能力。", []string{"加强领导，健全机制，压实责任，提升公开的实效", "强化培训，提升能力。"}},
		{"a blank line", "加强领导，健全机制，压实责任，提升公开的实效\n\n强化培训，提升能力。", []string{"加强领导，健全机制，压实责任，提升公开的实效", "强化培训，提升能力。"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc, err := Document([]byte(test.text))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, block := range doc.Blocks {
				p, ok := block.(*document.Paragraph)
				if !ok {
					t.Fatalf("%T", block)
				}
				got = append(got, p.Text)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// The memory that a text of broken lines takes grows with its size, not with its
// square: a paragraph may be the whole text.
func TestBrokenLinesGrowLinearly(t *testing.T) {
	allocated := func(lines int) float64 {
		text := []byte("年度报告\n" + strings.Repeat(strings.Repeat("文", 35)+"\n", lines))
		return memtest.Allocated(func() {
			doc, err := Document(text)
			if err != nil || len(doc.Blocks) != 2 {
				t.Fatal(err, len(doc.Blocks))
			}
		})
	}
	allocated(100) // what is made once
	if small, large := allocated(2_000), allocated(16_000); large > 12*small {
		t.Errorf("%.0f bytes for 2,000 lines, %.0f for 16,000", small, large)
	}
}
