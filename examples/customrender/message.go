package main

import (
	"fmt"
	"io"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
)

// headlines are the figures of the message, in the words that people use.
var headlines = [...]struct {
	text string
	ref  govinfo.Ref
}{
	{"收到申请", "applications.received.total"},
	{"上年结转", "applications.carriedIn.total"},
	{"办理完毕", "applications.outcomes.total.total"},
	{"结转下年", "applications.carriedOut.total"},
	{"行政复议", "disputes.reconsideration.total"},
	{"直接起诉", "disputes.directLitigation.total"},
	{"复议后起诉", "disputes.litigationAfterReconsideration.total"},
}

// writeMessage writes the title, the main figures and the organ's plans in a few
// lines. A blank figure is said to be blank.
func writeMessage(w io.Writer, doc *document.Document) error {
	figures := make(map[govinfo.Ref]string)
	title, last := "", ""
	for _, block := range doc.Blocks {
		switch block := block.(type) {
		case *document.Heading:
			if block.Level == 1 {
				title = block.Text
			}
		case *document.Paragraph:
			last = block.Text
		case *document.Table:
			for _, row := range block.Rows {
				for _, cell := range row.Cells {
					figures[govinfo.Ref(cell.ID)] = cell.Text
				}
			}
		}
	}
	message := "【" + title + "】\n"
	for _, headline := range headlines {
		if figure := figures[headline.ref]; figure != "" {
			message += fmt.Sprintf("%s：%s件\n", headline.text, figure)
		} else {
			message += headline.text + "：未填\n"
		}
	}
	_, err := fmt.Fprintf(w, "%s其他：%s\n", message, last)
	return err
}
