package validatetest

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// ReadFunc makes a filing of a document; [validate.FilingOf] makes one of what package
// govinfo/read has read. name is the document's path in the file system.
type ReadFunc func(name string, data []byte) (validate.Filing, error)

// ReadJSON reads the library's own JSON.
func ReadJSON(name string, data []byte) (validate.Filing, error) {
	var r govinfo.Report
	if err := json.Unmarshal(data, &r); err != nil {
		return validate.Filing{}, fmt.Errorf("validatetest: %s: %w", name, err)
	}
	return validate.Filing{Report: &r}, nil
}

// Files runs a subtest for every file of which the name or the whole path
// matches the pattern (as [path.Match] does), and checks its report as [Check]
// does. read is [ReadJSON] if nil; package govinfo/read has what is needed for
// web pages and Word documents. A document that cannot be read fails, and so
// does a pattern that matches no file.
func Files(t *testing.T, files fs.FS, pattern string, read ReadFunc, options ...validate.Option) {
	t.Helper()
	if read == nil {
		read = ReadJSON
	}
	names, err := matching(files, pattern)
	if err != nil {
		t.Fatal(err)
	}
	if len(names) == 0 {
		t.Fatalf("validatetest: no file matches %q", pattern)
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			t.Helper()
			data, err := fs.ReadFile(files, name)
			if err != nil {
				t.Fatal(err)
			}
			filing, err := read(name, data)
			if err != nil {
				t.Fatal(err)
			}
			Check(t, filing, options...)
		})
	}
}

func matching(files fs.FS, pattern string) ([]string, error) {
	var names []string
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		whole, err := path.Match(pattern, name)
		if err != nil {
			return fmt.Errorf("validatetest: %q: %w", pattern, err)
		}
		base, _ := path.Match(pattern, path.Base(name))
		if whole || base {
			names = append(names, name)
		}
		return nil
	})
	return names, err
}
