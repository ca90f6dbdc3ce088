package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/openxxgk/annualreport/examples/internal/outfile"
	"github.com/openxxgk/annualreport/examples/internal/terminal"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/validate"
)

// item is one document to come. It holds all that is needed to load it, whenever and
// wherever that happens.
type item struct {
	// id is the same in every run over the same sources. It is one line of UTF-8.
	id      string
	size    int64 // of the content, as far as it is known beforehand
	line    bool  // it is a line of JSON
	span    int64 // how much of the sources it is, in bytes
	content func() ([]byte, error)
	decode  func(context.Context, []byte) (validate.Filing, error)
}

// memory is about what an item takes while it is in work: a report of JSON Lines four
// times its size, a document of another format sixteen times, as was measured on large
// ones.
func (it item) memory() int64 {
	times := int64(16)
	if it.line {
		times = 4
	}
	return 1<<14 + times*min(it.size, maxDocument)
}

// maxDocument bounds one document of an archive, and one line.
const maxDocument = read.MaxBytes

// documents yields what the named sources hold, in order. What cannot be opened is an
// item, too, whose content is the error. The files that the run itself writes are left out
// of folders.
func documents(names []string, own ownFiles) iter.Seq[item] {
	return func(yield func(item) bool) {
		for _, name := range names {
			for found := range filesOf(name, own) {
				for it := range found.documents() {
					if !yield(it) {
						return
					}
				}
			}
		}
	}
}

// extent returns how many bytes the named sources have.
func extent(names []string, own ownFiles) (size int64) {
	for _, name := range names {
		for found := range filesOf(name, own) {
			size += found.size
		}
	}
	return size
}

// documents yields the reports in a file: many in an archive or JSON Lines, else one.
func (f found) documents() iter.Seq[item] {
	if f.err != nil {
		return failed(f.name, f.err)
	}
	switch strings.ToLower(filepath.Ext(f.name)) {
	case ".jsonl", ".ndjson":
		return lines(f.name)
	case ".zip":
		return archive(f.name)
	}
	return func(yield func(item) bool) {
		yield(item{id: idOf(f.name), size: f.size, span: f.size, decode: decode, content: func() ([]byte, error) {
			file, err := openRegular(f.name)
			if err != nil {
				return nil, err
			}
			defer file.Close()
			return readDocument(file, f.size)
		}})
	}
}

// failed yields an item that cannot be loaded.
func failed(name string, err error) iter.Seq[item] {
	return func(yield func(item) bool) { yield(failure(idOf(name), err)) }
}

func failure(id string, err error) item {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err // the id names the file
	}
	return item{id: id, content: func() ([]byte, error) { return nil, err }}
}

// openRegular opens a file, but nothing that may never end or never begin, such as a
// pipe.
func openRegular(name string) (*os.File, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, outfile.ErrNotRegular
	}
	return os.Open(name)
}

// readDocument reads a document of about a size, and a byte more than it may have where
// it is too large.
func readDocument(r io.Reader, size int64) ([]byte, error) {
	content := bytes.NewBuffer(make([]byte, 0, min(size, maxDocument)+bytes.MinRead))
	_, err := content.ReadFrom(io.LimitReader(r, maxDocument+1))
	return content.Bytes(), err
}

// decode reads a document of any format.
func decode(ctx context.Context, data []byte) (validate.Filing, error) {
	reading, err := read.Options{}.Bytes(ctx, data)
	if err != nil {
		return validate.Filing{}, err
	}
	return validate.FilingOf(reading), reading.Err()
}

// load returns the report of an item, and the content that it was read from. A bug in
// our readers is an error, so that one document never stops the run.
func (it item) load(ctx context.Context) (filing validate.Filing, content []byte, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = fmt.Errorf("the reader failed: %v", broken)
		}
	}()
	if content, err = it.content(); err != nil {
		return filing, nil, err
	}
	filing, err = it.decode(ctx, content)
	return filing, content, err
}

// idOf makes an id of a path: its names as people see them, on one line.
func idOf(path string) string {
	path = filepath.ToSlash(path)
	parts := strings.Split(path, "/")
	for i, part := range parts {
		parts[i] = nameIn(part)
	}
	return terminal.Line(strings.Join(parts, "/"))
}
