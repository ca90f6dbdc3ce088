package outfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// ErrLocked says that another run has a file open for writing.
var ErrLocked = errors.New("another run is writing to it")

// ErrNotRegular says that a name is of a folder, pipe or device.
var ErrNotRegular = errors.New("it is no regular file")

// Open opens a file for reading and writing, or creates it, and locks it until it is
// closed or the process ends, however that happens. What the file holds is left as it
// is. The error wraps [ErrLocked] or [ErrNotRegular], or is one of the operating system.
//
// The lock is one among programs that ask for it. On systems without such locks, other
// than Linux, the BSDs, macOS and Windows, there is none.
func Open(name string) (*os.File, error) {
	if err := regular(name); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	if err := lock(file); err != nil {
		file.Close()
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	// Between opening and locking another run may have put a new file in its place.
	if now, err := os.Stat(name); err != nil || !isFile(file, now) {
		file.Close()
		return nil, fmt.Errorf("%s: %w", name, ErrLocked)
	}
	return file, nil
}

// regular returns an error where a name is of something other than a regular file.
// Opening a pipe would wait for its other end.
func regular(name string) error {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s: %w", name, ErrNotRegular)
	}
	return nil
}

func isFile(file *os.File, info fs.FileInfo) bool {
	opened, err := file.Stat()
	return err == nil && os.SameFile(opened, info)
}
