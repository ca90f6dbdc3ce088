package govinfo

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Reasons of a [DecodeError], to be tested with [errors.Is].
var (
	// ErrUnknownKey says that a JSON object has a key that the report lacks.
	ErrUnknownKey = errors.New("unknown key")
	// ErrDoubledKey says that a JSON object has a key, or a table a ref, twice.
	ErrDoubledKey = errors.New("the key stands twice")
	// ErrType says that a value is of another type than its place in a report needs.
	ErrType = errors.New("wrong type")
	// ErrTooLarge says that a line is longer than [Decoder.MaxLine].
	ErrTooLarge = errors.New("the document is too large")
)

// DecodeError says where and why JSON, or rows of [CSV], are no report. Err is a
// [*ParseError] for a cell, a [*json.SyntaxError], or wraps one of the reasons that
// this package names.
type DecodeError struct {
	Line   int    // line of rows or of a JSON Lines stream, from 1; 0 otherwise
	Path   string // path of the value, "applications.received.total"; "" is the whole
	Offset int    // byte offset of the value in the JSON document or line; 0 in rows
	Err    error

	rows bool // it is of rows
}

// Error returns where and why on one line.
func (e *DecodeError) Error() string {
	reason := strings.TrimPrefix(e.Err.Error(), "govinfo: ")
	switch {
	case e.rows && e.Path == "":
		return fmt.Sprintf("govinfo: CSV line %d: %s", e.Line, reason)
	case e.rows:
		return fmt.Sprintf("govinfo: CSV line %d, %s: %s", e.Line, e.Path, reason)
	}
	var text strings.Builder
	text.WriteString("govinfo: JSON")
	if e.Line > 0 {
		fmt.Fprintf(&text, " line %d", e.Line)
	}
	if e.Path != "" {
		fmt.Fprintf(&text, " at %s", e.Path)
	}
	fmt.Fprintf(&text, " (byte %d): %s", e.Offset, reason)
	return text.String()
}

func (e *DecodeError) Unwrap() error { return e.Err }

// UnmarshalJSON reads the JSON of [Report.MarshalJSON]. Unknown and doubled keys
// are errors, since a misspelt key would otherwise lose a figure; see
// [DecodeOptions] to allow unknown ones. A key that is absent, or null, leaves
// its part blank. On an error, a [*DecodeError], r is unchanged.
func (r *Report) UnmarshalJSON(data []byte) error {
	return DecodeOptions{}.Decode(data, r)
}

// DecodeOptions are liberties that a caller takes in reading JSON. The zero
// value is strict.
type DecodeOptions struct {
	// AllowUnknownKeys passes over keys that the report lacks, as in documents of
	// a later version.
	AllowUnknownKeys bool `json:"allowUnknownKeys"`
}

// Decode reads one JSON document into r, as [Report.UnmarshalJSON] does; a byte
// order mark before it is passed over. What r held before is gone; on an error it
// is unchanged.
func (o DecodeOptions) Decode(data []byte, r *Report) error {
	if r == nil {
		return fmt.Errorf("govinfo: JSON: %w", ErrNoReport)
	}
	start := 0
	if bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		start = 3
	}
	if !json.Valid(data[start:]) {
		return syntaxError(data, start)
	}
	if !utf8.Valid(data) {
		return &DecodeError{Offset: invalidUTF8(data), Err: fmt.Errorf("%w: not valid UTF-8", ErrSyntax)}
	}
	d := jsonReader{data: data, at: start, options: o}
	if err := d.report(); err != nil {
		return err
	}
	*r = d.into
	return nil
}

func syntaxError(data []byte, start int) error {
	var raw json.RawMessage
	err := json.Unmarshal(data[start:], &raw)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return &DecodeError{Offset: start + int(syntax.Offset), Err: syntax}
	}
	return &DecodeError{Err: err}
}

func invalidUTF8(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(data)
}

// jsonReader walks JSON that is known to be valid, so it trusts the syntax and
// checks only what a report needs.
type jsonReader struct {
	data    []byte
	at      int
	path    []string
	options DecodeOptions
	into    Report
}

func (d *jsonReader) fail(offset int, err error) error {
	return &DecodeError{Path: strings.Join(d.path, "."), Offset: offset, Err: err}
}

func (d *jsonReader) wrongType(want string) error {
	return d.fail(d.at, fmt.Errorf("%w: %s expected, not %s", ErrType, want, jsonKind(d.peek())))
}

func jsonKind(first byte) string {
	switch first {
	case '{':
		return "an object"
	case '[':
		return "an array"
	case '"':
		return "a string"
	case 't', 'f':
		return "a boolean"
	case 'n':
		return "null"
	}
	return "a number"
}

// peek skips white space and returns the first byte of what follows.
func (d *jsonReader) peek() byte {
	for {
		switch b := d.data[d.at]; b {
		case ' ', '\t', '\r', '\n':
			d.at++
		default:
			return b
		}
	}
}

// null takes a null, which stands for an absent value everywhere.
func (d *jsonReader) null() bool {
	if d.peek() != 'n' {
		return false
	}
	d.at += len("null")
	return true
}

// object calls member for each key; member must take the value. keys are those
// that the object may have, at most 64.
func (d *jsonReader) object(keys []string, member func(key int) error) error {
	if d.null() {
		return nil
	}
	if d.peek() != '{' {
		return d.wrongType("an object")
	}
	d.at++
	var seen uint64
	next := 0 // keys usually come in order
	for {
		switch d.peek() {
		case '}':
			d.at++
			return nil
		case ',':
			d.at++
			continue
		}
		offset := d.at
		name, err := d.keyName(keys, next)
		if err != nil {
			return err
		}
		d.peek()
		d.at++ // the colon
		d.peek()
		d.path = append(d.path, name)
		key := slices.Index(keys[next:], name)
		if key >= 0 {
			key += next
		} else {
			key = slices.Index(keys[:next], name)
		}
		switch {
		case key < 0 && d.options.AllowUnknownKeys:
			d.skip()
		case key < 0:
			return d.fail(offset, ErrUnknownKey)
		case seen&(1<<key) != 0:
			return d.fail(offset, ErrDoubledKey)
		default:
			seen |= 1 << key
			if err := member(key); err != nil {
				return err
			}
			next = (key + 1) % len(keys)
		}
		d.path = d.path[:len(d.path)-1]
	}
}

// keyName reads a key without allocating where it is the expected one.
func (d *jsonReader) keyName(keys []string, next int) (string, error) {
	end := d.stringEnd()
	raw := d.data[d.at+1 : end-1]
	if string(raw) == keys[next] {
		d.at = end
		return keys[next], nil
	}
	return d.text()
}

// stringEnd returns the offset behind the string that begins at d.at.
func (d *jsonReader) stringEnd() int {
	i := d.at + 1
	for {
		switch d.data[i] {
		case '"':
			return i + 1
		case '\\':
			i++
		}
		i++
	}
}

// text takes a string.
func (d *jsonReader) text() (string, error) {
	if d.null() {
		return "", nil
	}
	if d.peek() != '"' {
		return "", d.wrongType("a string")
	}
	offset, end := d.at, d.stringEnd()
	raw := d.data[offset:end]
	d.at = end
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw[1 : len(raw)-1]), nil
	}
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return "", d.fail(offset, err)
	}
	// encoding/json turns a lone surrogate into U+FFFD; that would lose a byte
	// of somebody's document.
	if strings.Count(text, "\uFFFD") > bytes.Count(raw, []byte("\uFFFD"))+strings.Count(strings.ToLower(string(raw)), `\ufffd`) {
		return "", d.fail(offset, fmt.Errorf("%w: half of a surrogate pair", ErrSyntax))
	}
	return text, nil
}

// scalar takes a number or a string, raw.
func (d *jsonReader) scalar() []byte {
	start := d.at
	d.skip()
	return d.data[start:d.at]
}

// skip passes over any value, without recursion.
func (d *jsonReader) skip() {
	depth := 0
	for {
		switch b := d.peek(); b {
		case '{', '[':
			depth++
			d.at++
		case '}', ']':
			depth--
			d.at++
		case '"':
			d.at = d.stringEnd()
		case ',', ':':
			d.at++
			continue
		default:
			for d.at < len(d.data) && strings.IndexByte(" \t\r\n,:]}", d.data[d.at]) < 0 {
				d.at++
			}
		}
		if depth == 0 {
			return
		}
	}
}

func (d *jsonReader) boolean() (bool, error) {
	if d.null() {
		return false, nil
	}
	switch d.peek() {
	case 't':
		d.at += len("true")
		return true, nil
	case 'f':
		d.at += len("false")
		return false, nil
	}
	return false, d.wrongType("a boolean")
}

// array calls element for each element; element must take it.
func (d *jsonReader) array(element func(index int) error) error {
	if d.peek() != '[' {
		return d.wrongType("an array")
	}
	d.at++
	for index := 0; ; {
		switch d.peek() {
		case ']':
			d.at++
			return nil
		case ',':
			d.at++
			continue
		}
		d.path = append(d.path, strconv.Itoa(index))
		if err := element(index); err != nil {
			return err
		}
		d.path = d.path[:len(d.path)-1]
		index++
	}
}
