package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// lines yields a report a line. Lines are decoded by whoever loads the item, so
// that several are decoded at a time. What cannot be read ends the file and is an item.
func lines(name string) iter.Seq[item] {
	return func(yield func(item) bool) {
		file, err := openRegular(name)
		if err != nil {
			yield(failure(idOf(name), err))
			return
		}
		defer file.Close()
		reader := bufio.NewReaderSize(file, 1<<20)
		for number := 1; ; number++ {
			line, err := readLine(reader)
			id := fmt.Sprintf("%s:%d", idOf(name), number)
			switch {
			case errors.Is(err, io.EOF):
				return
			case errors.Is(err, bufio.ErrTooLong):
				if !yield(failure(id, err)) {
					return
				}
			case err != nil:
				yield(failure(id, err))
				return
			case len(bytes.TrimSpace(line)) > 0 && !yield(lineItem(id, line)):
				return
			}
		}
	}
}

func lineItem(id string, line []byte) item {
	return item{
		id: id, line: true, size: int64(len(line)), span: int64(len(line)) + 1, decode: decodeLine,
		content: func() ([]byte, error) { return line, nil },
	}
}

func decodeLine(_ context.Context, line []byte) (validate.Filing, error) {
	report := new(govinfo.Report)
	return validate.Filing{Report: report}, report.UnmarshalJSON(line)
}

// readLine returns a copy of the next line. A line beyond maxDocument is passed
// over and told as [bufio.ErrTooLong].
func readLine(reader *bufio.Reader) ([]byte, error) {
	var line []byte
	tooLong := false
	for {
		part, err := reader.ReadSlice('\n')
		if len(line)+len(part) > maxDocument {
			tooLong, line = true, nil
		}
		if !tooLong {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
		case tooLong && (err == nil || errors.Is(err, io.EOF)):
			return nil, bufio.ErrTooLong
		case errors.Is(err, io.EOF) && len(line) > 0:
			return line, nil
		case err != nil:
			return nil, err
		default:
			return line[:len(line)-1], nil
		}
	}
}
