package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
)

// The test binary is the program itself where the environment says so, for tests that
// kill it, measure it, or take from it what it writes to.
func TestMain(m *testing.M) {
	if file := os.Getenv("BULK_STATUS"); file != "" { // and tells of itself at its end
		status := run(context.Background(), os.Args[1:], os.Stdout, os.Stderr)
		if self, err := os.ReadFile("/proc/self/status"); err == nil {
			_ = os.WriteFile(file, self, 0o600)
		}
		os.Exit(int(status))
	}
	if os.Getenv("BE_BULK") == "1" {
		main()
	}
	os.Exit(m.Run())
}

// process returns a run of the program in a process of its own.
func process(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, os.Args[0], append([]string{"-lang", "en"}, args...)...)
	cmd.Env = append(os.Environ(), "BE_BULK=1")
	return cmd
}

// limited is a process whose files cannot become larger than some blocks of 512 bytes.
func limited(t *testing.T, blocks string, args ...string) *exec.Cmd {
	t.Helper()
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip(err)
	}
	cmd := process(t.Context(), args...)
	cmd.Args = append([]string{shell, "-c", "ulimit -f " + blocks + `; trap "" XFSZ; exec "$0" "$@"`, cmd.Path}, cmd.Args[1:]...)
	cmd.Path = shell
	return cmd
}

// ended runs a process to its end.
func ended(t *testing.T, cmd *exec.Cmd) (status command.Status, stdout, stderr string) {
	t.Helper()
	var out, failures bytes.Buffer
	if cmd.Stdout == nil {
		cmd.Stdout = &out
	}
	cmd.Stderr = &failures
	if err := cmd.Run(); cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return command.Status(cmd.ProcessState.ExitCode()), out.String(), failures.String()
}

// files writes files into a folder and returns it.
func files(t *testing.T, contents map[string][]byte) string {
	t.Helper()
	folder := t.TempDir()
	for name, content := range contents {
		write(t, folder+"/"+name, content)
	}
	return folder
}

func write(t *testing.T, name string, content []byte) {
	t.Helper()
	if err := os.WriteFile(name, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func text(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func contains(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("no %q in\n%s", part, text)
		}
	}
}
