package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
)

const sample = "../check/testdata/report-2021.txt"

// What a file has lost, or what could not be read of it, is told and held against
// nobody.
func TestUnreadIsTold(t *testing.T) {
	whole, err := os.ReadFile(sample)
	if err != nil {
		t.Fatal(err)
	}
	text := string(whole)
	folder := t.TempDir()
	for name, content := range map[string]string{
		"a-whole.txt":  text,
		"b-notes.txt":  "本周会议纪要，与年报无关。",
		"c-cut.txt":    text[:strings.Index(text, "三、收到和处理政府信息公开申请情况")+1200],
		"d-partly.txt": strings.Replace(text, "一、本年新收政府信息公开申请数量\n\t41", "一、本年新收政府信息公开申请数量\n\t4?1", 1),
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, ending := range []string{".jsonl", ".csv", ".sqlite"} {
		out := filepath.Join(t.TempDir(), "results"+ending)
		status, stdout, stderr := call(t, "-out", out, folder)
		if status != command.Failed || stderr != "" {
			t.Errorf("%s: status %d, %q", ending, status, stderr)
		}
		for _, want := range []string{"4 reports: 1 without finding, 2 unreadable; 0 errors, 0 warnings, 0 notes", "1 reports read in part only", "no table and no section", "breaks off"} {
			if !strings.Contains(stdout, want) {
				t.Errorf("%s: the summary lacks %q:\n%s", ending, want, stdout)
			}
		}
		// A second run takes all from the file, and finds the same.
		if _, again, _ := call(t, "-out", out, folder); again != stdout {
			t.Errorf("%s: again\n%s\nwant\n%s", ending, again, stdout)
		}
	}
}
