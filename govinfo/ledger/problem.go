package ledger

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/internal/lang"
	"github.com/openxxgk/annualreport/internal/lexicon"
	"github.com/openxxgk/annualreport/severity"
	"golang.org/x/text/language"
)

// Code is the code of a kind of problem, "L01" to "L87". Codes never change.
type Code string

// Problem is a fault of the register.
type Problem struct {
	Code Code `json:"code"`
	// Row is the row of the case in the source; 0 for what is no case.
	Row int `json:"row"`
	// ID is the id of the case or dispute, "ledger", or the ref of a cell.
	ID string `json:"id"`
	// Field is the path of the field in the JSON of the record.
	Field string `json:"field"`
	// Got is what the register says and Want what the law or the rest of the register
	// asks for: dates, numbers and words of the library; "" where there is nothing to say.
	Got  string `json:"got"`
	Want string `json:"want"`
}

// Severity returns the severity of the problem's kind: an error where the register is
// wrong, a warning for a breach of the law or what is likely a slip, a note for what is to
// be looked at.
func (p Problem) Severity() severity.Severity { return kinds[p.Code].severity }

// LeavesOut reports whether the case is left out of all lines for it.
func (p Problem) LeavesOut() bool { return kinds[p.Code].leavesOut }

// Basis returns what the problem is judged by: an article, a notice, or what the form
// says; "" where it is plain.
func (p Problem) Basis() string { return kinds[p.Code].basis }

// Place names where the problem is: the case with its row.
func (p Problem) Place(tag language.Tag) string {
	switch {
	case p.Row == 0:
		return p.ID
	case !lang.English(tag):
		return p.ID + "（第" + strconv.Itoa(p.Row) + "行）"
	}
	return p.ID + " (row " + strconv.Itoa(p.Row) + ")"
}

// Text says what is wrong, without the place. It is Chinese or English, whichever
// is nearer to the tag.
func (p Problem) Text(tag language.Tag) string {
	kind := kinds[p.Code]
	var out strings.Builder
	if !lang.English(tag) {
		out.WriteString(kind.chinese)
		writeIf(&out, "：", p.fieldName(true))
		writeIf(&out, "；台账：", p.Got)
		writeIf(&out, "；应为：", p.Want)
		writeIf(&out, "。依据：", kind.basis)
		return out.String()
	}
	out.WriteString(kind.english)
	writeIf(&out, ": ", p.fieldName(false))
	writeIf(&out, "; register: ", p.Got)
	writeIf(&out, "; want: ", p.Want)
	writeIf(&out, ". Basis: ", kind.basis)
	return out.String()
}

// fieldName names the field to people, where the kind of the problem does not say which of
// several it is.
func (p Problem) fieldName(chinese bool) string {
	switch p.Code {
	case "L04", "L05", "L13", "L14", "L15":
	default:
		return ""
	}
	if !chinese {
		return p.Field
	}
	field := p.Field
	if p.Row == 0 {
		field = lexicon.DisputePrefix + field
	}
	return cmp.Or(lexicon.FieldHeading(field), p.Field)
}

// Message joins place and text.
func (p Problem) Message(tag language.Tag) string {
	if !lang.English(tag) {
		return p.Place(tag) + "：" + p.Text(tag)
	}
	return p.Place(tag) + ": " + p.Text(tag)
}

func writeIf(out *strings.Builder, before, text string) {
	if text != "" {
		out.WriteString(before)
		out.WriteString(text)
	}
}
