package values

import (
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

func TestReadCount(t *testing.T) {
	for text, want := range map[string]struct {
		value string
		note  Note
	}{
		"":                    {"", Nothing},
		"\u00a0":              {"", Nothing},
		"/":                   {"", Nothing},
		"——":                  {"", Nothing},
		"_":                   {"", Nothing},
		"不适用":                 {"", Nothing},
		"0":                   {"0", Nothing},
		"０１２":                 {"12", Nothing},
		"1,234,567":           {"1234567", Nothing},
		"1\u00a0234":          {"1234", Nothing},
		"-3":                  {"-3", Nothing},
		"减3":                  {"-3", Nothing},
		"+1036":               {"1036", Nothing},
		"13612件":              {"13612", Nothing},
		"3项":                  {"3", Nothing},
		"3个":                  {"3", HasRemark},
		"22（其中修订16件）":         {"22", HasRemark},
		"22件（其中修订16件）":        {"22", HasRemark},
		"3.00":                {"3", Nothing},
		"3.5":                 {"", Unreadable},
		"3.000":               {"", Unreadable},
		"1 234":               {"", Unreadable},
		"1\n2":                {"", Unreadable},
		"12,34":               {"", Unreadable},
		"3万件":                 {"", Unreadable},
		"3（万件）":               {"", Unreadable},
		"20余件":                {"", Unreadable},
		"20%":                 {"", Unreadable},
		"约20":                 {"", Unreadable},
		"二十":                  {"", Unreadable},
		"3-5":                 {"", Unreadable},
		"1/2":                 {"", Unreadable},
		"（3）":                 {"", Unreadable},
		"1234567890123456789": {"", Unreadable},
		"2021年":               {"", Unreadable},
		"31批次":                {"31", HasRemark},
		"持平":                  {"", Unreadable}, // 0 only where a change stands
		"+(2) -(1)":           {"", Unreadable},
	} {
		got := ReadCount(text)
		if got.Value.String() != want.value || got.Note != want.note {
			t.Errorf("ReadCount(%q) = %q, %v, want %q, %v", text, got.Value, got.Note, want.value, want.note)
		}
	}
}

func TestShapeOf(t *testing.T) {
	for text, want := range map[string]Shape{
		"": Empty, " \n": Empty, "-": Marker, "无": Marker, "12": Figure, "增3": Figure, "减少3项": Figure, "增(3)": Figure, "+(2) -(1)": Figure, "持平": Figure, "未增未减": Figure,
		"增": Word, "增加": Word, "减(一)": Word, "-(1)属于国家秘密": Word, "1.属于国家秘密": Word, "减免": Word,
	} {
		if got := ShapeOf(text); got != want {
			t.Errorf("ShapeOf(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestReadAmount(t *testing.T) {
	const wan, yuan = govinfo.UnitTenThousand, govinfo.UnitYuan
	for _, test := range []struct {
		text         string
		unit, headed govinfo.Unit
		value        string
		note         Note
	}{
		{"7730.28", wan, wan, "7730.28", Nothing},
		{"12.50", wan, wan, "12.50", Nothing},
		{"12.5万元", wan, wan, "12.5", Nothing},
		{"12.5万元", wan, "", "12.5", HasRemark},
		{"125000元", wan, wan, "", UnitConflict},
		{"125000元", wan, "", "12.5000", Converted},
		{"125000", wan, yuan, "12.5000", Converted},
		{"251000元", yuan, "", "251000", HasRemark},
		{"25.1万元", yuan, "", "251000", Converted},
		{"1.2亿元", yuan, "", "120000000", Converted},
		{"12（含税）", wan, wan, "12", HasRemark},
		{"/", wan, wan, "", Nothing},
		{"约12", wan, wan, "", Unreadable},
		{"12 5", wan, wan, "", Unreadable},
	} {
		got := ReadAmount(test.text, test.unit, test.headed)
		if got.Value.String() != test.value || got.Note != test.note {
			t.Errorf("ReadAmount(%q, %s, %q) = %q, %v, want %q, %v", test.text, test.unit, test.headed, got.Value, got.Note, test.value, test.note)
		}
	}
}

func TestMoneyUnitIn(t *testing.T) {
	for text, want := range map[string]govinfo.Unit{
		"": "", "行政许可": "", "本年收费金额（单位：万元）": govinfo.UnitTenThousand, "采购总金额（元）": govinfo.UnitYuan,
		"单位：件、万 元": govinfo.UnitTenThousand, "亿元": unitHundredMillion, "单位：千元": UnitInDoubt, "万美元": UnitInDoubt, "百万元": UnitInDoubt,
	} {
		if got := moneyUnitIn(text); got != want {
			t.Errorf("moneyUnitIn(%q) = %q, want %q", text, got, want)
		}
	}
}
