package ledger

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
)

// Reading is a register read from JSON.
type Reading struct {
	Ledger Ledger
	// Dropped are the keys that name personal data, whose values were not read; Ignored
	// are other keys that the record lacks. Each stands once, in order of appearance.
	Dropped, Ignored []string
}

// ErrNoRegister says that a JSON document is not an object with cases or disputes.
var ErrNoRegister = errors.New("ledger: not a register: want an object with the keys organ, from, to, cases, disputes")

// Read reads a register from JSON: one object of organ, from, to, cases and disputes, as
// [Ledger] marshals to. It holds one record at a time beside the result. A value that
// cannot be read is no error but a [Fault] of its record; keys that the record lacks are
// listed, and their values not kept. The error is that of the source, a
// *json.SyntaxError, or wraps [ErrNoRegister]; the result then has what was read before.
func Read(source io.Reader) (Reading, error) {
	r := reader{decoder: json.NewDecoder(source)}
	err := r.object(r.member)
	if err == nil && !r.seen {
		err = ErrNoRegister
	}
	return r.Reading, err
}

// UnmarshalJSON reads as [Read] does.
func (l *Ledger) UnmarshalJSON(data []byte) error {
	reading, err := Read(bytes.NewReader(data))
	if err != nil {
		return err
	}
	*l = reading.Ledger
	return nil
}

type reader struct {
	Reading
	decoder *json.Decoder
	seen    bool
	faults  []Fault
}

// object reads an object and calls member for every key, whose value it has to take.
func (r *reader) object(member func(key string) error) error {
	open, err := r.decoder.Token()
	if err != nil {
		return fmt.Errorf("ledger: %w", unexpected(err))
	}
	if open != json.Delim('{') {
		return ErrNoRegister
	}
	for r.decoder.More() {
		key, err := r.decoder.Token()
		if err != nil {
			return fmt.Errorf("ledger: %w", unexpected(err))
		}
		name, _ := key.(string)
		if err := member(name); err != nil {
			return err
		}
	}
	_, err = r.decoder.Token()
	if err != nil {
		return fmt.Errorf("ledger: %w", unexpected(err))
	}
	return nil
}

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

func (r *reader) member(key string) error {
	switch key {
	case "cases":
		return r.array(func(record members) { r.Ledger.Cases = append(r.Ledger.Cases, r.caseOf(record)) })
	case "disputes":
		return r.array(func(record members) { r.Ledger.Disputes = append(r.Ledger.Disputes, r.disputeOf(record)) })
	}
	var value json.RawMessage
	if err := r.decoder.Decode(&value); err != nil {
		return fmt.Errorf("ledger: %w", unexpected(err))
	}
	switch key {
	case "organ":
		r.Ledger.Organ = textOf(value)
	case "from", "to":
		date, err := govinfo.ParseDate(textOf(value))
		if err != nil {
			return fmt.Errorf("ledger: %s is no date as 2024-01-31", key)
		}
		if key == "from" {
			r.Ledger.From = date
		} else {
			r.Ledger.To = date
		}
	default:
		r.passOver(key)
	}
	return nil
}

type members map[string]json.RawMessage

// array reads an array of objects. What is no object becomes an empty record, so that
// the rows keep their numbers.
func (r *reader) array(take func(members)) error {
	r.seen = true
	open, err := r.decoder.Token()
	switch {
	case err != nil:
		return fmt.Errorf("ledger: %w", unexpected(err))
	case open == nil:
		return nil
	case open != json.Delim('['):
		return ErrNoRegister
	}
	for r.decoder.More() {
		var value json.RawMessage
		if err := r.decoder.Decode(&value); err != nil {
			return fmt.Errorf("ledger: %w", unexpected(err))
		}
		take(membersOf(value))
	}
	_, err = r.decoder.Token()
	if err != nil {
		return fmt.Errorf("ledger: %w", unexpected(err))
	}
	return nil
}

func membersOf(value json.RawMessage) members {
	var record members
	_ = json.Unmarshal(value, &record) // what is no object is a record without members
	return record
}

// personalKeys are keys of systems that hold personal data.
var personalKeys = []string{
	"name", "applicantname", "realname", "idcard", "idnumber", "idno", "citizenid", "certificate", "phone", "tel", "telephone", "mobile", "email", "address", "postcode", "contact", "password", "content", "text", "description",
	"姓名", "申请人", "申请人姓名", "名称", "联系人", "法定代表人", "身份证", "身份证号", "证件号码", "组织机构代码", "电话", "联系电话", "手机", "地址", "邮编", "邮箱", "工作单位", "查询密码", "申请内容",
}

// passOver lists a key whose value is not kept.
func (r *reader) passOver(key string) {
	list := &r.Ignored
	folded := strings.ToLower(strings.NewReplacer("_", "", "-", "", " ", "").Replace(key))
	if slices.Contains(personalKeys, folded) {
		list = &r.Dropped
	}
	if LooksPersonal(key) || len(key) > 64 {
		key = "…"
	}
	const most = 1000
	if len(*list) < most && !slices.Contains(*list, key) {
		*list = append(*list, key)
	}
}

// textOf returns a string or number as text; "" for all else.
func textOf(value json.RawMessage) string {
	var text string
	if json.Unmarshal(value, &text) == nil {
		return text
	}
	if len(value) > 0 && (value[0] == '-' || '0' <= value[0] && value[0] <= '9') {
		return string(value)
	}
	return ""
}
