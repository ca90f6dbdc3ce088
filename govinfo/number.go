package govinfo

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// MaxDigits is the largest number of digits a [Count] or an [Amount] holds.
// No published figure comes near it; a longer one is a fault of the source.
const MaxDigits = 18

// Reasons why a text is not a number, found in a [ParseError] by [errors.Is].
var (
	// ErrSyntax says that the text is not a number as people write them.
	ErrSyntax = errors.New("not a number")
	// ErrFraction says that a count was written with a fraction.
	ErrFraction = errors.New("a count is a whole number")
	// ErrExponent says that a number was written with an exponent.
	ErrExponent = errors.New("a number is written without exponent")
	// ErrTooLong says that a number, or a sum, has more than [MaxDigits] digits.
	ErrTooLong = fmt.Errorf("a number has at most %d digits", MaxDigits)
	// ErrGrouping says that thousands separators do not stand before groups of
	// three digits, so the number meant is in doubt ("1,23").
	ErrGrouping = errors.New("digits are not grouped by three")
	// ErrRemark says that something other than the number stands in the text.
	ErrRemark = errors.New("text beside the number")
)

// ParseError says that a text is no [Count] or [Amount]. Err is one of the
// reasons above, to be tested with [errors.Is].
type ParseError struct {
	Text string // as given, shortened to at most 64 bytes
	Err  error
}

func (e *ParseError) Error() string {
	return fmt.Sprintf("govinfo: %q: %v", e.Text, e.Err)
}

func (e *ParseError) Unwrap() error { return e.Err }

func parseError(text string, reason error) error {
	const most = 64
	if len(text) > most {
		cut := most
		for cut > 0 && !utf8.RuneStart(text[cut]) {
			cut--
		}
		text = text[:cut] + "…"
	}
	return &ParseError{Text: text, Err: reason}
}

// number is the canonical writing of a number at the start of a text: an
// optional "-", ASCII digits and, where there is a fraction, "." and digits.
type number struct {
	negative bool
	whole    string // at least one digit, as written, without separators
	fraction string // digits behind the point; empty without a point
}

func (n number) digits() int { return len(n.whole) + len(n.fraction) }

// scanNumber reads the number at the start of text, as people type it: digits
// of either width, a sign (+ - 增 减), thousands separated by a comma of either
// width, an apostrophe or a space. It returns what stands behind the number,
// trimmed. A text without any number is ErrSyntax.
func scanNumber(text string) (n number, remark string, err error) {
	rest := strings.TrimSpace(text)
	n.negative, rest = scanSign(rest)

	var whole strings.Builder
	rest, err = scanWhole(&whole, rest)
	if err != nil {
		return number{}, "", err
	}
	n.whole = whole.String()

	if r, size := decodePoint(rest); r {
		digits, after := scanDigits(rest[size:])
		if digits == "" {
			return number{}, "", ErrSyntax
		}
		n.fraction, rest = digits, after
	}
	if n.digits() > MaxDigits {
		return number{}, "", ErrTooLong
	}
	if hasExponent(rest) {
		return number{}, "", ErrExponent
	}
	remark = strings.TrimSpace(rest)
	if r, size := decodePoint(remark); r && startsWithDigit(remark[size:]) {
		return number{}, "", ErrSyntax // 1.2.3 is a date or a heading number
	}
	if startsWithDigit(remark) {
		return number{}, "", ErrGrouping // two numbers, or one cut in two
	}
	return n, remark, nil
}

// scanWhole writes the digits before the point to whole, and checks the groups.
func scanWhole(whole *strings.Builder, text string) (rest string, err error) {
	digits, rest := scanDigits(text)
	if digits == "" {
		return "", ErrSyntax
	}
	whole.WriteString(digits)
	grouped := false
	var separator rune
	for {
		r, size := utf8.DecodeRuneInString(rest)
		if !isSeparator(r) {
			break
		}
		group, after := scanDigits(rest[size:])
		if group == "" {
			break // a comma or space before a remark
		}
		if len(group) != 3 || (!grouped && len(digits) > 3) || (grouped && r != separator) {
			return "", ErrGrouping
		}
		grouped, separator = true, r
		whole.WriteString(group)
		rest = after
	}
	return rest, nil
}

func scanDigits(text string) (digits, rest string) {
	plain := 0
	for plain < len(text) && '0' <= text[plain] && text[plain] <= '9' {
		plain++
	}
	if r, _ := utf8.DecodeRuneInString(text[plain:]); !isFullWidthDigit(r) {
		return text[:plain], text[plain:]
	}
	var ascii strings.Builder
	for i, r := range text {
		switch {
		case '0' <= r && r <= '9':
			ascii.WriteByte(byte(r))
		case isFullWidthDigit(r):
			ascii.WriteByte(byte('0' + r - '０'))
		default:
			return ascii.String(), text[i:]
		}
	}
	return ascii.String(), ""
}

func isFullWidthDigit(r rune) bool { return '０' <= r && r <= '９' }

func startsWithDigit(text string) bool {
	digits, _ := scanDigits(text)
	return digits != ""
}

// scanSign takes a sign from the start of text. Signs in words are those that
// the 2019 form's 本年增/减 columns are filled with.
func scanSign(text string) (negative bool, rest string) {
	for _, sign := range [...]struct {
		text     string
		negative bool
	}{
		{"-", true}, {"－", true}, {"−", true}, {"﹣", true}, {"减少", true}, {"减", true},
		{"+", false}, {"＋", false}, {"增加", false}, {"增", false},
	} {
		if after, found := strings.CutPrefix(text, sign.text); found {
			return sign.negative, strings.TrimLeft(after, " \u00a0")
		}
	}
	return false, text
}

func isSeparator(r rune) bool {
	switch r {
	case ',', '，', '\'', '’', ' ', '\u00a0', '\u2009', '\u202f', '\u2007':
		return true
	}
	return false
}

func decodePoint(text string) (point bool, size int) {
	r, size := utf8.DecodeRuneInString(text)
	return r == '.' || r == '．', size
}

// hasExponent reports whether rest continues a number by an exponent.
func hasExponent(rest string) bool {
	if rest == "" || (rest[0] != 'e' && rest[0] != 'E') {
		return false
	}
	rest = strings.TrimLeft(rest[1:], "+-")
	return startsWithDigit(rest)
}
