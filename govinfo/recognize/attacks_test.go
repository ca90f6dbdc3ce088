package recognize_test

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/plain"
	"github.com/openxxgk/annualreport/govinfo/recognize"
	"github.com/openxxgk/annualreport/render"
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
	{name: "a line twice, once with a figure too few", told: recognize.DoubledLine, read: []govinfo.Ref{"applications.carriedIn.total"}, do: func(s *source) {
		table := s.tables[1][0]
		i := rowOf(table, "一、本年新收政府信息公开申请数量")
		other := slices.Clone(table.Rows[i].Cells)
		s.spoilRow(&table.Rows[i])
		for c := 1; c < len(other); c++ {
			other[c].Text = fmt.Sprint(60_000 + c)
		}
		table.Rows = slices.Insert(table.Rows, i+1, document.Row{Cells: other[:len(other)-1]})
	}},
	{name: "a line twice, and the true one with a figure too few", told: recognize.DoubledLine, do: func(s *source) {
		table := s.tables[1][0]
		i := rowOf(table, "一、本年新收政府信息公开申请数量")
		other := slices.Clone(table.Rows[i].Cells)
		s.spoilRow(&table.Rows[i])
		for c := 1; c < len(other); c++ {
			other[c].Text = fmt.Sprint(60_000 + c)
		}
		table.Rows[i].Cells = slices.Delete(table.Rows[i].Cells, 3, 4)
		table.Rows = slices.Insert(table.Rows, i+1, document.Row{Cells: other})
	}},
	{name: "a figure below no heading", told: recognize.WrongCellCount, read: []govinfo.Ref{"proactive.regulations.inForce"}, do: func(s *source) {
		table := s.tables[0][0]
		for _, label := range []string{"信息内容", "规章"} {
			row := &table.Rows[rowOf(table, label)]
			row.Cells = append(row.Cells, document.Cell{})
		}
		row := &table.Rows[rowOf(table, "行政规范性文件")]
		s.spoilRow(row)
		row.Cells = append(row.Cells, document.Cell{Text: "3"})
	}},
	{name: "a continuation without headings whose first figure is empty", told: recognize.MissingHeadings, read: []govinfo.Ref{"applications.outcomes.total.total"}, do: func(s *source) {
		table := s.tables[1][0]
		last := len(table.Rows) - 1
		row := table.Rows[last]
		s.spoilRow(&row)
		table.Rows = table.Rows[:last]
		row.Cells = slices.Clone(row.Cells)
		row.Cells = slices.Insert(row.Cells[:7], 1, document.Cell{}) // label, empty, six figures
		s.tables[1] = append(s.tables[1], &document.Table{Rows: []document.Row{row}})
	}},
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
			if !slices.ContainsFunc(result.Doubts, func(p recognize.Doubt) bool { return p.Code == attack.told }) {
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

// A drawn table whose file ends within a row was read from the wrong end: every
// figure of the row stood one column too far right.
func TestDrawnTableCutOff(t *testing.T) {
	for _, ambiguous := range []int{1, 2} {
		s := attacked()
		text := render.Text{Ambiguous: ambiguous}.Append(nil, s.document())
		from := bytes.Index(text, []byte("一、本年新收"))
		step := 1
		if testing.Short() || metamorphicSeeds() < 50 {
			step = 23
		}
		for at := from; at < len(text); at += step {
			doc, err := plain.Document(text[:at])
			if err != nil {
				t.Fatal(err)
			}
			result := recognize.Document(doc)
			for _, wrong := range compare(&s.want, &result).wrong {
				t.Errorf("ambiguous %d, cut behind byte %d: %s", ambiguous, at, wrong)
			}
			if t.Failed() {
				t.Fatalf("…%s", text[max(0, at-200):at])
			}
		}
	}
}
