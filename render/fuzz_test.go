package render_test

import (
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/render"
)

// FuzzWriters writes tables of any text and any spans with every writer: none
// may panic, what they write must keep its shape, and text must be safe to print.
func FuzzWriters(f *testing.F) {
	for _, seed := range []string{"", "规章|其他", "a\nb|“三安全”|c", "\x1b[2J|\t|\u009b", "<td>|**|`", "（三）不予公开|12|·", "e\u0301\u200d|\xff|\u202e"} {
		f.Add(seed, uint64(len(seed)), 20)
	}
	f.Fuzz(func(t *testing.T, text string, shape uint64, width int) {
		random := rand.New(rand.NewPCG(shape, 1))
		texts := strings.Split(text, "|")
		table := &document.Table{Caption: texts[0], Columns: random.IntN(4), HeadRows: random.IntN(3), Layout: document.Layout(random.IntN(3))}
		for range random.IntN(6) {
			var row document.Row
			for range random.IntN(5) {
				row.Cells = append(row.Cells, document.Cell{
					Text: texts[random.IntN(len(texts))], Header: document.Header(random.IntN(4)),
					ColSpan: random.IntN(4), RowSpan: random.IntN(4),
				})
			}
			table.Rows = append(table.Rows, row)
		}
		doc := &document.Document{Title: text, Language: texts[0], Blocks: []document.Block{
			&document.Heading{Level: random.IntN(9) - 1, Text: texts[0]}, table, &document.Paragraph{Text: text, Role: document.Role(random.IntN(3))},
		}}
		list := []render.Mark{{Text: text, ID: texts[0], Got: text}}

		if problem := balanced(string(render.HTML{Marks: list}.Append(nil, doc))); problem != "" {
			t.Error(problem)
		}
		for _, ambiguous := range []int{1, 2} {
			out := string(render.Text{Width: width % 200, Ambiguous: ambiguous, Marks: list, Wrap: true}.Append(nil, doc))
			if !utf8.ValidString(out) || strings.ContainsFunc(out, func(r rune) bool { return r != '\n' && unicode.IsControl(r) }) {
				t.Errorf("not printable: %q", out)
			}
		}
		render.Markdown{Marks: list}.Append(nil, doc)
	})
}

func TestTextIsSafeToPrint(t *testing.T) {
	doc := &document.Document{Blocks: []document.Block{
		&document.Heading{Level: 1, Text: "a\x1b[2Jb"},
		&document.Paragraph{Text: "c\u009b31md\te\rf\xff"},
	}}
	want := "a\ufffd[2Jb\n　　c\ufffd31md e\ufffdf\ufffd\n"
	if got := strings.TrimLeft(string(render.Text{}.Append(nil, doc)), " "); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestConcurrentUse(t *testing.T) {
	r := sample(both2021)
	doc := render.Compose(&r)
	for name, writer := range writers(marks()) {
		want := string(writer.Append(nil, doc))
		var group sync.WaitGroup
		for range 4 {
			group.Go(func() {
				for range 20 {
					if string(writer.Append(nil, doc)) != want {
						t.Errorf("%s differs when used by several goroutines", name)
						return
					}
				}
			})
		}
		group.Wait()
	}
}
