package recognize

import (
	"fmt"
	"strings"
	"sync"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/lang"
	"github.com/openxxgk/annualreport/internal/lexicon"
	"github.com/openxxgk/annualreport/internal/words"
	"golang.org/x/text/language"
)

// Message returns the doubt as one sentence for people, in Chinese or English,
// whichever is nearer to the language asked for: its [Doubt.Place], where it has
// one, and its [Doubt.Text]. What stands in the document is quoted.
//
// In Chinese that is Sentence, which may know more of the place. Where it is empty,
// as in a doubt of which a program kept only Code, Ref and Origin, the sentence is
// made of these.
func (d Doubt) Message(tag language.Tag) string {
	if d.Sentence != "" && !lang.English(tag) {
		return d.Sentence
	}
	if place := d.Place(tag); place != "" {
		return place + lang.Text{ZH: "：", EN: ": "}.In(tag) + d.Text(tag)
	}
	return d.Text(tag)
}

// Place names what the doubt is about in the words of the form, which are Chinese in
// both languages; "" where Ref is empty.
func (d Doubt) Place(language.Tag) string { return placeName(d.Ref) }

// Text says what the doubt is without naming its place, and quotes what stands there.
// A Code that is not known stands for itself.
func (d Doubt) Text(tag language.Tag) string {
	text := phraseOf(d.Code).In(tag)
	if quoted := words.Shorten(strings.TrimSpace(d.Origin.Text)); quoted != "" {
		text += fmt.Sprintf(lang.Text{ZH: "（“%s”）", EN: " (“%s”)"}.In(tag), quoted)
	}
	return text
}

// String returns the doubt's code, its ref and its message in Chinese, for logs.
func (d Doubt) String() string {
	if d.Ref == "" {
		return string(d.Code) + ": " + d.Message(language.Chinese)
	}
	return string(d.Code) + " " + string(d.Ref) + ": " + d.Message(language.Chinese)
}

// placeName names a cell, a line or a table in the words of the forms.
func placeName(ref govinfo.Ref) string {
	switch ref {
	case "":
		return ""
	case "proactive", "proactive2019":
		return "表二"
	case "applications":
		return "表三"
	case "applications.outcomes.other":
		return "表三（六）其他处理"
	case "disputes":
		return "表四"
	}
	if field, ok := lexicon.FieldName(ref); ok {
		return field.Simplified
	}
	return govinfo.Label(ref)
}

// phraseOf returns the words of a code without its place, and the code itself for
// one that is not known.
func phraseOf(code Code) lang.Text {
	if known, ok := phrases()[code]; ok {
		return lang.Text{ZH: known.zh, EN: known.en}
	}
	return lang.Text{ZH: string(code), EN: string(code)}
}

type phrase struct{ zh, en string }

var phrases = sync.OnceValue(func() map[Code]phrase {
	return map[Code]phrase{
		NoReport:         {"没有找到年度报告的表格和各部分标题", "no table and no section of an annual report was found"},
		MissingTable:     {"没有找到表格", "the table was not found"},
		MissingLine:      {"表格中没有这一行", "the table does not have this line"},
		MissingColumn:    {"表格中没有这一列", "a column is missing in the table"},
		MissingHeadings:  {"数据上方没有相应的列标题，未读取", "not read: no column headings that fit stand above the figures"},
		WrongCellCount:   {"数据与列标题对不上，未读取", "not read: the figures do not match the column headings"},
		MergedCells:      {"单元格跨多行或多列，数据未读取", "not read: the cell spans several lines or columns"},
		UnknownLine:      {"不是法定格式的行，其数据未读取", "not read: figures stand in a line that the form does not have, or that has no name"},
		GroupConflict:    {"所在的分组与法定格式不符，其数据未读取", "not read: the line stands in a group that is not its own"},
		DoubledLine:      {"同一行在文中出现多次，不同的数据未读取", "found more than once; only figures that agree were read"},
		DoubledColumn:    {"同一列在文中出现多次，不同的数据未读取", "found more than once; only figures that agree were read"},
		Unreadable:       {"不是一个确定的数，未读取", "not read: this is not one certain number"},
		NameConflict:     {"名称与行、列的标题不一致，未读取", "not read: its name in the file and the labels around it do not agree"},
		UnitConflict:     {"所用单位不一致，未读取", "not read: the units that are stated do not agree"},
		Truncated:        {"文件在此处中断，此后的内容缺失", "the file breaks off here, and what follows is lost"},
		TableTooLarge:    {"表格过大，未读取", "not read: the table claims too many cells"},
		BeginningMissing: {"文件从报告中间开始，此前的内容缺失", "the file begins in the middle of a report, and what came before is lost"},
		OlderForm:        {"旧格式的报告，没有统一格式的表格", "a report of the kind of before 2019, without the tables of the form"},
		InexactLabel:     {"按相近的名称识别", "recognized by a label that is close to the form's, but not the same"},
		OutOfOrder:       {"位置与法定格式的顺序不同，按名称读取", "not in the order of the form; read by its name"},
		ExtraLine:        {"不是法定格式的行，未读取", "a line that the form does not have was left out"},
		ExtraColumn:      {"不是法定格式的列，未读取", "a column that the form does not have was left out"},
		Remark:           {"数据附有文字", "something stands beside the number"},
		ConvertedUnit:    {"数据以其他单位列出，已换算", "printed in another unit and converted"},
		MixedEditions:    {"各部分混用了两种格式", "the parts follow both editions of the form"},
		DoubledSection:   {"同一部分出现两次", "a section stands in the document twice"},
		InexactTitle:     {"部分标题按相近的标题识别", "a section was recognized by a title that is close to the form's, but not the same"},
		SecondReport:     {"文中还有一份报告，未读取", "the document holds a further report, which was not read"},
		MoreDoubts:       {"另有同类疑问未逐一列出", "further doubts of one kind are not listed"},
		UnknownYear:      {"没有找到报告年度", "nothing tells which year the report is on"},
		InferredYear:     {"标题没有写明年度，按正文推定", "the year was inferred from the text, for no title states it"},
		UnknownOrgan:     {"没有找到机关名称", "nothing tells for certain whose report it is"},
		InferredOrgan:    {"标题没有写明机关名称，按标题上下的一行推定", "the organ was inferred from a line above or below the title, which does not state it"},
		UnknownDate:      {"公布日期不能确定", "the dates that are printed do not tell for certain when the report was published"},
		TextLeftOut:      {"表格所在部分的文字未列入报告", "text in the section of a table has no place in the report"},
	}
})
