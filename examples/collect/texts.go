package main

import (
	"fmt"
	"sync"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
)

// sentences are those of all reports. It may be used by several goroutines at once.
type sentences struct {
	mu     sync.Mutex
	others validate.Others
}

// add adds a report; nil is none.
func (t *sentences) add(r *govinfo.Report) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.others.Add(r)
}

// ruleCopied is the rule that compares texts.
const ruleCopied validate.RuleID = "G03"

// tellCopies tells the organs whose text is another's. The text was dropped when the
// report was read, and is taken from the record that was kept, one at a time.
func (c *collection) tellCopies() error {
	engine, err := c.rules.Engine(validate.Only(ruleCopied))
	if err != nil {
		return err
	}
	for _, o := range c.organs {
		if o.taken == nil {
			continue
		}
		var kept record
		if !c.restore(o.taken.ID, &kept) || kept.Report == nil {
			return fmt.Errorf("%s: the record of %s is gone", c.out, o.taken.File)
		}
		for _, f := range engine.Check(validate.Filing{Report: kept.Report, Others: &c.texts.others}).Findings {
			rule, _ := f.OfRule()
			o.tells = append(o.tells, item{string(f.Rule), f.Place(zh), f.Text(zh), rule.Basis.In(zh), f.Severity == severity.Error})
		}
	}
	return nil
}
