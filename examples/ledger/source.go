package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/govinfo/ledger/register"
	"github.com/openxxgk/annualreport/govinfo/ledger/registerfile"
	"golang.org/x/text/language"
)

// source is a register that was read, and what was made of it.
type source struct {
	register         ledger.Ledger
	questions        []register.Question
	dropped, ignored []string
	notes            []string

	tally *ledger.Tally
}

// readPrior reads the report of the year before; nil where none is named. Of one in JSON,
// parts are enough.
func readPrior(ctx context.Context, name string, year int) (*govinfo.Report, error) {
	if name == "" {
		return nil, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var report govinfo.Report
	if registerfile.Detect(data) == registerfile.JSON {
		if err := (govinfo.DecodeOptions{AllowUnknownKeys: true}).Decode(data, &report); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	} else {
		reading, err := command.Read(ctx, name)
		if err != nil {
			return nil, err
		}
		report = reading.Report
	}
	if report.Year != 0 && report.Year != year-1 {
		return nil, fmt.Errorf("-prior 是%d年的报告，不是%d年的", report.Year, year-1)
	}
	return &report, nil
}

// readMapping reads what columns and words mean.
func readMapping(name string) (m register.Mapping, err error) {
	if name == "" {
		return m, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return m, err
	}
	var file struct {
		Columns    map[string]string            `json:"columns"`
		Values     map[string]map[string]string `json:"values"`
		Copies     string                       `json:"copies"` // the heading of the column of copies
		ExcelDates bool                         `json:"excelDates"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return m, fmt.Errorf("%s: %w", name, err)
	}
	if file.Copies != "" {
		if file.Columns == nil {
			file.Columns = make(map[string]string)
		}
		file.Columns[file.Copies] = "copies"
	}
	return register.Mapping{Columns: file.Columns, Values: file.Values, ExcelDates: file.ExcelDates}, nil
}

// readRegister reads the register of a file.
func readRegister(ctx context.Context, name, mappingName string) (*source, error) {
	mapping, err := readMapping(mappingName)
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	if registerfile.Detect(data) == registerfile.JSON {
		reading, err := ledger.Read(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		return &source{register: reading.Ledger, dropped: reading.Dropped, ignored: reading.Ignored}, nil
	}
	file, err := registerfile.Read(ctx, data, mapping)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, explain(err))
	}
	result, err := mapping.Import(file.Rows)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, explain(err))
	}
	s := &source{register: ledger.Ledger{Cases: result.Cases}, questions: result.Questions, dropped: result.Dropped, ignored: result.Ignored}
	for _, n := range result.Notes {
		s.notes = append(s.notes, n.Message(language.Chinese))
	}
	s.noteFile(file)
	return s, nil
}

// explain says what to do where no row has headings.
func explain(err error) error {
	if errors.Is(err, register.ErrNoHeadings) {
		return errors.New("没有找到台账的表头（登记编号、收到日期、申请人类别等），可用 -mapping 指定各列")
	}
	return err
}

func (s *source) noteFile(file registerfile.File) {
	for _, row := range file.Outside {
		s.notes = append(s.notes, register.Note{Code: register.NoteOutside, Row: row}.Message(language.Chinese))
	}
	if file.Others > 0 {
		s.notes = append(s.notes, fmt.Sprintf("另有%d个带台账表头的表未读入", file.Others))
	}
	for _, n := range file.Notes {
		s.notes = append(s.notes, noteText(n))
	}
}

func noteText(n document.Note) string { return n.Message(language.Chinese) }

// year returns the year that the register says it covers; 0 where it does not say one.
func (s *source) year() int {
	if from, to := s.register.From, s.register.To; from.Year == to.Year {
		return from.Year
	}
	return 0
}

// count tallies the register. While questions are open nothing was read, and nothing is
// told of it.
func (s *source) count(year int, options ledger.Options) {
	s.tally = s.register.Tally(year, options)
	if len(s.questions) > 0 {
		s.tally.Problems = nil
	} else if s.register.From.IsZero() && s.register.To.IsZero() && s.tally.Complete {
		s.notes = append(s.notes, fmt.Sprintf("台账未写明所覆盖的期间，按%d年全年完整统计", year))
	}
}

// status is Errors where the register has errors, or questions are open.
func (s *source) status() command.Status {
	if len(s.questions) > 0 {
		return command.Errors
	}
	for _, p := range s.tally.Problems {
		if p.Severity() == ledger.Error {
			return command.Errors
		}
	}
	return command.Clean
}
