package render_test

import (
	"bytes"
	"html/template"
	"math/rand/v2"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/render"
)

// templatePage is the page for html/template: the same output, from data that is
// as ready as it can be.
var templatePage = template.Must(template.New("page").Parse(`<!DOCTYPE html>
<html lang="{{.Language}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<style>
{{.Style}}</style>
</head>
<body class="annual-report-page">
<main>
<article class="annual-report" lang="{{.Language}}">
{{range .Blocks}}{{if .Table}}<div class="table" role="region" tabindex="0" aria-labelledby="{{.CaptionID}}">
<table class="{{.Class}}" id="{{.ID}}">
<caption id="{{.CaptionID}}" class="hidden">{{.Text}}</caption>
{{range .Groups}}{{if .Head}}<thead>
{{else}}<tbody>
{{end}}{{range .Rows}}<tr{{if .ID}} id="{{.ID}}"{{end}}>{{range .Cells}}{{if .Scope}}<th id="{{.ID}}" scope="{{.Scope}}"{{if .ColSpan}} colspan="{{.ColSpan}}"{{end}}{{if .RowSpan}} rowspan="{{.RowSpan}}"{{end}}>{{.Text}}</th>{{else}}<td id="{{.ID}}" headers="{{.Headers}}"{{if .ColSpan}} colspan="{{.ColSpan}}"{{end}}{{if .RowSpan}} rowspan="{{.RowSpan}}"{{end}}>{{.Text}}</td>{{end}}{{end}}</tr>
{{end}}{{if .Head}}</thead>
{{else}}</tbody>
{{end}}{{end}}</table>
</div>
{{else if eq .Element "h1"}}<h1 id="title">{{.Text}}<wbr>{{.Rest}}</h1>
{{else if eq .Element "h2"}}<h2{{if .ID}} id="{{.ID}}"{{end}}>{{.Text}}</h2>
{{else if eq .Element "h3"}}<h3>{{.Text}}</h3>
{{else if .Class}}<p class="{{.Class}}">{{.Text}}</p>
{{else}}<p>{{.Text}}</p>
{{end}}{{end}}</article>
</main>
</body>
</html>
`))

type templateData struct {
	Language, Title string
	Style           template.CSS
	Blocks          []templateBlock
}

type templateBlock struct {
	Table                                     bool
	Element, ID, Class, Text, Rest, CaptionID string
	Groups                                    []templateGroup
}

type templateGroup struct {
	Head bool
	Rows []templateRow
}

type templateRow struct {
	ID    string
	Cells []templateCell
}

type templateCell struct{ ID, Scope, Headers, Text, ColSpan, RowSpan string }

// dataOf takes the data for the template from the page itself.
func dataOf(b *testing.B, page []byte) templateData {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		b.Fatal(err)
	}
	data := templateData{
		Language: attribute(elements(root, "html")[0], "lang"),
		Title:    textOf(elements(root, "title")[0]),
		Style:    template.CSS(render.StyleSheet()),
	}
	for n := range elements(root, "article")[0].ChildNodes() {
		if n.Type != html.ElementNode {
			continue
		}
		block := templateBlock{Element: n.Data, ID: attribute(n, "id"), Class: attribute(n, "class"), Text: textOf(n)}
		switch n.Data {
		case "h1":
			block.Text, block.Rest = n.FirstChild.Data, n.LastChild.Data
		case "div":
			table := elements(n, "table")[0]
			block.Table, block.ID, block.Class = true, attribute(table, "id"), attribute(table, "class")
			block.CaptionID, block.Text = attribute(n, "aria-labelledby"), textOf(elements(n, "caption")[0])
			for _, group := range elements(n, "thead", "tbody") {
				rows := templateGroup{Head: group.Data == "thead"}
				for _, tr := range elements(group, "tr") {
					row := templateRow{ID: attribute(tr, "id")}
					for _, c := range elements(tr, "th", "td") {
						row.Cells = append(row.Cells, templateCell{attribute(c, "id"), attribute(c, "scope"), attribute(c, "headers"), textOf(c),
							attribute(c, "colspan"), attribute(c, "rowspan")})
					}
					rows.Rows = append(rows.Rows, row)
				}
				block.Groups = append(block.Groups, rows)
			}
		}
		data.Blocks = append(data.Blocks, block)
	}
	return data
}

func benchmarkDocument() *document.Document {
	r := govinfotest.Options{}.Report(rand.New(rand.NewPCG(3, 5)))
	return render.Compose(&r)
}

// One page into a used buffer, against html/template making the same bytes.
func BenchmarkHTML(b *testing.B) {
	doc := benchmarkDocument()
	page := render.HTML{}.Append(nil, doc)
	data := dataOf(b, page)
	var rival bytes.Buffer
	if err := templatePage.Execute(&rival, data); err != nil {
		b.Fatal(err)
	}
	if !bytes.Equal(rival.Bytes(), page) {
		b.Fatalf("html/template makes another page: %s", firstDifference(rival.Bytes(), page))
	}
	buffer := make([]byte, 0, 2*len(page))
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		buffer = render.HTML{}.Append(buffer[:0], doc)
	}
	own := fastest(func() { buffer = render.HTML{}.Append(buffer[:0], doc) })
	other := fastest(func() {
		rival.Reset()
		if err := templatePage.Execute(&rival, data); err != nil {
			b.Fatal(err)
		}
	})
	b.ReportMetric(float64(other)/float64(own), "times-html/template")
}

// fastest returns the shortest of some hundred runs, which what else the machine
// does disturbs least.
func fastest(f func()) time.Duration {
	best := time.Hour
	for range 300 {
		start := time.Now()
		f()
		best = min(best, time.Since(start))
	}
	return best
}

func BenchmarkText(b *testing.B) {
	doc := benchmarkDocument()
	buffer := render.Text{}.Append(nil, doc)
	b.SetBytes(int64(len(buffer)))
	b.ReportAllocs()
	for b.Loop() {
		buffer = render.Text{}.Append(buffer[:0], doc)
	}
}

func BenchmarkMarkdown(b *testing.B) {
	doc := benchmarkDocument()
	buffer := render.Markdown{}.Append(nil, doc)
	b.SetBytes(int64(len(buffer)))
	b.ReportAllocs()
	for b.Loop() {
		buffer = render.Markdown{}.Append(buffer[:0], doc)
	}
}

func BenchmarkCompose(b *testing.B) {
	r := govinfotest.Options{}.Report(rand.New(rand.NewPCG(3, 5)))
	b.ReportAllocs()
	for b.Loop() {
		render.Compose(&r)
	}
}
