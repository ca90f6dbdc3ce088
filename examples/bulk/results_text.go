package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"github.com/openxxgk/annualreport/examples/internal/outfile"
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

// maxResult bounds a line of a results file.
const maxResult = 64 << 20

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
		reader, err := t.behindHeader()
		for more := true; err == nil; {
			var one result
			if one, more, err = t.next(reader); err != nil {
				break
			}
			if !more || !yield(one, nil) {
				return
			}
		}
		yield(result{}, err)
	}
}

// behindHeader returns a reader of the file's results.
func (t *textFile) behindHeader() (*bufio.Reader, error) {
	if _, err := t.file.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	reader := bufio.NewReaderSize(t.file, 1<<16)
	header := t.format.header()
	if header == "" {
		return reader, nil
	}
	line, err := t.nextLine(reader)
	if line != nil && string(line) != header+"\n" {
		return nil, t.foreign("line 1 is not %q", header)
	}
	return reader, err
}

// next returns the next result, if there is one.
func (t *textFile) next(reader *bufio.Reader) (one result, more bool, err error) {
	line, err := t.nextLine(reader)
	if err != nil || line == nil {
		return one, false, err
	}
	if one, err = t.format.parse(line[:len(line)-1]); err == nil {
		err = one.valid()
	}
	if err != nil {
		return one, false, t.foreign("line %d is no result: %w", t.lines, err)
	}
	return one, true, nil
}

// nextLine returns the next whole line with its end, or nil and keeps what is left.
func (t *textFile) nextLine(reader *bufio.Reader) ([]byte, error) {
	line, err := readUpTo(reader, maxResult)
	if errors.Is(err, bufio.ErrTooLong) {
		return nil, t.foreign("line %d is too long for a result", t.lines+1)
	}
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

// readUpTo reads to the end of a line or of the file, as [bufio.Reader.ReadBytes] does.
// A line that is longer than most is [bufio.ErrTooLong].
func readUpTo(reader *bufio.Reader, most int) (line []byte, err error) {
	for {
		part, err := reader.ReadSlice('\n')
		if line = append(line, part...); len(line) > most {
			return nil, bufio.ErrTooLong
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
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
