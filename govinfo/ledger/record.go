package ledger

import "github.com/openxxgk/annualreport/govinfo"

// Ledger is a register of requests and of the disputes about them.
type Ledger struct {
	Organ string `json:"organ,omitzero"` // the organ that keeps it
	// From and To say for what period the register is complete: within it, no case
	// means none. If both are zero, a register with cases is taken to be complete for
	// the year that it is tallied for, and an empty one says nothing.
	From     govinfo.Date `json:"from,omitzero"`
	To       govinfo.Date `json:"to,omitzero"`
	Cases    []Case       `json:"cases,omitzero"`
	Disputes []Dispute    `json:"disputes,omitzero"`
}

// Case is one request. ID, Received and Applicant are needed to count it, Closed and
// Outcome once it is answered; the rest is for the clock and the fees. Zero dates are
// unstated. It holds nothing of the person.
type Case struct {
	ID string `json:"id,omitzero"` // as in the register; "" is named "#row"
	// Received is 收到申请之日 (条例 art. 31): the day of submission in person, of the
	// signature by post, of the confirmation by ordinary letter, internet or fax. It
	// is not the day of registration.
	Received  govinfo.Date `json:"received,omitzero"`
	Applicant Class        `json:"applicant,omitzero"`
	// Closed is the day the answer was handed over or given to the post (国办公开办函
	// 〔2016〕235号), or the organ closed the request; Outcome is its line of table 三.
	Closed  govinfo.Date `json:"closed,omitzero"`
	Outcome Outcome      `json:"outcome,omitzero"`

	Channel Channel      `json:"channel,omitzero"`
	Arrived govinfo.Date `json:"arrived,omitzero"` // of an ordinary letter; it is to be confirmed on that day

	Supplement    *Supplement    `json:"supplement,omitzero"` // 补正, art. 30; nil is none
	Extension     *Extension     `json:"extension,omitzero"`  // 延期, art. 33; nil is none
	Consultations []Consultation `json:"consultations,omitzero"`
	ReasonsAsked  govinfo.Date   `json:"reasonsAsked,omitzero"` // 说明理由, art. 35
	Fee           *Fee           `json:"fee,omitzero"`          // nil is none

	// Items are the units of the request for the fee (国办函〔2020〕109号 art. 4); 0 is
	// 1. They have nothing to do with the 件 of table 三.
	Items int `json:"items,omitzero"`
	// ApplicantKey is what the caller knows an applicant by; needed only for fees by
	// items, which add up over a month. It must not be a citizen's number.
	ApplicantKey string       `json:"applicantKey,omitzero"`
	Due          govinfo.Date `json:"due,omitzero"` // as the register has it; only to be compared
	Row          int          `json:"row,omitzero"` // in the source, from 1; 0 is its place among the cases
	Faults       []Fault      `json:"-"`            // what the source said and the record cannot hold
}

// Class is a class of applicant: a column of table 三.
type Class string

// The classes of applicants, in the order of the form.
const (
	NaturalPerson     Class = "naturalPerson"     // 自然人
	Business          Class = "business"          // 商业企业
	Research          Class = "research"          // 科研机构
	PublicWelfare     Class = "publicWelfare"     // 社会公益组织
	LegalService      Class = "legalService"      // 法律服务机构
	OtherOrganization Class = "otherOrganization" // 其他
)

// Classes returns the classes in the order of the form.
func Classes() []Class {
	return []Class{NaturalPerson, Business, Research, PublicWelfare, LegalService, OtherOrganization}
}

// Channel is how a request came.
type Channel string

// The channels that the law tells apart (条例 art. 31).
const (
	InPerson     Channel = "inPerson"
	Post         Channel = "post" // signed for, or not told
	OrdinaryPost Channel = "ordinaryPost"
	Internet     Channel = "internet"
	Fax          Channel = "fax"
	OtherChannel Channel = "other"
)

// Channels returns the channels.
func Channels() []Channel {
	return []Channel{InPerson, Post, OrdinaryPost, Internet, Fax, OtherChannel}
}

// Supplement is a request to make an application clear (条例 art. 30). Its receipt
// starts the 20 working days anew.
type Supplement struct {
	Notified govinfo.Date `json:"notified,omitzero"`
	Due      govinfo.Date `json:"due,omitzero"` // the last day of the term that the organ set
	Received govinfo.Date `json:"received,omitzero"`
}

// Extension is the notice that the answer takes longer (条例 art. 33).
type Extension struct {
	Notified govinfo.Date `json:"notified,omitzero"`
	Workdays int          `json:"workdays,omitzero"` // at most 20 count; 0 is 20
}

// Consultation is a letter to somebody else whose opinion is needed. The time it
// takes is not counted (条例 art. 33).
type Consultation struct {
	Kind     ConsultationKind `json:"kind,omitzero"`
	Sent     govinfo.Date     `json:"sent,omitzero"`
	Returned govinfo.Date     `json:"returned,omitzero"` // zero: not answered; it ends 15 working days after it was sent
}

// ConsultationKind says who is asked.
type ConsultationKind string

// The kinds of consultations.
const (
	ThirdParty ConsultationKind = "thirdParty" // 第三方, art. 32
	CoAuthor   ConsultationKind = "coAuthor"   // 共同制作机关, art. 34
	OtherOrgan ConsultationKind = "otherOrgan" // 其他机关, art. 33
)

// Fee is a notice of 信息处理费 (国办函〔2020〕109号). The 20 working days run anew from the
// payment.
type Fee struct {
	Basis    FeeBasis       `json:"basis,omitzero"`
	Pages    int            `json:"pages,omitzero"`
	Sent     govinfo.Date   `json:"sent,omitzero"`
	Received govinfo.Date   `json:"received,omitzero"` // the applicant has 20 working days from the day after
	Amount   govinfo.Amount `json:"amount,omitzero"`
	Paid     govinfo.Date   `json:"paid,omitzero"`
}

// FeeBasis is how a fee is reckoned: by one of the two bases, never by both.
type FeeBasis string

// The bases of fees.
const (
	ByItems FeeBasis = "items" // 按件
	ByPages FeeBasis = "pages" // 按量
	ByBoth  FeeBasis = "both"  // what the notice forbids
)

// Dispute is one 行政复议 or 行政诉讼 about the organ's disclosure work, through all its
// instances.
type Dispute struct {
	ID        string        `json:"id,omitzero"`
	Kind      DisputeKind   `json:"kind,omitzero"`
	Filed     govinfo.Date  `json:"filed,omitzero"`
	Result    DisputeResult `json:"result,omitzero"` // "" while it is open
	Concluded govinfo.Date  `json:"concluded,omitzero"`
	// CoDefendant says that the organ is a party only as the organ of
	// reconsideration: such a case is counted by the organ of the original act.
	CoDefendant bool     `json:"coDefendant,omitzero"`
	Cases       []string `json:"cases,omitzero"` // ids of the requests that it is about; nil is unstated
	Faults      []Fault  `json:"-"`
}

// DisputeKind is a block of table 四.
type DisputeKind string

// The kinds of disputes.
const (
	Reconsideration                DisputeKind = "reconsideration"
	DirectLitigation               DisputeKind = "directLitigation"
	LitigationAfterReconsideration DisputeKind = "litigationAfterReconsideration"
)

// DisputeResult is a column of table 四.
type DisputeResult string

// The results of disputes.
const (
	Upheld      DisputeResult = "upheld"
	Corrected   DisputeResult = "corrected"
	OtherResult DisputeResult = "otherResult"
	Pending     DisputeResult = "pending" // the same as no result
)

// Fault is something that a source says and the record cannot hold, such as a date
// that is none: a field and the problem it makes. Import and JSON write faults;
// [Ledger.Tally] tells them.
type Fault struct {
	Code  Code   `json:"code"`
	Field string `json:"field"` // path in the JSON of the record, "supplement.due"
	// Got is what stands there, if it is one of the words that the library knows, or
	// a description of it: never the text itself, which may be personal.
	Got string `json:"got"`
}

func faulty(faults []Fault, field string) bool {
	for i := range faults {
		if faults[i].Field == field {
			return true
		}
	}
	return false
}
