package annualreport_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
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
