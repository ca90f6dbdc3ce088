package govinfo_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/govinfo"
)

func TestWhoIsAGovernment(t *testing.T) {
	governments := map[govinfo.AgencyLevel]bool{govinfo.LevelProvince: true, govinfo.LevelCity: true, govinfo.LevelCounty: true, govinfo.LevelTown: true}
	for _, level := range append(govinfo.AgencyLevels(), govinfo.LevelUnknown) {
		if level.IsGovernment() != governments[level] {
			t.Errorf("%q: %t", level, level.IsGovernment())
		}
	}
}

func TestDates(t *testing.T) {
	date := func(year int, month time.Month, day int) govinfo.Date {
		return govinfo.Date{Year: year, Month: month, Day: day}
	}
	inOrder := []govinfo.Date{{}, date(2021, 12, 31), date(2022, 1, 30), date(2022, 1, 31), date(2022, 2, 1), date(2023, 1, 1)}
	for i, a := range inOrder {
		for k, b := range inOrder {
			if want := map[bool]int{true: 1}[i > k] - map[bool]int{true: 1}[i < k]; a.Compare(b) != want {
				t.Errorf("%v and %v: %d, want %d", a, b, a.Compare(b), want)
			}
		}
		text, err := json.Marshal(a)
		var back govinfo.Date
		if err != nil || json.Unmarshal(text, &back) != nil || back != a || a.IsZero() != (i == 0) {
			t.Errorf("%v: %s, %v, back %v", a, text, err, back)
		}
	}
	kept := date(2022, 1, 31)
	if err := kept.UnmarshalText([]byte("2022-13-01")); err == nil || kept != date(2022, 1, 31) || kept.String() != "2022-01-31" {
		t.Errorf("%v, %v", kept, err)
	}
	if date(0, 0, 1).IsZero() || date(0, 0, 1).String() != "0000-00-01" {
		t.Error("part of a date is none")
	}
}

func TestAspectsHaveNames(t *testing.T) {
	var names []string
	for _, aspect := range append(govinfo.Aspects(), "", "x") {
		names = append(names, aspect.Label())
	}
	if got, want := strings.Join(names, " "), "主动公开 依申请公开 政府信息管理 政府信息公开平台建设 监督保障  "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if text := govinfo.Text("甲", "", "乙"); text.String() != "甲\n\n乙" || len(text) != 3 {
		t.Errorf("%q", text)
	}
	if govinfo.Text() != nil || govinfo.Text("") == nil {
		t.Error("no paragraph and an empty one are the same")
	}
}

// A long text is told by its beginning, which ends with a whole character.
func TestErrorsCutLongTexts(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{strings.Repeat("无", 100), strings.Repeat("无", 21) + "…"}, // the 22nd would end behind byte 64
		{"x" + strings.Repeat("无", 100), "x" + strings.Repeat("无", 21) + "…"},
		{strings.Repeat("x", 64), strings.Repeat("x", 64)},
		{strings.Repeat("x", 65), strings.Repeat("x", 64) + "…"},
	} {
		_, err := govinfo.ParseCount(test.text)
		var parse *govinfo.ParseError
		if !errors.As(err, &parse) || parse.Text != test.want || !strings.HasPrefix(err.Error(), "govinfo: \"") {
			t.Errorf("%v, want %q", err, test.want)
		}
	}
}

// A cell by itself, outside a report, as other structs hold it.
func TestCellsTravelAlone(t *testing.T) {
	type row struct {
		Count  govinfo.Count
		Amount govinfo.Amount
	}
	for text, want := range map[string]row{
		`{"Count":-3,"Amount":"1.50"}`:   {govinfo.N(-3), govinfo.MustAmount("1.50")},
		`{"Count":0,"Amount":"0"}`:       {govinfo.N(0), govinfo.MustAmount("0")},
		`{"Count":null,"Amount":null}`:   {},
		`{"Count":10,"Amount":"100.00"}`: {govinfo.N(10), govinfo.MustAmount("100.00")},
	} {
		var got row
		err := json.Unmarshal([]byte(text), &got)
		again, err2 := json.Marshal(got)
		if err != nil || err2 != nil || got.Count != want.Count || got.Amount.String() != want.Amount.String() || string(again) != text {
			t.Errorf("%s: %+v, %s, %v", text, got, again, errors.Join(err, err2))
		}
	}
	for _, text := range []string{`1,234`, `"x`, `01`, `-01`, `--1`, `1-`, `-`, ``, `1.`, `1.2.3`, `1 `, `+1`, `"1"`, `1E2`} {
		count, amount := govinfo.N(9), govinfo.MustAmount("9")
		if err := count.UnmarshalJSON([]byte(text)); err == nil || count != govinfo.N(9) {
			t.Errorf("%s is the count %v, %v", text, count, err)
		}
		if err := amount.UnmarshalJSON([]byte(text)); text != `"1"` && (err == nil || amount.String() != "9") {
			t.Errorf("%s is the amount %v, %v", text, amount, err)
		}
	}
	for text, want := range map[string]row{"": {}, " 1，000 ": {govinfo.N(1000), govinfo.MustAmount("1000")}} {
		got := row{govinfo.N(9), govinfo.MustAmount("9")}
		if err := errors.Join(got.Count.UnmarshalText([]byte(text)), got.Amount.UnmarshalText([]byte(text))); err != nil || got.Count != want.Count || !got.Amount.Equal(want.Amount) {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
		count, _ := got.Count.MarshalText()
		amount, _ := got.Amount.MarshalText()
		if string(count) != want.Count.String() || string(amount) != want.Amount.String() {
			t.Errorf("%q: %s, %s", text, count, amount)
		}
	}
	if got := fmt.Sprintf("%x|%d|%x", govinfo.MustAmount("1.50"), govinfo.Amount{}, govinfo.Count{}); got != "%!x(govinfo.Amount=1.50)|%!d(govinfo.Amount=)|%!x(govinfo.Count=)" {
		t.Error(got)
	}
}
