package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// change is what a case changes in a report, as it is shown.
type change struct {
	Place, Value string
	Blank        bool
}

// changes returns the changes in the order of their refs.
func (d *reportData) changes() []change {
	all := make([]change, 0, len(d.Set))
	for _, ref := range slices.Sorted(maps.Keys(d.Set)) {
		value := shownValue(d.Set[ref])
		all = append(all, change{Place: placeOf(ref), Value: value, Blank: value == ""})
	}
	return all
}

// placeOf names a place of the report in the words of the form, or by its ref where it
// has none.
func placeOf(ref string) string {
	finding := validate.Finding{Ref: govinfo.Ref(ref)}
	if place := finding.Place(language.Chinese); place != "" {
		return place
	}
	return ref
}

// shownValue returns a value as text: paragraphs as lines, a string without its quotes,
// nothing for null, and anything else as it is written.
func shownValue(data json.RawMessage) string {
	var text string
	if json.Unmarshal(data, &text) == nil { // of null, too
		return text
	}
	if lines, are := paragraphs(data); are {
		return lines
	}
	var compact bytes.Buffer
	if json.Compact(&compact, data) != nil {
		return string(data)
	}
	return compact.String()
}

// paragraphs returns the lines of a narrative; ok is false for any other value, and for
// paragraphs of which there is more to show than their text.
func paragraphs(data json.RawMessage) (lines string, ok bool) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	var all []struct {
		Text string `json:"text"`
	}
	if decoder.Decode(&all) != nil || len(all) == 0 {
		return "", false
	}
	texts := make([]string, len(all))
	for i, p := range all {
		texts[i] = p.Text
	}
	return strings.Join(texts, "\n"), true
}
