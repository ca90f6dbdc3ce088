package docx_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/docx"
)

func ExampleDocument() {
	// A document of one part, where a file would be read.
	var file bytes.Buffer
	w := zip.NewWriter(&file)
	part, _ := w.Create("word/document.xml")
	part.Write([]byte(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
		<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>一、总体情况</w:t></w:r></w:p>
		<w:p><w:r><w:t>全年受理</w:t></w:r><w:ins><w:r><w:t>13</w:t></w:r></w:ins><w:del><w:r><w:delText>12</w:delText></w:r></w:del><w:r><w:t>件。</w:t></w:r></w:p>
		</w:body></w:document>`))
	w.Close()

	doc, err := docx.Document(file.Bytes())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, block := range doc.Blocks {
		switch b := block.(type) {
		case *document.Heading:
			fmt.Println(b.Level, b.Text)
		case *document.Paragraph:
			fmt.Println(b.Text)
		}
	}
	// Output:
	// 1 一、总体情况
	// 全年受理13件。
}

// What cannot be read says why.
func ExampleReader() {
	reader := docx.Reader{Limits: document.Limits{Bytes: 10 << 20}}
	_, err := reader.Document(context.Background(), []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..."))
	fmt.Println(errors.Is(err, docx.ErrBinary), err)
	// Output:
	// true docx: a file in the binary format of Office 97 to 2003, not .docx
}
