package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/docx"
)

// A small archive that can be blown up to gigabytes takes the memory of the documents in
// work, however many it holds.
func TestAnArchiveOfBombsTakesNoMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("measures a process")
	}
	large := strings.Repeat("0", 40<<20)
	var entries [][2]string
	for i := range 12 {
		entries = append(entries, [2]string{fmt.Sprintf("%d.txt", i), large})
	}
	folder := files(t, map[string][]byte{"bomb.zip": zipped(t, entries...)})
	status, stdout, stderr, used := measured(t, "-workers", "2", "-memory", "64", folder)
	if status != command.Failed || !strings.HasPrefix(stdout, "12 reports") {
		t.Errorf("status %d\n%s%s", status, stdout, stderr)
	}
	if used > 200 {
		t.Errorf("%d MB in memory, for documents of 40 MB one by one", used)
	}
}

// More reports take no more memory, in four formats. The environment asks for more:
// BULK_REPORTS=100000.
func TestMemoryDoesNotGrow(t *testing.T) {
	if testing.Short() {
		t.Skip("measures processes")
	}
	most := 1000
	if n, err := strconv.Atoi(os.Getenv("BULK_REPORTS")); err == nil {
		most = n
	}
	used := make(map[int]int)
	for _, n := range []int{200, most} {
		folder := inFourFormats(t, n)
		status, stdout, stderr, peak := measured(t, "-workers", "2", "-out", folder+"/out.csv", "-sum", folder+"/sum.jsonl", folder)
		if status != command.Clean || !strings.HasPrefix(stdout, fmt.Sprintf("%d reports: %[1]d without finding", n)) {
			t.Fatalf("%s%s", stdout, stderr)
		}
		used[n] = peak
	}
	if used[most] > used[200]+64 || used[most] > 200 {
		t.Errorf("%d MB for 200 reports, %d MB for %d", used[200], used[most], most)
	}
}

// inFourFormats returns a folder of n consistent reports: as lines of JSON, as pages and
// as Word documents in archives, and as text files.
func inFourFormats(t *testing.T, n int) string {
	t.Helper()
	folder := t.TempDir()
	pages, documents := newArchive(t, folder+"/pages.zip"), newArchive(t, folder+"/word.zip")
	lines, err := os.Create(folder + "/lines.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	encoder := govinfo.NewEncoder(lines)
	for i := range n {
		report := govinfotest.Options{}.Report(rand.New(rand.NewPCG(3, uint64(i))))
		var err error
		switch document, name := render.Compose(&report), fmt.Sprintf("%06d", i); i % 4 {
		case 0:
			err = encoder.Encode(&report)
		case 1:
			err = render.HTML{}.Render(pages(name+".html"), document)
		case 2:
			err = docx.Writer{}.Render(documents(name+".docx"), document)
		case 3:
			var text bytes.Buffer
			err = render.Text{}.Render(&text, document)
			write(t, folder+"/"+name+".txt", text.Bytes())
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := lines.Close(); err != nil {
		t.Fatal(err)
	}
	pages("")
	documents("")
	return folder
}

// newArchive makes an archive; what it returns begins an entry, or without a name ends
// the archive.
func newArchive(t *testing.T, name string) func(entry string) io.Writer {
	t.Helper()
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(file)
	return func(entry string) io.Writer {
		if entry == "" {
			if err := errors.Join(z.Close(), file.Close()); err != nil {
				t.Fatal(err)
			}
			return nil
		}
		w, err := z.Create(entry)
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
}

// measured runs a process to its end and returns the most memory that it had, in MB.
func measured(t *testing.T, args ...string) (status command.Status, stdout, stderr string, peak int) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "status")
	cmd := process(t.Context(), args...)
	cmd.Env = append(cmd.Env, "BULK_STATUS="+file)
	status, stdout, stderr = ended(t, cmd)
	self, err := os.ReadFile(file)
	if err != nil {
		t.Skip("not measured on this system")
	}
	_, line, _ := strings.Cut(string(self), "VmHWM:")
	if _, err := fmt.Sscanf(line, "%d kB", &peak); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d MB: %v", peak>>10, args)
	return status, stdout, stderr, peak >> 10
}
