package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/govinfo/ledger/register"
	"github.com/openxxgk/annualreport/govinfo/ledger/registerfile"
	"github.com/openxxgk/annualreport/severity"
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

// readRegister reads the register of a file, and that of disputes of a second one.
func readRegister(ctx context.Context, names []string, mappingName string) (*source, error) {
	mapping, err := readMapping(mappingName)
	if err != nil {
		return nil, err
	}
	s := new(source)
	var rows registerfile.File
	for _, name := range names {
		if err := s.file(ctx, name, mapping, &rows); err != nil {
			return nil, fmt.Errorf("%s: %w", name, explain(err))
		}
	}
	switch {
	case rows.Rows == nil && s.register.Cases == nil:
		return nil, errNoRequests
	case rows.Rows == nil && rows.Disputes == nil:
		return s, nil
	}
	result, err := mapping.Import(rows.Rows, rows.Disputes)
	if err != nil {
		return nil, explain(err)
	}
	s.register.Cases = append(s.register.Cases, result.Cases...)
	s.register.Disputes = append(s.register.Disputes, result.Disputes...)
	s.questions = result.Questions
	s.dropped, s.ignored = append(s.dropped, result.Dropped...), append(s.ignored, result.Ignored...)
	s.noteRows(rows, result.Notes)
	return s, nil
}

var (
	errNoRequests  = errors.New("只有复议诉讼台账，还需要申请台账")
	errTwoRequests = errors.New("申请台账只能有一个，第二个文件应是复议诉讼台账")
)

// file reads one file: records, or rows beside those of the file before.
func (s *source) file(ctx context.Context, name string, mapping register.Mapping, rows *registerfile.File) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return errors.Unwrap(err)
	}
	if registerfile.Detect(data) == registerfile.JSON {
		return s.records(data, rows)
	}
	file, err := registerfile.Read(ctx, data, mapping)
	switch {
	case err != nil:
		return err
	case file.Rows != nil && (rows.Rows != nil || s.register.Cases != nil):
		return errTwoRequests
	case file.Disputes != nil && (rows.Disputes != nil || s.register.Disputes != nil):
		return errors.New("复议诉讼台账只能有一个")
	}
	if file.Rows != nil {
		rows.Rows, rows.Outside = file.Rows, file.Outside
	}
	if file.Disputes != nil {
		rows.Disputes, rows.DisputesOutside = file.Disputes, file.DisputesOutside
	}
	rows.Others += file.Others
	rows.Notes = append(rows.Notes, file.Notes...)
	return nil
}

// records reads a register in JSON.
func (s *source) records(data []byte, rows *registerfile.File) error {
	if s.register.Cases != nil || rows.Rows != nil {
		return errTwoRequests
	}
	reading, err := ledger.Read(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))))
	if err != nil {
		return err
	}
	s.register, s.dropped, s.ignored = reading.Ledger, reading.Dropped, reading.Ignored
	if s.register.Cases == nil {
		s.register.Cases = []ledger.Case{}
	}
	return nil
}

// noteRows tells what of the rows was not read.
func (s *source) noteRows(file registerfile.File, notes []register.Note) {
	for _, n := range notes {
		outside := file.Outside
		if n.OfDisputes {
			outside = file.DisputesOutside
		}
		if n.Code == register.NoteBlankRow && slices.Contains(outside, n.Row) {
			continue // it is told as outside
		}
		s.notes = append(s.notes, n.Message(language.Chinese))
	}
	for i, rows := range [...][]int{file.Outside, file.DisputesOutside} {
		for _, row := range rows {
			s.notes = append(s.notes, register.Note{Code: register.NoteOutside, Row: row, OfDisputes: i == 1}.Message(language.Chinese))
		}
	}
	if file.Others > 0 {
		s.notes = append(s.notes, fmt.Sprintf("另有%d个带台账表头的表未读入", file.Others))
	}
	for _, n := range file.Notes {
		s.notes = append(s.notes, n.Message(language.Chinese))
	}
	if file.Rows != nil && file.Disputes == nil && len(s.register.Disputes) == 0 {
		s.notes = append(s.notes, "没有复议诉讼台账，表四按没有案件填写")
	}
}

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
		if p.Severity() == severity.Error {
			return command.Errors
		}
	}
	return command.Clean
}
