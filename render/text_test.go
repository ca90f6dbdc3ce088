package render_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/width"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/render"
)

// columns measures a line independently of the package.
func columns(line string, ambiguous int) int {
	total := 0
	for _, r := range line {
		switch p, _ := width.LookupString(string(r)); p.Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			total += 2
		case width.EastAsianAmbiguous:
			total += ambiguous
		default:
			total++
		}
	}
	return total
}

const corners = "┌├└│"

func isTableLine(line string) bool {
	return line != "" && strings.ContainsRune(corners, []rune(line)[0])
}

func TestTextTablesAlign(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 2))
	for _, ambiguous := range []int{1, 2} {
		for _, test := range goldenCases() {
			checkAligned(t, render.Text{Ambiguous: ambiguous, Marks: test.marks}, test.composer.Compose(&test.report))
		}
		for range 50 {
			r := govinfotest.Options{WithBlank: true}.Report(random)
			for _, limit := range []int{1, 60, 80, 132, 400} {
				checkAligned(t, render.Text{Ambiguous: ambiguous, Width: limit}, render.Compose(&r))
			}
		}
	}
}

func checkAligned(t *testing.T, text render.Text, doc *document.Document) {
	t.Helper()
	want := 0
	for _, line := range strings.Split(string(text.Append(nil, doc)), "\n") {
		if !isTableLine(line) {
			want = 0
			continue
		}
		got := columns(line, text.Ambiguous)
		if want == 0 {
			want = got
		}
		if got != want {
			t.Fatalf("a line of %d columns in a table of %d (ambiguous %d):\n%s", got, want, text.Ambiguous, line)
		}
	}
	if text.Width >= 100 && want > text.Width {
		t.Errorf("a table of %d columns, at most %d wanted", want, text.Width)
	}
}

// Every label and figure must be in the drawing, though broken into lines.
func TestTextLosesNothing(t *testing.T) {
	for _, test := range goldenCases() {
		doc := test.composer.Compose(&test.report)
		out := string(render.Text{}.Append(nil, doc))
		for _, block := range doc.Blocks {
			table, ok := block.(*document.Table)
			if !ok {
				continue
			}
			have := make(map[rune]int)
			for _, r := range out {
				have[r]++
			}
			need := make(map[rune]int)
			for _, row := range table.Rows {
				for _, cell := range row.Cells {
					for _, r := range cell.Text {
						if !unicode.IsSpace(r) {
							need[r]++
						}
					}
				}
			}
			for r, n := range need {
				if have[r] < n {
					t.Errorf("%s: %d of %q, want %d", test.name, have[r], r, n)
				}
			}
		}
	}
}

func TestTextWrap(t *testing.T) {
	doc := &document.Document{Blocks: []document.Block{
		&document.Paragraph{Text: "本机关认真贯彻《中华人民共和国政府信息公开条例》，“三安全一稳定”等均已说明，Government Information Disclosure，共1,204条。"},
	}}
	out := string(render.Text{Width: 20, Wrap: true}.Append(nil, doc))
	joined := ""
	for i, line := range strings.Split(strings.TrimRight(out, "\n"), "\n") {
		if columns(line, 1) > 20 {
			t.Errorf("line %d has %d columns: %s", i, columns(line, 1), line)
		}
		first, last := []rune(line)[0], []rune(line)[len([]rune(line))-1]
		if strings.ContainsRune("，。、）》”", first) || strings.ContainsRune("（《“", last) {
			t.Errorf("line %d breaks at the wrong mark: %s", i, line)
		}
		joined += strings.TrimSpace(line)
	}
	want := strings.ReplaceAll(doc.Blocks[0].(*document.Paragraph).Text, " ", "")
	if strings.ReplaceAll(joined, " ", "") != want {
		t.Errorf("the lines say %q", joined)
	}
	if !strings.HasPrefix(out, "　　本机关") {
		t.Errorf("no indent: %.30q", out)
	}
}

func TestMarkdownTablesAreWellFormed(t *testing.T) {
	for _, test := range goldenCases() {
		doc := test.composer.Compose(&test.report)
		lines := strings.Split(string(render.Markdown{Marks: test.marks}.Append(nil, doc)), "\n")
		rows := 0
		for i, line := range lines {
			if !strings.HasPrefix(line, "|") {
				rows = 0
				continue
			}
			rows++
			cells := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|") - 1
			if rows == 1 {
				if i > 0 && lines[i-1] != "" {
					t.Errorf("%s: a table follows %q without a blank line", test.name, lines[i-1])
				}
				if strings.Trim(lines[i+1], "|-: ") != "" {
					t.Errorf("%s: no delimiter row after %q", test.name, line)
				}
			} else if before := strings.Count(strings.ReplaceAll(lines[i-1], `\|`, ""), "|") - 1; cells != before {
				t.Errorf("%s: %d cells after a row of %d: %s", test.name, cells, before, line)
			}
		}
	}
}

func TestMarkdownEscapes(t *testing.T) {
	doc := &document.Document{Blocks: []document.Block{
		&document.Heading{Level: 2, Text: "a*b"},
		&document.Paragraph{Text: "# no heading"},
		&document.Paragraph{Text: "12. no list"},
		&document.Paragraph{Text: "    no code <b>_x_</b>"},
		&document.Paragraph{Text: "> no quotation <附件> & a]b &amp; [x](y)"},
		&document.Table{Rows: []document.Row{
			{Cells: []document.Cell{{Text: "a|b\nc", Header: document.HeaderColumn}}},
			{Cells: []document.Cell{{Text: "`x`"}}},
		}},
	}}
	want := "## a\\*b\n\n\\# no heading\n\n12\\. no list\n\n&#32;&#32;&#32;&#32;no code \\<b>\\_x\\_\\</b>\n\n\\> no quotation <附件> & a\\]b \\&amp; \\[x\\](y)\n\n| a\\|b<br>c |\n| ---: |\n| \\`x\\` |\n"
	if got := string(render.Markdown{}.Append(nil, doc)); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// A report of one form in every writer must show every filled cell.
func TestEveryFigureIsShown(t *testing.T) {
	r := sample(both2021)
	for i, ref := range govinfo.Refs() {
		if ref.Last() != "amount" && !ref.Within("proactive2019") && !ref.Within("applications.outcomes.other.undivided") {
			if err := r.Set(ref, govinfo.N(int64(100000+i))); err != nil {
				t.Fatal(err)
			}
		}
	}
	doc := render.Compose(&r)
	for name, writer := range writers(nil) {
		out := string(writer.Append(nil, doc))
		for ref, value := range r.Cells() {
			if strings.Count(out, value.String()) != 1 {
				t.Errorf("%s shows %s %d times", name, ref, strings.Count(out, value.String()))
			}
		}
	}
}

// With Wrap no line is wider than the width, those of the list of marks neither.
func TestWrapBreaksEveryLine(t *testing.T) {
	for _, test := range goldenCases() {
		text := render.Text{Width: 80, Wrap: true, Marks: test.marks}.Append(nil, test.composer.Compose(&test.report))
		for line := range strings.Lines(string(text)) {
			if line = strings.TrimSuffix(line, "\n"); columns(line, 1) > 80 && !isTableLine(line) {
				t.Errorf("%s: %d columns: %s", test.name, columns(line, 1), line)
			}
		}
	}
}
