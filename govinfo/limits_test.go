package govinfo_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/shopspring/decimal"
)

// most is the largest number of [govinfo.MaxDigits] digits.
const most = 999_999_999_999_999_999

// Numbers at the limit are taken, the next ones are not, on both sides of zero.
func TestCountsAtTheLimit(t *testing.T) {
	for n, ok := range map[int64]bool{most: true, -most: true, most + 1: false, -most - 1: false, math.MaxInt64: false, math.MinInt64: false} {
		if c, err := govinfo.NewCount(n); (err == nil) != ok || ok && c.String() != fmt.Sprint(n) || !ok && !c.IsBlank() {
			t.Errorf("NewCount(%d) = %v, %v", n, c, err)
		}
		var c govinfo.Count
		if err := c.Scan(n); (err == nil) != ok {
			t.Errorf("Scan(%d): %v", n, err)
		}
	}
	for _, test := range []struct {
		a, b int64
		ok   bool
	}{{most, 0, true}, {most - 1, 1, true}, {most, 1, false}, {-most, -1, false}, {-most + 1, -1, true}, {most, -most, true}} {
		sum, err := govinfo.N(test.a).Plus(govinfo.N(test.b))
		if (err == nil) != test.ok || !test.ok && (!errors.Is(err, govinfo.ErrTooLong) || !sum.IsBlank()) || test.ok && sum != govinfo.N(test.a+test.b) {
			t.Errorf("%d + %d = %v, %v", test.a, test.b, sum, err)
		}
	}
}

func TestAmountsAtTheLimit(t *testing.T) {
	for _, test := range []struct {
		digits int64
		scale  int32
		want   string // "" for too long
	}{
		{most, 0, "999999999999999999"}, {-most, 0, "-999999999999999999"}, {most, 2, "9999999999999999.99"},
		{most + 1, 0, ""}, {most + 1, 1, ""}, {1, 17, "0.00000000000000001"}, {1, 18, ""}, {-1, 17, "-0.00000000000000001"},
		{1, -17, "100000000000000000"}, {1, -18, ""}, {0, 17, "0.00000000000000000"}, {0, 18, ""}, {1, 19, ""}, {1, -4_000_000, ""},
	} {
		a, err := govinfo.NewAmount(decimal.New(test.digits, -test.scale))
		if test.want == "" {
			if !errors.Is(err, govinfo.ErrTooLong) || !a.IsBlank() {
				t.Errorf("%d, scale %d: %v, %v", test.digits, test.scale, a, err)
			}
		} else if err != nil || a.String() != test.want {
			t.Errorf("%d, scale %d: %v, %v, want %s", test.digits, test.scale, a, err, test.want)
		}
	}
}

// A blank is no zero, in sums of amounts either.
func TestAmountsPlusBlank(t *testing.T) {
	one, blank := govinfo.MustAmount("1.50"), govinfo.Amount{}
	for _, pair := range [][2]govinfo.Amount{{one, blank}, {blank, one}, {blank, blank}} {
		if sum, err := pair[0].Plus(pair[1]); err != nil || !sum.IsBlank() {
			t.Errorf("%q + %q = %q, %v", pair[0], pair[1], sum, err)
		}
	}
	if sum, err := one.Plus(govinfo.MustAmount("2")); err != nil || sum.String() != "3.50" {
		t.Errorf("%q, %v", sum, err)
	}
	large := govinfo.MustAmount("999999999999999999")
	if sum, err := large.Plus(one); !errors.Is(err, govinfo.ErrTooLong) || !sum.IsBlank() {
		t.Errorf("%q, %v", sum, err)
	}
}

func TestMustAmountPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	govinfo.MustAmount("x")
}

func TestTextsThatAreNoNumbers(t *testing.T) {
	amount, count := govinfo.MustAmount("1"), govinfo.N(1)
	if err := amount.UnmarshalText([]byte("x")); err == nil || amount.String() != "1" {
		t.Error(amount, err)
	}
	if err := count.UnmarshalText([]byte("x")); err == nil || count != govinfo.N(1) {
		t.Error(count, err)
	}
}

// What stands behind a number is no part of it, and is never passed over.
func TestParseRefusesWordsBehindNumbers(t *testing.T) {
	if a, err := govinfo.ParseAmount("251000元"); !errors.Is(err, govinfo.ErrRemark) || !a.IsBlank() {
		t.Errorf("%q, %v", a, err)
	}
	if c, err := govinfo.ParseCount("12件"); !errors.Is(err, govinfo.ErrRemark) || !c.IsBlank() {
		t.Errorf("%q, %v", c, err)
	}
}

// A blank with the flag 0 was printed as zeros.
func TestCountsAreSetInWidth(t *testing.T) {
	if got, want := fmt.Sprintf("%-4v|%4v|%04d|%+v", govinfo.N(7), govinfo.N(7), govinfo.N(7), govinfo.N(7)), "7   |   7|0007|"; !strings.HasPrefix(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := fmt.Sprintf("%-4v|%4d|%04v|%04s|%q", govinfo.Count{}, govinfo.Count{}, govinfo.Count{}, govinfo.Amount{}, govinfo.Count{}), `    |    |    |    |""`; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestNumbersWithWordsBehindThem(t *testing.T) {
	for text, want := range map[string]struct {
		n      int64
		remark string
	}{
		"12 件": {12, "件"}, "5，其中2": {5, "，其中2"}, "1０": {10, ""}, "９": {9, ""}, "１９": {19, ""}, "增加3": {3, ""}, "减少3": {-3, ""}, "1,234 件": {1234, "件"},
	} {
		if got, remark, err := govinfo.ScanCount(text); err != nil || got != govinfo.N(want.n) || remark != want.remark {
			t.Errorf("%q: %v, %q, %v", text, got, remark, err)
		}
	}
}
