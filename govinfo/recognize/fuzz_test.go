package recognize_test

import (
	"os"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/plain"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

const example = "../../examples/check/testdata/report-2021.txt"

// checkResult checks what holds of every result, whatever the document.
func checkResult(t *testing.T, doc *document.Document, result *recognize.Result) {
	t.Helper()
	for ref, origin := range result.Origins {
		if _, cell := ref.Index(); !cell {
			t.Fatalf("an origin of %q, which is no cell", ref)
		}
		checkOrigin(t, doc, origin)
	}
	for _, p := range result.Doubts {
		if p.Code == "" || p.Sentence == "" {
			t.Fatalf("an empty problem: %+v", p)
		}
		if p.Origin.Block < 0 || p.Origin.Block >= max(len(doc.Blocks), 1) {
			t.Fatalf("a problem outside of the document: %+v", p)
		}
	}
	for index, ref := range govinfo.Refs() {
		_ = index
		value, err := result.Report.At(ref)
		if err != nil {
			t.Fatal(err)
		}
		if _, found := result.Origins[ref]; !value.IsBlank() && !found {
			t.Fatalf("%s = %v out of nothing", ref, value)
		}
	}
}

// checkOrigin checks that an origin is a place of the document, with its text or, in
// running text, with one of its words.
func checkOrigin(t *testing.T, doc *document.Document, origin recognize.Origin) {
	t.Helper()
	var text string
	switch b := doc.Blocks[origin.Block].(type) {
	case *document.Table:
		text = b.Rows[origin.Row].Cells[origin.Cell].Text
	case *document.Paragraph:
		text = b.Text
	case *document.Heading:
		text = b.Text
	}
	if !strings.Contains(strings.Join(strings.Fields(text), ""), strings.Join(strings.Fields(origin.Text), "")) {
		t.Fatalf("%q stands at %+v", text, origin)
	}
}

// FuzzDocument builds documents out of words of the form, figures and spans in
// any order.
func FuzzDocument(f *testing.F) {
	words := []string{"", "0", "1", "12", "无", "/", "1 2", "3件", "251000元", "\n", "- 4 -", "其他", "总计", "小计", "序号"}
	for _, form := range []govinfo.Form{govinfo.Edition2021.Form(), govinfo.Edition2019.Form()} {
		words = append(words, form.Sections[:]...)
		for _, table := range form.Tables {
			for _, block := range table.Blocks {
				words = append(words, block.Title)
				for _, header := range block.Header {
					for _, cell := range header {
						words = append(words, cell.Text)
					}
				}
				for _, line := range block.Lines {
					words = append(words, line.Label)
				}
			}
		}
	}
	words = append(words, "云溪县水利局2022年政府信息公开工作年度报告", "发布日期：2023-01-05", "2022年，本机关收到申请3件。")
	f.Add([]byte{0, 20, 1, 21, 2, 30, 3, 4})
	f.Add([]byte("\x02\x10\x11\x12\xff\x03\x04\x01\xfe\x20\x21\x01\x01\x01"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 4096 {
			return
		}
		doc := &document.Document{}
		var table *document.Table
		for i := 0; i+1 < len(data); i += 2 {
			text := words[int(data[i+1])%len(words)]
			switch kind := data[i]; {
			case kind < 8:
				table = nil
				doc.Blocks = append(doc.Blocks, &document.Paragraph{Text: text, Role: document.Role(kind % 3)})
			case kind < 12:
				table = nil
				doc.Blocks = append(doc.Blocks, &document.Heading{Level: int(kind), Text: text})
			case kind < 20 || table == nil:
				table = &document.Table{Layout: document.Layout(kind % 3), Rows: []document.Row{{}}}
				doc.Blocks = append(doc.Blocks, table)
			case kind < 60:
				table.Rows = append(table.Rows, document.Row{})
			default:
				row := &table.Rows[len(table.Rows)-1]
				row.Cells = append(row.Cells, document.Cell{Text: text, ColSpan: int(kind) % 7, RowSpan: int(kind) / 7 % 5})
			}
		}
		result := recognize.Document(doc)
		checkResult(t, doc, &result)
	})
}

// FuzzText reads texts that are damaged reports.
func FuzzText(f *testing.F) {
	if data, err := os.ReadFile(example); err == nil {
		f.Add(data)
	}
	for seed := range uint64(6) {
		s := newSource(seed, govinfo.Editions{Proactive: govinfo.Edition(1 + seed%2), Applications: govinfo.Edition(1 + seed/2%2)}, false)
		for _, layout := range damagedLayouts {
			if layout.write != nil {
				f.Add(s.dump(layout.write))
			}
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := plain.Document(data)
		if err != nil {
			return
		}
		result := recognize.Document(doc)
		checkResult(t, doc, &result)
	})
}

func TestEmptyDocument(t *testing.T) {
	doc := &document.Document{}
	result := recognize.Document(doc)
	checkResult(t, doc, &result)
	if len(result.Doubts) != 1 || result.Doubts[0].Code != recognize.NoReport {
		t.Errorf("problems %v", result.Doubts)
	}
}
