package validate

import "sync/atomic"

// plan is what an engine does with the reports on the years of one span, in all of
// which the same rules hold.
type plan struct {
	rules     []*Rule
	running   []*Rule     // those with a Run
	programs  *[4]program // by editions.number
	asksLevel bool        // a rule may ask for the organ's level
	// notRun are the rules that do not run, by the needs that are met; made when asked
	// for and shared by the results.
	notRun [1 << needBits]atomic.Pointer[[]NotRun]
}

// plans are the plans of an engine: one for reports without a year, and one for
// every span between the years in which the rules change.
type plans struct {
	edges   []int
	unknown *plan
	spans   []*plan
}

func newPlans(rules []*Rule) plans {
	p := plans{edges: edges(rules)}
	p.unknown = newPlan(rules, 0, nil)
	for _, year := range append([]int{1}, p.edges...) {
		p.spans = append(p.spans, newPlan(rules, year, p.unknown))
	}
	return p
}

// of returns the plan for a report year.
func (p *plans) of(year int) *plan {
	if year == 0 {
		return p.unknown
	}
	span := 0
	for span < len(p.edges) && p.edges[span] <= year {
		span++
	}
	return p.spans[span]
}

// newPlan makes the plan of the span that begins with a year. It takes the programs
// of whole, where all rules hold, unless a rule with sums does not.
func newPlan(rules []*Rule, year int, whole *plan) *plan {
	p := new(plan)
	allSums := true
	for _, rule := range rules {
		switch {
		case rule.Period.holds(year):
			p.rules = append(p.rules, rule)
		case len(rule.Sums) > 0:
			allSums = false
		}
	}
	for _, rule := range p.rules {
		p.asksLevel = p.asksLevel || rule.Run != nil || rule.Needs&NeedLevel != 0
		if rule.Run != nil {
			p.running = append(p.running, rule)
		}
	}
	if whole != nil && allSums {
		p.programs = whole.programs
		return p
	}
	p.programs = new([4]program)
	for _, editions := range allEditions() {
		p.programs[editions.number()] = compileProgram(editions, p.rules)
	}
	return p
}

// notRunWith returns the rules that do not run where the needs in has are met.
func (p *plan) notRunWith(has Need) []NotRun {
	slot := &p.notRun[has]
	list := slot.Load()
	if list == nil {
		made := notRun(p.rules, has)
		list = &made
		slot.Store(list)
	}
	return *list
}
