package main

import (
	"encoding/csv"
	"fmt"
	"io"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
)

// writeCSV writes a line for every figure: section, address, label, figure. An
// empty figure is a blank cell.
func writeCSV(w io.Writer, doc *document.Document) error {
	out := csv.NewWriter(w)
	if err := out.Write([]string{"section", "ref", "label", "value"}); err != nil {
		return fmt.Errorf("csv: %w", err)
	}
	section := ""
	for _, block := range doc.Blocks {
		switch block := block.(type) {
		case *document.Heading:
			if block.Level == 2 {
				section = block.Text
			}
		case *document.Table:
			for _, row := range block.Rows {
				for _, cell := range row.Cells {
					if cell.ID == "" {
						continue // a label
					}
					label := govinfo.Label(govinfo.Ref(cell.ID))
					if err := out.Write([]string{section, cell.ID, label, cell.Text}); err != nil {
						return fmt.Errorf("csv: %w", err)
					}
				}
			}
		}
	}
	out.Flush()
	return out.Error()
}
