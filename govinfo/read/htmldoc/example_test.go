package htmldoc_test

import (
	"context"
	"fmt"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/htmldoc"
)

func ExampleDocument() {
	doc, err := htmldoc.Document([]byte(`<title>年报</title><h2>一、总体情况</h2>
		<table><tr><td colspan=2>申请<tr><td>新收<td><p>1<span>3</span></p></table>`))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(doc.Title)
	for _, block := range doc.Blocks {
		switch b := block.(type) {
		case *document.Heading:
			fmt.Println(b.Level, b.Text)
		case *document.Paragraph:
			fmt.Println(b.Text)
		case *document.Table:
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					fmt.Printf("[%s] %d wide\n", cell.Text, cell.Width())
				}
			}
		}
	}
	// Output:
	// 年报
	// 2 一、总体情况
	// [申请] 2 wide
	// [新收] 1 wide
	// [13] 1 wide
}

// A page of someone else's is read within limits.
func ExampleReader() {
	reader := htmldoc.Reader{Limits: document.Limits{Bytes: 8}}
	_, err := reader.Document(context.Background(), []byte("<p>年度报告</p>"))
	fmt.Println(err)
	// Output:
	// htmldoc: more than 8 bytes
}
