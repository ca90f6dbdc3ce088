package ledger

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/openxxgk/annualreport/govinfo"
)

// Reading is a register read from JSON.
type Reading struct {
	Ledger Ledger `json:"ledger"`
	// Dropped are the keys that name personal data, whose values were not read; Ignored
	// are other keys that the record lacks, and channel, consultations.kind and fee.basis
	// where a word of theirs is not known. Each stands once, in order of appearance.
	Dropped []string `json:"dropped"`
	Ignored []string `json:"ignored"`
}

// ErrNoRegister says that a JSON document is not an object with cases or disputes.
var ErrNoRegister = errors.New("ledger: not a register: want an object with the keys organ, from, to, cases, disputes")

// Read reads a register from JSON: one object of organ, from, to, cases and disputes, as
// [Ledger] marshals to, and nothing behind it. It holds one record at a time beside the
// result. A value of a record that cannot be read, is of another type or stands twice is no
// error but a [Fault] of its record; keys that the record lacks are listed, and their values
// not kept. The error is that of the source, a *json.SyntaxError, or wraps [ErrNoRegister],
// [ErrTwice] or [ErrBehind]; the result then has what was read before.
func Read(source io.Reader) (Reading, error) {
	r := reader{decoder: json.NewDecoder(source), seen: make(map[string]bool)}
	err := r.object(r.member)
	if err == nil {
		err = r.end()
	}
	if err == nil && !r.seen["cases"] && !r.seen["disputes"] {
		err = ErrNoRegister
	}
	return r.Reading, err
}

// UnmarshalJSON reads as [Read] does.
func (l *Ledger) UnmarshalJSON(data []byte) error {
	reading, err := Read(bytes.NewReader(data))
	if err != nil {
		return err
	}
	*l = reading.Ledger
	return nil
}

type reader struct {
	Reading
	decoder *json.Decoder
	seen    map[string]bool // keys of the register
	faults  []Fault
}

// object reads an object and calls member for every key, whose value it has to take.
func (r *reader) object(member func(key string) error) error {
	open, err := r.decoder.Token()
	if err != nil {
		return fmt.Errorf("ledger: %w", unexpected(err))
	}
	if open != json.Delim('{') {
		return ErrNoRegister
	}
	for r.decoder.More() {
		key, err := r.decoder.Token()
		if err != nil {
			return fmt.Errorf("ledger: %w", unexpected(err))
		}
		name, _ := key.(string)
		if err := member(name); err != nil {
			return err
		}
	}
	_, err = r.decoder.Token()
	if err != nil {
		return fmt.Errorf("ledger: %w", unexpected(err))
	}
	return nil
}

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

func (r *reader) member(key string) error {
	switch key {
	case "organ", "from", "to", "cases", "disputes":
		if r.seen[key] {
			return fmt.Errorf("%w: %s", ErrTwice, key)
		}
		r.seen[key] = true
	}
	switch key {
	case "cases":
		return r.array(func(record members) { r.Ledger.Cases = append(r.Ledger.Cases, r.caseOf(record)) })
	case "disputes":
		return r.array(func(record members) { r.Ledger.Disputes = append(r.Ledger.Disputes, r.disputeOf(record)) })
	}
	var value json.RawMessage
	if err := r.decoder.Decode(&value); err != nil {
		return fmt.Errorf("ledger: %w", unexpected(err))
	}
	return r.head(key, value)
}

// head takes a member that is no list of records.
func (r *reader) head(key string, value json.RawMessage) error {
	text, isText := textOf(value)
	switch key {
	case "organ":
		if !isText {
			return fmt.Errorf("%w: organ is no text", ErrNoRegister)
		}
		r.Ledger.Organ = text
	case "from", "to":
		date, err := govinfo.ParseDate(text)
		if err != nil || !isText {
			return fmt.Errorf("ledger: %s is no date as 2024-01-31", key)
		}
		if key == "from" {
			r.Ledger.From = date
		} else {
			r.Ledger.To = date
		}
	default:
		r.passOver(key)
	}
	return nil
}

// array reads an array of objects. What is no object becomes an empty record, so that
// the rows keep their numbers.
func (r *reader) array(take func(members)) error {
	open, err := r.decoder.Token()
	switch {
	case err != nil:
		return fmt.Errorf("ledger: %w", unexpected(err))
	case open == nil:
		return nil
	case open != json.Delim('['):
		return fmt.Errorf("%w: cases and disputes are lists", ErrNoRegister)
	}
	for r.decoder.More() {
		var value json.RawMessage
		if err := r.decoder.Decode(&value); err != nil {
			return fmt.Errorf("ledger: %w", unexpected(err))
		}
		take(membersOf(value))
	}
	_, err = r.decoder.Token()
	if err != nil {
		return fmt.Errorf("ledger: %w", unexpected(err))
	}
	return nil
}
