package profile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"time"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/suppress"
)

// Profile is what a place asks. Every part may be absent.
type Profile struct {
	// ID begins the ids of the profile's rules: two capital letters and more, digits
	// behind them.
	ID string `json:"id"`
	// Name is the place's or the system's, Basis the notice that asks for it.
	Name  string `json:"name"`
	Basis string `json:"basis"`
	// Period is the report years that the profile is for.
	Period validate.Period `json:"period,omitzero"`
	// Dates are the last days of publication by level, in the year after the one
	// reported on, as "01-26". Rule M03 goes by them where they are earlier than the
	// law's ([validate.WithDeadlines]).
	Dates map[govinfo.AgencyLevel]string `json:"dates,omitempty"`
	// MostCharacters is how long 总体情况 may be, marks and figures counted, space not.
	MostCharacters int `json:"mostCharacters,omitempty"`
	// Figures are what each aspect of 总体情况 must name with a number, or as none.
	Figures map[govinfo.Aspect][]string `json:"figures,omitempty"`
	// Severities are those of rules, statutory or the profile's own.
	Severities map[validate.RuleID]severity.Severity `json:"severities,omitempty"`
	// Relations are sums and ratios over cells.
	Relations []Relation `json:"relations,omitempty"`
	// Suppressions are as package suppress has them.
	Suppressions []validate.Suppression `json:"suppressions,omitempty"`
}

// Relation is a sum, or a bound of one figure by a share of another.
type Relation struct {
	// ID follows the profile's: "SUM1".
	ID       string            `json:"id"`
	Title    string            `json:"title"`
	Severity severity.Severity `json:"severity"`
	// Left and Right are cells that are added up.
	Left  []govinfo.Ref `json:"left"`
	Right []govinfo.Ref `json:"right"`
	// MostPercent bounds Left by a share of Right. Without it both are equal.
	MostPercent *int64 `json:"mostPercent,omitempty"`
}

// ErrProfile says that a profile cannot be meant; errors of this package wrap it.
var ErrProfile = errors.New("profile: not a profile")

var (
	profileID  = regexp.MustCompile(`^[A-Z]{2,}[0-9]*$`)
	relationID = regexp.MustCompile(`^[A-Z0-9]+$`)
	monthDay   = regexp.MustCompile(`^(0[1-9]|1[0-2])-[0-9]{2}$`)
)

// Parse reads a profile. A key, a level, a rule or a ref that is unknown is an error.
func Parse(data []byte) (*Profile, error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	file := struct {
		Schema string `json:"$schema"`
		Profile
	}{}
	if err := decoder.Decode(&file); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrProfile, err)
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, fmt.Errorf("%w: something stands behind its end", ErrProfile)
	}
	p := &file.Profile
	if err := p.check(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrProfile, err)
	}
	if _, err := p.engine(govinfo.Date{}); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrProfile, err)
	}
	return p, nil
}

func (p *Profile) check() error {
	var errs []error
	if !profileID.MatchString(p.ID) {
		errs = append(errs, fmt.Errorf("id %.32q is not of the form YX1", p.ID))
	}
	if p.Name == "" || p.Basis == "" {
		errs = append(errs, errors.New("name and basis must be given"))
	}
	if p.MostCharacters < 0 {
		errs = append(errs, errors.New("mostCharacters is negative"))
	}
	for aspect, names := range p.Figures {
		if !slices.Contains(govinfo.Aspects(), aspect) {
			errs = append(errs, fmt.Errorf("figures: there is no aspect %.32q", string(aspect)))
		}
		if len(names) == 0 || slices.Contains(names, "") {
			errs = append(errs, errors.New("figures: an aspect without figures, or one without a name"))
		}
	}
	for level, day := range p.Dates {
		if !slices.Contains(govinfo.AgencyLevels(), level) {
			errs = append(errs, fmt.Errorf("dates: there is no level %.32q", string(level)))
		}
		if _, _, ok := dayOf(day); !ok {
			errs = append(errs, fmt.Errorf("dates: %.32q is no day of every year", day))
		}
	}
	for _, r := range p.Relations {
		errs = append(errs, r.check())
	}
	return errors.Join(errs...)
}

// deadlines are the days of Dates.
func (p *Profile) deadlines() []validate.Deadline {
	var all []validate.Deadline
	for _, level := range slices.Sorted(maps.Keys(p.Dates)) {
		month, day, _ := dayOf(p.Dates[level])
		all = append(all, validate.Deadline{
			Level: level, Month: month, Day: day, Period: p.Period,
			Basis: validate.Text{ZH: p.Name + "：" + p.Basis, EN: p.Name + ": " + p.Basis},
		})
	}
	return all
}

// dayOf reads a day of every year, "01-26".
func dayOf(text string) (month time.Month, day int, ok bool) {
	date, err := govinfo.ParseDate("2023-" + text)
	return date.Month, date.Day, err == nil && monthDay.MatchString(text)
}

func (r Relation) check() error {
	if !relationID.MatchString(r.ID) || slices.Contains(reserved, r.ID) {
		return fmt.Errorf("relations: %.32q is no id of a relation", r.ID)
	}
	if r.MostPercent != nil && (*r.MostPercent < 0 || *r.MostPercent > 10_000) {
		return fmt.Errorf("relation %s: mostPercent is not of 0 to 10000", r.ID)
	}
	if len(r.Left) == 0 || len(r.Right) == 0 {
		return fmt.Errorf("relation %s needs cells on both sides", r.ID)
	}
	for _, ref := range slices.Concat(r.Left, r.Right) {
		if _, isCell := ref.Index(); !isCell {
			return fmt.Errorf("relation %s: %.80q is no cell", r.ID, string(ref))
		}
	}
	return nil
}

// Options makes the options of an engine: the profile's rules and severities, and the
// suppressions that hold on a day; the zero day is no day, and all of them hold.
func (p *Profile) Options(today govinfo.Date) []validate.Option {
	options := []validate.Option{validate.WithRules(p.rules()...), validate.WithDeadlines(p.deadlines()...)}
	for rule, severity := range p.Severities {
		options = append(options, validate.WithSeverity(rule, severity))
	}
	return append(options, suppress.NewRun(p.Suppressions, today).Option())
}

// RuleIDs returns the ids of the profile's own rules.
func (p *Profile) RuleIDs() []validate.RuleID {
	var ids []validate.RuleID
	for _, rule := range p.rules() {
		ids = append(ids, rule.ID)
	}
	return ids
}

func (p *Profile) engine(today govinfo.Date) (*validate.Engine, error) {
	return validate.New(p.Options(today)...)
}
