package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/openxxgk/annualreport/govinfo/ledger/register"
)

// readMapping reads what columns and words mean. Keys that a mapping does not have are
// errors: one that is misspelt would leave a column unread.
func readMapping(name string) (register.Mapping, error) {
	if name == "" {
		return register.Mapping{}, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return register.Mapping{}, err
	}
	m, err := parseMapping(data)
	if err != nil {
		return m, fmt.Errorf("-mapping %s: %w", name, err)
	}
	return m, nil
}

func parseMapping(data []byte) (m register.Mapping, err error) {
	var file struct {
		Columns    map[string]string            `json:"columns"`
		Values     map[string]map[string]string `json:"values"`
		Copies     string                       `json:"copies"` // the heading of the column of copies
		ExcelDates bool                         `json:"excelDates"`
	}
	decoder := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&file); err != nil {
		if key, unknown := strings.CutPrefix(err.Error(), "json: unknown field "); unknown {
			return m, fmt.Errorf("没有%s这个键，只有 columns、values、copies、excelDates", key)
		}
		return m, err
	}
	if _, err := decoder.Token(); err != io.EOF {
		return m, errors.New("JSON对象之后还有内容")
	}
	if file.Copies != "" {
		if file.Columns == nil {
			file.Columns = make(map[string]string)
		}
		file.Columns[file.Copies] = "copies"
	}
	return register.Mapping{Columns: file.Columns, Values: file.Values, ExcelDates: file.ExcelDates}, nil
}

// explain says what to do where headings or a mapping do not fit.
func explain(err error) error {
	var m *register.MappingError
	switch {
	case errors.Is(err, register.ErrNoHeadings):
		return errors.New("没有找到台账的表头（登记编号、收到日期、申请人类别等），可用 -mapping 指定各列")
	case errors.As(err, &m) && m.Missing:
		return fmt.Errorf("-mapping 指定的列不在台账中：%w", err)
	}
	return err
}
