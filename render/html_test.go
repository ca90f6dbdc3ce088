package render_test

import (
	"html/template"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/render"
)

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func elements(root *html.Node, names ...string) []*html.Node {
	var found []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && slices.Contains(names, n.Data) {
			found = append(found, n)
		}
	}
	return found
}

func textOf(n *html.Node) string {
	var text strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			text.WriteString(d.Data)
		}
	}
	return text.String()
}

func parseHTML(t *testing.T, page []byte) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(string(page)))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// balanced reports the first tag that does not close the one opened last.
func balanced(page string) string {
	void := []string{"meta", "br", "wbr"}
	var open []string
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				return "left open: " + strings.Join(open, " ")
			}
			return ""
		case html.StartTagToken:
			if name, _ := z.TagName(); !slices.Contains(void, string(name)) {
				open = append(open, string(name))
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				return "</" + string(name) + "> closes " + strings.Join(open, " ")
			}
			open = open[:len(open)-1]
		}
	}
}

func TestHTMLStructure(t *testing.T) {
	for _, test := range goldenCases() {
		t.Run(test.name, func(t *testing.T) {
			doc := test.composer.Compose(&test.report)
			page := render.HTML{Marks: test.marks}.Append(nil, doc)
			if problem := balanced(string(page)); problem != "" {
				t.Error(problem)
			}
			root := parseHTML(t, page)
			ids := make(map[string]*html.Node)
			for n := range root.Descendants() {
				if id := attribute(n, "id"); id != "" {
					if ids[id] != nil {
						t.Errorf("id %q twice", id)
					}
					ids[id] = n
				}
			}
			checkCells(t, doc, ids)
			checkHeaders(t, root, ids)
			for _, a := range elements(root, "a") {
				if target := strings.TrimPrefix(attribute(a, "href"), "#"); ids[target] == nil {
					t.Errorf("a link leads to %q, which is not there", target)
				}
			}
			for _, name := range []string{"script", "link", "img", "iframe"} {
				if n := elements(root, name); len(n) > 0 {
					t.Errorf("%d elements %s", len(n), name)
				}
			}
		})
	}
}

// checkCells looks for every cell of the document under its id.
func checkCells(t *testing.T, doc *document.Document, ids map[string]*html.Node) {
	t.Helper()
	cells := 0
	for _, block := range doc.Blocks {
		table, ok := block.(*document.Table)
		if !ok {
			continue
		}
		for _, row := range table.Rows {
			for _, cell := range row.Cells {
				if cell.ID == "" {
					continue
				}
				cells++
				n := ids[cell.ID]
				if n == nil || n.Data != "td" {
					t.Errorf("no td with the id %q", cell.ID)
				} else if got := textOf(n); got != cell.Text && !strings.HasPrefix(got, cell.Text+" ") {
					t.Errorf("%s shows %q, want %q", cell.ID, got, cell.Text)
				}
			}
		}
	}
	if cells < 10+161+15 {
		t.Errorf("only %d cells", cells)
	}
}

// checkHeaders follows the headers attribute of every cell, and compares with
// what the form says of the cell, where labels are those of the form.
func checkHeaders(t *testing.T, root *html.Node, ids map[string]*html.Node) {
	t.Helper()
	chinese := attribute(elements(root, "html")[0], "lang") == "zh-CN"
	for _, td := range elements(root, "td") {
		names := strings.Fields(attribute(td, "headers"))
		if len(names) < 2 {
			t.Errorf("%s has the headers %q", attribute(td, "id"), names)
		}
		var labels []string
		for _, name := range names {
			th := ids[name]
			if th == nil || th.Data != "th" || attribute(th, "scope") == "" {
				t.Fatalf("%s: header %q is not a th with a scope", attribute(td, "id"), name)
			}
			labels = append(labels, textOf(th))
		}
		info, ok := govinfo.Describe(govinfo.Ref(attribute(td, "id")))
		if !ok {
			t.Fatalf("%q is not a ref", attribute(td, "id"))
		}
		if !chinese {
			continue
		}
		var want []string
		if info.Block != "" {
			want = append(want, info.Block)
		}
		switch info.Section {
		case 3:
			want = append(want, "申请人情况")
		}
		want = append(want, strings.Fields(info.Column.Group)...)
		want = append(want, info.Column.Label)
		want = append(want, info.Path...)
		if !slices.Equal(labels, want) {
			t.Errorf("%s is named by %q, want %q", info.Ref, labels, want)
		}
	}
}

func TestMarksLinkBothWays(t *testing.T) {
	r := sample(both2021)
	list := marks()
	page := render.HTML{Marks: list, IDPrefix: "before-"}.Append(nil, render.Compose(&r))
	root := parseHTML(t, page)
	ids := make(map[string]*html.Node)
	for n := range root.Descendants() {
		if id := attribute(n, "id"); id != "" {
			ids[id] = n
		}
	}
	// Where the entry of the list leads to; "" where there is nothing to show.
	targets := []string{
		"applications.outcomes.refused.internalAffairs.total", "disputes.reconsideration.total", "proactive.fees.amount",
		"proactive.normativeDocuments.inForce", "applications.outcomes.unavailable.needsCreation", "disputes", "problems", "", "",
		"applications.received.naturalPerson", "applications.received.naturalPerson",
	}
	for i, mark := range list {
		item := ids["before-mark-"+strconv.Itoa(i+1)]
		if item == nil || item.Data != "li" {
			t.Fatalf("mark %d is not in the list", i+1)
		}
		for _, part := range []string{mark.ID, mark.Text, mark.Got, mark.Want, mark.Suspect} {
			if !strings.Contains(textOf(item), part) {
				t.Errorf("mark %d: %q does not say %q", i+1, textOf(item), part)
			}
		}
		links := elements(item, "a")
		if targets[i] == "" {
			if len(links) > 0 {
				t.Errorf("mark %d leads to %q", i+1, attribute(links[0], "href"))
			}
			continue
		}
		if len(links) != 1 || attribute(links[0], "href") != "#before-"+targets[i] {
			t.Errorf("mark %d does not lead to %s", i+1, targets[i])
			continue
		}
		place := ids["before-"+targets[i]]
		if place == nil {
			t.Errorf("%s is not in the page", targets[i])
			continue
		}
		if place.Data != "td" {
			continue
		}
		back := slices.IndexFunc(elements(place, "a"), func(a *html.Node) bool {
			return attribute(a, "href") == "#before-mark-"+strconv.Itoa(i+1)
		})
		if back < 0 {
			t.Errorf("%s does not lead back to mark %d", targets[i], i+1)
			continue
		}
		shown := textOf(elements(place, "a")[back])
		if !strings.Contains(shown, mark.ID) || !strings.Contains(shown, mark.Want) || !strings.Contains(shown, mark.Suspect) {
			t.Errorf("%s shows %q of mark %d", targets[i], shown, i+1)
		}
	}
}

func TestFragmentIsOneElement(t *testing.T) {
	r := sample(both2021)
	fragment := string(render.HTML{Fragment: true}.Append(nil, render.Compose(&r)))
	if !strings.HasPrefix(fragment, `<article class="annual-report" lang="zh-CN">`) || !strings.HasSuffix(fragment, "</article>\n") {
		t.Errorf("a fragment begins with %.60q", fragment)
	}
	if problem := balanced(fragment); problem != "" {
		t.Error(problem)
	}
}

func TestCellHook(t *testing.T) {
	r := sample(both2021)
	h := render.HTML{Fragment: true, Cell: func(dst []byte, cell *document.Cell) []byte {
		if cell.ID == "" {
			return append(dst, template.HTMLEscapeString(cell.Text)...)
		}
		return append(dst, "<i>"+cell.Text+"</i>"...)
	}}
	out := string(h.Append(nil, render.Compose(&r)))
	if !strings.Contains(out, "<i>13612</i></td>") || strings.Contains(out, "<i>规章") {
		t.Error("the hook does not write the cells")
	}
}

func TestHostileTextIsEscaped(t *testing.T) {
	r := sample(both2021)
	const hostile = `"><script>alert('&')</script><a href="javascript:1">`
	r.Title, r.Overview = hostile, govinfo.Text(hostile)
	doc := render.Composer{Byline: []string{hostile}, Preface: govinfo.Narrative{{Text: hostile, Heading: true}}}.Compose(&r)
	doc.Language = hostile
	for _, block := range doc.Blocks {
		if table, ok := block.(*document.Table); ok {
			table.Caption = hostile
			table.Rows[0].Cells[0].Text = hostile
			last := table.Rows[len(table.Rows)-1].Cells
			last[len(last)-1].ID = hostile
		}
	}
	m := []render.Mark{{Ref: hostile, ID: hostile, Text: hostile, Got: hostile, Want: hostile, Suspect: "x" + hostile}}
	page := render.HTML{Marks: m, IDPrefix: hostile}.Append(nil, doc)
	root := parseHTML(t, page)
	if n := elements(root, "script"); len(n) > 0 {
		t.Error("a script came through")
	}
	for _, a := range elements(root, "a") {
		if !strings.HasPrefix(attribute(a, "href"), "#") {
			t.Errorf("a link leads to %q", attribute(a, "href"))
		}
	}
	if got := textOf(elements(root, "h1")[0]); got != hostile {
		t.Errorf("the title became %q", got)
	}
}

func FuzzHTMLEscape(f *testing.F) {
	for _, seed := range []string{"", "规章", `<a href="x">&amp;</a>`, "\x00'\"", "a\nb\r\nc", "\xff<", "]]>", "<!--"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := &document.Document{Blocks: []document.Block{&document.Paragraph{Text: text}}}
		got := string(render.HTML{Fragment: true}.Append(nil, doc))
		want := strings.ReplaceAll(template.HTMLEscapeString(text), "\n", "<br>")
		if !strings.Contains(got, "<p>"+want+"</p>\n") {
			t.Errorf("%q became %q, html/template makes %q", text, got, want)
		}
	})
}
