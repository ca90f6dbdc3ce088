package validate

import (
	"math/big"

	"github.com/openxxgk/annualreport/govinfo"
)

// evaluate runs the sums over the report alone whose needs the filing meets. It
// allocates nothing where every sum holds.
func (p *program) evaluate(c *cells, has Need, result *Result) {
	quick := c.narrow() && !c.blank.meets(&p.summed)
	rest := p.operands
	for i, q := range p.quick {
		left, right := rest[:q.left], rest[q.left:int(q.left)+int(q.right)]
		rest = rest[int(q.left)+int(q.right):]
		if q.needs&^has != 0 {
			continue
		}
		if quick || c.narrow() && !p.sums[i].own.meets(&c.blank) {
			var difference int64
			for _, cell := range left {
				difference += c.values[cell]
			}
			for _, cell := range right {
				difference -= c.values[cell]
			}
			if difference == 0 || difference < 0 && q.relation == AtMost {
				continue
			}
		}
		p.sums[i].assess(c, nil, has, result)
	}
}

// evaluatePrior runs the sums that need last year's report.
func (p *program) evaluatePrior(c, prior *cells, priorForm *cellSet, has Need, result *Result) {
	for i := range p.prior {
		if s := &p.prior[i]; s.prior.within(priorForm) && s.rule.Needs&^has == 0 {
			s.assess(c, prior, has, result)
		}
	}
}

// side is the sum of one side of a relation.
type side struct {
	known    big.Int // sum of the filled cells
	blanks   int
	negative bool
}

func (s *side) add(c *cells, indexes []uint8) {
	for _, cell := range indexes {
		if c.blank.has(cell) {
			s.blanks++
			continue
		}
		n := c.values[cell]
		s.negative = s.negative || n < 0
		s.known.Add(&s.known, big.NewInt(n))
	}
}

// assess works a sum out at length and adds a finding or a skip to result, or
// nothing where it holds.
func (s *compiledSum) assess(c, prior *cells, has Need, result *Result) {
	if s.own.meets(&c.unread) {
		skipped := Skipped{Rule: s.rule.ID, Ref: s.sum.subject(), Unread: s.unread(c), rule: s.rule}
		result.Skipped = append(result.Skipped, skipped)
		return
	}
	var left, right side
	left.add(c, s.left)
	right.add(c, s.right)
	if prior != nil {
		left.add(prior, s.priorLeft)
		right.add(prior, s.priorRight)
	}
	order := left.known.Cmp(&right.known)
	blanks := left.blanks + right.blanks
	switch {
	case blanks == 0 && (order == 0 || order < 0 && s.relation == AtMost):
		return
	case blanks == 0:
	case s.contradicted(&left, &right, order):
	default:
		skipped := Skipped{Rule: s.rule.ID, Ref: s.sum.subject(), rule: s.rule}
		skipped.Missing, skipped.PriorMissing = s.missing(c, prior)
		result.Skipped = append(result.Skipped, skipped)
		return
	}
	f := Finding{
		Rule: s.rule.ID, Severity: s.severity(), Ref: s.sum.subject(),
		Refs: s.sum.refs(This), PriorRefs: s.sum.refs(Prior),
		Args: []Text{bare(left.known.String()), bare(right.known.String())},
		rule: s.rule,
	}
	subject := index(f.Ref)
	if !c.blank.has(subject) {
		got := big.NewInt(c.values[subject])
		f.Got = ValueFigure(c.count(subject))
		f.Want = bigFigure(got.Add(got, right.known.Sub(&right.known, &left.known)))
	}
	if blanks > 0 {
		f.Kind = KindPartial
		missing, priorMissing := s.missing(c, prior)
		f.Args = append(f.Args, labelList(append(missing, priorMissing...)))
	}
	result.Findings = append(result.Findings, f)
	if prior == nil && s.relation == Equal {
		result.failing = result.failing.with(c, has)
	}
}

// contradicted reports whether the filled cells alone break the relation,
// whatever whole numbers of 0 and more the blank ones may stand for: one side is
// complete and smaller than what is filled on the other side.
func (s *compiledSum) contradicted(left, right *side, order int) bool {
	switch {
	case left.negative || right.negative:
		return false
	case order > 0:
		return right.blanks == 0
	case order < 0 && s.relation == Equal:
		return left.blanks == 0
	}
	return false
}

// missing returns the blank cells of a sum.
func (s *compiledSum) missing(c, prior *cells) (own, priors []govinfo.Ref) {
	for _, terms := range [2][]Term{s.sum.Left, s.sum.Right} {
		for _, term := range terms {
			switch i := index(term.Ref); {
			case term.Of == This && c.blank.has(i):
				own = append(own, term.Ref)
			case term.Of == Prior && prior.blank.has(i):
				priors = append(priors, term.Ref)
			}
		}
	}
	return own, priors
}

// unread returns the cells of a sum that were not read.
func (s *compiledSum) unread(c *cells) []govinfo.Ref {
	var refs []govinfo.Ref
	for _, terms := range [2][]Term{s.sum.Left, s.sum.Right} {
		for _, term := range terms {
			if term.Of == This && c.unread.has(index(term.Ref)) {
				refs = append(refs, term.Ref)
			}
		}
	}
	return refs
}

func bigFigure(n *big.Int) Figure {
	if n.IsInt64() {
		return intFigure(n.Int64())
	}
	return TextFigure(n.String())
}
