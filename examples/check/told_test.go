package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
)

// sampleReport returns the sample, changed, in a file.
func sampleReport(t *testing.T, name string, change func(*govinfo.Report)) string {
	t.Helper()
	reading, err := open(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	change(&reading.Report)
	data, err := reading.Report.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	return writeFile(t, name, string(data))
}

// What is told beside a report decides which rules apply to it.
func TestStatements(t *testing.T) {
	own := sampleReport(t, "own.json", func(r *govinfo.Report) { r.Agency.Level = "" })
	member := func(name string) string {
		return sampleReport(t, name, func(r *govinfo.Report) { r.Agency.Name = name })
	}
	one, two := member("one.json"), member("two.json")
	for name, test := range map[string]struct {
		args  []string
		rules map[string]bool // whether each is told
	}{
		"nothing":       {[]string{own}, map[string]bool{"M03": false, "S04": false, "G01": false, "G02": false}},
		"level":         {[]string{"-level", "countyGovernment", own}, map[string]bool{"S04": true}},
		"another level": {[]string{"-level", "countyDepartment", own}, map[string]bool{"S04": false}},
		"published":     {[]string{"-level", "countyDepartment", "-published", "2022-05-06", own}, map[string]bool{"M03": true}},
		"in time":       {[]string{"-level", "countyDepartment", "-published", "2022-01-20", own}, map[string]bool{"M03": false}},
		"members":       {[]string{"-members", one + "," + two, own}, map[string]bool{"G01": false, "G02": true}},
		"all members":   {[]string{"-members", one + "," + two, "-complete", own}, map[string]bool{"G01": true}},
		"a folder":      {[]string{"-members", filepath.Dir(one), "-complete", own}, map[string]bool{"G01": false}},
	} {
		t.Run(name, func(t *testing.T) {
			_, stdout, stderr := call(test.args...)
			if stderr != "" {
				t.Fatal(stderr)
			}
			for rule, want := range test.rules {
				if strings.Contains(stdout, " "+rule+" ") != want {
					t.Errorf("%s told: %v\n%s", rule, !want, stdout)
				}
			}
		})
	}
}

func TestExitStatuses(t *testing.T) {
	wrong := sampleReport(t, "wrong.json", func(r *govinfo.Report) { r.Applications.Received.Total = govinfo.N(1) })
	warned := sampleReport(t, "warned.json", func(r *govinfo.Report) { r.Disputes.Reconsideration.Pending = govinfo.Count{} })
	broken := writeFile(t, "broken.txt", "")
	for name, test := range map[string]struct {
		args []string
		want command.Status
	}{
		"clean":                   {nil, command.Clean},
		"warnings are no errors":  {[]string{warned}, command.Clean},
		"errors":                  {[]string{wrong}, command.Errors},
		"one of several":          {[]string{warned, wrong, warned}, command.Errors},
		"unreadable":              {[]string{broken}, command.Failed},
		"unreadable and errors":   {[]string{broken, wrong}, command.Failed},
		"errors and unreadable":   {[]string{wrong, broken}, command.Failed},
		"unreadable, as JSON":     {[]string{"-format", "json", broken}, command.Failed},
		"unreadable, as HTML":     {[]string{"-format", "html", broken}, command.Failed},
		"no such prior report":    {[]string{"-prior", "nowhere.json"}, command.Failed},
		"a prior that is none":    {[]string{"-prior", broken}, command.Failed},
		"a prior of another year": {[]string{"-prior", wrong}, command.Failed},
		"no such member":          {[]string{"-members", "nowhere.json"}, command.Failed},
		"no members":              {[]string{"-members", t.TempDir()}, command.Failed},
		"no such level":           {[]string{"-level", "emperor"}, command.Failed},
		"no such day":             {[]string{"-published", "2022-02-30"}, command.Failed},
		"complete without":        {[]string{"-complete"}, command.Failed},
		"members of several":      {[]string{"-members", wrong, wrong, wrong}, command.Failed},
	} {
		t.Run(name, func(t *testing.T) {
			if status, stdout, stderr := call(test.args...); status != test.want {
				t.Errorf("status %d, want %d\n%s%s", status, test.want, stdout, stderr)
			}
		})
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if status := run(ended, []string{wrong}, &bytes.Buffer{}, &bytes.Buffer{}); status != command.Interrupted {
		t.Errorf("interrupted: status %d", status)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// What could not be printed was not told: that is no success.
func TestFullDisk(t *testing.T) {
	for _, format := range []string{"text", "json", "html"} {
		var stderr bytes.Buffer
		if status := run(t.Context(), []string{"-format", format}, full{}, &stderr); status != command.Failed || !strings.Contains(stderr.String(), "no space left") {
			t.Errorf("%s: status %d, %q", format, status, stderr.String())
		}
	}
}

// As JSON every file has its object, also one that could not be read.
func TestJSONOfUnreadableFiles(t *testing.T) {
	broken := writeFile(t, "broken.txt", "今天的天气很好。\n")
	for lang, want := range map[string]string{"zh": "没有", "en": "no table"} {
		_, stdout, stderr := call("-format", "json", "-lang", lang, "testdata/report-2021.txt", broken, "nowhere.txt", "testdata/report-2021.txt")
		lines := strings.Split(strings.TrimSpace(stdout), "\n")
		if len(lines) != 4 || stderr != "" {
			t.Fatalf("%d lines, %q", len(lines), stderr)
		}
		var files []string
		for i, line := range lines {
			var object map[string]json.RawMessage
			if err := json.Unmarshal([]byte(line), &object); err != nil {
				t.Fatal(err)
			}
			var file, reason string
			_ = json.Unmarshal(object["file"], &file)
			_ = json.Unmarshal(object["error"], &reason)
			files = append(files, file)
			if failed := i == 1 || i == 2; failed != (len(object) == 2 && reason != "") {
				t.Errorf("line %d: %s", i, line)
			}
			if i == 1 && !strings.Contains(reason, want) {
				t.Errorf("%s: %q", lang, reason)
			}
		}
		if strings.Join(files, " ") != "testdata/report-2021.txt "+broken+" nowhere.txt testdata/report-2021.txt" {
			t.Error(files)
		}
	}
}

// Blank cells are one line a table, and line by line on demand. What matters more
// stands before them, and the findings themselves are the same.
func TestBlankCellsStandBehindWhatMatters(t *testing.T) {
	file := sampleReport(t, "blank.json", func(r *govinfo.Report) {
		for ref, value := range r.Cells() {
			if count, isCount := value.(govinfo.Count); isCount && count == govinfo.N(0) {
				_ = r.Set(ref, govinfo.Count{})
			}
		}
		r.Applications.Received.NaturalPerson = govinfo.N(14)
	})
	_, stdout, _ := call(file)
	if n := strings.Count(stdout, " F01 "); n < 1 || n > 3 {
		t.Errorf("%d lines of blank cells\n%s", n, stdout)
	}
	if strings.Index(stdout, " A01 ") > strings.Index(stdout, " F01 ") || strings.Index(stdout, "14 应为 41") > strings.Index(stdout, " F01 ") {
		t.Errorf("blank cells stand before the error or what it comes from\n%s", stdout)
	}
	_, all, _ := call("-all", file)
	if n := strings.Count(all, " F01 "); n < 10 {
		t.Errorf("-all: %d lines of blank cells\n%s", n, all)
	}
	_, short, _ := call("-format", "html", file)
	_, long, _ := call("-format", "html", "-all", file)
	listed := func(page string) int { return strings.Count(page, "</strong>") }
	if listed(long) < listed(short)+10 || strings.Count(short, `<td id=`) != strings.Count(long, `<td id=`) {
		t.Errorf("%d marks, all %d", listed(short), listed(long))
	}
	marked := func(page string) int { return strings.Count(page, `" class="warning part" headers=`) }
	if a, b := marked(short), marked(long); a != b || a < 100 {
		t.Errorf("%d cells are marked in short, %d in full", a, b)
	}
	_, one, _ := call("-format", "json", file)
	_, two, _ := call("-format", "json", "-all", file)
	if one != two || strings.Count(one, `"F01"`) < 10 {
		t.Error("the findings are not the same")
	}
}

// Nothing that a report, its name or an argument says commands a terminal, and no
// line of theirs looks like one of ours.
func TestControlCharactersDoNotReachATerminal(t *testing.T) {
	const hostile = "\x1b]0;owned\x07\x1b[2J\u009b7m\u202e\n  错误 A99 假的"
	file := sampleReport(t, "a\x1b[2J\u202eb.json", func(r *govinfo.Report) {
		r.Title, r.Agency.Name = hostile, hostile
		r.Agency.CreditCode, r.Agency.Contact.Email, r.Agency.Contact.Website = hostile, hostile, hostile
		r.Applications.Received.Total = govinfo.N(1)
		r.Problems[0].Text = "本年新收 99 件" + hostile
	})
	folder := t.TempDir()
	unreadable := filepath.Join(folder, "u\x1b[7m\u009b.txt")
	if err := os.WriteFile(unreadable, []byte("\x1b[2J"), 0o600); err != nil {
		t.Skip(err) // not a name on this system
	}
	for _, lang := range []string{"zh", "en"} {
		for _, args := range [][]string{
			{file}, {"-all", file}, {"-format", "json", file}, {"-format", "html", file},
			{unreadable}, {"-format", "json", unreadable}, {folder + "/none\x1b[7m"}, {"-prior", unreadable, file},
			{"-prior", file, file}, {"-members", unreadable, file}, {"-format", "\x1b[7m"}, {"-level", "\x1b[7m"},
		} {
			_, stdout, stderr := call(append([]string{"-lang", lang}, args...)...)
			for _, r := range stdout + stderr {
				if unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r) {
					t.Errorf("%q: %q passes", args, r)
					break
				}
			}
			if strings.Contains(stdout+stderr, "\n  错误 A99") && args[0] != "-format" {
				t.Errorf("%q: a line of the report's looks like one of ours", args)
			}
		}
	}
}
