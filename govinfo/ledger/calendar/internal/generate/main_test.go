package main

import (
	"os"
	"testing"
)

func TestGeneratedFileIsUpToDate(t *testing.T) {
	source, err := os.ReadFile("../../notices.csv")
	if err != nil {
		t.Fatal(err)
	}
	want, err := generate(string(source))
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../statutory_years.go")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Error("statutory_years.go is not what notices.csv says: run go generate ./govinfo/ledger/calendar")
	}
}

func TestFaultsOfTheSourceAreErrors(t *testing.T) {
	for _, source := range []string{
		"2024,off,2024-01-01,2024-01-01,元旦",
		"# 2024: notice\n2023,off,2023-01-01,2023-01-01,元旦",
		"# 2024: notice\n2024,off,2023-12-30,2024-01-01,元旦",
		"# 2024: notice\n2024,holiday,2024-01-01,2024-01-01,元旦",
		"# 2024: notice\n2024,off,2024-01-01",
	} {
		if code, err := generate(source); err == nil {
			t.Errorf("%q is taken for\n%s", source, code)
		}
	}
}
