package document_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
)

func TestLimitsOr(t *testing.T) {
	every := document.Limits{
		Bytes: 1, Unpacked: 2, Parts: 3, Text: 4, Tables: 5, Cells: 6, Places: 7, Nesting: 8, Lines: 9, Pages: 10, Objects: 11, Glyphs: 12,
	}
	if got := (document.Limits{}).Or(every); got != every {
		t.Errorf("nothing set: %+v", got)
	}
	if got := every.Or(document.Limits{Bytes: 99, Glyphs: 99}); got != every {
		t.Errorf("all set: %+v", got)
	}
	if got := (document.Limits{Cells: -1, Pages: 7}).Or(every); got.Cells != every.Cells || got.Pages != 7 {
		t.Errorf("some set: %+v", got)
	}
}

func ExampleLimits_Or() {
	defaults := document.Limits{Bytes: 64 << 20, Cells: 200_000}
	limits := document.Limits{Cells: 1000}.Or(defaults)
	fmt.Println(limits.Bytes, limits.Cells)
	// Output: 67108864 1000
}

func TestPartError(t *testing.T) {
	cause := errors.New("crossed tags")
	err := error(&document.PartError{Package: "docx", Part: "word/styles.xml", Err: cause})
	if err.Error() != "docx: word/styles.xml: crossed tags" || !errors.Is(err, cause) {
		t.Error(err)
	}
}
