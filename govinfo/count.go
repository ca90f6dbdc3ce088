package govinfo

import (
	"database/sql/driver"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Count is a cell of the form that holds a whole number of 件 (or of projects,
// in the 2019 form), or is blank.
//
// The zero Count is blank, because an untouched cell of a form is empty, and an
// empty cell is not a zero. Counts are values: they may be copied, compared
// with == and used by several goroutines at once. A Count holds at most
// [MaxDigits] digits. It may be negative, since printed reports are (the rule
// F02 reports it; the 本年增/减 columns of the 2019 form are signed by nature).
type Count struct {
	// 0 is blank, 2n+1 is the number n. One word holds both, so that a whole
	// report copies and compares fast.
	code int64
}

const maxCount = 999_999_999_999_999_999

// N returns the count n. It panics if n has more than [MaxDigits] digits: use
// [NewCount] for a number that a program did not choose itself.
func N(n int64) Count {
	c, err := NewCount(n)
	if err != nil {
		panic(err)
	}
	return c
}

// NewCount returns the count n, or an error that wraps [ErrTooLong].
func NewCount(n int64) (Count, error) {
	if n > maxCount || n < -maxCount {
		return Count{}, parseError(strconv.FormatInt(n, 10), ErrTooLong)
	}
	return Count{code: n<<1 | 1}, nil
}

// ParseCount reads a count as people type it: digits of either width, thousands
// separated by commas, spaces or apostrophes, and a sign, also in words ("减2").
// A text of nothing but white space is blank. Anything beside the number is an
// error that wraps [ErrRemark]; [ScanCount] takes it. Errors are [*ParseError].
func ParseCount(text string) (Count, error) {
	c, remark, err := ScanCount(text)
	if err == nil && remark != "" {
		return Count{}, parseError(text, ErrRemark)
	}
	return c, err
}

// ScanCount reads the count at the start of a text as [ParseCount] does, and
// returns what stands behind it, as in "13612件" or "22（其中修订16件）". The
// caller decides what the remark means and keeps it. Errors are [*ParseError].
func ScanCount(text string) (c Count, remark string, err error) {
	if strings.TrimSpace(text) == "" {
		return Count{}, "", nil
	}
	n, remark, err := scanNumber(text)
	if err != nil {
		return Count{}, "", parseError(text, err)
	}
	if n.fraction != "" {
		return Count{}, "", parseError(text, ErrFraction)
	}
	value, err := strconv.ParseInt(n.whole, 10, 64)
	if err != nil {
		return Count{}, "", parseError(text, ErrTooLong)
	}
	if n.negative {
		value = -value
	}
	return N(value), remark, nil
}

// IsBlank reports whether the cell is empty.
func (c Count) IsBlank() bool { return c.code&1 == 0 }

// Int64 returns the number. A blank count has none: ok is false.
func (c Count) Int64() (n int64, ok bool) { return c.code >> 1, c.code&1 == 1 }

// Plus returns c + d. Blank is not zero, so the sum with a blank is blank. The
// error wraps [ErrTooLong] when the sum has more than [MaxDigits] digits.
func (c Count) Plus(d Count) (Count, error) {
	if c.IsBlank() || d.IsBlank() {
		return Count{}, nil
	}
	sum := c.code>>1 + d.code>>1 // two numbers of 18 digits cannot overflow
	if sum > maxCount || sum < -maxCount {
		return Count{}, fmt.Errorf("govinfo: %v + %v: %w", c, d, ErrTooLong)
	}
	return N(sum), nil
}

// Equal reports whether both are blank or both are the same number.
func (c Count) Equal(d Count) bool { return c == d }

// String returns the number in ASCII digits without separators, or "" for blank.
func (c Count) String() string {
	if c.IsBlank() {
		return ""
	}
	return strconv.FormatInt(c.code>>1, 10)
}

func (c Count) appendTo(dst []byte) []byte {
	if c.IsBlank() {
		return dst
	}
	return strconv.AppendInt(dst, c.code>>1, 10)
}

// Format implements [fmt.Formatter]: %v and %s print as [Count.String], %d the
// number, each with width and flags; a blank prints spaces to the width, and never
// zeros.
// %#v prints Go syntax.
func (c Count) Format(state fmt.State, verb rune) {
	n, filled := c.Int64()
	switch {
	case verb == 'v' && state.Flag('#'):
		if filled {
			fmt.Fprintf(state, "govinfo.N(%d)", n)
		} else {
			fmt.Fprint(state, "govinfo.Count{}")
		}
	case verb == 'd' && filled:
		fmt.Fprintf(state, fmt.FormatString(state, verb), n)
	case !filled && (verb == 'd' || verb == 'v' || verb == 's'):
		fmt.Fprintf(state, fmt.FormatString(plainFlags{state}, 's'), "")
	case verb == 'v', verb == 's', verb == 'q':
		fmt.Fprintf(state, fmt.FormatString(state, verb), c.String())
	default:
		fmt.Fprintf(state, "%%!%c(govinfo.Count=%s)", verb, c.String())
	}
}

// plainFlags hides the flags that mean something for numbers only.
type plainFlags struct{ fmt.State }

func (p plainFlags) Flag(flag int) bool { return flag == '-' && p.State.Flag(flag) }

// MarshalText returns [Count.String]: a blank is an empty text.
func (c Count) MarshalText() ([]byte, error) { return c.appendTo(nil), nil }

// UnmarshalText reads as [ParseCount]: an empty text is blank.
func (c *Count) UnmarshalText(text []byte) error {
	parsed, err := ParseCount(string(text))
	if err != nil {
		return err
	}
	*c = parsed
	return nil
}

// MarshalJSON returns a JSON number, or null for blank.
func (c Count) MarshalJSON() ([]byte, error) { return c.appendJSON(nil), nil }

func (c Count) appendJSON(dst []byte) []byte {
	if c.IsBlank() {
		return append(dst, "null"...)
	}
	return c.appendTo(dst)
}

// UnmarshalJSON reads a JSON number without fraction or exponent, or null for
// blank. Strings are refused: what is not a number in the JSON was not checked
// to be one by whoever wrote it.
func (c *Count) UnmarshalJSON(data []byte) error {
	parsed, err := countFromJSON(data)
	if err != nil {
		return err
	}
	*c = parsed
	return nil
}

func countFromJSON(data []byte) (Count, error) {
	if string(data) == "null" {
		return Count{}, nil
	}
	if n, ok := shortInteger(data); ok {
		return Count{code: n<<1 | 1}, nil
	}
	if err := checkJSONNumber(data); err != nil {
		return Count{}, parseError(string(data), err)
	}
	return ParseCount(string(data))
}

// shortInteger reads what nearly every cell holds: a few digits.
func shortInteger(data []byte) (n int64, ok bool) {
	if len(data) == 0 || len(data) > MaxDigits || (data[0] == '0' && len(data) > 1) {
		return 0, false
	}
	for _, b := range data {
		if b < '0' || b > '9' {
			return 0, false
		}
		n = n*10 + int64(b-'0')
	}
	return n, true
}

// checkJSONNumber accepts -?digits(.digits)? of JSON's grammar.
func checkJSONNumber(data []byte) error {
	rest := strings.TrimPrefix(string(data), "-")
	whole := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	if whole == 0 || (whole > 1 && rest[0] == '0') {
		return ErrSyntax
	}
	if strings.ContainsAny(rest, "eE") {
		return ErrExponent
	}
	if strings.Trim(rest[whole:], ".0123456789") != "" || strings.HasSuffix(rest, ".") {
		return ErrSyntax
	}
	return nil
}

// Value implements [driver.Valuer]: an int64, or nil (NULL) for blank.
func (c Count) Value() (driver.Value, error) {
	if n, filled := c.Int64(); filled {
		return n, nil
	}
	return nil, nil
}

// Scan implements [database/sql.Scanner]: NULL is blank; integers, whole
// floating-point numbers that are exact, and texts as [ParseCount] reads them.
func (c *Count) Scan(source any) error {
	var parsed Count
	var err error
	switch value := source.(type) {
	case nil:
	case int64:
		parsed, err = NewCount(value)
	case float64:
		const exact = 1 << 53
		switch {
		case value != math.Trunc(value) || math.IsInf(value, 0) || math.IsNaN(value):
			err = parseError(strconv.FormatFloat(value, 'g', -1, 64), ErrFraction)
		case math.Abs(value) > exact:
			err = parseError(strconv.FormatFloat(value, 'g', -1, 64), ErrTooLong)
		default:
			parsed, err = NewCount(int64(value))
		}
	case string:
		parsed, err = ParseCount(value)
	case []byte:
		parsed, err = ParseCount(string(value))
	default:
		err = fmt.Errorf("govinfo: a count cannot be scanned from %T", source)
	}
	if err != nil {
		return err
	}
	*c = parsed
	return nil
}
