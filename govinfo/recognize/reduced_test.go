package recognize_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/govinfo/recognize"
	"github.com/openxxgk/annualreport/validate"
)

// reducedCase is a small document that holds one kind of what makes published
// reports hard to read, and what a reader must make of it. The cases are in
// testdata/reduced/cases.json, for other programs, too.
type reducedCase struct {
	File  string `json:"file"`
	About string `json:"about"`
	Organ string `json:"organ"` // "" is told to be unknown
	Year  int    `json:"year"`
	// Figures names a file of all cells that the document prints, by ref. Cells are
	// others, or take their place.
	Figures string                 `json:"figures"`
	Cells   map[govinfo.Ref]string `json:"cells"`
	// Unread are cells, lines and tables that must not be read and must be among the
	// unread; Blank are printed blank, and neither read nor unread.
	Unread []govinfo.Ref `json:"unread"`
	Blank  []govinfo.Ref `json:"blank"`
	// Told are the codes of the problems: these, each once or more, and no others.
	Told     []recognize.Code  `json:"told"`
	Sections []int             `json:"sections"` // whose titles must be found
	Overview []string          `json:"overview"` // what must stand in section one
	Must     []validate.RuleID `json:"must"`     // findings of a check
	Never    []validate.RuleID `json:"never"`
	// Open says what is not yet as it should be. The case fails once it is.
	Open string `json:"open"`
}

func TestReduced(t *testing.T) {
	var cases []reducedCase
	readTestdata(t, "cases.json", &cases)
	named := make(map[string]bool)
	for _, c := range cases {
		named[c.File] = true
		t.Run(c.File, func(t *testing.T) {
			reading, err := read.File(filepath.Join("testdata", "reduced", c.File))
			if err != nil {
				t.Fatal(err)
			}
			wrong, lacking := c.differences(t, reading)
			all := slices.Concat(wrong, lacking)
			switch {
			case c.Open == "":
				for _, line := range all[:min(len(all), 20)] {
					t.Error(line)
				}
			case len(all) == 0:
				t.Errorf("it reads as it should, but is said to be open: %s", c.Open)
			default:
				t.Skip(c.Open)
			}
		})
	}
	files, err := os.ReadDir(filepath.Join("testdata", "reduced"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !named[file.Name()] && filepath.Ext(file.Name()) != ".json" {
			t.Errorf("%s has no case", file.Name())
		}
	}
}

func readTestdata(t *testing.T, name string, value any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "reduced", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, value); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// want returns the cells that must be read.
func (c *reducedCase) want(t *testing.T) map[govinfo.Ref]string {
	t.Helper()
	cells := make(map[govinfo.Ref]string)
	if c.Figures != "" {
		readTestdata(t, c.Figures, &cells)
	}
	for ref, text := range c.Cells {
		cells[ref] = text
	}
	for ref := range cells {
		if within(ref, c.Unread) || within(ref, c.Blank) {
			delete(cells, ref)
		}
	}
	return cells
}

func within(ref govinfo.Ref, places []govinfo.Ref) bool {
	return slices.ContainsFunc(places, func(place govinfo.Ref) bool { return ref == place || ref.Within(place) })
}

// differences returns what was read wrongly, and what else is not as it should be.
func (c *reducedCase) differences(t *testing.T, reading *read.Reading) (wrong, lacking []string) {
	t.Helper()
	want := c.want(t)
	for ref, got := range reading.Report.Cells() {
		text, printed := want[ref]
		unread := slices.Contains(reading.Unread, ref)
		switch {
		case !got.IsBlank() && got.String() != text:
			wrong = append(wrong, string(ref)+" = "+got.String()+", want "+text)
		case got.IsBlank() && printed:
			lacking = append(lacking, string(ref)+" is blank, want "+text)
			if !unread {
				wrong = append(wrong, string(ref)+" is blank and not told")
			}
		case unread && within(ref, c.Blank):
			lacking = append(lacking, string(ref)+" is unread, but printed blank")
		case !unread && within(ref, c.Unread):
			wrong = append(wrong, string(ref)+" is not told as unread")
		}
	}
	report := &reading.Report
	if report.Agency.Name != c.Organ || report.Year != c.Year {
		wrong = append(wrong, "organ "+report.Agency.Name+", want "+c.Organ)
	}
	for _, section := range c.Sections {
		if report.Sections[section-1] == "" {
			lacking = append(lacking, "a section's title was not found")
		}
	}
	for _, text := range c.Overview {
		if !strings.Contains(report.Overview.String(), text) {
			lacking = append(lacking, "the overview lacks "+text)
		}
	}
	return wrong, slices.Concat(lacking, c.otherCodes(reading), c.otherFindings(reading))
}

// otherCodes compares the kinds of problems with those that must be told.
func (c *reducedCase) otherCodes(reading *read.Reading) (lines []string) {
	for _, code := range c.Told {
		if !slices.ContainsFunc(reading.Doubts, func(p recognize.Doubt) bool { return p.Code == code }) {
			lines = append(lines, "not told: "+string(code))
		}
	}
	for _, p := range reading.Doubts {
		if !slices.Contains(c.Told, p.Code) {
			lines = append(lines, "told: "+string(p.Code)+" "+p.Sentence)
		}
	}
	return lines
}

// otherFindings checks the report with the rules.
func (c *reducedCase) otherFindings(reading *read.Reading) (lines []string) {
	findings := validate.Check(validate.FilingOf(reading)).Findings
	for _, rule := range c.Must {
		if !slices.ContainsFunc(findings, func(f validate.Finding) bool { return f.Rule == rule }) {
			lines = append(lines, "no finding of "+string(rule))
		}
	}
	for _, f := range findings {
		if slices.Contains(c.Never, f.Rule) {
			lines = append(lines, "a finding of "+string(f.Rule)+" on "+string(f.Ref))
		}
	}
	return lines
}
