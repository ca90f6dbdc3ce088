// Package registerfile reads the files that registers of requests are kept in (CSV in
// UTF-8 or GB 18030, Excel workbooks, Word documents) into the rows that package register
// imports. What a file is, is told by its bytes.
//
// It is apart from package register because it brings the front ends for these formats
// into a program.
//
// Everything here may be used by several goroutines at once; what it is given must not
// change meanwhile, and is not changed.
package registerfile

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/ledger/register"
	"github.com/openxxgk/annualreport/govinfo/read/docx"
	"github.com/openxxgk/annualreport/govinfo/read/encoding"
	"github.com/openxxgk/annualreport/govinfo/read/xlsx"
	"github.com/openxxgk/annualreport/internal/words"
)

// Format is the format of a file.
type Format string

// The formats of registers.
const (
	JSON Format = "json" // for [ledger.Read]
	CSV  Format = "csv"
	XLSX Format = "xlsx"
	DOCX Format = "docx"
)

// Detect tells the format of a file by its bytes: what is neither a JSON object nor a zip
// is taken for CSV.
func Detect(data []byte) Format {
	text := bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case bytes.HasPrefix(text, []byte("{")):
		return JSON
	case !bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return CSV
	case bytes.Contains(data, []byte("word/document.xml")):
		return DOCX
	}
	return XLSX
}

// ErrJSON says that a file is JSON, which has records and no rows: [ledger.Read] reads it.
var ErrJSON = errors.New("registerfile: JSON has no rows")

// Defaults are the limits of a [Reader] where it does not set others. A register may be
// longer than a report.
func Defaults() document.Limits {
	return document.Limits{Bytes: 256 << 20, Unpacked: 1 << 30, Text: 1 << 30, Cells: 20_000_000, Places: 20_000_000, Objects: 100_000_000, Lines: 5_000_000}
}

// Reader reads registers. Its zero value is ready, and a Reader may be used by several
// goroutines at once.
type Reader struct {
	Limits document.Limits `json:"limits"` // zero fields are those of [Defaults]
}

// File is what a file has for package register.
type File struct {
	// Rows are the rows of the register of requests, Disputes those of a register of
	// disputes, each at the place that it has in its sheet; empty ones are nil. Nil says
	// that the file has no such register.
	Rows     [][]string `json:"rows"`
	Disputes [][]string `json:"disputes"`
	// Outside are the numbers of rows, from 1, in which one cell alone has text, so that
	// they stand outside the table: notes below it, or requests of which only one entry
	// is filled. They are nil in Rows; DisputesOutside are those of Disputes.
	Outside         []int `json:"outside"`
	DisputesOutside []int `json:"disputesOutside"`
	// Others is the number of tables, such as those of other sheets, that have the
	// headings of a register, too, and were not read.
	Others int `json:"others"`
	// Notes are the doubts of the front end: hidden rows, formulas without a value.
	Notes []document.Note `json:"notes"`
}

// Read reads the rows of a file with the default limits; see [Reader.Read].
func Read(ctx context.Context, data []byte, mapping register.Mapping) (File, error) {
	return Reader{}.Read(ctx, data, mapping)
}

// Read reads the rows of a file. Of a workbook or document with several tables, the first
// that has the headings of a register by the mapping begins the rows, and those after it
// on its sheet belong to them up to another with other headings; so it is with registers of
// disputes. Errors are those of the front ends, [*document.LimitError], [ErrJSON],
// [*register.HeadingsError], or wrap a *csv.ParseError or [ErrQuote].
func (r Reader) Read(ctx context.Context, data []byte, mapping register.Mapping) (File, error) {
	limits := r.Limits.Or(Defaults())
	if len(data) > limits.Bytes {
		return File{}, &document.LimitError{Package: "registerfile", Quantity: document.QuantityBytes, Max: int64(limits.Bytes)}
	}
	var doc *document.Document
	var err error
	switch Detect(data) {
	case JSON:
		return File{}, ErrJSON
	case XLSX:
		doc, err = xlsx.Reader{Limits: limits}.Document(ctx, data)
	case DOCX:
		doc, err = docx.Reader{Limits: limits}.Document(ctx, data)
	default:
		text, _, err := encoding.Decode(data, "")
		if err != nil {
			return File{}, fmt.Errorf("registerfile: %w", err)
		}
		rows, err := fromCSV(ctx, text)
		if err != nil {
			return File{}, err
		}
		if _, ofDisputes := mapping.Headings(rows); ofDisputes {
			return File{Disputes: rows}, nil
		}
		return File{Rows: rows}, nil
	}
	if err != nil {
		return File{}, err
	}
	return fromDocument(doc, mapping)
}

// fromCSV reads text with commas, tabs or semicolons between the entries, as the first
// line has them.
func fromCSV(ctx context.Context, text string) ([][]string, error) {
	reader := csv.NewReader(strings.NewReader(text))
	reader.FieldsPerRecord, reader.LazyQuotes = -1, true
	first, _, _ := strings.Cut(text, "\n")
	for _, comma := range [...]rune{'\t', ';'} {
		if strings.Count(first, string(comma)) > strings.Count(first, string(reader.Comma)) {
			reader.Comma = comma
		}
	}
	var rows [][]string
	next := 1 // line on which the next row begins, if none is empty
	for {
		row, err := reader.Read()
		if err == io.EOF {
			return rows, closed(text, rows)
		}
		if err != nil {
			return nil, fmt.Errorf("registerfile: %w", err)
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		line, _ := reader.FieldPos(0)
		for ; next < line; next++ {
			rows = append(rows, nil)
		}
		for _, field := range row {
			next += strings.Count(field, "\n")
		}
		next++
		rows = append(rows, row)
	}
}

// ErrQuote says that a quotation mark is opened and not closed: all rows behind it
// would be one cell.
var ErrQuote = errors.New("registerfile: a quotation mark is not closed")

// closed refuses rows of which the last ends within a quoted cell of several lines.
func closed(text string, rows [][]string) error {
	if len(rows) == 0 || len(rows[len(rows)-1]) == 0 || strings.HasSuffix(strings.TrimRight(text, " \t\r\n"), `"`) {
		return nil
	}
	last := rows[len(rows)-1]
	if cell := last[len(last)-1]; strings.Contains(strings.TrimRight(cell, "\r\n"), "\n") {
		return fmt.Errorf("%w: row %d", ErrQuote, len(rows))
	}
	return nil
}

// joining is the registers of a document while their tables are joined.
type joining struct {
	mapping            register.Mapping
	requests, disputes joined
	current            *joined // the one that rows are added to
	others             int
	unknown            [][][]string // the first tables, while there are no headings
}

// joined is a register while its tables are joined.
type joined struct {
	rows     [][]string
	headings []string
	outside  []int
	page     int // on which it stands
	ended    bool
}

// fromDocument joins the tables of the registers.
func fromDocument(doc *document.Document, mapping register.Mapping) (File, error) {
	j := joining{mapping: mapping}
	for _, block := range doc.Blocks {
		switch b := block.(type) {
		case *document.Paragraph:
			if c := j.current; c != nil && !c.ended && b.Source.Page == c.page && b.Source.Line > 0 {
				c.outside = append(c.outside, b.Source.Line)
			}
		case *document.Table:
			if err := j.table(b); err != nil {
				return File{}, err
			}
		}
	}
	if j.current == nil {
		return File{}, register.NoHeadings(j.unknown...)
	}
	return File{Rows: j.requests.rows, Disputes: j.disputes.rows, Outside: j.requests.outside, DisputesOutside: j.disputes.outside, Others: j.others, Notes: doc.Notes}, nil
}

// table joins one table, if it belongs to a register.
func (j *joining) table(table *document.Table) error {
	if len(table.Rows) == 0 {
		return nil
	}
	rows, err := register.Rows(table)
	if err != nil {
		return err
	}
	headings, ofDisputes := j.mapping.Headings(rows)
	page := table.Rows[0].Source.Page
	if headings != nil {
		to := &j.requests
		if ofDisputes {
			to = &j.disputes
		}
		if !j.begin(to, headings, page) {
			return nil
		}
	}
	if j.current == nil && len(j.unknown) < 20 {
		j.unknown = append(j.unknown, rows)
	}
	if c := j.current; c != nil && !c.ended && c.page == page {
		c.rows = place(c.rows, rows, table)
	}
	return nil
}

// begin makes a table with headings the first of a register, or a further one that has its
// headings again, as on every page that is printed. A table with others ends it.
func (j *joining) begin(to *joined, headings []string, page int) bool {
	switch {
	case to.headings == nil:
		to.headings, to.page = folded(headings), page
	case to.ended || page != to.page || !slices.Equal(to.headings, folded(headings)):
		to.ended, j.current.ended = true, true
		j.others++
		return false
	}
	if j.current != nil && j.current != to {
		j.current.ended = true
	}
	j.current = to
	return true
}

// folded are headings as they are compared, without the empty ones.
func folded(headings []string) []string {
	var keys []string
	for _, heading := range headings {
		if key := words.Fold(heading); key != "" {
			keys = append(keys, key)
		}
	}
	return keys
}

// place puts the rows of a table where they stand in the sheet.
func place(rows, part [][]string, table *document.Table) [][]string {
	const most = 2_000_000 // rows of a sheet, and more
	left := 0
	if len(table.ColumnNames) > 0 {
		left = columnNumber(table.ColumnNames[0])
	}
	for i, row := range part {
		line := table.Rows[i].Source.Line
		for len(rows) < line-1 && line < most {
			rows = append(rows, nil)
		}
		if left > 0 {
			row = append(make([]string, left), row...)
		}
		rows = append(rows, row)
	}
	return rows
}

// columnNumber returns the number of a column of a sheet, from 0.
func columnNumber(name string) int {
	n := 0
	for i := 0; i < len(name) && i < 3; i++ {
		n = n*26 + int(name[i]-'A') + 1
	}
	return max(n-1, 0)
}
