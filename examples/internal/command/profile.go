package command

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/profile"
)

// Profile is the flag -profile of the programs that check reports: a file of what a
// place asks of its organs beyond the law. Without the flag reports are checked by the
// law alone.
type Profile struct{ file string }

// AddTo adds the flag.
func (p *Profile) AddTo(flags *flag.FlagSet) {
	flags.StringVar(&p.file, "profile", "", "what the place asks beyond the law: a `FILE` of package validate/profile")
}

// Rules are what a program checks reports by.
type Rules struct {
	options []validate.Option
	// Own are the ids of the profile's rules.
	Own []validate.RuleID
	// Mark tells these rules from others: what was checked by rules of another mark may
	// be found to be otherwise by these. It is empty without a profile.
	Mark string
}

// Rules reads the file. Its errors name it and, where one is wrong, the key. What the
// profile suppresses holds until its last day, so a day is needed.
func (p *Profile) Rules(now time.Time) (Rules, error) {
	if p.file == "" {
		return Rules{}, nil
	}
	data, err := os.ReadFile(p.file)
	if err != nil {
		return Rules{}, err
	}
	asked, err := profile.Parse(data)
	if err != nil {
		return Rules{}, fmt.Errorf("%s: %w", p.file, err)
	}
	today := Today(now)
	rules := Rules{options: asked.Options(today), Own: asked.RuleIDs()}
	asked.Suppressions = slices.DeleteFunc(asked.Suppressions, func(s validate.Suppression) bool {
		return !s.Until.IsZero() && today.Compare(s.Until) > 0
	})
	mark, err := json.Marshal(asked)
	rules.Mark = string(mark)
	return rules, err
}

// Engine makes the engine of the rules, changed by options.
func (r Rules) Engine(options ...validate.Option) (*validate.Engine, error) {
	return validate.New(append(slices.Clone(r.options), options...)...)
}

// Engine reads the file and makes the engine.
func (p *Profile) Engine() (*validate.Engine, error) {
	rules, err := p.Rules(time.Now())
	if err != nil {
		return nil, err
	}
	return rules.Engine()
}

// Today returns the day of a time.
func Today(now time.Time) govinfo.Date {
	year, month, day := now.Date()
	return govinfo.Date{Year: year, Month: month, Day: day}
}
