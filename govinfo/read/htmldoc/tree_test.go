package htmldoc

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/outline"
)

// tags are what broken pages are made of here. Elements that html.Parse renders
// in a way that does not parse to the same tree again are not among them (li in
// a hidden div, formatting elements that are reopened).
var tags = strings.Fields(`<table> <table> </table> <tr> </tr> <td> </td> <tbody> </tbody> <thead>
	<td_colspan=2> <td_rowspan=2> <td_rowspan=0> <caption> </caption> <col> <colgroup> <p> </p> <div> </div>
	<span> </span> <section_hidden> </section> <b> </b> <h1> </h1> <h2> </h2> <ul> </ul> <li> </li> <dl> <dt> <dd> </dl>
	<a> </a> <form> </form> <object> </object> <center> </center> <font> </font> <br> <hr>
	</body> <o:p> </o:p> <address> </address> <sup> </sup> <pre> </pre> <table_role=presentation>`)

// TestTreeConstruction holds the parser against html.Parse: a broken page must
// read like the well-formed page that a browser makes of it.
func TestTreeConstruction(t *testing.T) {
	for seed := range uint64(20_000) {
		page := randomPage(rand.New(rand.NewPCG(seed, 7)))
		got, want, well := bothWays(t, page)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("seed %d: %s\nis in a browser: %s\n-want +got:\n%s", seed, page, well, diff)
		}
	}
}

func randomPage(r *rand.Rand) string {
	var s strings.Builder
	if r.IntN(2) == 0 {
		s.WriteString("<!DOCTYPE html>")
	}
	for i := range 3 + r.IntN(16) {
		s.WriteString(strings.ReplaceAll(tags[r.IntN(len(tags))], "_", " "))
		if r.IntN(2) == 0 {
			s.WriteByte('a' + byte(i))
		}
	}
	return s.String()
}

// bothWays reads a page as it is and as html.Parse understands it.
func bothWays(t *testing.T, page string) (direct, parsed, wellFormed string) {
	tree, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return "", "", "" // nested too deep for it
	}
	var rendered bytes.Buffer
	if err := html.Render(&rendered, tree); err != nil {
		return "", "", ""
	}
	a, err := Document([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	b, err := Document(rendered.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return withoutLines(a), withoutLines(b), rendered.String()
}

// withoutLines writes a document without the limits of its paragraphs: text
// that a browser moves out of a table is one line there and several here.
func withoutLines(doc *document.Document) string {
	var s strings.Builder
	for _, block := range doc.Blocks {
		one := outline.Of(&document.Document{Blocks: []document.Block{block}})
		if _, ok := block.(*document.Table); ok {
			one = strings.ReplaceAll(one, " ⏎ ", "")
		} else {
			one = strings.TrimSuffix(strings.TrimLeft(strings.ReplaceAll(one, " ⏎ ", ""), "# "), "\n")
		}
		s.WriteString(one)
	}
	return s.String()
}

func seeds(f *testing.F) {
	names, err := filepath.Glob("testdata/*.*")
	if err != nil || len(names) == 0 {
		f.Fatal("no test data", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for seed := range uint64(20) {
		f.Add([]byte(randomPage(rand.New(rand.NewPCG(seed, 9)))))
	}
	f.Add([]byte(`var a = "\u003ctable><tr><td>a<td>\"b\"<\/table>"`))
	f.Add([]byte(`<script>document.write('<table><tr>' + "<td>1</td>");</script>`))
}

// FuzzDocument looks for panics, for documents out of proportion to their page,
// and for tables that have no grid.
func FuzzDocument(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Document(data)
		if err != nil {
			if doc != nil {
				t.Error("a document beside an error")
			}
			return
		}
		size := 0
		for _, block := range doc.Blocks {
			switch b := block.(type) {
			case *document.Heading:
				size += len(b.Text)
				if b.Text == "" || b.Level < 1 || b.Level > 9 {
					t.Errorf("heading %q of level %d", b.Text, b.Level)
				}
			case *document.Paragraph:
				size += len(b.Text)
				if strings.TrimSpace(b.Text) == "" {
					t.Errorf("paragraph %q", b.Text)
				}
			case *document.Table:
				for i := range b.Rows {
					for k := range b.Rows[i].Cells {
						size += len(b.Rows[i].Cells[k].Text)
					}
				}
			}
		}
		if size > 4*len(data)+64 {
			t.Errorf("%d bytes of text from %d bytes", size, len(data))
		}
	})
}
