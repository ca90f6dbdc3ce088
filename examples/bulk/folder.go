package main

import (
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// found is a file among the sources, or a part of them that cannot be looked at, with
// the reason.
type found struct {
	name string
	size int64
	err  error
}

// filesOf yields a file, or the files in a folder and in those below it, in lexical
// order. In folders what is hidden and what the run writes is left out, as is what is
// neither file nor folder, and links are followed to files, not to folders, which could
// lead in a circle.
func filesOf(name string, own ownFiles) iter.Seq[found] {
	return func(yield func(found) bool) {
		if info, err := os.Stat(name); err != nil || !info.IsDir() {
			yield(fileAt(name, info, err))
			return
		}
		// What fails is yielded, so WalkDir itself never does.
		_ = filepath.WalkDir(name, func(path string, entry fs.DirEntry, err error) error {
			f, is := found{name: path, err: err}, true
			if err == nil {
				if path != name && entry.IsDir() && strings.HasPrefix(entry.Name(), ".") {
					return fs.SkipDir
				}
				f, is = lookAt(path, entry, own)
			}
			if is && !yield(f) {
				return fs.SkipAll
			}
			return nil
		})
	}
}

// lookAt returns what stands in a folder, if it is to be read.
func lookAt(path string, entry fs.DirEntry, own ownFiles) (f found, is bool) {
	mayBeFile := entry.Type().IsRegular() || entry.Type()&fs.ModeSymlink != 0
	if !mayBeFile || strings.HasPrefix(entry.Name(), ".") {
		return f, false
	}
	info, err := os.Stat(path)
	f = fileAt(path, info, err)
	return f, err != nil || info.Mode().IsRegular() && !own.has(path, info)
}

func fileAt(path string, info fs.FileInfo, err error) found {
	f := found{name: path, err: err}
	if info != nil && info.Mode().IsRegular() {
		f.size = info.Size()
	}
	return f
}

// ownFiles are the files that the run writes.
type ownFiles struct {
	paths map[string]bool
	infos []fs.FileInfo
}

func ownFilesOf(outputs ...string) ownFiles {
	own := ownFiles{paths: make(map[string]bool)}
	for _, name := range present(outputs...) {
		for _, suffix := range []string{"", "-journal", "-wal", "-shm"} { // of SQLite
			if absolute, err := filepath.Abs(name + suffix); err == nil {
				own.paths[absolute] = true
			}
		}
		if info, err := os.Stat(name); err == nil {
			own.infos = append(own.infos, info)
		}
	}
	return own
}

func (o ownFiles) has(path string, info fs.FileInfo) bool {
	absolute, err := filepath.Abs(path)
	return err == nil && o.paths[absolute] || slices.ContainsFunc(o.infos, func(own fs.FileInfo) bool { return os.SameFile(own, info) })
}
