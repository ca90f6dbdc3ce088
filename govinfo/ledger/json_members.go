package ledger

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/openxxgk/annualreport/internal/lexicon"
	"github.com/openxxgk/annualreport/internal/words"
)

// members are those of one JSON object.
type members struct {
	values map[string]json.RawMessage
	object bool     // it is an object
	twice  []string // keys that stand twice; the first counts
}

func membersOf(value json.RawMessage) members {
	var m members
	decoder := json.NewDecoder(bytes.NewReader(value))
	if open, err := decoder.Token(); err != nil || open != json.Delim('{') {
		return m
	}
	m.object, m.values = true, make(map[string]json.RawMessage)
	for decoder.More() {
		token, err := decoder.Token()
		key, _ := token.(string)
		var value json.RawMessage
		if err != nil || decoder.Decode(&value) != nil {
			return m
		}
		if _, known := m.values[key]; known {
			m.twice = append(m.twice, key)
			continue
		}
		m.values[key] = value
	}
	return m
}

// ErrTwice says that a key of the register stands twice.
var ErrTwice = errors.New("ledger: a key stands twice")

// ErrBehind says that something stands behind the JSON object of a register.
var ErrBehind = errors.New("ledger: there is text behind the JSON object")

// end asks that nothing stands behind the object.
func (r *reader) end() error {
	switch _, err := r.decoder.Token(); err {
	case io.EOF:
		return nil
	case nil:
		return ErrBehind
	default:
		return fmt.Errorf("%w: %w", ErrBehind, err)
	}
}

// Keys that systems give to personal data, in English; those in Chinese are known by the
// headings of registers. Keys are compared without case, spaces and marks.
var (
	personalKeys     = []string{"tel", "content", "text", "description", "zip", "zipcode", "qq", "sex", "age", "agent", "applicantinfo", "xm", "sfzh"}
	personalKeyParts = []string{
		"name", "idcard", "idnumber", "idno", "citizenid", "identity", "cert", "passport", "creditcode", "orgcode", "licence", "license",
		"phone", "telephone", "mobile", "cellphone", "mail", "address", "addr", "postcode", "postalcode", "contact", "wechat", "password", "birth", "gender",
		"employer", "workunit", "legalperson", "representative", "signature",
	}
	personalTexts = []string{"申请内容", "所需信息", "信息描述", "信函", "性别", "年龄", "出生", "微信", "住址", "签名"}
)

// isPersonalKey reports whether a key names personal data, in whatever spelling.
func isPersonalKey(key string) bool {
	const most = 200
	if len(key) > most {
		return false
	}
	folded := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, words.Fold(key))
	contains := func(part string) bool { return strings.Contains(folded, part) }
	return slices.Contains(personalKeys, folded) || slices.ContainsFunc(personalKeyParts, contains) ||
		slices.ContainsFunc(personalTexts, contains) || lexicon.RegisterHeading(key).Personal
}

// passOver lists a key whose value is not kept.
func (r *reader) passOver(key string) {
	list := &r.Ignored
	if isPersonalKey(key) {
		list = &r.Dropped
	}
	if LooksPersonal(key) || strings.ContainsAny(key, "@＠") || len(key) > 64 {
		key = "…"
	}
	const most = 1000
	if len(*list) < most && !slices.Contains(*list, key) {
		*list = append(*list, key)
	}
}

func isNull(value json.RawMessage) bool { return len(value) == 0 || string(value) == "null" }

// textOf returns a string or number as text; ok is false for all else. Null is "".
func textOf(value json.RawMessage) (text string, ok bool) {
	if isNull(value) {
		return "", true
	}
	if json.Unmarshal(value, &text) == nil {
		return text, true
	}
	if value[0] == '-' || '0' <= value[0] && value[0] <= '9' {
		return string(value), true
	}
	return "", false
}
