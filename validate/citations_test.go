package validate_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// sentenceLines returns the fields of the lines of a file of testdata/sentences.
func sentenceLines(t *testing.T, name string) [][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/sentences/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var lines [][]string
	for line := range strings.SplitSeq(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.SplitN(line, " | ", 3)
		if len(fields) != 3 {
			t.Fatalf("%s: %q", name, line)
		}
		lines = append(lines, fields)
	}
	return lines
}

// foundOf returns which of the rules are found.
func foundOf(r *govinfo.Report, rules ...validate.RuleID) []string {
	var found []string
	for _, f := range validate.Check(validate.Filing{Report: r}).Findings {
		if slices.Contains(rules, f.Rule) {
			found = append(found, string(f.Rule))
		}
	}
	return slices.Compact(found)
}

// True sentences that name another organ, or an old document for what it is, raise
// nothing; false ones do.
func TestCitationsOfTrueReports(t *testing.T) {
	for _, line := range sentenceLines(t, "citations.txt") {
		r := govinfo.Report{Year: 2023, Agency: govinfo.Agency{Name: line[0]}, Overview: govinfo.Text(line[2])}
		if found := foundOf(&r, "M04", "S08"); strings.Join(found, " ") != strings.Trim(line[1], "-") {
			t.Errorf("%s: %v", strings.Join(line, " | "), found)
		}
	}
}

// No day is held against organs whose rank their name does not tell.
func TestNamesThatTellNoRank(t *testing.T) {
	for _, line := range sentenceLines(t, "late.txt") {
		day, err := govinfo.ParseDate(line[1])
		if err != nil {
			t.Fatal(err)
		}
		r := govinfo.Report{Year: 2023, Agency: govinfo.Agency{Name: line[0]}, Published: day}
		if found := foundOf(&r, "M03"); strings.Join(found, " ") != strings.Trim(line[2], "-") {
			t.Errorf("%s: %v", strings.Join(line, " | "), found)
		}
	}
	for _, name := range []string{"雄安新区改革发展局", "云溪综合保税区管理局", "横琴粤澳深度合作区执委会财政局", "中共云溪县委", "阿克苏地区教育局", "云溪市库区移民局", "云溪市无线电管理局"} {
		if level, sure := govinfo.LevelOfName(name); sure {
			t.Errorf("%s: %s, sure", name, level)
		}
	}
	for _, name := range []string{"上海市浦东新区教育局", "上海市金山区教育局", "云溪县水利局"} {
		if _, sure := govinfo.LevelOfName(name); !sure {
			t.Errorf("%s: not sure", name)
		}
	}
}
