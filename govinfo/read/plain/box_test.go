package plain_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/plain"
)

// spans writes the cells of a document's tables with their spans, columns × rows,
// and its paragraphs.
func spans(doc *document.Document) string {
	var text strings.Builder
	for _, block := range doc.Blocks {
		switch b := block.(type) {
		case *document.Paragraph:
			fmt.Fprintf(&text, "P %s\n", b.Text)
		case *document.Table:
			fmt.Fprintf(&text, "%c%d\n", "TDS"[b.Layout], b.Columns)
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					fmt.Fprintf(&text, "[%s", cell.Text)
					if cell.Width() > 1 || cell.Height() > 1 {
						fmt.Fprintf(&text, " %dx%d", cell.Width(), cell.Height())
					}
					text.WriteString("]")
				}
				text.WriteString("\n")
			}
		}
	}
	return text.String()
}

func TestDrawnTables(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"merged", `
┌──────┬──────┐
│      │ 法人 │
│ 自然 ├──┬───┤
│  人  │企│其 │
│      │业│他 │
├──────┼──┼───┤
│    12│ 3│  4│
└──────┴──┴───┘
后文。`, "T3\n[自然人 1x2][法人 2x1]\n[企业][其他]\n[12][3][4]\nP 后文。\n"},
		{"box characters of width 2", `
┌──┬───┐
│自然│法人  │
│人  ├─┬─┤
│    │企│其│
└──┴─┴─┘`, "T3\n[自然人 1x2][法人 2x1]\n[企][其]\n"},
		{"quotes of width 1", "┌──────┐\n│ “a”  │\n└──────┘", "T1\n[“a”]\n"},
		{"quotes of width 2", "┌────────┐\n│ “a”  │\n└────────┘", "T1\n[“a”]\n"},
		{"quotes as wide as the box", "┌───────┐\n│“a”其│\n└───────┘\n┌────┐\n│“a”其 │\n└────┘", "T1\n[“a”其]\nT1\n[“a”其]\n"},
		{"indented", "　　┌─┬─┐\n    │1│2│\n\u3000  └─┴─┘", "T2\n[1][2]\n"},
		{"heavy, double and round", "╔═╦═╗\n║1║2║\n╠═╩═╣\n║3  ║\n╚═══╝\n\n┏━┳━┓\n┃1┃2┃\n┗━┻━┛\n\n╭─┬─╮\n│1│2│\n╰─┴─╯",
			"T2\n[1][2]\n[3 2x1]\nT2\n[1][2]\nT2\n[1][2]\n"},
		{"two tables without a line between", "┌─┐\n│1│\n└─┘\n┌──┐\n│2 │\n└──┘", "T1\n[1]\nT1\n[2]\n"},
		{"empty cells", "┌─┬─┐\n│ │ │\n├─┼─┤\n│ │2│\n└─┴─┘", "T2\n[][]\n[][2]\n"},
		{"text on a rule", "┌──┬──┐\n│甲│ 1│\n│乙├──┤\n│丙│ 2│\n└──┴──┘", "T2\n[甲乙丙 1x2][1]\n[2]\n"},
		{"a dash of box characters", "┌────┬─┐\n│ ── │2│\n├────┼─┤\n│ -+ │|│\n└────┴─┘", "T2\n[──][2]\n[-+][|]\n"},
		{"words and compounds", "┌──────┬────┐\n│in    │2021│\n│force,│-   │\n│non-  │2022│\n│profit│x   │\n│第 1  │a   │\n│12件  │甲  │\n└──────┴────┘",
			"T2\n[in][2021]\n[force,][-]\n[non-][2022]\n[profit][x]\n[第 1][a]\n[12件][甲]\n"},
		{"words in one cell", "┌──────┬─┐\n│in    │1│\n│force,│ │\n│non-  │ │\n│profit│ │\n├──────┼─┤\n│共    │2│\n│12件  │ │\n├──────┼─┤\n│x     │3│\n└──────┴─┘",
			"T2\n[in force, non-profit][1]\n[共12件][2]\n[x][3]\n"},
		{"no HTML, no Markdown", "┌───────┬─────┐\n│ &amp; │**a**│\n└───────┴─────┘", "T2\n[&amp;][**a**]\n"},
		{"ASCII", "+----+-----+\n| 甲 |   1 |\n+----+--+--+\n| -5 | +|-1|\n+----+--+--+", "T3\n[甲][1 2x1]\n[-5][+][-1]\n"},
		{"ASCII, merged", "+----+-----+\n| 甲 |  +1 |\n|    +--+--+\n| -- | -| 3|\n+====+==+==+\n| c  |d |e |\n+----+--+--+",
			"T3\n[甲-- 1x2][+1 2x1]\n[-][3]\n[c][d][e]\n"},
		{"a listing of a database", "+------+----+\n| name | n  |\n+------+----+\n| 规章 |  1 |\n| 许可 | 12 |\n| 处罚 |    |\n+------+----+",
			"T2\n[name][n]\n[规章][1]\n[许可][12]\n[处罚][]\n"},
		{"a listing of words", "┌────┬────┐\n│name│ is │\n├────┼────┤\n│规章│ 是 │\n│许可│    │\n│罚  │ 否 │\n└────┴────┘",
			"T2\n[name][is]\n[规章][是]\n[许可][]\n[罚][否]\n"},
		{"no listing", "┌──────┬────┐\n│ name │  n │\n├──────┼────┤\n│ 规范 │    │\n│ 性文 │  1 │\n│ 件   │    │\n└──────┴────┘",
			"T2\n[name][n]\n[规范性文件][1]\n"},
		{"figures without rules between, in a form", "┌────┬──┐\n│甲  │乙│\n├────┼──┤\n│规章│ 1│\n│许可│ 2│\n├────┴──┤\n│其他   │\n└───────┘",
			"T2\n[甲][乙]\n[规章][1]\n[许可][2]\n[其他 2x1]\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc, err := plain.Document([]byte(test.text))
			if err != nil {
				t.Fatal(err)
			}
			if got := spans(doc); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// What does not fit to the last column is read as rows of cells between bars, if
// at all.
func TestDrawingsThatDoNotFit(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"a line too long", "┌──┬──┐\n│甲│乙│\n├──┼──┤\n│1  │ 2│\n└──┴──┘", "T2\n[甲][乙]\n[1][2]\n"},
		{"a bar beside its column", "┌──┬──┐\n│甲│乙│\n├──┼──┤\n│1│ 2 │\n└──┴──┘", "T2\n[甲][乙]\n[1][2]\n"},
		{"a border that ends", "┌──┬──┐\n│甲│乙│\n├──┼──┤\n│1 │ 2│\n", "T2\n[甲][乙]\n[1][2]\n"},
		{"a border with a hole", "┌──┬  ┐\n│甲│乙│\n└──┴──┘", "T2\n[甲][乙]\n"},
		{"a bar without a junction", "┌─────┐\n│甲│乙│\n└─────┘", "T2\n[甲][乙]\n"},
		{"a junction without a bar", "┌──┬──┐\n│甲 乙│\n│1 │ 2│\n└──┴──┘", "D0\n[甲 乙]\n[1][2]\n"},
		{"a cell that is no rectangle", "┌──┬──┐\n│甲│乙│\n│  └──┤\n│1   2│\n└─────┘", "D0\n[甲][乙]\n[1   2]\n"},
		{"a row without lines", "┌──┬──┐\n├──┼──┤\n│1 │ 2│\n└──┴──┘", "T2\n[1][2]\n"},
		{"a blank line", "┌──┬──┐\n│甲│乙│\n\n│1 │ 2│\n└──┴──┘", "T2\n[甲][乙]\n[1][2]\n"},
		{"a wall within a cell", "+---+---+\n|甲 |乙 |\n|   +-+ |\n+---+---+", "D0\n[甲][乙]\n[+-+]\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc, err := plain.Document([]byte(test.text))
			if err != nil {
				t.Fatal(err)
			}
			if got := spans(doc); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestDrawnTableLimits(t *testing.T) {
	table := "┌─┬─┐\n" + strings.Repeat("│1│2│\n├─┼─┤\n", 49) + "│1│2│\n└─┴─┘\n"
	listing := "+-+-+\n" + strings.Repeat("|1|2|\n", 50) + "+-+-+\n"
	for _, text := range []string{table, listing, "\n" + listing + "\n" + "甲\n"} {
		for _, most := range []int{1, 99, 100} {
			_, err := plain.Reader{Limits: document.Limits{Cells: most}}.Document(context.Background(), []byte(text))
			var limit *plain.LimitError
			if got := errors.As(err, &limit) && limit.Quantity == document.QuantityCells; got != (most < 100) {
				t.Errorf("at most %d cells: %v", most, err)
			}
		}
	}
}

// The time grows with the text: as many bytes a second of a text twice as long,
// whether the drawings are sound or not.
func BenchmarkDrawnTables(b *testing.B) {
	for name, text := range map[string]string{
		"sound":   "┌─┬─┐\n" + strings.Repeat("│1│2│\n├─┼─┤\n", 5000) + "│1│2│\n└─┴─┘\n",
		"unsound": strings.Repeat("┌─┬─┐\n", 5000) + strings.Repeat("+-+-+\n|1|2|\n", 5000),
	} {
		for _, times := range []int{1, 2} {
			b.Run(fmt.Sprintf("%s/%d", name, times), func(b *testing.B) {
				data := []byte(strings.Repeat(text, times))
				b.SetBytes(int64(len(data)))
				for b.Loop() {
					if _, err := plain.Document(data); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
