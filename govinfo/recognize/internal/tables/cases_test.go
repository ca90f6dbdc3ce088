package tables_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/recognize/internal/tables"
)

var update = flag.Bool("update", false, "write the cases of testdata anew")

// dataCase is a case of testdata; cases.txt says how they are written.
type dataCase struct {
	name, text, want string
}

func dataCases(t testing.TB, file string) (head string, cases []dataCase) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(data), "\n## ")
	for _, part := range parts[1:] {
		name, rest, _ := strings.Cut(part, "\n")
		text, want, found := strings.Cut(rest, "=>\n")
		if !found {
			t.Fatalf("%s: no =>", name)
		}
		cases = append(cases, dataCase{name, text, strings.TrimRight(want, "\n") + "\n"})
	}
	return parts[0], cases
}

// source makes the document of a case.
func (c *dataCase) source(t testing.TB) tables.Source {
	t.Helper()
	doc := &document.Document{}
	sections := make(map[string]int)
	var table *document.Table
	for line := range strings.Lines(c.text) {
		kind, text, _ := strings.Cut(strings.TrimRight(line, "\n"), " ")
		text = strings.ReplaceAll(text, `\n`, "\n")
		switch {
		case kind == "t":
			layout := slices.Index([]string{"spans", "dump", "sequence", "flow"}, text)
			table = &document.Table{Layout: [...]document.Layout{document.LayoutSpans, document.LayoutDump, document.LayoutSequence, document.LayoutFlow}[layout]}
			doc.Blocks = append(doc.Blocks, table)
		case kind == "|":
			var row document.Row
			for cell := range strings.SplitSeq(text, "|") {
				row.Cells = append(row.Cells, parseCell(strings.TrimSpace(cell)))
			}
			table.Rows = append(table.Rows, row)
		case kind == "|-":
			table.Rows = append(table.Rows, document.Row{})
		case strings.HasPrefix(kind, "p"), strings.HasPrefix(kind, "h"):
			section := 0
			_, _ = fmt.Sscan(kind[1:], &section)
			sections[text] = section
			if kind[0] == 'p' {
				doc.Blocks = append(doc.Blocks, &document.Paragraph{Text: text})
			} else {
				doc.Blocks = append(doc.Blocks, &document.Heading{Level: 1, Text: text})
			}
		default:
			t.Fatalf("%s: %q", c.name, line)
		}
	}
	return tables.Source{Doc: doc, To: len(doc.Blocks), Section: func(text string, _ bool) int { return sections[text] }}
}

// parseCell reads a cell with its spans: 总计{2,3} is two columns wide and three rows high.
func parseCell(text string) document.Cell {
	name, spans, _ := strings.Cut(strings.TrimSuffix(text, "}"), "{")
	cell := document.Cell{Text: name}
	_, _ = fmt.Sscanf(spans, "%d,%d", &cell.ColSpan, &cell.RowSpan)
	return cell
}

// shown writes what was read: the figures of each line that was found, with _ for a blank
// one and . for one that was not found, what was told and where (block, row and cell), how
// many lines a table lacks (-1 is the whole table), and the blocks that are no part of a table.
func shown(found tables.Result) string {
	var out strings.Builder
	read := cells(found)
	var line govinfo.Ref
	var figures []string
	flush := func() {
		if slices.ContainsFunc(figures, func(f string) bool { return f != "." }) {
			fmt.Fprintf(&out, "%s: %s\n", line, strings.Join(figures, " "))
		}
		figures = nil
	}
	for _, ref := range govinfo.Refs() {
		if ref.Parent() != line {
			flush()
			line = ref.Parent()
		}
		switch value, ok := read[ref]; {
		case !ok:
			figures = append(figures, ".")
		case value == "":
			figures = append(figures, "_")
		default:
			figures = append(figures, value)
		}
	}
	flush()
	lacks := make(map[string]int) // lines of each table
	for _, d := range found.Doubts {
		switch d.Code {
		case tables.MissingLine:
			table, _, _ := strings.Cut(string(d.Ref), ".")
			lacks[table]++
		case tables.MissingTable:
			lacks[string(d.Ref)]--
		default:
			fmt.Fprintf(&out, "told %s %s at %d.%d.%d\n", d.Code, d.Ref, d.At.Block, d.At.Row, d.At.Cell)
		}
	}
	for _, table := range slices.Sorted(maps.Keys(lacks)) {
		fmt.Fprintf(&out, "lacks %s %d\n", table, lacks[table])
	}
	for block, taken := range found.Taken {
		if !taken {
			fmt.Fprintf(&out, "text %d\n", block)
		}
	}
	return out.String()
}

// Each case has a guard that it needs: without it, the case reads otherwise.
func TestDataCases(t *testing.T) { checkCases(t, "testdata/cases.txt") }

func TestDataReports(t *testing.T) { checkCases(t, "testdata/reports.txt") }

func TestDataSmallest(t *testing.T) { checkCases(t, "testdata/smallest.txt") }

func checkCases(t *testing.T, file string) {
	head, all := dataCases(t, file)
	var out strings.Builder
	out.WriteString(head)
	for _, c := range all {
		got := shown(tables.Read(c.source(t)))
		fmt.Fprintf(&out, "\n## %s\n%s=>\n%s", c.name, c.text, got)
		if !*update && got != c.want {
			t.Errorf("%s:\n%swant\n%s", c.name, got, c.want)
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
