package validate

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
)

// RuleID is the stable id of a rule, such as "A02". Ids are for ever: they are
// never given to another rule. One capital letter and two digits are the
// statutory catalogue's; a rule of one's own has another form ("JS01", "XZ-3").
type RuleID string

var (
	idForm       = regexp.MustCompile(`^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$`)
	reservedForm = regexp.MustCompile(`^[A-Z][0-9]{2}$`)
)

// Text is the same in Chinese and in English.
type Text struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}

// Rule is one rule as a documented value. It is either declared, by Sums, or
// programmed, by Run, or both.
//
// Rules are values: [New] copies what it is given, and changing a Rule
// afterwards changes no engine.
type Rule struct {
	ID       RuleID            `json:"id"`
	Severity severity.Severity `json:"severity"`
	// Title says in a few words what is wrong when the rule fires.
	Title Text `json:"title"`
	// Explanation says why the rule is there, and what its exceptions are.
	Explanation Text `json:"explanation,omitzero"`
	// Basis cites the article or notice that the rule comes from.
	Basis Text `json:"basis,omitzero"`
	// Formula is the relation in the words of the form, where there is one.
	Formula Text `json:"formula,omitzero"`
	// Needs are what must be there for the rule to run.
	Needs Need `json:"needs"`
	// Period is when the rule holds. For reports on other years it does not run.
	Period Period `json:"period,omitzero"`
	// Levels are the levels of organs that it is for; none is all. Run sees to that, and
	// [Rule.Holds] tells it.
	Levels []govinfo.AgencyLevel `json:"levels,omitempty"`
	// Sums are the relations that the rule demands.
	Sums []Sum `json:"sums,omitempty"`
	// Run looks at one filing and calls [Pass.Find] for every finding. It must be
	// safe for concurrent calls with different passes, and keep nothing.
	Run func(*Pass) `json:"-"`
	// Messages word the findings. A finding's Kind chooses one; the first is
	// taken where no key fits. Without any, a sum is worded by its two numbers
	// and another finding by the rule's title.
	Messages []Message `json:"messages,omitempty"`

	// leaves is the rule that tells where a sum of this one would want less than nothing
	// of its cell: where that rule holds, too, this one leaves it to it.
	leaves RuleID

	overridden bool // the severity was chosen by an option and is for all findings
}

// Message words a kind of finding, without its place, which [Finding.Message] puts
// before it. The texts are formats of package fmt with explicit indexes: %[1]s is
// the finding's place, %[2]s is got, %[3]s is want, %[4]s and on are the finding's
// Args.
type Message struct {
	Kind string `json:"kind,omitempty"`
	Text
}

// Holds reports whether the rule holds for the report on a year of an organ of a
// level. A year of 0, or an unknown level, is in every period and among all levels.
func (r Rule) Holds(year int, level govinfo.AgencyLevel) bool {
	return r.Period.holds(year) &&
		(level == govinfo.LevelUnknown || len(r.Levels) == 0 || slices.Contains(r.Levels, level))
}

// message returns the message for a kind of finding; ok is false without any.
func (r *Rule) message(kind string) (m Message, ok bool) {
	for _, m := range r.Messages {
		if m.Kind == kind {
			return m, true
		}
	}
	if len(r.Messages) > 0 {
		return r.Messages[0], true
	}
	return Message{}, false
}

// check returns an error if the rule is not well-formed.
func (r *Rule) check() error {
	switch {
	case !idForm.MatchString(string(r.ID)):
		return fmt.Errorf("validate: %q is not a rule id", r.ID)
	case r.Severity < severity.Error || r.Severity > severity.Note:
		return fmt.Errorf("validate: rule %s has no severity", r.ID)
	case r.Title.ZH == "" && r.Title.EN == "":
		return fmt.Errorf("validate: rule %s has no title", r.ID)
	case r.Run == nil && len(r.Sums) == 0:
		return fmt.Errorf("validate: rule %s neither declares sums nor runs", r.ID)
	}
	if err := r.Period.check(); err != nil {
		return fmt.Errorf("validate: rule %s: %w", r.ID, err)
	}
	for i := range r.Sums {
		if err := r.Sums[i].check(); err != nil {
			return fmt.Errorf("validate: rule %s, sum %d: %w", r.ID, i, err)
		}
	}
	return nil
}

// clone copies what New keeps of a rule that a caller holds.
func (r Rule) clone() Rule {
	r.Messages, r.Levels = slices.Clone(r.Messages), slices.Clone(r.Levels)
	r.Sums = slices.Clone(r.Sums)
	for i := range r.Sums {
		r.Sums[i].Left, r.Sums[i].Right = slices.Clone(r.Sums[i].Left), slices.Clone(r.Sums[i].Right)
	}
	return r
}
