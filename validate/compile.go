package validate

import "github.com/openxxgk/annualreport/govinfo"

// compiledSum is a Sum with its cells looked up.
type compiledSum struct {
	left, right           []uint8 // cells of the report itself
	priorLeft, priorRight []uint8 // cells of last year's report
	own, prior            cellSet // all of them
	relation              Relation
	rule                  *Rule
	sum                   *Sum
}

// quickSum is a compiledSum in a few bytes: how many of the next operands of the
// program are its left and its right side.
type quickSum struct {
	left, right uint8
	relation    Relation
	needs       Need
}

func (p *program) addSum(sum *compiledSum) {
	p.sums = append(p.sums, *sum)
	p.quick = append(p.quick, quickSum{uint8(len(sum.left)), uint8(len(sum.right)), sum.relation, sum.rule.Needs})
	p.operands = append(append(p.operands, sum.left...), sum.right...)
	p.summed.join(&sum.own)
}

func compileSum(rule *Rule, sum *Sum) compiledSum {
	c := compiledSum{relation: sum.Relation, rule: rule, sum: sum}
	for _, term := range sum.Left {
		c.add(term, &c.left, &c.priorLeft)
	}
	for _, term := range sum.Right {
		c.add(term, &c.right, &c.priorRight)
	}
	return c
}

func (c *compiledSum) add(term Term, own, prior *[]uint8) {
	i := index(term.Ref)
	if term.Of == Prior {
		*prior = append(*prior, i)
		c.prior.add(i)
	} else {
		*own = append(*own, i)
		c.own.add(i)
	}
}

func (c *compiledSum) severity() Severity {
	if c.sum.Severity != 0 {
		return c.sum.Severity
	}
	return c.rule.Severity
}

// program is what applies to reports of one mixture of editions.
type program struct {
	form              cellSet
	signed            cellSet // cells that may be negative
	fees, procurement uint8   // cells that hold amounts
	parts             formParts
	sums              []compiledSum // over the report alone
	quick             []quickSum    // the same, for whole numbers without blanks
	operands          []uint8       // of quick, one sum after the other
	summed            cellSet       // cells that stand in any of sums
	prior             []compiledSum // with last year's report
	lines             []formLine
}

// formParts are the cells of parts of the forms.
type formParts struct {
	sections                     [7]cellSet // by number; empty for 一, 五 and 六
	proactive2019, proactive2021 cellSet
	undivided, divided           cellSet // （六） of 2019 and of 2021
}

func partsOfForms() formParts {
	var parts formParts
	for _, ref := range govinfo.Refs() {
		info, _ := govinfo.Describe(ref)
		i := index(ref)
		parts.sections[info.Section].add(i)
		switch {
		case ref.Within("proactive2019"):
			parts.proactive2019.add(i)
		case ref.Within("proactive"):
			parts.proactive2021.add(i)
		case ref.Within("applications.outcomes.other.undivided"):
			parts.undivided.add(i)
		case ref.Within("applications.outcomes.other"):
			parts.divided.add(i)
		}
	}
	return parts
}

// formLine is a line of the form with its cells; table 四 counts as three.
type formLine struct {
	ref   govinfo.Ref
	cells []uint8
	set   cellSet
}

func compileProgram(e editions, rules []*Rule) program {
	p := program{parts: partsOfForms(), form: e.formCells(), lines: formLines(e), fees: index(cellFees), procurement: index(cellProcurement)}
	for _, ref := range govinfo.Refs() {
		if info, _ := govinfo.Describe(ref); info.Column.Signed {
			p.signed.add(index(ref))
		}
	}
	for _, rule := range rules {
		for i := range rule.Sums {
			sum := compileSum(rule, &rule.Sums[i])
			switch {
			case !sum.own.within(&p.form):
			case sum.prior.empty():
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
	forms := [2]govinfo.Form{govinfo.Form2021(), govinfo.Form2019()}
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
					last.set.add(index(ref))
				}
			}
		}
	}
	return lines
}
