package page_test

import (
	"fmt"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/outline"
	"github.com/openxxgk/annualreport/govinfo/read/internal/page"
)

// Four ruled lines across and three down are a table, whatever else they say.
func Example() {
	p := &page.Page{Width: 595, Height: 842}
	for _, y := range []float64{100, 120, 140} {
		p.Rules = append(p.Rules, page.Rect{X0: 72, Y0: y, X1: 272, Y1: y + 0.5})
	}
	for _, x := range []float64{72, 172, 272} {
		p.Rules = append(p.Rules, page.Rect{X0: x, Y0: 100, X1: x + 0.5, Y1: 140})
	}
	show := func(text string, x, y float64) {
		p.Runs = append(p.Runs, page.Run{Text: text, X: x, Y: y, Size: 10, Advance: 10 * float64(len([]rune(text)))})
	}
	show("二、主动公开政府信息情况", 72, 90)
	show("行政许可", 80, 114)
	show("13", 180, 114)
	show("行政处罚", 80, 134)
	show("4", 180, 134)

	b := page.New("example", document.Limits{})
	if err := b.Add(p); err != nil {
		fmt.Println(err)
		return
	}
	blocks, notes := b.Build()
	fmt.Print(outline.Of(&document.Document{Blocks: blocks}))
	fmt.Println(len(notes), "notes")
	// Output:
	// 二、主动公开政府信息情况
	// table 2 columns
	// | 行政许可 | 13 |
	// | 行政处罚 | 4 |
	// 0 notes
}
