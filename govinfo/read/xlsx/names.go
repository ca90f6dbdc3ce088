package xlsx

import (
	"encoding/xml"
	"strings"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/internal/pack"
)

// A workbook may name its cells. A name moves with its cell when rows and columns are
// put in, and stays when labels are written anew, so it says what a cell is without
// any word around it. Names of single cells become the IDs of the cells in the
// document; blank cells with a name are kept as cells.

// names are the names of the cells of a sheet, by their places.
type names map[area]string

// readNames reads the names that a workbook defines. They are kept by the names of
// their sheets until these are known. A name that is defined twice says nothing.
func (b *workbook) readNames(c *pack.Cursor) error {
	places := make(map[string]namedPlace)
	count := 0
	err := c.Children(func(e xml.StartElement) error {
		if count++; count > b.limits.Cells {
			return exceed(document.QuantityCells, b.limits.Cells)
		}
		name := pack.Attribute(e, "name")
		formula, err := c.Text()
		if err != nil || strings.HasPrefix(name, "_xlnm.") {
			return err
		}
		place, ok := parseReference(formula)
		if _, twice := places[name]; twice || !ok {
			place = namedPlace{} // of no sheet
		}
		places[name] = place
		return nil
	})
	b.names = make(map[string]names)
	for name, place := range places {
		if place.sheet == "" {
			continue
		}
		of := b.names[place.sheet]
		if of == nil {
			of = make(names)
			b.names[place.sheet] = of
		}
		if other, taken := of[place.at]; !taken || name < other {
			of[place.at] = name
		}
	}
	return err
}

// namedPlace is one cell of a sheet.
type namedPlace struct {
	sheet string
	at    area
}

// parseReference reads "Sheet1!$H$12" or "'a sheet'!$H$12". ok is false for what is not
// one cell.
func parseReference(formula string) (p namedPlace, ok bool) {
	cut := strings.LastIndexByte(formula, '!')
	if cut < 0 {
		return p, false
	}
	sheet := formula[:cut]
	if len(sheet) > 1 && sheet[0] == '\'' && sheet[len(sheet)-1] == '\'' {
		sheet = strings.ReplaceAll(sheet[1:len(sheet)-1], "''", "'")
	}
	at, ok := parseArea(strings.ReplaceAll(formula[cut+1:], "$", ""))
	if !ok || at.top != at.bottom || at.left != at.right || sheet == "" {
		return p, false
	}
	return namedPlace{sheet, at}, true
}

// at returns the name of a place, or "".
func (n names) at(row, column int) string {
	if n == nil {
		return ""
	}
	return n[area{row, column, row, column}]
}

// putNames gives the cells of a document their names as IDs.
func (b *workbook) putNames(doc *document.Document) {
	if len(b.names) == 0 {
		return
	}
	doc.Named = true
	for _, block := range doc.Blocks {
		table, ok := block.(*document.Table)
		if !ok || len(table.Rows) == 0 || table.ColumnNames == nil {
			continue
		}
		page := table.Rows[0].Source.Page
		if page < 1 || page > len(b.sheets) {
			continue
		}
		if of := b.names[b.sheets[page-1].name]; of != nil {
			of.put(table)
		}
	}
}

// put gives the cells of a table of the sheet their names.
func (n names) put(table *document.Table) {
	grid, err := table.Grid()
	if err != nil {
		return
	}
	for y := range grid {
		for x, place := range grid[y] {
			if !place.Origin || x >= len(table.ColumnNames) {
				continue
			}
			_, column, ok := parsePlace(table.ColumnNames[x] + "1")
			if name := n.at(table.Rows[y].Source.Line-1, column); ok && name != "" {
				table.Rows[place.Row].Cells[place.Cell].ID = name
			}
		}
	}
}
