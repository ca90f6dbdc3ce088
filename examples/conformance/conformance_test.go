package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
)

// TestMain is also the programs that are certified: this test, started by itself.
func TestMain(m *testing.M) {
	switch os.Getenv("CONFORMANCE_ANSWER") {
	case "right":
		if err := answer(os.Stdin, os.Stdout); err != nil {
			os.Exit(2)
		}
		os.Exit(0)
	case "broken": // it does not know the rule A03
		var out bytes.Buffer
		if err := answer(os.Stdin, &out); err != nil {
			os.Exit(2)
		}
		_, _ = io.WriteString(os.Stdout, strings.ReplaceAll(out.String(), "A03 ", "A02 "))
		os.Exit(0)
	case "deaf": // it reads no narrative
		var out bytes.Buffer
		if err := answer(os.Stdin, &out); err != nil {
			os.Exit(2)
		}
		_, _ = io.WriteString(os.Stdout, strings.ReplaceAll(out.String(), `"N01 `, `"N99 `))
		os.Exit(0)
	case "silent":
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func certify(t *testing.T, program string) (command.Status, string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("CONFORMANCE_ANSWER", program)
	var out, problems bytes.Buffer
	status := run(context.Background(), []string{"-cases", "../../validate/testdata", self}, &out, &problems)
	return status, out.String() + problems.String()
}

func TestOwnCheckPassesThroughTheDoor(t *testing.T) {
	status, out := certify(t, "right")
	if status != command.Clean || strings.Contains(out, "FAILS") || strings.Count(out, ": holds\n") < 900 || !strings.Contains(out, "sentences/false.txt:") {
		t.Errorf("status %d:\n%s", status, out)
	}
}

func TestBrokenProgramsFail(t *testing.T) {
	status, out := certify(t, "broken")
	if status != command.Errors || !strings.Contains(out, "misses A03 ") || !strings.Contains(out, ": holds\n") {
		t.Errorf("a program that does not know A03: status %d:\n%s", status, out)
	}
	status, out = certify(t, "deaf")
	if status != command.Errors || !strings.Contains(out, "sentences/false.txt:2: FAILS: finds \"N99 applications.received.total\", misses N01\n") || !strings.Contains(out, "sentences/true.txt:") {
		t.Errorf("a program that does not know N01: status %d:\n%.2000s", status, out)
	}
	status, out = certify(t, "silent")
	if status != command.Failed || !strings.Contains(out, "answer 1 of ") {
		t.Errorf("a program that does not answer: status %d:\n%s", status, out)
	}
}
