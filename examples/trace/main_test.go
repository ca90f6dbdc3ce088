package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const report = "../check/testdata/report-2021.txt"

func TestTraceCell(t *testing.T) {
	var out, errors strings.Builder
	if status := run(t.Context(), []string{"-lang", "en", "-ref", "applications.received.total", report}, &out, &errors); status != 0 || errors.Len() > 0 {
		t.Fatalf("status %d, %s", status, errors.String())
	}
	const want = `applications.received.total = 57
  一、本年新收政府信息公开申请数量 · 总计
  table 2, row 4, cell 8: "57"
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

// Where the format has places of its own, they are named.
func TestTraceNamesThePlaceInTheFile(t *testing.T) {
	for file, want := range map[string]string{
		"../../govinfo/read/testdata/office/report.xlsx": "applications.received.total = 72934\n  一、本年新收政府信息公开申请数量 · 总计\n  table 2, row 4, cell 8 (Sheet1!Y28): \"72934\"\n",
		"../../govinfo/read/testdata/office/report.doc":  "applications.received.total = 72934\n  一、本年新收政府信息公开申请数量 · 总计\n  table 2, row 4, cell 8: \"72934\"\n",
	} {
		var out, errors strings.Builder
		if status := run(t.Context(), []string{"-lang", "en", "-ref", "applications.received.total", file}, &out, &errors); status != 0 || errors.Len() > 0 {
			t.Fatalf("status %d, %s", status, errors.String())
		}
		if out.String() != want {
			t.Errorf("got\n%s\nwant\n%s", out.String(), want)
		}
	}
}

func TestTraceAll(t *testing.T) {
	var out, errors strings.Builder
	if status := run(t.Context(), []string{"-lang", "en", report}, &out, &errors); status != 0 {
		t.Fatalf("status %d, %s", status, errors.String())
	}
	if n := strings.Count(out.String(), "  table "); n != 200 {
		t.Errorf("%d places, want 200", n)
	}
}

func TestTraceTellsUnreadFromBlank(t *testing.T) {
	whole, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	for figure, want := range map[string]string{"\t4?1": "not read", "\t": "blank"} {
		changed := filepath.Join(t.TempDir(), "report.txt")
		text := strings.Replace(string(whole), "一、本年新收政府信息公开申请数量\n\t41", "一、本年新收政府信息公开申请数量\n"+figure, 1)
		if err := os.WriteFile(changed, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		var out, errors strings.Builder
		run(t.Context(), []string{"-lang", "en", "-ref", "applications.received.naturalPerson", changed}, &out, &errors)
		if line, _, _ := strings.Cut(out.String(), "\n"); line != "applications.received.naturalPerson = "+want {
			t.Errorf("%q: %s%s", figure, out.String(), errors.String())
		}
	}
}

func TestTraceFails(t *testing.T) {
	for name, args := range map[string][]string{
		"no file":           {},
		"a missing file":    {"testdata/none.txt"},
		"a ref of no cell":  {"-ref", "applications.nothing", report},
		"an unknown option": {"-line", "3", report},
	} {
		t.Run(name, func(t *testing.T) {
			var out, errors strings.Builder
			if status := run(t.Context(), args, &out, &errors); status != 2 {
				t.Errorf("status %d", status)
			}
			if errors.Len() == 0 {
				t.Error("nothing said")
			}
		})
	}
}

// In Chinese the words around the figures are Chinese, too.
func TestTraceInChinese(t *testing.T) {
	var out, errors strings.Builder
	run(t.Context(), []string{"-ref", "applications.received.total", report}, &out, &errors)
	const want = "applications.received.total = 57\n  一、本年新收政府信息公开申请数量 · 总计\n  第 2 张表，第 4 行，第 8 格：\"57\"\n"
	if out.String() != want || errors.Len() > 0 {
		t.Errorf("got\n%s%s\nwant\n%s", out.String(), errors.String(), want)
	}
}

// Nothing that a report, its name or an argument says commands a terminal.
func TestControlCharactersDoNotReachATerminal(t *testing.T) {
	whole, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "a\x1b[2J\u202eb.txt")
	text := strings.Replace(string(whole), "一、本年新收政府信息公开申请数量\n\t41", "一、本年新收政府信息公开申请数量\n\t4\x9b1\u202e\x1b[7m", 1)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Skip(err) // not a name on this system
	}
	for _, args := range [][]string{{file}, {"-ref", "\x1b]0;x\x07", report}, {file + "\x1b[7m"}, {"-lang", "en", file}} {
		var out, errors strings.Builder
		run(t.Context(), args, &out, &errors)
		if told := out.String() + errors.String(); told == "" || strings.ContainsAny(told, "\x1b\x07\u009b\u202e") {
			t.Errorf("%q: %.300q", args, told)
		}
	}
}
