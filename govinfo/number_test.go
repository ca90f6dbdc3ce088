package govinfo_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/shopspring/decimal"
)

func TestScanCount(t *testing.T) {
	for _, test := range []struct {
		text   string
		want   govinfo.Count
		remark string
		err    error
	}{
		{"", govinfo.Count{}, "", nil},
		{" \u00a0\u3000\t", govinfo.Count{}, "", nil},
		{"0", govinfo.N(0), "", nil},
		{"12", govinfo.N(12), "", nil},
		{"１２", govinfo.N(12), "", nil},
		{"1２", govinfo.N(12), "", nil},
		{"1,234", govinfo.N(1234), "", nil},
		{"1，234，567", govinfo.N(1234567), "", nil},
		{"1\u2009234", govinfo.N(1234), "", nil},
		{"1\u00a0234\u00a0567", govinfo.N(1234567), "", nil},
		{"1 234", govinfo.N(1234), "", nil},
		{"1'234", govinfo.N(1234), "", nil},
		{"+15", govinfo.N(15), "", nil},
		{"＋15", govinfo.N(15), "", nil},
		{"-3", govinfo.N(-3), "", nil},
		{"－3", govinfo.N(-3), "", nil},
		{"−3", govinfo.N(-3), "", nil},
		{"减2", govinfo.N(-2), "", nil},
		{"减少 2", govinfo.N(-2), "", nil},
		{"增1036", govinfo.N(1036), "", nil},
		{"13612件", govinfo.N(13612), "件", nil},
		{"22（其中修订16件）", govinfo.N(22), "（其中修订16件）", nil},
		{"999999999999999999", govinfo.N(999999999999999999), "", nil},
		{"0007", govinfo.N(7), "", nil},
		{"1000000000000000000", govinfo.Count{}, "", govinfo.ErrTooLong},
		{strings.Repeat("9", 4000), govinfo.Count{}, "", govinfo.ErrTooLong},
		{"1,23", govinfo.Count{}, "", govinfo.ErrGrouping},
		{"1,2345", govinfo.Count{}, "", govinfo.ErrGrouping},
		{"1234,567", govinfo.Count{}, "", govinfo.ErrGrouping},
		{"1,234，567", govinfo.Count{}, "", govinfo.ErrGrouping},
		{"1 2", govinfo.Count{}, "", govinfo.ErrGrouping},
		{"5\n6", govinfo.Count{}, "", govinfo.ErrGrouping},
		{"1.5", govinfo.Count{}, "", govinfo.ErrFraction},
		{"5.0", govinfo.Count{}, "", govinfo.ErrFraction},
		{"1e3", govinfo.Count{}, "", govinfo.ErrExponent},
		{"1E+3", govinfo.Count{}, "", govinfo.ErrExponent},
		{"/", govinfo.Count{}, "", govinfo.ErrSyntax},
		{"无", govinfo.Count{}, "", govinfo.ErrSyntax},
		{"-", govinfo.Count{}, "", govinfo.ErrSyntax},
		{"NaN", govinfo.Count{}, "", govinfo.ErrSyntax},
		{"0x10", govinfo.N(0), "x10", nil},
		{"1.2.3", govinfo.Count{}, "", govinfo.ErrSyntax},
		{"--3", govinfo.Count{}, "", govinfo.ErrSyntax},
	} {
		got, remark, err := govinfo.ScanCount(test.text)
		if got != test.want || remark != test.remark || !errors.Is(err, test.err) {
			t.Errorf("ScanCount(%q) = %#v, %q, %v; want %#v, %q, %v", test.text, got, remark, err, test.want, test.remark, test.err)
		}
		if err != nil {
			var parse *govinfo.ParseError
			if !errors.As(err, &parse) || len(parse.Text) > 70 {
				t.Errorf("ScanCount(%.20q): error %T %v", test.text, err, err)
			}
		}
		strict, err := govinfo.ParseCount(test.text)
		if test.remark != "" && !errors.Is(err, govinfo.ErrRemark) {
			t.Errorf("ParseCount(%q) = %v, %v; want ErrRemark", test.text, strict, err)
		}
	}
}

func TestScanAmount(t *testing.T) {
	for _, test := range []struct {
		text, want, remark string
		err                error
	}{
		{"", "", "", nil},
		{"0", "0", "", nil},
		{"12.50", "12.50", "", nil},
		{"７７３０．２８", "7730.28", "", nil},
		{"59,237.2449", "59237.2449", "", nil},
		{"251000元", "251000", "元", nil},
		{"-0.5", "-0.5", "", nil},
		{"0.00000000000000001", "0.00000000000000001", "", nil},
		{"0.000000000000000001", "", "", govinfo.ErrTooLong},
		{"1e4000000", "", "", govinfo.ErrExponent},
		{"12.", "", "", govinfo.ErrSyntax},
		{".5", "", "", govinfo.ErrSyntax},
		{"Infinity", "", "", govinfo.ErrSyntax},
	} {
		got, remark, err := govinfo.ScanAmount(test.text)
		if got.String() != test.want || remark != test.remark || !errors.Is(err, test.err) {
			t.Errorf("ScanAmount(%q) = %v, %q, %v; want %v, %q, %v", test.text, got, remark, err, test.want, test.remark, test.err)
		}
	}
}

func TestNewAmountBoundsTheScaleBeforeComputing(t *testing.T) {
	for _, d := range []decimal.Decimal{decimal.New(1, 4_000_000), decimal.New(1, -4_000_000), decimal.New(1, 18)} {
		if a, err := govinfo.NewAmount(d); !errors.Is(err, govinfo.ErrTooLong) {
			t.Errorf("NewAmount(1e%d) = %v, %v", d.Exponent(), a.IsBlank(), err)
		}
	}
	if a, err := govinfo.NewAmount(decimal.New(5, 3)); err != nil || a.String() != "5000" {
		t.Errorf("NewAmount(5e3) = %v, %v", a, err)
	}
}

func TestPlus(t *testing.T) {
	most := govinfo.N(999999999999999999)
	for _, test := range []struct {
		a, b, want govinfo.Count
		err        error
	}{
		{govinfo.N(2), govinfo.N(3), govinfo.N(5), nil},
		{govinfo.N(2), govinfo.Count{}, govinfo.Count{}, nil},
		{govinfo.Count{}, govinfo.Count{}, govinfo.Count{}, nil},
		{most, govinfo.N(0), most, nil},
		{most, govinfo.N(1), govinfo.Count{}, govinfo.ErrTooLong},
		{govinfo.N(-999999999999999999), govinfo.N(-1), govinfo.Count{}, govinfo.ErrTooLong},
	} {
		if got, err := test.a.Plus(test.b); got != test.want || !errors.Is(err, test.err) {
			t.Errorf("%v + %v = %v, %v; want %v, %v", test.a, test.b, got, err, test.want, test.err)
		}
	}
	if sum, err := govinfo.MustAmount("1.50").Plus(govinfo.MustAmount("2.5")); err != nil || sum.String() != "4.00" {
		t.Errorf("1.50 + 2.5 = %v, %v", sum, err)
	}
	if _, err := govinfo.MustAmount("999999999999999999").Plus(govinfo.MustAmount("1")); !errors.Is(err, govinfo.ErrTooLong) {
		t.Errorf("overflowing sum of amounts: %v", err)
	}
}

func TestFormat(t *testing.T) {
	for _, test := range []struct{ got, want string }{
		{fmt.Sprintf("%v|%s|%d|%5d|%-5d|%05d", govinfo.N(12), govinfo.N(12), govinfo.N(12), govinfo.N(12), govinfo.N(12), govinfo.N(12)), "12|12|12|   12|12   |00012"},
		{fmt.Sprintf("%v|%s|%d|%3d|%-3d|%03d|", govinfo.Count{}, govinfo.Count{}, govinfo.Count{}, govinfo.Count{}, govinfo.Count{}, govinfo.Count{}), "|||   |   |   |"},
		{fmt.Sprintf("%#v %#v", govinfo.N(-3), govinfo.Count{}), "govinfo.N(-3) govinfo.Count{}"},
		{fmt.Sprintf("%v|%6s|%q", govinfo.MustAmount("1.50"), govinfo.MustAmount("1.50"), govinfo.MustAmount("1.50")), `1.50|  1.50|"1.50"`},
		{fmt.Sprintf("%#v %#v", govinfo.MustAmount("1.50"), govinfo.Amount{}), `govinfo.MustAmount("1.50") govinfo.Amount{}`},
		{fmt.Sprintf("%x", govinfo.N(1)), "%!x(govinfo.Count=1)"},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}

func TestCellJSON(t *testing.T) {
	for _, test := range []struct {
		json string
		want govinfo.Count
		err  error
	}{
		{"null", govinfo.Count{}, nil},
		{"0", govinfo.N(0), nil},
		{"-5", govinfo.N(-5), nil},
		{"1.0", govinfo.Count{}, govinfo.ErrFraction},
		{"1e2", govinfo.Count{}, govinfo.ErrExponent},
		{`"5"`, govinfo.Count{}, govinfo.ErrSyntax},
		{"true", govinfo.Count{}, govinfo.ErrSyntax},
		{"12345678901234567890", govinfo.Count{}, govinfo.ErrTooLong},
	} {
		var got govinfo.Count
		if err := json.Unmarshal([]byte(test.json), &got); got != test.want || !errors.Is(err, test.err) {
			t.Errorf("%s: %#v, %v; want %#v, %v", test.json, got, err, test.want, test.err)
		}
	}
	for text, want := range map[string]string{`"12.50"`: "12.50", "12.50": "12.50", "null": "", `"-1"`: "-1"} {
		var got govinfo.Amount
		if err := json.Unmarshal([]byte(text), &got); err != nil || got.String() != want {
			t.Errorf("%s: %q, %v; want %q", text, got, err, want)
		}
	}
	for _, text := range []string{`"1,000"`, `"1e3"`, `1e3`, `"NaN"`, `""`, `"12元"`, `true`, `[]`, `"+1"`, `"01"`} {
		var got govinfo.Amount
		if err := json.Unmarshal([]byte(text), &got); err == nil {
			t.Errorf("%s: read as amount %v", text, got)
		}
	}
}

func TestScanFromDatabase(t *testing.T) {
	for _, test := range []struct {
		source any
		want   govinfo.Count
		ok     bool
	}{
		{nil, govinfo.Count{}, true},
		{int64(7), govinfo.N(7), true},
		{float64(7), govinfo.N(7), true},
		{"7", govinfo.N(7), true},
		{[]byte("7"), govinfo.N(7), true},
		{float64(7.5), govinfo.Count{}, false},
		{math.NaN(), govinfo.Count{}, false},
		{math.Inf(1), govinfo.Count{}, false},
		{float64(1 << 60), govinfo.Count{}, false},
		{int64(math.MaxInt64), govinfo.Count{}, false},
		{true, govinfo.Count{}, false},
	} {
		got := govinfo.N(99)
		err := got.Scan(test.source)
		if (err == nil) != test.ok || test.ok && got != test.want || !test.ok && got != govinfo.N(99) {
			t.Errorf("Scan(%v) = %#v, %v; want %#v", test.source, got, err, test.want)
		}
	}
	for _, test := range []struct {
		source any
		want   string
		ok     bool
	}{
		{nil, "", true}, {int64(7), "7", true}, {7.25, "7.25", true}, {"7.250", "7.250", true}, {[]byte("1,000"), "1000", true},
		{math.NaN(), "", false}, {1e300, "", false}, {true, "", false},
	} {
		var got govinfo.Amount
		if err := got.Scan(test.source); (err == nil) != test.ok || got.String() != test.want {
			t.Errorf("Scan(%v) = %v, %v; want %v", test.source, got, err, test.want)
		}
	}
}

// In logs a blank is no zero, whichever handler writes them.
func TestLogsTellBlanks(t *testing.T) {
	var text, object strings.Builder
	for _, handler := range []slog.Handler{slog.NewTextHandler(&text, nil), slog.NewJSONHandler(&object, nil)} {
		slog.New(handler).Info("read", "received", govinfo.N(5), "carriedIn", govinfo.Count{}, "fees", govinfo.MustAmount("1.50"), "bought", govinfo.Amount{})
	}
	if !strings.Contains(text.String(), `received=5 carriedIn="" fees=1.50 bought=""`) {
		t.Error(text.String())
	}
	if !strings.Contains(object.String(), `"received":5,"carriedIn":null,"fees":"1.50","bought":null`) {
		t.Error(object.String())
	}
}
