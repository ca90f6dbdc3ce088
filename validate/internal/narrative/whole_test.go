package narrative

import (
	"os"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// TestWholeNarratives reads narratives of all six sections in which everything is
// true: what a sentence leaves behind must not mislead the reading of those that
// follow.
func TestWholeNarratives(t *testing.T) {
	data, err := os.ReadFile(sentences + "whole.txt")
	if err != nil {
		t.Fatal(err)
	}
	tables := readTables(t)
	narratives := strings.Split("\n"+string(data), "\n== ")[1:]
	for _, text := range narratives {
		head, body, _ := strings.Cut(text, "\n")
		key, name, _ := strings.Cut(head, " ")
		t.Run(name, func(t *testing.T) {
			r := *tables[key]
			for line := range strings.Lines(body) {
				section, paragraph, found := strings.Cut(strings.TrimSpace(line), "|")
				if !found {
					continue
				}
				heading, isHeading := strings.CutPrefix(paragraph, "# ")
				added := govinfo.Paragraph{Text: heading, Heading: isHeading}
				switch section {
				case "1":
					r.Overview = append(r.Overview, added)
				case "5":
					r.Problems = append(r.Problems, added)
				case "6":
					r.OtherMatters = append(r.OtherMatters, added)
				default:
					t.Fatalf("section %q", section)
				}
			}
			for _, i := range checkAll(&r) {
				t.Errorf("%s %s: text %v, table %v %v\n\t%s", i.Rule, i.Kind, i.Got, i.Want, i.Refs, i.Quote)
			}
		})
	}
	if len(narratives) < 14 {
		t.Errorf("%d narratives", len(narratives))
	}
}
