package pdf

import (
	"bytes"
	"strings"

	"github.com/openxxgk/annualreport/govinfo/read/internal/pdffile"
)

// inlinePicture passes over a picture in the content.
func (x *interpreter) inlinePicture(s *pdffile.Scanner) {
	mask := false
	for {
		t := s.Next()
		if t.Kind == pdffile.End || t.Kind == pdffile.Keyword && string(t.Bytes) == "ID" {
			break
		}
		mask = mask || t.Kind == pdffile.NameToken && (string(t.Bytes) == "IM" || string(t.Bytes) == "ImageMask")
	}
	rest, at := s.Rest(), 0
	for {
		i := bytes.Index(rest[at:], []byte("EI"))
		if i < 0 {
			s.Skip(s.Pos() + len(rest))
			break
		}
		at += i + 2
		if endsPicture(rest, at) {
			s.Skip(s.Pos() + at)
			break
		}
	}
	_ = x.picture(mask)
}

// endsPicture reports whether the letters before a position are the operator EI:
// white space stands around them, and text follows.
func endsPicture(data []byte, at int) bool {
	const space = "\x00\t\n\f\r "
	if at < 3 || !strings.ContainsRune(space, rune(data[at-3])) {
		return false
	}
	if at < len(data) && !strings.ContainsRune(space, rune(data[at])) {
		return false
	}
	for _, c := range data[at:min(at+12, len(data))] {
		if c >= 0x80 || c < 0x20 && !strings.ContainsRune(space, rune(c)) {
			return false
		}
	}
	return true
}
