package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strconv"
	"strings"
)

// textFormat writes a result as one line.
type textFormat interface {
	header() string // first line of a file, or ""
	line(*result) ([]byte, error)
	parse(line []byte) (result, error)
}

// textFile keeps results as lines. A line that a killed run left unfinished is
// cut off when the file is opened again.
type textFile struct {
	file   *os.File
	format textFormat
	writer *bufio.Writer
}

func openText(name string, format textFormat) (results, error) {
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	t := &textFile{file: file, format: format, writer: bufio.NewWriterSize(file, 1<<16)}
	if err := t.cutUnfinishedLine(); err != nil {
		file.Close()
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return t, nil
}

func (t *textFile) cutUnfinishedLine() error {
	size, err := t.file.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	const block = 64 << 10
	buffer := make([]byte, block)
	for end := size; end > 0; {
		start := max(0, end-block)
		part := buffer[:end-start]
		if _, err := t.file.ReadAt(part, start); err != nil {
			return err
		}
		if last := bytes.LastIndexByte(part, '\n'); last >= 0 {
			return t.file.Truncate(start + int64(last) + 1)
		}
		end = start
	}
	return t.file.Truncate(0)
}

func (t *textFile) done() iter.Seq2[result, error] {
	return func(yield func(result, error) bool) {
		if _, err := t.file.Seek(0, io.SeekStart); err != nil {
			yield(result{}, err)
			return
		}
		reader := bufio.NewReaderSize(t.file, 1<<16)
		for number := 1; ; number++ {
			line, err := reader.ReadBytes('\n')
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				yield(result{}, err)
				return
			}
			line = bytes.TrimSuffix(line, []byte("\n"))
			if number == 1 && t.format.header() != "" {
				if string(line) != t.format.header() {
					yield(result{}, fmt.Errorf("%s: line 1 is not %q: it is no results file", t.file.Name(), t.format.header()))
					return
				}
				continue
			}
			one, err := t.format.parse(line)
			if err != nil {
				yield(result{}, fmt.Errorf("%s: line %d is no result: %w", t.file.Name(), number, err))
				return
			}
			if !yield(one, nil) {
				return
			}
		}
		end, err := t.file.Seek(0, io.SeekEnd)
		if err == nil && end == 0 && t.format.header() != "" {
			_, err = t.writer.WriteString(t.format.header() + "\n")
		}
		if err != nil {
			yield(result{}, err)
		}
	}
}

func (t *textFile) write(one *result) error {
	line, err := t.format.line(one)
	if err != nil {
		return err
	}
	_, err = t.writer.Write(line)
	return err
}

func (t *textFile) flush() error { return t.writer.Flush() }

func (t *textFile) Close() error { return errors.Join(t.writer.Flush(), t.file.Close()) }

type jsonFormat struct{}

func (jsonFormat) header() string { return "" }

func (jsonFormat) line(one *result) ([]byte, error) {
	line, err := json.Marshal(one)
	return append(line, '\n'), err
}

func (jsonFormat) parse(line []byte) (one result, err error) {
	return one, json.Unmarshal(line, &one)
}

type csvFormat struct{}

func (csvFormat) header() string {
	return "id,organ,year,errors,warnings,notes,unread,findings,failure"
}

// line writes no line breaks inside fields, so that a line is a result.
func (csvFormat) line(one *result) ([]byte, error) {
	oneLine := strings.NewReplacer("\r", " ", "\n", " ")
	var out bytes.Buffer
	writer := csv.NewWriter(&out)
	err := writer.Write([]string{
		oneLine.Replace(one.ID), oneLine.Replace(one.Organ), strconv.Itoa(one.Year),
		strconv.Itoa(one.Errors), strconv.Itoa(one.Warnings), strconv.Itoa(one.Notes), strconv.Itoa(one.Unread),
		one.findingsText(), oneLine.Replace(one.Failure),
	})
	writer.Flush()
	return out.Bytes(), err
}

func (csvFormat) parse(line []byte) (one result, err error) {
	fields, err := csv.NewReader(bytes.NewReader(line)).Read()
	if err != nil {
		return one, err
	}
	if len(fields) != 9 {
		return one, fmt.Errorf("%d of 9 fields", len(fields))
	}
	one = result{ID: fields[0], Organ: fields[1], Findings: findingsFromText(fields[7]), Failure: fields[8]}
	for i, into := range []*int{&one.Year, &one.Errors, &one.Warnings, &one.Notes, &one.Unread} {
		if *into, err = strconv.Atoi(fields[2+i]); err != nil {
			return one, err
		}
	}
	return one, nil
}
