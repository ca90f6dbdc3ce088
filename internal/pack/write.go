package pack

import (
	"archive/zip"
	"io"
	"strings"
	"time"
	"unicode/utf8"
)

// Header is the first line of a part that is written.
const Header = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// Part is a part to write.
type Part struct {
	Name    string // "word/document.xml"
	Content string
}

// Write writes a package. The same parts always give the same bytes. The error is
// that of w.
func Write(w io.Writer, parts []Part) error {
	archive := zip.NewWriter(w)
	for _, part := range parts {
		file, err := archive.CreateHeader(&zip.FileHeader{
			Name:   part.Name,
			Method: zip.Deflate,
			// A fixed day, the first that the format can hold.
			Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC),
		})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(file, part.Content); err != nil {
			return err
		}
	}
	return archive.Close()
}

// Escape returns text as XML. Characters that XML cannot hold become U+FFFD.
func Escape(text string) string {
	var out strings.Builder
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '&':
			out.WriteString("&amp;")
		case r == '<':
			out.WriteString("&lt;")
		case r == '>':
			out.WriteString("&gt;")
		case r == '"':
			out.WriteString("&quot;")
		case r == '\r':
			out.WriteString("&#13;")
		case r == '\t' || r == '\n', r >= 0x20 && r != 0xFFFE && r != 0xFFFF && (r != utf8.RuneError || size > 1):
			out.WriteString(text[i : i+size])
		default:
			out.WriteString("\uFFFD")
		}
		i += size
	}
	return out.String()
}
