package whole

import (
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/openxxgk/annualreport/govinfo"
)

// places are the decimal places of amounts that are kept; an amount with more is
// taken for unknown.
const places = 6

// most is the largest figure that takes part: sums of so many of them don't overflow.
const most = 1e14

// figures are the cells of one report as whole numbers, in the order of
// [govinfo.Refs]; amounts are in millionths.
type figures struct {
	value [govinfo.CellCount]int64
	known [govinfo.CellCount]bool
}

// layout is what is the same for all reports.
type layout struct {
	refs   []govinfo.Ref
	amount [govinfo.CellCount]bool
	signed [govinfo.CellCount]bool
}

var theLayout = sync.OnceValue(func() *layout {
	l := &layout{refs: govinfo.Refs()}
	blank := govinfo.Report{}
	for i, ref := range l.refs {
		info, _ := govinfo.Describe(ref)
		l.signed[i] = info.Column.Signed
		value, _ := blank.At(ref)
		_, l.amount[i] = value.(govinfo.Amount)
	}
	return l
})

// figuresOf reads a report; nil for none.
func (l *layout) figuresOf(r *govinfo.Report, unread []govinfo.Ref) *figures {
	if r == nil {
		return nil
	}
	f := new(figures)
	for i, ref := range l.refs {
		value, err := r.At(ref)
		if err != nil || value.IsBlank() || within(ref, unread) {
			continue
		}
		if n, ok := l.number(i, value); ok {
			f.value[i], f.known[i] = n, true
		}
	}
	return f
}

// reports reads both reports of an organ.
func (l *layout) reports(o *Organ) [2]*figures {
	return [2]*figures{l.figuresOf(o.Report, o.Unread), l.figuresOf(o.Prior, o.PriorUnread)}
}

func within(ref govinfo.Ref, parts []govinfo.Ref) bool {
	for _, part := range parts {
		if strings.HasPrefix(string(ref), string(part)) && ref.Within(part) {
			return true
		}
	}
	return false
}

// number returns a value as a whole number; ok is false for one that can't take part.
func (l *layout) number(cell int, value govinfo.Value) (n int64, ok bool) {
	if count, isCount := value.(govinfo.Count); isCount {
		n, ok = count.Int64()
	} else {
		d, err := decimal.NewFromString(value.String())
		if err != nil {
			return 0, false
		}
		d = d.Shift(places)
		if !d.IsInteger() || d.Abs().GreaterThan(decimal.NewFromInt(most)) {
			return 0, false
		}
		n, ok = d.IntPart(), true
	}
	return n, ok && -most <= n && n <= most
}

// text returns a whole number as the value of a cell.
func (l *layout) text(cell int, n int64) govinfo.Value {
	if l.amount[cell] {
		scale := int32(places)
		for ; scale > 0 && n%10 == 0; scale-- {
			n /= 10
		}
		amount, err := govinfo.NewAmount(decimal.New(n, -scale))
		if err != nil {
			return govinfo.Amount{}
		}
		return amount
	}
	count, err := govinfo.NewCount(n)
	if err != nil {
		return govinfo.Count{}
	}
	return count
}
