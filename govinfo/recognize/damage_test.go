package recognize_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/plain"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

// damages break a table in one place. What can no longer be read must be told;
// nothing may be read wrongly.
var damages = []struct {
	name   string
	damage func(random *rand.Rand, table *document.Table)
}{
	{"a cell deleted", func(random *rand.Rand, table *document.Table) {
		row := anyRow(random, table)
		i := random.IntN(len(row.Cells))
		row.Cells = slices.Delete(row.Cells, i, i+1)
	}},
	{"an empty cell inserted", func(random *rand.Rand, table *document.Table) {
		row := anyRow(random, table)
		row.Cells = slices.Insert(row.Cells, random.IntN(len(row.Cells)+1), document.Cell{})
	}},
	{"a figure inserted", func(random *rand.Rand, table *document.Table) {
		row := anyRow(random, table)
		row.Cells = slices.Insert(row.Cells, random.IntN(len(row.Cells)+1), document.Cell{Text: "777777", ID: "?"})
	}},
	{"a row deleted", func(random *rand.Rand, table *document.Table) {
		i := random.IntN(len(table.Rows))
		table.Rows = slices.Delete(table.Rows, i, i+1)
	}},
	{"a row doubled elsewhere", func(random *rand.Rand, table *document.Table) {
		row := table.Rows[random.IntN(len(table.Rows))]
		table.Rows = slices.Insert(table.Rows, random.IntN(len(table.Rows)+1), document.Row{Cells: slices.Clone(row.Cells)})
	}},
	{"rows exchanged", func(random *rand.Rand, table *document.Table) {
		i, k := random.IntN(len(table.Rows)), random.IntN(len(table.Rows))
		table.Rows[i], table.Rows[k] = table.Rows[k], table.Rows[i]
	}},
	{"a label cleared", func(random *rand.Rand, table *document.Table) {
		if cell := anyLabel(random, table); cell != nil {
			cell.Text = ""
		}
	}},
	{"a label replaced by another", func(random *rand.Rand, table *document.Table) {
		if cell, other := anyLabel(random, table), anyLabel(random, table); cell != nil {
			cell.Text = other.Text
		}
	}},
	{"a label garbled", func(random *rand.Rand, table *document.Table) {
		if cell := anyLabel(random, table); cell != nil {
			runes := []rune(cell.Text)
			if len(runes) > 0 {
				runes[random.IntN(len(runes))] = []rune("口犬日囗x无其他")[random.IntN(8)]
			}
			cell.Text = string(runes)
		}
	}},
	{"a label cut", func(random *rand.Rand, table *document.Table) {
		if cell := anyLabel(random, table); cell != nil {
			runes := []rune(cell.Text)
			cell.Text = string(runes[:random.IntN(len(runes)+1)])
		}
	}},
	{"a cell wider", func(random *rand.Rand, table *document.Table) {
		cell := anyCell(random, table)
		cell.ColSpan = cell.Width() + 1
	}},
	{"a cell narrower", func(random *rand.Rand, table *document.Table) {
		cell := anyCell(random, table)
		cell.ColSpan = max(1, cell.Width()-1)
	}},
	{"a cell higher", func(random *rand.Rand, table *document.Table) {
		cell := anyCell(random, table)
		cell.RowSpan = cell.Height() + 1
	}},
	{"a cell lower", func(random *rand.Rand, table *document.Table) {
		cell := anyCell(random, table)
		cell.RowSpan = max(1, cell.Height()-1)
	}},
	{"the end cut off", func(random *rand.Rand, table *document.Table) {
		table.Rows = table.Rows[:1+random.IntN(len(table.Rows))]
	}},
	{"neighbours exchanged with their labels", func(random *rand.Rand, table *document.Table) {
		i := random.IntN(len(table.Rows))
		k := min(i+1, len(table.Rows)-1)
		table.Rows[i], table.Rows[k] = table.Rows[k], table.Rows[i]
	}},
}

func anyRow(random *rand.Rand, table *document.Table) *document.Row {
	for {
		if row := &table.Rows[random.IntN(len(table.Rows))]; len(row.Cells) > 0 {
			return row
		}
	}
}

func anyCell(random *rand.Rand, table *document.Table) *document.Cell {
	row := anyRow(random, table)
	return &row.Cells[random.IntN(len(row.Cells))]
}

func anyLabel(random *rand.Rand, table *document.Table) *document.Cell {
	for range 100 {
		if cell := anyCell(random, table); cell.ID == "" && cell.Text != "" {
			return cell
		}
	}
	return nil
}

var damagedLayouts = []struct {
	name   string
	change func(*document.Table) *document.Table // before the damage
	write  tableWriter                           // nil is the document itself
}{
	{name: "spans"},
	{name: "split", change: func(t *document.Table) *document.Table { return split(t, false) }},
	{name: "repeated", change: func(t *document.Table) *document.Table { return split(t, true) }},
	{name: "cell lines", write: cellLines},
	{name: "filled cell lines", write: filledCellLines},
	{name: "tabs", write: joined("", "\t", "", emptyBelow)},
	{name: "tabs, absent", write: joined("", "\t", "", absentCovered)},
	{name: "bars", write: joined("|", "|", "|", emptyCovered)},
	{name: "aligned", write: aligned},
	{name: "single spaces", write: singleSpaces},
	{name: "one a line", write: onePerLine},
	{name: "printed page", write: printedPage},
}

// damageSeeds is the number of random reports for each damage and layout;
// DAMAGE_SEEDS in the environment sets another.
func damageSeeds() int {
	if n, err := strconv.Atoi(os.Getenv("DAMAGE_SEEDS")); err == nil {
		return n
	}
	return 12
}

// TestDamage breaks tables in random places and reads them in every layout.
func TestDamage(t *testing.T) {
	for _, layout := range damagedLayouts {
		for _, d := range damages {
			t.Run(layout.name+", "+d.name, func(t *testing.T) {
				for seed := range uint64(damageSeeds()) {
					editions := govinfo.Editions{Proactive: govinfo.Edition(1 + seed%2), Applications: govinfo.Edition(1 + seed/2%2)}
					s := newSource(seed, editions, seed%3 == 0)
					distinguish(&s.want)
					s = relaid(s)
					if layout.change != nil {
						s.eachTable(layout.change)
					}
					hit := s.random.IntN(3)
					d.damage(s.random, s.tables[hit][0])
					doc := s.document()
					if layout.write != nil {
						var err error
						if doc, err = plain.Document(s.dump(layout.write)); err != nil {
							t.Fatal(err)
						}
					}
					checkDamaged(t, s, doc, fmt.Sprintf("seed %d, table %d", seed, hit+2))
				}
			})
		}
	}
}

// relaid lays a report out again after its figures have changed.
func relaid(s *source) *source {
	forms := [3]govinfo.Form{s.want.ProactiveEdition().Form(), s.want.ApplicationsEdition().Form(), govinfo.Edition2021.Form()}
	for i := range s.tables {
		s.tables[i] = []*document.Table{layOut(forms[i].Tables[i], &s.want)}
	}
	return s
}

// checkDamaged checks that every cell is right, or blank and told.
func checkDamaged(t *testing.T, s *source, doc *document.Document, name string) {
	t.Helper()
	result := recognize.Document(doc)
	for ref, want := range s.want.Cells() {
		got, _ := result.Report.At(ref)
		switch {
		case same(got, want), want.IsBlank(): // blank cells follow below
		case got.IsBlank() && isTold(result.Doubts, ref):
		default:
			t.Errorf("%s: %s = %q, want %q", name, ref, got, want)
			for _, p := range result.Doubts[:min(len(result.Doubts), 5)] {
				t.Logf("problem: %+v", p)
			}
			if testing.Verbose() {
				for _, line := range strings.Split(string(s.dump(joined("", "|", "", repeatCovered))), "\n") {
					t.Log(line)
				}
			}
			t.FailNow()
		}
	}
	for ref, got := range result.Report.Cells() {
		inserted := got.String() == "777777" && strings.Contains("decisions amount", ref.Last()) // a line's only figure now
		if want, _ := s.want.At(ref); !got.IsBlank() && want.IsBlank() && !inserted {
			t.Fatalf("%s: %s = %q, which the document does not have", name, ref, got)
		}
	}
}

// TestDamagedText deletes or doubles a line of a text in every layout, or cuts the
// text off.
func TestDamagedText(t *testing.T) {
	texts := []struct {
		name   string
		damage func(random *rand.Rand, lines []string) []string
	}{
		{"a line deleted", func(random *rand.Rand, lines []string) []string {
			i := random.IntN(len(lines))
			return slices.Delete(lines, i, i+1)
		}},
		{"a line doubled", func(random *rand.Rand, lines []string) []string {
			i := random.IntN(len(lines))
			return slices.Insert(lines, i, lines[i])
		}},
		{"a line of text inserted", func(random *rand.Rand, lines []string) []string {
			return slices.Insert(lines, random.IntN(len(lines)), []string{"（见附件）", "- 3 -", "", "续表", "注：数据截至年底。"}[random.IntN(5)])
		}},
		{"the end cut off", func(random *rand.Rand, lines []string) []string { return lines[:random.IntN(len(lines))] }},
	}
	for _, layout := range damagedLayouts {
		if layout.write == nil {
			continue
		}
		for _, d := range texts {
			t.Run(layout.name+", "+d.name, func(t *testing.T) {
				for seed := range uint64(damageSeeds() * 3) {
					s := newSource(seed, govinfo.Editions{Proactive: govinfo.Edition(1 + seed%2), Applications: govinfo.Edition(1 + seed/2%2)}, false)
					distinguish(&s.want)
					s = relaid(s)
					lines := d.damage(s.random, strings.Split(string(s.dump(layout.write)), "\n"))
					doc, err := plain.Document([]byte(strings.Join(lines, "\n")))
					if err != nil {
						t.Fatal(err)
					}
					checkDamaged(t, s, doc, fmt.Sprintf("seed %d", seed))
				}
			})
		}
	}
}
