package findingmarks_test

import (
	"slices"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/findingmarks"
)

// What was not read is told once, and no cell of it loses its mark.
func TestDoubtsSayNothingTwice(t *testing.T) {
	const line, one, two = "applications.received", "applications.received.total", "applications.received.research"
	unread := []render.Mark{{Ref: line, Severity: render.Unread, Text: "unread", Cells: []govinfo.Ref{one, two}}}
	doubt := func(ref govinfo.Ref, severity render.Severity) render.Mark {
		return render.Mark{Ref: ref, Severity: severity, Text: "doubt"}
	}
	for name, test := range map[string]struct {
		doubts []render.Mark
		want   []string // the texts
	}{
		"no doubts":                {nil, []string{"unread"}},
		"one of two cells":         {[]render.Mark{doubt(one, render.Unread)}, []string{"unread", "doubt"}},
		"both cells":               {[]render.Mark{doubt(one, render.Unread), doubt(two, render.Unread)}, []string{"doubt", "doubt"}},
		"the line":                 {[]render.Mark{doubt(line, render.Unread)}, []string{"doubt"}},
		"the table":                {[]render.Mark{doubt("applications", render.Unread)}, []string{"doubt"}},
		"another table":            {[]render.Mark{doubt("disputes", render.Unread)}, []string{"unread", "doubt"}},
		"nothing in particular":    {[]render.Mark{doubt("", render.Unread)}, []string{"unread", "doubt"}},
		"doubts of what was read":  {[]render.Mark{doubt(line, render.Warning)}, []string{"unread", "doubt"}},
		"a line of a similar name": {[]render.Mark{doubt("applications.receive", render.Unread)}, []string{"unread", "doubt"}},
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
	if got := findingmarks.Doubts([]render.Mark{{Severity: render.Unread, Text: "the name"}}, nil); len(got) != 1 {
		t.Error("what is no cell is lost")
	}
}
