package read

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read/encoding"
)

// readJSON reads the JSON of a report.
func readJSON(data []byte) (govinfo.Report, error) {
	var r govinfo.Report
	err := r.UnmarshalJSON(withoutMark(data))
	return r, err
}

// readRows reads the rows of a report, in whatever encoding a spreadsheet program
// has saved them. A row that cannot be read is an error: the report without it is
// not what the file says.
func readRows(data []byte) (govinfo.Report, error) {
	text, _, err := encoding.Decode(data, "")
	if err != nil {
		return govinfo.Report{}, err
	}
	r, err := govinfo.CSV{}.Read(strings.NewReader(text))
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		err = &rowsError{several.Unwrap()}
	}
	return r, err
}

// rowsError is what is wrong with rows, in one line.
type rowsError struct{ errs []error }

func (e *rowsError) Error() string {
	if len(e.errs) == 1 {
		return e.errs[0].Error()
	}
	return fmt.Sprintf("%v (and %d more)", e.errs[0], len(e.errs)-1)
}

func (e *rowsError) Unwrap() []error { return e.errs }

// isRows reports whether a text begins with the heading that govinfo.CSV needs.
func isRows(s *sample) bool {
	first, _, _ := strings.Cut(s.text, "\n")
	heading, err := csv.NewReader(strings.NewReader(first)).Read()
	return err == nil && slices.Contains(heading, "ref") && slices.Contains(heading, "value")
}

// isJSONLines reports whether a text has an object of JSON on its first line, and
// another behind it.
func isJSONLines(s *sample) bool {
	data := withoutMark(s.data)
	first, rest, _ := bytes.Cut(bytes.TrimLeft(data, " \t\r\n"), []byte("\n"))
	rest = bytes.TrimLeft(rest, " \t\r\n")
	return s.text[0] == '{' && len(rest) > 0 && rest[0] == '{' && json.Valid(first)
}
