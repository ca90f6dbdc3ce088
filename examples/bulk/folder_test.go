package main

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
)

// What cannot be looked at is told and stops nothing: here a link that leads
// nowhere and a folder that may not be entered.
func TestUnreadablePartsOfAFolderAreNamed(t *testing.T) {
	folder := t.TempDir()
	for _, sub := range []string{"sub/deep", "closed", ".hidden"} {
		if err := os.MkdirAll(filepath.Join(folder, sub), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"a.json", "sub/deep/b.json", "closed/c.json", ".hidden.json", ".hidden/d.json"} {
		if err := os.WriteFile(filepath.Join(folder, name), report(t, "甲局", false), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, target := range map[string]string{"link.json": "a.json", "nowhere.json": "missing", "circle": "."} {
		if err := os.Symlink(target, filepath.Join(folder, name)); err != nil {
			t.Skip(err)
		}
	}
	want := []string{"5 reports: 4 without finding, 1 unreadable", "nowhere.json: there is no such file"}
	if os.Geteuid() != 0 { // root may enter everything
		if err := os.Chmod(filepath.Join(folder, "closed"), 0); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(filepath.Join(folder, "closed"), 0o700) })
		want = []string{"5 reports: 3 without finding, 2 unreadable", "closed: the file cannot be read: permission denied", "nowhere.json: there is no such file"}
	}
	status, stdout, stderr := call(t, folder)
	if status != command.Failed || stderr != "" {
		t.Errorf("status %d, %q", status, stderr)
	}
	for _, part := range want {
		if !strings.Contains(stdout, part) {
			t.Errorf("%q is not told:\n%s", part, stdout)
		}
	}
}

// The results may stand in the folder that is checked.
func TestResultsInTheFolderAreNotASource(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "z.json"), report(t, "甲局", false), 0o600); err != nil {
		t.Fatal(err)
	}
	out, sum := filepath.Join(folder, "a.jsonl"), filepath.Join(folder, "b.jsonl")
	for range 2 {
		status, stdout, stderr := call(t, "-out", out, "-sum", sum, folder)
		if status != command.Clean || stderr != "" || !strings.HasPrefix(stdout, "1 reports") {
			t.Fatalf("status %d\n%s%s", status, stdout, stderr)
		}
	}
}

// A Chinese Windows packs names in GB18030 and does not say so.
func TestNamesInArchives(t *testing.T) {
	var archive bytes.Buffer
	z := zip.NewWriter(&archive)
	for _, name := range []string{"\xbc\xd7\xbe\xd6.json", "__MACOSX/._x.json"} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, NonUTF8: true})
		if err == nil {
			_, err = w.Write([]byte("{broken"))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "all.zip")
	if err := os.WriteFile(name, archive.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	_, stdout, _ := call(t, name)
	for _, part := range []string{"1 reports: 0 without finding, 1 unreadable", "all.zip!甲局.json: "} {
		if !strings.Contains(stdout, part) {
			t.Errorf("%q is not told:\n%s", part, stdout)
		}
	}
}
