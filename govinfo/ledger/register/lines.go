package register

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/internal/lexicon"
	"github.com/openxxgk/annualreport/internal/words"
)

// Rows below the headings that are no records: blank ones, totals, headings printed again,
// signatures and notes. A row with a number and a day is a record, whatever else is in it.

// entries are what a row has in it.
type entries struct {
	first, id string // "" where there is none
	column    int    // of the first
	count     int    // of texts other than the first, and one
	dated     bool   // the column of the day that a record needs has a day
}

func (i *importing) entriesOf(row []string) entries {
	var e entries
	for at, text := range row {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		switch {
		case e.count == 0:
			e.first, e.column, e.count = text, at, 1
		case text != e.first: // as in a merged cell, which stands in all its places
			e.count++
		}
		switch i.fieldAt(at) {
		case i.idField:
			e.id = text
		case i.dayField:
			_, e.dated = parseDate(text, i.ExcelDates)
		}
	}
	return e
}

func (i *importing) fieldAt(column int) string {
	if column < len(i.fields) {
		return i.fields[column]
	}
	return ""
}

// noRecord says why a row is no record; "" for one that is.
func (i *importing) noRecord(row []string) NoteCode {
	e := i.entriesOf(row)
	footer, sure := lexicon.FooterEntry(e.id)
	record := e.id != "" && e.dated
	switch {
	case e.count == 0:
		return NoteBlankRow
	case i.repeatsHeadings(row, e.count):
		return NoteHeadings
	case lexicon.IsTotalLine(e.id):
		return NoteTotalLine
	case sure:
		return NoteOutside
	case record:
		return ""
	case footer, lexicon.IsLabelled(e.id):
		return NoteOutside
	}
	return i.unnumbered(e)
}

// unnumbered judges a row without a number or without the day.
func (i *importing) unnumbered(e entries) NoteCode {
	footer, _ := lexicon.FooterEntry(e.first)
	switch {
	case lexicon.IsTotalLine(e.first):
		return NoteTotalLine
	case e.count == 1 && e.id == "" && isNumeral(e.first) && i.fieldAt(e.column) == "":
		return NoteBlankRow // a row prepared, with its number in order
	case footer, e.count == 1 && !isLoneID(e.id):
		return NoteOutside
	}
	return ""
}

// repeatsHeadings reports whether most entries of a row are the headings of their columns.
// It gives up where the first two are not.
func (i *importing) repeatsHeadings(row []string, count int) bool {
	same, others := 0, 0
	for at, text := range row {
		switch text = strings.TrimSpace(text); {
		case text == "":
		case at < len(i.head) && len(text) < longestHeading && lexicon.FoldHeading(text) == lexicon.FoldHeading(i.head[at]):
			same++
		default:
			others++
		}
		if same == 0 && others == 2 {
			return false
		}
	}
	return same >= 2 && 2*same > count
}

// longestHeading bounds the entries that are compared with headings, in bytes.
const longestHeading = 500

func isNumeral(text string) bool {
	return strings.Trim(words.Fold(text), "0123456789") == ""
}

// isLoneID reports whether the only entry of a row may be the number of a request: it has a
// digit, is no day, and has nothing of a sentence or of a person.
func isLoneID(text string) bool {
	folded := words.FoldHead(text)
	_, isDay := parseDate(text, false)
	switch {
	case isDay, len(text) > longestID, !strings.ContainsFunc(folded, unicode.IsDigit), isPersonal(text):
		return false
	case lexicon.IsRegisterTitle(folded), strings.ContainsAny(folded, "。；;，,：:！!？?"), strings.Contains(folded, "年") && strings.Contains(folded, "月"):
		return false
	}
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Han, r) }) {
		if _, isDay := parseDate(part, false); isDay {
			return false // 王小明 2024.12.31
		}
	}
	return true
}

// isNumber reports whether a text can be the number of a record: one without digits and
// Latin letters is a name more likely than a number, unless it is 第一号, 十一 or 甲.
func isNumber(text string) bool {
	if utf8.RuneCountInString(text) == 1 || !strings.ContainsFunc(text, func(r rune) bool { return words.ItemDigit(r) == 0 }) {
		return true
	}
	for _, r := range text {
		if unicode.IsDigit(r) || r < utf8.RuneSelf && unicode.IsLetter(r) || r >= 'Ａ' && r <= 'ｚ' || r == '号' {
			return true
		}
	}
	return false
}

// idOf takes a number that can be one: no number of a person, no formula, no text, no
// name. The fault is what it is otherwise.
func idOf(text string) (id string, fault *ledger.Fault) {
	switch {
	case isPersonal(text):
		return "", &ledger.Fault{Code: "L60", Field: "id"}
	case len(text) > longestID || strings.ContainsAny(text[:1], "=+@") || strings.ContainsAny(text, "\r\n\t") || strings.ContainsAny(text, "。；！？") || !isNumber(text):
		return "", &ledger.Fault{Code: "L01", Field: "id", Got: shape(text)}
	}
	return text, nil
}
