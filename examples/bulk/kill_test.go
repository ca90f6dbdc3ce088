package main

import (
	"context"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/examples/internal/command"
)

// rounds returns how often a test does what chance decides. The environment asks for
// more: BULK_ROUNDS=30.
func rounds(few int) int {
	if n, err := strconv.Atoi(os.Getenv("BULK_ROUNDS")); err == nil {
		return n
	}
	return few
}

// Killed or interrupted at any moment, as often as one likes, and with a second run
// started beside it, a run comes to the results of one that was left alone.
func TestKilledRunsLoseNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("starts many processes")
	}
	folder := sources(t)
	saved := filepath.Join(folder, "f.jsonl")
	if status, _, stderr := call(t, "-generate", "6000", "-errors", "20", "-save", saved); status != command.Clean {
		t.Fatal(stderr)
	}
	for _, ending := range formats {
		t.Run(ending, func(t *testing.T) {
			whole := filepath.Join(t.TempDir(), "whole."+ending)
			_, summary, _ := call(t, "-out", whole, folder)
			out := filepath.Join(t.TempDir(), "out."+ending)
			random := rand.New(rand.NewPCG(1, uint64(len(ending))))
			for round := range rounds(4) {
				stopAt(t, time.Duration(random.IntN(900))*time.Millisecond, round, out, folder)
			}
			status, again, stderr := ended(t, process(t.Context(), "-out", out, folder))
			if status != command.Failed || stderr != "" || again != summary {
				t.Errorf("status %d, %q\n%s\nwant\n%s", status, stderr, again, summary)
			}
			if contents(t, out) != contents(t, whole) || ending != "sqlite" && text(t, out) != text(t, whole) {
				t.Error("the results differ")
			}
		})
	}
}

// stopAt starts a run and stops it after a time, in each round in another way: every
// other has a second run beside it, and some begin anew.
func stopAt(t *testing.T, moment time.Duration, round int, out, folder string) {
	t.Helper()
	if round%5 == 4 {
		os.Remove(out)
		os.Remove(out + "-journal")
	}
	runs := []*exec.Cmd{process(t.Context(), "-out", out, folder)}
	if round%2 == 1 {
		runs = append(runs, process(t.Context(), "-out", out, folder))
	}
	for _, run := range runs {
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
	}
	time.Sleep(moment)
	signals := []os.Signal{os.Kill, os.Interrupt, syscall.SIGTERM}
	for i, run := range runs {
		_ = run.Process.Signal(signals[(round+i)%len(signals)])
		_ = run.Wait()
	}
}

// A signal ends a run with status 3, and what is told says how to go on.
func TestASignalEndsTheRun(t *testing.T) {
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		out := filepath.Join(t.TempDir(), "out.jsonl")
		moment, stop := context.WithTimeout(t.Context(), 700*time.Millisecond)
		defer stop()
		cmd := process(moment, "-generate", "1000000", "-out", out)
		cmd.Cancel = func() error { return cmd.Process.Signal(signal) }
		status, stdout, stderr := ended(t, cmd)
		if status != command.Interrupted || stdout == "" {
			t.Errorf("%v: status %d, %q", signal, status, stdout)
		}
		contains(t, stderr, "start again with the same arguments")
		if countResults(t, out) == 0 {
			t.Errorf("%v: no results", signal)
		}
	}
}
