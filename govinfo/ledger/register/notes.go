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
	NoteWeakFiling  NoteCode = "weakFiling"  // a column was taken that is not the day of filing
	NoteOutside     NoteCode = "outside"     // a line outside the table, such as a signature or a note, was skipped
	NoteHeadings    NoteCode = "headings"    // headings that are printed again were skipped
	NoteWordUnread  NoteCode = "wordUnread"  // a word that no cell depends on is not known, and was passed over
	NoteFeeBasis    NoteCode = "feeBasis"    // nothing says what a fee is reckoned by: it is not compared with the tariff
	NoteKindByHeads NoteCode = "kindByHeads" // the kind of all disputes is taken from their headings
)

// Note is something that a reader of the register should know, and no fault.
type Note struct {
	Code NoteCode       `json:"code"`
	Row  int            `json:"row"`  // 0 is the whole
	Word string         `json:"word"` // of the lexicon, or a heading; the field whose word was not read
	Read ledger.Outcome `json:"read"` // what the word was read as

	OfDisputes bool `json:"ofDisputes"` // it is about the register of disputes
}

// Message says the note in Chinese or English, whichever is nearer to the tag.
func (n Note) Message(tag language.Tag) string {
	if n.OfDisputes {
		n.OfDisputes = false
		return pick(!lang.English(tag), "复议诉讼台账：", "disputes: ") + n.Message(tag)
	}
	row, chinese := strconv.Itoa(n.Row), !lang.English(tag)
	switch n.Code {
	case NoteTotalLine:
		return pick(chinese, "第"+row+"行是合计行，未读入", "row "+row+" is a total line and was skipped")
	case NoteBlankRow:
		return pick(chinese, "第"+row+"行为空，未读入", "row "+row+" is blank and was skipped")
	case NoteOutside:
		return pick(chinese, "第"+row+"行不在表格中，未读入", "row "+row+" is outside the table and was skipped")
	case NoteHeadings:
		return pick(chinese, "第"+row+"行是重复的表头，未读入", "row "+row+" repeats the headings and was skipped")
	case NoteWordUnread:
		return pick(chinese, "第"+row+"行的"+n.Word+"不能识别，未采用", "row "+row+": the word of "+n.Word+" is not known and was passed over")
	case NoteFeeBasis:
		return pick(chinese, "第"+row+"行未写明按件还是按量计费，收费未复核", "row "+row+" does not say what its fee is reckoned by: it is not compared with the tariff")
	case NoteKindByHeads:
		return pick(chinese, "未列争议种类，按表头“"+n.Word+"”读作行政复议", "no column of kinds: taken for reconsideration by the heading "+n.Word)
	case NoteWeakFiling:
		return pick(chinese, "“"+n.Word+"”按提起日期读入", n.Word+" read as the day of filing")
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
	Field    string   `json:"field"`
	Headings []string `json:"headings"`
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
