package read

import (
	"archive/zip"
	"bytes"
	"errors"
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/encoding"
	"github.com/openxxgk/annualreport/govinfo/read/internal/cfb"
	"github.com/openxxgk/annualreport/internal/pack"
)

const (
	// sampleSize is how much of a text is looked at to tell its format. It is
	// even, so that no character of UTF-16 is cut.
	sampleSize = 64 << 10
	headSize   = 1024
	// maxParts is the largest directory of a zip that is looked at.
	maxParts = 10_000
)

// sample is what the formats of a file are told by.
type sample struct {
	data []byte
	head string // the first bytes

	isZip   bool
	parts   []string // of a zip, in lower case
	locked  bool     // some part has a password
	damaged error    // why the zip cannot be opened

	isCompound bool
	streams    []string // at the root of a compound file

	text    string // the beginning as text, without white space around it
	notText error  // why that is none
}

// sampleOf looks at the container of a file, or at its text. The error is
// [ErrEmpty] or a [*LimitError].
func sampleOf(data []byte) (*sample, error) {
	if len(bytes.TrimSpace(withoutMark(data))) == 0 {
		return nil, ErrEmpty
	}
	s := &sample{data: data, head: string(data[:min(len(data), headSize)])}
	switch {
	case strings.HasPrefix(s.head, "PK\x03\x04"), strings.HasPrefix(s.head, "PK\x05\x06"):
		s.isZip = true
		return s, s.openZip()
	case cfb.Is(data):
		s.isCompound, s.streams = true, cfb.Streams(data)
		return s, nil
	}
	text, _, err := encoding.Decode(data[:min(len(data), sampleSize)], "")
	s.text, s.notText = strings.TrimSpace(text), err
	if err == nil && s.text == "" {
		return nil, ErrEmpty
	}
	return s, nil
}

func (s *sample) openZip() error {
	archive, err := pack.Archive(s.data, maxParts)
	var limit *document.LimitError
	if errors.As(err, &limit) {
		limit.Package = "read"
		return limit
	}
	if s.damaged = err; err != nil {
		return nil
	}
	s.parts = make([]string, len(archive.File))
	for i, file := range archive.File {
		s.parts[i] = pack.PartName(file.Name)
		s.locked = s.locked || isLocked(file)
	}
	return nil
}

// isLocked reports the first general purpose flag of a zip entry.
func isLocked(file *zip.File) bool { return file.Flags&1 != 0 }

// detect tells the format of a file by its bytes: its line in the table. The
// error is [ErrEmpty], a [*LimitError], or the [*FormatError] of a format that is
// not read.
func detect(data []byte) (*frontEnd, error) {
	s, err := sampleOf(data)
	if err != nil {
		return nil, err
	}
	for i := range frontEnds {
		f := &frontEnds[i]
		if f.is == nil || !f.is(s) {
			continue
		}
		if f.document == nil && f.report == nil {
			return nil, &FormatError{Format: f.format, Err: errors.Join(s.damaged, s.notText)}
		}
		return f, nil
	}
	panic("read: no format has the file") // the last line of the table has all
}

func withoutMark(data []byte) []byte { return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")) }

// begins tells formats by the first bytes.
func begins(magic ...string) func(*sample) bool {
	return func(s *sample) bool {
		return slices.ContainsFunc(magic, func(m string) bool { return strings.HasPrefix(s.head, m) })
	}
}

// stream tells compound files by a stream at their root.
func stream(names ...string) func(*sample) bool {
	return func(s *sample) bool {
		return slices.ContainsFunc(names, func(n string) bool { return slices.Contains(s.streams, n) })
	}
}

func isCompound(s *sample) bool { return s.isCompound }

// part tells zip packages by a part, whose name is in lower case.
func part(name string) func(*sample) bool {
	return func(s *sample) bool { return slices.Contains(s.parts, name) }
}

func isZip(s *sample) bool        { return s.isZip }
func isDamagedZip(s *sample) bool { return s.damaged != nil }
func isLockedZip(s *sample) bool  { return s.locked }

func isBinary(s *sample) bool { return s.notText != nil }

// textBegins tells texts by their first characters.
func textBegins(start string) func(*sample) bool {
	return func(s *sample) bool { return strings.HasPrefix(s.text, start) }
}

// holdsPage reports whether JSON holds a web page as a string, and is not itself
// a report.
func holdsPage(s *sample) bool {
	lower := strings.ToLower(s.text)
	for _, tag := range [...]string{"<table", "<p", "<div", `\u003ctable`, `\u003cp`, `\u003cdiv`} {
		if strings.Contains(lower, tag) {
			var report govinfo.Report
			return report.UnmarshalJSON(withoutMark(s.data)) != nil
		}
	}
	return false
}
