package recognize_test

import (
	"slices"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/plain"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

const feeAmount = govinfo.Ref("proactive.fees.amount")

// attacks are reports whose figures were once read wrongly, or blanked without a
// word. Each says what must be told of it.
var attacks = []struct {
	name  string
	do    func(s *source)
	more  func(s *source, doc *document.Document)
	write tableWriter // nil is the document itself
	told  recognize.Code
	read  []govinfo.Ref // cells that must be read all the same
}{
	{name: "元 in brackets below 万元", told: recognize.UnitConflict, do: func(s *source) {
		s.set(feeAmount, govinfo.MustAmount("12.5"), "125000（元）")
	}},
	{name: "单位：元 in brackets below 万元", told: recognize.UnitConflict, do: func(s *source) {
		s.set(feeAmount, govinfo.MustAmount("12.5"), "125000（单位：元）")
	}},
	{name: "万元 in brackets below 万元", told: recognize.Remark, read: []govinfo.Ref{feeAmount}, do: func(s *source) {
		s.relabel("本年收费金额（单位：万元）", "本年收费金额")
		s.set(feeAmount, govinfo.MustAmount("12.5"), "12.5（万元）")
	}},
	{name: "元 beside the heading", told: recognize.ConvertedUnit, read: []govinfo.Ref{feeAmount}, do: func(s *source) {
		row := &s.tables[0][0].Rows[rowOf(s.tables[0][0], "本年收费金额（单位：万元）")]
		row.Cells[0].Text, row.Cells[1].Text = "信息内容（单位：元）", "本年收费金额"
		s.set(feeAmount, govinfo.MustAmount("12.5"), "125000")
	}},
	{name: "元 beside a heading in 万元", told: recognize.UnitConflict, do: func(s *source) {
		row := &s.tables[0][0].Rows[rowOf(s.tables[0][0], "本年收费金额（单位：万元）")]
		row.Cells[0].Text = "信息内容（单位：元）"
		s.set(feeAmount, govinfo.MustAmount("12.5"), "125000")
	}},
	{name: "单位：元 before the table", told: recognize.ConvertedUnit, read: []govinfo.Ref{feeAmount}, do: func(s *source) {
		s.relabel("本年收费金额（单位：万元）", "本年收费金额")
		s.tables[0][0].Caption = "单位：件、元"
		s.set(feeAmount, govinfo.MustAmount("12.5"), "125000")
	}},
	{name: "a count in thousands", told: recognize.Unreadable, do: func(s *source) {
		s.set("applications.received.total", govinfo.N(57000), "57（千件）")
	}},
	{name: "行政强制 in two lines", told: recognize.UnknownLine, do: func(s *source) {
		table := s.tables[0][0]
		i := rowOf(table, "行政强制")
		table.Rows[i].Cells[0].Text = "行政强制措施"
		row := slices.Clone(table.Rows[i].Cells)
		row[0].Text, row[1].Text = "行政强制执行", "5"
		table.Rows = slices.Insert(table.Rows, i+1, document.Row{Cells: row})
		s.set("proactive.coercion.decisions", govinfo.N(404), "399")
	}},
	{name: "last year's tables below, and a line that only they have", told: recognize.DoubledLine, do: func(s *source) {
		table := s.tables[1][0]
		i := rowOf(table, "4.保护第三方合法权益")
		table.Rows = slices.Delete(table.Rows, i, i+1)
		table.Rows[rowOf(table, "（三）不予公开")].Cells[0].RowSpan--
		table.Rows[rowOf(table, "三、本年度办理结果")].Cells[0].RowSpan--
	}, more: func(_ *source, doc *document.Document) {
		for _, tables := range lastYear().tables {
			doc.Blocks = append(doc.Blocks, &document.Paragraph{Text: "2020年"}, tables[0])
		}
	}},
	{name: "last year's table 四 below, and a block that only it has", told: recognize.DoubledLine, do: func(s *source) {
		table := s.tables[2][0]
		table.Rows[0].Cells[1].ColSpan = 5
		table.Rows[1].Cells = table.Rows[1].Cells[:6]
		table.Rows[2].Cells = table.Rows[2].Cells[:5]
		table.Rows[3].Cells = table.Rows[3].Cells[:10]
	}, more: func(_ *source, doc *document.Document) {
		doc.Blocks = append(doc.Blocks, lastYear().tables[2][0])
	}},
	{name: "a picture for table 三, and last year's report without a title", told: recognize.SecondReport, do: func(s *source) {
		s.tables[1] = nil
	}, more: func(_ *source, doc *document.Document) {
		doc.Blocks = append(doc.Blocks, lastYear().document().Blocks[1:]...)
	}, read: []govinfo.Ref{feeAmount, "disputes.reconsideration.total"}},
}

func rowOf(table *document.Table, label string) int {
	return slices.IndexFunc(table.Rows, func(row document.Row) bool {
		return slices.ContainsFunc(row.Cells, func(cell document.Cell) bool { return cell.Text == label })
	})
}

// attacked is a report of 2021 with a number of its own in every cell.
func attacked() *source {
	s := newSource(1, govinfo.Editions{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2021}, false)
	distinguish(&s.want)
	return relaid(s)
}

// lastYear is a report with other figures.
func lastYear() *source {
	s := attacked()
	for ref, value := range s.want.Cells() {
		if count, ok := value.(govinfo.Count); ok {
			n, _ := count.Int64()
			_ = s.want.Set(ref, govinfo.N(n+50_000))
		}
	}
	return relaid(s)
}

func TestAttacks(t *testing.T) {
	for _, attack := range attacks {
		t.Run(attack.name, func(t *testing.T) {
			s := attacked()
			attack.do(s)
			doc := s.document()
			if attack.more != nil {
				attack.more(s, doc)
			}
			if attack.write != nil {
				var err error
				if doc, err = plain.Document(s.dump(attack.write)); err != nil {
					t.Fatal(err)
				}
			}
			checkDamaged(t, s, doc, attack.name)
			result := recognize.Document(doc)
			if !slices.ContainsFunc(result.Problems, func(p recognize.Problem) bool { return p.Code == attack.told }) {
				t.Errorf("%s is not told", attack.told)
			}
			for _, ref := range attack.read {
				if got, _ := result.Report.At(ref); got.IsBlank() {
					t.Errorf("%s is blank", ref)
				}
			}
		})
	}
}
