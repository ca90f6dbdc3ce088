package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

type jsonFormat struct{}

func (jsonFormat) header() string { return "" }

func (jsonFormat) line(one *result) ([]byte, error) {
	line, err := json.Marshal(one)
	return append(line, '\n'), err
}

func (jsonFormat) start(id string) []byte {
	text, _ := json.Marshal(id) // a string always can be
	return append([]byte(`{"id":`), text...)
}

func (jsonFormat) parse(line []byte) (one result, err error) {
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&one); err != nil {
		return one, err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return one, errors.New("there is more on the line")
	}
	return one, nil
}

// csvFormat writes results for spreadsheets. Text that a spreadsheet would take for a
// formula has an apostrophe before it there.
type csvFormat struct{}

func (csvFormat) header() string {
	return "id,organ,year,errors,warnings,notes,unread,prior,findings,failure,made"
}

func (csvFormat) line(one *result) ([]byte, error) {
	return csvLine(harmless(one.ID), harmless(one.Organ), strconv.Itoa(one.Year),
		strconv.Itoa(one.Errors), strconv.Itoa(one.Warnings), strconv.Itoa(one.Notes), strconv.Itoa(one.Unread), strconv.Itoa(one.Prior),
		harmless(one.findingsText()), harmless(one.Failure), one.Made)
}

func (csvFormat) start(id string) []byte {
	line, _ := csvLine(harmless(id), "")
	return line[:len(line)-1]
}

// csvLine writes fields, which have no line breaks, so that a line is a result.
func csvLine(fields ...string) ([]byte, error) {
	var out bytes.Buffer
	writer := csv.NewWriter(&out)
	err := writer.Write(fields)
	writer.Flush()
	return out.Bytes(), err
}

func (csvFormat) parse(line []byte) (one result, err error) {
	reader := csv.NewReader(bytes.NewReader(line))
	fields, err := reader.Read()
	if err != nil {
		return one, err
	}
	if len(fields) != 11 {
		return one, fmt.Errorf("%d of 11 fields", len(fields))
	}
	if _, err := reader.Read(); !errors.Is(err, io.EOF) {
		return one, errors.New("there is more on the line")
	}
	one = result{
		ID: asWritten(fields[0]), Organ: asWritten(fields[1]),
		Findings: findingsFromText(asWritten(fields[8])), Failure: asWritten(fields[9]), Made: fields[10],
	}
	for i, into := range []*int{&one.Year, &one.Errors, &one.Warnings, &one.Notes, &one.Unread, &one.Prior} {
		if *into, err = strconv.Atoi(fields[2+i]); err != nil {
			return one, err
		}
	}
	return one, nil
}

// isFormula reports whether a spreadsheet may take a text for a formula, or would if
// the apostrophes before it were not there.
func isFormula(text string) bool {
	text = strings.TrimLeft(text, "'")
	return text != "" && strings.ContainsAny(firstRune(text), "=+-@\t\r＝＋－＠")
}

func firstRune(text string) string {
	for _, r := range text {
		return string(r)
	}
	return ""
}

// harmless returns a text that no spreadsheet takes for a formula. [asWritten] takes
// the text back out of it.
func harmless(text string) string {
	if isFormula(text) {
		return "'" + text
	}
	return text
}

func asWritten(text string) string {
	if isFormula(text) {
		return strings.TrimPrefix(text, "'")
	}
	return text
}
