package htmldoc

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/govinfo/document"
)

func TestLimits(t *testing.T) {
	table := "<table><tr><td>a<td>b</table>"
	for _, test := range []struct {
		page   string
		limits document.Limits
		want   document.Quantity // "" for none
	}{
		{"<p>abc", document.Limits{Bytes: 6}, ""},
		{"<p>abc", document.Limits{Bytes: 5}, document.QuantityBytes},
		{table + table, document.Limits{Tables: 2}, ""},
		{table + table, document.Limits{Tables: 1}, document.QuantityTables},
		{table + table, document.Limits{Cells: 4}, ""},
		{table + table, document.Limits{Cells: 3}, document.QuantityCells},
		{"<table><tr><td colspan=10>a<td>b</table>", document.Limits{Places: 11}, ""},
		{"<table><tr><td colspan=10>a<td>b</table>", document.Limits{Places: 10}, document.QuantityPlaces},
		{strings.Repeat("<div>", 8) + "a", document.Limits{Nesting: 8}, ""},
		{strings.Repeat("<div>", 9) + "a", document.Limits{Nesting: 8}, document.QuantityNesting},
		{strings.Repeat("<b>", 9) + "a", document.Limits{Nesting: 8}, ""},
		{strings.Repeat("<table><tr><td>", 600) + "a", document.Limits{}, document.QuantityNesting},
		{"<table>" + strings.Repeat("<tr>"+strings.Repeat("<td colspan=63 rowspan=65534>a", 70), 70) + "</table>", document.Limits{}, document.QuantityPlaces},
	} {
		doc, err := Reader{Limits: test.limits}.Document(context.Background(), []byte(test.page))
		if test.want == "" {
			if err != nil {
				t.Errorf("%.40s with %+v: %v", test.page, test.limits, err)
			}
			continue
		}
		var limit *LimitError
		if !errors.As(err, &limit) || limit.Quantity != test.want || limit.Package != "htmldoc" || doc != nil {
			t.Errorf("%.40s with %+v: error %v, want one of %s", test.page, test.limits, err, test.want)
		}
	}
}

// Every table that is read has a grid.
func TestGridOfWideSpans(t *testing.T) {
	doc, err := Document([]byte("<table><tr><td colspan=2000000000 rowspan=2000000000>a<td>b<tr><td>c<td>d</table>"))
	if err != nil {
		t.Fatal(err)
	}
	for _, block := range doc.Blocks {
		if _, err := block.(*document.Table).Grid(); err != nil {
			t.Error(err)
		}
	}
}

// Work grows with the size of the page, whatever it says.
func TestHostilePagesEnd(t *testing.T) {
	const size = 1 << 20
	attributes := &strings.Builder{}
	for i := range 100_000 {
		attributes.WriteString(" a")
		attributes.WriteString(string(rune('a' + i%26)))
		attributes.WriteString(strings.Repeat("b", i%7))
	}
	for name, page := range map[string]string{
		"end tags":           strings.Repeat("<b>", 400) + strings.Repeat("</i></b><b>", size/11),
		"one large tag":      "<p" + attributes.String() + ">" + strings.Repeat("<p>", size/3),
		"paragraphs in bold": strings.Repeat("<b>", 500) + strings.Repeat("<p></b>", size/7),
		"tables in rows":     strings.Repeat("<table><tr>", size/11),
		"quotes":             `<script>"<table` + strings.Repeat(`\`, size) + "</script>",
		"open quotes":        `<script><table` + strings.Repeat("'\n", size/2) + "</script>",
		"escaped quotes":     `<script><table "` + strings.Repeat(`\"`, size/2) + "</script>",
		"escaped backticks":  "<script><table `" + strings.Repeat("\\`", size/2) + "</script>",
		"brackets":           strings.Repeat("{", size),
		"nested strings":     `{"a":"` + strings.Repeat(`{\"<table`, size/9) + `"}`,
		"styles":             strings.Repeat(`<p style="dddddddddddddddddddddddddddddddddddddddd">`, size/52),
		"one long style":     `<p style="` + strings.Repeat("display ", size/8) + `">`,
		"comments":           strings.Repeat("<!--", size/4),
		"superscripts":       strings.Repeat("<sup>1", size/6),
		"overlapping spans":  "<table>" + strings.Repeat("<tr><td rowspan=60000>a", 2000) + "</table>",
	} {
		start := time.Now()
		doc, err := Document([]byte(page))
		if (doc == nil) == (err == nil) {
			t.Errorf("%s: a document and an error, or neither", name)
		}
		t.Log(name, time.Since(start).Round(time.Millisecond), err)
	}
}
