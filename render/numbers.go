package render

import (
	"strconv"
	"strings"

	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// numberStyle writes figures.
type numberStyle struct {
	printer *message.Printer // nil leaves digits together
}

func newNumberStyle(labels *labelSet, thousands bool) numberStyle {
	if !thousands {
		return numberStyle{}
	}
	return numberStyle{printer: message.NewPrinter(labels.Tag)}
}

// format returns a figure, written without separators, in the style. The written
// scale of an amount is kept.
func (s numberStyle) format(text string) string {
	if s.printer == nil {
		return text
	}
	whole, fraction, hasPoint := strings.Cut(text, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil {
		return text // blank
	}
	grouped := s.printer.Sprint(number.Decimal(n))
	if n == 0 {
		grouped = whole // "-0" of an amount as -0.5
	}
	if hasPoint {
		grouped += "." + fraction
	}
	return grouped
}
