package read

import (
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/encoding"
	"github.com/openxxgk/annualreport/govinfo/read/htmldoc"
	"github.com/openxxgk/annualreport/govinfo/read/plain"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

// Converters write Markdown, and wrap it in an element of the page it came from; pages
// show a text dump as it is. As a web page such a file has no tables: they are in the
// lines of its text. So where a page's text has rows of bars, it is read as a text, too,
// and the reading that finds more cells counts, or else more sections.

// readTextTables returns the reading of a page's text where that finds more than the
// reading of the page does.
func readTextTables(data []byte, page *Reading) *Reading {
	if !hasBars(page.Document) {
		return page
	}
	text, _, err := encoding.Decode(data, "")
	if err != nil {
		return page
	}
	doc, err := documentOfText(text)
	if err != nil {
		return page // the page is there
	}
	doc.Title, doc.Language = page.Document.Title, page.Document.Language
	result := recognize.Document(doc)
	found := len(result.Origins) - len(page.Origins)
	if found < 0 || found == 0 && len(result.Report.Sections) <= len(page.Report.Sections) {
		return page
	}
	return &Reading{Format: page.Format, Document: doc, Result: result}
}

// hasBars reports whether the text of a page has as many bars as the rows of a small
// table.
func hasBars(page *document.Document) bool {
	const fewest = 12
	bars := 0
	for _, block := range page.Blocks {
		if p, ok := block.(*document.Paragraph); ok {
			if bars += strings.Count(p.Text, "|"); bars >= fewest {
				return true
			}
		}
	}
	return false
}

// documentOfText reads the lines of a page's text as a text dump, and its table
// elements as those of a page.
func documentOfText(page string) (*document.Document, error) {
	doc := new(document.Document)
	var text strings.Builder
	flush := func() error {
		part, err := plain.Document([]byte(text.String()))
		if err == nil {
			doc.Blocks = append(doc.Blocks, part.Blocks...)
		}
		text.Reset()
		return err
	}
	tokens := html.NewTokenizer(strings.NewReader(page))
	for {
		switch kind := tokens.Next(); kind {
		case html.ErrorToken:
			if err := tokens.Err(); err != io.EOF {
				return nil, err
			}
			return doc, flush()
		case html.TextToken:
			text.Write(tokens.Text())
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := tokens.TagName()
			switch tag := atom.Lookup(name); tag {
			case atom.Table:
				if kind != html.StartTagToken {
					continue
				}
				if err := flush(); err != nil {
					return nil, err
				}
				table, err := htmldoc.Document([]byte(elementOf(tokens)))
				if err != nil {
					return nil, err
				}
				doc.Blocks = append(doc.Blocks, table.Blocks...)
			case atom.Script, atom.Style, atom.Title, atom.Textarea, atom.Noscript:
				if kind == html.StartTagToken {
					tokens.Next() // its text is one token
				}
			case atom.P, atom.Div, atom.Br, atom.Li, atom.Section, atom.Article, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Pre, atom.Tr:
				text.WriteByte('\n')
			}
		}
	}
}

// elementOf returns the source of the table whose start tag was just read.
func elementOf(tokens *html.Tokenizer) string {
	var source strings.Builder
	source.Write(tokens.Raw())
	for depth := 1; depth > 0; {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			break
		}
		source.Write(tokens.Raw())
		if name, _ := tokens.TagName(); atom.Lookup(name) != atom.Table {
			continue
		}
		switch kind {
		case html.StartTagToken:
			depth++
		case html.EndTagToken:
			depth--
		}
	}
	return source.String()
}
