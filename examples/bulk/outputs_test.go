package main

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/examples/internal/outfile"
)

var formats = []string{"jsonl", "csv", "sqlite"}

// A file that this program did not write is never changed, whatever its end looks like.
func TestForeignFilesAreLeftAsTheyAre(t *testing.T) {
	one := report(t, "甲局", false)
	result := `{"id":"synthetic:1","errors":0,"warnings":0,"notes":0,"made":"00000000"}`
	for name, content := range map[string][]byte{
		"a report without a last line break": one,
		"a report a line":                    append(one, '\n'),
		"reports and a beginning":            append(append(bytes.Clone(one), '\n'), one...),
		"text":                               []byte("notes of mine"),
		"a blank line":                       []byte("\n"),
		"a table":                            []byte("name,score\nalice,1\nbob,2"),
		"a header alone":                     []byte("name,score"),
		"a result and a note":                []byte(result + "\nnotes of mine"),
		"a result of others":                 []byte(`{"id":"synthetic:1","errors":0,"warnings":0,"notes":0,"made":"00000000","owner":"me"}` + "\n"),
		"a result and more on the line":      []byte(result + " {}\n"),
		"a negative number":                  []byte(`{"id":"synthetic:1","errors":-5,"warnings":5,"notes":0,"made":"00000000"}` + "\n"),
		"errors without findings":            []byte(`{"id":"synthetic:1","errors":5,"warnings":0,"notes":0,"made":"00000000"}` + "\n"),
		"an endless line":                    bytes.Repeat([]byte("0"), maxResult+1),
		"another database":                   database(t, "CREATE TABLE mine (x)"),
		"another database with results":      database(t, "CREATE TABLE results (number INTEGER PRIMARY KEY, id TEXT)"),
	} {
		for _, ending := range formats {
			out := filepath.Join(t.TempDir(), "out."+ending)
			write(t, out, content)
			status, stdout, stderr := call(t, "-generate", "3", "-out", out)
			if status != command.Failed || stdout != "" || !strings.Contains(stderr, "out."+ending) {
				t.Errorf("%s as %s: status %d, %q, %q", name, ending, status, stdout, stderr)
			}
			if text(t, out) != string(content) {
				t.Errorf("%s as %s was changed", name, ending)
			}
			if left, _ := os.ReadDir(filepath.Dir(out)); len(left) != 1 {
				t.Errorf("%s as %s: %v", name, ending, left)
			}
		}
	}
}

func database(t *testing.T, statement string) []byte {
	t.Helper()
	name := filepath.Join(t.TempDir(), "x.sqlite")
	db, err := sql.Open("sqlite", name)
	if err == nil {
		_, err = db.Exec(statement)
	}
	if err != nil {
		t.Fatal(err)
	}
	db.Close()
	return []byte(text(t, name))
}

// An output that is a source by any name is refused, and the source is as it was.
func TestAnOutputIsNoSource(t *testing.T) {
	lines := append(report(t, "甲局", false), '\n')
	for name, args := range map[string]func(folder string) []string{
		"sum":         func(f string) []string { return []string{"-sum", f + "/s.jsonl", f + "/s.jsonl"} },
		"out":         func(f string) []string { return []string{"-out", f + "/s.jsonl", f + "/s.jsonl"} },
		"a link":      func(f string) []string { return []string{"-sum", f + "/link.jsonl", f + "/s.jsonl"} },
		"a hard link": func(f string) []string { return []string{"-sum", f + "/hard.jsonl", f + "/s.jsonl"} },
		"prior": func(f string) []string {
			return []string{"-sum", f + "/s.jsonl", "-prior", f + "/s.jsonl", f + "/t.json"}
		},
		"whole": func(f string) []string {
			return []string{"-out", f + "/s.jsonl", "-whole", f + "/s.jsonl", f + "/t.json"}
		},
		"within a folder": func(f string) []string { return []string{"-sum", f + "/s.jsonl", f} },
		"out in a folder": func(f string) []string { return []string{"-out", f + "/s.jsonl", f} },
		"a sum elsewhere": func(f string) []string { return []string{"-sum", f + "/s.jsonl", f + "/t.json"} },
		"both outputs": func(f string) []string {
			return []string{"-sum", f + "/new.jsonl", "-out", f + "/./new.jsonl", f + "/t.json"}
		},
		"save":     func(f string) []string { return []string{"-generate", "2", "-save", f + "/s.jsonl"} },
		"a folder": func(f string) []string { return []string{"-sum", f, f + "/t.json"} },
		"a device": func(f string) []string { return []string{"-sum", os.DevNull, f + "/t.json"} },
	} {
		folder := files(t, map[string][]byte{"s.jsonl": lines, "t.json": lines})
		if err := os.Symlink("s.jsonl", folder+"/link.jsonl"); err != nil {
			t.Skip(err)
		}
		if err := os.Link(folder+"/s.jsonl", folder+"/hard.jsonl"); err != nil {
			t.Skip(err)
		}
		status, stdout, stderr := call(t, args(folder)...)
		if status != command.Failed || stdout != "" || stderr == "" {
			t.Errorf("%s: status %d, %q, %q", name, status, stdout, stderr)
		}
		if text(t, folder+"/s.jsonl") != string(lines) || text(t, folder+"/t.json") != string(lines) {
			t.Errorf("%s: a source was changed", name)
		}
		if left, _ := os.ReadDir(folder); len(left) != 4 {
			t.Errorf("%s: %v", name, left)
		}
	}
}

// A second run on one output ends at once and says why.
func TestOneRunAtATimeOnOneOutput(t *testing.T) {
	for _, ending := range formats {
		out := filepath.Join(t.TempDir(), "out."+ending)
		if status, _, stderr := call(t, "-generate", "50", "-out", out); status != command.Clean {
			t.Fatal(stderr)
		}
		before := text(t, out)
		first, err := outfile.Open(out)
		if err != nil {
			t.Fatal(err)
		}
		status, stdout, stderr := call(t, "-generate", "100", "-out", out)
		if status != command.Failed || stdout != "" || !strings.Contains(stderr, "another run") || text(t, out) != before {
			t.Errorf("%s: status %d, %q, %q", ending, status, stdout, stderr)
		}
		first.Close()
		if status, stdout, stderr := call(t, "-generate", "100", "-out", out); status != command.Clean || !strings.HasPrefix(stdout, "100 reports") {
			t.Errorf("%s: status %d, %q, %q", ending, status, stdout, stderr)
		}
	}
}

// Results that were made of something else than what is there now are refused: another
// seed, another text of one document, another prior report, or no check at all.
func TestChangedSourcesAreNoticed(t *testing.T) {
	for _, ending := range formats {
		t.Run(ending, func(t *testing.T) {
			folder := files(t, map[string][]byte{"a.json": report(t, "甲局", false), "b.json": report(t, "乙局", true)})
			last := files(t, map[string][]byte{"a.json": reportOn(t, 2022, "甲局", 0)})
			out := filepath.Join(t.TempDir(), "out."+ending)
			args := []string{"-out", out, "-prior", last, folder}
			_, first, stderr := call(t, args...)
			if _, again, _ := call(t, args...); again != first {
				t.Fatalf("%s\n%s\n%s", first, again, stderr)
			}
			before := text(t, out)
			refused := func(what string, args ...string) {
				t.Helper()
				if status, stdout, stderr := call(t, args...); status != command.Failed || stdout != "" || !strings.Contains(stderr, "other flags") || text(t, out) != before {
					t.Errorf("%s: status %d, %q, %q", what, status, stdout, stderr)
				}
			}
			refused("no prior report", "-out", out, folder)
			write(t, last+"/a.json", reportOn(t, 2022, "甲局", 1))
			refused("another prior report", args...)
			write(t, last+"/a.json", reportOn(t, 2022, "甲局", 0))
			write(t, folder+"/b.json", report(t, "丙局", true))
			refused("another text", args...)
			if err := os.Remove(folder + "/b.json"); err != nil {
				t.Fatal(err)
			}
			refused("a file less", args...)

			out = filepath.Join(t.TempDir(), "seed."+ending)
			call(t, "-generate", "5", "-out", out)
			before = text(t, out)
			refused("another seed", "-generate", "5", "-seed", "2", "-out", out)
			refused("no check", "-generate", "5", "-decode-only", "-out", out)
		})
	}
}
