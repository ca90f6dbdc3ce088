package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/validate"
)

// Each report is compared with that of its organ on the year before, wherever that
// stands; with none where two differ, nor with another organ's.
func TestPriorReportsArePaired(t *testing.T) {
	last := files(t, map[string][]byte{
		"a.json":      reportOn(t, 2022, "甲局", 5),
		"lines.jsonl": append(append(reportOn(t, 2022, "乙局", 0), '\n'), reportOn(t, 2021, "丙局", 9)...),
		"d.json":      reportOn(t, 2022, "丁局", 1),
		"d2.json":     reportOn(t, 2022, "丁局", 2), // which of the two?
		"e.json":      reportOn(t, 2022, "戊局", 0),
		"e2.json":     reportOn(t, 2022, "戊局", 0), // the same twice
		"nobody.json": reportOn(t, 2022, "", 7),
	})
	this := files(t, map[string][]byte{})
	for _, organ := range []string{"甲局", "乙局", "丙局", "丁局", "戊局", ""} {
		write(t, filepath.Join(this, organ+"x.json"), reportOn(t, 2023, organ, 0))
	}
	for _, ending := range formats {
		out := filepath.Join(t.TempDir(), "out."+ending)
		for range 2 {
			status, stdout, stderr := call(t, "-out", out, "-prior", last, this)
			if status != command.Errors || stderr != "" {
				t.Fatalf("status %d\n%s%s", status, stdout, stderr)
			}
			contains(t, stdout, "6 reports", "Y01", "3 reports compared with that of the year before", "1 organs and years have several reports that differ", "1  甲局")
		}
	}
	// Among themselves, and beside what cannot be read.
	write(t, this+"/notes.txt", []byte("会议纪要"))
	write(t, this+"/z.json", reportOn(t, 2022, "甲局", 5))
	status, stdout, _ := call(t, "-prior", this, this)
	if status != command.Failed {
		t.Errorf("status %d", status)
	}
	contains(t, stdout, "1 reports compared with that of the year before", "1 files of -prior unreadable", "Y01")
}

// A whole is checked against the sum of its members: equal where none is missing, and
// at least as much where one is.
func TestAWholeIsTheSumOfItsMembers(t *testing.T) {
	members := files(t, map[string][]byte{"a.json": reportOn(t, 2023, "甲局", 5), "b.json": reportOn(t, 2023, "乙局", 2), "c.json": reportOn(t, 2022, "甲局", 100)})
	folder := t.TempDir()
	for _, test := range []struct {
		left   int64
		args   []string
		status command.Status
		rule   string
	}{
		{7, []string{"-complete"}, command.Clean, ""},
		{8, []string{"-complete"}, command.Errors, "G01"},
		{8, nil, command.Clean, ""},
		{6, nil, command.Errors, "G02"},
	} {
		whole := filepath.Join(folder, fmt.Sprint(test.left, len(test.args), ".json"))
		write(t, whole, reportOn(t, 2023, "某县", test.left))
		for _, ending := range formats {
			out := filepath.Join(t.TempDir(), "out."+ending)
			args := append([]string{"-out", out, "-whole", whole}, append(test.args, members)...)
			var told string
			for range 2 { // and again from the results
				status, stdout, stderr := call(t, args...)
				if status != test.status || stderr != "" || !strings.Contains(stdout, test.rule) || told != "" && told != stdout {
					t.Errorf("%d %v: status %d\n%s%s", test.left, test.args, status, stdout, stderr)
				}
				told = stdout
			}
			contains(t, told, "4 reports")
			contains(t, contents(t, out), "whole:")
			if status, _, stderr := call(t, "-out", out, members); status != command.Failed || !strings.Contains(stderr, "other flags") {
				t.Errorf("without the whole: status %d, %q", status, stderr)
			}
		}
	}
	// An organ twice is not added twice, and a member that cannot be read is missing.
	whole := filepath.Join(folder, "whole.json")
	write(t, whole, reportOn(t, 2023, "某县", 9))
	write(t, members+"/b2.json", reportOn(t, 2023, "乙局", 2))
	status, stdout, stderr := call(t, "-complete", "-whole", whole, members)
	if status != command.Failed || !strings.Contains(stderr, "same organ") || !strings.Contains(stdout, "0 errors") {
		t.Errorf("status %d\n%s%s", status, stdout, stderr)
	}
	// No member is on its year.
	write(t, whole, reportOn(t, 2019, "某县", 9))
	if status, stdout, _ := call(t, "-whole", whole, members); status != command.Failed || !strings.Contains(stdout, "there is no report on 2019") {
		t.Errorf("status %d\n%s", status, stdout)
	}
}

// The two reports that stand for all members lead to what all members lead to.
func TestMembersAreStoodFor(t *testing.T) {
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(seed, 1))
		var members []*govinfo.Report
		var adder govinfo.Adder
		for i := range 1 + random.IntN(4) {
			r := govinfotest.Options{}.Report(random)
			r.Year, r.Agency.Name, r.Agency.CreditCode = 2023, fmt.Sprint(i, "局"), ""
			blankSome(t, &r, random)
			members = append(members, &r)
			if err := adder.Add(&r); err != nil {
				t.Fatal(err)
			}
		}
		sum, err := adder.Whole()
		if err != nil {
			t.Fatal(err)
		}
		whole := sum.Report
		whole.Agency.Name = "某县"
		if random.IntN(2) == 0 {
			spoil(&whole, random)
		}
		for _, complete := range []bool{true, false} {
			want := validate.Check(validate.Filing{Report: &whole, Members: members, MembersComplete: complete})
			got := validate.Check(validate.Filing{Report: &whole, Members: asMembers(&sum), MembersComplete: complete})
			if !got.Equal(want) {
				t.Fatalf("seed %d: %+v\nwant %+v", seed, got, want)
			}
		}
	}
}

// blankSome leaves some cells blank.
func blankSome(t *testing.T, r *govinfo.Report, random *rand.Rand) {
	t.Helper()
	for ref, value := range r.Cells() {
		if random.IntN(20) > 0 {
			continue
		}
		var blank govinfo.Value = govinfo.Count{}
		if _, amount := value.(govinfo.Amount); amount {
			blank = govinfo.Amount{}
		}
		if err := r.Set(ref, blank); err != nil {
			t.Fatal(err)
		}
	}
}

// A run that is interrupted while it reads the whole records no failure of it.
func TestAnInterruptIsNoFailureOfTheWhole(t *testing.T) {
	folder := files(t, map[string][]byte{"whole.json": reportOn(t, 2023, "某县", 1)})
	s := &settings{whole: folder + "/whole.json", out: folder + "/out.jsonl"}
	c := newCollector(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := c.takeWhole(ctx); !errors.Is(err, context.Canceled) || c.sum.tally.Reports != 0 {
		t.Errorf("%v, %+v", err, c.sum.tally)
	}
	if err := c.store.Close(); err != nil || text(t, s.out) != "" {
		t.Errorf("%v, %q", err, text(t, s.out))
	}
}
