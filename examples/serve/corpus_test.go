package main

import (
	"net/http"
	"os"
	"path/filepath"
	"testing"
)

// The published documents, where they are at hand: each is shown with its fields,
// and checked as it was read.
func TestCorpus(t *testing.T) {
	names, err := filepath.Glob("../../../shared/corpus/*.*")
	if err != nil || len(names) == 0 {
		t.Skip("no corpus")
	}
	shown := 0
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		w := post(t, "/read", string(content))
		if w.Code == http.StatusUnsupportedMediaType || w.Code == http.StatusUnprocessableEntity {
			t.Logf("%s: %s", filepath.Base(name), decoded(t, w).Error)
			continue
		}
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d %.200s", name, w.Code, w.Body)
			continue
		}
		shown++
		first := decoded(t, w)
		again := decoded(t, post(t, "/check", formOf(t, string(content), nil)))
		if again.Article != first.Article || again.Status != first.Status {
			t.Errorf("%s: %q at first, then %q", name, first.Status, again.Status)
		}
		t.Logf("%s: %s, %d suspects", filepath.Base(name), first.Status, len(first.Suspects))
	}
	if shown == 0 {
		t.Error("none of the documents is shown")
	}
}
