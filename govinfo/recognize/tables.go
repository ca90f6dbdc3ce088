package recognize

import (
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/recognize/internal/tables"
)

// tablesIn returns the part of the document between two blocks, for the reading of
// tables.
func (r *reader) tablesIn(from, to int) tables.Source {
	return tables.Source{Doc: r.doc, From: from, To: to, Section: func(text string, heading bool) int {
		title, ok := r.sectionTitle(text, heading)
		if !ok {
			return 0
		}
		return title.section
	}}
}

// hasTables reports whether statutory tables, or what may be their parts, stand
// between two blocks.
func (r *reader) hasTables(from, to int) bool { return tables.Any(r.tablesIn(from, to)) }

// readTables reads the statutory tables.
func (r *reader) readTables() {
	found := tables.Read(r.tablesIn(r.from, r.to))
	r.result.Report.Editions = found.Editions
	for _, cell := range found.Cells {
		_ = r.result.Report.Set(cell.Ref, cell.Value) // a cell's ref and kind of value fit
		r.result.Origins[cell.Ref] = Origin(cell.At)
	}
	for _, d := range found.Doubts {
		r.doubt(Code(d.Code), d.Ref, Origin(d.At), "%s", d.Text)
	}
	r.taken = found.Taken
	for _, block := range found.First {
		r.hasTable = r.hasTable || block >= 0
	}
}

// blankCell takes the figure of a cell back.
func (r *reader) blankCell(ref govinfo.Ref) {
	value, err := r.result.Report.At(ref)
	if err != nil {
		return
	}
	switch value.(type) {
	case govinfo.Count:
		_ = r.result.Report.Set(ref, govinfo.Count{})
	case govinfo.Amount:
		_ = r.result.Report.Set(ref, govinfo.Amount{})
	}
}
