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
	t := pageText{tokens: html.NewTokenizer(strings.NewReader(page))}
	for {
		switch kind := t.tokens.Next(); kind {
		case html.ErrorToken:
			if err := t.tokens.Err(); err != io.EOF {
				return nil, err
			}
			return &t.doc, t.flush()
		case html.TextToken:
			t.text.Write(t.tokens.Text())
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			if err := t.tag(kind); err != nil {
				return nil, err
			}
		}
	}
}

// pageText is a page whose text is read.
type pageText struct {
	tokens *html.Tokenizer
	doc    document.Document
	text   strings.Builder // since the last table
}

// flush reads the text at hand.
func (t *pageText) flush() error {
	part, err := plain.Document([]byte(t.text.String()))
	if err == nil {
		t.doc.Blocks = append(t.doc.Blocks, part.Blocks...)
	}
	t.text.Reset()
	return err
}

// tag reads a tag: a table is one of a page, a block ends a line of the text.
func (t *pageText) tag(kind html.TokenType) error {
	name, _ := t.tokens.TagName()
	switch atom.Lookup(name) {
	case atom.Table:
		if kind == html.StartTagToken {
			return t.table()
		}
	case atom.Script, atom.Style, atom.Title, atom.Textarea, atom.Noscript:
		if kind == html.StartTagToken {
			t.tokens.Next() // its text is one token
		}
	case atom.P, atom.Div, atom.Br, atom.Li, atom.Section, atom.Article, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Pre, atom.Tr:
		t.text.WriteByte('\n')
	}
	return nil
}

// table reads the table whose start tag was just read.
func (t *pageText) table() error {
	if err := t.flush(); err != nil {
		return err
	}
	table, err := htmldoc.Document([]byte(elementOf(t.tokens)))
	if err == nil {
		t.doc.Blocks = append(t.doc.Blocks, table.Blocks...)
	}
	return err
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
