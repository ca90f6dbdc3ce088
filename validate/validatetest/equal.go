package validatetest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
)

// texts is what a report holds beside its cells.
type texts struct {
	Year                             int
	Title                            string
	Agency                           govinfo.Agency
	Published                        govinfo.Date
	Sections                         []string
	Overview, Problems, OtherMatters govinfo.Narrative
	Proactive, Applications          govinfo.Edition
}

func textsOf(r *govinfo.Report) texts {
	return texts{
		r.Year, r.Title, r.Agency, r.Published, r.Sections, r.Overview, r.Problems, r.OtherMatters,
		r.ProactiveEdition(), r.ApplicationsEdition(),
	}
}

// Equal fails unless two reports say the same, as [govinfo.Report.Equal] has it:
// with a line for every cell that differs, named in the words of the form, and
// the difference of the texts as go-cmp shows it.
func Equal(t testing.TB, want, got govinfo.Report) {
	t.Helper()
	if want.Equal(got) {
		return
	}
	var lines strings.Builder
	for _, ref := range govinfo.Refs() {
		w, _ := want.At(ref)
		g, _ := got.At(ref)
		if diff := cmp.Diff(w, g); diff != "" {
			fmt.Fprintf(&lines, "  %s (%s): want %s, got %s\n", govinfo.Label(ref), ref, orBlank(w), orBlank(g))
		}
	}
	if diff := cmp.Diff(textsOf(&want), textsOf(&got)); diff != "" {
		fmt.Fprintf(&lines, "texts (-want +got):\n%s", diff)
	}
	t.Errorf("the reports differ:\n%s", lines.String())
}

func orBlank(value govinfo.Value) string {
	if value.IsBlank() {
		return "blank"
	}
	return value.String()
}
