package document

import (
	"fmt"
	"strconv"
	"strings"
)

// Message returns the note as one sentence for people, without a full stop: in
// English where language is an English BCP 47 tag ("en", "en-GB") and else in
// Chinese. A code that is not known stands for itself.
func (n Note) Message(language string) string {
	primary, _, _ := strings.Cut(language, "-")
	english := strings.EqualFold(primary, "en")
	words := n.Code.words()
	pattern := words[0]
	if english {
		pattern = words[1]
	}
	text := strings.NewReplacer("{n}", strconv.Itoa(n.Count), "{name}", n.Name).Replace(pattern)
	switch {
	case n.Page == 0:
		return text
	case english:
		return fmt.Sprintf("page %d: %s", n.Page, text)
	}
	return fmt.Sprintf("第 %d 页：%s", n.Page, text)
}

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
