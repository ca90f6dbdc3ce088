package registerfile

import (
	"io"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/internal/lexicon"
	"github.com/openxxgk/annualreport/internal/workbook"
)

// Blank is an empty register to be kept as a workbook. The zero Blank is useful.
type Blank struct {
	// Rows is the number of rows prepared; 0 is 500, and at most 100,000 are.
	Rows int `json:"rows"`
	// Edition is the edition of the form whose outcomes can be chosen; unstated is 2021.
	Edition govinfo.Edition `json:"edition"`
}

// blankFields are the columns of an empty register. None is personal.
var blankFields = []string{
	"id", "received", "applicant", "channel", "supplement.notified", "supplement.due", "supplement.received",
	"extension.notified", "extension.workdays", "consultations.sent", "consultations.returned",
	"fee.sent", "fee.received", "fee.basis", "items", "fee.pages", "fee.amount", "fee.paid", "closed", "outcome",
}

// disputeFields are the columns of an empty register of disputes.
var disputeFields = []string{"disputes.id", "disputes.kind", "disputes.filed", "disputes.cases", "disputes.coDefendant", "disputes.result", "disputes.concluded"}

// lists is the name of the sheet with what can be chosen.
const lists = "可选项"

// Write writes the workbook: a sheet for the requests, with a column for every date that the
// deadlines need and none for personal data, and one for the disputes about them. Classes,
// channels, outcomes and results are chosen from lists, in the words of the form. What is
// entered is imported by its headings without a mapping. The error is that of w.
func (b Blank) Write(w io.Writer) error {
	rows := min(max(b.Rows, 0), 100_000)
	if rows == 0 {
		rows = 500
	}
	choices := workbook.Sheet{Name: lists, Widths: []float64{20, 20, 20, 60, 24, 20, 20}}
	requests := b.sheet("依申请公开台账", blankFields, rows, &choices)
	requests.Widths[len(requests.Widths)-1] = 48
	disputes := b.sheet("复议诉讼台账", disputeFields, rows, &choices)
	disputes.Widths[1], disputes.Widths[3] = 24, 24
	book := workbook.Book{Title: requests.Name, Sheets: []workbook.Sheet{requests, disputes, choices}}
	return book.Write(w)
}

// sheet makes an empty sheet with a row of headings.
func (b Blank) sheet(name string, fields []string, rows int, choices *workbook.Sheet) workbook.Sheet {
	sheet := workbook.Sheet{Name: name, Frozen: 1, Landscape: true, Rows: make([]workbook.Row, rows+1)}
	row := make([]workbook.Cell, len(fields))
	for column, field := range fields {
		sheet.Rows[0].Cells = append(sheet.Rows[0].Cells, workbook.Cell{Text: lexicon.FieldHeading(field), Style: workbook.Style{Bold: true, Border: true, Wrap: true, Fill: "EEF2F7", Align: "center"}})
		sheet.Widths = append(sheet.Widths, 14)
		row[column].Style = styleOf(field)
		if check, ok := checkOf(field, choices, b.Edition); ok {
			check.Areas = []workbook.Area{{Top: 1, Left: column, Bottom: rows, Right: column}}
			sheet.Validations = append(sheet.Validations, check)
		}
	}
	for i := 1; i <= rows; i++ {
		sheet.Rows[i].Cells = row
	}
	return sheet
}

func isDay(field string) bool {
	switch field {
	case "received", "closed", "disputes.filed", "disputes.concluded":
		return true
	case "extension.workdays", "fee.amount", "fee.pages", "fee.basis":
		return false
	}
	return strings.Contains(field, ".") && !strings.HasPrefix(field, lexicon.DisputePrefix)
}

func styleOf(field string) workbook.Style {
	return workbook.Style{Open: true, Date: isDay(field), Text: isText(field)}
}

// isText reports whether a column takes any text.
func isText(field string) bool {
	return field == "id" || field == "disputes.id" || field == "disputes.cases"
}

// checkOf says what may be entered in a column.
func checkOf(field string, choices *workbook.Sheet, edition govinfo.Edition) (workbook.Validation, bool) {
	if list := choicesOf(field, edition); list != nil {
		return workbook.Validation{Kind: workbook.List, Formula1: addChoices(choices, list), Title: "请从列表中选择", Message: "台账只接受列表中的用语。", Prompt: prompts[field]}, true
	}
	switch {
	case isText(field):
		return workbook.Validation{}, false
	case isDay(field):
		return workbook.Validation{Kind: workbook.Day, Formula1: "DATE(2008,5,1)", Formula2: "DATE(2099,12,31)", Title: "不是日期", Message: "请填写日期，例如2024-03-04。", Prompt: prompts[field]}, true
	case field == "fee.amount":
		return workbook.Validation{Kind: workbook.Decimal, Formula1: "0", Title: "不是金额", Message: "请填写以元计的金额。"}, true
	}
	return workbook.Validation{Kind: workbook.Whole, Formula1: "0", Title: "不是整数", Message: "请填写整数。"}, true
}

var prompts = map[string]string{
	"received": "收到申请之日（条例第三十一条）：当面提交之日；邮寄的签收之日；平常信函当日确认；网上、传真双方确认之日。",
	"closed":   "答复之日（国办公开办函〔2016〕235号）：当面的以签收之日为准，邮寄的以交邮之日为准。",

	"fee.basis":            "按件或者按量，只能取其一（国办函〔2020〕109号）。",
	"disputes.kind":        "行政诉讼须分清是否经过复议。",
	"disputes.coDefendant": "本机关仅作为复议机关成为共同被告的，由原行为机关统计。",
}

// choicesOf are what can be chosen in a column; nil where something else is entered.
func choicesOf(field string, edition govinfo.Edition) []string {
	switch field {
	case "channel":
		return []string{"当面", "邮寄", "平常信函", "网上", "传真", "其他"}
	case "fee.basis":
		return []string{"按件", "按量"}
	case "disputes.kind":
		return []string{"行政复议", "未经复议直接起诉", "复议后起诉"}
	case "disputes.result":
		return []string{"结果维持", "结果纠正", "其他结果", "尚未审结"}
	case "disputes.coDefendant":
		return []string{"是", "否"}
	case "applicant":
		var list []string
		for _, class := range ledger.Classes() {
			info, _ := govinfo.Describe(govinfo.Ref("applications.received").Join(string(class)))
			list = append(list, info.Column.Label)
		}
		return list
	case "outcome":
		var list []string
		for _, outcome := range ledger.Outcomes(edition) {
			info, _ := govinfo.Describe(outcome.Ref().Join("total"))
			list = append(list, strings.Join(info.Path[1:], " "))
		}
		return list
	}
	return nil
}

// addChoices adds a column to the sheet of lists and returns the formula of its range.
func addChoices(choices *workbook.Sheet, list []string) string {
	column := 0
	if len(choices.Rows) > 0 {
		column = len(choices.Rows[0].Cells)
	}
	for i, word := range list {
		if i == len(choices.Rows) {
			choices.Rows = append(choices.Rows, workbook.Row{})
		}
		cells := &choices.Rows[i].Cells
		for len(*cells) < column {
			*cells = append(*cells, workbook.Cell{})
		}
		*cells = append(*cells, workbook.Cell{Text: word})
	}
	first, last := absolute(0, column), absolute(len(list)-1, column)
	return "'" + lists + "'!" + first + ":" + last
}

// absolute returns the name of a place that does not move, "$A$1".
func absolute(row, column int) string {
	name := workbook.Place(row, column)
	letters := strings.TrimRight(name, "0123456789")
	return "$" + letters + "$" + name[len(letters):]
}
