package validate

import (
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate/internal/sums"
)

const (
	cellFees        govinfo.Ref = "proactive.fees.amount"
	cellProcurement govinfo.Ref = "proactive2019.procurement.amount"
)

func fillRules() []Rule {
	return []Rule{
		{
			ID: "F01", Severity: severity.Warning, Run: blankCells,
			Title:       Text{"有未填写的单元格", "blank cells"},
			Explanation: Text{"各单元格均应填数，没有的填 0；空白不等于 0。没能读出的单元格不算空白。每行只报一次。", "Every cell gets a number, and nothing is written 0; a blank is not a zero, and a cell that could not be read is no blank. One finding for a line."},
			Basis:       basisForm,
			Messages: []Message{
				{Text: Text{"%[4]s 未填写", "blank are %[4]s"}},
				{"line", Text{"整行未填写", "the whole line is blank"}},
			},
		},
		{
			ID: "F02", Severity: severity.Error, Run: negativeCounts,
			Title:       Text{"件数为负", "a negative count"},
			Explanation: Text{"件数不能为负；2019年格式的增减栏除外。", "No count can be negative, but for the change columns of the 2019 form, which are signed."},
			Basis:       basisForm,
			Messages:    []Message{{Text: Text{"填报 %[2]s，件数不能为负", "%[2]s as printed, a count cannot be negative"}}},
		},
		{
			ID: "F03", Severity: severity.Error, Run: negativeAmounts,
			Title:       Text{"金额为负", "a negative amount"},
			Explanation: Text{"收费金额、采购金额不能为负。", "No amount can be negative."},
			Basis:       basisForm,
			Messages:    []Message{{Text: Text{"填报 %[2]s，金额不能为负", "%[2]s as printed, an amount cannot be negative"}}},
		},
	}
}

func blankCells(p *Pass) {
	blank := sums.Without(p.cells.Blank, p.cells.Unread)
	if !blank.Meets(&p.program.form) {
		return
	}
	refs := govinfo.Refs()
	for _, line := range p.program.lines {
		if !line.set.Meets(&blank) {
			continue
		}
		if info, _ := govinfo.Describe(refs[line.cells[0]]); p.lacks(info.Section) {
			continue
		}
		f := Finding{Ref: line.ref}
		for _, cell := range line.cells {
			if blank.Has(cell) {
				f.Refs = append(f.Refs, refs[cell])
			}
		}
		f.Args = []Text{columnLabels(f.Refs)}
		if len(f.Refs) == len(line.cells) {
			f.Kind = "line"
		}
		p.Find(f)
	}
}

func negativeCounts(p *Pass) {
	for i, value := range p.cells.Values {
		if cell := uint8(i); value < 0 && !p.program.signed.Has(cell) {
			ref := govinfo.Refs()[i]
			p.Find(Finding{Ref: ref, Refs: []govinfo.Ref{ref}, Got: ValueFigure(p.cells.Count(cell))})
		}
	}
}

func negativeAmounts(p *Pass) {
	r := p.Report()
	for i, amount := range [2]*govinfo.Amount{&r.Proactive.Fees.Amount, &r.Proactive2019.Procurement.Amount} {
		if d, filled := amount.Decimal(); filled && d.IsNegative() {
			ref := [2]govinfo.Ref{cellFees, cellProcurement}[i]
			p.Find(Finding{Ref: ref, Refs: []govinfo.Ref{ref}, Got: ValueFigure(*amount)})
		}
	}
}
