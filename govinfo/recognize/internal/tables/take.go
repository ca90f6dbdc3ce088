package tables

import (
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/recognize/internal/values"
	"github.com/openxxgk/annualreport/internal/words"
)

// blankOf returns the blank value of a cell's kind.
func blankOf(ref govinfo.Ref) govinfo.Value {
	if ref.Last() == "amount" {
		return govinfo.Amount{}
	}
	return govinfo.Count{}
}

// takeCell reads one figure and notes where it stands. Where sightings differ, the
// cell stays blank.
func (r agreement) takeCell(ref govinfo.Ref, column govinfo.Column, headed govinfo.Unit, e *entry, agreed bool) {
	cell := Cell{Ref: ref, Value: blankOf(ref), At: e.at}
	shape := e.shape()
	switch {
	case e.tall:
		if shape != values.Empty {
			r.doubt(MergedCells, ref, e.at, "“%s”的单元格跨多行，数据“%s”属于哪一行不明，未读取", govinfo.Label(ref), words.Shorten(e.at.Text))
		}
	case shape != values.Empty && agreed:
		reading := read(column, headed, e.at.Text)
		cell.Value = reading.Value
		r.tellReading(ref, column, reading, e)
	}
	r.result.Cells = append(r.result.Cells, cell)
}

func read(column govinfo.Column, headed govinfo.Unit, text string) values.Reading {
	if column.Signed && values.IsNoChange(text) {
		return values.Reading{Value: govinfo.N(0), Note: values.HasRemark, Remark: words.Fold(text)}
	}
	if column.Unit == govinfo.UnitTenThousand || column.Unit == govinfo.UnitYuan {
		return values.ReadAmount(text, column.Unit, headed)
	}
	return values.ReadCount(text)
}

func (r agreement) tellReading(ref govinfo.Ref, column govinfo.Column, reading values.Reading, e *entry) {
	name, text := govinfo.Label(ref), words.Shorten(e.at.Text)
	switch reading.Note {
	case values.HasRemark:
		r.doubt(Remark, ref, e.at, "“%s”的数据附有文字“%s”", name, words.Shorten(reading.Remark))
	case values.Unreadable:
		r.doubt(Unreadable, ref, e.at, "“%s”的内容“%s”不是一个确定的数，未读取", name, text)
	case values.UnitConflict:
		r.doubt(UnitConflict, ref, e.at, "“%s”的数据“%s”所用单位与列标题不同，未读取", name, text)
	case values.Converted:
		r.doubt(ConvertedUnit, ref, e.at, "“%s”的数据以%s为单位，已换算为%s", name, reading.Remark, column.Unit)
	}
}
