package narrative

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
)

var update = flag.Bool("update", false, "write the golden files")

var measureNames = [...]string{
	"?", "intake", "answer", "handle", "carryIn", "carryOut", "underway", "outcome", "applicant", "other", "aside", "channel", "sum",
	"dispute", "result", "document", "decision", "denial",
}

// framesOf tells how the reader understands a narrative: its frames when their
// paragraph has been weighed.
func framesOf(filed govinfo.Report, text govinfo.Narrative, section int, out *strings.Builder) {
	for i := range text {
		rd := &reader{filed: &filed, yield: func(Issue) {}, index: loadIndex()}
		rd.organs.of(&filed, false)
		rd.tables.report = &filed
		rd.read(section, text[i:i+1])
		for k := range rd.frames {
			f := &rd.frames[k]
			if f.place.behind == 0 {
				break
			}
			fmt.Fprintf(out, "\t%s %d", measureNames[f.measure], f.n)
			switch f.bound {
			case atMost:
				out.WriteString(" at most")
			case silent:
				out.WriteString(" silent")
			}
			if f.theirs {
				out.WriteString(" theirs")
			}
			if f.year != 0 {
				fmt.Fprintf(out, " of %d", f.year)
			}
			if f.list >= 0 {
				fmt.Fprintf(out, " part of %d", f.list)
			}
			for _, s := range f.readings[:f.count] {
				fmt.Fprintf(out, " %s", selectionText(s))
			}
			fmt.Fprintf(out, " “%s”\n", text[i].Text[f.place.first:f.place.behind])
		}
	}
}

func selectionText(s selection) string {
	switch {
	case s.lines != 0:
		text := fmt.Sprintf("L%x.%x", uint32(s.lines), uint8(s.columns))
		if s.minus != 0 {
			text += fmt.Sprintf("-%x", uint32(s.minus))
		}
		return text
	case s.cases != 0:
		return fmt.Sprintf("D%x", uint16(s.cases))
	}
	return fmt.Sprintf("P%x", s.proactive)
}

func issueText(i Issue) string {
	return fmt.Sprintf("\t! %s %s %s: %v, want %v, %v %v “%s”\n", i.Rule, i.Kind, i.Ref, i.Got, i.Want, i.Refs, len(i.Readings), i.Words)
}

// TestFrames compares how the reader understands the sentences, and what it says
// of the false ones, with the golden file.
func TestFrames(t *testing.T) {
	reports := readTables(t)
	var out strings.Builder
	for _, e := range append(truths(t), lies(t)...) {
		fmt.Fprintf(&out, "%s %s\n", e, e.text)
		framesOf(*reports[e.report], e.narrative(), e.section, &out)
		for _, i := range issuesOf(reports, e) {
			out.WriteString(issueText(i))
		}
	}
	for _, e := range readReportCases(t, sentences+"reports.json") {
		filed := e.report(t, nil)
		fmt.Fprintf(&out, "%s %d\n", e.Organ, e.Year)
		framesOf(*filed, filed.Overview, 1, &out)
		for _, c := range e.Claims {
			for _, i := range checkAll(e.report(t, c.falsify(&e, 7))) {
				out.WriteString(issueText(i))
			}
		}
	}
	path := sentences + "frames.golden"
	if *update {
		if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), out.String()); diff != "" {
		t.Errorf("the reader understands other than before; run with -update and look at the difference (-want +got):\n%s", diff)
	}
}
