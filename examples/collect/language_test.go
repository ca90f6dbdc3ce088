package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo/read/xlsx"
)

var (
	han   = regexp.MustCompile(`\p{Han}+`)
	cells = regexp.MustCompile(`(?s)<td.*?</td>`)
)

// With -lang en all that the program says is in English; names of organs and files and
// what the law is called in Chinese stay. News do not depend on the language.
func TestEnglish(t *testing.T) {
	c := damagedCounty(t)
	english := append([]string{"-lang", "en"}, c.arguments(t, "out")...)
	var told bytes.Buffer
	if status := run(t.Context(), english, &told, &told); status != command.Errors || !strings.Contains(told.String(), "17 organs are to file, 16 have, 1 have not") {
		t.Errorf("status %d: %s", status, &told)
	}
	out := filepath.Join(c.folder, "out")
	names := regexp.MustCompile(strings.Join(append([]string{countyName}, c.names...), "|"))
	pages, err := filepath.Glob(filepath.Join(out, "notices", "*.html"))
	if err != nil || len(pages) < 5 {
		t.Fatalf("%d notices, %v", len(pages), err)
	}
	for _, page := range pages { // cells quote the law
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		said := names.ReplaceAllString(cells.ReplaceAllString(string(data), ""), "")
		if found := han.FindAllString(tags.ReplaceAllString(said, ""), -1); len(found) > 0 || !strings.Contains(said, `lang="en"`) {
			t.Errorf("%s: %q", filepath.Base(page), found)
		}
	}
	for _, page := range append([]string(nil), filepath.Join(out, "index.html"), filepath.Join(out, "worst.html"), filepath.Join(out, "sum.html")) {
		said := names.ReplaceAllString(text(t, page), "")
		if found := han.FindAllString(said, -1); len(found) > 0 {
			t.Errorf("%s: %q", filepath.Base(page), found)
		}
		data, err := os.ReadFile(page)
		if err != nil || !strings.Contains(string(data), `lang="en"`) {
			t.Errorf("%s has another language: %v", filepath.Base(page), err)
		}
	}
	data, err := os.ReadFile(filepath.Join(out, "cells.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\uFEFF")))).ReadAll()
	if err != nil || rows[0][0] != "organ" || rows[0][1] != "file" || len(rows) != 17 {
		t.Errorf("%d rows, %q, %v", len(rows), rows[0][:2], err)
	}
	book, err := os.ReadFile(filepath.Join(out, "cells.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := xlsx.Document(book); err != nil {
		t.Error(err)
	}
	for _, test := range []struct {
		arguments []string
		want      string
	}{{c.arguments(t, "out"), "没有变化"}, {english, "Nothing has changed"}} {
		if status := run(t.Context(), test.arguments, &told, &told); status != command.Errors {
			t.Fatalf("status %d: %s", status, &told)
		}
		if index := text(t, filepath.Join(out, "index.html")); !strings.Contains(index, test.want) {
			t.Errorf("the overview does not say %q", test.want)
		}
	}
	if status := run(t.Context(), []string{"-lang", "en"}, &told, &told); status != command.Failed || !strings.Contains(told.String(), "are wanted") {
		t.Errorf("status %d: %s", status, &told)
	}
}
