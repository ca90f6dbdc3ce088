package validatetest

import (
	"slices"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// refName is the one place that can be unread and is no cell.
const refName govinfo.Ref = "agency.name"

// unread fails for every part of the report that could not be read and is not
// allowed to be, and for permissions that are not needed.
func unread(t testing.TB, f validate.Filing, result validate.Result, allowed []govinfo.Ref) {
	t.Helper()
	needed := make(map[govinfo.Ref]bool)
	permitted := func(ref govinfo.Ref) bool {
		found := false
		for _, prefix := range allowed {
			if ref.Within(prefix) {
				needed[prefix], found = true, true
			}
		}
		return found
	}
	for _, part := range result.Unread {
		rest := slices.DeleteFunc(slices.Clone(part.Cells), permitted)
		switch {
		case len(rest) == 0:
			t.Logf("unread, as allowed: %s: %s", part.Ref, part.Message(language.Chinese))
		case len(rest) == len(part.Cells):
			t.Errorf("unread %s: %s", part.Ref, part.Message(language.Chinese))
		default:
			t.Errorf("unread %s, beside what is allowed: %d of %d cells, %s the first", part.Ref, len(rest), len(part.Cells), rest[0])
		}
	}
	if f.Report != nil && f.Report.Agency.Name == "" && slices.Contains(f.Unread, refName) && !permitted(refName) {
		t.Errorf("unread %s", refName)
	}
	for _, prefix := range allowed {
		if !needed[prefix] {
			t.Errorf("%s may be unread, but is read", prefix)
		}
	}
}
