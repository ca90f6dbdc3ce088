package validate

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/openxxgk/annualreport/govinfo"
)

// Period is when a rule holds, and by what. The zero Period is always.
type Period struct {
	// From and To are the first and the last report year in which the rule holds; 0
	// leaves the end open.
	From int `json:"from,omitempty"`
	To   int `json:"to,omitempty"`
	// Since is the day on which what the rule comes from took effect; or zero.
	Since govinfo.Date `json:"since,omitzero"`
}

// holds reports whether the period has a report year. A year that is not known (0)
// is in every period: a rule that must know it needs [NeedYear].
func (p Period) holds(year int) bool {
	return year == 0 || p.From <= year && (p.To == 0 || year <= p.To)
}

// Text words the period, or is empty where it is always.
func (p Period) Text() Text {
	from, to := strconv.Itoa(p.From), strconv.Itoa(p.To)
	var text Text
	switch {
	case p.From != 0 && p.To != 0:
		text = Text{from + "至" + to + "年度", "report years " + from + " to " + to}
	case p.From != 0:
		text = Text{from + "年度起", "since report year " + from}
	case p.To != 0:
		text = Text{"至" + to + "年度", "until report year " + to}
	}
	if !p.Since.IsZero() {
		day := p.Since.String()
		if text == (Text{}) {
			return Text{day + "起施行", "in force since " + day}
		}
		text = Text{text.ZH + "（" + day + "起施行）", text.EN + " (in force since " + day + ")"}
	}
	return text
}

func (p Period) check() error {
	if p.From < 0 || p.To < 0 || p.To != 0 && p.To < p.From {
		return fmt.Errorf("it holds from %d to %d", p.From, p.To)
	}
	return nil
}

// edges returns the report years in which the rules that hold change, sorted: the
// spans between them are what an engine has plans for.
func edges(rules []*Rule) []int {
	var years []int
	for _, rule := range rules {
		if rule.Period.From != 0 {
			years = append(years, rule.Period.From)
		}
		if rule.Period.To != 0 {
			years = append(years, rule.Period.To+1)
		}
	}
	slices.Sort(years)
	return slices.Compact(years)
}
