package main

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/examples/internal/command"
)

// asProgram makes the test binary the program.
const asProgram = "TEST_AS_COLLECT"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) == "1" {
		command.Main(5*time.Second, run)
	}
	os.Exit(m.Run())
}

// arguments are those of a run on a county that writes into a folder.
func (c *county) arguments(t testing.TB, out string) []string {
	t.Helper()
	return []string{
		"-organs", c.list(t), "-year", "2025", "-whole", countyName, "-prior", filepath.Join(c.folder, "2024"),
		"-out", filepath.Join(c.folder, out), filepath.Join(c.folder, "2025"),
	}
}

// filesOf returns the content of every file below a folder but the lock, and of what
// is left half written.
func (c *county) filesOf(t *testing.T, out string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	root := filepath.Join(c.folder, out)
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if relative, _ := filepath.Rel(root, name); filepath.Base(name) != "lock" {
			files[filepath.ToSlash(relative)] = string(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// same compares what two runs have written.
func (c *county) same(t *testing.T, want, got string) {
	t.Helper()
	a, b := c.filesOf(t, want), c.filesOf(t, got)
	for name, content := range a {
		if other, there := b[name]; !there {
			t.Errorf("%s is lost", name)
		} else if other != content {
			t.Errorf("%s is another", name)
		}
	}
	for name := range b {
		if _, there := a[name]; !there {
			t.Errorf("%s is too much", name)
		}
	}
}

// damagedCounty is a county with something to mend in some reports.
func damagedCounty(t *testing.T) *county {
	t.Helper()
	c := newCounty(t, 16)
	whole := c.sum(t, c.report)
	for i, name := range c.names {
		c.file(t, "2024", 4*i+3, c.prior[name])
		if i%4 == 0 { // Word files, which come back repaired
			add(c.report[name], "applications.received.naturalPerson", int64(3+i))
		}
		if i != 7 {
			c.file(t, "2025", i, c.report[name])
		}
	}
	c.file(t, "2025", 99, whole)
	return c
}

// correct files the right report of a town.
func (c *county) correct(t *testing.T) {
	t.Helper()
	add(c.report[c.names[4]], "applications.received.naturalPerson", -7)
	c.file(t, "2025", 4, c.report[c.names[4]])
}

// A run that is interrupted or killed at any moment, again and again, and then ends,
// has written what one has that was left alone: the first, and one on a corrected file.
func TestInterruptedRuns(t *testing.T) {
	c := damagedCounty(t)
	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
	for round := range 2 {
		if round == 1 {
			c.correct(t)
		}
		begin := time.Now()
		if status := run(t.Context(), c.arguments(t, "alone"), &bytes.Buffer{}, &bytes.Buffer{}); status != command.Errors {
			t.Fatalf("status %d", status)
		}
		took := time.Since(begin)
		for attempt := 0; ; attempt++ {
			process := exec.Command(os.Args[0], c.arguments(t, "stopped")...)
			process.Env = append(os.Environ(), asProgram+"=1")
			if err := process.Start(); err != nil {
				t.Fatal(err)
			}
			if attempt < 12 {
				time.Sleep(time.Duration(random.Int64N(int64(took) + 1)))
				signal := os.Interrupt
				if attempt%2 == 1 {
					signal = os.Kill
				}
				_ = process.Process.Signal(signal) // it may have ended
			}
			_ = process.Wait()
			switch code := process.ProcessState.ExitCode(); {
			case code == int(command.Errors) || c.ended(round):
			case attempt < 12 && (code == int(command.Interrupted) || code == -1):
				continue
			default:
				t.Fatalf("round %d, attempt %d: status %d", round, attempt, code)
			}
			t.Logf("round %d ended at attempt %d", round, attempt)
			break
		}
		for _, out := range []string{"alone", "stopped"} {
			index := text(t, filepath.Join(c.folder, out, "index.html"))
			if first := bytes.Contains([]byte(index), []byte("这是第一次汇总")); first != (round == 0) {
				t.Errorf("%s, round %d: first %v", out, round, first)
			}
		}
		c.clean(t, "stopped") // as the next run begins
		c.same(t, "alone", "stopped")
	}
}

// ended reports whether a run that was killed had made itself the last one.
func (c *county) ended(round int) bool {
	a, err := os.ReadFile(filepath.Join(c.folder, "alone", "state", lastRun))
	b, err2 := os.ReadFile(filepath.Join(c.folder, "stopped", "state", lastRun))
	return err == nil && err2 == nil && bytes.Equal(a, b)
}

// clean does what a run begins with.
func (c *county) clean(t *testing.T, out string) {
	t.Helper()
	leave, err := (&job{out: filepath.Join(c.folder, out)}).enter()
	if err != nil {
		t.Fatal(err)
	}
	if err := leave(); err != nil {
		t.Fatal(err)
	}
}

// Where a file can't be written the run fails and says so, and one after it writes what
// one writes that never failed.
func TestFailedWrites(t *testing.T) {
	c := damagedCounty(t)
	if status := run(t.Context(), c.arguments(t, "alone"), &bytes.Buffer{}, &bytes.Buffer{}); status != command.Errors {
		t.Fatalf("status %d", status)
	}
	random := rand.New(rand.NewPCG(3, 3))
	var names []string
	for name := range c.filesOf(t, "alone") {
		names = append(names, name)
	}
	slices.Sort(names)
	random.Shuffle(len(names), func(i, k int) { names[i], names[k] = names[k], names[i] })
	names = append([]string{"index.html", "worst.html", "sum.html", "cells.csv", "cells.xlsx", "state/" + lastRun, "state/" + thisRun}, names[:12]...)
	for i, name := range names {
		blocked := filepath.Join(c.folder, "failed", filepath.FromSlash(name))
		if i%4 == 0 { // from the beginning, too
			if err := os.RemoveAll(filepath.Join(c.folder, "failed")); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.RemoveAll(blocked); err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(filepath.Join(blocked, "in the way"), 0o755); err != nil {
			t.Fatal(err)
		}
		var told bytes.Buffer
		if status := run(t.Context(), c.arguments(t, "failed"), &told, &told); status != command.Failed || told.Len() == 0 {
			t.Errorf("%s is blocked: status %d: %s", name, status, &told)
		}
		if err := os.RemoveAll(blocked); err != nil {
			t.Fatal(err)
		}
	}
	// The last failure may have come after a run that ended: only the news tell.
	if err := os.RemoveAll(filepath.Join(c.folder, "failed", "state", lastRun)); err != nil {
		t.Fatal(err)
	}
	if status := run(t.Context(), c.arguments(t, "failed"), &bytes.Buffer{}, &bytes.Buffer{}); status != command.Errors {
		t.Fatalf("status %d", status)
	}
	c.same(t, "alone", "failed")
}

// Two runs at once on one folder are refused.
func TestTwoRunsAtOnce(t *testing.T) {
	c := damagedCounty(t)
	leave, err := (&job{out: filepath.Join(c.folder, "out")}).enter()
	if err != nil {
		t.Fatal(err)
	}
	var told bytes.Buffer
	if status := run(t.Context(), c.arguments(t, "out"), &told, &told); status != command.Failed || !bytes.Contains(told.Bytes(), []byte("another run")) {
		t.Errorf("status %d: %s", status, &told)
	}
	if err := leave(); err != nil {
		t.Fatal(err)
	}
	if status := run(t.Context(), c.arguments(t, "out"), &told, &told); status != command.Errors {
		t.Errorf("status %d: %s", status, &told)
	}
}
