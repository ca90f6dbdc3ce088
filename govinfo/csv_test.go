package govinfo_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
)

// flat drops what a flat table does not hold.
func flat(r govinfo.Report) govinfo.Report {
	r.Overview, r.Problems, r.OtherMatters, r.Sections = nil, nil, nil, nil
	return r
}

func TestCSVRoundTrip(t *testing.T) {
	eachRandom(t, 10_000, func(t *testing.T, random *rand.Rand, r govinfo.Report) {
		format := govinfo.CSV{BOM: random.IntN(2) == 0}
		var rows bytes.Buffer
		if err := format.Write(&rows, &r); err != nil {
			t.Fatal(err)
		}
		back, err := format.Read(&rows)
		if err != nil {
			t.Fatal(err)
		}
		if !flat(r).Equal(back) {
			t.Fatal(cmp.Diff(flat(r), back))
		}
	})
}

func TestCSVTellsEveryBadRow(t *testing.T) {
	const rows = "\uFEFFvalue,remark,ref\n" +
		"5,,applications.received.total\n" +
		"6,,applications.received.total\n" +
		"x,,applications.carriedIn.total\n" +
		"1,,applications.nowhere\n" +
		"2\n" +
		"1.5,,disputes.reconsideration.total\n" +
		"二〇二一,,year\n" +
		"7,,applications.carriedOut.total\n"
	r, err := govinfo.CSV{}.Read(strings.NewReader(rows))
	var lines []int
	for _, failure := range err.(interface{ Unwrap() []error }).Unwrap() {
		var csv *govinfo.DecodeError
		if !errors.As(failure, &csv) {
			t.Fatalf("%T %v", failure, failure)
		}
		lines = append(lines, csv.Line)
	}
	if diff := cmp.Diff([]int{3, 4, 5, 6, 7, 8}, lines); diff != "" {
		t.Error(diff, err)
	}
	for _, reason := range []error{govinfo.ErrDoubledKey, govinfo.ErrSyntax, govinfo.ErrUnknownRef, govinfo.ErrFraction} {
		if !errors.Is(err, reason) {
			t.Errorf("no %v in %v", reason, err)
		}
	}
	if r.Applications.Received.Total != govinfo.N(5) || r.Applications.CarriedOut.Total != govinfo.N(7) {
		t.Errorf("good rows are lost: %+v", r.Applications)
	}
}

func TestCSVNeedsItsColumns(t *testing.T) {
	for _, rows := range []string{"", "a,b\n1,2\n", "ref,label\n", "value\n", "ref\n"} {
		if _, err := (govinfo.CSV{}).Read(strings.NewReader(rows)); !errors.Is(err, govinfo.ErrColumns) {
			t.Errorf("%q: %v", rows, err)
		}
	}
}

// Of two columns of one name the first was taken, whichever was meant.
func TestCSVRefusesDoubledColumns(t *testing.T) {
	for _, rows := range []string{
		"ref,value,value\nyear,2022,2023\n",
		"ref,value,ref\nyear,2022,title\n",
	} {
		if r, err := (govinfo.CSV{}).Read(strings.NewReader(rows)); !errors.Is(err, govinfo.ErrColumns) || r.Year != 0 {
			t.Errorf("%q: %v", rows, err)
		}
	}
	if r, err := (govinfo.CSV{}).Read(strings.NewReader("ref,value,,,remark,remark\nyear,2022,,,,\n")); err != nil || r.Year != 2022 {
		t.Errorf("other columns: %v", err)
	}
}

// Excel in China saves GBK, whose bytes were taken for the title. UTF-16 was told
// to lack its columns.
func TestCSVTellsOtherEncodings(t *testing.T) {
	for name, rows := range map[string]string{
		"GBK title":          "ref,label,value\nyear,\xc4\xea\xb6\xc8,2022\ntitle,\xb1\xea\xcc\xe2,\xd4\xc6\xcf\xaa\n",
		"GBK label":          "ref,label,value\nyear,\xc4\xea\xb6\xc8,2022\n",
		"GBK heading":        "\xb1\xea\xcc\xe2,ref,value\nyear,\xc4\xea\xb6\xc8,2022\n",
		"UTF-16":             "\xff\xfer\x00e\x00f\x00,\x00v\x00",
		"UTF-16 without BOM": "r\x00e\x00f\x00,\x00v\x00",
	} {
		r, err := govinfo.CSV{}.Read(strings.NewReader(rows))
		if !errors.Is(err, govinfo.ErrEncoding) || !r.Equal(govinfo.Report{}) {
			t.Errorf("%s: %v, %+v", name, err, r.Title)
		}
	}
}

func FuzzCSV(f *testing.F) {
	r := govinfotest.Options{}.Report(rand.New(rand.NewPCG(1, 1)))
	var rows bytes.Buffer
	if err := (govinfo.CSV{}).Write(&rows, &r); err != nil {
		f.Fatal(err)
	}
	f.Add(rows.Bytes())
	f.Add([]byte("ref,value\nyear,2021\n\"applications.received.total\",\"1,000\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := govinfo.CSV{}.Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		var rows bytes.Buffer
		if err := (govinfo.CSV{}).Write(&rows, &r); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(rows.String(), "\r") {
			return // encoding/csv reads \r\n inside quotes as \n
		}
		back, err := govinfo.CSV{}.Read(&rows)
		if err != nil || !back.Equal(r) {
			t.Fatalf("%v\n%s", err, cmp.Diff(r, back))
		}
	})
}
