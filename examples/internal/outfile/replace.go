// Package outfile keeps files that a program writes whole, and to itself: it replaces a
// file at once or not at all, and locks one against a second run.
package outfile

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// Replace writes a file. It is written aside, under a hidden name in the same folder,
// and takes the place of the named file only when all of it is on the disk: whatever
// happens, the file is as it was or as it is to be. Where the name is a link, the file
// that it leads to is replaced, and its permissions are kept.
func Replace(name string, write func(io.Writer) error) error {
	return replace(name, write, (*os.File).Sync)
}

// ReplaceUnforced is [Replace] for one of many files that can be made again: it does not
// wait for the disk. If the power fails, the file may be cut or empty.
func ReplaceUnforced(name string, write func(io.Writer) error) error {
	return replace(name, write, func(*os.File) error { return nil })
}

func replace(name string, write func(io.Writer) error, force func(*os.File) error) (err error) {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	aside, err := createAside(name)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(aside.Name()))
		}
	}()
	buffered := bufio.NewWriterSize(aside, 1<<16)
	err = write(buffered)
	if err == nil {
		err = buffered.Flush()
	}
	if err == nil {
		err = force(aside)
	}
	if err = errors.Join(err, aside.Close()); err != nil {
		return err
	}
	return os.Rename(aside.Name(), name)
}

// createAside creates a file beside another, with its permissions.
func createAside(name string) (*os.File, error) {
	mode := fs.FileMode(0o666)
	info, err := os.Stat(name)
	if err == nil {
		mode = info.Mode().Perm()
	}
	folder, base := filepath.Split(name)
	for {
		aside := filepath.Join(folder, fmt.Sprintf(".%s.%08x", base, rand.Uint32()))
		file, err := os.OpenFile(aside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if !errors.Is(err, fs.ErrExist) {
			return file, err
		}
	}
}
