package validate

import (
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
	"github.com/shopspring/decimal"
)

func memberRules() []Rule {
	return []Rule{
		{
			ID: "G01", Severity: severity.Error, Needs: NeedMembers, Run: func(p *Pass) { compareMembers(p, true) },
			Title:       Text{"汇总数不等于各单位之和", "the aggregate is not the sum of its members"},
			Explanation: Text{"下级报告齐全时，汇总报告的每一格等于各单位同一格之和。", "With all members' reports at hand, every cell of the aggregate is the sum of the members' cells."},
			Basis:       article("五十", 50),
			Formula:     Text{"汇总数 = 各单位数之和", "aggregate = sum of the members"},
			Messages: []Message{
				{Text: Text{"填报 %[2]s，各单位之和为 %[3]s", "%[2]s as printed, the members add up to %[3]s"}},
				{"together", Text{"%[4]s一栏各项共填报 %[2]s，各单位之和为 %[3]s", "%[4]s: %[2]s as printed in all its lines, the members add up to %[3]s"}},
			},
		},
		{
			ID: "G02", Severity: severity.Error, Needs: NeedSomeMembers, Run: func(p *Pass) { compareMembers(p, false) },
			Title:       Text{"汇总数小于已有各单位之和", "the aggregate is less than the sum of the members at hand"},
			Explanation: Text{"下级报告不齐全时，汇总报告的每一格不小于已有各单位同一格之和。", "With some members' reports missing, no cell of the aggregate is less than the sum of those at hand."},
			Basis:       article("五十", 50),
			Formula:     Text{"汇总数 ≥ 已有各单位数之和", "aggregate ≥ sum of the members at hand"},
			Messages: []Message{
				{Text: Text{"填报 %[2]s，小于已有各单位之和 %[3]s", "%[2]s as printed, less than the sum of the members at hand, %[3]s"}},
				{"together", Text{"%[4]s一栏各项共填报 %[2]s，小于已有各单位之和 %[3]s", "%[4]s: %[2]s as printed in all its lines, less than the sum of the members at hand, %[3]s"}},
			},
		},
	}
}

// comparison is a cell of the aggregate beside the sum of the members.
type comparison struct {
	ref       govinfo.Ref
	own, want govinfo.Value
	lower     bool // a member's cell is blank: want is a lower bound
	// together are the cells that own is the sum of, where it is no cell's; column is
	// theirs.
	together []govinfo.Ref
}

func compareMembers(p *Pass, complete bool) {
	if p.Filing.MembersComplete != complete {
		return // the other of the two rules compares
	}
	whole, err := govinfo.Sum(p.Filing.Members...)
	if err != nil {
		p.Fail(err) // the members' figures have no sum
		return
	}
	var missing Skipped
	for _, c := range comparisons(p, &whole) {
		switch {
		case p.isUnread(c):
			missing.Unread = append(missing.Unread, c.ref)
			continue
		case c.own.IsBlank():
			missing.Missing = append(missing.Missing, c.ref)
			continue
		case c.want.IsBlank(), c.lower && complete:
			missing.MemberMissing = append(missing.MemberMissing, c.ref)
			if c.want.IsBlank() {
				continue
			}
		}
		info, _ := govinfo.Describe(c.ref)
		if (!complete || c.lower) && info.Column.Signed {
			continue // what is missing may be negative
		}
		order := decimalOf(c.own).Cmp(decimalOf(c.want))
		// A lower bound is broken by less only, even where no member is missing.
		if order < 0 || order > 0 && complete && !c.lower {
			f := Finding{Ref: c.ref, Refs: []govinfo.Ref{c.ref}, Got: ValueFigure(c.own), Want: ValueFigure(c.want)}
			if c.together != nil {
				f.Kind, f.Ref, f.Refs, f.Args = "together", c.ref.Parent().Parent(), c.together, []Text{columnLabels([]govinfo.Ref{c.ref})}
			}
			p.Find(f)
		}
	}
	if len(missing.Missing)+len(missing.MemberMissing)+len(missing.Unread) > 0 {
		missing.Ref = slices.Concat(missing.Missing, missing.MemberMissing, missing.Unread)[0]
		p.Skip(missing)
	}
}

// isUnread reports whether a cell of the aggregate was not read.
func (p *Pass) isUnread(c comparison) bool {
	return p.cells.Unread.Has(index(c.ref)) || slices.ContainsFunc(c.together, func(ref govinfo.Ref) bool {
		return p.cells.Unread.Has(index(ref))
	})
}

// comparisons pairs the cells of the report with those of the whole. The unit of
// the 2019 form's procurement amount is not fixed, so it is left out; so is
// table 二 where the editions differ. The one line （六） of 2019 is compared with
// the three of 2021 together.
func comparisons(p *Pass, whole *govinfo.Whole) []comparison {
	const other govinfo.Ref = "applications.outcomes.other"
	r := p.Report()
	undivided := r.ApplicationsEdition() != whole.Report.ApplicationsEdition()
	var all []comparison
	for ref, own := range r.Cells() {
		if ref == cellProcurement || !p.program.form.Has(index(ref)) {
			continue
		}
		if undivided && ref.Within(other) {
			continue
		}
		want, err := whole.Report.At(ref)
		if err != nil {
			panic(err) // the ref is a cell's
		}
		all = append(all, comparison{ref: ref, own: own, want: want, lower: whole.Missing[ref].Count > 0})
	}
	if undivided {
		form := govinfo.Edition2021.Form()
		for _, column := range form.Tables[1].Blocks[0].Columns {
			c := comparison{ref: (other + ".undivided").Join(column.Key)}
			if r.ApplicationsEdition() == govinfo.Edition2021 {
				c.ref = (other + ".otherReasons").Join(column.Key)
				for _, line := range otherLines[:3] {
					c.together = append(c.together, line.Join(column.Key))
				}
			}
			c.own, _ = otherTotal(r, column.Key)
			c.want, c.lower = otherTotal(&whole.Report, column.Key)
			for _, line := range otherLines {
				c.lower = c.lower || whole.Missing[line.Join(column.Key)].Count > 0
			}
			all = append(all, c)
		}
	}
	return all
}

var otherLines = [...]govinfo.Ref{
	"applications.outcomes.other.notSupplemented", lineFeeUnpaid, "applications.outcomes.other.otherReasons",
	"applications.outcomes.other.undivided",
}

// otherTotal returns （六） of a column in one number, and whether a part of it is
// blank.
func otherTotal(r *govinfo.Report, column string) (total govinfo.Count, partial bool) {
	if r.ApplicationsEdition() == govinfo.Edition2019 {
		return r.Count(otherLines[3].Join(column)), false
	}
	blank := 0
	sum := govinfo.N(0)
	for _, line := range otherLines[:3] {
		count := r.Count(line.Join(column))
		if count.IsBlank() {
			blank++
			continue
		}
		next, err := sum.Plus(count)
		if err != nil {
			return govinfo.Count{}, true // too long for a number, so there is none
		}
		sum = next
	}
	if blank == 3 {
		return govinfo.Count{}, false
	}
	return sum, blank > 0
}

func decimalOf(value govinfo.Value) decimal.Decimal {
	switch value := value.(type) {
	case govinfo.Amount:
		d, _ := value.Decimal()
		return d
	case govinfo.Count:
		n, _ := value.Int64()
		return decimal.NewFromInt(n)
	}
	panic("validate: neither count nor amount")
}
