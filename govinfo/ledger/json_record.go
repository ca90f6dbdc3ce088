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

// checkKeys lists the keys that a record lacks, in order.
func (r *reader) checkKeys(record members, kind string) {
	var strange []string
	for key := range record {
		if !slices.Contains(known[kind], key) {
			strange = append(strange, key)
		}
	}
	slices.Sort(strange)
	for _, key := range strange {
		r.passOver(key)
	}
}

func (r *reader) caseOf(record members) Case {
	r.faults = nil
	r.checkKeys(record, "case")
	c := Case{
		ID:           strings.TrimSpace(textOf(record["id"])),
		Received:     r.date(record, "received", ""),
		Applicant:    Class(r.word(record, "applicant", "L06")),
		Closed:       r.date(record, "closed", ""),
		Outcome:      Outcome(r.word(record, "outcome", "L10")),
		Channel:      Channel(textOf(record["channel"])),
		Arrived:      r.date(record, "arrived", ""),
		ReasonsAsked: r.date(record, "reasonsAsked", ""),
		Items:        r.number(record, "items", ""),
		ApplicantKey: textOf(record["applicantKey"]),
		Due:          r.date(record, "due", ""),
		Row:          r.number(record, "row", ""),
	}
	if part := r.part(record, "supplement"); part != nil {
		c.Supplement = &Supplement{r.date(part, "notified", "supplement."), r.date(part, "due", "supplement."), r.date(part, "received", "supplement.")}
	}
	if part := r.part(record, "extension"); part != nil {
		c.Extension = &Extension{r.date(part, "notified", "extension."), r.number(part, "workdays", "extension.")}
	}
	if part := r.part(record, "fee"); part != nil {
		c.Fee = r.fee(part)
	}
	c.Consultations = r.consultations(record["consultations"])
	if LooksPersonal(textOf(record["remark"])) { // it is looked at, and not kept
		r.faults = append(r.faults, Fault{Code: "L60", Field: "remark"})
	}
	c.Faults = r.faults
	return c
}

func (r *reader) fee(part members) *Fee {
	f := &Fee{
		Basis: FeeBasis(textOf(part["basis"])), Pages: r.number(part, "pages", "fee."), Sent: r.date(part, "sent", "fee."),
		Received: r.date(part, "received", "fee."), Paid: r.date(part, "paid", "fee."),
	}
	amount, err := govinfo.ParseAmount(textOf(part["amount"]))
	if err != nil || LooksPersonal(textOf(part["amount"])) {
		r.fault("L51", "fee.amount", textOf(part["amount"]))
		return f
	}
	f.Amount = amount
	return f
}

func (r *reader) consultations(value json.RawMessage) []Consultation {
	var parts []json.RawMessage
	if !isNull(value) && json.Unmarshal(value, &parts) != nil {
		r.fault("L04", "consultations", "")
		return nil
	}
	var letters []Consultation
	for _, value := range parts {
		part := membersOf(value)
		r.checkKeys(part, "consultations")
		letters = append(letters, Consultation{ConsultationKind(textOf(part["kind"])), r.date(part, "sent", "consultations."), r.date(part, "returned", "consultations.")})
	}
	return letters
}

func (r *reader) disputeOf(record members) Dispute {
	r.faults = nil
	r.checkKeys(record, "dispute")
	d := Dispute{
		ID:     strings.TrimSpace(textOf(record["id"])),
		Kind:   DisputeKind(textOf(record["kind"])),
		Filed:  r.date(record, "filed", ""),
		Result: DisputeResult(textOf(record["result"])), Concluded: r.date(record, "concluded", ""),
	}
	_ = json.Unmarshal(record["coDefendant"], &d.CoDefendant)
	var cases []json.RawMessage
	_ = json.Unmarshal(record["cases"], &cases)
	for _, id := range cases {
		d.Cases = append(d.Cases, strings.TrimSpace(textOf(id)))
	}
	d.Faults = r.faults
	return d
}

// part returns a part of a record; nil where it is absent, null or empty.
func (r *reader) part(record members, name string) members {
	part := membersOf(record[name])
	if len(part) == 0 {
		if value := record[name]; !isNull(value) && part == nil {
			r.fault("L04", name, "") // something else than a part
		}
		return nil
	}
	r.checkKeys(part, name)
	return part
}

func (r *reader) fault(code Code, field, text string) {
	r.faults = append(r.faults, Fault{Code: code, Field: field, Got: described(text)})
}

func isNull(value json.RawMessage) bool { return len(value) == 0 || string(value) == "null" }

// word returns the text of a member; what is no text is a fault.
func (r *reader) word(record members, name string, code Code) string {
	text := strings.TrimSpace(textOf(record[name]))
	if text == "" && !isNull(record[name]) && string(record[name]) != `""` {
		r.fault(code, name, "")
	}
	return text
}

// date reads a date of a record.
func (r *reader) date(record members, name, part string) govinfo.Date {
	value := record[name]
	if isNull(value) {
		return govinfo.Date{}
	}
	text := strings.TrimSpace(textOf(value))
	date, err := govinfo.ParseDate(text)
	if err != nil || text == "" && string(value) != `""` {
		r.fault("L04", part+name, text)
		return govinfo.Date{}
	}
	return date
}

// number reads a whole number of a record.
func (r *reader) number(record members, name, part string) int {
	value := record[name]
	if isNull(value) {
		return 0
	}
	n, err := strconv.ParseInt(textOf(value), 10, 32)
	if err != nil {
		r.fault("L04", part+name, textOf(value))
	}
	return int(n)
}
