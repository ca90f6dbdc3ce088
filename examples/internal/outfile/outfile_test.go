package outfile_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/outfile"
)

func Example() {
	folder, err := os.MkdirTemp("", "")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	name := filepath.Join(folder, "sums.txt")
	_ = os.WriteFile(name, []byte("old"), 0o600)

	err = outfile.Replace(name, func(w io.Writer) error {
		fmt.Fprint(w, "half of the n")
		return errors.New("no space left")
	})
	text, _ := os.ReadFile(name)
	fmt.Printf("%v: %s\n", err, text)

	err = outfile.Replace(name, func(w io.Writer) error {
		_, err := fmt.Fprint(w, "new")
		return err
	})
	text, _ = os.ReadFile(name)
	fmt.Printf("%v: %s\n", err, text)
	// Output:
	// no space left: old
	// <nil>: new
}

func names(t *testing.T, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

func TestReplaceLeavesNothingAside(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "sums.txt")
	failed := errors.New("failed")
	for _, want := range []error{failed, nil, failed, nil} {
		err := outfile.Replace(name, func(w io.Writer) error {
			_, _ = io.WriteString(w, "text")
			return want
		})
		if !errors.Is(err, want) {
			t.Error(err)
		}
	}
	if got := names(t, folder); len(got) != 1 || got[0] != "sums.txt" {
		t.Errorf("in the folder: %v", got)
	}
	if err := outfile.Replace(filepath.Join(folder, "none", "x"), func(io.Writer) error { return nil }); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

func TestReplaceKeepsPermissionsAndLinks(t *testing.T) {
	folder := t.TempDir()
	file, link := filepath.Join(folder, "file"), filepath.Join(folder, "link")
	if err := os.WriteFile(file, nil, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("file", link); err != nil {
		t.Skip(err)
	}
	if err := outfile.Replace(link, func(w io.Writer) error { _, err := io.WriteString(w, "text"); return err }); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(link)
	if err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", info, err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o640 || info.Size() != 4 {
		t.Errorf("the file is %v, %v", info, err)
	}
}

func TestOneRunAtATime(t *testing.T) {
	name := filepath.Join(t.TempDir(), "results.jsonl")
	if err := os.WriteFile(name, []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	first, err := outfile.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := outfile.Open(name); !errors.Is(err, outfile.ErrLocked) {
		t.Errorf("a second run: %v", err)
	}
	if text, err := io.ReadAll(first); err != nil || string(text) != "text" {
		t.Errorf("opening changed the file: %q, %v", text, err)
	}
	first.Close()
	again, err := outfile.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	again.Close()
}

func TestOnlyRegularFilesAreOpened(t *testing.T) {
	folder := t.TempDir()
	pipe := filepath.Join(folder, "pipe")
	places := []string{folder, os.DevNull}
	if exec.Command("mkfifo", pipe).Run() == nil {
		places = append(places, pipe)
	}
	for _, name := range places {
		if _, err := outfile.Open(name); !errors.Is(err, outfile.ErrNotRegular) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
