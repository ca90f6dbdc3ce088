// Package cfb opens compound files ([MS-CFB]), the containers of Office 97 to
// 2003, of WPS, and of the documents of newer programs that have a password.
package cfb

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"unicode/utf16"

	"github.com/richardlehane/mscfb"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// Streams by which programs are told.
const (
	Encrypted = "EncryptedPackage" // a newer document with a password
	Word      = "WordDocument"
	WPS       = "WpsDocument" // an own format of old WPS programs
	Excel     = "Workbook"
	Excel95   = "Book"
)

const (
	// maxEntries is the largest directory that is read. Documents have some ten
	// entries, and with many embedded objects some hundred.
	maxEntries = 4000
	// maxStructure is how many bytes of directory and tables are read to open a
	// file, which holds the directory to twice that.
	maxStructure = 2 * maxEntries * entrySize
)

// Is reports whether data is a compound file.
func Is(data []byte) bool { return bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) }

// Streams returns the names of the streams at the root of a compound file, or,
// when the file is damaged, of all that its bytes still show.
func Streams(data []byte) []string {
	file, err := Open(data)
	if err != nil {
		return remains(data)
	}
	var names []string
	for name := range file.streams {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Has reports whether [Streams] finds a stream.
func Has(data []byte, stream string) bool { return slices.Contains(Streams(data), stream) }

// entrySize is the size of a directory entry. Entries start at its multiples.
const entrySize = 128

// entryName returns the name of what may be a directory entry of a stream or
// storage, or "".
func entryName(entry []byte) string {
	size := int(binary.LittleEndian.Uint16(entry[64:]))
	kind, color := entry[66], entry[67]
	if kind != 1 && kind != 2 && kind != 5 || color > 1 || size < 4 || size > 64 || size%2 != 0 {
		return ""
	}
	units := make([]uint16, size/2-1)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(entry[2*i:])
	}
	return string(utf16.Decode(units))
}

// remains finds the entries of a directory without its file.
func remains(data []byte) []string {
	var names []string
	for at := 512; at+entrySize <= len(data) && len(names) < maxEntries; at += entrySize {
		if name := entryName(data[at : at+entrySize]); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// File is an open compound file. It is for one goroutine.
type File struct {
	streams map[string]*mscfb.File // at the root, by name
	size    int                    // of the whole file
}

// ErrNoStream says that a file does not have a stream.
var ErrNoStream = errors.New("no such stream")

// Open opens a compound file. The error is a [*document.LimitError] without a
// package, or says what is wrong with the file.
func Open(data []byte) (*File, error) {
	m := &meter{r: bytes.NewReader(data), left: maxStructure}
	reader, err := mscfb.New(m)
	if m.left < 0 {
		return nil, &document.LimitError{Quantity: document.QuantityParts, Max: maxEntries}
	}
	if err != nil {
		return nil, err
	}
	m.left = math.MaxInt
	f := &File{streams: make(map[string]*mscfb.File), size: len(data)}
	for _, entry := range reader.File {
		if len(entry.Path) == 0 && !entry.FileInfo().IsDir() {
			if _, known := f.streams[entry.Name]; !known {
				f.streams[entry.Name] = entry
			}
		}
	}
	return f, nil
}

// meter bounds what is read to open a file: the library takes memory for each
// entry of the directory, and time for the path of each, before they can be
// counted.
type meter struct {
	r    io.ReaderAt
	left int
}

func (m *meter) ReadAt(p []byte, at int64) (int, error) {
	if m.left -= len(p); m.left < 0 {
		return 0, errors.New("too large")
	}
	return m.r.ReadAt(p, at)
}

// Has reports whether the file has a stream at its root.
func (f *File) Has(stream string) bool { return f.streams[stream] != nil }

// Stream returns the content of a stream at the root.
func (f *File) Stream(name string) ([]byte, error) {
	entry := f.streams[name]
	if entry == nil {
		return nil, ErrNoStream
	}
	if entry.Size > int64(f.size) {
		return nil, fmt.Errorf("%d bytes long in a file of %d", entry.Size, f.size)
	}
	data := make([]byte, entry.Size)
	if n, err := io.ReadFull(entry, data); err != nil && !(err == io.EOF && n == len(data)) {
		return nil, err
	}
	return data, nil
}
