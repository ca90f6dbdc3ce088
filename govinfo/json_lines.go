package govinfo

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// defaultMaxLine is the longest line that a Decoder reads unless told otherwise. A
// report takes some 10 KiB.
const defaultMaxLine = 16 << 20

// Decoder reads a stream of reports as JSON Lines: one JSON document a line,
// blank lines passed over. It holds one line at a time. A Decoder must not be
// used by several goroutines at once.
type Decoder struct {
	// Options are the liberties taken with each document.
	Options DecodeOptions
	// MaxLine is the longest line taken, in bytes; 0 is 16 MiB.
	MaxLine int

	source *bufio.Reader
	line   int
	long   []byte // a line that did not fit the buffer of source
}

// NewDecoder returns a Decoder that reads from source, which must not be nil.
func NewDecoder(source io.Reader) *Decoder {
	return &Decoder{source: bufio.NewReaderSize(source, 64<<10)}
}

// Decode reads the next report into r, and returns [io.EOF] after the last. A
// line that is no report is a [*DecodeError] with its line number; r is
// unchanged then, and the next call goes on with the next line. Other errors are
// those of the source.
func (d *Decoder) Decode(r *Report) error {
	if r == nil {
		return fmt.Errorf("govinfo: JSON: %w", ErrNoReport)
	}
	for {
		line, err := d.nextLine()
		if err != nil {
			return err
		}
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		err = d.Options.Decode(line, r)
		var decode *DecodeError
		if errors.As(err, &decode) {
			decode.Line = d.line
		}
		return err
	}
}

func (d *Decoder) nextLine() ([]byte, error) {
	most := d.MaxLine
	if most <= 0 {
		most = defaultMaxLine
	}
	d.line++
	d.long = d.long[:0]
	tooLong := false
	for {
		part, err := d.source.ReadSlice('\n')
		if len(d.long)+len(part) > most {
			tooLong = true // read on to the end of the line, but keep nothing
			d.long = d.long[:0]
		}
		switch {
		case err == bufio.ErrBufferFull:
			if !tooLong {
				d.long = append(d.long, part...)
			}
			continue
		case err == io.EOF && len(part) == 0 && len(d.long) == 0 && !tooLong:
			return nil, io.EOF
		case err != nil && err != io.EOF:
			return nil, err
		case tooLong:
			return nil, &DecodeError{Line: d.line, Err: ErrTooLarge}
		case len(d.long) > 0:
			d.long = append(d.long, part...)
			return d.long, nil
		}
		return part, nil
	}
}

// Encoder writes a stream of reports as JSON Lines. An Encoder must not be used
// by several goroutines at once.
type Encoder struct {
	target io.Writer
	buffer []byte
}

// NewEncoder returns an Encoder that writes to target, which must not be nil, one
// call a report.
func NewEncoder(target io.Writer) *Encoder { return &Encoder{target: target} }

// Encode writes r as one line. Errors are those of the target.
func (e *Encoder) Encode(r *Report) error {
	if r == nil {
		return fmt.Errorf("govinfo: JSON: %w", ErrNoReport)
	}
	e.buffer = append(r.appendJSON(e.buffer[:0]), '\n')
	_, err := e.target.Write(e.buffer)
	return err
}
