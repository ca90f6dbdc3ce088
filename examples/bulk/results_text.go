package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"github.com/openxxgk/annualreport/examples/bulk/internal/outfile"
)

// textFormat writes a result as one line.
type textFormat interface {
	header() string // first line of a file, or ""
	line(*result) ([]byte, error)
	parse(line []byte) (result, error)
	// start returns what the line of a result with this id begins with.
	start(id string) []byte
}

// textFile keeps results as lines. A line that a killed run left unfinished is
// cut off before others are written, and only then: when all lines before it are known
// to be results of these sources, and it to be the beginning of the next.
type textFile struct {
	file   *os.File
	format textFormat
	writer *bufio.Writer
	whole  int64  // bytes of whole lines; known when done has ended
	lines  int    // their number
	rest   []byte // the beginning of what follows them
	failed error  // the first failed write
}

// maxStart is how much of an unfinished line is looked at.
const maxStart = 1 << 16

func openText(name string, format textFormat) (results, error) {
	file, err := outfile.Open(name)
	if err != nil {
		return nil, err
	}
	return &textFile{file: file, format: format, writer: bufio.NewWriterSize(file, 1<<16)}, nil
}

// foreign says what about the file shows that this program did not write it.
func (t *textFile) foreign(format string, args ...any) error {
	return fmt.Errorf("%s: %w: %w", t.file.Name(), errForeign, fmt.Errorf(format, args...))
}

func (t *textFile) done() iter.Seq2[result, error] {
	return func(yield func(result, error) bool) {
		if _, err := t.file.Seek(0, io.SeekStart); err != nil {
			yield(result{}, err)
			return
		}
		reader := bufio.NewReaderSize(t.file, 1<<16)
		if err := t.passHeader(reader); err != nil {
			yield(result{}, err)
			return
		}
		for {
			line, err := t.next(reader)
			if line == nil && err == nil {
				return
			}
			var one result
			if err == nil {
				one, err = t.parse(line)
			}
			if !yield(one, err) || err != nil {
				return
			}
		}
	}
}

// next returns the next whole line with its end, or nil and keeps what is left.
func (t *textFile) next(reader *bufio.Reader) ([]byte, error) {
	line, err := reader.ReadBytes('\n')
	if errors.Is(err, io.EOF) {
		if t.rest == nil { // and not read to the end already
			t.rest = line[:min(len(line), maxStart)]
		}
		return nil, nil
	}
	t.whole += int64(len(line))
	t.lines++
	return line, err
}

func (t *textFile) passHeader(reader *bufio.Reader) error {
	header := t.format.header()
	if header == "" {
		return nil
	}
	line, err := t.next(reader)
	if line != nil && string(line) != header+"\n" {
		return t.foreign("line 1 is not %q", header)
	}
	return err
}

// parse parses a line of the file.
func (t *textFile) parse(line []byte) (result, error) {
	one, err := t.format.parse(line[:len(line)-1])
	if err == nil {
		err = one.valid()
	}
	if err != nil {
		return result{}, t.foreign("line %d is no result: %w", t.lines, err)
	}
	return one, nil
}

func (t *textFile) begin(first string) error {
	header := t.format.header()
	start := t.format.start(first)
	if t.whole == 0 && header != "" {
		start = []byte(header + "\n")
	}
	if n := min(len(start), len(t.rest)); first == "" && n > 0 || !bytes.Equal(t.rest[:n], start[:n]) {
		return t.foreign("it ends in what is no result")
	}
	if len(t.rest) > 0 {
		if err := t.file.Truncate(t.whole); err != nil {
			return err
		}
	}
	if _, err := t.file.Seek(t.whole, io.SeekStart); err != nil {
		return err
	}
	if t.whole == 0 && header != "" {
		_, t.failed = t.writer.WriteString(header + "\n")
	}
	return t.failed
}

func (t *textFile) write(one *result) error {
	line, err := t.format.line(one)
	if err == nil {
		_, err = t.writer.Write(line)
	}
	t.failed = errors.Join(t.failed, err)
	return err
}

// flush makes what was written last, also if the machine goes down.
func (t *textFile) flush() error {
	if t.failed != nil {
		return nil // told already
	}
	if t.failed = t.writer.Flush(); t.failed == nil {
		t.failed = t.file.Sync()
	}
	return t.failed
}

func (t *textFile) Close() error { return errors.Join(t.flush(), t.file.Close()) }
