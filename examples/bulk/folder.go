package main

import (
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/openxxgk/annualreport/validate"
)

// entry is a file below a folder, or a part of the folder that cannot be looked
// at, with the reason.
type entry struct {
	name string
	err  error
}

// filesBelow returns the files in a folder and in those below it, in lexical
// order. What is hidden and the files that the run itself writes are left out, and
// links are followed to files, not to folders, which could lead in a circle.
func filesBelow(folder string, written ...string) (found []entry) {
	own := make(map[string]bool)
	for _, name := range written {
		if absolute, err := filepath.Abs(name); err == nil && name != "" {
			own[absolute] = true
		}
	}
	// What fails is an entry, so WalkDir itself never does.
	_ = filepath.WalkDir(folder, func(path string, file fs.DirEntry, err error) error {
		if absolute, _ := filepath.Abs(path); own[absolute] {
			return nil
		}
		switch {
		case err != nil:
			found = append(found, entry{path, err})
		case path == folder:
		case file.IsDir() && strings.HasPrefix(file.Name(), "."):
			return fs.SkipDir
		case file.IsDir() || strings.HasPrefix(file.Name(), "."):
		case file.Type().IsRegular():
			found = append(found, entry{path, nil})
		case file.Type()&fs.ModeSymlink != 0:
			info, err := os.Stat(path)
			if err != nil || info.Mode().IsRegular() {
				found = append(found, entry{path, err})
			}
		}
		return nil
	})
	return found
}

// unreadable returns an item that cannot be loaded.
func unreadable(found entry) iter.Seq2[item, error] {
	return func(yield func(item, error) bool) {
		yield(item{id: filepath.ToSlash(found.name), load: func() (validate.Filing, error) { return validate.Filing{}, found.err }}, nil)
	}
}
