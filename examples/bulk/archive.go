package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"iter"
	"math"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/examples/internal/terminal"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// errEncrypted says that an entry of an archive cannot be unpacked.
var errEncrypted = errors.New("the entry is encrypted")

// archive yields the documents of a zip archive. They are read here, packed, and
// unpacked by whoever loads them: so a small archive never takes the memory of what it
// can be blown up to.
func archive(name string) iter.Seq[item] {
	return func(yield func(item) bool) {
		file, err := openRegular(name)
		if err != nil {
			yield(failure(idOf(name), err))
			return
		}
		defer file.Close()
		var entries *zip.Reader
		info, err := file.Stat()
		if err == nil {
			entries, err = openArchive(file, info.Size())
		}
		if err != nil {
			yield(failure(idOf(name), err))
			return
		}
		for _, entry := range entries.File {
			if isDocument(entry) && !yield(entryItem(idOf(name), info.Size(), entry)) {
				return
			}
		}
	}
}

// maxDirectory bounds what is read of an archive to know what is in it, and by that the
// memory that takes: some 150,000 documents.
const maxDirectory = 16 << 20

var errDirectory = fmt.Errorf("the archive's list of its entries is larger than %d bytes", maxDirectory)

// openArchive reads what is in an archive.
func openArchive(file io.ReaderAt, size int64) (*zip.Reader, error) {
	bounded := &directoryReader{file: file, left: maxDirectory}
	entries, err := zip.NewReader(bounded, size)
	bounded.left = math.MaxInt64 // what follows are the entries
	return entries, err
}

// directoryReader reads a bounded part of an archive.
type directoryReader struct {
	file io.ReaderAt
	left int64
}

func (d *directoryReader) ReadAt(p []byte, at int64) (int, error) {
	if d.left -= int64(len(p)); d.left < 0 {
		return 0, errDirectory
	}
	return d.file.ReadAt(p, at)
}

// entryItem returns an entry of an archive of some size as an item.
func entryItem(archive string, size int64, entry *zip.File) item {
	id := archive + "!" + terminal.Line(nameIn(entry.Name))
	packed, err := packedBytes(entry, size)
	if err != nil {
		return failure(id, err)
	}
	return item{
		id: id, span: int64(entry.CompressedSize64), decode: decode,
		size:    int64(min(entry.UncompressedSize64, maxDocument)) + int64(len(packed)),
		content: func() ([]byte, error) { return unpack(entry.FileHeader, packed) },
	}
}

func packedBytes(entry *zip.File, archiveSize int64) ([]byte, error) {
	if entry.Flags&1 != 0 {
		return nil, errEncrypted
	}
	raw, err := entry.OpenRaw()
	if err != nil {
		return nil, err
	}
	return readDocument(raw, int64(min(entry.CompressedSize64, maxDocument, uint64(archiveSize))))
}

// unpack unpacks an entry, as far as a document may go, and never beyond the size that
// the archive states and the memory is reckoned by.
func unpack(header zip.FileHeader, packed []byte) ([]byte, error) {
	var content io.Reader = bytes.NewReader(packed)
	switch header.Method {
	case zip.Store:
	case zip.Deflate:
		content = flate.NewReader(content)
	default:
		return nil, zip.ErrAlgorithm
	}
	const mostBlown = 1032 // what deflate makes of a byte at most
	stated := min(header.UncompressedSize64, maxDocument+1)
	data, err := readDocument(io.LimitReader(content, int64(stated)+1), min(int64(stated), int64(len(packed))*mostBlown))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", zip.ErrFormat, err)
	case len(data) > maxDocument:
		return data, nil // refused by who reads it
	case uint64(len(data)) != stated, crc32.ChecksumIEEE(data) != header.CRC32:
		return nil, zip.ErrChecksum
	}
	return data, nil
}

// isDocument reports whether an entry of an archive is to be read: not a folder,
// nor a hidden file, such as those that macOS adds.
func isDocument(file *zip.File) bool {
	return !file.FileInfo().IsDir() && !strings.HasPrefix(path.Base(file.Name), ".")
}

// nameIn returns a file's name as people see it. Programs on a Chinese Windows write
// names in GB18030, into archives without saying so, and unpacked they keep them.
func nameIn(name string) string {
	if utf8.ValidString(name) {
		return name
	}
	decoded, err := simplifiedchinese.GB18030.NewDecoder().String(name)
	if err != nil {
		return strings.ToValidUTF8(name, "\uFFFD")
	}
	return decoded
}
