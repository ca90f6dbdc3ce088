package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

func call(t *testing.T, args ...string) (status command.Status, stdout, stderr string) {
	t.Helper()
	var out, failures bytes.Buffer
	status = run(t.Context(), append([]string{"-lang", "en"}, args...), &out, &failures)
	return status, out.String(), failures.String()
}

// report returns the JSON of a consistent report, or of one with a wrong total.
func report(t *testing.T, organ string, wrong bool) []byte {
	t.Helper()
	r := govinfo.Zero(govinfo.Edition2021)
	r.Year, r.Agency.Name = 2023, organ
	if wrong {
		r.Disputes.Reconsideration.Upheld = govinfo.N(3)
	}
	data, err := r.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// reportOn returns the JSON of a consistent report on a year that leaves so many requests
// to the next.
func reportOn(t *testing.T, year int, organ string, left int64) []byte {
	t.Helper()
	r := govinfo.Zero(govinfo.Edition2021)
	r.Year, r.Agency.Name = year, organ
	received, carried := &r.Applications.Received, &r.Applications.CarriedOut
	received.NaturalPerson, received.Total = govinfo.N(left), govinfo.N(left)
	carried.NaturalPerson, carried.Total = govinfo.N(left), govinfo.N(left)
	data, err := r.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// sources makes a folder with a file, a broken file, a zip archive and JSON Lines,
// each holding good and bad.
func sources(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	write := func(name string, content []byte) {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("a.json", report(t, "甲局", true))
	write("b-broken.json", []byte(`{"year":`))
	write("c-empty.txt", nil)
	var archive bytes.Buffer
	z := zip.NewWriter(&archive)
	for name, content := range map[string][]byte{"inside.json": report(t, "乙局", true)} {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write(content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	write("d.zip", archive.Bytes())
	lines := bytes.Join([][]byte{report(t, "丙局", false), []byte("{broken"), nil, report(t, "甲局", true)}, []byte("\n"))
	write("e.jsonl", lines)
	return folder
}

func TestEverySourceIsCheckedAndNothingStopsTheRun(t *testing.T) {
	out := filepath.Join(t.TempDir(), "results.jsonl")
	folder := sources(t)
	status, stdout, stderr := call(t, "-out", out, folder)
	if status != command.Failed || stderr != "" {
		t.Errorf("status %d, %q", status, stderr)
	}
	for _, want := range []string{"7 reports:", "3 unreadable", "D01", "甲局", "乙局"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("no %q in\n%s", want, stdout)
		}
	}
	results, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"a.json", "b-broken.json", "c-empty.txt", "d.zip!inside.json", "e.jsonl:1", "e.jsonl:2", "e.jsonl:4"} {
		line := strings.Split(string(results), "\n")[i]
		if !strings.Contains(line, want) {
			t.Errorf("result %d is not of %s: %s", i, want, line)
		}
		if broken := strings.Contains(line, `"failure"`); broken != (i == 1 || i == 2 || i == 5) {
			t.Errorf("failure of %s: %v", want, broken)
		}
	}
}

// Documents of all formats are read, in a folder and in an archive.
func TestFormats(t *testing.T) {
	const samples = "../../govinfo/read/testdata/office"
	var archive bytes.Buffer
	z := zip.NewWriter(&archive)
	folder := t.TempDir()
	for _, name := range []string{"report.doc", "report.xlsx"} {
		data, err := os.ReadFile(filepath.Join(samples, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
		w, err := z.Create("年报/" + name)
		if err == nil {
			_, err = w.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "all.zip"), archive.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	status, stdout, stderr := call(t, folder)
	if status != command.Clean || stderr != "" || !strings.Contains(stdout, "4 reports:") {
		t.Errorf("status %d, %q\n%s", status, stderr, stdout)
	}
}

// A run that was cut off anywhere and started again gives the same results as
// one run, in every format.
func TestResumedRunIsEqualToOneRun(t *testing.T) {
	args := []string{"-generate", "700", "-errors", "30", "-seed", "7"}
	for _, ending := range []string{"jsonl", "csv", "sqlite"} {
		t.Run(ending, func(t *testing.T) {
			whole := filepath.Join(t.TempDir(), "whole."+ending)
			status, summary, stderr := call(t, append(args, "-out", whole)...)
			if status != command.Errors {
				t.Fatal(status, stderr)
			}
			part := filepath.Join(t.TempDir(), "part."+ending)
			interruptAfter(t, part, 200, args)
			if ending != "sqlite" { // as a killed process leaves it
				cutLastLine(t, part)
			}
			if n := countResults(t, part); n == 0 || n >= 700 {
				t.Fatalf("%d results before the interrupt", n)
			}
			status, again, stderr := call(t, append(args, "-out", part)...)
			if status != command.Errors || again != summary {
				t.Errorf("status %d %s\n%s\nwant\n%s", status, stderr, again, summary)
			}
			if got, want := contents(t, part), contents(t, whole); got != want {
				t.Error("the results differ")
			}
			if status, again, _ := call(t, append(args, "-out", part)...); status != command.Errors || again != summary || contents(t, part) != contents(t, whole) {
				t.Error("a run over finished results changes them")
			}
		})
	}
}

// interruptAfter runs until about n results are there, and then cancels.
func interruptAfter(t *testing.T, out string, n int, args []string) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	s, _, _ := parse(command.New("bulk", "", io.Discard, io.Discard), append(args, "-out", out, "-workers", "1"))
	s.terminal = io.Discard
	c := newCollector(t, s)
	items := func(yield func(item) bool) {
		count := 0
		for it := range generate(s) {
			if count++; count > n {
				cancel()
			}
			if !yield(it) {
				return
			}
		}
	}
	if _, err := c.run(ctx, items); !errors.Is(err, context.Canceled) {
		t.Fatalf("not interrupted: %v", err)
	}
	if err := c.store.Close(); err != nil {
		t.Fatal(err)
	}
}

func newCollector(t *testing.T, s *settings) *collector {
	t.Helper()
	store, err := openResults(s.out)
	if err != nil {
		t.Fatal(err)
	}
	engine, err := validate.New()
	if err != nil {
		t.Fatal(err)
	}
	return &collector{checker: &checker{settings: s, engine: engine}, store: store, sum: newSummary(s)}
}

func cutLastLine(t *testing.T, name string) {
	t.Helper()
	info, err := os.Stat(name)
	if err == nil {
		err = os.Truncate(name, info.Size()-5)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func countResults(t *testing.T, name string) int {
	t.Helper()
	return strings.Count(contents(t, name), "synthetic:")
}

// contents returns a results file as text.
func contents(t *testing.T, name string) string {
	t.Helper()
	results, err := openResults(name)
	if err != nil {
		t.Fatal(err)
	}
	defer results.Close()
	var text strings.Builder
	for one, err := range results.done() {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&text, "%+v\n", one)
	}
	return text.String()
}

func TestResultsOfOtherSourcesAreRefused(t *testing.T) {
	out := filepath.Join(t.TempDir(), "results.csv")
	call(t, "-generate", "10", "-out", out)
	status, _, stderr := call(t, "-out", out, sources(t))
	if status != command.Failed || !strings.Contains(stderr, "other sources") {
		t.Errorf("status %d, %q", status, stderr)
	}
	if err := os.WriteFile(out, []byte("something else\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if status, _, stderr := call(t, "-generate", "10", "-out", out); status != command.Failed || !strings.Contains(stderr, "results.csv") {
		t.Errorf("status %d, %q", status, stderr)
	}
}

func TestGeneratedReportsAreTheSameFromAFile(t *testing.T) {
	saved := filepath.Join(t.TempDir(), "reports.jsonl")
	args := []string{"-generate", "300", "-errors", "10"}
	if status, _, stderr := call(t, append(args, "-save", saved)...); status != command.Clean {
		t.Fatal(stderr)
	}
	sum, direct := filepath.Join(t.TempDir(), "sum.jsonl"), filepath.Join(t.TempDir(), "direct.jsonl")
	_, want, _ := call(t, append(args, "-sum", direct)...)
	_, got, _ := call(t, "-sum", sum, saved)
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	a, err := os.ReadFile(sum)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := os.ReadFile(direct)
	if !bytes.Equal(a, b) || bytes.Count(a, []byte("\n")) != 5 {
		t.Errorf("the sums differ, or are not of five years:\n%s\n%s", a, b)
	}
	if status, stdout, _ := call(t, "-decode-only", saved); status != command.Clean || !strings.Contains(stdout, "300 reports: 300 without finding") {
		t.Errorf("status %d\n%s", status, stdout)
	}
}

func TestUsage(t *testing.T) {
	for _, args := range [][]string{{}, {"-generate", "5", "x"}, {"-workers", "0", "x"}, {"-errors", "101", "-generate", "1"}, {"-save", "x", "y"}, {"-out", "x.pdf", "."}, {"nowhere"}} {
		if status, stdout, stderr := call(t, args...); status != command.Failed || stdout != "" || stderr == "" {
			t.Errorf("%v: status %d, %q, %q", args, status, stdout, stderr)
		}
	}
}

// Every exit status, as the documentation of the command and its help tell them.
func TestExitStatuses(t *testing.T) {
	clean := files(t, map[string][]byte{"a.json": report(t, "甲局", false)})
	wrong := files(t, map[string][]byte{"a.json": report(t, "甲局", true)})
	broken := files(t, map[string][]byte{"a.json": report(t, "甲局", true), "b.json": nil})
	ended, end := context.WithCancel(t.Context())
	end()
	for name, test := range map[string]struct {
		ctx    context.Context
		args   []string
		status int
	}{
		"no error found":           {t.Context(), []string{clean}, 0},
		"help":                     {t.Context(), []string{"-h"}, 0},
		"errors found":             {t.Context(), []string{wrong}, 1},
		"not read":                 {t.Context(), []string{broken}, 2},
		"not there":                {t.Context(), []string{clean + "/none"}, 2},
		"not written":              {t.Context(), []string{"-out", clean + "/none/out.csv", clean}, 2},
		"an unknown flag":          {t.Context(), []string{"-nothing", clean}, 2},
		"an unknown language":      {t.Context(), []string{"-lang", "fr", clean}, 2},
		"interrupted":              {ended, []string{clean}, 3},
		"interrupted while saving": {ended, []string{"-generate", "5", "-save", t.TempDir() + "/x.jsonl"}, 3},
		"interrupted, with prior":  {ended, []string{"-prior", clean, clean}, 3},
	} {
		var out, failures bytes.Buffer
		if status := run(test.ctx, test.args, &out, &failures); int(status) != test.status {
			t.Errorf("%s: status %d, want %d\n%s%s", name, status, test.status, out.String(), failures.String())
		}
	}
	_, _, help := call(t, "-h")
	contains(t, help, "exit status: 0 no error found, 1 errors found, 2 something could not be read or written, 3 interrupted")
}

func TestLanguages(t *testing.T) {
	folder := sources(t)
	for lang, want := range map[string][]string{
		"zh": {"共 7 份报告：1 份未发现问题，3 份无法读取；", "无法读取\n", "c-empty.txt：文件是空的", "各规则发现的问题数", "各单位有错误的报告数"},
		"en": {"7 reports: 1 without finding, 3 unreadable; ", "unreadable\n", "c-empty.txt: the file is empty", "findings by rule", "reports with errors by organ"},
	} {
		_, stdout, stderr := call(t, "-lang", lang, folder)
		contains(t, stdout, want...)
		if stderr != "" {
			t.Error(stderr)
		}
		_, _, stderr = call(t, "-lang", lang)
		contains(t, stderr, map[string]string{"zh": "请指定来源", "en": "name a SOURCE"}[lang])
	}
	// Chinese is the language where none is named.
	var out bytes.Buffer
	run(t.Context(), []string{folder}, &out, io.Discard)
	contains(t, out.String(), "共 7 份报告")
}

// Progress goes by the bytes of the sources, whatever they hold, and knows what an earlier
// run did.
func TestExtentOfTheSources(t *testing.T) {
	folder := sources(t)
	whole := extent([]string{folder}, ownFilesOf())
	var done tracker
	asked := 0
	tell := done.extent(func() int64 { asked++; return whole })
	for it := range documents([]string{folder}, ownFilesOf()) {
		if it.id == idOf(folder)+"/a.json" {
			done.before.Add(1)
			done.spanBefore.Add(it.span)
			continue
		}
		done.count.Add(1)
		done.span.Add(it.span)
	}
	e := tell()
	if e = tell(); e.Done != 6 || e.Before != 1 || e.PartBefore <= 0 || e.PartBefore >= e.Part || e.Part < 0.5 || e.Part > 1 || asked != 1 {
		t.Errorf("%+v, asked %d times", e, asked)
	}
}
