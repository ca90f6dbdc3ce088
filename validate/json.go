package validate

import (
	"encoding/json"

	"github.com/openxxgk/annualreport/govinfo"
	"golang.org/x/text/language"
)

// ResultJSON is a [Result] as JSON, with the messages in one language.
type ResultJSON struct {
	Findings   []FindingJSON    `json:"findings"`
	Suspects   []SuspectJSON    `json:"suspects"`
	Exhausted  bool             `json:"suspectsExhausted,omitempty"` // see [Location]
	Unread     []UnreadJSON     `json:"unread,omitempty"`
	Skipped    []SkippedJSON    `json:"skipped,omitempty"`
	Suppressed []SuppressedJSON `json:"suppressed,omitempty"`
	Faults     []FaultJSON      `json:"faults,omitempty"`
	NotRun     []NotRun         `json:"notRun,omitempty"`
	Level      Level            `json:"level,omitzero"`
}

// FindingJSON is a [Finding] as JSON. Got and want are a number for a count, a
// string for an amount or a text, and null for none.
type FindingJSON struct {
	Rule      RuleID        `json:"rule"`
	Severity  Severity      `json:"severity"`
	Kind      string        `json:"kind,omitempty"`
	Ref       govinfo.Ref   `json:"ref"`
	Refs      []govinfo.Ref `json:"refs"`
	PriorRefs []govinfo.Ref `json:"priorRefs,omitempty"`
	Got       Figure        `json:"got"`
	Want      Figure        `json:"want"`
	Place     string        `json:"place"`
	Text      string        `json:"text"`
	Message   string        `json:"message"`
	Quote     *QuoteJSON    `json:"quote,omitempty"`
}

// QuoteJSON is a [Quote] as JSON; start and end are byte offsets.
type QuoteJSON struct {
	Section   int    `json:"section"`
	Paragraph int    `json:"paragraph"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	Text      string `json:"text"`
}

// UnreadJSON is an [Unread] as JSON.
type UnreadJSON struct {
	Ref     govinfo.Ref   `json:"ref"`
	Cells   []govinfo.Ref `json:"cells"`
	Message string        `json:"message"`
}

// SuspectJSON is a [Suspect] as JSON.
type SuspectJSON struct {
	Cells []SuspectCellJSON `json:"cells"`
}

// SuspectCellJSON is a [SuspectCell] as JSON.
type SuspectCellJSON struct {
	Ref  govinfo.Ref   `json:"ref"`
	Got  govinfo.Count `json:"got"`
	Want govinfo.Count `json:"want"`
	Slip Slip          `json:"slip,omitempty"`
}

// SkippedJSON is a [Skipped] as JSON.
type SkippedJSON struct {
	Rule          RuleID        `json:"rule"`
	Ref           govinfo.Ref   `json:"ref"`
	Missing       []govinfo.Ref `json:"missing,omitempty"`
	PriorMissing  []govinfo.Ref `json:"priorMissing,omitempty"`
	MemberMissing []govinfo.Ref `json:"memberMissing,omitempty"`
	Unread        []govinfo.Ref `json:"unread,omitempty"`
	Message       string        `json:"message"`
}

// SuppressedJSON is a [Suppressed] as JSON.
type SuppressedJSON struct {
	FindingJSON
	Reason string       `json:"reason"`
	Until  govinfo.Date `json:"until,omitzero"`
}

// FaultJSON is a [Fault] as JSON.
type FaultJSON struct {
	Rule    RuleID `json:"rule,omitempty"`
	Message string `json:"message"`
}

// JSON returns the result with its suspects and messages as values to be
// encoded, the messages in the language that is nearest to tag.
func (r Result) JSON(tag language.Tag) ResultJSON {
	j := ResultJSON{Findings: []FindingJSON{}, Suspects: []SuspectJSON{}}
	for _, f := range r.Findings {
		j.Findings = append(j.Findings, f.JSON(tag))
	}
	location := r.Locate()
	j.Exhausted = location.Exhausted
	for _, s := range location.Suspects {
		cells := make([]SuspectCellJSON, len(s.Cells))
		for i, c := range s.Cells {
			cells[i] = SuspectCellJSON(c)
		}
		j.Suspects = append(j.Suspects, SuspectJSON{cells})
	}
	for _, u := range r.Unread {
		j.Unread = append(j.Unread, UnreadJSON{u.Ref, u.Cells, u.Message(tag)})
	}
	for _, s := range r.Skipped {
		j.Skipped = append(j.Skipped, SkippedJSON{s.Rule, s.Ref, s.Missing, s.PriorMissing, s.MemberMissing, s.Unread, s.Message(tag)})
	}
	for _, s := range r.Suppressed {
		j.Suppressed = append(j.Suppressed, SuppressedJSON{s.Finding.JSON(tag), s.Reason, s.Until})
	}
	for _, f := range r.Faults {
		j.Faults = append(j.Faults, FaultJSON{f.Rule, f.Error()})
	}
	j.NotRun, j.Level = r.NotRun, r.Level
	return j
}

// MarshalJSON returns the result as JSON with Chinese messages. Use [Result.JSON]
// for another language.
func (r Result) MarshalJSON() ([]byte, error) { return json.Marshal(r.JSON(language.Chinese)) }

// JSON returns the finding as a value to be encoded, the message in the language
// that is nearest to tag.
func (f Finding) JSON(tag language.Tag) FindingJSON {
	j := FindingJSON{
		Rule: f.Rule, Severity: f.Severity, Kind: f.Kind, Ref: f.Ref, Refs: f.Refs, PriorRefs: f.PriorRefs,
		Got: f.Got, Want: f.Want, Place: f.Place(tag), Text: f.Text(tag), Message: f.Message(tag),
	}
	if j.Refs == nil {
		j.Refs = []govinfo.Ref{}
	}
	if !f.Quote.IsZero() {
		quote := QuoteJSON(f.Quote)
		j.Quote = &quote
	}
	return j
}
