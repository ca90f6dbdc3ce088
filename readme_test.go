package annualreport_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/render"
)

// fence matches a block of Go in a README and, where one follows, the block of
// text that it prints.
var fence = regexp.MustCompile("(?s)```go\n(.*?)```\n(?:\n```text\n(.*?)```\n)?")

type readmeBlock struct{ code, output string }

func readmeBlocks(t *testing.T, name string) []readmeBlock {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var blocks []readmeBlock
	for _, match := range fence.FindAllStringSubmatch(string(text), -1) {
		blocks = append(blocks, readmeBlock{match[1], match[2]})
	}
	return blocks
}

func TestREADMEsHoldTheSameCode(t *testing.T) {
	english, chinese := readmeBlocks(t, "README.md"), readmeBlocks(t, "README.zh-CN.md")
	if len(english) < 5 || !slices.Equal(english, chinese) {
		t.Errorf("%d blocks of code in README.md, %d in README.zh-CN.md, or they differ", len(english), len(chinese))
	}
}

// Every block of code in the README is a whole program or test that runs, and
// prints what the README says.
func TestREADMECodeRuns(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command")
	}
	for _, block := range readmeBlocks(t, "README.md") {
		name, command := "main.go", []string{"run"}
		if strings.Contains(block.code, "testing.T") {
			name, command = "readme_test.go", []string{"test", "-count=1"}
		}
		file := filepath.Join(t.TempDir(), name)
		if err := os.CopyFS(filepath.Join(filepath.Dir(file), "testdata"), os.DirFS("examples/check/testdata")); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(block.code), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("go", append(command, file)...).CombinedOutput()
		if err != nil {
			t.Errorf("%v\n%s\n%s", err, out, block.code)
			continue
		}
		if block.output != "" && string(out) != block.output {
			t.Errorf("prints\n%s\nthe README says\n%s", out, block.output)
		}
		if len(out) == 0 {
			t.Errorf("prints nothing:\n%s", block.code)
		}
	}
}

// A report whose table 三 is a picture passed the suite of the README: the figures
// that nobody could read were blank, and no rule speaks of blank cells that were
// not read.
func TestREADMESuiteSeesPictures(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command")
	}
	data, err := os.ReadFile("examples/customrender/testdata/report.json")
	if err != nil {
		t.Fatal(err)
	}
	var report govinfo.Report
	if err := json.Unmarshal(data, &report); err != nil {
		t.Fatal(err)
	}
	page := render.HTML{}.Append(nil, render.Compose(&report))
	for _, test := range []struct {
		name, want string
		page       []byte
	}{
		{"whole", "ok ", page},
		{"table 三 as a picture", "unread applications: ", withPicture(t, page)},
	} {
		t.Run(test.name, func(t *testing.T) {
			folder := t.TempDir()
			file := filepath.Join(folder, "readme_test.go")
			if err := os.Mkdir(filepath.Join(folder, "testdata"), 0o700); err != nil {
				t.Fatal(err)
			}
			// The suite takes *.txt; what a file is, its bytes tell.
			if err := os.WriteFile(filepath.Join(folder, "testdata", "report.txt"), test.page, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(readmeSuite(t)), 0o600); err != nil {
				t.Fatal(err)
			}
			out, err := exec.Command("go", "test", "-count=1", file).CombinedOutput()
			if failed := err != nil; failed != (test.want != "ok ") || !bytes.Contains(out, []byte(test.want)) {
				t.Errorf("%v, want %q in\n%s", err, test.want, out)
			}
		})
	}
}

// readmeSuite returns the block of the README that is a test.
func readmeSuite(t *testing.T) string {
	t.Helper()
	blocks := readmeBlocks(t, "README.md")
	at := slices.IndexFunc(blocks, func(b readmeBlock) bool { return strings.Contains(b.code, "testing.T") })
	if at < 0 {
		t.Fatal("the README has no test")
	}
	return blocks[at].code
}

// withPicture puts a picture in the place of the table behind the heading of 三.
func withPicture(t *testing.T, page []byte) []byte {
	t.Helper()
	section := bytes.Index(page, []byte("三、收到和处理政府信息公开申请情况"))
	if section < 0 {
		t.Fatal("the page has no section 三")
	}
	start := section + bytes.Index(page[section:], []byte("<table"))
	end := section + bytes.Index(page[section:], []byte("</table>")) + len("</table>")
	return slices.Concat(page[:start], []byte(`<p><img src="table3.png" alt=""></p>`), page[end:])
}
