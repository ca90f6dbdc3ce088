package annualreport_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// outsiders are the examples that show how other modules use this one, and so must
// not need anything that those cannot import.
var outsiders = []string{"service", "compliance", "customrender"}

// The programs compile in a module of somebody else's, tests that are their answer
// included.
func TestExamplesCompileInOtherModules(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command")
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	outside := t.TempDir()
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	mod = bytes.Replace(mod, []byte("module "+module), []byte("module example.org/outside"), 1)
	mod = append(mod, "\nrequire "+module+" v0.0.0\nreplace "+module+" => "+here+"\n"...)
	sums, err := os.ReadFile("go.sum")
	if err != nil {
		t.Fatal(err)
	}
	write := func(name string, data []byte) {
		t.Helper()
		name = filepath.Join(outside, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("go.mod", mod)
	write("go.sum", sums)
	for _, example := range outsiders {
		if err := os.CopyFS(filepath.Join(outside, example), os.DirFS(filepath.Join("examples", example))); err != nil {
			t.Fatal(err)
		}
		// Tests of programs use what the module keeps for its own tests; compliance
		// is nothing but tests.
		tests, _ := filepath.Glob(filepath.Join(outside, example, "*_test.go"))
		for _, test := range tests {
			if code, err := os.ReadFile(test); err != nil || example != "compliance" && strings.Contains(string(code), "/internal/") {
				if err := os.Remove(test); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	command := exec.Command("go", "vet", "-mod=mod", "./...")
	command.Dir = outside
	command.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off")
	if out, err := command.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
