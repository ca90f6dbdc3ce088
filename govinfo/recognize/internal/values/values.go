// Package values reads what stands in a cell: a number, a mark for none, or
// words. It knows the cell's unit, and nothing of its place.
package values

import (
	"github.com/openxxgk/annualreport/internal/words"

	"errors"
	"strings"
	"unicode"

	"github.com/openxxgk/annualreport/govinfo"
)

// IsBlankMarker reports whether a folded text is what organs write into a cell
// that has no figure. Such a cell is blank; it is not a zero.
func IsBlankMarker(folded string) bool {
	switch folded {
	case "", "/", "//", "-", "--", "---", "—", "——", "–", "―", "─", "−", "﹣", "一一", "\\", "*", "_", "__", "___",
		"无", "不涉及", "不适用", "空", "空白", "N/A", "n/a", "NA", "N.A.", "无数据":
		return true
	}
	return false
}

// Shape tells what a cell's text is, before anything is known of its place.
type Shape uint8

const (
	Empty  Shape = iota
	Marker       // stands for a blank
	Figure       // begins with a number
	Word
)

func ShapeOf(text string) Shape {
	for i, r := range text {
		switch {
		case '0' <= r && r <= '9', '０' <= r && r <= '９':
			return figureOrNumbered(text[i:])
		case strings.ContainsRune("+-＋－−﹣减增", r):
			if signed := strings.TrimLeft(text[i:], "+-＋－−﹣减增少加 (（"); startsWithDigit(signed) && (figureOrNumbered(signed) == Figure || !strings.ContainsFunc(signed, unicode.IsLetter)) {
				return Figure
			}
			return markerOrWord(text)
		case r == ' ' || r == '\n' || unicode.IsSpace(r) || words.IsInvisible(r):
		default:
			return markerOrWord(text)
		}
	}
	return Empty
}

func startsWithDigit(text string) bool {
	for _, r := range text {
		return '0' <= r && r <= '9' || '０' <= r && r <= '９'
	}
	return false
}

func markerOrWord(text string) Shape {
	switch {
	case len(text) > 24:
	case IsBlankMarker(words.Fold(text)):
		return Marker
	case IsNoChange(text):
		return Figure
	}
	return Word
}

// IsNoChange reports whether a text is what organs write into a cell of 本年增/减 instead
// of 0.
func IsNoChange(text string) bool {
	switch words.Fold(text) {
	case "未增未减", "不增不减", "无增无减", "无增减", "无变化", "不变", "持平":
		return true
	}
	return false
}

// figureOrNumbered tells a figure ("12", "251000元") from a label with a number
// ("1.属于国家秘密", "3其他").
func figureOrNumbered(text string) Shape {
	digits, rest := leadingDigits(text)
	if rest == "" {
		return Figure
	}
	folded := words.Fold(rest)
	if digits <= 2 && folded != "" && strings.ContainsAny(folded[:1], ".,)") || strings.HasPrefix(folded, "、") {
		if after := strings.TrimLeft(folded, ".,)、"); after != "" && !startsWithDigit(after) && !isUnitRemark(after) {
			return Word
		}
	}
	if digits == 1 {
		if _, style, _ := words.SplitNumber(words.Fold(text)); style == words.Arabic && !isUnitRemark(folded) {
			return Word
		}
	}
	return Figure
}

func leadingDigits(text string) (digits int, rest string) {
	for i, r := range text {
		if !('0' <= r && r <= '9' || '０' <= r && r <= '９') {
			return digits, text[i:]
		}
		digits++
	}
	return digits, ""
}

// isUnitRemark reports whether a folded text begins as what stands behind a
// figure: a unit, or a word that makes the Reading another one.
func isUnitRemark(folded string) bool {
	for _, unit := range [...]string{"件", "项", "个", "份", "条", "宗", "起", "次", "例", "元", "万", "亿", "千", "百", "余", "多", "%", "人", "年", "月", "日", "("} {
		if strings.HasPrefix(folded, unit) {
			return true
		}
	}
	return false
}

// Note says what is to be told of a cell's text.
type Note uint8

const (
	Nothing      Note = iota
	HasRemark         // something stands beside the number
	Unreadable        // not one certain number
	UnitConflict      // another unit than the column's, or several
	Converted         // in another unit of money, and converted
)

// Reading is what a cell's text says. Value is blank where nothing certain does.
type Reading struct {
	Value  govinfo.Value
	Note   Note   // "" if there is nothing to tell
	Remark string // what stands beside the number
}

// ReadCount reads a count.
func ReadCount(text string) Reading {
	if isPlainNumber(text) {
		scanned, err := govinfo.ParseCount(text)
		if err != nil {
			return Reading{Value: govinfo.Count{}, Note: Unreadable}
		}
		return Reading{Value: scanned}
	}
	count := govinfo.Count{}
	folded := words.Fold(text)
	if IsBlankMarker(folded) {
		return Reading{Value: count}
	}
	if looksSplit(text) {
		return Reading{Value: count, Note: Unreadable}
	}
	scanned, remark, err := govinfo.ScanCount(text)
	if err != nil {
		if !errors.Is(err, govinfo.ErrFraction) || !isZeroFraction(folded) {
			return Reading{Value: count, Note: Unreadable}
		}
		// "3.00" from a spreadsheet is a whole number.
		if scanned, err = govinfo.ParseCount(folded[:strings.IndexByte(folded, '.')]); err != nil {
			return Reading{Value: count, Note: Unreadable}
		}
	}
	remark = words.Fold(remark)
	switch rest, found := cutUnit(remark); {
	case remark == "" || rest == "" && (found == string(govinfo.UnitCases) || found == string(govinfo.UnitItems)):
		return Reading{Value: scanned}
	case rest == "" || isParenthesised(rest):
		return Reading{Value: scanned, Note: HasRemark, Remark: remark}
	}
	return Reading{Value: count, Note: Unreadable}
}

// isPlainNumber reports whether a text is nothing but ASCII digits.
func isPlainNumber(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}

// isZeroFraction reports whether a folded text is a number whose fraction is
// nothing but zeros.
func isZeroFraction(folded string) bool {
	_, fraction, found := strings.Cut(folded, ".")
	return found && (fraction == "0" || fraction == "00")
}

// ReadAmount reads an amount of money into the unit of its column. headed is the
// unit that the column's heading prints, or "".
func ReadAmount(text string, unit, headed govinfo.Unit) Reading {
	amount := govinfo.Amount{}
	if IsBlankMarker(words.Fold(text)) {
		return Reading{Value: amount}
	}
	if looksSplit(text) {
		return Reading{Value: amount, Note: Unreadable}
	}
	scanned, remark, err := govinfo.ScanAmount(text)
	if err != nil {
		return Reading{Value: amount, Note: Unreadable}
	}
	remark = words.Fold(remark)
	printed, rest := cutMoneyUnit(remark)
	if within, ok := bracketedMoneyUnit(remark); ok {
		printed, rest = within, ""
	}
	if headed == UnitInDoubt {
		return Reading{Value: amount, Note: UnitConflict, Remark: remark}
	}
	if rest != "" && !isParenthesised(rest) {
		return Reading{Value: amount, Note: Unreadable}
	}
	if printed != "" && headed != "" && printed != headed {
		return Reading{Value: amount, Note: UnitConflict, Remark: string(printed)}
	}
	result := Reading{Value: scanned}
	if remark != "" && (rest != "" || printed != unit || headed == "") {
		result.Note, result.Remark = HasRemark, remark
	}
	if printed == "" {
		printed = headed
	}
	if printed == "" || printed == unit {
		return result
	}
	converted, ok := convert(scanned, printed, unit)
	if !ok {
		return Reading{Value: amount, Note: UnitConflict, Remark: string(printed)}
	}
	return Reading{Value: converted, Note: Converted, Remark: string(printed)}
}

// cutUnit takes a unit of counting from the start of a folded remark.
func cutUnit(folded string) (rest, unit string) {
	for _, unit := range [...]string{"件", "项", "个", "份", "条", "宗", "起", "次", "例", "批次", "批", "笔"} {
		if rest, found := strings.CutPrefix(folded, unit); found {
			return rest, unit
		}
	}
	return folded, ""
}

// isParenthesised reports whether a folded text is one remark in brackets that
// leaves the number as it is.
func isParenthesised(folded string) bool {
	if strings.ContainsAny(folded, "万亿%") || strings.HasPrefix(folded, "(千") || strings.HasPrefix(folded, "(百") {
		return false
	}
	return len(folded) > 2 && folded[0] == '(' && strings.IndexByte(folded, ')') == len(folded)-1 ||
		strings.HasPrefix(folded, "〔") && strings.HasSuffix(folded, "〕") ||
		len(folded) > 2 && folded[0] == '[' && strings.IndexByte(folded, ']') == len(folded)-1 // the mark of a note
}

// looksSplit reports whether digits stand on both sides of a space or line break:
// two figures in one cell, or one figure cut in two. Spaces of typesetting, which
// do not break, group thousands.
func looksSplit(text string) bool {
	digit, space := false, false
	for _, r := range text {
		switch {
		case '0' <= r && r <= '9' || '０' <= r && r <= '９':
			if digit && space {
				return true
			}
			digit, space = true, false
		case r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\u3000':
			space = true
		default:
			digit, space = false, false
		}
	}
	return false
}
