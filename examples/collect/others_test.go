package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
)

// No file is passed over without a word: what cannot be read, what is of another organ,
// what is of another year among last year's.
func TestFilesThatDoNotCount(t *testing.T) {
	c := newCounty(t, 3)
	c.file(t, "2025", 0, c.report[c.names[0]])
	stranger := *c.report[c.names[1]]
	named(&stranger, "远山县财政局")
	c.file(t, "2025", 1, &stranger)
	c.file(t, "2024", 2, c.report[c.names[2]]) // of this year
	for _, name := range []string{filepath.Join("2025", c.names[2]+".docx"), filepath.Join("2024", "坏.docx")} {
		if err := os.WriteFile(filepath.Join(c.folder, name), []byte("PK damaged"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	status := run(t.Context(), []string{"-organs", c.list(t), "-year", "2025", "-prior", filepath.Join(c.folder, "2024"), "-out", filepath.Join(c.folder, "out"), filepath.Join(c.folder, "2025")}, &out, &out)
	if status != command.Failed || !strings.Contains(out.String(), "未报 2 个") {
		t.Errorf("status %d: %s", status, &out)
	}
	index := text(t, filepath.Join(c.folder, "out", "index.html"))
	for _, want := range []string{"“远山县财政局”不在名单中", "年度为 2025，不是 2024", "坏.docx：上年度报告未使用：无法读取", c.names[2] + ".docx：无法读取"} {
		if !strings.Contains(index, want) {
			t.Errorf("the overview does not say %q", want)
		}
	}
}

// The list has each organ once.
func TestOrgans(t *testing.T) {
	name := filepath.Join(t.TempDir(), "organs.txt")
	for content, want := range map[string]int{"甲局\n\n 乙局 # 新设\n县\n": 2, "甲局\n甲局\n": -1} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		organs, err := readOrgans(name, "县")
		if want < 0 && err == nil || want >= 0 && (err != nil || len(organs) != want) {
			t.Errorf("%q: %q %v", content, organs, err)
		}
	}
	m := newMatcher([]string{"云溪县财政局", "县财政局"}, "")
	for _, test := range [][3]string{{"云溪县 财政局", "", "云溪县财政局"}, {"", "2025云溪县财政局.docx", "云溪县财政局"}, {"财政局", "云溪县财政局.docx", ""}} {
		if got := m.organ(test[0], test[1]); got != test[2] {
			t.Errorf("%q: %q", test, got)
		}
	}
}

// What begins like a formula is none in a spreadsheet.
func TestSafe(t *testing.T) {
	if safe("=1+1") != "'=1+1" || safe("云溪县") != "云溪县" || safe("") != "" {
		t.Error(safe("=1+1"))
	}
	if shown(govinfo.Count{}).ZH != "空白" || shown(govinfo.Count{}).EN != "blank" || shown(govinfo.N(0)).ZH != "0" {
		t.Error("blank and 0 look alike")
	}
}
