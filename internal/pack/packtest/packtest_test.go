package packtest_test

import (
	"archive/zip"
	"bytes"
	"maps"
	"testing"

	"github.com/openxxgk/annualreport/internal/pack/packtest"
)

func TestRewrite(t *testing.T) {
	var file bytes.Buffer
	w := zip.NewWriter(&file)
	for _, name := range []string{"b.xml", "a.xml"} {
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte("<" + name + "/>")); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	changed := packtest.Rewrite(t, file.Bytes(), func(name, content string) string {
		if name == "a.xml" {
			return content + "<!-- new -->"
		}
		return content
	})
	want := map[string]string{"b.xml": "<b.xml/>", "a.xml": "<a.xml/><!-- new -->"}
	if parts := packtest.Parts(t, changed); !maps.Equal(parts, want) {
		t.Errorf("parts %q, want %q", parts, want)
	}
	archive, err := zip.NewReader(bytes.NewReader(changed), int64(len(changed)))
	if err != nil {
		t.Fatal(err)
	}
	if first := archive.File[0].Name; first != "b.xml" {
		t.Errorf("%s stands first", first)
	}
}
