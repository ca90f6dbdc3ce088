package validate

import (
	"fmt"
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate/internal/narrative"
	"github.com/openxxgk/annualreport/validate/internal/sums"
)

// Pass is one rule's look at one filing. It must not be kept after the rule has
// run.
type Pass struct {
	// Filing is what is checked. Rules only read it.
	Filing Filing

	rule     *Rule
	program  *program
	cells    sums.Cells
	result   Result
	issues   narrativeIssues
	identity identityFindings
	validate *identityChecker
}

// Report returns the report that is checked; never nil.
func (p *Pass) Report() *govinfo.Report { return p.Filing.Report }

// Published returns the day of publication, or the zero Date.
func (p *Pass) Published() govinfo.Date { return p.Filing.published() }

// Level returns the organ's level: what the filing tells, else what the report
// states, else what the organ's name settles; or unknown.
func (p *Pass) Level() govinfo.AgencyLevel { return p.result.Level.Level }

// misses reports whether the filing does not meet a need. A rule can do with what it
// has and need not have it in its Needs.
func (p *Pass) misses(need Need) bool { return need&^p.Filing.offers(p.result.Level) != 0 }

// filled reports whether any of the cells is filled.
func (p *Pass) filled(cells *sums.Set) bool { return !cells.Within(&p.cells.Blank) }

// Find adds a finding. The rule's id and, where f has none, its severity are
// filled in.
func (p *Pass) Find(f Finding) {
	f.Rule, f.rule = p.rule.ID, p.rule
	if f.Severity == 0 || p.rule.overridden {
		f.Severity = p.rule.Severity
	}
	p.result.Findings = append(p.result.Findings, f)
}

// Skip tells that the rule could not be assessed.
func (p *Pass) Skip(s Skipped) {
	s.Rule = p.rule.ID
	p.result.Skipped = append(p.result.Skipped, s)
}

// Fail tells that the rule could not be run, for a reason that is not the
// organ's. It becomes a [Fault], which wraps err.
func (p *Pass) Fail(err error) {
	p.result.Faults = append(p.result.Faults, Fault{Rule: p.rule.ID, Err: fmt.Errorf("validate: rule %s: %w", p.rule.ID, err)})
}

// run runs one rule. A panic becomes a fault, and what the rule had found by
// then is dropped: a rule that fails is not to be believed.
func (p *Pass) run(rule *Rule) {
	findings, skipped := len(p.result.Findings), len(p.result.Skipped)
	p.rule = rule
	defer func() {
		if cause := recover(); cause != nil {
			p.result.Findings = slices.Delete(p.result.Findings, findings, len(p.result.Findings))
			p.result.Skipped = slices.Delete(p.result.Skipped, skipped, len(p.result.Skipped))
			p.result.Faults = append(p.result.Faults, Fault{Rule: rule.ID, Err: panicError(rule.ID, cause)})
		}
	}()
	rule.Run(p)
}

func panicError(rule RuleID, cause any) error {
	if err, isError := cause.(error); isError {
		return fmt.Errorf("validate: rule %s panicked: %w", rule, err)
	}
	return fmt.Errorf("validate: rule %s panicked: %v", rule, cause)
}

// identityFindings are the fields that are malformed, asked once for all rules.
type identityFindings struct {
	asked  bool
	fields []malformed
}

// malformedFields returns the fields of the report's identity and contact that
// are not well-formed.
func (p *Pass) malformedFields() []malformed {
	if !p.identity.asked {
		fields := identityOf(p.Report())
		p.identity.fields = p.validate.check(&fields)
		p.identity.asked = true
	}
	return p.identity.fields
}

// narrativeIssues are what package narrative says, asked once for all its rules.
type narrativeIssues struct {
	asked  bool
	issues []narrative.Issue
}

// narrativeIssues returns what contradicts the tables in the narrative.
func (p *Pass) narrativeIssues() []narrative.Issue {
	if !p.issues.asked {
		narrative.Check(p.Filing.Report, p.Filing.Prior, func(issue narrative.Issue) {
			p.issues.issues = append(p.issues.issues, issue)
		})
		p.issues.asked = true // not if it panics: then every rule of it fails
	}
	return p.issues.issues
}
