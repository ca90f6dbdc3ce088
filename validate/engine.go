package validate

import (
	"fmt"
	"sync"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate/internal/sums"
)

// Engine checks filings by a set of rules. It is immutable and safe for
// concurrent use. [New] makes one; the zero Engine has no rules.
type Engine struct {
	rules    []*Rule
	order    map[RuleID]int
	plans    plans
	suppress map[RuleID][]Suppression
	identity *identityChecker
	passes   sync.Pool // of *Pass
}

// Check runs every statutory rule that applies to the filing. It is the Check of
// an engine without options, which it makes once.
func Check(f Filing) Result { return statutory().Check(f) }

var statutory = sync.OnceValue(func() *Engine {
	engine, err := New()
	if err != nil {
		panic(err) // the catalogue is ours
	}
	return engine
})

// New makes an engine of the statutory rules, changed by options. It returns an
// error for an option that cannot be meant: an unknown rule, a rule that is not
// well-formed, a suppression without a reason or of an unknown place.
func New(options ...Option) (*Engine, error) {
	s := settings{rules: Rules(), severities: make(map[RuleID]severity.Severity)}
	for _, option := range options {
		option.apply(&s)
	}
	rules, err := s.settle()
	if err != nil {
		return nil, err
	}
	e := &Engine{rules: rules, order: make(map[RuleID]int), suppress: make(map[RuleID][]Suppression)}
	for _, suppression := range s.suppressions {
		e.suppress[suppression.Rule] = append(e.suppress[suppression.Rule], suppression)
	}
	for i, rule := range rules {
		e.order[rule.ID] = i
	}
	e.plans = newPlans(rules)
	e.identity, err = newIdentityChecker()
	if err != nil {
		return nil, fmt.Errorf("validate: %w", err)
	}
	return e, nil
}

// Rules returns the engine's rules in order, with the severities they have in
// it. The caller may change what it returns.
func (e *Engine) Rules() []Rule {
	rules := make([]Rule, len(e.rules))
	for i, rule := range e.rules {
		rules[i] = rule.clone()
	}
	return rules
}

// Check runs every rule that applies to the filing. It does not change the
// filing and keeps nothing of it, and never panics.
func (e *Engine) Check(f Filing) Result {
	if f.Report == nil {
		return Result{Faults: []Fault{{Err: fmt.Errorf("validate: the filing: %w", govinfo.ErrNoReport)}}}
	}
	if e.plans.unknown == nil {
		return Result{} // the zero Engine
	}
	faults := f.drop()
	// Nothing that is made here is given to a rule's Run, so all of it stays on
	// the stack.
	var buffer [govinfo.CellCount]govinfo.Count
	var c sums.Cells
	c.Load(f.Report.AppendCounts(buffer[:0]))
	result := Result{Faults: faults}
	editions := editionsOf(f.Report)
	plan := e.plans.of(f.Report.Year)
	program := &plan.programs[editions.number()]
	if len(f.Unread) > 0 {
		setUnread(&c, &f, program)
		result.Unread = program.unreadParts(&c.Unread)
	}
	if plan.asksLevel {
		result.Level = f.level()
	}
	has := f.offers(result.Level)
	result.NotRun = plan.notRunWith(has)
	program.evaluate(&c, has, &result)
	if f.Prior != nil && len(program.prior) > 0 {
		var prior sums.Cells
		prior.Load(f.Prior.AppendCounts(buffer[:0]))
		priorForm := plan.programs[editionsOf(f.Prior).number()].form
		program.evaluatePrior(&c, &prior, &priorForm, has, &result)
	}
	if len(plan.running) > 0 {
		result = e.run(f, plan.running, program, &c, has, result)
	}
	e.finish(f.Report, &result)
	if result.failing != nil {
		result.failing.settle(program, &result)
	}
	return result
}

// run runs the rules that are programmed, and adds what they find to result.
func (e *Engine) run(f Filing, rules []*Rule, program *program, c *sums.Cells, has Need, result Result) Result {
	// A pass is given to rules and so lives on the heap; it is used again, for a
	// rule may not keep it.
	pass, ok := e.passes.Get().(*Pass)
	if !ok {
		pass = new(Pass)
	}
	*pass = Pass{Filing: f, program: program, cells: *c, result: result, validate: e.identity}
	// Amounts are blank among the counts.
	if !f.Report.Proactive.Fees.Amount.IsBlank() {
		pass.cells.Blank.Remove(program.fees)
	}
	if !f.Report.Proactive2019.Procurement.Amount.IsBlank() {
		pass.cells.Blank.Remove(program.procurement)
	}
	for _, rule := range rules {
		if rule.Needs&^has == 0 {
			pass.run(rule)
		}
	}
	result = pass.result
	*pass = Pass{} // hold on to nothing of the filing
	e.passes.Put(pass)
	return result
}

// finish sorts, and takes out what is suppressed.
func (e *Engine) finish(r *govinfo.Report, result *Result) {
	if len(result.Findings) > 0 {
		if len(e.suppress) > 0 {
			e.takeSuppressed(r, result)
		}
		sortFindings(result.Findings, e.order)
	}
	if len(result.Skipped) > 0 {
		sortSkipped(result.Skipped, e.order)
	}
}
