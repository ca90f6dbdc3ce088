package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/openxxgk/annualreport/examples/internal/command"
)

// zipped returns an archive of entries in order, each a name and its content.
func zipped(t *testing.T, entries ...[2]string) []byte {
	t.Helper()
	var archive bytes.Buffer
	z := zip.NewWriter(&archive)
	for _, entry := range entries {
		w, err := z.Create(entry[0])
		if err == nil {
			_, err = io.WriteString(w, entry[1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return archive.Bytes()
}

// What cannot be opened or unpacked is one result, wherever it stands, and all that
// comes behind it is checked.
func TestABrokenContainerIsOneFailedResult(t *testing.T) {
	good := report(t, "甲局", false)
	whole := zipped(t, [2]string{"a.json", string(good)}, [2]string{"b.json", string(good)})
	damaged := bytes.Clone(whole)
	damaged[bytes.Index(damaged, []byte("a.json"))+20] ^= 0xFF // in the packed bytes of the first entry
	encrypted := bytes.Clone(whole)
	encrypted[bytes.LastIndex(encrypted, []byte("PK\x01\x02"))+8] |= 1
	lying := bytes.Clone(whole)
	lying[bytes.LastIndex(lying, []byte("PK\x01\x02"))+24] = 10 // states fewer bytes than it has
	for name, test := range map[string]struct {
		content []byte
		want    string // told of it
		results int
	}{
		"b.zip":   {[]byte("not a zip\n"), "b.zip: the file cannot be read: zip: not a valid zip file", 3},
		"cut.zip": {whole[:len(whole)/2], "cut.zip: the file cannot be read: zip: not a valid zip file", 3},
		"b1.zip":  {damaged, "b1.zip!a.json: the file cannot be read: zip: ", 4},
		"b2.zip":  {encrypted, "b2.zip!b.json: the file cannot be read: the entry is encrypted", 4},
		"b3.zip":  {lying, "b3.zip!b.json: the file cannot be read: zip: ", 4},
		"b.jsonl": {append(append(bytes.Clone(good), '\n'), "{\x00\n"...), "b.jsonl:2: ", 4},
	} {
		folder := files(t, map[string][]byte{"a.json": good, name: test.content, "z.json": good})
		for _, ending := range formats {
			out := filepath.Join(t.TempDir(), "out."+ending)
			var told string
			for range 2 { // and again from the results
				status, stdout, stderr := call(t, "-out", out, folder)
				if status != command.Failed || stderr != "" || !strings.HasPrefix(stdout, fmt.Sprintf("%d reports: %d without finding, 1 unreadable", test.results, test.results-1)) || told != "" && told != stdout {
					t.Errorf("%s: status %d\n%s%s", name, status, stdout, stderr)
				}
				contains(t, stdout, test.want)
				told = stdout
			}
		}
	}
}

// What may never end is not opened: pipes and devices are failures, and folders pass
// over them.
func TestPipesAndDevicesAreNotOpened(t *testing.T) {
	folder := files(t, map[string][]byte{"a.json": report(t, "甲局", false)})
	for _, ending := range []string{"txt", "jsonl", "zip"} {
		if out, err := exec.Command("mkfifo", folder+"/pipe."+ending).CombinedOutput(); err != nil {
			t.Skipf("%v: %s", err, out)
		}
	}
	status, stdout, stderr := call(t, folder+"/pipe.txt", folder+"/pipe.jsonl", folder+"/pipe.zip", "/dev/zero", folder)
	if status != command.Failed || stderr != "" || strings.Count(stdout, "it is no regular file") != 4 {
		t.Errorf("status %d, %q", status, stderr)
	}
	contains(t, stdout, "5 reports: 1 without finding, 4 unreadable")
}

// Names of files are ids as they are made once: in GBK, with line breaks, with what
// commands a terminal or a spreadsheet. A run goes on over them, and prints and writes
// nothing of them that does harm.
func TestHostileNamesAndTexts(t *testing.T) {
	folder := t.TempDir()
	for name, organ := range map[string]string{
		"\xb1\xa8\xb8\xe6.json":        "甲局",
		"two\nlines.json":              "乙局\n二",
		"\x1b[2J\x1b]0;x\a.json":       "丙局\x1b[7m",
		"\u202egpj.json":               "丁局\u202e",
		"=HYPERLINK(\"x\").json":       `=HYPERLINK("http://evil","x")`,
		"-1,2.json":                    "＝1+1",
		"'=quoted.json":                "'=1",
		"\xff\xfe.json":                "@x",
		"zz" + strings.Repeat("长", 60): strings.Repeat("很长的名称", 200_000),
	} {
		if err := os.WriteFile(filepath.Join(folder, name), report(t, organ, true), 0o600); err != nil {
			t.Skip(err) // this file system has no such names
		}
	}
	t.Chdir(folder) // so that ids begin with the names
	for _, ending := range formats {
		out := filepath.Join(t.TempDir(), "out."+ending)
		names, err := filepath.Glob("*")
		if err != nil {
			t.Fatal(err)
		}
		args := append([]string{"-out", out, "--"}, names...)
		status, first, stderr := call(t, args...)
		if status != command.Errors || stderr != "" {
			t.Fatalf("%s: status %d\n%s%s", ending, status, first, stderr)
		}
		contains(t, first, "9 reports", "甲局")
		harmlessOnTerminals(t, first)
		written := text(t, out)
		if status, again, stderr := call(t, args...); status != command.Errors || again != first || text(t, out) != written {
			t.Errorf("%s again: status %d\n%s%s", ending, status, again, stderr)
		}
		if ending != "sqlite" {
			harmlessOnTerminals(t, written)
			if len(written) > 50_000 {
				t.Errorf("%s: %d bytes", ending, len(written))
			}
		}
		if ending == "csv" {
			harmlessInSpreadsheets(t, written)
		}
	}
	// The same for what is told of arguments.
	_, stdout, stderr := call(t, "none\x1b[2J.json")
	harmlessOnTerminals(t, stdout+stderr)
}

func harmlessOnTerminals(t *testing.T, text string) {
	t.Helper()
	for _, r := range text {
		if unicode.Is(unicode.Cc, r) && r != '\n' || unicode.Is(unicode.Bidi_Control, r) {
			t.Errorf("%q passes in %.300q", r, text)
			return
		}
	}
}

func harmlessInSpreadsheets(t *testing.T, text string) {
	t.Helper()
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		for field := range strings.SplitSeq(line, ",") {
			if field = strings.Trim(field, `"`); field != "" && strings.ContainsAny(firstRune(field), "=+-@＝＋－＠") && i > 0 && !strings.HasSuffix(field, ".json") {
				t.Errorf("line %d has %q", i+1, field)
			}
		}
	}
}

func TestHarmlessTextIsTakenBack(t *testing.T) {
	for _, text := range []string{"", "a", "=1", "'=1", "''=1", "'", "''", "'a", "+1", "-", "@x", "\tx", "＝1", "'＠", "a=1"} {
		made := harmless(text)
		if asWritten(made) != text {
			t.Errorf("%q becomes %q and then %q", text, made, asWritten(made))
		}
		if made != "" && strings.ContainsAny(firstRune(made), "=+-@\t＝＋－＠") {
			t.Errorf("%q is a formula", made)
		}
	}
}

// An archive of ten thousand files is read whole, in order, and with one pass.
func TestAnArchiveOfTenThousandFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	entries := make([][2]string, 10_000)
	for i := range entries {
		entries[i] = [2]string{fmt.Sprintf("%05d.json", i), string(report(t, fmt.Sprintf("第%d局", i), i%1000 == 0))}
	}
	folder := files(t, map[string][]byte{"all.zip": zipped(t, entries...)})
	out := filepath.Join(folder, "out.jsonl")
	status, stdout, stderr := call(t, "-out", out, folder)
	if status != command.Errors || stderr != "" {
		t.Errorf("status %d, %q", status, stderr)
	}
	contains(t, stdout, "10000 reports: 9990 without finding, 0 unreadable; ")
	for i, line := range strings.Split(strings.TrimSpace(text(t, out)), "\n") {
		if !strings.Contains(line, fmt.Sprintf("all.zip!%05d.json", i)) {
			t.Fatalf("result %d is %s", i, line)
		}
	}
}

// A full disk ends the run at once, and loses nothing: with room again the run goes on,
// and its results are those of one run.
func TestAFullDiskEndsTheRun(t *testing.T) {
	for _, ending := range formats {
		t.Run(ending, func(t *testing.T) {
			const few, many = "3000", "1000000"
			whole, out := filepath.Join(t.TempDir(), "whole."+ending), filepath.Join(t.TempDir(), "out."+ending)
			args := []string{"-generate", few, "-errors", "9"}
			if status, _, stderr := call(t, append(args, "-out", whole)...); status != command.Errors {
				t.Fatal(stderr)
			}
			limit := "200" // blocks of 512 bytes
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			cmd := limited(t, limit, "-generate", many, "-errors", "9", "-out", out)
			began := ctx.Err()
			status, stdout, stderr := ended(t, cmd)
			if began != nil || status != command.Failed || stderr == "" {
				t.Fatalf("status %d, %q, %q", status, stdout, stderr)
			}
			var done int
			if _, err := fmt.Sscanf(stdout, "%d reports", &done); err == nil && done > 100_000 {
				t.Errorf("%d reports were checked without room for their results", done)
			}
			// The sums never take the place of a file half written.
			if status, _, stderr := call(t, append(args, "-out", out)...); status != command.Errors || contents(t, out) != contents(t, whole) {
				t.Errorf("with room again: status %d, %q", status, stderr)
			}
		})
	}
}

// A sum or a set of reports that does not fit on the disk leaves the file as it was.
func TestAFullDiskLeavesTheOldSums(t *testing.T) {
	folder := t.TempDir()
	sum := filepath.Join(folder, "sum.jsonl")
	if status, _, stderr := call(t, "-generate", "3", "-sum", sum); status != command.Clean {
		t.Fatal(stderr)
	}
	old := text(t, sum)
	status, _, stderr := ended(t, limited(t, "4", "-generate", "500", "-sum", sum))
	if status != command.Failed || stderr == "" || text(t, sum) != old {
		t.Errorf("sum: status %d, %q", status, stderr)
	}
	if status, _, _ := ended(t, limited(t, "4", "-generate", "500", "-save", filepath.Join(folder, "save.jsonl"))); status != command.Failed {
		t.Errorf("save: status %d", status)
	}
	if left, _ := os.ReadDir(folder); len(left) != 1 {
		t.Errorf("left: %v", left)
	}
}

// What cannot be printed is a failure.
func TestAFullStandardOutput(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip(err)
	}
	defer full.Close()
	cmd := process(t.Context(), "-generate", "5")
	cmd.Stdout = full
	if status, _, stderr := ended(t, cmd); status != command.Failed || !strings.Contains(stderr, "not all was printed") {
		t.Errorf("status %d, %q", status, stderr)
	}
}

// A pipe that nobody reads holds the program up, but the results are there, and two
// signals end it.
func TestAFullPipe(t *testing.T) {
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	fill(t, write)
	out := filepath.Join(t.TempDir(), "out.jsonl")
	cmd := process(t.Context(), "-generate", "300", "-out", out)
	cmd.Stdout = write
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	write.Close()
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if content, _ := os.ReadFile(out); bytes.Count(content, []byte("\n")) == 300 {
			break
		}
	}
	for range 2 {
		_ = cmd.Process.Signal(os.Interrupt)
		time.Sleep(50 * time.Millisecond)
	}
	_ = cmd.Wait()
	if countResults(t, out) != 300 {
		t.Errorf("%d results", countResults(t, out))
	}
}

// fill writes into a pipe until it takes no more.
func fill(t *testing.T, pipe *os.File) {
	t.Helper()
	if err := pipe.SetWriteDeadline(time.Now().Add(200 * time.Millisecond)); err != nil {
		t.Skip(err)
	}
	block := make([]byte, 1<<12)
	for {
		if _, err := pipe.Write(block); err != nil {
			return
		}
	}
}

// The list of entries of an archive is bounded, too: it is held in memory.
func TestAnArchiveWithTooManyEntriesIsOneFailedResult(t *testing.T) {
	entries := make([][2]string, 40_000)
	for i := range entries {
		entries[i] = [2]string{fmt.Sprintf("%0500d.json", i), ""}
	}
	folder := files(t, map[string][]byte{"all.zip": zipped(t, entries...), "z.json": report(t, "甲局", false)})
	status, stdout, stderr := call(t, folder)
	if status != command.Failed || stderr != "" {
		t.Errorf("status %d, %q", status, stderr)
	}
	contains(t, stdout, "2 reports: 1 without finding, 1 unreadable", "all.zip: the file cannot be read: ", "list of its entries")
}

// What was not written matters more than that the run was interrupted.
func TestWorse(t *testing.T) {
	full, other := errors.New("full"), errors.New("other")
	for _, test := range []struct{ err, closing, want error }{
		{nil, nil, nil}, {context.Canceled, nil, context.Canceled}, {nil, full, full}, {context.Canceled, full, full}, {other, full, other}, {other, nil, other},
	} {
		if got := worse(test.err, test.closing); got != test.want {
			t.Errorf("%v, %v: %v", test.err, test.closing, got)
		}
	}
}
