package lexicon

import (
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/words"
)

// The labels of a line and of a column of a form have exactly its cell in common.
func TestLabelsMeetInTheirCell(t *testing.T) {
	c := Tables()
	for _, edition := range [...]govinfo.Edition{govinfo.Edition2019, govinfo.Edition2021} {
		form := edition.Form()
		for _, table := range form.Tables {
			for _, block := range table.Blocks {
				for _, line := range block.Lines {
					for i, ref := range line.Refs {
						column := c.Meaning(keyOf(block.Columns[i].Label)).Column
						cells := column
						switch table.Section {
						case 4:
							continue
						case 2:
							cells = cells.And(c.Meaning(keyOf(block.Title)).Group).And(c.Editions[edition])
						}
						m := c.Meaning(keyOf(line.Label))
						if m == nil {
							t.Fatalf("%q means nothing", line.Label)
						}
						rows := m.Line
						for _, l := range m.Lines {
							if label := words.ParseLabel(line.Label); len(m.Lines) > 1 && table.Section == 3 && c.Lines[l].Label == label {
								rows = c.Lines[l].Set
							}
						}
						if index, ok := cells.And(rows).Only(); !ok || RefAt(index) != ref {
							t.Errorf("%s %s · %s: %v %v", block.Title, line.Label, block.Columns[i].Label, index, ok)
						}
					}
				}
			}
		}
	}
}

func TestSpellingsAreKeys(t *testing.T) {
	for key := range Tables().meanings {
		if words.Key(words.Fold(key)) != key {
			t.Errorf("%q is no key", key)
		}
	}
	for path := range lineSpellings {
		if Tables().LineAt(path) < 0 {
			t.Errorf("%s is no line", path)
		}
	}
}

func TestLineOfTable三MeansOneLine(t *testing.T) {
	for key, m := range Tables().meanings {
		var seen [5]map[govinfo.Edition]int
		for _, l := range m.Lines {
			b := Tables().Blocks[Tables().Lines[l].Block]
			if seen[b.Section] == nil {
				seen[b.Section] = map[govinfo.Edition]int{}
			}
			if seen[b.Section][b.Edition]++; seen[b.Section][b.Edition] > 1 && key != "其他" {
				t.Errorf("%q means several lines of table %d", key, b.Section)
			}
		}
	}
}
