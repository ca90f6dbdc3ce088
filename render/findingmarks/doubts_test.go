package findingmarks_test

import (
	"slices"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/findingmarks"
	"github.com/openxxgk/annualreport/severity"
)

// What was not read is told once, and no cell of it loses its mark.
func TestDoubtsSayNothingTwice(t *testing.T) {
	const line, one, two = "applications.received", "applications.received.total", "applications.received.research"
	unread := []render.Mark{{Ref: line, Unread: true, Text: "unread", Cells: []govinfo.Ref{one, two}}}
	doubt := func(ref govinfo.Ref, unread bool) render.Mark {
		return render.Mark{Ref: ref, Severity: severity.Warning, Unread: unread, Text: "doubt"}
	}
	for name, test := range map[string]struct {
		doubts []render.Mark
		want   []string // the texts
	}{
		"no doubts":                {nil, []string{"unread"}},
		"one of two cells":         {[]render.Mark{doubt(one, true)}, []string{"unread", "doubt"}},
		"both cells":               {[]render.Mark{doubt(one, true), doubt(two, true)}, []string{"doubt", "doubt"}},
		"the line":                 {[]render.Mark{doubt(line, true)}, []string{"doubt"}},
		"the table":                {[]render.Mark{doubt("applications", true)}, []string{"doubt"}},
		"another table":            {[]render.Mark{doubt("disputes", true)}, []string{"unread", "doubt"}},
		"nothing in particular":    {[]render.Mark{doubt("", true)}, []string{"unread", "doubt"}},
		"doubts of what was read":  {[]render.Mark{doubt(line, false)}, []string{"unread", "doubt"}},
		"a line of a similar name": {[]render.Mark{doubt("applications.receive", true)}, []string{"unread", "doubt"}},
	} {
		t.Run(name, func(t *testing.T) {
			var texts []string
			shown := make(map[govinfo.Ref]bool)
			for _, mark := range findingmarks.Doubts(unread, test.doubts) {
				texts = append(texts, mark.Text)
				for _, cell := range append(mark.Cells, mark.Ref) {
					shown[cell] = true
				}
			}
			if !slices.Equal(texts, test.want) || !shown[one] || !shown[two] {
				t.Errorf("%q, want %q; shown at %v", texts, test.want, shown)
			}
		})
	}
	if got := findingmarks.Doubts([]render.Mark{{Unread: true, Text: "the name"}}, nil); len(got) != 1 {
		t.Error("what is no cell is lost")
	}
}
