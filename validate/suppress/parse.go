package suppress

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// Reasons of an [Error] beside [validate.ErrUnknownRule],
// [govinfo.ErrUnknownRef] and [validate.ErrNoReason], for [errors.Is].
var (
	// ErrJSON says that the file is no JSON, or not of the shape of this one.
	ErrJSON = errors.New("not a file of suppressions")
	// ErrUnknownKey says that a record has a key that means nothing here.
	ErrUnknownKey = errors.New("unknown key")
	// ErrDoubledKey says that an object has a key twice.
	ErrDoubledKey = errors.New("the key stands twice")
	// ErrValue says that a key has a value that it cannot have.
	ErrValue = errors.New("the key cannot have this value")
)

// Error says where and why a file of suppressions is wrong.
type Error struct {
	Line   int    // in the file, from 1: of the record, or of the key where one is wrong
	Record int    // index among the suppressions, from 0; -1 outside of them
	Key    string // "" where it is not about one
	Err    error
}

func (e *Error) Error() string {
	place := fmt.Sprintf("suppress: line %d", e.Line)
	if e.Record >= 0 {
		place += fmt.Sprintf(", suppressions[%d]", e.Record)
	}
	if e.Key != "" {
		place += fmt.Sprintf(", %.40q", e.Key)
	}
	return place + ": " + strings.TrimPrefix(e.Err.Error(), "validate: ")
}

func (e *Error) Unwrap() error { return e.Err }

// Parse reads a file of suppressions, in UTF-8 with or without byte order mark.
// Rules are those of the statutory catalogue and own, the ids of one's own rules.
//
// Everything that is wrong is told at once: the error joins an [*Error] for each.
// Then no suppression is returned, for a file that is half understood would let
// through what it was to hold back or the other way round.
func Parse(data []byte, own ...validate.RuleID) ([]validate.Suppression, error) {
	p := parser{data: bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), own: own, record: -1}
	p.tokens = json.NewDecoder(bytes.NewReader(p.data))
	p.file()
	if len(p.errs) > 0 {
		return nil, errors.Join(p.errs...)
	}
	return p.list, nil
}

// parser reads the file token by token, so that it can tell lines and doubled
// keys.
type parser struct {
	data   []byte
	own    []validate.RuleID
	tokens *json.Decoder
	record int
	list   []validate.Suppression
	errs   []error
	broken bool // the JSON cannot be read on

	counted, line int // line is the number of newlines before data[counted]
}

// here returns the line of the token that was read last.
func (p *parser) here() int {
	at := int(p.tokens.InputOffset())
	p.line += bytes.Count(p.data[p.counted:at], []byte("\n"))
	p.counted = at
	return p.line + 1
}

func (p *parser) fail(line int, key string, err error) {
	p.errs = append(p.errs, &Error{Line: line, Record: p.record, Key: key, Err: err})
}

// stop tells that the JSON cannot be read on.
func (p *parser) stop(err error) {
	if p.broken {
		return
	}
	p.broken = true
	line := p.here()
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		at := min(int(syntax.Offset), len(p.data))
		line = 1 + bytes.Count(p.data[:at], []byte("\n"))
	}
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	p.fail(line, "", fmt.Errorf("%w: %w", ErrJSON, err))
}

func (p *parser) file() {
	found := false
	p.object(func(key string, line int) {
		switch key {
		case "$schema":
			p.value(key, line, new(string))
		case "suppressions":
			found = true
			p.records()
		default:
			p.unknown(key, line)
		}
	})
	if p.broken {
		return
	}
	if _, err := p.tokens.Token(); err != io.EOF {
		p.stop(errors.New("something stands behind its end"))
	}
	if !found {
		p.fail(1, "suppressions", fmt.Errorf("%w: the key is missing", ErrJSON))
	}
}

func (p *parser) records() {
	if !p.open('[', "suppressions must be an array") {
		return
	}
	for p.record = 0; !p.broken && p.tokens.More(); p.record++ {
		p.suppression()
	}
	p.record = -1
	p.close()
}

func (p *parser) suppression() {
	var s validate.Suppression
	failures := len(p.errs)
	first := 0
	lines := make(map[string]int)
	p.object(func(key string, line int) {
		if first == 0 {
			first = line
		}
		lines[key] = line
		p.field(&s, key, line)
	})
	if p.broken {
		return
	}
	if first == 0 {
		first = p.here()
	}
	if len(p.errs) == failures {
		p.check(s, first, lines)
	}
	p.list = append(p.list, s)
}

// check tells what cannot be meant, each at its key's line.
func (p *parser) check(s validate.Suppression, first int, lines map[string]int) {
	err := s.Check(p.own...)
	for _, reason := range []struct {
		err error
		key string
	}{{validate.ErrUnknownRule, "rule"}, {govinfo.ErrUnknownRef, "ref"}, {validate.ErrNoReason, "reason"}} {
		if !errors.Is(err, reason.err) {
			continue
		}
		line := lines[reason.key]
		if line == 0 {
			line = first
		}
		named := reason.err
		switch reason.key {
		case "rule":
			named = fmt.Errorf("%w: %.40q", named, string(s.Rule))
		case "ref":
			named = fmt.Errorf("%w: %.120q", named, string(s.Ref))
		}
		p.fail(line, reason.key, named)
	}
}

func (p *parser) field(s *validate.Suppression, key string, line int) {
	switch key {
	case "rule":
		p.value(key, line, (*string)(&s.Rule))
	case "ref":
		p.named(key, line, (*string)(&s.Ref))
	case "organ":
		p.named(key, line, &s.Organ)
	case "reason":
		if p.value(key, line, &s.Reason) {
			s.Reason = strings.TrimSpace(s.Reason)
		}
	case "year":
		if p.value(key, line, &s.Year) && (s.Year < 1 || s.Year > 9999) {
			p.fail(line, key, fmt.Errorf("%w: %d is no year", ErrValue, s.Year))
		}
	case "until":
		p.until(line, &s.Until)
	default:
		p.unknown(key, line)
	}
}

// named reads a text that must not be empty: left empty by mistake, it would be
// for all.
func (p *parser) named(key string, line int, into *string) {
	if p.value(key, line, into) && strings.TrimSpace(*into) == "" {
		p.fail(line, key, fmt.Errorf("%w: it is empty; leave the key out for all", ErrValue))
	}
}

func (p *parser) until(line int, into *govinfo.Date) {
	var text string
	if !p.value("until", line, &text) {
		return
	}
	date, err := govinfo.ParseDate(text)
	if err != nil || date.IsZero() {
		p.fail(line, "until", fmt.Errorf("%w: %.32q is not a date as 2024-03-31", ErrValue, text))
	}
	*into = date
}

func (p *parser) unknown(key string, line int) {
	var skipped json.RawMessage
	if err := p.tokens.Decode(&skipped); err != nil {
		p.stop(err)
		return
	}
	p.fail(line, key, ErrUnknownKey)
}

// value reads the value of a key. It is false, and told, if it is of another
// type.
func (p *parser) value(key string, line int, into any) bool {
	var raw json.RawMessage
	if err := p.tokens.Decode(&raw); err != nil {
		p.stop(err)
		return false
	}
	if err := json.Unmarshal(raw, into); err != nil || string(raw) == "null" {
		p.fail(line, key, fmt.Errorf("%w: %.40s", ErrValue, raw))
		return false
	}
	return true
}

// object reads an object, and gives each key to field, which reads the value.
func (p *parser) object(field func(key string, line int)) {
	if !p.open('{', "an object is expected") {
		return
	}
	seen := make(map[string]bool)
	for !p.broken && p.tokens.More() {
		token, err := p.tokens.Token()
		if err != nil {
			p.stop(err)
			return
		}
		key, line := token.(string), p.here() // the decoder takes nothing else for a key
		if seen[key] {
			p.fail(line, key, ErrDoubledKey)
		}
		seen[key] = true
		field(key, line)
	}
	p.close()
}

func (p *parser) open(delimiter json.Delim, reason string) bool {
	token, err := p.tokens.Token()
	if err == nil && token != delimiter {
		err = errors.New(reason)
	}
	if err != nil {
		p.stop(err)
	}
	return err == nil
}

func (p *parser) close() {
	if p.broken {
		return
	}
	if _, err := p.tokens.Token(); err != nil {
		p.stop(err)
	}
}
