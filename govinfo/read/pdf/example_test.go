package pdf_test

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/pdf"
)

func ExampleDocument() {
	data, err := os.ReadFile("testdata/libreoffice.pdf")
	if err != nil {
		fmt.Println(err)
		return
	}
	doc, err := pdf.Document(data)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, block := range doc.Blocks {
		switch b := block.(type) {
		case *document.Heading:
			fmt.Printf("page %d: %s\n", b.Source.Page, b.Text)
		case *document.Table:
			first, last := b.Rows[0], b.Rows[len(b.Rows)-1]
			fmt.Printf("pages %d to %d: table of %d rows and %d columns\n", first.Source.Page, last.Source.Page, len(b.Rows), b.Columns)
		}
	}
	// Output:
	// page 1: 望川区水利局2023年政府信息公开工作年度报告
	// pages 1 to 2: table of 14 rows and 4 columns
	// pages 2 to 3: table of 28 rows and 10 columns
	// pages 3 to 3: table of 4 rows and 15 columns
}

// What cannot be read says why.
func ExampleReader() {
	reader := pdf.Reader{Limits: document.Limits{Pages: 50}}
	data, err := os.ReadFile("testdata/locked.pdf")
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = reader.Document(context.Background(), data)
	fmt.Println(errors.Is(err, document.ErrEncrypted), err)
	// Output:
	// true pdf: the document is encrypted
}
