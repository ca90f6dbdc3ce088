package validate

import (
	"math/big"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate/internal/sums"
)

// evaluate runs the sums over the report alone whose needs the filing meets. It
// allocates nothing where every sum holds.
func (p *program) evaluate(c *sums.Cells, has Need, result *Result) {
	p.quick.Check(c, uint16(has), func(i int) { p.sums[i].assess(c, nil, has, result) })
}

// evaluatePrior runs the sums that need last year's report.
func (p *program) evaluatePrior(c, prior *sums.Cells, priorForm *sums.Set, has Need, result *Result) {
	for i := range p.prior {
		if s := &p.prior[i]; s.prior.Within(priorForm) && s.rule.Needs&^has == 0 {
			s.assess(c, prior, has, result)
		}
	}
}

// assess works a sum out at length and adds a finding or a skip to result, or
// nothing where it holds.
func (s *compiledSum) assess(c, prior *sums.Cells, has Need, result *Result) {
	if s.Own.Meets(&c.Unread) {
		skipped := Skipped{Rule: s.rule.ID, Ref: s.sum.subject(), Unread: s.unread(c)}
		result.Skipped = append(result.Skipped, skipped)
		return
	}
	var left, right sums.Side
	left.Add(c, s.Left)
	right.Add(c, s.Right)
	if prior != nil {
		left.Add(prior, s.priorLeft)
		right.Add(prior, s.priorRight)
	}
	order := left.Known.Cmp(&right.Known)
	blanks := left.Blanks + right.Blanks
	switch {
	case blanks == 0 && (order == 0 || order < 0 && s.AtMost):
		return
	case blanks == 0:
	case s.Contradicted(&left, &right, order):
	default:
		skipped := Skipped{Rule: s.rule.ID, Ref: s.sum.subject()}
		skipped.Missing, skipped.PriorMissing = s.missing(c, prior)
		result.Skipped = append(result.Skipped, skipped)
		return
	}
	subject := index(s.sum.subject())
	want := new(big.Int).Sub(&right.Known, &left.Known)
	if want.Add(want, big.NewInt(c.Values[subject])); s.leaves && want.Sign() < 0 {
		return
	}
	f := Finding{
		Rule: s.rule.ID, Severity: s.severity(), Ref: s.sum.subject(),
		Refs: s.sum.refs(false), PriorRefs: s.sum.refs(true),
		Args: []Text{bare(left.Known.String()), bare(right.Known.String())},
		rule: s.rule,
	}
	if !c.Blank.Has(subject) {
		f.Got, f.Want = ValueFigure(c.Count(subject)), bigFigure(want)
	}
	if blanks > 0 {
		f.Kind = kindPartial
		missing, priorMissing := s.missing(c, prior)
		f.Args = append(f.Args, labelList(append(missing, priorMissing...)))
	}
	result.Findings = append(result.Findings, f)
	if prior == nil && !s.AtMost {
		result.failing = result.failing.with(c, has)
	}
}

// missing returns the blank cells of a sum.
func (s *compiledSum) missing(c, prior *sums.Cells) (own, priors []govinfo.Ref) {
	for _, terms := range [2][]Term{s.sum.Left, s.sum.Right} {
		for _, term := range terms {
			switch i := index(term.Ref); {
			case !term.Prior && c.Blank.Has(i):
				own = append(own, term.Ref)
			case term.Prior && prior.Blank.Has(i):
				priors = append(priors, term.Ref)
			}
		}
	}
	return own, priors
}

// unread returns the cells of a sum that were not read.
func (s *compiledSum) unread(c *sums.Cells) []govinfo.Ref {
	var refs []govinfo.Ref
	for _, terms := range [2][]Term{s.sum.Left, s.sum.Right} {
		for _, term := range terms {
			if !term.Prior && c.Unread.Has(index(term.Ref)) {
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
