package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"io"

	"github.com/openxxgk/annualreport/examples/internal/outfile"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/workbook"
)

// mostInWorkbook is how many organs the workbook of all cells may have: it is made in
// memory. The CSV has all of them.
const mostInWorkbook = 500

// writeCells writes all cells of all reports that count.
func (c *collection) writeCells(ctx context.Context) error {
	refs := govinfo.Refs()
	err := outfile.Replace(c.path("cells.csv"), func(out io.Writer) error { return c.writeCSV(ctx, out, refs) })
	if err != nil || len(c.organs) > mostInWorkbook {
		return err
	}
	return outfile.Replace(c.path("cells.xlsx"), func(out io.Writer) error { return c.writeWorkbook(ctx, out, refs) })
}

// each reads the reports that count from the disk, one at a time.
func (c *collection) each(ctx context.Context, do func(*organ, *govinfo.Report) error) error {
	for _, o := range c.organs {
		if o.taken == nil {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		r, err := c.kept(o.taken.id)
		if err != nil {
			return err
		}
		if err := do(o, r.Report); err != nil {
			return err
		}
	}
	return nil
}

// textsOf returns the cells of a report.
func textsOf(r *govinfo.Report, refs []govinfo.Ref) ([]string, error) {
	texts := make([]string, 0, len(refs))
	for _, ref := range refs {
		value, err := r.At(ref)
		if err != nil {
			return nil, err
		}
		texts = append(texts, value.String())
	}
	return texts, nil
}

// writeCSV writes the cells, a report a line.
func (c *collection) writeCSV(ctx context.Context, out io.Writer, refs []govinfo.Ref) error {
	if _, err := io.WriteString(out, "\uFEFF"); err != nil { // spreadsheets need it
		return err
	}
	w := csv.NewWriter(out)
	head := []string{c.in(both("机关", "organ")), c.in(both("文件", "file"))}
	for _, ref := range refs {
		head = append(head, string(ref))
	}
	_ = w.Write(head) // errors stay with w
	err := c.each(ctx, func(o *organ, r *govinfo.Report) error {
		texts, err := textsOf(r, refs)
		if err != nil {
			return err
		}
		_ = w.Write(append([]string{safe(o.name), safe(o.taken.base)}, texts...))
		return nil
	})
	if err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}

// safe keeps a text from being taken for a formula by a spreadsheet.
func safe(text string) string {
	if text != "" && bytes.IndexByte([]byte("=+-@\t\r"), text[0]) >= 0 {
		return "'" + text
	}
	return text
}

func (c *collection) writeWorkbook(ctx context.Context, out io.Writer, refs []govinfo.Ref) error {
	name := c.in(both("各单位数据", "figures of all organs"))
	head := workbook.Style{Bold: true, Wrap: true, Border: true, Fill: "EEF3F8"}
	sheet := workbook.Sheet{Name: name, Frozen: 1, Widths: []float64{30}, Rows: []workbook.Row{{Cells: []workbook.Cell{{Text: c.in(both("机关", "organ")), Style: head}}}}}
	for _, ref := range refs {
		sheet.Rows[0].Cells = append(sheet.Rows[0].Cells, workbook.Cell{Text: c.in(cellName(ref)), Style: head})
	}
	err := c.each(ctx, func(o *organ, r *govinfo.Report) error {
		texts, err := textsOf(r, refs)
		if err != nil {
			return err
		}
		row := workbook.Row{Cells: []workbook.Cell{{Text: o.name}}}
		for _, text := range texts {
			const most = 15 // digits that a workbook keeps
			if len(text) > most {
				row.Cells = append(row.Cells, workbook.Cell{Text: text})
			} else {
				row.Cells = append(row.Cells, workbook.Cell{Number: text})
			}
		}
		sheet.Rows = append(sheet.Rows, row)
		return nil
	})
	if err != nil {
		return err
	}
	return (&workbook.Book{Title: name, Sheets: []workbook.Sheet{sheet}}).Write(out)
}
