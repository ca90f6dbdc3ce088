package main

import (
	"bytes"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"

	"github.com/openxxgk/annualreport/examples/internal/outfile"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/workbook"
)

// mostInWorkbook is how many organs the workbook of all cells may have: it is made in
// memory. The CSV has all of them.
const mostInWorkbook = 500

// writeCells writes all cells of all reports that count.
func (c *collection) writeCells() error {
	if err := os.MkdirAll(c.out, 0o755); err != nil {
		return err
	}
	refs := govinfo.Refs()
	err := outfile.Replace(filepath.Join(c.out, "cells.csv"), func(out io.Writer) error { return c.writeCSV(out, refs) })
	if err != nil {
		return err
	}
	if len(c.organs) > mostInWorkbook {
		return nil
	}
	return c.writeWorkbook(refs)
}

// writeCSV writes the cells, a report a line.
func (c *collection) writeCSV(out io.Writer, refs []govinfo.Ref) error {
	if _, err := io.WriteString(out, "\uFEFF"); err != nil { // spreadsheets need it
		return err
	}
	w := csv.NewWriter(out)
	head := []string{"机关", "文件"}
	for _, ref := range refs {
		head = append(head, string(ref))
	}
	_ = w.Write(head) // errors stay with w
	for _, o := range c.organs {
		if o.taken != nil {
			row := []string{safe(o.name), safe(filepath.Base(o.taken.File))}
			_ = w.Write(append(row, texts(o.taken.Report, refs)...))
		}
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

func texts(r *govinfo.Report, refs []govinfo.Ref) []string {
	var texts []string
	for _, ref := range refs {
		value, err := r.At(ref)
		if err != nil {
			panic(err) // the ref is a cell's
		}
		texts = append(texts, value.String())
	}
	return texts
}

func (c *collection) writeWorkbook(refs []govinfo.Ref) error {
	head := workbook.Style{Bold: true, Wrap: true, Border: true, Fill: "EEF3F8"}
	sheet := workbook.Sheet{Name: "各单位数据", Frozen: 1, Widths: []float64{30}, Rows: []workbook.Row{{Cells: []workbook.Cell{{Text: "机关", Style: head}}}}}
	for _, ref := range refs {
		sheet.Rows[0].Cells = append(sheet.Rows[0].Cells, workbook.Cell{Text: govinfo.Label(ref), Style: head})
	}
	for _, o := range c.organs {
		if o.taken == nil {
			continue
		}
		row := workbook.Row{Cells: []workbook.Cell{{Text: o.name}}}
		for _, text := range texts(o.taken.Report, refs) {
			const most = 15 // digits that a workbook keeps
			if len(text) > most {
				row.Cells = append(row.Cells, workbook.Cell{Text: text})
			} else {
				row.Cells = append(row.Cells, workbook.Cell{Number: text})
			}
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	var file bytes.Buffer
	if err := (&workbook.Book{Title: "各单位数据", Sheets: []workbook.Sheet{sheet}}).Write(&file); err != nil {
		return err
	}
	return c.write("cells.xlsx", file.Bytes())
}
