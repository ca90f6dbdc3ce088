package register

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/internal/lexicon"
)

const (
	mostCopies = 10_000 // requests in one row
	longestID  = 120    // bytes
)

// record is a case while its row is read.
type record struct {
	ledger.Case
	supplement ledger.Supplement
	extension  ledger.Extension
	letters    [mostLetters]ledger.Consultation
	fee        ledger.Fee
	copies     int
}

// row imports one row.
func (i *importing) row(row []string, number int) {
	r := record{copies: 1}
	r.Row = number
	if i.remarked(row) {
		r.fault("L60", "remark", "")
	}
	for at, field := range i.fields {
		if field == "" || at >= len(row) {
			continue
		}
		if text := strings.TrimSpace(row[at]); text != "" {
			i.entry(&r, field, text)
		}
	}
	i.add(&r)
}

// remarked reports whether a remark of a row has a number of a person.
func (i *importing) remarked(row []string) bool {
	for _, at := range i.remarks {
		if at < len(row) && ledger.LooksPersonal(row[at]) {
			return true
		}
	}
	return false
}

// add adds the cases of a row.
func (i *importing) add(r *record) {
	if r.supplement != (ledger.Supplement{}) {
		r.Supplement = &r.supplement
	}
	if r.extension != (ledger.Extension{}) {
		r.Extension = &r.extension
	}
	i.addLetters(r)
	if r.fee.Basis != "" || r.fee.Pages != 0 || !r.fee.Sent.IsZero() || !r.fee.Received.IsZero() || !r.fee.Paid.IsZero() || !r.fee.Amount.IsBlank() {
		i.settleBasis(r)
		r.Fee = &r.fee
	}
	if r.copies == 1 {
		i.Cases = append(i.Cases, r.Case)
		return
	}
	id := r.ID
	if id == "" {
		id = "#" + strconv.Itoa(r.Row)
	}
	for n := range r.copies {
		c := r.Case
		c.ID = id + "#" + strconv.Itoa(n+1)
		if n > 0 {
			c.Fee = nil // one notice for all of them
		}
		i.Cases = append(i.Cases, c)
	}
}

// entry reads one entry into the field of its column.
func (i *importing) entry(r *record, field, text string) {
	if to := r.date(field); to != nil {
		i.date(&r.Faults, field, text, to)
		return
	}
	switch field {
	case "id":
		r.id(text)
	case "applicant":
		r.Applicant = ledger.Class(i.cellWord(r, field, text, "L07", "L06"))
	case "outcome":
		r.Outcome = ledger.Outcome(i.cellWord(r, field, text, "L11", "L10"))
	case "channel":
		r.Channel = ledger.Channel(i.sideWord(r, field, text))
	case "fee.basis":
		r.fee.Basis = ledger.FeeBasis(i.sideWord(r, field, text))
	case "extension.workdays":
		r.extension.Workdays = r.count(field, text, 1000)
	case "fee.pages":
		r.fee.Pages = r.count(field, text, 1_000_000)
	case "items":
		r.Items = r.count(field, text, 1_000_000)
	case "copies":
		r.copiesOf(text)
	case "fee.amount":
		r.amount(text)
	case "applicantKey":
		r.key(text, i.Pseudonym)
	default:
		if letter, part := r.letter(field); part == "kind" {
			letter.Kind = ledger.ConsultationKind(i.sideWord(r, letters+part, text))
		}
	}
}

// date returns where the date of a field goes; nil for other fields.
func (r *record) date(field string) *govinfo.Date {
	switch field {
	case "received":
		return &r.Received
	case "arrived":
		return &r.Arrived
	case "closed":
		return &r.Closed
	case "supplement.notified":
		return &r.supplement.Notified
	case "supplement.due":
		return &r.supplement.Due
	case "supplement.received":
		return &r.supplement.Received
	case "extension.notified":
		return &r.extension.Notified
	case "reasonsAsked":
		return &r.ReasonsAsked
	case "fee.sent":
		return &r.fee.Sent
	case "fee.received":
		return &r.fee.Received
	case "fee.paid":
		return &r.fee.Paid
	case "due":
		return &r.Due
	}
	return r.letterDate(field)
}

func (r *record) fault(code ledger.Code, field, got string) {
	r.Faults = append(r.Faults, ledger.Fault{Code: code, Field: field, Got: got})
}

// shape describes an entry that must not be repeated.
func shape(text string) string {
	return strconv.Itoa(utf8.RuneCountInString(text)) + " 字/characters"
}

// date reads the day of a case or dispute, or adds to its faults.
func (i *importing) date(faults *[]ledger.Fault, field, text string, to *govinfo.Date) {
	if isUnstated(text) {
		return
	}
	date, ok := parseDate(text, i.ExcelDates)
	if !ok {
		*faults = append(*faults, ledger.Fault{Code: "L04", Field: field, Got: shape(text)})
		return
	}
	*to = date
}

// isPersonal reports whether a text holds a number of a person or an e-mail address.
func isPersonal(text string) bool {
	return ledger.LooksPersonal(text) || strings.Contains(text, "@") || strings.Contains(text, "＠")
}

func (r *record) id(text string) {
	id, fault := idOf(text)
	if r.ID = id; fault != nil {
		r.Faults = append(r.Faults, *fault)
	}
}

// cellWord reads a word that must lead to one value.
func (i *importing) cellWord(r *record, field, text string, coarse, unknown ledger.Code) string {
	if isUnstated(text) {
		return ""
	}
	value := i.value(field, text)
	switch value.Meant {
	case lexicon.ExactWord:
		return value.Value
	case lexicon.ToldWord:
		if key := field + value.Word; !i.words[key] {
			i.words[key] = true
			i.note(Note{Code: NoteWordRead, Word: value.Word, Read: ledger.Outcome(value.Value)})
		}
		return value.Value
	case lexicon.CoarseWord:
		r.fault(coarse, field, value.Word)
	case lexicon.StepWord:
		r.fault(unknown, field, value.Word+"（不是结果/no result）")
	case lexicon.UnclearWord:
		r.fault(unknown, field, value.Word+"（本人还是机构/in person or an organization）")
	default:
		r.fault(unknown, field, shape(text))
	}
	return ""
}

func (r *record) count(field, text string, most int) int {
	if isUnstated(text) {
		return 0
	}
	count, remark, err := govinfo.ScanCount(text)
	n, _ := count.Int64()
	switch strings.TrimSpace(remark) {
	case "", "件", "页", "天", "日", "个工作日", "工作日":
	default:
		err = govinfo.ErrRemark
	}
	if err != nil || n < 0 || n > int64(most) {
		r.fault("L04", field, shape(text))
		return 0
	}
	return int(n)
}

// copiesOf reads how many requests a row stands for; none is no number of them.
func (r *record) copiesOf(text string) {
	faults := len(r.Faults)
	n := r.count("copies", text, mostCopies)
	if n == 0 && len(r.Faults) == faults && !isUnstated(text) {
		r.fault("L04", "copies", shape(text))
	}
	r.copies = max(n, 1)
}

// sideWord reads a word of which no cell depends. One that is not known is told.
func (i *importing) sideWord(r *record, field, text string) string {
	if isUnstated(text) {
		return ""
	}
	value := i.value(field, text)
	if value.Value == "" {
		i.note(Note{Code: NoteWordUnread, Row: r.Row, Word: field})
	}
	return value.Value
}

// key takes the key of an applicant; what it is made of is not kept.
func (r *record) key(text string, pseudonym func(string) string) {
	switch {
	case pseudonym != nil:
		r.ApplicantKey = pseudonym(text)
	case isPersonal(text):
		r.fault("L60", "applicantKey", "")
	default:
		r.ApplicantKey = text
	}
}
