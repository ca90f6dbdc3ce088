package annualreport_test

import (
	"go/version"
	"os/exec"
	"strings"
	"testing"
)

// The go line is as low as the dependencies allow: docs/stability.md says why it is
// what it is.
func TestGoLineIsTheDependencies(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command")
	}
	out, err := exec.Command("go", "list", "-deps", "-test", "-f", "{{with .Module}}{{.Path}} {{.GoVersion}}{{end}}", "./...").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, out)
	}
	ours, highest := "", "go1.0"
	for line := range strings.Lines(string(out)) {
		path, of, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch {
		case path == module:
			ours = "go" + of
		case of != "" && version.Compare("go"+of, highest) > 0:
			highest = "go" + of
		}
	}
	if !version.IsValid(ours) || version.Compare(ours, highest) > 0 {
		t.Errorf("go.mod says %s, the dependencies need no more than %s", ours, highest)
	}
}
