package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
)

// call runs the command and returns what it printed.
func call(args ...string) (status command.Status, stdout, stderr string) {
	var out, failures bytes.Buffer
	status = run(context.Background(), args, &out, &failures)
	return status, out.String(), failures.String()
}

func writeFile(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestSampleIsClean(t *testing.T) {
	status, stdout, stderr := call()
	if status != command.Clean || stderr != "" || !strings.Contains(stdout, "云溪县农业农村局2021年政府信息公开工作年度报告") || !strings.Contains(stdout, "没有发现问题") {
		t.Errorf("status %d\n%s%s", status, stdout, stderr)
	}
	if status, stdout, _ := call("-lang", "en"); status != command.Clean || !strings.Contains(stdout, "nothing found") {
		t.Errorf("status %d\n%s", status, stdout)
	}
}

// figures returns the lines of the dump that hold the figures of tables 三 and 四,
// with their refs, which stand in form order.
func figures(t *testing.T, lines []string) map[int]govinfo.Ref {
	t.Helper()
	form := govinfo.Edition2021.Form()
	refs := form.Refs()[10:]
	start := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(line, form.Sections[2]) })
	found := make(map[int]govinfo.Ref)
	for i := start; i < len(lines) && len(found) < len(refs); i++ {
		figure, isCell := strings.CutPrefix(lines[i], "\t")
		if isCell && figure != "" && strings.Trim(figure, "0123456789") == "" {
			found[i] = refs[len(found)]
		}
	}
	if start < 0 || len(found) != len(refs) {
		t.Fatalf("%d figures in the sample, want %d", len(found), len(refs))
	}
	return found
}

// Any figure of table 三 or 四 that is changed makes the check fail and name the
// line and the column that it stands in.
func TestAnyChangedFigureIsFound(t *testing.T) {
	lines := strings.Split(string(sample), "\n")
	folder := t.TempDir()
	for i, ref := range figures(t, lines) {
		changed := slices.Clone(lines)
		changed[i] += "3"
		path := filepath.Join(folder, "changed.txt")
		if err := os.WriteFile(path, []byte(strings.Join(changed, "\n")), 0o600); err != nil {
			t.Fatal(err)
		}
		status, stdout, stderr := call("-format", "json", path)
		var out struct {
			Findings []struct {
				Rule string
				Refs []govinfo.Ref
			}
			Suspects []struct {
				Cells []struct{ Ref govinfo.Ref }
			}
		}
		if err := json.Unmarshal([]byte(stdout), &out); err != nil {
			t.Fatal(err, stdout)
		}
		named := make(map[string]bool)
		for _, finding := range out.Findings {
			if slices.Contains(finding.Refs, ref) {
				named[finding.Rule] = true
			}
		}
		line := named["A01"] || named["D01"]
		column := named["A02"] || named["A03"] || ref.Within("disputes")
		if status != command.Errors || stderr != "" || !line || !column {
			t.Errorf("%s changed: status %d, rules that name it %v\n%s", ref, status, named, stderr)
		}
		suspected := false
		for _, suspect := range out.Suspects {
			for _, cell := range suspect.Cells {
				suspected = suspected || cell.Ref == ref
			}
		}
		if !suspected {
			t.Errorf("%s changed: not among the suspects", ref)
		}
	}
}

func TestTextNamesLineColumnAndSuspect(t *testing.T) {
	changed := strings.Replace(string(sample), "一、本年新收政府信息公开申请数量\n\t41", "一、本年新收政府信息公开申请数量\n\t14", 1)
	status, stdout, _ := call(writeFile(t, "changed.txt", changed))
	if status != command.Errors {
		t.Errorf("status %d", status)
	}
	for _, want := range []string{"A01 一、本年新收政府信息公开申请数量 · 总计", "A03 三、（七）总计 · 自然人", "14 应为 41"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("%q is not in\n%s", want, stdout)
		}
	}
}

func TestJSONHasTheFixedShape(t *testing.T) {
	changed := strings.Replace(string(sample), "一、本年新收政府信息公开申请数量\n\t41", "一、本年新收政府信息公开申请数量\n\t14", 1)
	path := writeFile(t, "changed.txt", changed)
	_, stdout, _ := call("-format", "json", "-lang", "en", path, path)
	lines := strings.Split(strings.TrimSpace(stdout), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines for two files", len(lines))
	}
	var out map[string]json.RawMessage
	if err := json.Unmarshal([]byte(lines[0]), &out); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"file", "report", "problems", "findings", "suspects"} {
		if out[key] == nil {
			t.Errorf("no key %q in %s", key, lines[0])
		}
	}
	var report govinfo.Report
	if err := json.Unmarshal(out["report"], &report); err != nil || report.Applications.Received.NaturalPerson != govinfo.N(14) {
		t.Error(err, report.Applications.Received)
	}
	var findings []map[string]any
	if err := json.Unmarshal(out["findings"], &findings); err != nil || len(findings) == 0 {
		t.Fatal(err, string(out["findings"]))
	}
	for _, key := range []string{"rule", "severity", "ref", "refs", "got", "want", "message"} {
		if _, there := findings[0][key]; !there {
			t.Errorf("no key %q in a finding", key)
		}
	}
	if findings[0]["got"] != 57.0 || findings[0]["want"] != 30.0 || findings[0]["severity"] != "error" {
		t.Errorf("%v", findings[0])
	}
}

// The library's own JSON is read, too, and says the same.
func TestReadsItsOwnJSON(t *testing.T) {
	_, stdout, _ := call("-format", "json")
	var out struct{ Report json.RawMessage }
	if err := json.Unmarshal([]byte(stdout), &out); err != nil {
		t.Fatal(err)
	}
	status, again, stderr := call("-format", "json", writeFile(t, "report.json", string(out.Report)))
	var back struct{ Report json.RawMessage }
	if err := json.Unmarshal([]byte(again), &back); err != nil || status != command.Clean || !bytes.Equal(out.Report, back.Report) {
		t.Errorf("status %d, %v %s", status, err, stderr)
	}
}

func TestHTMLHoldsReportAndFindings(t *testing.T) {
	changed := strings.Replace(string(sample), "一、本年新收政府信息公开申请数量\n\t41", "一、本年新收政府信息公开申请数量\n\t14", 1)
	status, stdout, _ := call("-format", "html", writeFile(t, "changed.txt", changed))
	if status != command.Errors {
		t.Errorf("status %d", status)
	}
	for _, want := range []string{"<!DOCTYPE html>", `id="applications.received.naturalPerson"`, `href="#applications.received.total"`, "A01", "疑应为 41"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("%q is not in the page", want)
		}
	}
}

func TestPriorYearIsCompared(t *testing.T) {
	var prior govinfo.Report
	prior.Year = 2020
	prior.Applications.CarriedOut.Total = govinfo.N(99)
	data, err := prior.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	status, stdout, _ := call("-prior", writeFile(t, "prior.json", string(data)))
	if status != command.Errors || !strings.Contains(stdout, "Y01") {
		t.Errorf("status %d\n%s", status, stdout)
	}
}

// What cannot be read is told in one line that names the file, and the other
// files are still checked.
func TestUnreadableFiles(t *testing.T) {
	docx := "PK\x03\x04" + strings.Repeat("\x00", 100)
	for name, content := range map[string]string{
		"empty.txt":      "",
		"binary.dat":     "\x00\x01\x02\xff\xfe\xfd" + strings.Repeat("\x00\x9c", 500),
		"truncated.json": `{"year":2021,"applications":{"rec`,
		"truncated.docx": docx,
		"truncated.txt":  string(sample[:len(sample)*2/5]),
		"other.txt":      "今天的天气很好。\n我们去公园散步。\n",
		"old.doc":        "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600),
		"scan.pdf":       "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
	} {
		t.Run(name, func(t *testing.T) {
			path := writeFile(t, name, content)
			status, stdout, stderr := call(path, "testdata/report-2021.txt")
			if status != command.Failed || !strings.Contains(stdout, "report-2021.txt") || strings.Contains(stdout, name) {
				t.Errorf("status %d\n%s", status, stdout)
			}
			if strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, path) {
				t.Errorf("not one line that names the file: %q", stderr)
			}
		})
	}
	if status, _, stderr := call("nowhere.txt"); status != command.Failed || !strings.Contains(stderr, "nowhere.txt") || strings.Count(stderr, "\n") != 1 {
		t.Errorf("status %d, %q", status, stderr)
	}
}

// In English the reasons are English, too.
func TestEnglishReasons(t *testing.T) {
	for name, content := range map[string]string{
		"other.txt":     "今天的天气很好。\n我们去公园散步。\n",
		"truncated.txt": string(sample[:len(sample)*2/5]),
	} {
		_, _, stderr := call("-lang", "en", writeFile(t, name, content))
		if !strings.Contains(stderr, "no table and no section") && !strings.Contains(stderr, "the file breaks off here") {
			t.Errorf("%s: %q", name, stderr)
		}
	}
	unreadable := strings.Replace(string(sample), "一、本年新收政府信息公开申请数量\n\t41", "一、本年新收政府信息公开申请数量\n\t41余件", 1)
	path := writeFile(t, "doubt.txt", unreadable)
	for _, format := range []string{"text", "json", "html"} {
		if _, stdout, _ := call("-lang", "en", "-format", format, path); !strings.Contains(stdout, "not read: this is not one certain number") {
			t.Errorf("%s: the doubt is not told in English\n%s", format, stdout)
		}
		if _, stdout, _ := call("-format", format, path); !strings.Contains(stdout, "不是一个确定的数") {
			t.Errorf("%s: the doubt is not told in Chinese", format)
		}
	}
}

func TestUsage(t *testing.T) {
	for _, args := range [][]string{{"-format", "pdf"}, {"-lang", "fr"}, {"-nonsense"}, {"-format", "html", "a", "b"}, {"-prior", "nowhere.txt"}} {
		if status, stdout, stderr := call(args...); status != command.Failed || stdout != "" || stderr == "" {
			t.Errorf("%v: status %d, %q, %q", args, status, stdout, stderr)
		}
	}
	if status, _, _ := call("-h"); status != command.Clean {
		t.Errorf("-h: status %d", status)
	}
}

// The published documents, where they are at hand.
func TestCorpus(t *testing.T) {
	const corpus = "../../../shared/corpus/"
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("no corpus:", err)
	}
	if status, stdout, stderr := call(corpus + "fuyang-2021.txt"); status != command.Clean {
		t.Errorf("fuyang: status %d\n%s%s", status, stdout, stderr)
	}
	status, stdout, _ := call("-format", "json", corpus+"expected/hongze-2023.json")
	var out struct {
		Findings []struct{ Rule, Ref string }
	}
	if err := json.Unmarshal([]byte(stdout), &out); err != nil {
		t.Fatal(err)
	}
	var errors []string
	for _, finding := range out.Findings {
		if finding.Rule == "D01" || finding.Rule[0] == 'A' {
			errors = append(errors, finding.Rule+" "+finding.Ref)
		}
	}
	want := []string{"D01 disputes.reconsideration.total", "D01 disputes.litigationAfterReconsideration.total"}
	if status != command.Errors || !slices.Equal(errors, want) {
		t.Errorf("hongze: status %d, %v, want %v", status, errors, want)
	}
}

// A report that ends with table 四 may be one whose organ left out 五 and 六: that
// is an error of the report, not of the file.
func TestMissingLastSectionsAreErrors(t *testing.T) {
	text := string(sample)
	cut := strings.LastIndex(text, "\n五、")
	status, stdout, stderr := call(writeFile(t, "short.txt", text[:cut]))
	if status != command.Errors || stderr != "" || strings.Count(stdout, "S01") != 2 {
		t.Errorf("status %d, %q\n%s", status, stderr, stdout)
	}
}

// A line that cannot be read is told once, and never as one that the organ left
// blank: whichever figure is made unreadable.
func TestUnreadIsToldApartFromBlank(t *testing.T) {
	lines := strings.Split(string(sample), "\n")
	folder := t.TempDir()
	for i, ref := range figures(t, lines) {
		changed := slices.Clone(lines)
		changed[i] = "\t4?" + strings.TrimSpace(changed[i])
		path := filepath.Join(folder, "changed.txt")
		if err := os.WriteFile(path, []byte(strings.Join(changed, "\n")), 0o600); err != nil {
			t.Fatal(err)
		}
		status, stdout, stderr := call(path)
		if status != command.Clean || stderr != "" || strings.Contains(stdout, "未填写：") || strings.Contains(stdout, " F01 ") {
			t.Errorf("%s: status %d %s\n%s", ref, status, stderr, stdout)
		}
		if n := strings.Count(stdout, "未能读取\n"); n != 1 || !strings.Contains(stdout, "其中空白 0 项") || !strings.Contains(stdout, "未能读取 1 项") {
			t.Errorf("%s: told %d times\n%s", ref, n, stdout)
		}
		_, page, _ := call("-format", "html", path)
		if !strings.Contains(page, `<td id="`+string(ref)+`" class="unread"`) || strings.Count(page, `" class="unread" headers=`) != 1 {
			t.Errorf("%s: not marked, or not alone", ref)
		}
	}
}
