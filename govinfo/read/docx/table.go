package docx

import (
	"encoding/xml"
	"strconv"

	"github.com/openxxgk/annualreport/internal/pack"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/flow"
)

// tableState is what is known of the table under way.
type tableState struct {
	above  []merged // the vertical merges that the row above leaves open
	here   []merged // those of this row so far
	column int      // of the next cell
	last   merged   // the cell before
}

// merged is a cell that others may join.
type merged struct {
	column, width int
	cell          int // index in the builder
}

func (w *walker) readTable() error {
	outer, paragraph, run := w.table, w.paragraph, w.run
	w.table = &tableState{}
	w.run = runFormat{}
	w.build.End(flow.Loose)
	w.build.OpenTable(false)
	err := w.c.Children(func(e xml.StartElement) error {
		if wordName(e.Name) == "tblGrid" {
			return w.readGrid()
		}
		return w.walk(e)
	})
	w.build.End(flow.Loose)
	w.build.CloseTable()
	w.table, w.paragraph, w.run = outer, paragraph, run
	w.addNotes()
	return err
}

func (w *walker) readGrid() error {
	columns := 0
	err := w.c.Children(func(e xml.StartElement) error {
		if wordName(e.Name) == "gridCol" {
			columns++
		}
		return w.c.Skip()
	})
	w.build.SetColumns(columns)
	return err
}

// rowFormat is what a row says of itself.
type rowFormat struct {
	before  int // grid columns that it skips
	head    bool
	deleted bool
}

func (f *rowFormat) read(c *pack.Cursor) error {
	return c.Children(func(e xml.StartElement) error {
		switch wordName(e.Name) {
		case "gridBefore":
			f.before = span(e)
		case "tblHeader":
			f.head = readToggle(e) == on
		case "del":
			f.deleted = true
		}
		return c.Skip()
	})
}

func (w *walker) readRow() error {
	t := w.table
	if t == nil || !w.build.AtTable() {
		return w.c.Children(w.walk)
	}
	var f rowFormat
	open := false
	begin := func() {
		open = true
		w.build.OpenRow(f.head)
		t.here, t.column, t.last = nil, 0, merged{}
		if f.before > 0 {
			w.build.OpenCell(flow.Cell{ColSpan: f.before})
			w.build.CloseCell()
			t.column = f.before
		}
	}
	err := w.c.Children(func(e xml.StartElement) error {
		switch wordName(e.Name) {
		case "trPr":
			if !open {
				return f.read(w.c)
			}
			return w.c.Skip()
		case "tblPrEx":
			return w.c.Skip()
		}
		if f.deleted {
			return w.c.Skip()
		}
		if !open {
			begin()
		}
		return w.walk(e)
	})
	if f.deleted {
		return err
	}
	if !open {
		begin()
	}
	w.build.CloseRow()
	t.above = t.here
	return err
}

// cellFormat is what a cell says of itself.
type cellFormat struct {
	width    int
	vertical merge
	across   merge
	deleted  bool
}

type merge int8

const (
	alone merge = iota
	starts
	continues
)

func readMerge(e xml.StartElement) merge {
	if pack.Attribute(e, "val") == "restart" {
		return starts
	}
	return continues
}

func (f *cellFormat) read(c *pack.Cursor) error {
	return c.Children(func(e xml.StartElement) error {
		switch wordName(e.Name) {
		case "gridSpan":
			f.width = max(span(e), 1)
		case "vMerge":
			f.vertical = readMerge(e)
		case "hMerge":
			f.across = readMerge(e)
		case "cellDel":
			f.deleted = true
		}
		return c.Skip()
	})
}

// span reads a number of grid columns. One that no grid has becomes one that
// exceeds the limit.
func span(e xml.StartElement) int {
	n, err := strconv.ParseUint(pack.Attribute(e, "val"), 10, 31)
	if err != nil {
		if e, ok := err.(*strconv.NumError); ok && e.Err == strconv.ErrRange {
			return 1 << 30
		}
		return 0
	}
	return min(int(n), 1<<30)
}

func (w *walker) readCell() error {
	t := w.table
	if t == nil || !w.build.AtRow() {
		return w.c.Children(w.walk)
	}
	paragraph, run := w.paragraph, w.run
	w.paragraph.fields = nil
	f := cellFormat{width: 1}
	w.build.Here(w.c.Offset())
	w.build.OpenCell(flow.Cell{})
	err := w.c.Children(func(e xml.StartElement) error {
		if wordName(e.Name) == "tcPr" {
			return f.read(w.c)
		}
		return w.walk(e)
	})
	w.build.End(flow.Loose)
	w.paragraph, w.run = paragraph, run
	w.closeCell(t, f)
	if err == nil {
		err = w.build.Err()
	}
	return err
}

func (w *walker) closeCell(t *tableState, f cellFormat) {
	if f.deleted {
		w.build.DropCell()
		return
	}
	if f.width > document.MaxGridPlaces || t.column > document.MaxGridPlaces {
		w.build.TooWide()
	}
	column := t.column
	t.column += f.width
	if f.across == continues && t.last.width > 0 {
		w.build.MergeRight(t.last.cell, f.width)
		t.last.width += f.width
		if n := len(t.here); n > 0 && t.here[n-1].cell == t.last.cell {
			t.here[n-1].width += f.width
		}
		return
	}
	if f.vertical == continues {
		for len(t.above) > 0 && t.above[0].column < column { // both rows go from left to right
			t.above = t.above[1:]
		}
		if len(t.above) > 0 && t.above[0].column == column && t.above[0].width == f.width {
			m := t.above[0]
			w.build.MergeDown(m.cell)
			t.here = append(t.here, m)
			t.last = merged{}
			return
		}
	}
	t.last = merged{column: column, width: f.width, cell: w.build.CellIndex()}
	if f.vertical != alone {
		t.here = append(t.here, t.last)
	}
	w.build.SetSpan(f.width)
	w.build.CloseCell()
}
