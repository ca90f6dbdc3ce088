package validate

import (
	"encoding/json"
	"strconv"

	"github.com/openxxgk/annualreport/govinfo"
)

// Figure is a number or a text that a finding compares: what stands in a cell,
// what a sentence says ("33.9%"), or what it should be. The zero Figure is none.
type Figure struct {
	value govinfo.Value
	text  string
}

// ValueFigure returns the figure of a cell's value. A blank value is no figure.
func ValueFigure(value govinfo.Value) Figure {
	if value == nil || value.IsBlank() {
		return Figure{}
	}
	return Figure{value: value}
}

// TextFigure returns a figure that is no cell's value.
func TextFigure(text string) Figure { return Figure{text: text} }

// intFigure returns the figure of a number, which may be longer than a cell's.
func intFigure(n int64) Figure {
	c, err := govinfo.NewCount(n)
	if err != nil {
		return Figure{text: strconv.FormatInt(n, 10)}
	}
	return Figure{value: c}
}

// IsNone reports whether there is no figure.
func (f Figure) IsNone() bool { return f.value == nil && f.text == "" }

// Value returns the figure as a cell's value; ok is false if it is a text or
// none.
func (f Figure) Value() (value govinfo.Value, ok bool) { return f.value, f.value != nil }

// String returns the number without separators, the text, or "" for none.
func (f Figure) String() string {
	if f.value != nil {
		return f.value.String()
	}
	return f.text
}

// Equal reports whether both are none or the same number or text. An amount equals the
// text that it is written as, for that is what it is in JSON.
func (f Figure) Equal(g Figure) bool {
	switch value := f.value.(type) {
	case govinfo.Count:
		other, ok := g.value.(govinfo.Count)
		return ok && value.Equal(other)
	case govinfo.Amount:
		if other, ok := g.value.(govinfo.Amount); ok {
			return value.Equal(other)
		}
		return g.value == nil && g.text == value.String()
	}
	if _, isAmount := g.value.(govinfo.Amount); isAmount && f.text != "" {
		return g.Equal(f)
	}
	return g.value == nil && f.text == g.text
}

// MarshalJSON returns a number for a count, a string for an amount or a text,
// and null for none.
func (f Figure) MarshalJSON() ([]byte, error) {
	switch {
	case f.value != nil:
		return json.Marshal(f.value)
	case f.text != "":
		return json.Marshal(f.text)
	}
	return []byte("null"), nil
}
