package values

import (
	"github.com/openxxgk/annualreport/internal/words"

	"strings"

	"github.com/openxxgk/annualreport/govinfo"
)

const unitHundredMillion govinfo.Unit = "亿元"

// convert moves the decimal point from one unit of money to another.
func convert(amount govinfo.Amount, from, to govinfo.Unit) (govinfo.Amount, bool) {
	scale := map[govinfo.Unit]int32{govinfo.UnitYuan: 0, govinfo.UnitTenThousand: 4, unitHundredMillion: 8}
	value, _ := amount.Decimal()
	converted, err := govinfo.NewAmount(value.Shift(scale[from] - scale[to]))
	return converted, err == nil
}

func cutMoneyUnit(folded string) (unit govinfo.Unit, rest string) {
	folded = words.Simplified(folded)
	for _, unit := range [...]govinfo.Unit{unitHundredMillion, govinfo.UnitTenThousand, govinfo.UnitYuan} {
		if rest, found := strings.CutPrefix(folded, string(unit)); found {
			return unit, rest
		}
	}
	return "", folded
}

// UnitInDoubt is the unit of headings that name several units, or one that is
// not known.
const UnitInDoubt govinfo.Unit = "?"

// bracketedMoneyUnit returns the unit that a folded remark states in brackets and
// nothing else: "(元)", "(单位:万元)".
func bracketedMoneyUnit(folded string) (unit govinfo.Unit, ok bool) {
	if len(folded) < 2 || folded[0] != '(' || folded[len(folded)-1] != ')' {
		return "", false
	}
	inner := strings.TrimLeft(strings.TrimPrefix(folded[1:len(folded)-1], "单位"), ":")
	unit, rest := cutMoneyUnit(inner)
	return unit, unit != "" && rest == ""
}

// moneyUnitIn returns the unit of money that a text names, "" for none, and
// UnitInDoubt for one that is not known (千元, 美元).
func moneyUnitIn(text string) govinfo.Unit {
	if !strings.Contains(text, "元") {
		return "" // nearly all
	}
	before, _, _ := strings.Cut(words.Simplified(words.Fold(text)), "元")
	switch factor := before[len(strings.TrimRight(before, "亿万千百十美港欧日")):]; factor {
	case "":
		return govinfo.UnitYuan
	case "万":
		return govinfo.UnitTenThousand
	case "亿":
		return unitHundredMillion
	}
	return UnitInDoubt
}

// AgreedUnit returns the one unit that several texts name, "" where none does,
// and UnitInDoubt where they differ.
func AgreedUnit(texts ...string) govinfo.Unit {
	agreed := govinfo.Unit("")
	for _, text := range texts {
		unit := moneyUnitIn(text)
		switch {
		case unit == "" || unit == agreed:
		case agreed == "":
			agreed = unit
		default:
			return UnitInDoubt
		}
	}
	return agreed
}
