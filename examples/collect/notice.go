package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/docx"
)

// notice makes the 退回修改通知 of an organ: what is wrong, where, what is right, and which
// article says so.
func (c *collection) notice(o *organ, items []item) *document.Document {
	title := fmt.Sprintf("关于退回修改%d年政府信息公开工作年度报告的通知", c.year)
	doc := &document.Document{Language: "zh-CN", Title: title}
	add := func(blocks ...document.Block) { doc.Blocks = append(doc.Blocks, blocks...) }
	add(&document.Heading{Level: 1, Text: title}, &document.Paragraph{Text: o.name + "："})
	if o.taken == nil {
		add(&document.Paragraph{Text: fmt.Sprintf("截至目前未收到你单位%d年度可以汇总的报告，请按《中华人民共和国政府信息公开条例》第四十九条、第五十条的规定报送。", c.year)})
	} else {
		add(&document.Paragraph{Text: fmt.Sprintf("你单位报送的%d年政府信息公开工作年度报告经核对，有下列 %d 处需要核实或修改。请修改后重新报送。", c.year, len(items))})
	}
	if len(items) > 0 {
		add(noticeTable(items))
	}
	if o.taken != nil && o.taken.Word && o.taken.total > 0 {
		add(&document.Paragraph{Text: "随附的 Word 文件已在相应单元格和语句处加批注；能够确定的数字已作为修订改好，接受修订即可。"})
	}
	return doc
}

func noticeTable(items []item) *document.Table {
	// Spans of a finer grid make some columns wider than others.
	table := &document.Table{Columns: 14, HeadRows: 1, Rows: []document.Row{{}}}
	widths := [5]int{1, 3, 5, 3, 2}
	for i, head := range []string{"序号", "位置", "问题", "依据", "规则"} {
		table.Rows[0].Cells = append(table.Rows[0].Cells, document.Cell{Text: head, Header: document.HeaderColumn, ColSpan: widths[i]})
	}
	for i, item := range items {
		text := item.Text
		if !item.Error {
			text += "（请核实）"
		}
		var row document.Row
		for k, text := range []string{strconv.Itoa(i + 1), item.Place, text, item.Basis, item.Rule} {
			row.Cells = append(row.Cells, document.Cell{Text: text, ColSpan: widths[k]})
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// writeNotice writes the notice of an organ as a page and as a Word file. One of an
// earlier run to an organ that has mended everything is taken away.
func (c *collection) writeNotice(o *organ, items []item) error {
	if !o.goesBack() {
		for _, end := range [...]string{".html", ".docx"} {
			if err := os.Remove(filepath.Join(c.out, filepath.FromSlash(o.noticeName())+end)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
		return nil
	}
	doc := c.notice(o, items)
	if err := c.write(o.noticeName()+".html", render.HTML{}.Append(nil, doc)); err != nil {
		return err
	}
	var word bytes.Buffer
	if err := (docx.Writer{}).Render(&word, doc); err != nil {
		return err
	}
	return c.write(o.noticeName()+".docx", word.Bytes())
}

// noticeName is the name of the notice's files without their ends.
func (o *organ) noticeName() string { return "notices/" + hash([]byte(o.name)) }
