package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strconv"

	"github.com/openxxgk/annualreport/examples/internal/outfile"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/internal/lang"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/docx"
)

// notice makes the 退回修改通知 of an organ: what is wrong, where, what is right, and which
// article says so.
func (c *collection) notice(o *organ, items []said) *document.Document {
	title := c.in(both("关于退回修改%d年政府信息公开工作年度报告的通知", "Notice: the annual report on open government information of %d is to be mended", c.year))
	doc := &document.Document{Language: c.frame().Lang, Title: title}
	add := func(blocks ...document.Block) { doc.Blocks = append(doc.Blocks, blocks...) }
	add(&document.Heading{Level: 1, Text: title}, &document.Paragraph{Text: o.name + c.in(lang.Text{ZH: "：", EN: ":"})})
	if o.taken == nil {
		add(&document.Paragraph{Text: c.in(both("截至目前未收到你单位%d年度可以汇总的报告，请按《中华人民共和国政府信息公开条例》第四十九条、第五十条的规定报送。",
			"No report of yours on %d that can be added up has been received. Please file it: Regulations of the People's Republic of China on Open Government Information, articles 49 and 50.", c.year))})
	} else {
		add(&document.Paragraph{Text: c.in(both("你单位报送的%d年政府信息公开工作年度报告经核对，有下列 %d 处需要核实或修改。请修改后重新报送。",
			"Your annual report on %d was checked. The following %d points are to be looked at or mended. Please file it again.", c.year, len(items)))})
	}
	if len(items) > 0 {
		add(c.noticeTable(items))
	}
	if text := o.markingText(); text != (lang.Text{}) {
		add(&document.Paragraph{Text: c.in(text)})
	}
	return doc
}

// markingText tells how the findings come back in the organ's own file.
func (o *organ) markingText() lang.Text {
	if o.taken == nil || o.taken.items == 0 {
		return lang.Text{}
	}
	switch o.taken.marking {
	case canBeMarked:
		return both("随附的 Word 文件已在相应单元格和语句处加批注；能够确定的数字已作为修订改好，接受修订即可。",
			"The Word file beside this notice has comments at the cells and sentences; figures that are certain are changed, to be accepted with one click.")
	case oldWord:
		return both("你单位报送的是旧版 Word 文件（.doc），其中不能加批注和修订，未随附修改件。请按上表修改；建议另存为 .docx 后报送。",
			"Your file is of an old Word (.doc), into which no comments or changes can be written, so none is sent back. Please mend what the table says, and file it as .docx.")
	case notMarked:
		return both("你单位报送的 Word 文件中未能加批注，未随附修改件。请按上表修改。",
			"No comments could be written into your Word file, so none is sent back. Please mend what the table says.")
	}
	return lang.Text{}
}

func (c *collection) noticeTable(items []said) *document.Table {
	// Spans of a finer grid make some columns wider than others.
	table := &document.Table{Columns: 14, HeadRows: 1, Rows: []document.Row{{}}}
	widths := [5]int{1, 3, 5, 3, 2}
	heads := [5]lang.Text{both("序号", "No."), both("位置", "Where"), both("问题", "What"), both("依据", "Basis"), both("规则", "Rule")}
	for i, head := range heads {
		table.Rows[0].Cells = append(table.Rows[0].Cells, document.Cell{Text: c.in(head), Header: document.HeaderColumn, ColSpan: widths[i]})
	}
	for i, item := range items {
		text := item.Text
		if !item.Error {
			text += c.in(both("（请核实）", " (please look at it)"))
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
			if err := os.Remove(c.path(o.noticeName() + end)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
		return nil
	}
	doc := c.notice(o, c.saidAll(items))
	if err := c.write(o.noticeName()+".html", render.HTML{}.Append(nil, doc)); err != nil {
		return err
	}
	return outfile.ReplaceUnforced(c.path(o.noticeName()+".docx"), func(w io.Writer) error {
		return docx.Writer{}.Render(w, doc)
	})
}

// noticeName is the name of the notice's files without their ends.
func (o *organ) noticeName() string { return "notices/" + hash([]byte(o.name)).String() }
