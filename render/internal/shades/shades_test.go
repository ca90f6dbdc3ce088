package shades_test

import (
	"fmt"
	"testing"

	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/internal/shades"
	"github.com/openxxgk/annualreport/severity"
)

func TestTheGravestMarkGivesTheColour(t *testing.T) {
	marks := []render.Mark{{Unread: true, Severity: severity.Error}, {Severity: severity.Note}, {Severity: severity.Warning}, {Severity: severity.Error}, {}}
	for _, test := range []struct {
		indexes []int
		want    string
	}{
		{nil, ""},
		{[]int{0}, shades.Unread},
		{[]int{0, 1}, "E8F1FA"},
		{[]int{2, 1}, "FDF3DC"},
		{[]int{0, 1, 2, 3}, "FDECEB"},
		{[]int{1, 4}, "FDECEB"}, // without a severity
	} {
		if got := shades.Of(marks, test.indexes); got != test.want {
			t.Errorf("%v: %s, want %s", test.indexes, got, test.want)
		}
	}
}

func Example() {
	marks := []render.Mark{{Severity: severity.Note}, {Severity: severity.Error}}
	fmt.Println(shades.Of(marks, []int{0, 1}))
	// Output: FDECEB
}
