package validate

import (
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate/internal/sums"
)

// compiledSum is a Sum with its cells looked up.
type compiledSum struct {
	sums.Sum                       // over the cells of the report itself
	priorLeft, priorRight []uint8  // cells of last year's report
	prior                 sums.Set // all of these
	rule                  *Rule
	sum                   *Sum
	leaves                bool // a sum that would want less than nothing is told by another rule
}

func (p *program) addSum(sum *compiledSum) {
	p.sums = append(p.sums, *sum)
	p.quick.Add(sum.Sum, uint16(sum.rule.Needs))
}

func compileSum(rule *Rule, sum *Sum) compiledSum {
	c := compiledSum{Sum: sums.Sum{AtMost: sum.AtMost}, rule: rule, sum: sum}
	for _, term := range sum.Left {
		c.add(term, &c.Left, &c.priorLeft)
	}
	for _, term := range sum.Right {
		c.add(term, &c.Right, &c.priorRight)
	}
	return c
}

func (c *compiledSum) add(term Term, own, prior *[]uint8) {
	i := index(term.Ref)
	if term.Prior {
		*prior = append(*prior, i)
		c.prior.Add(i)
	} else {
		*own = append(*own, i)
		c.Own.Add(i)
	}
}

func (c *compiledSum) severity() severity.Severity {
	if c.sum.Severity != 0 {
		return c.sum.Severity
	}
	return c.rule.Severity
}

// program is what applies to reports of one mixture of editions.
type program struct {
	form              sums.Set
	signed            sums.Set // cells that may be negative
	fees, procurement uint8    // cells that hold amounts
	parts             formParts
	sums              []compiledSum // over the report alone
	quick             sums.Program  // the same
	prior             []compiledSum // with last year's report
	lines             []formLine
}

// formParts are the cells of parts of the forms.
type formParts struct {
	sections                     [7]sums.Set // by number; empty for 一, 五 and 六
	proactive2019, proactive2021 sums.Set
	undivided, divided           sums.Set // （六） of 2019 and of 2021
}

func partsOfForms() formParts {
	var parts formParts
	for _, ref := range govinfo.Refs() {
		info, _ := govinfo.Describe(ref)
		i := index(ref)
		parts.sections[info.Section].Add(i)
		switch {
		case ref.Within("proactive2019"):
			parts.proactive2019.Add(i)
		case ref.Within("proactive"):
			parts.proactive2021.Add(i)
		case ref.Within("applications.outcomes.other.undivided"):
			parts.undivided.Add(i)
		case ref.Within("applications.outcomes.other"):
			parts.divided.Add(i)
		}
	}
	return parts
}

// formLine is a line of the form with its cells; table 四 counts as three.
type formLine struct {
	ref   govinfo.Ref
	cells []uint8
	set   sums.Set
}

func compileProgram(e editions, rules []*Rule) program {
	p := program{parts: partsOfForms(), form: e.formCells(), lines: formLines(e), fees: index(cellFees), procurement: index(cellProcurement)}
	for _, ref := range govinfo.Refs() {
		if info, _ := govinfo.Describe(ref); info.Column.Signed {
			p.signed.Add(index(ref))
		}
	}
	for _, rule := range rules {
		leaves := slices.ContainsFunc(rules, func(r *Rule) bool { return r.ID == rule.leaves })
		for i := range rule.Sums {
			sum := compileSum(rule, &rule.Sums[i])
			sum.leaves = leaves
			switch {
			case !sum.Own.Within(&p.form):
			case sum.prior.Empty():
				p.addSum(&sum)
			default:
				p.prior = append(p.prior, sum)
			}
		}
	}
	return p
}

// formLines returns the lines of the tables of the editions in form order.
func formLines(e editions) []formLine {
	forms := [2]govinfo.Form{govinfo.Edition2021.Form(), govinfo.Edition2019.Form()}
	var lines []formLine
	for table, edition := range [3]uint8{e.proactive, e.applications, 0} {
		for _, block := range forms[edition].Tables[table].Blocks {
			for _, line := range block.Lines {
				for _, ref := range line.Refs {
					if len(lines) == 0 || lines[len(lines)-1].ref != ref.Parent() {
						lines = append(lines, formLine{ref: ref.Parent()})
					}
					last := &lines[len(lines)-1]
					last.cells = append(last.cells, index(ref))
					last.set.Add(index(ref))
				}
			}
		}
	}
	return lines
}
