package register

import (
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/internal/lang"
	"golang.org/x/text/language"
)

// NoteCode says what a note tells.
type NoteCode string

// The notes of an import.
const (
	NoteTotalLine   NoteCode = "totalLine"   // a line of totals was skipped
	NoteBlankRow    NoteCode = "blankRow"    // a row without any entry was skipped
	NoteWordRead    NoteCode = "wordRead"    // a word was read by common reading, told once
	NoteWeakHeading NoteCode = "weakHeading" // a column was taken that is not 收到申请之日
	NoteOutside     NoteCode = "outside"     // a line outside the table was skipped
)

// Note is something that a reader of the register should know, and no fault.
type Note struct {
	Code NoteCode
	Row  int            // 0 is the whole
	Word string         // of the lexicon, or a heading
	Read ledger.Outcome // what the word was read as
}

// Message says the note in Chinese or English, whichever is nearer to the tag.
func (n Note) Message(tag language.Tag) string {
	row, chinese := strconv.Itoa(n.Row), !lang.English(tag)
	switch n.Code {
	case NoteTotalLine:
		return pick(chinese, "第"+row+"行是合计行，未读入", "row "+row+" is a total line and was skipped")
	case NoteBlankRow:
		return pick(chinese, "第"+row+"行为空，未读入", "row "+row+" is blank and was skipped")
	case NoteOutside:
		return pick(chinese, "第"+row+"行不在表格中，未读入", "row "+row+" is outside the table and was skipped")
	case NoteWeakHeading:
		return pick(chinese, "“"+n.Word+"”按收到申请之日读入，但不等于条例第三十一条所称收到申请之日", n.Word+" read as the day of receipt, which it is not by 条例 art. 31")
	}
	line := shortLabel(n.Read)
	return pick(chinese, "“"+n.Word+"”按"+line+"读入，系通常理解", n.Word+" read as "+line+" [M]")
}

// shortLabel names an outcome by its numbers: （四）1.
func shortLabel(o ledger.Outcome) string {
	_, label, _ := strings.Cut(o.Label(), "、")
	label, _, _ = strings.Cut(label, " · ")
	group, line, found := strings.Cut(label, " ")
	end := strings.Index(group, "）")
	if end < 0 {
		return label
	}
	number := ""
	if found {
		number, _, _ = strings.Cut(line, ".")
	}
	return group[:end+len("）")] + number
}

// Question is something that only the caller can decide: two columns for one field. A
// [Mapping] answers it.
type Question struct {
	Field    string
	Headings []string
}

// Message asks in Chinese or English, whichever is nearer to the tag.
func (q Question) Message(tag language.Tag) string {
	both := strings.Join(q.Headings, pick(!lang.English(tag), "、", " and "))
	hint := ""
	if q.Field == "closed" {
		hint = pick(!lang.English(tag), "（国办公开办函〔2016〕235号：邮寄的以交邮之日为准，当面的以签收之日为准）", " (国办公开办函〔2016〕235号: by post the day of posting, in person the day of signature)")
	}
	return pick(!lang.English(tag), q.Field+"："+both+"都可对应，请指定一列"+hint, q.Field+": both "+both+" match; name one"+hint)
}

func pick(chinese bool, zh, en string) string {
	if chinese {
		return zh
	}
	return en
}
