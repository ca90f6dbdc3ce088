package document

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/internal/lang"
	"golang.org/x/text/language"
)

// Message returns the note as one sentence for people, without a full stop, in
// Chinese or English, whichever is nearer to the language asked for: its
// [Note.Place], where it has one, and its [Note.Text].
func (n Note) Message(tag language.Tag) string {
	if n.Page == 0 {
		return n.Text(tag)
	}
	return n.Place(tag) + lang.Text{ZH: "：", EN: ": "}.In(tag) + n.Text(tag)
}

// Place names the page; "" where the note is about the whole file.
func (n Note) Place(tag language.Tag) string {
	if n.Page == 0 {
		return ""
	}
	return fmt.Sprintf(lang.Text{ZH: "第 %d 页", EN: "page %d"}.In(tag), n.Page)
}

// Text says what was found there. A code that is not known stands for itself.
func (n Note) Text(tag language.Tag) string {
	words := n.Code.words()
	pattern := lang.Text{ZH: words[0], EN: words[1]}.In(tag)
	return strings.NewReplacer("{n}", strconv.Itoa(n.Count), "{name}", n.Name).Replace(pattern)
}

// String returns the note's code and message in Chinese, for logs.
func (n Note) String() string { return string(n.Code) + " " + n.Message(language.Chinese) }

// words returns what a code says, in Chinese and in English.
func (c NoteCode) words() [2]string {
	switch c {
	case NoteUnknownGlyphs:
		return [2]string{"字体“{name}”的 {n} 个字符含义不明，未读取", "{n} characters of the font {name} have no known meaning and were not read"}
	case NoteRebuilt:
		return [2]string{"文件的目录已损坏，内容由搜索得出，可能是较早的状态", "the file's own table of contents is damaged: its parts were found by a search and may be an older state"}
	case NoteHiddenText:
		return [2]string{"有 {n} 个不显示的字符，未读取", "{n} characters that are not shown were left out"}
	case NoteOverprint:
		return [2]string{"水印或印章的 {n} 个字符，未读取", "{n} characters of a watermark or a stamp were left out"}
	case NotePicturePage:
		return [2]string{"这一页是图片，其中的文字和数字无法读取", "the page is a picture, of which nothing can be read"}
	case NoteUnruledTable:
		return [2]string{"这一页的表格没有框线，无法分辨空白单元格", "a table without ruled lines, the empty cells of which cannot be told"}
	case NoteHiddenSheet:
		return [2]string{"工作表“{name}”是隐藏的，未读取", "the sheet “{name}” is hidden and was left out"}
	case NoteHiddenRows:
		return [2]string{"工作表“{name}”有 {n} 行有内容的隐藏行，未读取", "{n} hidden rows with content of the sheet “{name}” were left out"}
	case NoteHiddenColumns:
		return [2]string{"工作表“{name}”有 {n} 列有内容的隐藏列，未读取", "{n} hidden columns with content of the sheet “{name}” were left out"}
	case NoteNoValue:
		return [2]string{"工作表“{name}”有 {n} 个公式没有保存计算结果，按空白读取；请用 Excel 打开并保存一次", "{n} formulas of the sheet “{name}” have no value in the file and were read as blank: open it with Excel and save it"}
	}
	return [2]string{string(c), string(c)}
}
