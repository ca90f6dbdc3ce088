package register

import (
	"strings"

	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/internal/lexicon"
)

// Rows of a register of disputes (复议诉讼台账).

// contest is a dispute while its row is read.
type contest struct {
	ledger.Dispute
	after string // whether reconsideration came first: "true", "false", or "" for unstated
	suit  string // the word for a suit that does not say so
}

func (c *contest) fault(code ledger.Code, field, got string) {
	c.Faults = append(c.Faults, ledger.Fault{Code: code, Field: field, Got: got})
}

// dispute imports one row.
func (i *importing) dispute(row []string) {
	var c contest
	for at, field := range i.fields {
		if field == "" || at >= len(row) {
			continue
		}
		if text := strings.TrimSpace(row[at]); text != "" && (field == "disputes.id" || !isUnstated(text)) {
			i.disputeEntry(&c, strings.TrimPrefix(field, lexicon.DisputePrefix), text)
		}
	}
	c.settleKind(i.disputeKind)
	i.Disputes = append(i.Disputes, c.Dispute)
}

// settleKind says which kind of suit a suit is, or that the register does not.
func (c *contest) settleKind(ofAll ledger.DisputeKind) {
	switch {
	case c.Kind != "":
	case c.after == "true" && (c.suit != "" || ofAll == ""):
		c.Kind = ledger.LitigationAfterReconsideration
	case c.after == "false" && (c.suit != "" || ofAll == ""):
		c.Kind = ledger.DirectLitigation
	case c.suit != "":
		c.fault("L80", "kind", c.suit+"（是否经复议/after reconsideration or not?）")
	default:
		c.Kind = ofAll
	}
}

func (i *importing) disputeEntry(c *contest, field, text string) {
	switch field {
	case "id":
		id, fault := idOf(text)
		if c.ID = id; fault != nil {
			c.Faults = append(c.Faults, *fault)
		}
	case "filed":
		i.date(&c.Faults, field, text, &c.Filed)
	case "concluded":
		i.date(&c.Faults, field, text, &c.Concluded)
	case "cases":
		c.casesOf(text)
	default:
		i.disputeWord(c, field, text)
	}
}

func (i *importing) disputeWord(c *contest, field, text string) {
	value := i.value(lexicon.DisputePrefix+field, text)
	switch {
	case field == "kind" && value.Meant == lexicon.CoarseWord:
		c.suit = value.Word
	case field == "kind" && value.Value == "":
		c.fault("L80", field, shape(text))
	case field == "kind":
		c.Kind = ledger.DisputeKind(value.Value)
	case field == "result" && value.Value == "":
		c.fault("L83", field, shape(text))
	case field == "result":
		c.Result = ledger.DisputeResult(value.Value)
	case value.Value == "":
		c.fault("L04", field, shape(text)) // it decides whether and where the dispute counts
	case field == "coDefendant":
		c.CoDefendant = value.Value == "true"
	case field == "afterReconsideration":
		c.after = value.Value
	}
}

// casesOf reads the ids of the requests that a dispute is about.
func (c *contest) casesOf(text string) {
	const most = 1000
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；;\n\r\t ", r) }) {
		id, fault := idOf(part)
		switch {
		case fault != nil:
			c.fault("L85", "cases", shape(part))
		case len(c.Cases) < most:
			c.Cases = append(c.Cases, id)
		}
	}
}

// takeKind says of what kind all disputes are, where no column does: all are
// reconsiderations where the headings speak of it and of no suit.
func (i *importing) takeKind(row []string) {
	for _, field := range i.fields {
		if field == "disputes.kind" || field == "disputes.afterReconsideration" {
			return
		}
	}
	word := ""
	for _, heading := range row {
		one, other := lexicon.DisputeHeadingOf(heading)
		switch {
		case other:
			return
		case one && word == "":
			word = strings.TrimSpace(heading)
		}
	}
	if word != "" {
		i.disputeKind = ledger.Reconsideration
		i.note(Note{Code: NoteKindByHeads, Word: word})
	}
}
