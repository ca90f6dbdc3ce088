package govinfo

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Amount is a cell of the form that holds money, or is blank: 万元 for the
// 行政事业性收费 of the 2021 form, 元 for the 采购总金额 of the 2019 form.
//
// The zero Amount is blank; an empty cell is not a zero. An Amount keeps the
// scale it was written with: "12.50" stays "12.50". It has at most [MaxDigits]
// digits in all, and no exponent. Amounts are values and may be used by several
// goroutines at once; compare them with [Amount.Equal], not with ==.
type Amount struct {
	value  decimal.Decimal
	filled bool
}

// NewAmount returns the amount d with d's scale, or an error that wraps
// [ErrTooLong].
func NewAmount(d decimal.Decimal) (Amount, error) {
	// Bound the exponent before anything computes with it: writing out 1e4000000
	// takes half a second.
	if d.Exponent() > MaxDigits || d.Exponent() < -MaxDigits {
		return Amount{}, &ParseError{Text: "a number of that scale", Err: ErrTooLong}
	}
	if d.Exponent() > 0 {
		d = d.Add(decimal.New(0, 0)) // write the zeros out: the sum has scale 0
	}
	if max(d.NumDigits(), 1-int(d.Exponent())) > MaxDigits {
		return Amount{}, parseError(d.String(), ErrTooLong)
	}
	return Amount{value: d, filled: true}, nil
}

// ParseAmount reads an amount as people type it, with the liberties that
// [ParseCount] takes. A text of nothing but white space is blank. Anything
// beside the number is an error that wraps [ErrRemark]; [ScanAmount] takes it.
// Errors are [*ParseError].
func ParseAmount(text string) (Amount, error) {
	a, remark, err := ScanAmount(text)
	if err == nil && remark != "" {
		return Amount{}, parseError(text, ErrRemark)
	}
	return a, err
}

// ScanAmount reads the amount at the start of a text as [ParseAmount] does, and
// returns what stands behind it, as in "251000元". The caller decides what the
// remark means (a unit may differ from the form's) and keeps it. Errors are
// [*ParseError].
func ScanAmount(text string) (a Amount, remark string, err error) {
	if strings.TrimSpace(text) == "" {
		return Amount{}, "", nil
	}
	n, remark, err := scanNumber(text)
	if err != nil {
		return Amount{}, "", parseError(text, err)
	}
	a, err = amountFromNumber(n)
	if err != nil {
		return Amount{}, "", parseError(text, err)
	}
	return a, remark, nil
}

func amountFromNumber(n number) (Amount, error) {
	digits, err := strconv.ParseInt(n.whole+n.fraction, 10, 64)
	if err != nil {
		return Amount{}, ErrTooLong
	}
	if n.negative {
		digits = -digits
	}
	return Amount{value: decimal.New(digits, -int32(len(n.fraction))), filled: true}, nil
}

// MustAmount is [ParseAmount] for texts that a program chose itself; it panics
// on an error.
func MustAmount(text string) Amount {
	a, err := ParseAmount(text)
	if err != nil {
		panic(err)
	}
	return a
}

// IsBlank reports whether the cell is empty.
func (a Amount) IsBlank() bool { return !a.filled }

// Decimal returns the number. A blank amount has none: ok is false.
func (a Amount) Decimal() (d decimal.Decimal, ok bool) { return a.value, a.filled }

// Plus returns a + b with the larger scale of the two. Blank is not zero, so the
// sum with a blank is blank. The error wraps [ErrTooLong] when the sum has
// more than [MaxDigits] digits.
func (a Amount) Plus(b Amount) (Amount, error) {
	if a.IsBlank() || b.IsBlank() {
		return Amount{}, nil
	}
	sum, err := NewAmount(a.value.Add(b.value))
	if err != nil {
		return Amount{}, fmt.Errorf("govinfo: %v + %v: %w", a, b, ErrTooLong)
	}
	return sum, nil
}

// Equal reports whether both are blank or both are the same number, whatever
// their scale: 12.5 equals 12.50.
func (a Amount) Equal(b Amount) bool {
	return a.filled == b.filled && a.value.Equal(b.value)
}

// String returns the number in ASCII digits with its written scale, or "" for
// blank.
func (a Amount) String() string {
	if !a.filled {
		return ""
	}
	return a.value.StringFixed(-a.value.Exponent())
}

// Format implements [fmt.Formatter]: %v, %s and %q print as [Amount.String]
// with width and flags; %#v prints Go syntax.
func (a Amount) Format(state fmt.State, verb rune) {
	switch {
	case verb == 'v' && state.Flag('#'):
		if a.filled {
			fmt.Fprintf(state, "govinfo.MustAmount(%q)", a.String())
		} else {
			fmt.Fprint(state, "govinfo.Amount{}")
		}
	case !a.filled && (verb == 'v' || verb == 's'): // never zeros
		fmt.Fprintf(state, fmt.FormatString(plainFlags{state}, 's'), "")
	case verb == 'v', verb == 's', verb == 'q':
		fmt.Fprintf(state, fmt.FormatString(state, verb), a.String())
	default:
		fmt.Fprintf(state, "%%!%c(govinfo.Amount=%s)", verb, a.String())
	}
}

// MarshalText returns [Amount.String]: a blank is an empty text.
func (a Amount) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads as [ParseAmount]: an empty text is blank.
func (a *Amount) UnmarshalText(text []byte) error {
	parsed, err := ParseAmount(string(text))
	if err != nil {
		return err
	}
	*a = parsed
	return nil
}

// MarshalJSON returns a JSON string, which keeps the scale through programs
// that read JSON numbers as floating point, or null for blank.
func (a Amount) MarshalJSON() ([]byte, error) { return a.appendJSON(nil), nil }

func (a Amount) appendJSON(dst []byte) []byte {
	if a.IsBlank() {
		return append(dst, "null"...)
	}
	dst = append(dst, '"')
	dst = append(dst, a.String()...)
	return append(dst, '"')
}

// UnmarshalJSON reads a JSON string or number in plain decimal digits, or null
// for blank. Exponents, signs other than "-", and separators are refused.
func (a *Amount) UnmarshalJSON(data []byte) error {
	parsed, err := amountFromJSON(data)
	if err != nil {
		return err
	}
	*a = parsed
	return nil
}

func amountFromJSON(data []byte) (Amount, error) {
	if string(data) == "null" {
		return Amount{}, nil
	}
	text := string(data)
	if strings.HasPrefix(text, `"`) {
		if err := json.Unmarshal(data, &text); err != nil {
			return Amount{}, parseError(text, ErrSyntax)
		}
	}
	if err := checkJSONNumber([]byte(text)); err != nil {
		return Amount{}, parseError(text, err)
	}
	return ParseAmount(text)
}

// Value implements [driver.Valuer]: a text with the written scale, or nil (NULL)
// for blank.
func (a Amount) Value() (driver.Value, error) {
	if a.IsBlank() {
		return nil, nil
	}
	return a.String(), nil
}

// Scan implements [database/sql.Scanner]: NULL is blank; integers, texts as
// [ParseAmount] reads them, and floating-point numbers by their shortest
// decimal writing (a NUMERIC column read as text keeps its scale; a floating
// one cannot).
func (a *Amount) Scan(source any) error {
	var parsed Amount
	var err error
	switch value := source.(type) {
	case nil:
	case int64:
		parsed, err = NewAmount(decimal.NewFromInt(value))
	case float64:
		if math.IsInf(value, 0) || math.IsNaN(value) {
			err = parseError(strconv.FormatFloat(value, 'g', -1, 64), ErrSyntax)
		} else {
			parsed, err = ParseAmount(strconv.FormatFloat(value, 'f', -1, 64))
		}
	case string:
		parsed, err = ParseAmount(value)
	case []byte:
		parsed, err = ParseAmount(string(value))
	default:
		err = fmt.Errorf("govinfo: an amount cannot be scanned from %T", source)
	}
	if err != nil {
		return err
	}
	*a = parsed
	return nil
}
