package ledger

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
)

// known are the keys of each kind of record.
var known = map[string][]string{
	"case":          {"id", "received", "applicant", "closed", "outcome", "channel", "arrived", "supplement", "extension", "consultations", "reasonsAsked", "fee", "items", "applicantKey", "due", "row"},
	"supplement":    {"notified", "due", "received"},
	"extension":     {"notified", "workdays"},
	"consultations": {"kind", "sent", "returned"},
	"fee":           {"basis", "pages", "sent", "received", "amount", "paid"},
	"dispute":       {"id", "kind", "filed", "result", "concluded", "coDefendant", "cases"},
}

// fields are the members of a record or of a part of one, with the path before them.
type fields struct {
	*reader
	members
	path string // "supplement."
}

// open checks the keys of an object: those that the record lacks are listed, in order, and
// those that stand twice are faults.
func (r *reader) open(m members, kind, path string) fields {
	var strange []string
	for key := range m.values {
		if !slices.Contains(known[kind], key) {
			strange = append(strange, key)
		}
	}
	slices.Sort(strange)
	for _, key := range strange {
		r.passOver(key)
	}
	for _, key := range m.twice {
		if slices.Contains(known[kind], key) {
			r.fault("L04", path+key, "")
		}
	}
	return fields{r, m, path}
}

// record begins a record. What is no object is an empty one, and a fault.
func (r *reader) record(m members, kind string) fields {
	r.faults = nil
	if !m.object {
		r.fault("L04", kind, "")
	}
	return r.open(m, kind, "")
}

func (r *reader) caseOf(m members) Case {
	f := r.record(m, "case")
	c := Case{
		ID:           strings.TrimSpace(f.text("id", "L01")),
		Received:     f.date("received"),
		Applicant:    Class(strings.TrimSpace(f.text("applicant", "L06"))),
		Closed:       f.date("closed"),
		Outcome:      Outcome(strings.TrimSpace(f.text("outcome", "L10"))),
		Channel:      side(f, "channel", Channels()),
		Arrived:      f.date("arrived"),
		ReasonsAsked: f.date("reasonsAsked"),
		Items:        f.number("items"),
		ApplicantKey: f.text("applicantKey", "L04"),
		Due:          f.date("due"),
		Row:          f.number("row"),
	}
	if part, ok := f.part("supplement"); ok {
		c.Supplement = &Supplement{part.date("notified"), part.date("due"), part.date("received")}
	}
	if part, ok := f.part("extension"); ok {
		c.Extension = &Extension{part.date("notified"), part.number("workdays")}
	}
	if part, ok := f.part("fee"); ok {
		c.Fee = part.fee()
	}
	c.Consultations = f.consultations()
	if remark, _ := textOf(f.values["remark"]); LooksPersonal(remark) { // it is looked at, and not kept
		r.faults = append(r.faults, Fault{Code: "L60", Field: "remark"})
	}
	c.Faults = r.faults
	return c
}

func (f fields) fee() *Fee {
	fee := &Fee{
		Basis: side(f, "basis", []FeeBasis{ByItems, ByPages, ByBoth}), Pages: f.number("pages"), Sent: f.date("sent"),
		Received: f.date("received"), Paid: f.date("paid"),
	}
	text, isText := textOf(f.values["amount"])
	amount, err := govinfo.ParseAmount(text)
	if err != nil || !isText || isNegative(amount) || LooksPersonal(text) {
		f.fault("L51", "fee.amount", text)
		return fee
	}
	fee.Amount = amount
	return fee
}

func (f fields) consultations() []Consultation {
	value := f.values["consultations"]
	var parts []json.RawMessage
	if !isNull(value) && json.Unmarshal(value, &parts) != nil {
		f.fault("L04", "consultations", "")
		return nil
	}
	kinds := []ConsultationKind{ThirdParty, CoAuthor, OtherOrgan}
	var letters []Consultation
	for _, value := range parts {
		m := membersOf(value)
		if !m.object {
			f.fault("L04", "consultations", "")
			continue
		}
		part := f.open(m, "consultations", "consultations.")
		letters = append(letters, Consultation{side(part, "kind", kinds), part.date("sent"), part.date("returned")})
	}
	return letters
}

func (r *reader) disputeOf(m members) Dispute {
	f := r.record(m, "dispute")
	d := Dispute{
		ID:     strings.TrimSpace(f.text("id", "L01")),
		Kind:   DisputeKind(f.text("kind", "L80")),
		Filed:  f.date("filed"),
		Result: DisputeResult(f.text("result", "L83")), Concluded: f.date("concluded"),
	}
	if value := f.values["coDefendant"]; !isNull(value) && json.Unmarshal(value, &d.CoDefendant) != nil {
		text, _ := textOf(value)
		f.fault("L04", "coDefendant", text) // it decides whether the dispute counts
	}
	var cases []json.RawMessage
	if value := f.values["cases"]; !isNull(value) && json.Unmarshal(value, &cases) != nil {
		text, _ := textOf(value)
		f.fault("L85", "cases", text)
	}
	for _, id := range cases {
		text, _ := textOf(id) // what is no id is one that no request has
		d.Cases = append(d.Cases, strings.TrimSpace(text))
	}
	d.Faults = r.faults
	return d
}

// part returns a part of a record; ok is false where it is absent, null or empty.
func (f fields) part(name string) (part fields, ok bool) {
	value := f.values[name]
	m := membersOf(value)
	if !m.object && !isNull(value) {
		f.fault("L04", name, "") // something else than a part
	}
	if len(m.values) == 0 {
		return fields{}, false
	}
	return f.open(m, name, name+"."), true
}

func (r *reader) fault(code Code, field, text string) {
	r.faults = append(r.faults, Fault{Code: code, Field: field, Got: described(text)})
}

// text returns the text of a member; what is no text is a fault.
func (f fields) text(name string, code Code) string {
	text, ok := textOf(f.values[name])
	if !ok {
		f.fault(code, f.path+name, "")
	}
	return text
}

// side returns a word of which no cell depends. One that is not known is passed over, and
// its key is listed as ignored.
func side[T ~string](f fields, name string, known []T) T {
	word := T(f.text(name, "L04"))
	if word != "" && !slices.Contains(known, word) {
		f.passOver(f.path + name)
		return ""
	}
	return word
}

// date reads a date of a record.
func (f fields) date(name string) govinfo.Date {
	text, ok := textOf(f.values[name])
	date, err := govinfo.ParseDate(strings.TrimSpace(text))
	if err != nil || !ok {
		f.fault("L04", f.path+name, strings.TrimSpace(text))
		return govinfo.Date{}
	}
	return date
}

// number reads a whole number of a record, from 0.
func (f fields) number(name string) int {
	text, ok := textOf(f.values[name])
	if text == "" && ok {
		return 0
	}
	n, err := strconv.ParseInt(text, 10, 32)
	if err != nil || n < 0 {
		f.fault("L04", f.path+name, text)
		return 0
	}
	return int(n)
}
