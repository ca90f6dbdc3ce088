package govinfo

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Reasons of a [DecodeError] of rows, beside those of [ParseError] and
// [ErrDoubledKey] for a ref that has two, for [errors.Is].
var (
	// ErrColumns says that the first row does not name the columns ref and value once
	// each: of two of one name it is not known which is meant.
	ErrColumns = errors.New(`the first row must name the columns "ref" and "value" once`)
	// ErrUnknownRef says that a ref is neither a cell nor, where one is asked for, a
	// field of a report.
	ErrUnknownRef = errors.New("no such cell or field")
	// ErrEncoding says that a file is not in UTF-8. Spreadsheet programs in China
	// save in GBK where they are not told otherwise: package read takes such a
	// file, and package read/encoding makes UTF-8 of it.
	ErrEncoding = errors.New("the file is not in UTF-8")
)

// CSV writes and reads a report as flat rows of ref, label and value, one row a
// cell, for spreadsheet programs and databases. The zero value is ready to use.
//
// The cells that [Report.Cells] yields come as rows in form order, a blank one
// with an empty value. Before them come the fields year, title, published and
// those of the agency, where they are set. The narrative and the printed section
// titles are not flat and are left out; use JSON to keep them.
type CSV struct {
	// BOM writes a UTF-8 byte order mark first, without which some spreadsheet
	// programs take the file for GBK. Reading accepts one in any case.
	BOM bool `json:"bom"`
}

// field is a text field that has a row of its own.
type field struct {
	ref, label string
	text       func(*Report) *string
}

// The labels of the fields are everyday words, not the form's.
var textFields = []field{
	{"title", "标题", func(r *Report) *string { return &r.Title }},
	{"agency.name", "行政机关", func(r *Report) *string { return &r.Agency.Name }},
	{"agency.regionCode", "行政区划代码", func(r *Report) *string { return &r.Agency.RegionCode }},
	{"agency.creditCode", "统一社会信用代码", func(r *Report) *string { return &r.Agency.CreditCode }},
	{"agency.contact.address", "地址", func(r *Report) *string { return &r.Agency.Contact.Address }},
	{"agency.contact.postalCode", "邮政编码", func(r *Report) *string { return &r.Agency.Contact.PostalCode }},
	{"agency.contact.phone", "电话", func(r *Report) *string { return &r.Agency.Contact.Phone }},
	{"agency.contact.email", "电子邮箱", func(r *Report) *string { return &r.Agency.Contact.Email }},
	{"agency.contact.website", "网址", func(r *Report) *string { return &r.Agency.Contact.Website }},
}

// Write writes the report's rows to w. Values are written as they are: a title
// that begins with "=" would be a formula to a spreadsheet program. Errors are those of
// w, and one that wraps [ErrNoReport] for a nil report.
func (c CSV) Write(w io.Writer, r *Report) error {
	if r == nil {
		return fmt.Errorf("govinfo: CSV: %w", ErrNoReport)
	}
	if c.BOM {
		if _, err := io.WriteString(w, "\uFEFF"); err != nil {
			return err
		}
	}
	rows := csv.NewWriter(w)
	write := func(ref, label, value string) { _ = rows.Write([]string{ref, label, value}) } // Flush tells the error
	write("ref", "label", "value")
	if r.Year != 0 {
		write("year", "年度", strconv.Itoa(r.Year))
	}
	if !r.Published.IsZero() {
		write("published", "公开日期", r.Published.String())
	}
	if r.Agency.Level != LevelUnknown {
		write("agency.level", "机关层级", string(r.Agency.Level))
	}
	for _, field := range textFields {
		if text := *field.text(r); text != "" {
			write(field.ref, field.label, text)
		}
	}
	for ref, value := range r.Cells() {
		write(string(ref), Label(ref), value.String())
	}
	rows.Flush()
	return rows.Error()
}

// Read reads a report from rows as [CSV.Write] writes them. Columns are found by
// their names in the first row, so they may stand in any order and others may be
// there; cells without a row are blank. Values are read as people type them (see
// [ParseCount]). Every row that cannot be read is told: the error joins a
// [*DecodeError] for each, and the report holds the rest.
//
// The file is UTF-8. One that is not is an error that wraps [ErrEncoding], and no
// report is returned: what it says where it happens to look like UTF-8 is not to
// be believed.
func (c CSV) Read(source io.Reader) (Report, error) {
	rows := csv.NewReader(source)
	rows.FieldsPerRecord = -1 // a short row is told with its line below
	header, err := rows.Read()
	if err == io.EOF {
		return Report{}, rowError(1, "", ErrColumns)
	}
	if err != nil {
		return Report{}, fmt.Errorf("govinfo: CSV: %w", err)
	}
	refColumn, valueColumn, err := columnsOf(header)
	if err != nil {
		return Report{}, rowError(1, "", err)
	}

	var r Report
	var failures []error
	seen := make(map[Ref]bool)
	for {
		row, err := rows.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return r, errors.Join(append(failures, fmt.Errorf("govinfo: CSV: %w", err))...)
		}
		line, _ := rows.FieldPos(0)
		if !isUTF8(row) {
			return Report{}, rowError(line, "", ErrEncoding)
		}
		if len(row) <= max(refColumn, valueColumn) {
			failures = append(failures, rowError(line, "", fmt.Errorf("%w: the row has %d of %d columns", ErrSyntax, len(row), len(header))))
			continue
		}
		ref := Ref(strings.TrimSpace(row[refColumn]))
		if seen[ref] {
			err = ErrDoubledKey
		} else {
			err = r.setText(ref, row[valueColumn])
		}
		seen[ref] = true
		if err != nil {
			failures = append(failures, rowError(line, ref, err))
		}
	}
	return r, errors.Join(failures...)
}

func rowError(line int, ref Ref, reason error) error {
	return &DecodeError{Line: line, Path: string(ref), Err: reason, rows: true}
}

// columnsOf returns where the first row names the columns ref and value.
func columnsOf(header []string) (ref, value int, err error) {
	header[0] = strings.TrimPrefix(header[0], "\uFEFF")
	if !isUTF8(header) || strings.ContainsRune(header[0], 0) { // UTF-16 has zeros
		return 0, 0, ErrEncoding
	}
	ref, value = -1, -1
	for i, name := range header {
		switch {
		case name == "ref" && ref < 0:
			ref = i
		case name == "value" && value < 0:
			value = i
		case name == "ref", name == "value":
			return 0, 0, fmt.Errorf("%w: %q stands twice", ErrColumns, name)
		}
	}
	if ref < 0 || value < 0 {
		return 0, 0, ErrColumns
	}
	return ref, value, nil
}

func isUTF8(row []string) bool {
	return !slices.ContainsFunc(row, func(text string) bool { return !utf8.ValidString(text) })
}

// setText writes the cell or field at ref from its text.
func (r *Report) setText(ref Ref, text string) (err error) {
	if index, ok := ref.Index(); ok {
		r.tellEdition(index)
		if count, amount := r.cellAt(index); amount != nil {
			*amount, err = ParseAmount(text)
		} else {
			*count, err = ParseCount(text)
		}
		return err
	}
	switch ref {
	case "year":
		year, ok := shortInteger([]byte(strings.TrimSpace(text)))
		if !ok || year > 9999 {
			return fmt.Errorf("%w: %.20q is no year", ErrSyntax, text)
		}
		r.Year = int(year)
		return nil
	case "published":
		r.Published, err = ParseDate(strings.TrimSpace(text))
		return err
	case "agency.level":
		if text != "" && !slices.Contains(AgencyLevels(), AgencyLevel(text)) {
			return fmt.Errorf("%w: %.40q is no level", ErrSyntax, text)
		}
		r.Agency.Level = AgencyLevel(text)
		return nil
	}
	for _, field := range textFields {
		if Ref(field.ref) == ref {
			*field.text(r) = text
			return nil
		}
	}
	return ErrUnknownRef
}

// tellEdition notes the edition that a cell belongs to; the first cell that
// belongs to one tells it, as in the order of [Report.Cells].
func (r *Report) tellEdition(index int) {
	switch {
	case r.Editions.Proactive != EditionUnstated:
	case index < proactive2019At:
		r.Editions.Proactive = Edition2021
	case index < applicationsAt:
		r.Editions.Proactive = Edition2019
	}
	switch {
	case r.Editions.Applications != EditionUnstated:
	case dividedCells.has(index):
		r.Editions.Applications = Edition2021
	case undividedCells.has(index):
		r.Editions.Applications = Edition2019
	}
}
