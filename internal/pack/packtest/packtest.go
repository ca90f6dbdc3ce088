// Package packtest takes the files apart that Word, Excel and their kin write, so that
// a test can look at their parts or change one.
package packtest

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
)

// Parts returns the text of every part of a file, by its name.
func Parts(t testing.TB, file []byte) map[string]string {
	t.Helper()
	parts := make(map[string]string)
	Rewrite(t, file, func(name, content string) string {
		parts[name] = content
		return content
	})
	return parts
}

// Rewrite returns the file with what change makes of each part, in the order of the
// file. The file itself is left as it is.
func Rewrite(t testing.TB, file []byte, change func(name, content string) string) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range archive.File {
		to, err := w.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(to, change(part.Name, read(t, part))); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func read(t testing.TB, part *zip.File) string {
	t.Helper()
	r, err := part.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	content, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
