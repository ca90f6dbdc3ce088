package docx_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/internal/pack/packtest"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/docx"
	"github.com/openxxgk/annualreport/severity"
)

type node struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Children []node     `xml:",any"`
}

func (n *node) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// all returns the descendants with a name, in order.
func (n *node) all(name string) []*node {
	var found []*node
	for i := range n.Children {
		child := &n.Children[i]
		if child.XMLName.Local == name {
			found = append(found, child)
		}
		found = append(found, child.all(name)...)
	}
	return found
}

func (n *node) text() string {
	var out strings.Builder
	for _, t := range n.all("t") {
		out.WriteString(t.Text)
	}
	return out.String()
}

// open unpacks a file and parses every part.
func open(t *testing.T, file []byte) map[string]*node {
	t.Helper()
	parts := make(map[string]*node)
	for name, content := range packtest.Parts(t, file) {
		part := new(node)
		if err := xml.Unmarshal([]byte(content), part); err != nil {
			t.Fatalf("%s is not well formed: %v", name, err)
		}
		parts[name] = part
	}
	return parts
}

func write(t *testing.T, w docx.Writer, doc *document.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := w.Render(&out, doc); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func report(editions govinfo.Editions) govinfo.Report {
	return govinfotest.Options{Editions: editions}.Report(rand.New(rand.NewPCG(3, 5)))
}

var (
	both2021 = govinfo.Editions{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2021}
	both2019 = govinfo.Editions{Proactive: govinfo.Edition2019, Applications: govinfo.Edition2019}
)

var someMarks = []render.Mark{
	{Ref: "applications.received.total", ID: "A01", Text: "不符 <合计>", Got: "1", Want: "2"},
	{Ref: "applications.received.total", Severity: severity.Warning, ID: "N01"},
	{Ref: "disputes", Severity: severity.Note, ID: "D02", Text: "无申请"},
}

// Every reference of the package leads to a part, and every part has a type.
func TestPackage(t *testing.T) {
	r := report(both2021)
	for _, marks := range [][]render.Mark{nil, someMarks} {
		parts := open(t, write(t, docx.Writer{Marks: marks}, render.Compose(&r)))
		typed := map[string]bool{"[Content_Types].xml": true, "_rels/.rels": true, "word/_rels/document.xml.rels": true}
		for _, o := range parts["[Content_Types].xml"].all("Override") {
			name := strings.TrimPrefix(o.attr("PartName"), "/")
			typed[name] = true
			if parts[name] == nil {
				t.Errorf("a type for %s, which is not there", name)
			}
		}
		for name := range parts {
			if !typed[name] {
				t.Errorf("no type for %s", name)
			}
		}
		ids := make(map[string]bool)
		for _, relation := range parts["word/_rels/document.xml.rels"].all("Relationship") {
			ids[relation.attr("Id")] = true
			if parts["word/"+relation.attr("Target")] == nil {
				t.Errorf("a relation to %s, which is not there", relation.attr("Target"))
			}
		}
		for _, reference := range parts["word/document.xml"].all("footerReference") {
			if !ids[reference.attr("id")] {
				t.Errorf("no relation %s", reference.attr("id"))
			}
		}
		defined := make(map[string]bool)
		for _, style := range parts["word/styles.xml"].all("style") {
			defined[style.attr("styleId")] = true
		}
		for name, part := range parts {
			for _, kind := range []string{"pStyle", "rStyle", "tblStyle", "basedOn", "next"} {
				for _, use := range part.all(kind) {
					if !defined[use.attr("val")] {
						t.Errorf("%s: no style %s", name, use.attr("val"))
					}
				}
			}
		}
		if got := parts["word/comments.xml"] != nil; got != (marks != nil) {
			t.Errorf("comments: %v", got)
		}
	}
}

// The tables of the file have the grid of the document.
func TestTables(t *testing.T) {
	for _, editions := range []govinfo.Editions{both2021, both2019} {
		r := report(editions)
		doc := render.Compose(&r)
		parts := open(t, write(t, docx.Writer{}, doc))
		tables := parts["word/document.xml"].all("tbl")
		var want []*document.Table
		for _, block := range doc.Blocks {
			if table, ok := block.(*document.Table); ok {
				want = append(want, table)
			}
		}
		if len(tables) != len(want) {
			t.Fatalf("%d tables, want %d", len(tables), len(want))
		}
		for i, table := range tables {
			checkTable(t, table, want[i])
		}
	}
}

func checkTable(t *testing.T, got *node, want *document.Table) {
	t.Helper()
	grid, err := want.Grid()
	if err != nil {
		t.Fatal(err)
	}
	widths := got.all("gridCol")
	if len(widths) != want.Columns {
		t.Fatalf("%d columns, want %d", len(widths), want.Columns)
	}
	sum := 0
	for _, column := range widths {
		n, err := strconv.Atoi(column.attr("w"))
		if err != nil || n < 400 {
			t.Errorf("a column is %q wide", column.attr("w"))
		}
		sum += n
	}
	if sum != 8844 {
		t.Errorf("the columns are %d wide", sum)
	}
	rows := got.all("tr")
	if len(rows) != len(grid) {
		t.Fatalf("%d rows, want %d", len(rows), len(grid))
	}
	for y, row := range rows {
		if head := len(row.all("tblHeader")) > 0; head != (y < want.HeadRows) {
			t.Errorf("row %d: header %v", y, head)
		}
		x := 0
		for _, cell := range row.all("tc") {
			place := grid[y][x]
			source := want.Rows[place.Row].Cells[place.Cell]
			span := 1
			if s := cell.all("gridSpan"); len(s) > 0 {
				span, _ = strconv.Atoi(s[0].attr("val"))
			}
			if span != source.Width() {
				t.Errorf("row %d column %d spans %d, want %d", y, x, span, source.Width())
			}
			text, merge := source.Text, "none"
			if m := cell.all("vMerge"); len(m) > 0 {
				merge = m[0].attr("val")
			}
			switch {
			case place.Row < y:
				text = ""
				if merge != "" {
					t.Errorf("row %d column %d is not merged with the cell above", y, x)
				}
			case source.Height() > 1 && merge != "restart", source.Height() == 1 && merge != "none":
				t.Errorf("row %d column %d: merge %q", y, x, merge)
			}
			if cell.text() != text {
				t.Errorf("row %d column %d says %q, want %q", y, x, cell.text(), text)
			}
			x += span
		}
		if x != want.Columns {
			t.Errorf("row %d is %d wide", y, x)
		}
	}
}

func TestTextOfTheFile(t *testing.T) {
	r := report(both2021)
	r.Overview = append(r.Overview, govinfo.Paragraph{Text: "a<b>&\"c\"\x01\xff尾"}, govinfo.Paragraph{Text: "（六）其他", Heading: true})
	doc := render.Composer{Preface: govinfo.Text("前言")}.Compose(&r)
	parts := open(t, write(t, docx.Writer{}, doc))
	styles := make(map[string]string)
	for _, p := range parts["word/document.xml"].all("p") {
		if style := p.all("pStyle"); len(style) > 0 {
			styles[p.text()] = style[0].attr("val")
		}
	}
	for text, want := range map[string]string{
		r.Title:                   "Heading1",
		"二、主动公开政府信息情况":            "Heading2",
		"（六）其他":                   "Heading3",
		"前言":                      "BodyText",
		"a<b>&\"c\"\ufffd\ufffd尾": "BodyText",
	} {
		if styles[text] != want {
			t.Errorf("%q has the style %q, want %q", text, styles[text], want)
		}
	}
}

func TestMarksAreComments(t *testing.T) {
	r := report(both2021)
	parts := open(t, write(t, docx.Writer{Marks: someMarks}, render.Compose(&r)))
	comments := parts["word/comments.xml"].all("comment")
	if len(comments) != 2 || !strings.Contains(comments[0].text(), "不符 <合计>（现为 1，应为 2）") {
		t.Errorf("%d comments", len(comments))
	}
	body := parts["word/document.xml"]
	ids := func(name string) (ids []string) {
		for _, n := range body.all(name) {
			ids = append(ids, n.attr("id"))
		}
		slices.Sort(ids)
		return ids
	}
	for _, name := range []string{"commentRangeStart", "commentRangeEnd", "commentReference", "bookmarkStart", "bookmarkEnd"} {
		if got := ids(name); !slices.Equal(got, []string{"0", "1"}) {
			t.Errorf("%s: %q", name, got)
		}
	}
	names := make(map[string]bool)
	for _, n := range body.all("bookmarkStart") {
		names[n.attr("name")] = true
	}
	links := body.all("hyperlink")
	if len(links) != 2 || !names[links[0].attr("anchor")] || !names[links[1].attr("anchor")] {
		t.Errorf("%d links to the cells", len(links))
	}
	if !strings.Contains(body.text(), "3. 提示 D02") {
		t.Error("the mark on a table is not listed")
	}
}

func TestSameDocumentSameBytes(t *testing.T) {
	r := report(both2021)
	a, b := write(t, docx.Writer{Marks: someMarks}, render.Compose(&r)), write(t, docx.Writer{Marks: someMarks}, render.Compose(&r))
	if !bytes.Equal(a, b) {
		t.Error("two files of one document differ")
	}
}

func TestErrors(t *testing.T) {
	huge := &document.Document{Blocks: []document.Block{&document.Table{Columns: 1 << 30, Rows: make([]document.Row, 2)}}}
	var tooLarge *document.GridError
	if err := (docx.Writer{}).Render(io.Discard, huge); !errors.As(err, &tooLarge) {
		t.Errorf("a huge table: %v", err)
	}
	full := errors.New("disk full")
	r := report(both2021)
	if err := (docx.Writer{}).Render(failing{full}, render.Compose(&r)); !errors.Is(err, full) {
		t.Errorf("a failing writer: %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// LibreOffice reads the file and finds every figure in its place. Skipped where
// there is none, unless REQUIRE_OFFICE=1.
func TestLibreOfficeReadsTheFile(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("REQUIRE_OFFICE") == "1" {
			t.Fatal(err)
		}
		t.Skip("no LibreOffice")
	}
	for name, editions := range map[string]govinfo.Editions{"2021": both2021, "2019": both2019} {
		t.Run(name, func(t *testing.T) {
			r := report(editions)
			for i, ref := range govinfo.Refs() {
				if value, err := r.At(ref); err == nil && !value.IsBlank() && ref.Last() != "amount" {
					if err := r.Set(ref, govinfo.N(int64(100000+i))); err != nil {
						t.Fatal(err)
					}
				}
			}
			directory := t.TempDir()
			file := filepath.Join(directory, "report.docx")
			if err := os.WriteFile(file, write(t, docx.Writer{Marks: someMarks}, render.Compose(&r)), 0o644); err != nil {
				t.Fatal(err)
			}
			command := exec.Command(office, "--headless", "-env:UserInstallation=file://"+filepath.Join(directory, "profile"),
				"--convert-to", "txt:Text (encoded):UTF8", "--outdir", directory, file)
			if out, err := command.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			text, err := os.ReadFile(filepath.Join(directory, "report.txt"))
			if err != nil {
				t.Fatal(err)
			}
			at := 0
			for ref, value := range r.Cells() {
				if value.IsBlank() || ref.Last() == "amount" {
					continue
				}
				found := bytes.Index(text[at:], []byte(value.String()))
				if found < 0 {
					t.Fatalf("%s = %s is not there, or not in order", ref, value)
				}
				at += found
			}
		})
	}
}

func Example() {
	r := govinfo.Report{Year: 2023, Agency: govinfo.Agency{Name: "云溪县林业局"}}
	var file bytes.Buffer
	if err := (docx.Writer{}).Render(&file, render.Compose(&r)); err != nil {
		fmt.Println(err)
	}
	fmt.Printf("%.2s\n", file.Bytes())
	// Output: PK
}

// Cells that were not read are shaded by themselves; the mark of their line is in the
// list.
func TestUnreadCellsAreShaded(t *testing.T) {
	r := govinfo.Zero(govinfo.Edition2021)
	mark := render.Mark{Ref: "disputes", Unread: true, Text: "整张表未能读取", Cells: []govinfo.Ref{"disputes.reconsideration.upheld", "disputes.reconsideration.total"}}
	body := open(t, write(t, docx.Writer{Marks: []render.Mark{mark}}, render.Compose(&r)))["word/document.xml"]
	shaded := 0
	for _, shade := range body.all("shd") {
		if shade.attr("fill") == "E0E0E0" {
			shaded++
		}
	}
	if shaded != 2 || !strings.Contains(body.text(), "整张表未能读取") {
		t.Errorf("%d cells are shaded", shaded)
	}
}
