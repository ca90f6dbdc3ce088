package validate

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
	"golang.org/x/text/language"
)

// ResultJSON is a [Result] as JSON, with its words in one language, to be encoded
// by itself or as a part of what a program says. [ResultSchema] describes it, and
// [Result.UnmarshalJSON] reads it.
type ResultJSON struct {
	Findings   []findingJSON    `json:"findings"`
	Suspects   []suspectJSON    `json:"suspects"`
	Exhausted  bool             `json:"suspectsExhausted,omitempty"` // see [Location]
	Unread     []unreadJSON     `json:"unread,omitempty"`
	Skipped    []skippedJSON    `json:"skipped,omitempty"`
	Suppressed []suppressedJSON `json:"suppressed,omitempty"`
	Faults     []Fault          `json:"faults,omitempty"`
	NotRun     []notRunJSON     `json:"notRun,omitempty"`
	Level      Level            `json:"level,omitzero"`
}

// The parts of a ResultJSON: the values themselves and their words. They are
// embedded as types without methods, so that what is around them is encoded, too.
type (
	suspectJSON struct {
		Cells   []suspectCellJSON `json:"cells"`
		Message string            `json:"message"`
	}
	suspectCellJSON struct {
		SuspectCell
		words
	}
	unreadJSON struct {
		Unread
		words
	}
	skippedJSON struct {
		Skipped
		Message string `json:"message"`
	}
	notRunJSON struct {
		NotRun
		Message string `json:"message"`
	}
	suppressedJSON struct {
		findingJSON
		Reason string       `json:"reason"`
		Until  govinfo.Date `json:"until,omitzero"`
	}
	words struct {
		Place   string `json:"place"`
		Text    string `json:"text"`
		Message string `json:"message"`
	}
	findingData Finding
)

// findingJSON is a [Finding] as JSON, with its words in one language.
type findingJSON struct {
	findingData
	words
}

// worded is what has its place and text apart.
type worded interface {
	Place(language.Tag) string
	Text(language.Tag) string
	Message(language.Tag) string
}

func wordsOf(w worded, tag language.Tag) words {
	return words{w.Place(tag), w.Text(tag), w.Message(tag)}
}

// JSON returns the result with its suspects and words as a value to be encoded,
// the words in the language that is nearest to tag.
func (r Result) JSON(tag language.Tag) ResultJSON {
	location := r.Locate()
	j := ResultJSON{
		Findings: []findingJSON{}, Suspects: []suspectJSON{}, Exhausted: location.Exhausted, Faults: r.Faults,
		Level: r.Level,
	}
	for _, f := range r.Findings {
		j.Findings = append(j.Findings, f.json(tag))
	}
	for _, s := range location.Suspects {
		cells := make([]suspectCellJSON, len(s.Cells))
		for i, c := range s.Cells {
			cells[i] = suspectCellJSON{c, wordsOf(c, tag)}
		}
		j.Suspects = append(j.Suspects, suspectJSON{cells, s.Message(tag)})
	}
	for _, u := range r.Unread {
		j.Unread = append(j.Unread, unreadJSON{u, wordsOf(u, tag)})
	}
	for _, s := range r.Skipped {
		j.Skipped = append(j.Skipped, skippedJSON{s, s.Message(tag)})
	}
	for _, n := range r.NotRun {
		j.NotRun = append(j.NotRun, notRunJSON{n, n.Message(tag)})
	}
	for _, s := range r.Suppressed {
		j.Suppressed = append(j.Suppressed, s.json(tag))
	}
	return j
}

// json returns the finding with its words as a value to be encoded.
func (f Finding) json(tag language.Tag) findingJSON {
	if f.Refs == nil {
		f.Refs = []govinfo.Ref{}
	}
	return findingJSON{findingData(f), wordsOf(f, tag)}
}

func (s Suppressed) json(tag language.Tag) suppressedJSON {
	return suppressedJSON{s.Finding.json(tag), s.Reason, s.Until}
}

// MarshalJSON returns the result as JSON with Chinese words. Use [Result.JSON] for
// another language.
func (r Result) MarshalJSON() ([]byte, error) { return json.Marshal(r.JSON(language.Chinese)) }

// UnmarshalJSON reads what [Result.JSON] returns, in either language. The result is
// equal to the one that was written ([Result.Equal]) and has its suspects. Findings
// of the statutory rules are worded anew in any language; those of other rules keep
// the text that stands in the JSON. Faults keep their message, and what [errors.Is]
// finds in them of the faults of a filing.
//
// What a later version may have added is no error: keys that are not known are left
// out, and refs that no report has are kept and name their place themselves. A null is
// an error where a result, or something that is found, is due: read as nothing found,
// it would be a clean report. On an error the result is as it was.
func (r *Result) UnmarshalJSON(data []byte) error {
	var j struct {
		Findings   list[Finding]
		Suspects   list[struct{ Cells list[SuspectCell] }]
		Exhausted  bool `json:"suspectsExhausted"`
		Unread     list[Unread]
		Skipped    list[Skipped]
		Suppressed list[Suppressed]
		Faults     list[Fault]
		NotRun     list[NotRun]
		Level      Level
	}
	if err := unmarshal(data, &j); err != nil {
		return fmt.Errorf("validate: a result: %w", err)
	}
	*r = Result{
		Findings: j.Findings, Unread: j.Unread, Skipped: j.Skipped,
		Suppressed: j.Suppressed, Faults: j.Faults, NotRun: j.NotRun, Level: j.Level,
		located: &Location{Exhausted: j.Exhausted},
	}
	for _, s := range j.Suspects {
		r.located.Suspects = append(r.located.Suspects, Suspect{s.Cells})
	}
	return nil
}

// errNull says that null stands where something is due.
var errNull = errors.New("it is null")

// unmarshal is json.Unmarshal, which takes a null for anything, without that.
func unmarshal(data []byte, into any) error {
	if string(bytes.TrimSpace(data)) == "null" {
		return errNull
	}
	return json.Unmarshal(data, into)
}

// list is what was found, read from JSON: nil where there is nothing, and without a
// null in it.
type list[T any] []T

func (l *list[T]) UnmarshalJSON(data []byte) error {
	var elements []json.RawMessage
	if err := json.Unmarshal(data, &elements); err != nil {
		return err
	}
	*l = nil
	for i, element := range elements {
		var one T
		if err := unmarshal(element, &one); err != nil {
			return fmt.Errorf("[%d]: %w", i, err)
		}
		*l = append(*l, one)
	}
	return nil
}

func orNil[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}

// MarshalJSON returns the finding as JSON with its words in Chinese; [Result.JSON] has
// other languages.
func (f Finding) MarshalJSON() ([]byte, error) { return json.Marshal(f.json(language.Chinese)) }

// UnmarshalJSON reads what [Finding.MarshalJSON] and [Result.JSON] write. A null is an
// error, and so is a finding without rule or severity; on an error f is as it was.
func (f *Finding) UnmarshalJSON(data []byte) error {
	var j findingJSON
	if err := unmarshal(data, &j); err != nil {
		return fmt.Errorf("validate: a finding: %w", err)
	}
	if err := j.check(); err != nil {
		return err
	}
	*f = j.finding()
	return nil
}

// check returns an error for a finding that no count would count.
func (j findingJSON) check() error {
	if j.Severity == 0 || j.Rule == "" {
		return errors.New("validate: a finding without rule or severity")
	}
	return nil
}

// finding returns the finding that was written. A string at an amount's ref is the
// amount again.
func (j findingJSON) finding() Finding {
	f := Finding(j.findingData)
	f.told = j.words.Text
	f.Refs, f.PriorRefs, f.Args = orNil(f.Refs), orNil(f.PriorRefs), orNil(f.Args)
	if f.Ref == cellFees || f.Ref == cellProcurement {
		f.Got, f.Want = f.Got.amount(), f.Want.amount()
	}
	return f
}

// MarshalJSON returns the finding as JSON, with reason and until beside its keys.
func (s Suppressed) MarshalJSON() ([]byte, error) { return json.Marshal(s.json(language.Chinese)) }

// UnmarshalJSON reads what [Suppressed.MarshalJSON] and [Result.JSON] write. A null is an
// error.
func (s *Suppressed) UnmarshalJSON(data []byte) error {
	var j suppressedJSON
	if err := unmarshal(data, &j); err != nil {
		return fmt.Errorf("validate: a suppressed finding: %w", err)
	}
	if err := j.check(); err != nil {
		return err
	}
	*s = Suppressed{Finding: j.finding(), Reason: j.Reason, Until: j.Until}
	return nil
}

// faultJSON is a Fault as JSON. Code names the fault of a filing that it is.
type faultJSON struct {
	Rule    RuleID `json:"rule,omitempty"`
	Code    string `json:"code,omitempty"`
	Message string `json:"message"`
}

// faultCodes are the faults of a filing by their codes.
func faultCodes() map[string]error {
	return map[string]error{"noReport": govinfo.ErrNoReport, "priorYear": ErrPriorYear, "member": ErrMember}
}

// MarshalJSON returns the rule, the message, and for a fault of the filing its code:
// "noReport", "priorYear" or "member".
func (f Fault) MarshalJSON() ([]byte, error) {
	j := faultJSON{Rule: f.Rule}
	if f.Err != nil {
		j.Message = f.Err.Error()
	}
	for code, err := range faultCodes() {
		if errors.Is(f.Err, err) {
			j.Code = code
		}
	}
	return json.Marshal(j)
}

// UnmarshalJSON reads what [Fault.MarshalJSON] writes. Err has the message, and wraps
// the fault that the code names. A null is an error.
func (f *Fault) UnmarshalJSON(data []byte) error {
	var j faultJSON
	if err := unmarshal(data, &j); err != nil {
		return fmt.Errorf("validate: a fault: %w", err)
	}
	*f = Fault{Rule: j.Rule, Err: &storedError{j.Message, faultCodes()[j.Code]}}
	return nil
}

// storedError is the error of a fault that was stored.
type storedError struct {
	message string
	cause   error
}

func (e *storedError) Error() string { return e.message }
func (e *storedError) Unwrap() error { return e.cause }

// amount returns a text that is an amount as the amount.
func (f Figure) amount() Figure {
	if amount, err := govinfo.ParseAmount(f.text); err == nil && f.value == nil && amount.String() == f.text {
		return ValueFigure(amount)
	}
	return f
}

// UnmarshalJSON reads what [Figure.MarshalJSON] writes: a number is a count, a string
// a text. An amount comes back as its text, which is equal to it; a [Finding] at an
// amount's ref has the amount again.
func (f *Figure) UnmarshalJSON(data []byte) error {
	*f = Figure{}
	if len(data) > 0 && data[0] == '"' {
		return json.Unmarshal(data, &f.text)
	}
	var count govinfo.Count
	if err := json.Unmarshal(data, &count); err != nil {
		return err
	}
	*f = ValueFigure(count)
	return nil
}

// clone copies a location.
func (l Location) clone() Location {
	l.Suspects = slices.Clone(l.Suspects)
	for i := range l.Suspects {
		l.Suspects[i].Cells = slices.Clone(l.Suspects[i].Cells)
	}
	return l
}
