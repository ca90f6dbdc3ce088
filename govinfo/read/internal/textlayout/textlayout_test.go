package textlayout_test

import (
	"fmt"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/textlayout"
)

func ExampleBlocks() {
	blocks, _ := textlayout.Blocks("二、主动公开情况\n| 信息内容 | 本年制发件数 |\n| 规章 | 0 |\n", document.Limits{Lines: 100, Cells: 100})
	fmt.Printf("%T %T\n", blocks[0], blocks[1])
	fmt.Println(blocks[1].(*document.Table).Rows[1].Cells[1].Text)
	// Output:
	// *document.Paragraph *document.Table
	// 0
}

func TestLimits(t *testing.T) {
	const text = "甲\n| 乙 | 1 |\n| 丙 | 2 |\n"
	for _, test := range []struct {
		limits document.Limits
		want   document.Quantity
	}{
		{document.Limits{Lines: 3, Cells: 9}, ""},
		{document.Limits{Lines: 2, Cells: 9}, document.QuantityLines},
		{document.Limits{Lines: 3, Cells: 1}, document.QuantityCells},
	} {
		if blocks, exceeded := textlayout.Blocks(text, test.limits); exceeded != test.want || (len(blocks) == 0) != (test.want != "") {
			t.Errorf("%+v: %d blocks, exceeded %q, want %q", test.limits, len(blocks), exceeded, test.want)
		}
	}
}
